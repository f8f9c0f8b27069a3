"""Which interviews of a case stand, and which events are one interview?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from followup.domain.events.mentions import bears
from followup.domain.filing.arranged import days_of
from followup.domain.filing.calling_off import called_off_in_words
from followup.domain.filing.consensus import person_key, same_person
from followup.domain.filing.loops import group_loops
from followup.domain.model import Person
from followup.domain.people import fold
from followup.domain.signals import Cancelled, Contact, Kind, Part, Scheduled, Signal, Telling, Told


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
    taking_part = _taking_part(standing, signals)
    slots = [_with_people(slot, taking_part[slot.origin.id]) for slot in standing]
    loops = group_loops([_with_addresses(slot, contacts) for slot in slots])
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


def _taking_part(standing: Sequence[Scheduled], signals: Sequence[Signal]) -> Mapping[str, list[Person]]:
    """Who will be there by what they wrote, for each event: a mail means those that it names, else any that lie ahead of it."""
    found: dict[str, list[Person]] = {slot.origin.id: [] for slot in standing}
    for signal in signals:
        people = [contact.person for contact in signal.matter.contacts if contact.part is Part.INTERVIEWER]
        if not (signal.parent and people) or signal.origin.spam:
            continue
        meant = [slot for slot in standing if _names(signal, slot)]
        for slot in meant or [slot for slot in standing if slot.start >= signal.origin.at]:
            found[slot.origin.id] += people
    return found


def _names(signal: Signal, slot: Scheduled) -> bool:
    matter = signal.matter
    return slot.origin.id in matter.events or not matter.days.isdisjoint(days_of(slot.start, slot.zone))


def _with_people(slot: Scheduled, taking_part: Sequence[Person]) -> Scheduled:
    """Whoever arranged it is an interviewer if they said so; an entry in the user's own hand may name nobody at all."""
    named = slot.matter.contacts
    there = {person_key(person) for person in taking_part}
    contacts = [
        Contact(c.person, Part.INTERVIEWER) if c.part is Part.COORDINATOR and person_key(c.person) in there else c
        for c in named
    ]
    if not any(contact.person.address for contact in named):
        contacts += [Contact(person, Part.INTERVIEWER) for person in taking_part]
    return replace(slot, matter=replace(slot.matter, contacts=tuple(dict.fromkeys(contacts))))


def _with_addresses(slot: Scheduled, contacts: Sequence[Contact]) -> Scheduled:
    """The slot with the addresses, known from elsewhere in the case, of people it only names."""
    known = [contact.person for contact in contacts if contact.person.address]
    people = tuple(
        contact if contact.person.address else Contact(_known_as(contact.person, known), contact.part)
        for contact in slot.matter.contacts
    )
    return replace(slot, matter=replace(slot.matter, contacts=people))


def _known_as(person: Person, known: Sequence[Person]) -> Person:
    """Who of the known this is: whoever has that very name, else the only one who could be called so ("Frau Adler")."""
    same = [other for other in known if other.name.casefold() == person.name.casefold()]
    could_be = same[:1] or [other for other in known if bears(other, person.name)]
    return could_be[0] if len({fold(other.address) for other in could_be}) == 1 else person
