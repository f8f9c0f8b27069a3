"""When does a series take place within a window?"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from math import prod
from zoneinfo import ZoneInfo

import icalendar
from recurring_ical_events import CalendarQuery

from followup.connectors.ical.clock import Moment, aware, basic
from followup.connectors.ical.entry import Entry
from followup.connectors.ical.properties import Garbled
from followup.connectors.ical.times import Addition, Times
from followup.domain.model import Event, Window

_NUMBER = "X-FOLLOWUP-NUMBER"
_MOST_A_DAY = 48
_MOST_IN_ALL = 100_000
_DAYS = {1: 31, 2: 29, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}
_MEANINGLESS: dict[str, set[str]] = {
    "HOURLY": {"BYWEEKNO", "BYYEARDAY", "BYSETPOS"},
    "DAILY": {"BYWEEKNO", "BYYEARDAY", "BYSETPOS"},
    "WEEKLY": {"BYWEEKNO", "BYYEARDAY", "BYSETPOS", "BYMONTHDAY"},
    "MONTHLY": {"BYWEEKNO", "BYYEARDAY"},
    "YEARLY": set(),
}
"""What a rule of that FREQ does not contain: most of it is forbidden by RFC 5545, and all of it may never come true."""


def occurrences(master: Entry, changed: Sequence[Entry], window: Window, home: ZoneInfo) -> Iterator[Event]:
    """Every one of the series that touches `window`; those that were `changed` (moved, cancelled) as they are now.

    Raises `Garbled` for a rule that nobody means, and that would keep us busy for hours.
    """
    for rule in master.times.rules:
        _check(rule, window.end - aware(master.times.start, home))
    entries = [master, *(_in_terms_of(master.times.start, entry, home) for entry in changed)]
    calendar = icalendar.Calendar()
    for number, entry in enumerate(entries):
        calendar.add_component(_component(number, entry.times, home))
    # Not `recurring_ical_events.of`, which shifts the times of a calendar that has both X-WR-TIMEZONE and a VTIMEZONE
    # without TZNAME.
    query = CalendarQuery(calendar)
    for found in query.between(window.start.astimezone(home), window.end.astimezone(home)):
        yield _occurrence(entries[int(found[_NUMBER])], found["DTSTART"].dt, found["DTEND"].dt, home)


def _check(rule: icalendar.vRecur, until_window_ends: timedelta) -> None:
    """Without this, dateutil looks for the next one until the year 9999, for minutes, and with an interval of none for ever."""
    frequency = str(next(iter(rule.get("FREQ", ())), ""))
    interval = int(next(iter(rule.get("INTERVAL", ())), 1))
    if interval < 1 or frequency not in _MEANINGLESS or _MEANINGLESS[frequency] & set(rule):
        raise Garbled("it repeats by a rule that no calendar program writes, or more often than every hour")
    a_day = prod(max(1, len(rule.get(name, ()))) for name in ("BYHOUR", "BYMINUTE", "BYSECOND"))
    if frequency == "HOURLY":
        a_day *= 24
    if a_day > _MOST_A_DAY or a_day * until_window_ends.days > _MOST_IN_ALL:
        raise Garbled("it repeats too often to be an appointment")
    days = [abs(int(day)) for day in rule.get("BYMONTHDAY", (1,))]
    months = [int(month) for month in rule.get("BYMONTH", _DAYS)]
    if min(days) > max(_DAYS.get(month, 0) for month in months):
        raise Garbled("it repeats on a day that no month has")


def _in_terms_of(start: Moment, entry: Entry, home: ZoneInfo) -> Entry:
    """A changed one of the series that starts at `start`, its times as that is written: as a day, or in that zone."""
    times = entry.times
    if times.original is None:
        return entry
    original = _like(times.original, start, home)
    event = replace(entry.event, recurrence_id=basic(original))
    zone = start.tzinfo if isinstance(start, datetime) else None
    begin, end = (
        moment.astimezone(zone) if isinstance(moment, datetime) else moment for moment in (times.start, times.end)
    )
    return Entry(event, replace(times, start=begin, end=end, original=original))


def _like(moment: Moment, start: Moment, home: ZoneInfo) -> Moment:
    """`moment` as a day if `start` is one, else as a time in its zone: programs mix them up, and mean the same."""
    if not isinstance(start, datetime):
        if isinstance(moment, datetime):
            return (moment.astimezone(home) if moment.tzname() == "UTC" else moment).date()
        return moment
    if not isinstance(moment, datetime):
        return datetime.combine(moment, start.timetz())
    return moment.astimezone(start.tzinfo)


def _component(number: int, times: Times, home: ZoneInfo) -> icalendar.Event:
    """Nothing but the times, so that a title cannot matter, and every zone is one we found."""
    component = icalendar.Event()
    component["UID"] = "series"
    component[_NUMBER] = str(number)
    component["DTSTART"] = icalendar.vDDDTypes(times.start)
    component["DTEND"] = icalendar.vDDDTypes(times.end)
    if times.original is not None:
        parameters = {"RANGE": "THISANDFUTURE"} if times.and_future else {}
        component["RECURRENCE-ID"] = icalendar.vDDDTypes(times.original, parameters)
        return component
    component["RRULE"] = [_bounded(rule, times.start, home) for rule in times.rules]
    component["RDATE"] = icalendar.vDDDLists([_added(one, times.start, home) for one in times.added])
    component["EXDATE"] = icalendar.vDDDLists([_like(one, times.start, home) for one in times.excluded])
    return component


def _bounded(rule: icalendar.vRecur, start: Moment, home: ZoneInfo) -> icalendar.vRecur:
    """`rule`, its UNTIL of the kind that `start` is. A day, where a time is due, is meant to belong to the series."""
    if not rule.get("UNTIL"):
        return rule
    until = rule["UNTIL"][0]
    if isinstance(start, datetime):
        if not isinstance(until, datetime):
            until = datetime.combine(until, time.max)
        until = (until if until.tzinfo else until.replace(tzinfo=start.tzinfo)).astimezone(UTC)
    return icalendar.vRecur({**rule, "UNTIL": [_like(until, start, home)]})


def _added(one: Addition, start: Moment, home: ZoneInfo) -> Moment | tuple[Moment, Moment | timedelta]:
    if not isinstance(one, tuple):
        return _like(one, start, home)
    begin, end = one
    return _like(begin, start, home), end if isinstance(end, timedelta) else _like(end, start, home)


def _occurrence(entry: Entry, start: Moment, end: Moment, home: ZoneInfo) -> Event:
    times = entry.times
    if start == times.start:
        return entry.event
    moved_by = timedelta() if times.original is None else aware(times.start, home) - aware(times.original, home)
    return replace(
        entry.event,
        start=aware(start, home).astimezone(UTC),
        end=aware(end, home).astimezone(UTC),
        open_ended=end == start,
        recurrence_id=basic(start - moved_by),
    )
