"""What speaks for an event being a job interview of the user's?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from followup.domain.employers import fits, is_agency, is_company, own_domain
from followup.domain.events.companies import EASTERN_COMPANY
from followup.domain.events.entries import Entry
from followup.domain.events.job_descriptions import role_in_text
from followup.domain.events.mentions import names_me
from followup.domain.events.openings import Opening, runs_of
from followup.domain.events.parties import Parties
from followup.domain.events.side_by_side import LEGAL_FORM
from followup.domain.events.spotting import Hit, plain, sections_named, spot_all
from followup.domain.events.stages import is_counted
from followup.domain.events.titles import NAMES, is_shortened_role
from followup.domain.model import Person
from followup.domain.people import is_mine
from followup.domain.services import ServiceKind, service
from followup.domain.vocabulary import HIRING_WORDS

SURE = 4
"""From this weight on it is an interview, and the program acts on it."""
LIKELY = 3
"""From this weight on it may be one, and the user is asked."""
NAMES_EMPLOYER = "the title names an employer"
OVERRULED = -99
"""What a look-alike weighs: more than everything that speaks for an interview together."""


@dataclass(frozen=True, slots=True)
class Weight:
    """One indication: what it weighs, why, and the words (none where it is no matter of words)."""

    points: int
    why: str
    quote: str = ""
    where: str = "attendees"


@dataclass(frozen=True, slots=True)
class Finding:
    """An entry with who takes part and what job it is about. `work` are the domains of the user's own employer."""

    entry: Entry
    parties: Parties
    opening: Opening
    work: frozenset[str]

    def speaks_of(self, section: str) -> bool:
        """Whether the title does, in a language in which it also names the talk, if there is one.

        What names the role or the employer does not count: a kindergarten has jobs, and so has a newspaper.
        """
        entry = self.entry
        named = {hit.language for hit in spot_all(entry.title.plain, entry.lexicons, *NAMES, "talk")}
        hits = spot_all(entry.title.plain, entry.lexicons, section)
        spoken = {hit.language for hit in hits if not self._is_harmless(hit)}
        return bool(spoken & (named | entry.title.spoken) if named else spoken)

    def names_role(self) -> bool:
        """Whether the title names the role, and not only who is met or sent for."""
        pieces = self.entry.title.pieces
        named = any(piece.text in self.opening.role or self.opening.role in piece.text for piece in pieces)
        return bool(self.opening.role) and named and not _visited(self.entry)

    def _is_harmless(self, hit: Hit) -> bool:
        """Whether it is but part of a name, or an English word that means nothing of the kind."""
        if any(start <= hit.start and hit.end <= end for start, end in self._proper_names(hit.section)):
            return True
        names = spot_all(self.entry.title.plain, self.entry.lexicons, *NAMES)
        if any(
            (name.start <= hit.start and hit.end < name.end) or (name.start < hit.start and hit.end <= name.end)
            for name in names
        ):
            return True  # "take home" in "take home review"
        places = spot_all(self.entry.title.plain, self.entry.lexicons, "place")
        if any((place.start, place.end) == (hit.start, hit.end) for place in places if place.language != hit.language):
            return True  # a Spanish "oficina" is no Portuguese garage
        english = spot_all(self.entry.title.plain, self.entry.lexicons, *NAMES, "talk", "job")
        return hit.language != "en" and any(
            other.language == "en" and (other.start, other.end) == (hit.start, hit.end) for other in english
        )

    def _proper_names(self, section: str) -> Iterator[tuple[int, int]]:
        """Where the title names the role, and the employer if people write from a domain of that name."""
        role = plain(self.opening.role)
        if not spot_all(role, self.entry.lexicons, "occupation"):
            role = ""
        employer = plain(self.opening.employer)
        of_form = bool(LEGAL_FORM.search(self.opening.employer))  # "Hausverwaltung Brightfold GmbH" is a name
        if section in _OF_TRADES and self.opening.employer[:1].isupper():  # and so is "Court Street Hotel"
            of_form = of_form or is_company(self.opening.employer)
        for name in (role, employer if of_form else _proper_part(employer, self.opening.domains)):
            start = self.entry.title.plain.find(name) if name else -1
            if start >= 0:
                yield start, start + len(name)


def _proper_part(employer: str, domains: frozenset[str]) -> str:
    """The name from where it fits a domain: all of `sapling nursery`, the end of `customer meeting nordlicht`."""
    run = next((run for run in runs_of(employer) if any(fits(run, domain) for domain in domains)), "")
    return employer[employer.find(run) :] if run else ""


def in_favour(found: Finding) -> Iterator[Weight]:
    """What speaks for it."""
    yield from _named_by_title(found)
    yield from _job_in_title(found)
    yield from _told_by_description(found)
    yield from _shown_by_people(found)


def _named_by_title(found: Finding) -> Iterator[Weight]:
    entry, title = found.entry, found.entry.title.text
    stages = sections_named(entry.lexicons, "stage_")
    if entry.in_title("certain"):
        yield Weight(5, "the title calls it a job interview", title, "title")
    elif entry.in_title("interview"):
        yield Weight(4, "the title calls it an interview", title, "title")
    elif is_counted(entry) and entry.in_title("talk", "likely", *stages) and _names_employer(found):
        yield Weight(4, "the title counts it among the talks with an employer", title, "title")
    elif entry.in_title("likely"):
        yield Weight(
            1 if _is_visit(entry) else 3, "the title calls it what interviews are often called", title, "title"
        )
    elif entry.in_title(*_TELLING_STAGES):
        yield Weight(2, "the title names a stage of a selection", title, "title")
    elif entry.in_title("talk", *stages):
        yield Weight(1, "the title names a talk", title, "title")
    for booked in entry.description.fields.get("label_event", ()):
        if spot_all(plain(booked), entry.lexicons, "certain", "interview"):
            yield Weight(4, "it was booked as an interview", booked, "description")
            break
        if spot_all(plain(booked), entry.lexicons, "likely") or (found.opening.role and found.opening.role in booked):
            yield Weight(2, "it was booked as what interviews are often called", booked, "description")
            break


def _names_employer(found: Finding) -> bool:
    return bool(found.opening.employer) and plain(found.opening.employer) in found.entry.title.plain


def _names_hirers(found: Finding) -> bool:
    """Whether the title names those who hire, at an employer other than the user's: "Call with Brightfold HR"."""
    own = any(fits(found.opening.employer, domain) for domain in found.work)
    return _names_employer(found) and not own and bool(found.entry.in_title("department"))


def _job_in_title(found: Finding) -> Iterator[Weight]:
    entry, title = found.entry, found.entry.title
    if any(names_me(piece.text, entry.me) for piece in title.frames("label_candidate")):
        yield Weight(3, "the title names you as the candidate", title.text, "title")
    elif any(names_me(piece.text, entry.me) for piece in title.pieces):
        yield Weight(1, "the title names you", title.text, "title")
    hirers = _names_hirers(found)
    of_job = hirers or bool(list(title.frames("label_role")) or entry.in_title("job", "role_word"))
    if of_job:
        yield Weight(2, "the title speaks of a job", title.text, "title")
    shortened = any(is_shortened_role(piece.text, entry.lexicons, title.spoken) for piece in title.pieces)
    if shortened or (entry.in_title("occupation") and (of_job or not _is_visit(entry))):
        yield Weight(1 if of_job else 2, "the title names a role", title.text, "title")
    introduced = {"at", "with"} if entry.in_title(*NAMES) else {"at"}
    employer = found.opening.employer
    named = [piece for piece in title.pieces if employer and piece.text.startswith(employer)]
    by_name = (is_company(piece.text) or EASTERN_COMPANY.search(piece.text) for piece in named)
    if (hirers and named) or any(piece.frame in introduced for piece in named) or any(by_name):
        yield Weight(1, NAMES_EMPLOYER, title.text, "title")


def _is_visit(entry: Entry) -> bool:
    """Whether the role is one whose people are visited or sent for, and no interview is spoken of: "Termin Friseur".

    "Erstgespräch Fotograf" is one in the user's own hand; where others invite, it is about the job of one.
    """
    if not _visited(entry) or entry.in_title("certain", "interview"):
        return False
    return not (entry.in_title("likely") and any(entry.everybody))


def _visited(entry: Entry) -> bool:
    """Whether the title names such a role, in the language of the talk: an "agent" is one in English alone."""
    talks = {hit.language for hit in spot_all(entry.title.plain, entry.lexicons, *NAMES, "talk")}
    visited = {hit.language for hit in spot_all(entry.title.plain, entry.lexicons, "visited")}
    return bool(visited & (talks or entry.title.spoken))


def _told_by_description(found: Finding) -> Iterator[Weight]:
    entry, description = found.entry, found.entry.description
    candidate, role = description.value("label_candidate"), description.value("label_role")
    if any(names_me(value, entry.me) for value in description.fields.get("label_candidate", ())):
        yield Weight(3, "you are named as the candidate", candidate, "description")
    if interviewers := description.value("label_interviewer"):
        yield Weight(3, "it names interviewers", interviewers, "description")
    elif hosts := description.value("label_host"):
        yield Weight(1, "it names hosts", hosts, "description")
    if role:
        yield Weight(2, "it names the role", role, "description")
    elif line := entry.in_body("role_word"):
        yield Weight(2 if role_in_text(entry) else 1, "it speaks of a role", line, "description")
    line = entry.in_body("certain", "interview")
    if line or ((line := entry.in_body("likely")) and role_in_text(entry)):
        yield Weight(2, "it speaks of an interview", line, "description")
    if line := entry.in_body("job"):
        yield Weight(2, "it speaks of an application", line, "description")
    if description.agenda and entry.in_title(*sections_named(entry.lexicons, "stage_")):
        yield Weight(1, "it has an agenda", description.agenda[0], "description")


def _shown_by_people(found: Finding) -> Iterator[Weight]:
    if system := next(hiring_systems(found.entry), ""):
        yield Weight(2, f"it was made by a hiring system ({system})", where="organizer")
    if recruiter := next(_recruiters(found), None):
        yield Weight(2, "it comes from those who hire", str(recruiter), "organizer")
    strangers = [domain for domain in found.parties.domains() if domain not in found.work]
    if any(is_agency(domain=domain) for domain in strangers):
        yield Weight(2, "a recruitment agency takes part")
    elif strangers or found.opening.domains - found.work:
        yield Weight(1, "people of another company take part")


def _recruiters(found: Finding) -> Iterator[Person]:
    """Who of another company says by their name or address that they look for people: careers@, "Ironbark Hiring"."""
    for person in found.entry.everybody:
        if is_mine(found.entry.me, person.address) or own_domain(person.address) in found.work:
            continue
        local = re.split(r"[^a-z]+", person.address.partition("@")[0])
        if HIRING_WORDS.intersection(local) or spot_all(plain(person.name), found.entry.lexicons, "job"):
            yield person


def hiring_systems(entry: Entry) -> Iterator[str]:
    """The vendors of hiring systems whose traces the event bears."""
    event = entry.event
    hosts = [person.domain for person in entry.everybody]
    hosts += [*entry.description.links, *_HOST.findall(f"{event.location} {event.url}"), event.uid.rpartition("@")[2]]
    for vendor in (service(host) for host in hosts if host):
        if vendor and (vendor.kind in _HIRING or vendor.vendor in _INTERVIEW_SCHEDULERS):
            yield vendor.vendor


_TELLING_STAGES = ("stage_onsite", "stage_final", "stage_phone_screen", "stage_hiring_manager", "stage_recruiter_call")
_OF_TRADES = frozenset({"not_sales", "not_repair", "not_official", "not_medical", "not_housing", "not_leisure"})
_HIRING = frozenset({ServiceKind.APPLICANT_TRACKING, ServiceKind.ASSESSMENT})
_INTERVIEW_SCHEDULERS = frozenset({"GoodTime", "ModernLoop", "Prelude", "Paradox"})
_HOST = re.compile(r"https?://([\w.-]{1,253})")
