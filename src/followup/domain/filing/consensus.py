"""What do several signals say together?"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from followup.domain.employers import called, one_shortens_the_other, same_name
from followup.domain.filing.roles import in_full
from followup.domain.model import Person
from followup.domain.people import fold
from followup.domain.signals import Cancelled, Contact, Matter, Part, Scheduled, Signal, key


def merged(signals: Sequence[Signal]) -> Matter:
    """One matter from many: the first that is said of each thing, everybody who is named, the newest language."""
    matters = [signal.matter for signal in signals]
    spoken = [matter.language for matter in matters if matter.language]
    terms = [matter.familiar for matter in matters if matter.familiar is not None]
    return Matter(
        employer=_in_full([matter.employer for matter in matters if matter.employer]),
        domains=frozenset().union(*(matter.domains for matter in matters)),
        agency=_first(matter.agency for matter in matters),
        role=in_full([matter.role for matter in matters if matter.role]),
        requisition=_first(matter.requisition for matter in matters),
        contacts=_merged_contacts(contact for matter in matters for contact in matter.contacts),
        threads=frozenset().union(*(matter.threads for matter in matters)),
        events=frozenset().union(*(matter.events for matter in matters)),
        topics=frozenset().union(*(matter.topics for matter in matters)),
        of_a_job=any(matter.of_a_job for matter in matters),
        days=frozenset().union(*(matter.days for matter in matters)),
        language=spoken[-1] if spoken else "",
        familiar=terms[-1] if terms else None,
    )


def _in_full(employers: Sequence[str]) -> str:
    """The first name that is said, unless it is another one shortened; without its legal form where anybody says it so."""
    if not employers:
        return ""
    said = employers[0]
    longer = (name for name in employers if len(name) > len(said) and one_shortens_the_other(said, name))
    said = next((name for name in longer if not same_name(said, name)), said)
    return called(said) if called(said) in employers else said


def _first(values: Iterable[str]) -> str:
    return next((value for value in values if value), "")


def _merged_contacts(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    """Each person once, in the clearest part they were seen in, under the fullest name."""
    order = (Part.AGENT, Part.INTERVIEWER, Part.COORDINATOR, Part.WRITER)
    merged: dict[str, Contact] = {}
    for contact in contacts:
        identity = person_key(contact.person)
        known = merged.get(identity, contact)
        name = max(known.person.name, contact.person.name, key=len)
        part = min(known.part, contact.part, key=order.index)
        merged[identity] = Contact(Person(name, known.person.address), part)
    return tuple(sorted(merged.values(), key=lambda contact: order.index(contact.part)))


def person_key(person: Person) -> str:
    """What tells one person from another: the address if it is known, else the name."""
    return fold(person.address) if person.address else person.name.casefold()


def same_person(one: Person, other: Person) -> bool:
    """Whether two mentions are of one person."""
    return person_key(one) == person_key(other)


def addresses_of(contacts: Iterable[Contact], part: Part | None = None) -> set[str]:
    """The folded addresses of contacts, of those who play a part or of all."""
    return {fold(c.person.address) for c in contacts if c.person.address and (part is None or c.part is part)}


def happened(signal: Signal) -> datetime:
    """When it happened. An event's stamp may be that of an export, but it was made before it began."""
    if isinstance(signal, (Scheduled, Cancelled)):
        return min(signal.origin.at, signal.start)
    return signal.origin.at


def in_time(signal: Signal) -> tuple[datetime, str]:
    """Sorts signals by when they happened, and always alike."""
    return happened(signal), key(signal)
