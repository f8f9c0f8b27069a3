"""Who takes part in an event, and as what?

Interviewers are the people invited besides the user, and those whom the title or the description introduces as such.
Rooms, machines, shared mailboxes and whoever declined take no part. An address is only ever one that the event carries.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from followup.domain.descriptions import Description, introduced, person_named
from followup.domain.employers import is_agency, named_by, own_domain
from followup.domain.lexicon import Lexicons
from followup.domain.mentions import HONORIFIC, bears, goes_by, is_name, names_in, names_me
from followup.domain.model import Event, Me, Person, Response
from followup.domain.names import full_name
from followup.domain.people import fold, is_machine, is_mine, is_role_mailbox
from followup.domain.services import service
from followup.domain.spotting import plain, spot_all
from followup.domain.titles import Piece, Title
from followup.domain.vocabulary import GIVEN_NAMES, ROOM_WORDS

_BOT_NAME = re.compile(r"note ?taker|notetaker|recorder|\bbot\b|\.ai\b|fireflies|transcri")
_COURTESY = re.compile(
    r"^(?:prof|dr|mr|mrs|ms|mx|miss|herr|frau|hr|fr|mme|mlle|m|sr|sra|srta|dott|sig|dhr|mevr|pan|pani)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Parties:
    """Everybody but the user.

    `guests` are the people invited, `organizer` who invited if that is a person; `described` those whom the text names.
    `interviewers`, `coordinator` and `agent` are what they are taken to be.
    """

    guests: tuple[Person, ...] = ()
    organizer: Person | None = None
    described: tuple[Person, ...] = ()
    interviewers: tuple[Person, ...] = ()
    coordinator: Person | None = None
    agent: Person | None = None
    machines: tuple[Person, ...] = field(default=())
    """Shared mailboxes and hiring systems: nobody to thank, but their names may tell the employer's."""

    @property
    def people(self) -> tuple[Person, ...]:
        """Every person with a part in the event."""
        known = [*self.guests, *self.described]
        return tuple([*known, self.organizer] if self.organizer else known)

    def domains(self) -> Iterator[str]:
        """The domains that people and shared mailboxes write from, where they can be an employer's or an agency's own."""
        for person in (
            *self.guests,
            self.organizer,
            *self.machines,
            *self.described,
            *self.interviewers,
            self.coordinator,
        ):
            domain = own_domain(person.address) if person else ""
            if domain:
                yield domain


def parties_of(event: Event, title: Title, description: Description, lexicons: Lexicons, me: Me) -> Parties:
    """Who takes part in `event`, as far as it says."""
    guests = tuple(_guests(event, title, me))
    organizer = _organizer(event, guests, me)
    known = [*guests, organizer] if organizer else [*guests]
    described = tuple(_described(title, description, known, lexicons, me))
    hosts, coordinators = _contacts(description, known, lexicons, me)
    parties = Parties(guests, organizer, described or hosts, machines=tuple(_machines(event, me)))
    interviewers = _interviewers(parties, description, lexicons)
    coordinator, agent = _arrangers(parties, interviewers, coordinators)
    if coordinator and coordinator not in (*described, *hosts):
        interviewers = [person for person in interviewers if not _same(person, coordinator)] or interviewers
    if len(interviewers) == 1 and coordinator and _same(interviewers[0], coordinator) and not description.agenda:
        coordinator = None
    return replace(parties, interviewers=tuple(interviewers), coordinator=coordinator, agent=agent)


def is_person(piece: Piece, known: Iterable[Person]) -> bool:
    """Whether a piece of a title names a person: one of those known, or plainly somebody's name."""
    if any(bears(person, piece.text) for person in known):
        return True
    if _COURTESY.match(piece.text) or HONORIFIC.search(piece.text):
        return True
    first = plain(piece.text).split()[0].strip(".,")
    return first in GIVEN_NAMES and (is_name(piece.text) or " " not in piece.text)


def _guests(event: Event, title: Title, me: Me) -> Iterator[Person]:
    seen: set[str] = set()
    for attendee in event.attendees:
        person = attendee.person
        if not attendee.individual or attendee.response is Response.DECLINED or not _is_human(person, me):
            continue
        if fold(person.address) not in seen:
            seen.add(fold(person.address))
            yield _named(person, title)


def _is_human(person: Person, me: Me) -> bool:
    if not person.address or is_mine(me, person.address) or is_machine(person) or is_role_mailbox(person.address):
        return False
    name = plain(person.name)
    return not _BOT_NAME.search(name) and not ROOM_WORDS.intersection(re.split(r"\W+", name))


def _machines(event: Event, me: Me) -> Iterator[Person]:
    everybody = [attendee.person for attendee in event.attendees if attendee.individual]
    for person in (*everybody, event.organizer):
        if not person or is_mine(me, person.address) or _is_human(person, me) or _BOT_NAME.search(plain(person.name)):
            continue
        if is_role_mailbox(person.address) or service(person.domain):
            yield person


def _named(person: Person, title: Title) -> Person:
    """The person by the name that the event gives them; one without a name may have it in the title."""
    name = full_name(replace(person, address=""))
    if not name:
        spelt = (piece.text for piece in title.pieces if is_name(piece.text) or " " not in piece.text)
        name = next((text for text in spelt if goes_by(person.address, text)), "") or full_name(person)
    return Person(name, person.address)


def _organizer(event: Event, guests: Sequence[Person], me: Me) -> Person | None:
    person = event.organizer
    if person is None or not _is_human(person, me):
        return None
    if any(a.response is Response.DECLINED and fold(a.person.address) == fold(person.address) for a in event.attendees):
        return None
    known = next((guest for guest in guests if fold(guest.address) == fold(person.address)), None)
    return known or Person(full_name(person) or person.name, person.address)


def _described(
    title: Title, description: Description, known: Sequence[Person], lexicons: Lexicons, me: Me
) -> Iterator[Person]:
    """Whom the text introduces as an interviewer, each once."""
    found: list[Person] = [
        person_named(description, name)
        for value in description.fields.get("label_interviewer", ())
        for name in names_in(value, single=True)
    ]
    found += introduced(description, lexicons, "meet")
    found += (person for line in description.agenda for person in _in_agenda(line, description, lexicons))
    found += (
        person_named(description, name)
        for piece in title.frames("with", "label_interviewer", "and")
        if is_person(piece, known)
        for name in names_in(piece.text, single=True)
    )
    yield from _each_once(found, known, me)


def _in_agenda(line: str, description: Description, lexicons: Lexicons) -> Iterator[Person]:
    if spot_all(plain(line), lexicons, "pause"):
        return
    for part in re.split(r"[:|(]|\s[-–—]\s", line)[1:] or [line]:
        for name in names_in(part):
            yield person_named(description, name)


def _contacts(
    description: Description, known: Sequence[Person], lexicons: Lexicons, me: Me
) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    """Hosts (they will be there) and coordinators (they arrange it), by the labels before their names."""
    hosts = [
        person_named(description, name)
        for value in description.fields.get("label_host", ())
        for name in names_in(value, single=True)
    ]
    coordinators = [
        person_named(description, name)
        for value in description.fields.get("label_coordinator", ())
        for name in names_in(value)
    ]
    coordinators += _closing(description, known, lexicons)
    return tuple(_each_once(hosts, known, me)), tuple(_each_once(coordinators, known, me))


def _closing(description: Description, known: Sequence[Person], lexicons: Lexicons) -> Iterator[Person]:
    """Who signed the description: "Cheers, Fern (fern@brightfold.example)"."""
    lines = [line for line in description.lines if line.strip()]
    for position, line in enumerate(lines):
        hit = next(
            (h for h in spot_all(plain(line), lexicons, "closing") if not plain(line)[: h.start].strip(" -–")), None
        )
        if not hit:
            continue
        below = lines[position + 1] if position + 1 < len(lines) else ""
        rest = line[hit.end :].strip(" ,!.-–") or below
        for name in names_in(rest, single=True):
            person = person_named(description, name)
            writer = next((each for each in known if bears(each, name)), None)
            if writer or person.address:
                yield writer or Person(full_name(Person("", person.address)) or name, person.address)
            return


def _each_once(found: Iterable[Person], known: Sequence[Person], me: Me) -> Iterator[Person]:
    """Those people without the user, each with the address of the guest that they are."""
    seen: list[Person] = []
    for person in found:
        if names_me(person.name, me) or is_mine(me, person.address) or is_machine(person):
            continue
        guest = next((each for each in known if bears(each, person.name)), None)
        merged = guest or person
        if any(_same(merged, other) for other in seen) or _names_company(merged, known):
            continue
        seen.append(merged)
        yield merged


def _names_company(person: Person, known: Sequence[Person]) -> bool:
    """ "Interview with Tidewater Bio": what people's addresses call their company is not a person."""
    return not person.address and any(named_by(person.name, own_domain(each.address)) for each in known if each.address)


def _interviewers(parties: Parties, description: Description, lexicons: Lexicons) -> list[Person]:
    organizer, described = parties.organizer, parties.described
    interviewers = list(parties.guests)
    if organizer and described and any(fold(g.address) == fold(organizer.address) for g in interviewers):
        interviewers = [guest for guest in interviewers if guest != organizer]
    for person in described:
        if not any(_same(person, other) for other in interviewers):
            interviewers.append(person)
    if organizer and not any(_same(organizer, other) for other in interviewers):
        takes_part = bool(spot_all(plain(description.text), lexicons, "us"))
        if takes_part or not interviewers:
            interviewers.insert(0, organizer)
    return interviewers


def _arrangers(
    parties: Parties, interviewers: Sequence[Person], coordinators: Sequence[Person]
) -> tuple[Person | None, Person | None]:
    """Who arranges it, and who of them works for a recruitment agency."""
    organizer = parties.organizer
    coordinator = organizer if organizer and not any(_same(organizer, person) for person in interviewers) else None
    coordinator = coordinator or next(iter(coordinators), None)
    agent = next((p for p in (organizer, *parties.guests, coordinator) if p and is_agency(domain=p.domain)), None)
    return coordinator, agent


def _same(one: Person, other: Person) -> bool:
    if one.address and other.address:
        return fold(one.address) == fold(other.address)
    return bears(one, other.name)
