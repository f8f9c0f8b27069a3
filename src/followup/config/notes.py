"""Where are the user's own notes, and what are they known by?"""

from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator

from followup.config.section import Section
from followup.config.values import FilledLine, Location, fault


def _with_letters(mark: str) -> str:
    if not any(map(str.isalnum, mark)):
        raise fault("it needs a word; it is what your notes are known by")
    return mark


Mark = Annotated[FilledLine, AfterValidator(_with_letters)]


class Notes(Section):
    """The `heading` above notes in an event, the `folder` of those in files, the `subject` of those in mail."""

    heading: Mark = "Notes"
    folder: Location = Path("notes")
    subject: Mark = "notes:"


def nothing_said() -> Any:
    """A section without keys, read like one that was written: its relative paths start at the file."""
    return {}
