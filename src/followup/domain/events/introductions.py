"""Whom do the title and the description of an event introduce, and as what?

An address is only ever one that the event carries. Words that name a company, or a topic, are no people.
"""

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from followup.domain.employers import fits, is_company, named_by, own_domain
from followup.domain.events.brackets import attending
from followup.domain.events.companies import companies_on_lines
from followup.domain.events.courtesies import noted_by_courtesy
from followup.domain.events.descriptions import Description, introduced, person_named
from followup.domain.events.entries import Entry
from followup.domain.events.guests import Guests, sender_name
from followup.domain.events.mentions import (
    COURTESY,
    bears,
    is_list_of_names,
    is_name,
    is_position,
    name_before,
    names_in,
    names_me,
)
from followup.domain.events.somebody import comes_from, has_courtesy, is_person, same_person
from followup.domain.events.spotting import WITHOUT_SPACES, masked, plain, sections_named, spot_all
from followup.domain.events.titles import NAMES, Piece, ends_with_role, is_role
from followup.domain.language.lexicon import Lexicons
from followup.domain.model import Person
from followup.domain.names import full_name
from followup.domain.people import is_machine, is_mine
from followup.domain.vocabulary import GIVEN_NAMES

_FEW_WORDS = re.compile(r"(?:\s[\w.]+){0,4}\s")
_WITH = re.compile(r"[:|()]|\s[-–—]\s|\s(?:with|mit|avec|con|com|met|med|z|w/)\s")


@dataclass(frozen=True, slots=True)
class Introductions:
    """Whom the text names: as `interviewers`, as `hosts` who will be there, as `coordinators` who arrange it."""

    interviewers: tuple[Person, ...] = ()
    hosts: tuple[Person, ...] = ()
    coordinators: tuple[Person, ...] = ()


def introductions(entry: Entry, guests: Guests) -> Introductions:
    """The people whom the text introduces, each once in each part, guests by what is known of them."""
    text = _Text(entry, guests, frozenset(_companies(entry, guests)))
    coordinators = tuple(text.each_once(_coordinators(text)))
    hosts = tuple(text.each_once(_behind_label("label_host", text)))
    if not hosts and not guests.everybody:  # nobody but those whom the description lists
        listed = text.each_once(entry.description.acquaintances)
        hosts = tuple(person for person in listed if not any(same_person(person, other) for other in coordinators))
    return Introductions(tuple(text.each_once(_interviewers(text))), hosts, coordinators)


@dataclass(frozen=True, slots=True)
class _Text:
    """What there is to read, and what it takes to tell people from companies and topics in it.

    `companies` holds the domains that people write from, and the names by which shared mailboxes go, folded.
    """

    entry: Entry
    guests: Guests
    companies: frozenset[str]

    @property
    def description(self) -> Description:
        return self.entry.description

    @property
    def lexicons(self) -> Lexicons:
        return self.entry.lexicons

    def person(self, name: str) -> Person:
        return person_named(self.description, name)

    def each_once(self, found: Iterable[Person]) -> Iterator[Person]:
        seen: list[Person] = []
        for person in found:
            guest = next((each for each in self.guests.everybody if bears(each, person.name)), None)
            someone = guest or person
            if not (guest or self._is_somebody(person)) or any(same_person(someone, other) for other in seen):
                continue
            seen.append(someone)
            yield someone

    def _is_somebody(self, person: Person) -> bool:
        if names_me(person.name, self.entry.me) or is_mine(self.entry.me, person.address) or is_machine(person):
            return False
        return bool(person.address) or not (self._is_company(person.name) or self.is_topic(person.name))

    def _is_company(self, name: str) -> bool:
        """Whether the event shows it as a company elsewhere: the second half of "Interview with Tidewater Bio"."""
        folded, first = plain(name), name.split(maxsplit=1)[0]
        if plain(first) in GIVEN_NAMES:
            return False
        at = {piece.text for piece in self.entry.title.frames("at") if not has_courtesy(piece.text)}
        return (
            is_company(name)
            or name in at
            or any(
                named_by(name, company) or fits(first, company) if "." in company else folded.startswith(company)
                for company in self.companies
            )
        )

    def has_company_beside(self, somebody: Piece) -> bool:
        """Whether the title names some company before, or the description does on a line: "Interview Ironbark, with Gus"."""
        if self.guests.everybody or is_role(somebody.text, self.lexicons):
            return False
        before = [*itertools.takewhile(lambda piece: piece != somebody, self.entry.title.pieces)]
        named = [p.text for p in before if p.frame in {"", "at"} and p.text[:1].isupper() and not self._is_me(p.text)]
        beside = any(not self.is_topic(name) and not is_role(name, self.lexicons) for name in named)
        return beside or any(companies_on_lines(self.entry))

    def _is_me(self, text: str) -> bool:
        return names_me(text, self.entry.me)

    def is_topic(self, text: str) -> bool:
        """Whether all of it is about interviews and jobs: "System design", "Hiring manager"."""
        about = (*sections_named(self.lexicons, "stage_"), *NAMES, "talk", "filler", "job", "field", "occupation")
        folded = plain(text)
        return not re.search(r"[^\W\d_]", masked(folded, spot_all(folded, self.lexicons, *about)))


def _companies(entry: Entry, guests: Guests) -> Iterator[str]:
    for address in (*(person.address for person in entry.everybody), *entry.description.addresses):
        if not is_mine(entry.me, address) and (domain := own_domain(address)):
            yield domain
    for sender in guests.senders:
        if first := plain(sender_name(sender)).replace(".", "").partition(" ")[0]:
            yield first


# --- interviewers -----------------------------------------------------------------------------------------------------


def _interviewers(text: _Text) -> Iterator[Person]:
    yield from _behind_label("label_interviewer", text)
    yield from introduced(text.description, text.lexicons, "meet")
    yield from (person for sentence in text.description.sentences for person in _beginning_with(sentence, text))
    yield from (person for sentence in text.description.sentences for person in _talked_with(sentence, text))
    for line in text.description.agenda:
        yield from _in_agenda(line, text)
    for piece in text.entry.title.frames("with", "and", "label_interviewer"):
        known = is_person(piece, text.guests.everybody) or comes_from(piece, text.entry.title)
        if known or (piece.frame == "with" and text.has_company_beside(piece)):
            yield from map(text.person, names_in(piece.text, single=True))
    for piece in text.entry.title.frames("at"):
        if has_courtesy(piece.text) and not is_company(piece.text):
            yield from map(text.person, names_in(piece.text, single=True))
    for line in text.description.lines:
        yield from _acting(line, text)
    if not text.guests.everybody:
        yield from map(text.person, noted_by_courtesy(text.description, text.lexicons))
    yield from (text.person(name) for _, name in attending(text.entry.title, text.lexicons, text.entry.me) if name)
    if not text.guests.everybody:  # a note of the user's: "1st interview: Brightfold, Lena Hart"
        pieces = text.entry.title.frames("")
        alone = (piece.text for piece in pieces if is_person(piece, ()) and (" " in piece.text or piece.after.strip()))
        yield from (text.person(name) for words in alone for name in names_in(words, single=" " not in words))


def _beginning_with(sentence: str, text: _Text) -> Iterator[Person]:
    """Whom a sentence begins with: "With Jane Smith and Bob Lee"."""
    first = next((hit for hit in spot_all(plain(sentence), text.lexicons, "with") if not hit.start), None)
    if first and not sentence[first.end :].startswith(":"):  # a label
        yield from map(text.person, names_in(sentence[first.end :].strip()))


def _talked_with(sentence: str, text: _Text) -> Iterator[Person]:
    """Those invited whom it names by one name: "Part two of your interview with Della and Omar"; anybody by two, the first well known."""
    folded = plain(sentence)
    for talk in spot_all(folded, text.lexicons, *NAMES):
        for link in spot_all(folded[talk.end :], text.lexicons, "with"):
            if _FEW_WORDS.fullmatch(folded[talk.end : talk.end + link.start]):
                names = list(names_in(sentence[talk.end + link.end :].strip(), single=True))
                yield from (guest for guest in text.guests.everybody if any(bears(guest, name) for name in names))
                whole = (name for name in names if plain(name.partition(" ")[0]) in GIVEN_NAMES and " " in name)
                yield from map(text.person, whole)


def _behind_label(section: str, text: _Text) -> Iterator[Person]:
    """The names behind a label. Beside whole names, a single word is one only if it is common as one."""
    for value in text.description.fields.get(section, ()):
        names = [name for each in re.split(r";\s", value) for name in names_in(each, single=True)]
        names = [name for place, name in enumerate(names) if not (place and _is_function(name, text))]
        whole = [name for name in names if " " in name or WITHOUT_SPACES.search(name)]
        known = (name for name in names if plain(name) in GIVEN_NAMES or _with_courtesy(name, value))
        yield from map(text.person, dict.fromkeys((*whole, *known)) if whole else names)


def _is_function(name: str, text: _Text) -> bool:
    """Whether it is what somebody is, rather than somebody: "Patricia Dunn, Claims Supervisor"."""
    first, _, others = name.partition(" ")
    known = plain(first) in GIVEN_NAMES or any(bears(guest, name) for guest in text.guests.everybody)
    return bool(others) and not known and ends_with_role(name, text.lexicons)


def _with_courtesy(name: str, text: str) -> bool:
    return bool(re.search(rf"\b(?i:{COURTESY})\.?\s{re.escape(name)}", text))


def _in_agenda(line: str, text: _Text) -> Iterator[Person]:
    """In "10:00 Control theory - Anselm Krug", what is no topic, beside what is one, is a person."""
    if spot_all(plain(line), text.lexicons, "pause"):
        return
    parts = [part.strip() for part in _WITH.split(line) if part.strip()]
    topics = [text.is_topic(part) for part in parts]
    for position, part in enumerate(parts):
        yield from (guest for guest in text.guests.everybody if " " not in part and bears(guest, part))
        sounds_like_one = position > 0 or any(topics) or plain(part.split()[0]) in GIVEN_NAMES or _has_position(part)
        if sounds_like_one and not topics[position]:
            several = part.split("; ")
            yield from (text.person(name) for one in several for name in names_in(one, listed=True))


def _has_position(text: str) -> bool:
    """Whether a comma parts a name from what its bearer is: "Miles Okafor, Director of Hardware"."""
    name, _, rest = text.partition(",")
    return bool(rest) and is_name(name) and is_position(rest)


def _acting(line: str, text: _Text) -> Iterator[Person]:
    """The names right before what interviewers do: "Jane will call you"."""
    for hit in spot_all(plain(line), text.lexicons, "acts"):
        clause = re.split(r"[.!?;:]\s|^\W+", line[: hit.start])[-1].strip()
        names = re.split(r"\s[-–—]\s", clause)[-1]
        if is_list_of_names(names):
            yield from map(text.person, names_in(names, single=True))
        elif name := name_before(clause):
            yield text.person(name)


# --- coordinators -----------------------------------------------------------------------------------------------------


def _coordinators(text: _Text) -> Iterator[Person]:
    for value in text.description.fields.get("label_coordinator", ()):
        yield from map(text.person, names_in(value))
    yield from introduced(text.description, text.lexicons, "label_coordinator", linked=True)
    yield from _signature(text)


def _signature(text: _Text) -> Iterator[Person]:
    """Who signed the description, if the event tells more of them: "Cheers, Fern (fern@brightfold.example)"."""
    lines = [line for line in text.description.lines if line.strip()]
    for position, line in enumerate(lines):
        closings = spot_all(plain(line), text.lexicons, "closing")
        closing = next((hit for hit in closings if not line[: hit.start].strip(" -–")), None)
        if not closing:
            continue
        below = lines[position + 1] if position + 1 < len(lines) else ""
        for name in names_in(line[closing.end :].strip(" ,!.-–") or below, single=True):
            writer = next((guest for guest in text.guests.everybody if bears(guest, name)), None)
            address = text.person(name).address
            if writer or address:
                yield writer or Person(full_name(Person("", address)) or name, address)
            return
