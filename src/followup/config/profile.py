"""What may a letter say of the user, and how does the user write?"""

from typing import Annotated

from pydantic import BeforeValidator, Field

from followup.config.section import Section
from followup.config.values import Day, FilledLine, Language, Line, Lines


class Strength(Section):
    """One thing that speaks for the user; `when` are words of roles that it fits best, `language` that of its words."""

    text: FilledLine = Field(description="a sentence of yours")
    when: tuple[FilledLine, ...] = ()
    language: Language | None = None


def _spelled_out(strength: object) -> object:
    return {"text": strength} if isinstance(strength, str) else strength


class Update(Section):
    """Something accomplished, which may be told from `day` on; `reason` says why it is of interest to them."""

    text: FilledLine = Field(description="a sentence of yours")
    day: Day = Field(description="the day it happened, like 2026-10-14")
    reason: Line = ""
    language: Language | None = None


class Manners(Section):
    """How the user addresses people in one language, and signs."""

    first_names: bool | None = None
    familiar: bool | None = None
    sign_as: Line = ""
    signature: Lines = ""


class Profile(Section):
    """What a letter may say of the user."""

    strengths: tuple[Annotated[Strength, BeforeValidator(_spelled_out)], ...] = ()
    updates: tuple[Update, ...] = ()
    linkedin: Line = ""
    sign_as: Line = ""
    signature: Lines = ""
    languages: dict[Language, Manners] = Field(default_factory=dict)
