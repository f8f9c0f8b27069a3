"""Which job, at which employer, is an event about?

The employer is named as the event names it, best by a name that fits the domain from which its people write.
Nothing is guessed: a domain alone gives its own spelling, and where there is neither name nor domain there is no employer.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from followup.domain.employers import fits, is_agency, is_company, name_from_domain, named_by, own_domain, tenant
from followup.domain.events import titles
from followup.domain.events.companies import (
    EASTERN_COMPANY,
    RUN,
    clients_in,
    companies_on_lines,
    to_sentence_end,
)
from followup.domain.events.entries import Entry
from followup.domain.events.guests import sender_name, without_function
from followup.domain.events.jobs import names_job, requisition_of, role_of
from followup.domain.events.mentions import is_name, names_me
from followup.domain.events.parties import Parties
from followup.domain.events.somebody import is_person
from followup.domain.events.spotting import WITHOUT_SPACES, labels, masked, plain, spot_all
from followup.domain.events.titles import Piece
from followup.domain.language.lexicon import Lexicons
from followup.domain.mail.eastern import companies_in, companies_with_departments
from followup.domain.people import is_machine, is_mine
from followup.domain.services import is_vendor
from followup.domain.vocabulary import HIRING_WORDS

_DATE = re.compile(
    r"\b\d{1,2}(?::\d{2})?\s?[ap]m\b|\b20\d\d\b|^(?:mon|tue|wed|thu|fri|sat|sun)(?:day)?\b", re.IGNORECASE
)
_ELSEWHERE = frozenset({"label_candidate", "label_requisition", "label_interviewer", "label_role"})
_INTRODUCING = frozenset({"with", "at"})
_ROLE = "role"
"""The frame of a piece that belongs to the title of the job."""
_LETTERS = re.compile(r"[^\W\d_]{2}")
_NEAR = 40


@dataclass(frozen=True, slots=True)
class Opening:
    """A job at an employer. `agency` is the domain of the recruitment agency that arranges, if one does."""

    employer: str = ""
    domains: frozenset[str] = frozenset()
    agency: str = ""
    role: str = ""
    requisition: str = ""


def opening_of(entry: Entry, parties: Parties, work_domains: frozenset[str]) -> Opening:
    """What the entry says about the job. The user's own employer counts only where nobody else takes part."""
    written = (own_domain(address) for address in entry.description.addresses if not is_mine(entry.me, address))
    found = [domain for domain in dict.fromkeys((*parties.domains(), *written)) if domain]
    arranging = own_domain(parties.agent.address) if parties.agent else ""
    agency = next((domain for domain in found if is_agency(domain=domain)), arranging)
    theirs = [domain for domain in found if domain != agency and not is_agency(domain=domain)]
    domains = [domain for domain in theirs if domain not in work_domains] or theirs
    employer = _employer(entry, parties, domains)
    return Opening(
        employer=employer,
        domains=frozenset(domains),
        agency=agency,
        role=role_of(entry, employer, [person.name for person in parties.people]),
        requisition=requisition_of(entry),
    )


def runs_of(text: str) -> list[str]:
    """Every run of words of `text`, the shorter ones first."""
    words = text.split()
    runs = [" ".join(words[start:end]) for start in range(len(words)) for end in range(start + 1, len(words) + 1)]
    return sorted(runs, key=len)


def _employer(entry: Entry, parties: Parties, domains: Sequence[str]) -> str:
    """By its label; else by a name that fits a domain; else by what stands where an employer is named."""
    pieces = tuple(_pieces(entry, parties, domains))
    registered = companies_in(f"{entry.title.text}\n{entry.description.text}")
    for names in (
        _labelled(entry, pieces),
        _fitting(entry, pieces, parties, domains),
        _told(pieces, parties, typed_small=entry.event.title.islower()),
        registered,
    ):
        if name := next(names, ""):
            return _tidy(name, entry.lexicons, domains)
    guesses = _beside_domain(entry, pieces, parties, domains) if domains else _without_domain(entry, pieces, parties)
    return _tidy(next(guesses, ""), entry.lexicons, domains)


def _pieces(entry: Entry, parties: Parties, domains: Sequence[str]) -> Iterator[Piece]:
    """The pieces of the title that could name a company; those that belong to the role are marked."""
    beside_role = False
    for piece in entry.title.pieces:
        job = names_job(piece.text, entry.lexicons, entry.title.spoken)
        role = piece.frame == "label_role" or (job and not any(named_by(piece.text, domain) for domain in domains))
        belongs = piece.after.strip() in {",", ";"} and beside_role and not is_company(piece.text)
        beside_role = role or (belongs and beside_role)
        if piece.frame in _ELSEWHERE or _DATE.search(piece.text):
            continue
        if is_agency(name=piece.text) or is_vendor(piece.text) or _is_generic(piece.text, entry.lexicons):
            continue
        if names_me(piece.text, entry.me) or _is_person(piece, parties):
            continue
        if role and piece.frame in _INTRODUCING:  # "with Brightfold's hiring manager" names both
            left = _without_job(piece.text, entry)
            yield replace(piece, text=left) if left else replace(piece, frame=_ROLE)
        else:
            yield replace(piece, frame=_ROLE) if role or belongs else piece


def _is_person(piece: Piece, parties: Parties) -> bool:
    """Whether it names a person; a company may be called after one: "Bäckerei Hinrichs"."""
    return is_person(piece, parties.people) and not is_company(piece.text)


def _labelled(entry: Entry, pieces: Sequence[Piece]) -> Iterator[str]:
    for name in entry.description.fields.get("label_company", ()):
        if not is_agency(_tidy(name, entry.lexicons)) and not names_me(
            name, entry.me
        ):  # who books is the "customer" of a booking page
            yield name
    yield from (piece.text for piece in pieces if piece.frame == "label_company")


def _fitting(entry: Entry, pieces: Sequence[Piece], parties: Parties, domains: Sequence[str]) -> Iterator[str]:
    """Names that fit a domain: in the title, of a shared mailbox, or anywhere in the description."""

    def fit(name: str) -> bool:
        return any(fits(name, domain) for domain in domains)

    for piece in pieces:
        if fit(piece.text):
            of_role = piece.frame == _ROLE and not is_company(piece.text)
            yield _without_job(piece.text, entry) if of_role else piece.text
    yield from (name for sender in parties.guests.senders if fit(name := sender_name(sender)))
    for text in (entry.description.text, entry.event.location):
        for found in RUN.finditer(text):
            run = to_sentence_end(found.group())
            if not without_function(run.split(maxsplit=1)[0]):  # "People Power" is no people team
                yield from (name for name in reversed(runs_of(run)) if any(named_by(name, each) for each in domains))
            yield from filter(fit, reversed(runs_of(without_function(run))))


def _told(pieces: Sequence[Piece], parties: Parties, *, typed_small: bool) -> Iterator[str]:
    """What stands behind "at", what calls itself a company, and for whom a hiring system writes."""
    yield from (p.text for p in pieces if _at(p, typed_small=typed_small) or (p.frame != _ROLE and is_company(p.text)))
    for sender in parties.guests.senders:
        if not own_domain(sender.address) and (name := sender_name(sender)):
            yield name


def _at(piece: Piece, *, typed_small: bool) -> bool:
    """Whether it stands behind "at" and is a name: "at the office" names nobody."""
    return piece.frame == "at" and (typed_small or "@" in piece.after or not piece.text[:1].islower())


def _beside_domain(entry: Entry, pieces: Sequence[Piece], parties: Parties, domains: Sequence[str]) -> Iterator[str]:
    """A name in a script of its own cannot be compared with a domain; else the domain is all that is known."""
    yield from (piece.text for piece in pieces if piece.frame != _ROLE and WITHOUT_SPACES.search(piece.text))
    yield from companies_with_departments(entry.description.text)
    names = [name for name in map(sender_name, parties.guests.senders) if WITHOUT_SPACES.search(name)]
    yield from (name for name in names if not spot_all(name, entry.lexicons, "department", "label_coordinator"))
    yield from (found.group() for found in EASTERN_COMPANY.finditer(entry.description.text))
    for sender in parties.guests.senders:
        if own_domain(sender.address) in domains and " " in (name := sender_name(sender)):
            yield name  # "Stadtwerke Anhausen Recruiting" at sw-anhausen
    yield name_from_domain(domains[0])


def _without_domain(entry: Entry, pieces: Sequence[Piece], parties: Parties) -> Iterator[str]:
    """What is left of the title, or named by the description, or by an address of a hiring system."""
    typed_small = entry.event.title.islower()
    shown = [piece for piece in pieces if typed_small or not piece.text[:1].islower()]
    yield from clients_in(entry)
    shown = [piece for piece in shown if piece.frame != _ROLE]
    beside = [piece.text for piece in shown if piece.frame == "with"]
    leads = bool(beside) and shown[0].text == beside[0]  # "Interview Ironbark, with Gus Holt" names him last
    yield from (text for text in beside if " " in text and (leads or not is_name(text)))
    yield from (piece.text for piece in shown if piece.frame != "with")
    yield from companies_on_lines(entry)
    yield from beside
    yield from _in_text(entry, parties)
    organizer = entry.event.organizer
    if organizer and is_machine(organizer) and HIRING_WORDS.intersection(plain(organizer.name).split()):
        yield from (name for name in [sender_name(organizer)] if " " in name)  # "Alder Freight Careers <no-reply@...>"
    for piece in pieces:  # "Nurse, Hilltop": nothing else is left
        if piece.frame == _ROLE and piece.after.strip() == "," and not names_job(piece.text, entry.lexicons):
            yield piece.text
    yield from (name_from_domain(f"{name}.example") for s in parties.guests.senders if (name := tenant(s.address)))


def _in_text(entry: Entry, parties: Parties) -> Iterator[str]:
    """What follows "your application at", "interview with": a capitalised run."""
    text = entry.description.text
    folded = plain(text)
    for hit in spot_all(folded, entry.lexicons, "certain", "interview", "likely", "job", "role_word"):
        for frame in spot_all(folded[hit.end : hit.end + _NEAR], entry.lexicons, "at", "with"):
            found = RUN.match(text[hit.end + frame.end :].lstrip())
            run = to_sentence_end(found.group()) if found else ""
            if not run or names_job(run, entry.lexicons) or is_person(Piece(run), parties.people):
                continue
            if frame.section == "at" or is_company(run) or not is_name(run):
                yield run


def _without_job(text: str, entry: Entry) -> str:
    """What is left of "Hooli CTO" when the words for a job are gone, if anything."""
    jobs = spot_all(plain(text), entry.lexicons, "job", "occupation", "field", "role_word")
    return titles.stripped(masked(text, jobs))


def _is_generic(text: str, lexicons: Lexicons) -> bool:
    """Whether it is the word for a company or for a place in it, rather than the name of one."""
    folded = plain(text)
    if "label_company" in labels(lexicons).get(folded, ()):
        return True
    places = spot_all(folded, lexicons, "place", "department")
    return bool(places) and not _LETTERS.search(masked(folded, [*places, *spot_all(folded, lexicons, "filler")]))


def _tidy(name: str, lexicons: Lexicons, domains: Sequence[str] = ()) -> str:
    """The name alone, without the department that writes: "Ironbark Human Resources"."""
    bare = titles.stripped(re.sub(r"\s*\([^)]*\)$", "", name.splitlines()[0] if name else ""))
    for hit in spot_all(plain(bare), lexicons, "department"):
        if not hit.start or hit.end == len(bare):
            left = titles.stripped(bare[: hit.start] + bare[hit.end :])
            return (
                bare if any(named_by(bare, domain) and not fits(left, domain) for domain in domains) else left or bare
            )
    return bare
