"""What does a YAML file say, and on which line?

Every scalar stays the text it was written as; what it means is the schema's affair. So `no` is Norwegian, and a day stays
the day that was typed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from followup.errors import ConfigError, Fault

Keys = tuple[str | int, ...]
"""The way to a value: keys of mappings, and indexes of lists."""

Value = str | None | list["Value"] | dict[str, "Value"]


@dataclass(frozen=True, slots=True)
class Document:
    """A file that the user wrote. `value` is what it says."""

    file: Path
    value: dict[str, Value]
    root: MappingNode

    def fault(self, keys: Keys, problem: str) -> Fault:
        """What is wrong there, with its line; for a missing key, with the line of the section that lacks it."""
        path = ".".join(key for key in keys if isinstance(key, str))
        return Fault(str(self.file), _line(self.root, keys), path, problem)

    def at(self, keys: Keys) -> Value:
        """The value there; None if there is none."""
        value: Value = self.value
        for key in keys:
            match value, key:
                case dict(), str():
                    value = value.get(key)
                case list(), int():
                    value = value[key]
                case _:
                    return None
        return value

    def duplicates(self) -> Iterator[Fault]:
        """Every key that stands twice in one section: YAML would silently take the last."""
        for node, keys in _mappings(self.root, ()):
            first: dict[str, int] = {}
            for name, _ in node.value:
                key, line = _key(name), name.start_mark.line + 1
                if key in first:
                    path = ".".join((*keys, key))
                    yield Fault(str(self.file), line, path, f"it stands on line {first[key]} already")
                first.setdefault(key, line)


def parse(text: str, file: Path) -> Document:
    """The document in `text`. Raises `ConfigError` naming `file`, the line, and what YAML expects there."""
    try:
        root = YAML(typ="safe", pure=True).compose(text)
        if isinstance(root, MappingNode):
            return Document(file, {_key(key): _value(node) for key, node in root.value}, root)
    except YAMLError as error:
        raise ConfigError([_unreadable(text, file, error)]) from error
    except RecursionError as error:
        raise ConfigError([Fault(str(file), 0, "", "it is nested too deeply, or within itself")]) from error
    problem = "it is a list or a text; settings are keys with values" if root else "it is empty"
    raise ConfigError([Fault(str(file), 0, "", f"{problem}. `followup init` writes one to begin with.")])


def _key(node: Node) -> str:
    """The key as text; a list or a mapping for a key is YAML, but no key of ours."""
    return node.value if isinstance(node.value, str) else ""


def _value(node: Node) -> Value:
    match node:
        case MappingNode():
            return {_key(key): _value(value) for key, value in node.value}
        case SequenceNode():
            return [_value(value) for value in node.value]
        case _ if node.tag == "tag:yaml.org,2002:null":
            return None
        case _:
            return str(node.value)


def _line(root: Node, keys: Keys) -> int:
    """The line of the value, or of the nearest section around it; 0 for the file as a whole."""
    node, line = root, 0
    for key in keys:
        step = _step(node, key)
        if step is None:
            break
        node, line = step
    return line


def _step(node: Node, key: str | int) -> tuple[Node, int] | None:
    """The node below `key`, and the line on which it begins: that of the key, or of the entry of a list."""
    match node:
        case MappingNode():
            found = (
                (value, name.start_mark.line + 1) for name, value in reversed(node.value) if _key(name) == str(key)
            )
            return next(found, None)
        case SequenceNode() if isinstance(key, int) and key < len(node.value):
            return node.value[key], node.value[key].start_mark.line + 1
        case _:
            return None


def _mappings(node: Node, keys: tuple[str, ...]) -> Iterator[tuple[MappingNode, tuple[str, ...]]]:
    match node:
        case MappingNode():
            yield node, keys
            for key, value in node.value:
                yield from _mappings(value, (*keys, _key(key)))
        case SequenceNode():
            for value in node.value:
                yield from _mappings(value, keys)


_HINTS = {
    r"'\t'": "a tab: indent with spaces",
    "mapping values are not allowed": "a colon too many, or an indentation that does not fit; "
    "a text with a colon in it needs quotes",
    "quoted scalar": "the quote that opens here is never closed",
    "flow sequence": "the [ that opens here is never closed",
    "flow mapping": "the { that opens here is never closed",
    "expected ':'": "a key without its colon, or a text that is not indented enough",
    "another document": "a line of --- begins a second document; one file is one document",
    "<block end>": "this line does not fit what stands before it: see its indentation",
    "cannot start any token": "a text that begins with this character needs quotes",
    "unacceptable character": "a character that does not belong into a text file",
}


def _unreadable(text: str, file: Path, error: YAMLError) -> Fault:
    said = f"{getattr(error, 'context', None) or ''} {getattr(error, 'problem', None) or error}"
    hint = next((hint for words, hint in _HINTS.items() if words in said), said.strip().partition("\n")[0])
    mark = getattr(error, "context_mark" if "opens here" in hint else "problem_mark", None)
    line = mark.line if mark else text.count("\n", 0, getattr(error, "position", 0))
    return Fault(str(file), line + 1, "", f"this is not YAML: {hint}")
