"""Which version of an event is the one that holds?"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from followup.connectors.ical.clock import basic
from followup.connectors.ical.entry import Entry
from followup.domain.model import Status

_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


def newest(entries: Iterable[Entry]) -> list[Entry]:
    """Of all that share a UID: the master, or the only one, first; then each one of the series that has been changed.

    The highest SEQUENCE holds, of these a cancellation, else what was changed last (RFC 5546, 2.1.5), else what comes last.
    """
    versions: dict[str, list[Entry]] = {}
    for entry in entries:
        versions.setdefault(basic(entry.times.original) if entry.times.original else "", []).append(entry)
    holding = {original: _holding(of_one) for original, of_one in sorted(versions.items())}
    whole = holding.get("")
    if whole is None or whole.event.status is not Status.CANCELLED:
        return list(holding.values())
    return [
        _cancelled_by(whole, one) if one.event.sequence <= whole.event.sequence else one for one in holding.values()
    ]


def _holding(versions: list[Entry]) -> Entry:
    *older, last = sorted(versions, key=_rank)
    if last.event.status is not Status.CANCELLED:
        return last
    # A cancellation may leave out nearly everything, the rule of a series too: what it cancels says it better.
    before = [entry for entry in older if entry.event.status is not Status.CANCELLED]
    return _cancelled_by(last, before[-1]) if before else last


def _rank(entry: Entry) -> tuple[int, bool, datetime]:
    event = entry.event
    return event.sequence, event.status is Status.CANCELLED, event.updated or _LONG_AGO


def _cancelled_by(cancellation: Entry, entry: Entry) -> Entry:
    said = cancellation.event
    event = replace(
        entry.event, status=Status.CANCELLED, sequence=said.sequence, updated=said.updated, handle=said.handle
    )
    return Entry(event, entry.times)
