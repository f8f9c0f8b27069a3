"""Three ways in which people keep .ics files: a file for each event, one file with all, and a pile of invitations."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from followup.connectors.local.calendar import LocalCalendar
from followup.domain.model import Attendee, Event, Person
from followup.ports import Calendar
from tests.contract.calendar import ZONE, CalendarContract, Keeper

Vevents = dict[tuple[str, str, int], str]
"""What was entered, under UID, RECURRENCE-ID and SEQUENCE."""

Write = Callable[[Path, Vevents], None]


class FileKeeper:
    """Keeps the text of every VEVENT, and has `write` put them into files."""

    def __init__(self, path: Path, write: Write) -> None:
        self._path = path
        self._write = write
        self._vevents: Vevents = {}
        self._write(self._path, self._vevents)

    def calendar(self) -> Calendar:
        return LocalCalendar("home", self._path, ZONE)

    def put(self, event: Event) -> None:
        self._enter(event)

    def put_weekly(self, event: Event, times: int) -> None:
        self._enter(event, f"RRULE:FREQ=WEEKLY;COUNT={times}")

    def put_unreadable(self, uid: str) -> None:
        self._vevents[uid, "", 0] = f"BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTART:one fine day\r\nEND:VEVENT\r\n"
        self._write(self._path, self._vevents)

    def lock_away(self) -> None:
        self._path.rename(self._path.with_name("elsewhere"))

    def _enter(self, event: Event, *more: str) -> None:
        self._vevents[event.uid, event.recurrence_id, event.sequence] = vevent(event, *more)
        self._write(self._path, self._vevents)


def a_file_for_each_event(path: Path, vevents: Vevents) -> None:
    """As vdirsyncer writes: in a folder for each calendar, a file for each UID, old versions gone."""
    folder = path / "work"
    folder.mkdir(parents=True, exist_ok=True)
    newest = without_old_versions(vevents)
    for uid in {uid for uid, _ in newest}:
        (folder / f"{uid}.ics").write_bytes(vcalendar(text for (of, _), text in newest.items() if of == uid))


def one_file_with_all(path: Path, vevents: Vevents) -> None:
    """As calendars are exported."""
    path.write_bytes(vcalendar(without_old_versions(vevents).values()))


def a_pile_of_invitations(path: Path, vevents: Vevents) -> None:
    """As they were saved from mails: every version ever sent, the newest not always last."""
    path.mkdir(exist_ok=True)
    for number, text in enumerate(reversed(vevents.values())):
        (path / f"invite-{number}.ics").write_bytes(vcalendar([text]))


@pytest.mark.parametrize("write", [a_file_for_each_event, one_file_with_all, a_pile_of_invitations])
class TestLocalCalendar(CalendarContract):
    @pytest.fixture
    def keeper(self, tmp_path: Path, write: Write) -> Keeper:
        return FileKeeper(tmp_path / "calendar", write)


def without_old_versions(vevents: Vevents) -> dict[tuple[str, str], str]:
    return {(uid, original): text for (uid, original, _), text in sorted(vevents.items())}


def vcalendar(vevents: Iterable[str]) -> bytes:
    return "".join(("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", *vevents, "END:VCALENDAR\r\n")).encode()


def vevent(event: Event, *more: str) -> str:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"SEQUENCE:{event.sequence}",
        when("DTSTART", event.start, event),
        when("DTEND", event.end, event),
        f"SUMMARY:{escaped(event.title)}",
        f"DESCRIPTION:{escaped(event.description)}",
        f"LOCATION:{escaped(event.location)}",
        f"STATUS:{event.status.upper()}",
        f"CLASS:{'PRIVATE' if event.private else 'PUBLIC'}",
        f"TRANSP:{'TRANSPARENT' if event.free else 'OPAQUE'}",
        *(attendee(one) for one in event.attendees),
        *more,
        "END:VEVENT",
    ]
    if event.recurrence_id:
        lines.insert(2, f"RECURRENCE-ID:{event.recurrence_id}")
    if event.organizer:
        lines.insert(2, f"ORGANIZER;{person(event.organizer)}")
    return "\r\n".join([*lines, ""])


def when(name: str, moment: datetime, event: Event) -> str:
    local = moment.astimezone(ZoneInfo(ZONE))
    return f"{name};VALUE=DATE:{local:%Y%m%d}" if event.all_day else f"{name};TZID={ZONE}:{local:%Y%m%dT%H%M%S}"


def attendee(attendee: Attendee) -> str:
    kind = "INDIVIDUAL" if attendee.individual else "ROOM"
    return f"ATTENDEE;CUTYPE={kind};PARTSTAT={attendee.response.upper()};{person(attendee.person)}"


def person(person: Person) -> str:
    return f'CN="{person.name}":mailto:{person.address}'


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
