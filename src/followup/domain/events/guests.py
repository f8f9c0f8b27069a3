"""Which of those who are invited to an event are people?

Rooms, note-takers, machines, shared mailboxes and whoever declined are none. Shared mailboxes and hiring systems are
nobody to thank, but what they call themselves may tell the employer's name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from followup.domain.employers import is_company
from followup.domain.events.entries import Entry
from followup.domain.events.mentions import goes_by, is_name, spelt_in
from followup.domain.events.spotting import plain
from followup.domain.model import Me, Person, Response
from followup.domain.names import full_name
from followup.domain.people import fold, is_machine, is_mine, is_shared
from followup.domain.services import Tenant, is_vendor, service
from followup.domain.vocabulary import GIVEN_NAMES, NOT_IN_NAMES, ROLE_WORDS, ROOM_WORDS

_BOT_NAME = re.compile(r"note ?taker|recorder|\bbot\b|\.ai\b|fireflies|transcri")
_FUNCTIONS = ROLE_WORDS | {"ops"} | {word for word in NOT_IN_NAMES if not word.isascii()}
_SOMEBODY_FROM = re.compile(r"^[^\W\d_]+ (?:von|vom|from|at|de chez|bei|de|da|di|van|från|fra|z) ([^\W\d_a-z].*)$")
"""How a hiring system calls one who recruits: "Mette fra Fjordbryg"."""
_ROOM_ENDINGS = frozenset({"room", "boardroom", "huddle", "resource"})


@dataclass(frozen=True, slots=True)
class Guests:
    """Those invited besides the user, without whoever declined.

    `organizer` is who invited, if that is a person, and may be one of the `people`.
    `senders` are shared mailboxes and hiring systems.
    """

    people: tuple[Person, ...] = ()
    organizer: Person | None = None
    senders: tuple[Person, ...] = ()

    @property
    def everybody(self) -> tuple[Person, ...]:
        """The people invited, and who invited them."""
        listed = self.organizer is None or self.organizer in self.people
        return self.people if listed else (*self.people, self.organizer)  # type: ignore[arg-type]  # not None here


def guests_of(entry: Entry) -> Guests:
    """Who is invited, by the names that the event gives them."""
    people = tuple(_people(entry))
    return Guests(people, _organizer(entry, people), tuple(_senders(entry)))


def sender_name(person: Person) -> str:
    """What a shared mailbox calls itself: "Ironbark Hiring" -> "Ironbark", "Hiring @ Voss Legal" -> "Voss Legal"."""
    parts = re.split(r"\s*[@|,(·:]\s*|\s+[-–—]\s+|\s+(?:via|from|at)\s+", person.name)
    if somebody := _SOMEBODY_FROM.match(person.name):
        parts = [somebody.group(1)]
    for part in parts:
        name = without_function(part).strip(" )")
        words = name.split()
        if words and plain(words[0]) not in GIVEN_NAMES and "@" not in part and not is_vendor(name):
            return name
    return ""


def without_function(name: str) -> str:
    """A name without the words for what a team of that name does: "Alderhurst Recruiting" -> "Alderhurst"."""
    return " ".join(word for word in name.split() if plain(word).strip("()") not in _FUNCTIONS)


def _people(entry: Entry) -> Iterator[Person]:
    seen: set[str] = set()
    for attendee in entry.event.attendees:
        person = attendee.person
        if not attendee.individual or attendee.response is Response.DECLINED or not _is_human(person, entry.me):
            continue
        if fold(person.address) not in seen:
            seen.add(fold(person.address))
            yield _named(person, entry)


def _organizer(entry: Entry, people: Sequence[Person]) -> Person | None:
    person = entry.event.organizer
    if person is None or not _is_human(person, entry.me):
        return None
    address = fold(person.address)
    if any(a.response is Response.DECLINED and fold(a.person.address) == address for a in entry.event.attendees):
        return None
    return next((guest for guest in people if fold(guest.address) == address), None) or _named(person, entry)


def _senders(entry: Entry) -> Iterator[Person]:
    invited = [attendee.person for attendee in entry.event.attendees if attendee.individual]
    for person in (*invited, entry.event.organizer):
        if not person or is_mine(entry.me, person.address) or _is_human(person, entry.me):
            continue
        if _BOT_NAME.search(plain(person.name)):
            continue
        if not _is_room(person) and (not is_machine(person) or service(person.domain)):
            yield person


def _is_human(person: Person, me: Me) -> bool:
    if not person.address or is_mine(me, person.address) or is_shared(person):
        return False
    if is_machine(person) and not _is_alias(person):
        return False
    if person.name and not _own_name(person) and not full_name(Person("", person.address)):
        return False  # "Campus Recruiting" is nobody
    if is_company(person.name) and not goes_by(person.address, person.name):
        return False
    if _is_a_word(person):
        return False  # "Newcomers" at trainee@ is nobody
    return not _BOT_NAME.search(plain(person.name)) and not _is_room(person)


def _is_a_word(person: Person) -> bool:
    """Whether a single word, which neither is a common name nor what the address spells, stands for a name."""
    name = person.name.strip()
    alone = bool(name) and not re.search(r"\s", name) and name.isascii()
    return (
        alone
        and plain(name) not in GIVEN_NAMES
        and not goes_by(person.address, name)
        and name.lower() not in person.address
    )


def _is_alias(person: Person) -> bool:
    """Whether a hiring system lends a person an address that spells their name. Some lend it to the employer alone."""
    name, vendor = _own_name(person), service(person.domain)
    return vendor is not None and vendor.tenant is not Tenant.LOCAL and " " in name and goes_by(person.address, name)


def _is_room(person: Person) -> bool:
    words = [word for word in re.split(r"[\W\d]+", plain(person.name)) if word]
    return bool(words) and (words[0] in ROOM_WORDS or words[-1] in _ROOM_ENDINGS)


def _named(person: Person, entry: Entry) -> Person:
    """The person by the name that the event gives them; one without a name may have it in the title, or the description."""
    name = _own_name(person)
    if not name:
        pieces = (piece.text for piece in entry.title.pieces if is_name(piece.text) or " " not in piece.text)
        spelt = next((text for text in pieces if goes_by(person.address, text)), "")
        name = spelt or full_name(person) or spelt_in(entry.description.text, person.address)
    return Person(name, person.address)


def _own_name(person: Person) -> str:
    return full_name(replace(person, address=""))
