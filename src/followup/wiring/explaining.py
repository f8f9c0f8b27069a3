"""What is noticed in one file?"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from followup import config, languages
from followup.connectors import ical, mime
from followup.domain.model import Event, Folder, Handle, Me, Message, Unreadable
from followup.domain.notice import Reader
from followup.domain.policy.rules import Rules
from followup.sweep.explain import Explanation, explain_items
from followup.wiring import reader, settings_if_any
from followup.wiring.clock import now


def explain(path: Path, config_path: Path | None) -> Iterator[Explanation]:
    """What is noticed in an .eml or .ics file, by whom config.yaml describes, or else by whomever the mail is for."""
    of = settings_if_any(config_path)
    zone = of.zone if of else "UTC"
    items = list(_read(path, zone))
    if of:
        return explain_items(str(path), items, reader(of), config.rules(of), now())
    anybody = Reader(Me("", _addressees(items), zone), languages.load())
    return explain_items(str(path), items, anybody, Rules(since=datetime(1970, 1, 1, tzinfo=UTC)), now())


def _read(path: Path, zone: str) -> Iterable[Event | Message | Unreadable]:
    data = path.read_bytes()
    if path.suffix.lower() == ".ics":
        return ical.events_from(data, account="", zone=zone, place=str(path))
    handle = Handle(str(path))
    try:
        return [mime.message_from(data, account="", handle=handle, folder=Folder.INBOX, zone=zone)]
    except mime.Broken as reason:
        return [Unreadable("", handle, str(path), str(reason))]


def _addressees(items: Iterable[Event | Message | Unreadable]) -> frozenset[str]:
    return frozenset(
        person.address for item in items if isinstance(item, Message) for person in item.to if person.address
    )
