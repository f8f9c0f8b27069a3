"""What is wrong with the user's templates?

Each is rendered in all manner of situations, with little known and with much. Told are names that do not exist, parts that
are never reached, and holes: what a letter looks like when a fact is missing that it takes for granted.
"""

import difflib
import re
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path

from jinja2 import meta, nodes
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError

from followup.errors import Fault
from followup.wording.letters import NOTES, SUBJECT, file_of
from followup.wording.marking import Branch, Marking, Place
from followup.wording.picking import picker
from followup.wording.samples import LETTERS
from followup.wording.situations import situations
from followup.wording.templates import MISTAKES, Templates, fault

ENOUGH = 200
"""Situations in which a letter is looked at, when nothing in it waits to be reached."""

LONGEST_NOTE = 300

SHOWN = 60
"""Characters of a line that are quoted."""

_HOLE = re.compile(
    r" [,.;:](?=\s|$)|(?<=\S)  +(?=\S)|\bNone\b|\(\s*\)|\[\s*\]|\"\s*\"|“\s*”|„\s*“|«\s*»|,,|,\.|(?<!\.)\.\.(?!\.)|^[,.;:]|^-\s*$"
)
_UNUSED = f"no letter uses this file; letters are called {', '.join(map(file_of, LETTERS))}"
_EXTENDED = re.compile(r"ours/([\w-]+)/")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def faults(ours: Traversable, own: Path) -> list[Fault]:
    """Everything that is wrong with the templates in the folder `own`, by file and line."""
    files = sorted(own.rglob("*.j2"))
    found = dict.fromkeys(_unknown_names(Templates(ours, own), ours, files))
    broken = {each.file for each in found}
    read: set[str] = set()
    branches: set[Branch] = set()
    reached: set[Branch] = set()
    for language in sorted({path.relative_to(own).parts[0] for path in files}):
        for step in LETTERS:
            templates = Marking(ours, own)
            named = {(each.file, each.line) for each in found}
            templates.reached |= reached  # by another letter that shares a file with this one
            told = (each for each in _proved(templates, step, language, broken) if (each.file, each.line) not in named)
            found.update(dict.fromkeys(told))
            read |= templates.read
            branches |= set(templates.branches)
            reached = templates.reached
    dead = [branch for branch in branches - reached if branch.place.file not in broken]
    found.update((_told(branch.place, f"{branch.what} is never reached"), None) for branch in dead)
    for path in files:
        problem = _misplaced(path, own) or ("" if str(path) in read | broken else _UNUSED)
        if problem:
            found[Fault(str(path), 0, "", problem)] = None
    return sorted(found, key=lambda each: (each.file, each.line, each.problem))


def _unknown_names(templates: Templates, ours: Traversable, files: list[Path]) -> Iterator[Fault]:
    """Names that neither a letter has nor a template gives, with what may have been meant."""
    trees = {path: tree for path in files if (tree := _tree(templates, path))}
    extended = {path.parent.name for path in files} | {
        name for path in trees for name in _EXTENDED.findall(path.read_text(encoding="utf-8"))
    }
    packaged = (
        tree for language in extended for step in LETTERS if (tree := _tree(templates, ours / language / file_of(step)))
    )
    known = {"pick", *templates.globals, *(name for step in LETTERS for name in next(situations(step)))}
    for tree in (*trees.values(), *packaged):
        known |= {name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"}
        known |= {each.target for each in tree.find_all(nodes.Import)}
    for path, tree in trees.items():
        unknown = _undeclared(tree) - known
        for name in tree.find_all(nodes.Name):
            if name.name in unknown:
                meant = difflib.get_close_matches(name.name, sorted(known), 1)
                hint = f"; did you mean `{meant[0]}`?" if meant else ""
                yield Fault(str(path), name.lineno, "", f"there is no `{name.name}`{hint}")


def _tree(templates: Templates, path: Traversable) -> nodes.Template | None:
    try:
        return templates.parse(path.read_text(encoding="utf-8")) if path.is_file() else None
    except (TemplateSyntaxError, UnicodeDecodeError, OSError):  # told when the letter is tried
        return None


def _undeclared(tree: nodes.Template) -> set[str]:
    try:
        return meta.find_undeclared_variables(tree)
    except TemplateSyntaxError:  # as above: a filter that does not exist
        return set()


def _misplaced(path: Path, own: Path) -> str:
    language = path.relative_to(own).parts[0]
    if path.name in map(file_of, LETTERS) and not _LANGUAGE.fullmatch(language):
        return f"{language!r} is no language code, such as en, de or pt-BR"
    return ""


def _proved(templates: Marking, step: str, language: str, broken: set[str]) -> Iterator[Fault]:
    """What is wrong with one letter. The files that cannot be rendered are added to `broken`."""
    path = str(templates.own / language / file_of(step))
    try:
        template = templates.get_template(f"{language}/{file_of(step)}")
    except TemplateNotFound:  # there is no such letter
        return
    except MISTAKES as error:
        told = fault(error, path)
        broken.add(told.file)
        yield told
        return
    for count, facts in enumerate(situations(step)):
        if count >= ENOUGH and templates.reached.issuperset(templates.branches):
            return
        try:
            rendered = template.render(**facts, pick=picker(facts))
        except MISTAKES as error:
            told = fault(error, path)
            broken.add(told.file)
            yield told
            continue
        if not templates.read:
            return  # a letter of ours alone
        yield from _holes(templates, step, rendered, path)


def _holes(templates: Marking, step: str, rendered: str, path: str) -> Iterator[Fault]:
    lines = [(text.rstrip(), place) for text, place in templates.lines(rendered) if text.strip()]
    if not lines:
        yield Fault(path, 1, "", "sometimes nothing is written at all")
        return
    first, place = lines[0]
    if step in NOTES:
        length = sum(len(text) + 1 for text, _ in lines) - 1
        if length > LONGEST_NOTE:
            yield _told(place, f"a note of up to {length} characters; only {LONGEST_NOTE} can be pasted", path)
    elif not first.startswith(SUBJECT):
        yield _told(place, f"the first line must begin with `{SUBJECT}`, and does not always: {_shown(first)}", path)
    elif not first.removeprefix(SUBJECT).strip(" –—-:"):
        yield _told(place, "the subject is sometimes empty", path)
    elif len(lines) == 1:
        yield _told(place, "sometimes nothing follows the subject", path)
    for text, origin in lines:
        if origin and (hole := _HOLE.search(text.removeprefix(SUBJECT))):
            yield _told(
                origin, f"a hole where something is not known ({hole[0].strip() or 'two spaces'}): {_shown(text)}", path
            )


def _told(place: Place | None, problem: str, path: str = "") -> Fault:
    return Fault(place.file, place.line, "", problem) if place else Fault(path, 0, "", problem)


def _shown(text: str) -> str:
    return f"`{text}`" if len(text) <= SHOWN else f"`{text[:SHOWN]}…`"
