"""Does a glance tell that a VEVENT lies outside of a window?

Parsing is slow, and of ten years of appointments a run needs those of a few weeks.
"""

import re
from datetime import date
from sys import maxsize

from followup.connectors.ical.lines import Vevent
from followup.domain.model import Window

_MARGIN = 2
"""Days: more than any two zones are apart."""

_TIME = re.compile(r"\s*(\d{8})(?:T\d{4,6}Z?)?\s*", re.IGNORECASE)
_UNTIL = re.compile(r"UNTIL=(\d{8})", re.IGNORECASE)


def lies_outside(vevent: Vevent, window: Window) -> bool:
    """True only if it is certain that nothing of it touches `window`."""
    span = _span(vevent)
    if span is None:
        return False
    first, last = span
    return first > window.end.toordinal() + _MARGIN or last < window.start.toordinal() - _MARGIN


def _span(vevent: Vevent) -> tuple[int, int] | None:
    """The days on which it begins and, for the last time, ends; None where it takes more than a glance to say."""
    properties = vevent.properties
    if (
        "RDATE" in properties
        or "DURATION" in properties
        or any("RANGE" in line for line in properties.get("RECURRENCE-ID", ()))
    ):
        return None
    start = _day(properties.get("DTSTART", ("",))[0])
    end = _day(properties["DTEND"][0]) if "DTEND" in properties else start
    if start is None or end is None:
        return None
    end = max(start, end)
    until = [_until(line) for line in properties.get("RRULE", ())]
    return start, max([end, *(last + end - start for last in until)])


def _day(line: str) -> int | None:
    match = _TIME.fullmatch(line.rpartition(":")[2])
    return _ordinal(match[1]) if match else None


def _until(rule: str) -> int:
    """The day after which a series does not begin again; without one, it goes on for ever."""
    match = _UNTIL.search(rule)
    day = _ordinal(match[1]) if match else None
    return maxsize if day is None else day


def _ordinal(digits: str) -> int | None:
    try:
        return date.fromisoformat(digits).toordinal()
    except ValueError:
        return None
