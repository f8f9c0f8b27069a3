"""Which interviews of a case stand, and which events are one interview?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from followup.domain.filing.calling_off import called_off_in_words
from followup.domain.filing.consensus import person_key, same_person
from followup.domain.filing.loops import group_loops
from followup.domain.filing.people_there import with_people
from followup.domain.model import Person
from followup.domain.signals import Cancelled, Contact, Kind, Scheduled, Signal, Telling, Told


@dataclass(frozen=True, slots=True)
class Occasion:
    """One interview, or the slots of one loop: it is thanked for once, after its last slot.

    `identities` names every event that it is or was, also the cancelled one whose place it took.
    """

    slots: tuple[Scheduled, ...]
    identities: frozenset[str]

    @property
    def start(self) -> datetime:
        """When the first slot begins."""
        return min(slot.start for slot in self.slots)

    @property
    def end(self) -> datetime:
        """When the last slot ends."""
        return max(slot.end for slot in self.slots)

    @property
    def zone(self) -> str:
        """The zone in which the user lived it."""
        return self.slots[0].zone

    @property
    def sure(self) -> bool:
        """Whether it is certainly an interview of the user's."""
        return any(slot.sure for slot in self.slots)

    @property
    def anchor(self) -> str:
        """The event that a letter about all of it is about: the first slot."""
        return self.slots[0].origin.id

    def anchor_for(self, person: Person) -> str:
        """The event that a letter to `person` is about: the first slot they took part in, else the first."""
        theirs = (
            slot for slot in self.slots if any(same_person(person, contact.person) for contact in slot.matter.contacts)
        )
        return next(theirs, self.slots[0]).origin.id


def newest_events(signals: Sequence[Signal]) -> tuple[list[Scheduled], list[Cancelled]]:
    """Each event in its newest version: those that stand, and those that are gone. What the user denies is neither."""
    denied = {
        event
        for signal in signals
        if isinstance(signal, Told) and signal.what is Telling.NOT_AN_INTERVIEW
        for event in signal.matter.events
    }
    newest: dict[str, Scheduled | Cancelled] = {}
    for signal in signals:
        if isinstance(signal, (Scheduled, Cancelled)) and signal.origin.id not in denied:
            known = newest.get(signal.origin.id)
            if known is None or _version(signal) >= _version(known):
                newest[signal.origin.id] = signal
    standing = [slot for slot in newest.values() if isinstance(slot, Scheduled)]
    newest.update({slot.origin.id: slot for slot in called_off_in_words(standing, signals)})
    standing = [slot for slot in newest.values() if isinstance(slot, Scheduled)]
    return standing, [slot for slot in newest.values() if isinstance(slot, Cancelled)]


def _version(signal: Scheduled | Cancelled) -> tuple[int, bool, bool]:
    """A later SEQUENCE wins; then what a calendar says over what was mailed; then that it stands."""
    return signal.sequence, signal.origin.kind is Kind.EVENT, isinstance(signal, Scheduled)


def occasions_of(
    standing: Sequence[Scheduled], gone: Sequence[Cancelled], contacts: Sequence[Contact], signals: Sequence[Signal]
) -> tuple[Occasion, ...]:
    """The interviews that stand, loops together, earliest first."""
    loops = group_loops(with_people(standing, contacts, signals))
    return tuple(Occasion(loop, _identities(loop, gone)) for loop in loops)


def _identities(loop: Sequence[Scheduled], gone: Sequence[Cancelled]) -> frozenset[str]:
    """The events of a loop, and the cancelled ones it replaces: same people, and no earlier than they were."""
    people = {person_key(contact.person) for slot in loop for contact in slot.matter.contacts}
    replaced = (
        slot.origin.id
        for slot in gone
        if slot.start <= loop[0].start and people & {person_key(contact.person) for contact in slot.matter.contacts}
    )
    return frozenset({slot.origin.id for slot in loop} | set(replaced))
