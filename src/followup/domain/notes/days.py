"""Which day is a text about?

Unlike a deadline, it may lie behind: of the days that `20 November` can be, the nearest is meant.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from followup.domain.language.lexicon import Lexicon, Lexicons
from followup.domain.language.words import surfaces, words
from followup.domain.mail.deadlines import MONTHS

_FIGURES = re.compile(
    r"(?<!\d)(?:(?P<y>\d{4})(?P<mark>[-./_]?)(?P<m>\d{2})(?P=mark)(?P<d>\d{2})"
    r"|(?P<a>\d{1,2})(?:\.\s?(?P<b>\d{1,2})\.(?:\s?(?P<year>\d{4}|\d{2}))?|(?P<slash>[./-])(?P<c>\d{1,2})(?P=slash)(?P<full>\d{4})))(?!\d)"
)
_EMPTY = re.compile(r"[(\[]\s*[)\]]")
_BETWEEN = frozenset({"of", "the", "de", "di", "den", "der"})
_AFTER = frozenset({"日", "일"})
_CENTURY = 2000


@dataclass(frozen=True, slots=True)
class Dated:
    """The day that a text is about, None if it names none, and the text without what names days."""

    day: date | None
    rest: str


def dated(text: str, lexicons: Lexicons, near: date) -> Dated:
    """The first day that `text` names, in figures or with the name of a month in any language."""
    found = sorted([*_in_figures(text, near), *_in_words(text, lexicons, near)])
    rest = text
    for start, end, _ in reversed(found):
        rest = rest[:start] + " " + rest[end:]
    return Dated(found[0][2] if found else None, " ".join(_EMPTY.sub(" ", rest).split()).strip(" ,;:-–—_/"))


def _in_figures(text: str, near: date) -> Iterator[tuple[int, int, date]]:
    for match in _FIGURES.finditer(text):
        if match["y"]:
            days = [_valid(int(match["y"]), int(match["m"]), int(match["d"]))]
        elif match["slash"]:
            year, one, other = int(match["full"]), int(match["a"]), int(match["c"])
            days = [_valid(year, other, one), _valid(year, one, other)]
        else:
            days = _of_year(int(match["year"] or 0), int(match["b"]), int(match["a"]), near)
        day = _nearest(days, near)
        if day:
            yield match.start(), match.end(), day


def _in_words(text: str, lexicons: Lexicons, near: date) -> Iterator[tuple[int, int, date]]:
    """`20 November 2026`, `Nov 20th`, `20 de novembro`, `11月20日`."""
    tokens = surfaces(text)
    spoken = [word for word, _, _ in tokens]
    position = 0
    while position < len(spoken):
        for month, name in _months(tuple(lexicons.values())).get(spoken[position], ()):
            end = position + len(name)
            if tuple(spoken[position:end]) != name:
                continue
            start, end, number = _with_number(spoken, position, end)
            if number:
                year = int(spoken[end]) if end < len(spoken) and re.fullmatch(r"20\d\d", spoken[end]) else 0
                end += bool(year)
                day = _nearest(_of_year(year, month, number, near), near)
                if day:
                    yield tokens[start][1], tokens[end - 1][2], day
                    position = end - 1
                    break
        position += 1


def _with_number(spoken: list[str], start: int, end: int) -> tuple[int, int, int]:
    """Where the day begins and ends that the name of a month at start..end makes with the number beside it."""
    before = start - 1 - (start > 1 and spoken[start - 1] in _BETWEEN)
    if before >= 0 and (number := _number(spoken[before])):
        return before, end, number
    after = end + (end < len(spoken) and spoken[end] in _BETWEEN)
    if after < len(spoken) and (number := _number(spoken[after])):
        return start, after + 1 + (spoken[after + 1 : after + 2] != [] and spoken[after + 1] in _AFTER), number
    return start, end, 0


def _number(word: str) -> int:
    figures = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th|er|e|o|a)?", word)
    return int(figures[1]) if figures else 0


def _of_year(year: int, month: int, day: int, near: date) -> list[date | None]:
    years = [year if year >= _CENTURY else _CENTURY + year] if year else [near.year - 1, near.year, near.year + 1]
    return [_valid(each, month, day) for each in years]


def _nearest(days: list[date | None], near: date) -> date | None:
    return min((day for day in days if day), key=lambda day: abs(day - near), default=None)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=8)
def _months(lexicons: tuple[Lexicon, ...]) -> dict[str, list[tuple[int, tuple[str, ...]]]]:
    """The first word of each name of a month -> the months, with all words of the name, the longest first."""
    found: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for lexicon in lexicons:
        for number, month in enumerate(MONTHS, start=1):
            for name in lexicon.words.get(month, ()):
                spelt = tuple(words(name.rstrip("*")))
                if spelt:
                    found.setdefault(spelt[0], []).append((number, spelt))
    return {first: sorted(set(names), key=lambda name: (-len(name[1]), name)) for first, names in found.items()}
