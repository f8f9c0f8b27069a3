"""Which interviews of a case were called off in words, though the calendar still shows them?

A mail that calls an interview off means the next one, or the one at which nobody appeared, unless somebody has touched the event since: then the calendar
knows better. So does one that says no to the day of an interview and names a later one: "Tomorrow is no good after all. Friday, same time?"
"""

from collections.abc import Sequence
from datetime import timedelta

from followup.domain.evidence import Evidence
from followup.domain.filing.arranged import days_of
from followup.domain.signals import CalledOff, Cancelled, Scheduled, Signal

SOON = timedelta(days=21)
"""An interview further away than this is hardly the one meant."""


def called_off_in_words(standing: Sequence[Scheduled], signals: Sequence[Signal]) -> list[Cancelled]:
    """Each interview that a mail called off, as if the calendar had said so."""
    gone: dict[str, Cancelled] = {}
    for signal in signals:
        if isinstance(signal, CalledOff) and signal.sure:
            off = [_cancelled(slot, signal.evidence, signal.against) for slot in _meant(signal, standing)]
        else:
            off = [_cancelled(slot, (_MOVED,)) for slot in standing if _moves(signal, slot)]
        gone.update({each.origin.id: each for each in off})
    return list(gone.values())


def _meant(signal: CalledOff, standing: Sequence[Scheduled]) -> list[Scheduled]:
    """The next interview after the mail and, of a loop, the slots of the same day; none if one of them was touched since.

    What is written while an interview should be going on means that one: nobody came.
    """
    said = signal.origin.at
    missed = [slot for slot in standing if slot.start < said <= slot.end]
    ahead = [slot for slot in standing if said <= slot.start <= said + SOON]
    if missed or not ahead:
        return [slot for slot in missed if _as_it_was(slot, signal)]
    first = min(slot.start for slot in ahead)
    same_day = [slot for slot in ahead if slot.start.date() == first.date()]
    return same_day if all(_as_it_was(slot, signal) for slot in same_day) else []


def _moves(signal: Signal, slot: Scheduled) -> bool:
    """Whether it says no to the day of that interview, and names a later one."""
    said, matter = signal.origin.at, signal.matter
    if not matter.off or signal.origin.spam or not said < slot.start <= said + SOON or not _as_it_was(slot, signal):
        return False
    off = matter.off & days_of(slot.start, slot.zone)
    return bool(off) and any(later > max(off) for later in matter.days)


def _as_it_was(slot: Scheduled, signal: Signal) -> bool:
    """Whether the calendar showed it like this before the mail."""
    return slot.origin.at < signal.origin.at


def _cancelled(slot: Scheduled, evidence: tuple[Evidence, ...], against: tuple[Evidence, ...] = ()) -> Cancelled:
    return Cancelled(
        origin=slot.origin,
        matter=slot.matter,
        evidence=evidence,
        against=against,
        sure=slot.sure,
        start=slot.start,
        end=slot.end,
        sequence=slot.sequence,
    )


_MOVED = Evidence("", "they wrote that it will be on another day", "mail")
