"""What does an event of Outlook's calendar say?

Written as they come: https://learn.microsoft.com/graph/api/resources/event
"""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from followup.connectors.descriptions import printable
from followup.connectors.outlook.bodies import text_in
from followup.connectors.outlook.uids import uid_from
from followup.connectors.zones import zone_named
from followup.domain.model import Attendee, Event, Handle, Person, Response, Status, one_line
from followup.domain.people import fold

_RESPONSES = {
    "accepted": Response.ACCEPTED,
    "declined": Response.DECLINED,
    "organizer": Response.ACCEPTED,
    "tentativelyAccepted": Response.TENTATIVE,
}
_PRIVATE = ("private", "confidential", "personal")


class Garbled(ValueError):
    """An event that cannot be read. The reason holds no word of it."""


def event_from(item: Mapping[str, Any], account: str, zone: str, mine: Collection[str] = ()) -> Event:
    """The event in that JSON, for a user who lives in `zone` and has the folded addresses `mine`. Raises `Garbled`."""
    try:
        return _event(item, account, ZoneInfo(zone), mine)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise Garbled(f"it makes no sense ({type(error).__name__})") from None


def person_in(said: Mapping[str, Any] | None) -> Person:
    """Somebody in a header or an event."""
    known = (said or {}).get("emailAddress") or {}
    address = known.get("address") or ""
    name = known.get("name") or ""
    # Where there is no name, Outlook gives the address for one.
    return Person("" if name.lower() == address.lower() else name, address)


def _event(item: Mapping[str, Any], account: str, home: ZoneInfo, mine: Collection[str]) -> Event:
    whole_day = bool(item.get("isAllDay"))
    start, end = (_moment(item[name], home, whole_day=whole_day) for name in ("start", "end"))
    organizer = person_in(item.get("organizer"))
    return Event(
        account=account,
        uid=one_line(uid_from(item["iCalUId"])),
        start=start,
        end=max(start, end),
        title=one_line(item.get("subject") or ""),
        description=printable(text_in(item.get("body"))),
        location=one_line((item.get("location") or {}).get("displayName") or ""),
        recurrence_id=_recurrence_id(item, whole_day=whole_day),
        updated=_instant(item["lastModifiedDateTime"]) if item.get("lastModifiedDateTime") else None,
        zone=home.key,
        all_day=whole_day,
        open_ended=end <= start,
        organizer=organizer if str(organizer) else None,
        attendees=_attendees(item, mine),
        status=_status(item),
        private=item.get("sensitivity") in _PRIVATE,
        free=item.get("showAs") == "free",
        url=one_line((item.get("onlineMeeting") or {}).get("joinUrl") or item.get("onlineMeetingUrl") or ""),
        handle=Handle(str(item.get("id", ""))),
    )


def _status(item: Mapping[str, Any]) -> Status:
    """Graph knows no STATUS:TENTATIVE. Every invitation shows as tentative until it is answered; one's own is a hold."""
    if item.get("isCancelled"):
        return Status.CANCELLED
    return Status.TENTATIVE if item.get("showAs") == "tentative" and item.get("isOrganizer") else Status.CONFIRMED


def _attendees(item: Mapping[str, Any], mine: Collection[str]) -> tuple[Attendee, ...]:
    """Those who are invited. How the user answered stands elsewhere, also where the list is hidden."""
    own = _RESPONSES.get((item.get("responseStatus") or {}).get("response") or "", Response.NEEDS_ACTION)
    listed = [_attendee(said) for said in item.get("attendees") or ()]
    attendees = [
        Attendee(one.person, own, one.individual)
        if own is not Response.NEEDS_ACTION and fold(one.person.address) in mine
        else one
        for one in listed
        if str(one.person)
    ]
    there = any(fold(one.person.address) in mine for one in attendees)
    if own in (Response.DECLINED, Response.TENTATIVE) and mine and not there:
        attendees.append(Attendee(Person("", min(mine)), own))
    return tuple(attendees)


def _attendee(said: Mapping[str, Any]) -> Attendee:
    response = _RESPONSES.get((said.get("status") or {}).get("response") or "", Response.NEEDS_ACTION)
    return Attendee(person_in(said), response, individual=said.get("type") != "resource")


def _recurrence_id(item: Mapping[str, Any], *, whole_day: bool) -> str:
    """When this one of a series was to begin, as RECURRENCE-ID has it; empty where it is none of a series."""
    if item.get("type") not in ("occurrence", "exception"):
        return ""
    said = item.get("originalStart") or f"{item['start']['dateTime']}Z"
    return _instant(said).strftime("%Y%m%d" if whole_day else "%Y%m%dT%H%M%SZ")


def _moment(said: Mapping[str, str], home: ZoneInfo, *, whole_day: bool) -> datetime:
    moment = datetime.fromisoformat(said["dateTime"])
    if whole_day:  # a day of the user's, in whatever zone it was entered
        return datetime.combine(moment.date(), time(), home).astimezone(UTC)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone_named(said.get("timeZone") or "UTC") or home)
    return moment.astimezone(UTC)


def _instant(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
