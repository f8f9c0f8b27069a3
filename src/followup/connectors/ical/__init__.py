"""Which events are written in these iCalendar files?

lines       the VEVENTs of a file, as they are written
glance      can one be passed over?
repair      lines that break the rules in a known way
properties  read by icalendar
clock       whose time is it?
times       when it takes place, and when again
entry       all that a VEVENT says
versions    the one that holds, of several
series      a series within a window
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from zoneinfo import ZoneInfo

from followup.connectors.ical.entry import Entry, entry_from
from followup.connectors.ical.glance import lies_outside
from followup.connectors.ical.lines import Vevent, fault, vevents
from followup.connectors.ical.properties import Garbled
from followup.connectors.ical.series import occurrences
from followup.connectors.ical.versions import newest
from followup.domain.model import Event, Handle, Unreadable, Window

_SAYS_NOTHING_OF_THE_CALENDAR = {"REPLY", "REFRESH", "COUNTER", "DECLINECOUNTER"}
"""Methods of RFC 5546 by which an attendee answers, asks or proposes. What is agreed, only the others say."""


@dataclass(frozen=True, slots=True)
class Source:
    """An iCalendar file: its bytes, its handle, and its name for the user's eyes."""

    data: bytes
    handle: Handle = Handle("")
    place: str = ""


def events_from(
    data: bytes, *, account: str, zone: str, window: Window | None = None, handle: Handle = Handle(""), place: str = ""
) -> Iterator[Event | Unreadable]:
    """The events in one iCalendar file, or in the text/calendar part of a message; see `events_in`."""
    return events_in([Source(data, handle, place)], account=account, zone=zone, window=window)


def events_in(
    sources: Iterable[Source | Unreadable], *, account: str, zone: str, window: Window | None = None
) -> Iterator[Event | Unreadable]:
    """The events in all `sources` together, each in the newest version that is in any of them.

    With a window, every occurrence that touches it; without, one event for each VEVENT, a series as its first occurrence.
    `zone` is the IANA name of the user's own time zone: what names none is read in it.
    What cannot be read is `Unreadable`, under a handle that changes when its content does.
    """
    home = ZoneInfo(zone)
    groups: dict[str, list[Vevent]] = {}
    near = set[str]()
    for source in sources:
        if isinstance(source, Unreadable):
            yield source
            continue
        if reason := fault(source.data):
            yield Unreadable(account, _handle(source.handle, source.data), source.place, reason)
            continue
        for vevent in _announced(source):
            uid = vevent.value("UID") or f"{vevent.handle} {vevent.place}"
            outside = window is not None and lies_outside(vevent, window)
            groups.setdefault(uid, []).append(vevent.shortened() if outside else vevent)
            if not outside:
                near.add(uid)
    for uid, group in groups.items():
        if window is None or uid in near:
            yield from _events_of(group, account, home, window)


def _announced(source: Source) -> Iterator[Vevent]:
    # METHOD may stand behind the VEVENTs, so it is known when all of them are.
    for vevent in list(vevents(source.data, source.handle, source.place)):
        if vevent.calendar.method not in _SAYS_NOTHING_OF_THE_CALENDAR:
            yield vevent


def _events_of(
    group: list[Vevent], account: str, home: ZoneInfo, window: Window | None
) -> Iterator[Event | Unreadable]:
    """The events of one UID."""
    entries: list[Entry] = []
    for vevent in group:
        try:
            entries.append(entry_from(vevent, account, home))
        except Exception as error:  # noqa: BLE001 # whatever a stranger's file does to the libraries, it costs this event alone
            yield _unreadable(vevent, account, error)
    holding = newest(entries)
    if window is None:
        yield from (entry.event for entry in holding)
        return
    try:
        found = list(_within(window, holding, home))
    except Exception as error:  # noqa: BLE001 # and whatever a stranger's rule does, this series alone
        yield _unreadable(group[0], account, error)
    else:
        yield from found


def _within(window: Window, entries: list[Entry], home: ZoneInfo) -> Iterator[Event]:
    if entries and entries[0].times.repeats:
        events = occurrences(entries[0], entries[1:], window, home)
    else:
        events = (entry.event for entry in entries)
    return (event for event in events if window.touches(event.start, event.end))


def _unreadable(vevent: Vevent, account: str, error: Exception) -> Unreadable:
    reason = str(error) if isinstance(error, Garbled) else f"it makes no sense ({type(error).__name__})"
    content = repr(sorted(vevent.shortened().properties.items())).encode()
    return Unreadable(account, _handle(vevent.handle, content), vevent.place, reason)


def _handle(handle: Handle, content: bytes) -> Handle:
    return Handle(f"{handle}#{sha256(content).hexdigest()[:16]}")
