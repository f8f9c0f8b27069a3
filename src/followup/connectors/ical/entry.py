"""What does one VEVENT say?"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from urllib.parse import unquote
from zoneinfo import ZoneInfo

import icalendar
from icalendar.parser.property import unescape_backslash

from followup.connectors.descriptions import printable, readable
from followup.connectors.html import text_of
from followup.connectors.ical.clock import Clock, basic
from followup.connectors.ical.lines import Vevent
from followup.connectors.ical.properties import component_of, text, values
from followup.connectors.ical.repair import ZONE
from followup.connectors.ical.times import Times, times_of
from followup.domain.model import Attendee, Event, Person, Response, Status, one_line

_ADDRESS = re.compile(r"(?:^|mailto:)\s*<?([^\s<>@:]+@[^\s<>@:]+)>?\s*$", re.IGNORECASE)
_LINKS = ("URL", "CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL")


@dataclass(frozen=True, slots=True)
class Entry:
    """A VEVENT: the event - of a series, the first - and the times from which the others are reckoned."""

    event: Event
    times: Times


def entry_from(vevent: Vevent, account: str, home: ZoneInfo) -> Entry:
    """What `vevent` says to a user who lives by the clock of `home`. Raises `Garbled`."""
    component = component_of(vevent)
    clock = Clock(vevent.calendar, home)
    status = _status(component, vevent.calendar.method)
    times = times_of(component, clock, cancelled=status is Status.CANCELLED)
    event = Event(
        account=account,
        uid=one_line(text(component, "UID")) or _made_uid(vevent),
        start=clock.utc(times.start),
        end=clock.utc(times.end),
        title=one_line(text(component, "SUMMARY")),
        description=_description(component),
        location=one_line(text(component, "LOCATION")),
        recurrence_id=_recurrence_id(times),
        sequence=_sequence(component),
        updated=_updated(component),
        zone=clock.floating.key if _floats(component) else home.key,
        all_day=_all_day(component, times),
        open_ended=times.end == times.start,
        organizer=next((person for value in values(component, "ORGANIZER") if str(person := _person(value))), None),
        attendees=tuple(one for value in values(component, "ATTENDEE") if str((one := _attendee(value)).person)),
        status=status,
        private=text(component, "CLASS").upper() in {"PRIVATE", "CONFIDENTIAL"},
        free=_free(component),
        url=next((url for name in _LINKS if (url := one_line(text(component, name)))), ""),
        handle=vevent.handle,
    )
    return Entry(event, times)


def _made_uid(vevent: Vevent) -> str:
    """The same for the same VEVENT, wherever it is read; UID is required, and yet some leave it out."""
    said = "\n".join(line for name in ("DTSTART", "SUMMARY") for line in vevent.properties.get(name, ()))
    return "without-uid-" + sha256(said.encode()).hexdigest()[:32]


def _recurrence_id(times: Times) -> str:
    if times.original is not None:
        return basic(times.original)
    return basic(times.start) if times.repeats else ""


def _status(component: icalendar.Component, method: str) -> Status:
    status = text(component, "STATUS").upper()
    if method == "CANCEL" or status == "CANCELLED":
        return Status.CANCELLED
    return Status.TENTATIVE if status == "TENTATIVE" else Status.CONFIRMED


def _description(component: icalendar.Component) -> str:
    """DESCRIPTION, or what a reader would see of the HTML that stands in it or beside it."""
    plain = text(component, "DESCRIPTION")
    return readable(plain) if plain else printable(text_of(unescape_backslash(text(component, "X-ALT-DESC"))))


def _sequence(component: icalendar.Component) -> int:
    return max(0, next((int(value) for value in values(component, "SEQUENCE")), 0))


def _updated(component: icalendar.Component) -> datetime | None:
    """When somebody last changed it; DTSTAMP may be no more than the time of an export."""
    for name in ("LAST-MODIFIED", "DTSTAMP"):
        for value in values(component, name):
            if isinstance(value.dt, datetime):
                return (value.dt if value.dt.tzinfo else value.dt.replace(tzinfo=UTC)).astimezone(UTC)
    return None


def _floats(component: icalendar.Component) -> bool:
    """Whether it begins at a time that names no zone."""
    return any(
        isinstance(value.dt, datetime) and not value.dt.tzinfo and ZONE not in value.params
        for value in values(component, "DTSTART")
    )


def _all_day(component: icalendar.Component, times: Times) -> bool:
    return not isinstance(times.start, datetime) or text(component, "X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE"


def _free(component: icalendar.Component) -> bool:
    busy = text(component, "X-MICROSOFT-CDO-BUSYSTATUS").upper() != "FREE"
    return not busy or text(component, "TRANSP").upper() == "TRANSPARENT"


def _attendee(value: Any) -> Attendee:
    response = str(value.params.get("PARTSTAT", "")).lower()
    kind = str(value.params.get("CUTYPE", "")).upper()
    return Attendee(
        person=_person(value),
        response=Response(response) if response in set(Response) else Response.NEEDS_ACTION,
        individual=kind not in {"ROOM", "RESOURCE", "GROUP"},
    )


def _person(value: Any) -> Person:
    match = _ADDRESS.search(unquote(str(value))) or _ADDRESS.search(str(value.params.get("EMAIL", "")))
    name = str(value.params.get("CN", "")).strip("'\" ")
    return Person(name, match[1] if match else "")
