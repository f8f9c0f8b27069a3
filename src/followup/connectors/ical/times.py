"""When does a VEVENT take place, and when again?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

import icalendar

from followup.connectors.ical.clock import Clock, Moment, after, aware
from followup.connectors.ical.properties import Garbled, values

Addition = Moment | tuple[Moment, Moment | timedelta]
"""An RDATE; as a pair it says when that one ends, or how long it takes."""


@dataclass(frozen=True, slots=True)
class Times:
    """When a VEVENT takes place; a series, when its first one does, and what the others are reckoned from.

    "Every day at ten" means ten by the clock of the calendar, so these are in the zone in which they were written.
    Without an end, `end` is `start`. `original` is the RECURRENCE-ID, when this one of a series was to start;
    `and_future` says that those after it are changed like it (RANGE=THISANDFUTURE).
    """

    start: Moment
    end: Moment
    original: Moment | None = None
    and_future: bool = False
    rules: tuple[icalendar.vRecur, ...] = ()
    added: tuple[Addition, ...] = ()
    excluded: tuple[Moment, ...] = ()

    @property
    def repeats(self) -> bool:
        """Whether this is a series."""
        return self.original is None and bool(self.rules or self.added)


def times_of(component: icalendar.Component, clock: Clock, *, cancelled: bool = False) -> Times:
    """Raises `Garbled` when it has no DTSTART, which only a cancellation may leave out (RFC 5546, 3.2.5)."""
    start = _moment(component, "DTSTART", clock)
    if start is None and cancelled:
        start = _moment(component, "RECURRENCE-ID", clock) or _moment(component, "DTSTAMP", clock)
    if start is None:
        raise Garbled("it has no DTSTART")
    zone = start.tzinfo if isinstance(start, datetime) else clock.home
    return Times(
        start=start,
        end=_end(component, clock, start, zone),
        original=_moment(component, "RECURRENCE-ID", clock, zone),
        and_future=any("RANGE" in value.params for value in values(component, "RECURRENCE-ID")),
        rules=tuple(values(component, "RRULE")),
        added=tuple(_listed(component, "RDATE", clock, zone)),
        excluded=tuple(_listed(component, "EXDATE", clock, zone)),
    )


def _moment(component: icalendar.Component, name: str, clock: Clock, otherwise: tzinfo | None = None) -> Moment | None:
    value = next(iter(values(component, name)), None)
    return None if value is None else _read(value.dt, value.params, name, clock, otherwise)


def _read(written: Any, parameters: Any, name: str, clock: Clock, otherwise: tzinfo | None) -> Moment:
    if not isinstance(written, date):
        raise Garbled(f"its {name} is neither a date nor a time")
    return clock.moment(written, parameters, otherwise)


def _end(component: icalendar.Component, clock: Clock, start: Moment, zone: tzinfo | None) -> Moment:
    end = _moment(component, "DTEND", clock, zone)
    duration = next((value.dt for value in values(component, "DURATION")), None)
    if end is None and isinstance(duration, timedelta):
        end = after(start, duration)
    if end is not None and aware(end, clock.home) > aware(start, clock.home):
        return end
    return start if isinstance(start, datetime) else start + timedelta(days=1)


def _listed(component: icalendar.Component, name: str, clock: Clock, zone: tzinfo | None) -> Iterator[Any]:
    for several in values(component, name):
        for one in several.dts:
            if isinstance(one.dt, tuple):
                start, end = one.dt
                until = end if isinstance(end, timedelta) else _read(end, several.params, name, clock, zone)
                yield _read(start, several.params, name, clock, zone), until
            else:
                yield _read(one.dt, several.params, name, clock, zone)
