"""What does an event of Google Calendar say?

Written as they come: https://developers.google.com/workspace/calendar/api/v3/reference/events
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from followup.connectors.descriptions import readable
from followup.domain.model import Attendee, Event, Handle, Person, Response, Status, one_line

FIELDS = (
    "nextPageToken,items(id,status,created,updated,summary,description,location,organizer,start,end,endTimeUnspecified,"
    "recurringEventId,originalStartTime,transparency,visibility,iCalUID,sequence,attendees,attendeesOmitted,hangoutLink,"
    "conferenceData/entryPoints(entryPointType,uri),eventType)"
)
"""What is asked of each event: all that is read here, and nothing else."""

_RESPONSES = {
    "accepted": Response.ACCEPTED,
    "declined": Response.DECLINED,
    "tentative": Response.TENTATIVE,
    "needsAction": Response.NEEDS_ACTION,
}
_STATUSES = {"cancelled": Status.CANCELLED, "tentative": Status.TENTATIVE}


class Garbled(ValueError):
    """An event that cannot be read. The reason holds no word of it."""


def event_from(item: Mapping[str, Any], account: str, zone: str) -> Event:
    """The event in that JSON, for a user who lives in `zone`. Raises `Garbled`."""
    try:
        return _event(item, account, ZoneInfo(zone))
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise Garbled(f"it makes no sense ({type(error).__name__})") from None


def _event(item: Mapping[str, Any], account: str, home: ZoneInfo) -> Event:
    start, all_day = _moment(item["start"], home)
    open_ended = bool(item.get("endTimeUnspecified"))
    end = start if open_ended else _moment(item["end"], home)[0]
    return Event(
        account=account,
        uid=_uid(item),
        start=start,
        end=max(start, end),
        title=one_line(item.get("summary", "")),
        description=readable(item.get("description", "")),
        location=one_line(item.get("location", "")),
        recurrence_id=recurrence_id(item),
        sequence=max(0, int(item.get("sequence", 0))),
        updated=datetime.fromisoformat(item["updated"]).astimezone(UTC) if "updated" in item else None,
        zone=home.key,
        all_day=all_day,
        open_ended=open_ended or end <= start,
        organizer=_organizer(item.get("organizer", {})),
        attendees=tuple(one for said in item.get("attendees", ()) if str((one := _attendee(said)).person)),
        status=_STATUSES.get(item.get("status", ""), Status.CONFIRMED),
        private=item.get("visibility") in ("private", "confidential"),
        free=item.get("transparency") == "transparent",
        url=_url(item),
        handle=Handle(str(item["id"])),
    )


def _uid(item: Mapping[str, Any]) -> str:
    """The iCalendar UID; where it is left out, the one that Google gives to events made in its own calendar."""
    return one_line(item.get("iCalUID", "")) or f"{item.get('recurringEventId') or item['id']}@google.com"


def recurrence_id(item: Mapping[str, Any]) -> str:
    """When this one of a series was to begin, as RECURRENCE-ID has it; empty where it is none of a series."""
    original = item.get("originalStartTime")
    if not original or "recurringEventId" not in item:
        return ""
    if "date" in original:
        return str(original["date"]).replace("-", "")
    return datetime.fromisoformat(original["dateTime"]).astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _moment(said: Mapping[str, str], home: ZoneInfo) -> tuple[datetime, bool]:
    """When that is, and whether it is a day of the user's rather than a moment."""
    if "date" in said:
        return datetime.combine(date.fromisoformat(said["date"]), time(), home).astimezone(UTC), True
    moment = datetime.fromisoformat(said["dateTime"])
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(said.get("timeZone") or home.key))
    return moment.astimezone(UTC), False


def _person(said: Mapping[str, Any]) -> Person:
    return Person(said.get("displayName", ""), said.get("email", ""))


def _organizer(said: Mapping[str, Any]) -> Person | None:
    """Who invites. What the user enters into a calendar beside the primary one is organised by that calendar: by nobody."""
    person = _person(said)
    own_calendar = bool(said.get("self")) and person.domain == "group.calendar.google.com"
    return person if str(person) and not own_calendar else None


def _attendee(said: Mapping[str, Any]) -> Attendee:
    response = _RESPONSES.get(said.get("responseStatus", ""), Response.NEEDS_ACTION)
    return Attendee(_person(said), response, individual=not said.get("resource", False))


def _url(item: Mapping[str, Any]) -> str:
    """Where the meeting takes place online."""
    entries = item.get("conferenceData", {}).get("entryPoints", ())
    video = (str(entry.get("uri", "")) for entry in entries if entry.get("entryPointType") == "video")
    return one_line(next((uri for uri in video if uri), "") or item.get("hangoutLink", ""))
