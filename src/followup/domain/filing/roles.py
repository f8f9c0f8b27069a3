"""Do two job titles name one job?"""

import re
from collections.abc import Sequence

from followup.domain.likeness import likeness

NEARLY = 82
"""Similarity in per cent from which two spellings count as one title."""

_MARKS = re.compile(
    r"\((?:[mwfdxhig]\s*[/|*]?\s*){2,}\)|\b(?:m/w/d|f/m/d|m/f/d|w/m/d|m/w/x|w/m/x|h/f|f/h)\b|[*:_/]in(?:nen)?\b",
    re.IGNORECASE,
)
"""(m/w/d), (f/m/x), (H/F), Entwickler:in: who may apply, not what the job is."""


_IN_FULL = {
    "sr": "senior", "jr": "junior", "eng": "engineer", "engr": "engineer", "dev": "developer", "mgr": "manager", "pm": "product manager",
    "exec": "executive", "ops": "operations", "asst": "assistant", "coord": "coordinator", "admin": "administrator", "dir": "director",
    "rep": "representative", "spec": "specialist", "tech": "technician", "hd": "heavy diesel",
}  # fmt: skip
"""How the words of a title are shortened in calendars."""


def same_role(one: str, other: str) -> bool:
    """Whether one title could stand for the other: `Data Engineer (m/w/d)` and `Senior Data Engineer, Berlin`."""
    ours, theirs = _words(one), _words(other)
    if ours <= theirs or theirs <= ours or _initials(one) == other or _initials(other) == one:
        return True
    return likeness(_run_together(one), _run_together(other)) >= NEARLY


def in_full(titles: Sequence[str]) -> str:
    """The first of several titles of one job; where it is written without capitals, and so may be cut short, a fuller one."""
    if not titles:
        return ""
    said = titles[0]
    fuller = (title for title in titles if _words(said) < _words(title)) if said.islower() else ()
    return next(iter(fuller), said)


def _words(title: str) -> set[str]:
    words = re.findall(r"\w+", _MARKS.sub(" ", title).casefold())
    return {part for word in words for part in _IN_FULL.get(word, word).split()}


def _initials(title: str) -> str:
    """`Site Reliability Engineer` as those say it who hire one: SRE."""
    words = re.findall(r"\w+", _MARKS.sub(" ", title))
    return "".join(word[0].upper() for word in words) if len(words) > 1 else ""


def _run_together(title: str) -> str:
    """`Front-end Developer` and `Frontend Developer` differ in nothing but spaces."""
    return "".join(re.findall(r"\w+", _MARKS.sub(" ", title).casefold()))
