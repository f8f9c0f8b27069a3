"""Who takes part in an event, and as what?

Interviewers are the people invited besides the user, and those whom the title or the description introduces as such.
Who merely invited is the coordinator, unless nobody else is there to interview.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from followup.domain.employers import is_agency, own_domain
from followup.domain.events.entries import Entry
from followup.domain.events.go_betweens import go_between
from followup.domain.events.guests import Guests, guests_of
from followup.domain.events.introductions import Introductions, introductions
from followup.domain.events.somebody import same_person
from followup.domain.model import Person


@dataclass(frozen=True, slots=True)
class Parties:
    """Everybody but the user. `agent` is who of them works for a recruitment agency."""

    guests: Guests = field(default_factory=Guests)
    interviewers: tuple[Person, ...] = ()
    coordinator: Person | None = None
    agent: Person | None = None

    @property
    def people(self) -> tuple[Person, ...]:
        """Every person with a part in the event."""
        arranging = (self.coordinator,) if self.coordinator else ()
        return tuple(dict.fromkeys((*self.guests.everybody, *self.interviewers, *arranging)))

    def domains(self) -> Iterator[str]:
        """The domains that people and shared mailboxes write from, where they can be an employer's or an agency's own."""
        for person in (*self.people, *self.guests.senders):
            if domain := own_domain(person.address):
                yield domain


def parties_of(entry: Entry) -> Parties:
    """Who takes part, as far as the entry says."""
    guests = guests_of(entry)
    named = introductions(entry, guests)
    interviewers = _interviewers(guests, named, joining=bool(entry.in_body("us")))
    if entry.in_body("absent"):  # "I will only introduce you": whoever writes so arranges it
        interviewers = [person for person in interviewers if person != guests.organizer] or interviewers
    coordinator = _coordinator(guests, named, interviewers)
    if coordinator and not _is_among(coordinator, (*named.interviewers, *named.hosts)):
        others = [person for person in interviewers if not same_person(person, coordinator)]
        if interviewers and not others:
            coordinator = None  # nobody else is there: it is the coordinator who interviews
        interviewers = others or interviewers
    agent = _agent(guests, coordinator) or go_between(entry, guests)
    return Parties(guests, tuple(interviewers), coordinator, agent)


def _interviewers(guests: Guests, named: Introductions, *, joining: bool) -> list[Person]:
    organizer, introduced = guests.organizer, named.interviewers or named.hosts
    invited = [person for person in guests.people if not (introduced and person == organizer)]
    interviewers = [*invited, *(person for person in introduced if not _is_among(person, invited))]
    if organizer and not _is_among(organizer, interviewers) and (joining or not interviewers):
        interviewers.insert(0, organizer)
    return interviewers


def _coordinator(guests: Guests, named: Introductions, interviewers: Sequence[Person]) -> Person | None:
    organizer = guests.organizer
    if organizer and not _is_among(organizer, interviewers):
        return organizer
    contacts = named.hosts if named.interviewers and not named.coordinators else ()  # who answers questions, then
    return next((person for person in (*named.coordinators, *contacts) if person != organizer), None)


def _agent(guests: Guests, coordinator: Person | None) -> Person | None:
    people = (guests.organizer, *guests.people, coordinator)
    return next((person for person in people if person and is_agency(domain=person.domain)), None)


def _is_among(person: Person, people: Sequence[Person]) -> bool:
    return any(same_person(person, other) for other in people)
