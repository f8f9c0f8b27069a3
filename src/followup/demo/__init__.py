"""What does a job search look like on disk?

Writes a small one, with a Maildir and a calendar of .ics files, from a sample in YAML whose times are relative to now.
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from importlib.resources import files
from io import StringIO
from pathlib import Path
from typing import Any

from icalendar import Calendar, Event, vCalAddress, vText
from ruamel.yaml import YAML

Sample = Mapping[str, Any]
"""`me`, `mail`, `calendar`, `notes` and `settings`, as in sample.yaml."""

FOLDERS = {"inbox": "", "sent": ".Sent", "archive": ".Archive", "trash": ".Trash", "spam": ".Junk", "drafts": ".Drafts"}


@dataclass(frozen=True, slots=True)
class Home:
    """Where a sample was written."""

    folder: Path

    @property
    def mail(self) -> Path:
        """The Maildir."""
        return self.folder / "Mail"

    @property
    def calendar(self) -> Path:
        """The folder of .ics files."""
        return self.folder / "Calendar"

    @property
    def notes(self) -> Path:
        """The folder of the user's own notes."""
        return self.folder / "notes"

    @property
    def config(self) -> Path:
        """The configuration that names both."""
        return self.folder / "config.yaml"


def sample() -> Sample:
    """The job search of `followup demo`."""
    loaded: Sample = YAML(typ="safe").load((files(__name__) / "sample.yaml").read_text(encoding="utf-8"))
    return loaded


def write(what: Sample, folder: Path, now: datetime) -> Home:
    """Writes the sample below `folder` as it would look at `now`."""
    home = Home(folder)
    for name in FOLDERS.values():
        for part in ("cur", "new", "tmp"):
            (home.mail / name / part).mkdir(parents=True, exist_ok=True)
    home.calendar.mkdir(parents=True, exist_ok=True)
    write_mail(what, home, now)
    for name, data in calendars(what, now):
        (home.calendar / f"{name}.ics").write_bytes(data)
    write_notes(what, home, now)
    home.config.write_text(_config(what, now), encoding="utf-8")
    return home


def write_mail(what: Sample, home: Home, now: datetime) -> None:
    """Files each message of the sample in its folder."""
    mails = {mail["id"]: mail for mail in what.get("mail", ())}
    for number, mail in enumerate(mails.values()):
        when = moment(mail["at"], now)
        folder = home.mail / FOLDERS[mail.get("folder", "inbox")]
        name = f"{int(when.timestamp())}.{number}.{mail['id']}:2,S"
        (folder / "cur" / name).write_bytes(message(mail, mails, what, now).as_bytes(policy=SMTP))


def write_notes(what: Sample, home: Home, now: datetime) -> None:
    """Leaves each file of notes as its author last saved it."""
    for note in what.get("notes", ()):
        home.notes.mkdir(exist_ok=True)
        file, saved = home.notes / note["file"], moment(note["at"], now).timestamp()
        file.write_text(note["text"], encoding="utf-8")
        os.utime(file, (saved, saved))


def message(mail: Mapping[str, Any], mails: Mapping[str, Any], what: Sample, now: datetime) -> EmailMessage:
    """One message of the sample; `answers` names the one it replies to."""
    me = what["me"]
    made = EmailMessage()
    sender = mail.get("from", f"{me['name']} <{me['address']}>")
    made["From"] = sender
    made["To"] = mail.get("to", f"{me['name']} <{me['address']}>")
    if "cc" in mail:
        made["Cc"] = mail["cc"]
    made["Subject"] = mail["subject"]
    made["Date"] = format_datetime(moment(mail["at"], now))
    made["Message-ID"] = message_id(mail, what)
    ancestors = list(_ancestors(mail, mails))
    if ancestors:
        made["In-Reply-To"] = message_id(ancestors[0], what)
        made["References"] = " ".join(message_id(ancestor, what) for ancestor in reversed(ancestors))
    for name, value in mail.get("headers", {}).items():
        made[name] = value
    made.set_content(mail.get("text", ""), cte="quoted-printable")
    if "html" in mail:
        made.add_alternative(mail["html"], subtype="html", cte="quoted-printable")
    for event in what.get("calendar", ()):
        if event["id"] == mail.get("invites"):
            data = _calendar(event, what, now)
            made.add_attachment(data.decode(), subtype="calendar", params={"method": event.get("method", "REQUEST")})
    return made


def message_id(mail: Mapping[str, Any], what: Sample) -> str:
    """The Message-ID, in angle brackets."""
    sender = str(mail.get("from", what["me"]["address"]))
    return f"<{mail['id']}@{sender.rpartition('@')[2].rstrip('>')}>"


def calendars(what: Sample, now: datetime) -> Iterator[tuple[str, bytes]]:
    """The calendar files: the name of each, and what is in it. An event `only by mail` has none."""
    for event in what.get("calendar", ()):
        if not event.get("only by mail"):
            yield event.get("file", event["id"]), _calendar(event, what, now)


def moment(offset: str, now: datetime) -> datetime:
    """`-3d 2h` is that long before now, `+1d` after it, rounded down to a quarter of an hour."""
    parts = re.fullmatch(r"([+-])(?:(\d+)d)?\s*(?:(\d+)h)?\s*(?:(\d+)m)?", offset.strip())
    if parts is None:
        raise ValueError(f"{offset!r} is not an offset such as -3d 2h")
    sign, days, hours, minutes = parts.groups()
    span = timedelta(days=int(days or 0), hours=int(hours or 0), minutes=int(minutes or 0))
    when = now.astimezone(UTC) + (span if sign == "+" else -span)
    return when.replace(minute=when.minute // 15 * 15, second=0, microsecond=0)


def _config(what: Sample, now: datetime) -> str:
    me = what["me"]
    profile = {
        "strengths": list(me.get("strengths", ())),
        "updates": [{**update, "day": moment(update["day"], now).date()} for update in me.get("updates", ())],
    }
    local = {"connector": "local", "use": ["calendar", "read", "draft"], "maildir": "Mail", "calendar": "Calendar"}
    settings: dict[str, object] = {
        "me": {"name": me["name"], "addresses": [me["address"], *me.get("also", ())]},
        "profile": {name: listed for name, listed in profile.items() if listed},
        "accounts": {"home": local},
        "since": (now - timedelta(days=what.get("since", 20))).date(),
        "max_drafts_per_run": 20,
        "state": "State",
        **what.get("settings", {}),
    }
    made = StringIO()
    made.write("# The configuration of this sample. `followup help configuration` tells what else can be set.\n")
    yaml = YAML(typ="safe")
    yaml.default_flow_style = False
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]  # declared without its type
    yaml.width = 1000
    yaml.dump({key: value for key, value in settings.items() if value}, made)
    return made.getvalue()


def _ancestors(mail: Mapping[str, Any], mails: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The messages before this one in its conversation, the newest first."""
    while mail.get("answers"):
        mail = mails[mail["answers"]]
        yield mail


def _calendar(event: Mapping[str, Any], what: Sample, now: datetime) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Sample//EN")
    calendar.add("version", "2.0")
    if "method" in event:
        calendar.add("method", event["method"])
    calendar.add_component(_event(event, what, now))
    data: bytes = calendar.to_ical()
    return data


def _event(event: Mapping[str, Any], what: Sample, now: datetime) -> Event:
    made = Event()
    start = moment(event["at"], now)
    made.add("uid", event.get("uid", f"{event['id']}@calendar.example"))
    made.add("dtstamp", moment(event.get("made", "-9d"), now))
    made.add("dtstart", start)
    made.add("dtend", start + _length(event.get("lasts", "1h")))
    made.add("summary", event["title"])
    made.add("sequence", event.get("sequence", 0))
    for name in ("description", "location", "status", "class"):
        if name in event:
            made.add(name, event[name])
    if "organizer" in event:
        made["organizer"] = _address(event["organizer"])
    me = what["me"]
    guests: Sequence[str] = event.get("with", ())
    for guest in guests:
        made.add(
            "attendee", _attendee(guest, "DECLINED" if guest in event.get("declined", ()) else "ACCEPTED"), encode=False
        )
    if "organizer" in event or guests:
        own = f"{me['name']} <{event.get('invited', me['address'])}>"
        made.add("attendee", _attendee(own, event.get("my answer", "ACCEPTED")), encode=False)
    return made


def _length(text: str) -> timedelta:
    amount, unit = int(text[:-1]), text[-1]
    return timedelta(hours=amount) if unit == "h" else timedelta(minutes=amount)


def _attendee(person: str, answer: str) -> vCalAddress:
    address = _address(person)
    address.params["PARTSTAT"] = vText(answer)
    return address


def _address(person: str) -> vCalAddress:
    name, _, address = person.rstrip(">").rpartition("<")
    made = vCalAddress(f"mailto:{address.strip()}")
    if name.strip():
        made.params["CN"] = vText(name.strip())
    return made
