"""Which days does a sentence name, and by which will something happen?"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from followup.domain.language.phrases import Grammar, Places
from followup.domain.language.sentences import Sentence

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
"""Names of classes of words in a lexicon, like those of `_NUMBERS` and `_UNITS` below."""

FRIDAY = WEEKDAYS.index("friday")
SOON = timedelta(days=120)
"""A day further away than this is no answer's day: it is a contract's or a conference's."""

_NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10, "twelve": 12, "fourteen": 14,
}  # fmt: skip
_UNITS = {"days": 1, "business_days": 7 / 5, "weeks": 7}
_NAMED = ("today", "tomorrow", "next_week")
"""Of the relative ones, those that may be the day of a meeting."""
_FIGURE = re.compile(r"\d[./-]\s?\d")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}))?")
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?:/(\d{4}))?(?![\d/])")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")


def deadline(sentence: Sentence, grammars: Iterable[Grammar], today: date) -> date | None:
    """The day that a sentence written `today` names: the first that lies ahead, and not too far."""
    grammars = tuple(grammars)
    day_first = bool(grammars) and grammars[0].language != "en"
    days = _in_figures(sentence.text, today, day_first=day_first)
    ahead = next((day for day in days if today <= day <= today + SOON), None)
    for grammar in grammars:
        if ahead is None:
            days = _Words(sentence.words, grammar.places(sentence.words), today).days()
            ahead = next((day for day in days if today <= day <= today + SOON), None)
    return ahead


def days_named(sentence: Sentence, grammars: Sequence[Grammar], places: Mapping[str, Places], today: date) -> set[date]:
    """All days soon after `today`, or that very day, that a sentence written then names; a day of the week is the next of that name.

    `places` are what it holds, by language.
    """
    found: set[date] = set()
    if _FIGURE.search(sentence.text):
        found.update(_in_figures(sentence.text, today, day_first=grammars[0].language != "en"))
    for grammar in grammars:
        held = places[grammar.language]
        if held.present & _names_of_days(grammar):
            found.update(_Words(sentence.words, held, today).named())
    return {day for day in found if today <= day <= today + SOON}


@lru_cache(maxsize=64)
def _names_of_days(grammar: Grammar) -> int:
    """The bits of all classes of words that name days."""
    return sum({grammar.classes[name][1] for name in (*WEEKDAYS, *MONTHS, *_NAMED) if name in grammar.classes})


def _in_figures(text: str, today: date, *, day_first: bool) -> Iterator[date]:
    """Where it is not known whether the day comes first, only what can be read in one way."""
    for match in _ISO.finditer(text):
        yield from _valid(int(match[1]), int(match[2]), int(match[3]))
    for match in _NUMERIC.finditer(text):
        yield from _day(int(match[1]), int(match[2]), int(match[3] or 0), today)
    for match in _SLASHED.finditer(text):
        first, second, year = int(match[1]), int(match[2]), int(match[3] or 0)
        if day_first or first > len(MONTHS) or first == second:
            yield from _day(first, second, year, today)
        elif second > len(MONTHS):
            yield from _day(second, first, year, today)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one sentence, as one language understands them."""

    words: Sequence[str]
    places: Places
    today: date

    def days(self) -> Iterator[date]:
        yield from self._of_months()
        yield from self._of_weekdays()
        yield from self._counted()
        yield from (day for name, day in _relative(self.today).items() if self.places.of(name))

    def named(self) -> Iterator[date]:
        """Those that are named as such: neither counted nor the last of a span."""
        yield from self._of_months()
        yield from self._of_weekdays()
        relative = _relative(self.today)
        yield from (relative[name] for name in _NAMED if self.places.of(name))

    def _of_months(self) -> Iterator[date]:
        """`30 October`, `November 2nd`."""
        for month, name in enumerate(MONTHS, start=1):
            for start, end in self.places.of(name):
                for place in (start - 1, end, start - 2):
                    if 0 <= place < len(self.words) and (day := _ordinal(self.words[place])):
                        yield from _day(day, month, 0, self.today)

    def _of_weekdays(self) -> Iterator[date]:
        """`by Friday`; "Friday next week" lies beyond Sunday."""
        for weekday, name in enumerate(WEEKDAYS):
            if self.places.of(name):
                ahead = (weekday - self.today.weekday()) % 7 or 7
                later = bool(self.places.of("next_week")) and self.today.weekday() + ahead < len(WEEKDAYS)
                yield self.today + timedelta(days=ahead + 7 * later)

    def _counted(self) -> Iterator[date]:
        """`within 10 days`; a range counts to its end."""
        spelt = {end - 1: count for name, count in _NUMBERS.items() for _, end in self.places.of(name)}
        for name, length in _UNITS.items():
            for start, _ in self.places.of(name):
                before = range(start - 1, max(0, start - 2) - 1, -1)
                count = next(
                    (n for n in (_ordinal(self.words[place]) or spelt.get(place, 0) for place in before) if n), 0
                )
                if count:
                    yield self.today + timedelta(days=round(length * count))


def _relative(today: date) -> dict[str, date]:
    monday = today - timedelta(days=today.weekday())
    return {
        "today": today,
        "tomorrow": today + timedelta(days=1),
        "end_of_week": today + timedelta(days=(FRIDAY - today.weekday()) % 7),
        "next_week": monday + timedelta(days=7 + FRIDAY),
        "one_week": today + timedelta(days=7),
        "two_weeks": today + timedelta(days=14),
        "end_of_month": today.replace(day=monthrange(today.year, today.month)[1]),
    }


def _ordinal(word: str) -> int:
    """`3`, `3rd`, `1er`, and none of the years."""
    figures = word.rstrip("stndrhe")
    return int(figures) if figures.isascii() and figures.isdigit() and len(figures) <= 2 else 0  # noqa: PLR2004


def _day(day: int, month: int, year: int, today: date) -> Iterator[date]:
    """A day without a year is the next of that name."""
    found = list(_valid(year or today.year, month, day))
    if found and not year and found[0] < today:
        found = list(_valid(today.year + 1, month, day))
    yield from found


def _valid(year: int, month: int, day: int) -> Iterator[date]:
    if 1 <= month <= len(MONTHS) and year >= 1 and 1 <= day <= monthrange(year, month)[1]:
        yield date(year, month, day)
