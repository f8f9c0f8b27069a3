"""By which day does a sentence say that something will happen?"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from followup.domain.reading import Reading
from followup.domain.sentences import Sentence

FRIDAY = 4
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
"""Names of classes of words in a lexicon, like `next`, `today`, `tomorrow`, `this_week`, `next_week`, `end_of_month` ..."""

SOON = timedelta(days=120)
"""A day further away than this is no answer's day: it is a contract's or a conference's."""

_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}))?")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")


def deadline(sentence: Sentence, reading: Reading, number: int, today: date) -> date | None:
    """The day that `sentence`, written `today`, names; the first that lies ahead."""
    for day in _named_days(sentence, reading, number, today):
        if today <= day <= today + SOON:
            return day
    return None


def _named_days(sentence: Sentence, reading: Reading, number: int, today: date) -> Iterator[date]:
    yield from _written_in_figures(sentence.text, today)
    for language in reading.languages:
        names = {
            name for name in (*WEEKDAYS, *MONTHS, *_RELATIVE, *_UNITS, "next") if reading.spans(number, language, name)
        }
        if names:
            yield from _written_in_words(sentence, reading, number, language, names, today)


def _written_in_figures(text: str, today: date) -> Iterator[date]:
    for match in _ISO.finditer(text):
        yield from _valid(int(match[1]), int(match[2]), int(match[3]))
    for match in _NUMERIC.finditer(text):
        yield from _day(int(match[1]), int(match[2]), int(match[3] or 0), today)


def _written_in_words(
    sentence: Sentence, reading: Reading, number: int, language: str, names: set[str], today: date
) -> Iterator[date]:
    words = sentence.words
    for month in MONTHS:
        for start, end in reading.spans(number, language, month):
            for place in (start - 1, end, start - 2):
                if 0 <= place < len(words) and (day := _ordinal(words[place])):
                    yield from _day(day, MONTHS.index(month) + 1, 0, today)
    for name in WEEKDAYS:
        if name in names:
            ahead = (WEEKDAYS.index(name) - today.weekday()) % 7 or 7
            later = "next_week" in names and today.weekday() + ahead < len(WEEKDAYS)
            yield today + timedelta(days=ahead + 7 * later)
    for name, days in _UNITS.items():
        for start, _ in reading.spans(number, language, name):
            if count := _count(words[:start], language):
                yield today + timedelta(days=days * count + (days == 1) * 2 * (count // 5))
    for name, resolve in _RELATIVE.items():
        if name in names:
            yield resolve(today)


def _ordinal(word: str) -> int:
    figures = word.rstrip("stndrhe")
    return int(figures) if figures.isdigit() and len(figures) <= 2 else 0  # noqa: PLR2004 - days have two figures


def _count(before: tuple[str, ...], language: str) -> int:
    """The number before "days" or "weeks"; a range counts to its end."""
    del language
    for word in reversed(before[-2:]):
        if word.isdigit() and len(word) <= 2:  # noqa: PLR2004
            return int(word)
    return 0


def _day(day: int, month: int, year: int, today: date) -> Iterator[date]:
    found = list(_valid(year or today.year, month, day))
    if found and not year and found[0] < today:
        found = list(_valid(today.year + 1, month, day))
    yield from found


def _valid(year: int, month: int, day: int) -> Iterator[date]:
    if 1 <= month <= len(MONTHS) and year >= 1 and 1 <= day <= monthrange(year, month)[1]:
        yield date(year, month, day)


def _end_of_week(today: date) -> date:
    return today + timedelta(days=(FRIDAY - today.weekday()) % 7)


def _end_of_next_week(today: date) -> date:
    monday = today - timedelta(days=today.weekday())
    return monday + timedelta(days=7 + FRIDAY)


def _end_of_month(today: date) -> date:
    return today.replace(day=monthrange(today.year, today.month)[1])


_UNITS = {"days": 1, "weeks": 7}
_RELATIVE = {
    "today": lambda today: today,
    "tomorrow": lambda today: today + timedelta(days=1),
    "end_of_week": _end_of_week,
    "next_week": _end_of_next_week,
    "two_weeks": lambda today: today + timedelta(days=14),
    "one_week": lambda today: today + timedelta(days=7),
    "end_of_month": _end_of_month,
}
