"""Who takes part in an event, and as what?

Interviewers are the people invited besides the user, and those whom the title or the description introduces as such.
Rooms, machines, shared mailboxes and whoever declined take no part. An address is only ever one that the event carries.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from followup.domain.descriptions import Description, introduced, person_named
from followup.domain.employers import fits, is_agency, is_company, own_domain
from followup.domain.lexicon import Lexicons
from followup.domain.mentions import HONORIFIC, bears, goes_by, is_list_of_names, is_name, names_in, names_me
from followup.domain.model import Event, Me, Person, Response
from followup.domain.names import full_name
from followup.domain.people import fold, is_machine, is_mine, is_role_mailbox
from followup.domain.services import is_vendor, service
from followup.domain.spotting import WITHOUT_SPACES, plain, sections_named, spot_all
from followup.domain.titles import Piece, Title
from followup.domain.vocabulary import GIVEN_NAMES, ROLE_WORDS, ROOM_WORDS

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
    machines = tuple(_machines(event, me))
    companies = tuple(_companies(event, machines, description, me))
    described = tuple(_described(title, description, known, companies, lexicons, me))
    hosts, coordinators = _contacts(description, known, companies, lexicons, me)
    parties = Parties(guests, organizer, described or hosts, machines=machines)
    interviewers = _interviewers(parties, description, lexicons)
    coordinator, agent = _arrangers(parties, interviewers, coordinators)
    if coordinator and coordinator not in (*described, *hosts):
        interviewers = [person for person in interviewers if not _same(person, coordinator)] or interviewers
    if len(interviewers) == 1 and coordinator and _same(interviewers[0], coordinator) and not description.agenda:
        coordinator = None
    return replace(parties, interviewers=tuple(interviewers), coordinator=coordinator, agent=agent)


def sender_name(person: Person) -> str:
    """ "Ironbark Hiring" -> "Ironbark", "Hiring @ Voss Legal" -> "Voss Legal"; a person's name gives nothing."""
    for part in re.split(r"\s*[@|,(·:]\s*|\s+[-–—]\s+|\s+(?:via|from|at)\s+", person.name):
        words = [word for word in part.split() if plain(word).strip("()") not in ROLE_WORDS]
        name = " ".join(words).strip(" )")
        if words and plain(words[0]) not in GIVEN_NAMES and "@" not in part and not is_vendor(name):
            return name
    return ""


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
    if not person.address or is_mine(me, person.address) or is_role_mailbox(person.address):
        return False
    if is_machine(person) and not _is_alias(person):
        return False
    name = plain(person.name)
    words = [word for word in re.split(r"[\W\d]+", name) if word]
    is_room = bool(words) and (words[0] in ROOM_WORDS or words[-1] in {"room", "boardroom", "huddle", "resource"})
    return not _BOT_NAME.search(name) and not is_room


def _is_alias(person: Person) -> bool:
    """Whether a hiring system lends a person an address that spells their name."""
    name = full_name(replace(person, address=""))
    return service(person.domain) is not None and " " in name and goes_by(person.address, name)


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
    title: Title,
    description: Description,
    known: Sequence[Person],
    companies: Sequence[str],
    lexicons: Lexicons,
    me: Me,
) -> Iterator[Person]:
    """Whom the text introduces as an interviewer, each once."""
    found: list[Person] = [
        person_named(description, name)
        for value in description.fields.get("label_interviewer", ())
        for name in _listed_names(value)
    ]
    found += introduced(description, lexicons, "meet")
    found += (person for line in description.agenda for person in _in_agenda(line, description, lexicons))
    found += (
        person_named(description, name)
        for piece in title.frames("with", "label_interviewer", "and")
        if is_person(piece, known)
        for name in names_in(piece.text, single=True)
    )
    found += (person for line in description.lines for person in _acting(line, description, lexicons))
    yield from _each_once(found, known, me, companies)


def _acting(line: str, description: Description, lexicons: Lexicons) -> Iterator[Person]:
    """ "Jane will call you": the names right before what interviewers do."""
    for hit in spot_all(plain(line), lexicons, "acts"):
        before = re.split(r"[.!?;:]\s|^\W+", line[: hit.start])[-1].strip()
        whole = re.split(r"\s[-–—]\s|,\s(?=\w+$)", before)[-1] if before else ""
        if whole and is_list_of_names(whole):
            yield from (person_named(description, name) for name in names_in(whole, single=True))


def _listed_names(value: str) -> list[str]:
    """The names behind a label. Beside whole names, a single word is one only if it is common as one."""
    names = list(names_in(value, single=True))
    whole = any(" " in name or WITHOUT_SPACES.search(name) for name in names)
    return [
        name for name in names if not whole or " " in name or WITHOUT_SPACES.search(name) or plain(name) in GIVEN_NAMES
    ]


def _in_agenda(line: str, description: Description, lexicons: Lexicons) -> Iterator[Person]:
    if spot_all(plain(line), lexicons, "pause"):
        return
    parts = [
        part for part in re.split(r"[:|()]|\s[-–—]\s|\s(?:with|mit|avec|con|com|met|med|z|w/)\s", line) if part.strip()
    ]
    topics = [_is_topic(part, lexicons) for part in parts]
    for position, part in enumerate(parts):
        sounds_like_one = position > 0 or any(topics) or plain(part.split()[0]) in GIVEN_NAMES
        if sounds_like_one and not topics[position]:
            yield from (person_named(description, name) for name in names_in(part, listed=True))


def _is_topic(text: str, lexicons: Lexicons) -> bool:
    sections = (*sections_named(lexicons, "stage_"), "certain", "interview", "field", "occupation")
    return bool(spot_all(plain(text), lexicons, *sections))


def _contacts(
    description: Description, known: Sequence[Person], companies: Sequence[str], lexicons: Lexicons, me: Me
) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    """Hosts (they will be there) and coordinators (they arrange it), by the labels before their names."""
    hosts = [
        person_named(description, name)
        for value in description.fields.get("label_host", ())
        for name in _listed_names(value)
    ]
    coordinators = [
        person_named(description, name)
        for value in description.fields.get("label_coordinator", ())
        for name in names_in(value)
    ]
    coordinators += _closing(description, known, lexicons)
    return tuple(_each_once(hosts, known, me, companies)), tuple(_each_once(coordinators, known, me, companies))


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


def _each_once(found: Iterable[Person], known: Sequence[Person], me: Me, companies: Sequence[str]) -> Iterator[Person]:
    """Those people without the user, each with the address of the guest that they are."""
    seen: list[Person] = []
    for person in found:
        if names_me(person.name, me) or is_mine(me, person.address) or is_machine(person):
            continue
        guest = next((each for each in known if bears(each, person.name)), None)
        merged = guest or person
        if any(_same(merged, other) for other in seen) or _names_company(merged, companies):
            continue
        seen.append(merged)
        yield merged


def _names_company(person: Person, companies: Sequence[str]) -> bool:
    """ "Interview with Tidewater Bio": what the event otherwise shows as a company is not a person."""
    if person.address or plain(person.name).split()[0] in GIVEN_NAMES:
        return False
    return is_company(person.name) or any(
        fits(person.name, company) if "." in company else plain(person.name).startswith(company)
        for company in companies
    )


def _companies(event: Event, machines: Sequence[Person], description: Description, me: Me) -> Iterator[str]:
    """The domains that people write from, and the names that shared mailboxes and hiring systems go by, folded."""
    people = [attendee.person for attendee in event.attendees] + ([event.organizer] if event.organizer else [])
    addresses = [*(person.address for person in people), *description.addresses]
    yield from {domain for address in addresses if not is_mine(me, address) and (domain := own_domain(address))}
    yield from {word for person in machines if (word := plain(sender_name(person)).replace(".", "").partition(" ")[0])}


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
