"""What has the user noted down in files?"""

from followup.domain.model import Handle, Jotting, Unreadable
from followup.domain.notice import Reader
from followup.domain.signals import Kind, Signal, key
from followup.errors import AccountError
from followup.ports import Casebook, Notes
from followup.sweep.picture import Gathered

NOTES = "notes"
"""Under this name the casebook keeps which broken files have been named."""


def read_notes(notes: Notes, casebook: Casebook, reader: Reader, gathered: Gathered) -> None:
    """Keeps what the files say now: a changed one replaces what it said, and one that is gone is forgotten."""
    try:
        items = list(notes.jottings())
    except AccountError as error:
        gathered.failures.append(error)
        return
    broken = [item for item in items if isinstance(item, Unreadable)]
    signals: list[Signal] = []
    for item in items:
        if isinstance(item, Jotting):
            signals += _understood(item, reader, broken)
    current = {key(signal) for signal in signals}
    kept = tuple(item.handle for item in broken)
    forget = [
        key(signal)
        for signal in casebook.signals()
        if signal.origin.kind is Kind.NOTE and key(signal) not in current and not signal.origin.id.startswith(kept)
    ]
    named = casebook.seen(NOTES, NOTES)
    news = [item for item in broken if item.handle not in named]
    casebook.record(NOTES, NOTES, [item.handle for item in news], signals, forget)
    gathered.unreadable += news


def _understood(jotting: Jotting, reader: Reader, broken: list[Unreadable]) -> list[Signal]:
    try:
        return list(reader.jotting(jotting))
    except Exception as error:  # noqa: BLE001 - one note may not hold up the rest
        reason = f"it could not be understood ({type(error).__name__})"
        broken.append(Unreadable(NOTES, Handle(jotting.name), jotting.name, reason))
        return []
