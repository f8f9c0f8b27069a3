"""How does the agenda become a calendar that other programs can import, or subscribe to?"""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from followup.domain.agenda import Item
from followup.domain.model import AGENDA
from followup.errors import UsageError

MORNING = time(9)
"""Nobody is reminded at night: what comes up between evening and morning stands at nine o'clock."""
EVENING = time(20)

_LASTS = timedelta(minutes=15)


def write_calendar(file: Path, items: Iterable[Item], zone: str, now: datetime) -> None:
    """Writes the items to that file in one go, so that whoever subscribes to it never reads half of it."""
    data = agenda_to_ical(items, zone, now)
    try:
        with NamedTemporaryFile(dir=file.absolute().parent, prefix=f".{file.name}.", delete=False) as made:
            made.write(data)
        Path(made.name).replace(file)
    except OSError as error:
        raise UsageError(
            f"{error.filename or file}: {error.strerror}. Name a file in a folder that you may write to."
        ) from error


def agenda_to_ical(items: Iterable[Item], zone: str, now: datetime) -> bytes:
    """The items as a calendar (RFC 5545), each an event with an alarm; its UID stays the same from run to run."""
    calendar = Calendar()
    calendar.add("prodid", "-//followup//agenda//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Follow-up")
    for item in items:
        calendar.add_component(_event(item, zone, now))
    ical: bytes = calendar.to_ical()
    return ical


def _event(item: Item, zone: str, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{item.id}{AGENDA}")
    event.add("dtstamp", now)
    event.add("dtstart", _in_the_day(item.at, zone))
    event.add("duration", _LASTS)
    event.add("summary", item.title)
    event.add(
        "description", "\n\n".join(filter(None, (f"{item.reason[:1].upper()}{item.reason[1:]}.", item.note, item.link)))
    )
    if item.link:
        event.add("url", item.link)
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", item.title)
    alarm.add("trigger", timedelta(0))
    event.add_component(alarm)
    return event


def _in_the_day(at: datetime, zone: str) -> datetime:
    local = at.astimezone(ZoneInfo(zone))
    if local.time() < MORNING:
        return datetime.combine(local.date(), MORNING, local.tzinfo)
    if local.time() >= EVENING:
        return datetime.combine(local.date() + timedelta(days=1), MORNING, local.tzinfo)
    return local
