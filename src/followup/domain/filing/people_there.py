"""Who was there at an interview, as far as the whole case tells?

An event may name a coordinator who was to be there, people without their addresses, or nobody at all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from followup.domain.events.mentions import bears
from followup.domain.filing.arranged import days_of
from followup.domain.filing.consensus import person_key
from followup.domain.model import Person
from followup.domain.people import fold
from followup.domain.signals import Contact, Part, Scheduled, Signal


def with_people(
    standing: Sequence[Scheduled], contacts: Sequence[Contact], signals: Sequence[Signal]
) -> list[Scheduled]:
    """The interviews with everybody who is known to have been there, and the addresses by which they are known in the case."""
    taking_part = _taking_part(standing, signals)
    return [_with_addresses(_with_people(slot, taking_part[slot.origin.id]), contacts) for slot in standing]


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
