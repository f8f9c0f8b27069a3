"""How is a letter put into words: by the user's template, or ours?

A template is Jinja, sandboxed and strict: a name that does not exist is a fault, never a hole in a letter.
Its first line is `Subject: ...`; the rest is the body. The user's own, in `letters/<language>/<step>.j2` beside
config.yaml, come before ours.
"""

from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from importlib.resources.abc import Traversable
from pathlib import Path

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    FunctionLoader,
    StrictUndefined,
    TemplateError,
)
from jinja2.exceptions import TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from followup.domain.compose import Text
from followup.domain.model import one_line
from followup.errors import ConfigError, Fault

SUBJECT = "Subject:"


class TemplateWording:
    """Letters from templates, in a folder for each language: `ours`, and `own`, the user's, which need not exist."""

    def __init__(self, ours: Traversable, own: Path | None = None) -> None:
        self._ours = ours
        self._own = own

    def languages(self, step: str) -> Collection[str]:
        """The languages in which there is a letter for that step, the user's own included."""
        ours = {folder.name for folder in self._ours.iterdir() if (folder / _file(step)).is_file()}
        own = {template.parent.name for template in self._own.glob(f"*/{_file(step)}")} if self._own else set()
        return ours | own

    def render(self, step: str, language: str, facts: Mapping[str, object]) -> Text:
        """The letter in that language with these facts."""
        name = f"{language}/{_file(step)}"
        try:
            template = self._environment.get_template(name)
            rendered = template.render(**facts, pick=_picker(facts))
        except TemplateError as error:
            raise ConfigError([self._fault(name, error)]) from error
        subject, _, body = rendered.strip().partition("\n")
        if not subject.startswith(SUBJECT):
            problem = f"the first line must begin with `{SUBJECT}`"
            raise ConfigError([Fault(self._path(name), 1, "", problem)])
        return Text(one_line(subject.removeprefix(SUBJECT)), _tidy(body))

    @cached_property
    def _environment(self) -> Environment:
        loaders: list[BaseLoader] = [FunctionLoader(self._packaged)]
        if self._own:
            loaders.insert(0, FileSystemLoader(self._own))
        return ImmutableSandboxedEnvironment(
            loader=ChoiceLoader(loaders),
            undefined=StrictUndefined,
            autoescape=False,  # letters are plain text
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
        )

    def _packaged(self, name: str) -> str | None:
        """Our own template of that name (`en/thank_you.j2`)."""
        source = self._ours.joinpath(*name.split("/"))
        return source.read_text(encoding="utf-8") if source.is_file() else None

    def _path(self, name: str) -> str:
        own = self._own / name if self._own else None
        return str(own) if own and own.is_file() else name

    def _fault(self, name: str, error: TemplateError) -> Fault:
        """Jinja knows the line of a syntax error; of anything else the traceback does."""
        line = error.lineno if isinstance(error, TemplateSyntaxError) else 0
        place = error.__traceback__
        while place and not line:
            if place.tb_frame.f_code.co_filename.endswith(name):
                line = place.tb_lineno
            place = place.tb_next
        return Fault(self._path(name), line, "", error.message or type(error).__name__)


def _file(step: str) -> str:
    return f"{step.replace('-', '_')}.j2"


def _picker(facts: Mapping[str, object]) -> Callable[..., str]:
    """`pick(a, b, c)` chooses one way to say a thing: another for each person of a panel, the same in every run."""
    seed = facts.get("seed")

    def pick(*ways: str) -> str:
        return ways[(seed if isinstance(seed, int) else 0) % len(ways)]

    return pick


def _tidy(body: str) -> str:
    """One empty line between paragraphs, no white space at the ends of lines."""
    paragraphs = "\n".join(line.rstrip() for line in body.strip().splitlines()).split("\n\n")
    return "\n\n".join(paragraph.strip("\n") for paragraph in paragraphs if paragraph.strip())
