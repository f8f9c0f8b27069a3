"""Which stage of a selection is an interview, and in which language is it spoken of?"""

import re
from collections import Counter

from followup.domain.events.entries import Entry
from followup.domain.events.spoken import spoken_in
from followup.domain.events.spotting import masked, plain, sections_named, spot_all
from followup.domain.language.lexicon import Lexicons

# Where a text speaks of several, the one that says more: a day on site holds technical slots, a final round is still that.
_ORDER = (
    "onsite",
    "final",
    "panel",
    "hiring_manager",
    "recruiter_call",
    "phone_screen",
    "case_study",
    "technical",
    "culture",
)
_SECTIONS = tuple(f"stage_{stage}" for stage in _ORDER)
_BRACKETS = re.compile(r"\([^()\n]{1,80}\)")
_A_DAY = 3
"""So many slots of an agenda make a day of interviews."""
UNKNOWN = "unknown"
_ORDINAL = re.compile(r"(?<![\w.:/])(?:[1-9](?:\.|st|nd|rd|th|e|eme|er|ª|º|a|o|:a|:e)|i{2,3}|iv)[ -]?$")
_NUMBER_BEFORE = re.compile(r"(?<![\w.:/])[1-9] ?$")
_NUMBER_BEHIND = re.compile(r"[ -]?(?:n[.°o]? ?|#)?(?:[1-9]|i{2,3}|iv)(?!\w|[.:/-]\d| ?(?:uhr|h|[ap]m)\b)")


def stage_of(entry: Entry, role: str) -> str:
    """The stage by the title, else by the description; `unknown` if neither tells. A `role` is no stage."""
    title, description, lexicons = entry.title, entry.description, entry.lexicons
    booked = "\n".join(description.fields.get("label_event", ()))
    for text in (title.plain, plain(booked)):
        if stage := _named(text, role, lexicons):
            return stage
    if len(description.agenda) >= _A_DAY:
        return "onsite"
    return _named(_unsigned(plain(description.text), lexicons), role, lexicons) or UNKNOWN


def is_counted(entry: Entry) -> bool:
    """Whether the title counts it among several rounds: "rd 3", "2 etap", "druga runda", "2. Gespräch"."""
    folded = entry.title.plain
    if spot_all(folded, entry.lexicons, "counted"):
        return True
    talks = {(hit.start, hit.end) for hit in spot_all(folded, entry.lexicons, "talk", "likely", "interview")}
    for hit in spot_all(folded, entry.lexicons, "round"):
        before, behind = folded[: hit.start], folded[hit.end :]
        if _ORDINAL.search(before) or _NUMBER_BEHIND.match(behind):
            return True
        if (hit.start, hit.end) not in talks and _NUMBER_BEFORE.search(before):  # "9 Gespräch" is at nine
            return True
    return False


def _unsigned(text: str, lexicons: Lexicons) -> str:
    """The text without what whoever wrote it is: a "Senior Talent Partner" signs invitations to every stage."""
    writers = {(hit.start, hit.end) for hit in spot_all(text, lexicons, "job", "occupation")}
    return masked(text, [s for s in spot_all(text, lexicons, "stage_recruiter_call") if (s.start, s.end) in writers])


def _without_positions(text: str, lexicons: Lexicons) -> str:
    """The text without what people in it are: of "Kim Ott (technical director)" the brackets name no stage."""

    def emptied(found: re.Match[str]) -> str:
        leads = spot_all(found.group(), lexicons, "stage_hiring_manager", "stage_recruiter_call")
        is_position = not leads and spot_all(found.group(), lexicons, "occupation")
        return " " * len(found.group()) if is_position else found.group()

    return _BRACKETS.sub(emptied, masked(text, spot_all(text, lexicons, "mask")))


def _named(text: str, role: str, lexicons: Lexicons) -> str:
    without_role = _without_positions(text.replace(plain(role), " ") if role else text, lexicons)
    spoken = spoken_in(text, lexicons)
    found = {hit.section for hit in spot_all(without_role, lexicons, *_SECTIONS) if hit.language in spoken}
    return next((stage for stage in _ORDER if f"stage_{stage}" in found), "")


def language_of(entry: Entry) -> str:
    """The language whose phrases cover most of the title and the description, or the empty string."""
    lexicons = entry.lexicons
    sections = [section for section in sections_named(lexicons, "") if section != "mask"]
    covered: Counter[str] = Counter()
    for text in (entry.title.text, entry.description.text):
        for hit in spot_all(plain(text), lexicons, *sections):
            covered[hit.language] += hit.end - hit.start
    return max(lexicons, key=lambda language: covered[language]) if covered else ""
