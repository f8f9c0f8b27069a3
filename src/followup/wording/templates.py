"""What does a letter say, given its facts?

A template is Jinja, sandboxed and strict: a name that does not exist is a fault, never a hole in a letter.
Its first line is `Subject: ...`; the rest is the body. The user's own, in `letters/<language>/<step>.j2` beside
config.yaml, come before ours; as `ours/<language>/<step>.j2` ours can still be extended or included.
"""

from collections.abc import Collection, Mapping
from functools import cached_property
from importlib.resources.abc import Traversable
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, FunctionLoader, StrictUndefined, TemplateError
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from followup.domain.compose import Text
from followup.domain.model import one_line
from followup.errors import ConfigError, Fault
from followup.wording.picking import picker

SUBJECT = "Subject:"
OURS = "ours/"

NOTES = frozenset({"connect"})
"""What has no subject: a note that is pasted somewhere, not a letter."""

MISTAKES = (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, RecursionError, OSError)
"""What a template can raise that was written wrongly, or cannot be read."""


class TemplateWording:
    """Letters from templates, in a folder for each language: `ours`, and `own`, the user's, which need not exist."""

    def __init__(self, ours: Traversable, own: Path | None = None) -> None:
        self._ours = ours
        self._own = own

    def languages(self, step: str) -> Collection[str]:
        """The languages in which there is a letter for that step, the user's own included."""
        ours = {folder.name for folder in self._ours.iterdir() if (folder / file_of(step)).is_file()}
        own = {template.parent.name for template in self._own.glob(f"*/{file_of(step)}")} if self._own else set()
        return ours | own

    def own(self, step: str, language: str) -> Path | None:
        """The user's own template for that letter, if there is one."""
        path = self._own / language / file_of(step) if self._own else None
        return path if path and path.is_file() else None

    def render(self, step: str, language: str, facts: Mapping[str, object]) -> Text:
        """The letter in that language with these facts. A note (`NOTES`) has no subject."""
        name = f"{language}/{file_of(step)}"
        try:
            template = self._environment.get_template(name)
            rendered = template.render(**facts, pick=picker(facts)).strip()
        except MISTAKES as error:
            raise ConfigError([fault(error, self._path(step, language))]) from error
        if step in NOTES:
            return Text("", tidy(rendered))
        subject, _, body = rendered.partition("\n")
        if not subject.startswith(SUBJECT):
            raise ConfigError([Fault(self._path(step, language), 1, "", f"the first line must begin with `{SUBJECT}`")])
        return Text(one_line(subject.removeprefix(SUBJECT)), tidy(body))

    @cached_property
    def _environment(self) -> "Templates":
        return Templates(self._ours, self._own)

    def _path(self, step: str, language: str) -> str:
        return str(self.own(step, language) or f"{language}/{file_of(step)}")


class Templates(ImmutableSandboxedEnvironment):
    """Where templates are found and rendered: the user's first, then ours, whose names may also begin with `ours/`."""

    def __init__(self, ours: Traversable, own: Path | None) -> None:
        def packaged(name: str) -> tuple[str, str, None] | None:
            plain = name.removeprefix(OURS)
            source = ours.joinpath(*plain.split("/"))
            return (source.read_text(encoding="utf-8"), OURS + plain, None) if source.is_file() else None

        loaders: list[BaseLoader] = [FunctionLoader(packaged)]
        if own:
            loaders.insert(0, FileSystemLoader(own))
        super().__init__(
            loader=ChoiceLoader(loaders),
            undefined=StrictUndefined,
            autoescape=False,  # letters are plain text
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
        )
        self.filters["ended"] = ended


def file_of(step: str) -> str:
    """The file name of that letter's template."""
    return f"{step.replace('-', '_')}.j2"


def fault(error: Exception, path: str) -> Fault:
    """What is wrong with a template, and where; `path` is the one that was asked for.

    Jinja knows the place of a syntax error; of anything else the traceback does.
    """
    problem = (error.message if isinstance(error, TemplateError) else str(error)) or type(error).__name__
    if isinstance(error, TemplateSyntaxError):
        return Fault(error.filename or path, error.lineno, "", problem)
    line, place = 0, error.__traceback__
    while place:
        if place.tb_frame.f_code.co_filename.endswith(".j2"):
            path, line = place.tb_frame.f_code.co_filename, place.tb_lineno
        place = place.tb_next
    return Fault(
        path, line, "", f"there is no template {problem!r}" if isinstance(error, TemplateNotFound) else problem
    )


def ended(sentence: str) -> str:
    """`sentence` with a full stop, unless it ends with a mark of its own."""
    text = sentence.rstrip()
    return text if not text or text.rstrip("\"'”’»)")[-1:] in {".", "!", "?", "…", "。"} else f"{text}."


def tidy(body: str) -> str:
    """One empty line between paragraphs, no white space at the ends of lines."""
    paragraphs = "\n".join(line.rstrip() for line in body.strip().splitlines()).split("\n\n")
    return "\n\n".join(paragraph.strip("\n") for paragraph in paragraphs if paragraph.strip())
