"""What in a title is said by the way, and names neither anybody nor anything: the time, and for whom a job is open."""

import re

_MINUTES = r"\d{1,2}[:h]\d{2}(?:\s?[ap]\.?m\b\.?|\s?uhr\b|h\b)?"
_DOTTED = r"\d{1,2}\.[0-5]\d"
_MARKED = r"\d{1,2}(?:\.[0-5]\d)?\s?(?:[ap]\.?m\b\.?|uhr\b|h\b)"
_HOUR = rf"(?:{_MINUTES}|{_MARKED})"
_TO = r"\s?(?:-|–|—|to|bis|till?|à)\s?"
_AT = r"(?:kl|klo|ore|alle|dalle|a las|às|godz|g|saat|um|om)\.?"
_TIME = re.compile(
    rf"(?<![\w.#/])(?:(?:{_AT}|at|@|ab|von|from|à)\s+)?(?:(?:{_HOUR}|{_DOTTED}|\d{{1,2}}){_TO}(?:{_HOUR}|{_DOTTED})|{_HOUR})(?![\w/])"
    rf"|(?<![\w.]){_AT}\s?\d{{1,2}}(?:\.[0-5]\d)?(?![\w./])",
    re.IGNORECASE,
)
"""The hours of an appointment, with the small word before them: "10.30-11.15", "at 3pm", "kl 9"."""
_FOR_ANYBODY = re.compile(r"\s*[(\[]\s*[a-z*]{1,3}(?:\s?[/|]\s?[a-z*]{1,3}){1,3}\s*[)\]]", re.IGNORECASE)
"""That a job is open to everybody: "(m/w/d)", "(H/F)"."""
_NO_SUCH = re.compile(r"\b(?!(?:all|gn|div|[mwdfhxivakus*])\b)[a-z*]+\b", re.IGNORECASE)


def without_asides(title: str) -> str:
    """The title with bars in place of what is said by the way."""
    return _TIME.sub(" | ", _FOR_ANYBODY.sub(_anybody, title))


def _anybody(found: re.Match[str]) -> str:
    return found.group() if _NO_SUCH.search(found.group()) else " | "
