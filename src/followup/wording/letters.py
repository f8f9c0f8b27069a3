"""Which letters are there, in which languages, and what do they say?

A template's first line is `Subject: ...`; the rest is the body. The user's own, in `letters/<language>/<step>.j2` beside
config.yaml, come before ours.
"""

from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from importlib.resources.abc import Traversable
from pathlib import Path

from followup.domain.compose import Text
from followup.domain.model import one_line
from followup.errors import ConfigError, Fault

SUBJECT = "Subject:"

NOTES = frozenset({"connect"})
"""What has no subject: a note that is pasted somewhere, not a letter."""


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
        """The letter in that language with these facts. A note (`NOTES`) has no subject. Raises `ConfigError`."""
        name = f"{language}/{file_of(step)}"
        path = str(self.own(step, language) or name)
        said = self._rendered(name, facts, path)
        if step in NOTES:
            return Text("", tidy(said))
        subject, _, body = said.partition("\n")
        if not subject.startswith(SUBJECT):
            raise ConfigError([Fault(path, 1, "", f"the first line must begin with `{SUBJECT}`")])
        return Text(one_line(subject.removeprefix(SUBJECT)), tidy(body))

    @cached_property
    def _rendered(self) -> Callable[[str, Mapping[str, object], str], str]:
        from followup.wording.templates import Templates  # noqa: PLC0415 - Jinja is slow to load; most runs write nothing

        return Templates(self._ours, self._own).rendered


def file_of(step: str) -> str:
    """The file name of that letter's template."""
    return f"{step.replace('-', '_')}.j2"


def tidy(body: str) -> str:
    """One empty line between paragraphs, no white space at the ends of lines."""
    paragraphs = "\n".join(line.rstrip() for line in body.strip().splitlines()).split("\n\n")
    return "\n\n".join(paragraph.strip("\n") for paragraph in paragraphs if paragraph.strip())
