"""Is this event a job interview that the user attends as the candidate?

No single word decides. What the title calls it, what the description says, who invites and who comes each weigh something,
for or against; a look-alike ("exit interview", "Jahresgespräch") outweighs them all. Every weight keeps its words.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from followup.domain import descriptions, titles
from followup.domain.descriptions import Description
from followup.domain.employers import fits, is_agency, is_company, name_from_domain, own_domain, registrable
from followup.domain.evidence import Evidence
from followup.domain.jobs import role_in_text
from followup.domain.lexicon import Lexicons
from followup.domain.mentions import names_me
from followup.domain.model import Attendee, Event, Me, Person, Response, Status
from followup.domain.openings import Opening, opening_of, runs_of
from followup.domain.parties import Parties, parties_of
from followup.domain.people import is_mine
from followup.domain.services import ServiceKind, service
from followup.domain.spotting import Hit, masked, plain, sections_named, spot_all
from followup.domain.stages import language_of, stage_of
from followup.domain.titles import Title

SURE = 4
"""From this weight on it is an interview, and the program acts on it."""
LIKELY = 3
"""From this weight on it may be one, and the user is asked."""
INVITED = 4
"""What it weighs that a mail says so, whatever the event itself is called."""
OVERRULED = -9
"""What a look-alike weighs: more than everything that speaks for an interview together."""


_ABOUT_JOBS = frozenset({"job", "role_word", "occupation"})
DOUBTFUL = -2
"""What it weighs where the title names a job interview beyond doubt: a kindergarten, too, has jobs."""


class Role(StrEnum):
    """What part the user plays."""

    CANDIDATE = "candidate"
    INTERVIEWER = "interviewer"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Interview:
    """The verdict on an event.

    `stands` is false when it is cancelled, declined by the user, or not settled yet.
    `agency` is the domain of the recruitment agency that arranged it, and `agent` its recruiter.
    """

    role: Role
    sure: bool = True
    stands: bool = True
    employer: str = ""
    domains: frozenset[str] = frozenset()
    agency: str = ""
    role_title: str = ""
    requisition: str = ""
    stage: str = "unknown"
    interviewers: tuple[Person, ...] = ()
    coordinator: Person | None = None
    agent: Person | None = None
    language: str = ""
    evidence: tuple[Evidence, ...] = ()
    against: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class _Weight:
    points: int
    why: str
    quote: str
    where: str

    def evidence(self, *, private: bool) -> Evidence:
        return Evidence("" if private else self.quote, self.why, self.where)


@dataclass(frozen=True, slots=True)
class _Reading:
    """An event with all that was read out of it."""

    event: Event
    lexicons: Lexicons
    me: Me
    work: frozenset[str]
    title: Title
    description: Description
    parties: Parties
    opening: Opening
    body: str
    """The description, folded, with harmless look-alikes blanked."""

    def in_title(self, *sections: str) -> str:
        """The words of the title that belong to one of these sections, or the empty string."""
        hits = spot_all(self.title.plain, self.lexicons, *sections)
        hit = next((hit for hit in hits if hit.section not in _ABOUT_JOBS or hit.language in self.title.spoken), None)
        return self.title.text[hit.start : hit.end] if hit else ""

    def speaks_of(self, section: str) -> bool:
        """Whether the title does, in a language in which it also names the talk, if there is one.

        What names the role or the employer does not count: a kindergarten has jobs, and so has a newspaper.
        """
        title = self.title.plain
        named = {hit.language for hit in spot_all(title, self.lexicons, *titles.NAMES, "talk")}
        spoken = {hit.language for hit in spot_all(title, self.lexicons, section) if not self._is_harmless(hit)}
        return bool(spoken & named if named else spoken)

    def _is_harmless(self, hit: Hit) -> bool:
        """Whether it is but part of a name, or an English word that means nothing of the kind."""
        if any(start <= hit.start and hit.end <= end for start, end in self._proper_names()):
            return True
        english = spot_all(self.title.plain, self.lexicons, *titles.NAMES, "talk", "job")
        return hit.language != "en" and any(
            other.language == "en" and (other.start, other.end) == (hit.start, hit.end) for other in english
        )

    def _proper_names(self) -> Iterator[tuple[int, int]]:
        """Where the title names the role, and the employer if people write from a domain of that name."""
        role, employer = plain(self.opening.role), plain(self.opening.employer)
        employer = _proper_part(employer, self.opening.domains)
        if not spot_all(role, self.lexicons, "occupation"):
            role = ""
        for name in (role, employer):
            start = self.title.plain.find(name) if name else -1
            if start >= 0:
                yield start, start + len(name)

    def in_body(self, *sections: str) -> str:
        """The line of the description in which a phrase of these sections stands, or the empty string."""
        hit = next(iter(spot_all(self.body, self.lexicons, *sections)), None)
        if not hit:
            return ""
        text = self.description.text
        start = text.rfind("\n", 0, hit.start) + 1
        return text[max(start, hit.start - 120) : hit.end + 120].partition("\n")[0]


def _proper_part(employer: str, domains: frozenset[str]) -> str:
    """The name from where it fits the domain: `Sapling Nursery` is one, `Customer meeting Nordlicht` is only at its end."""
    run = next((run for run in runs_of(employer) if any(fits(run, domain) for domain in domains)), "")
    return employer[employer.find(run) :] if run else ""


def judge(
    event: Event,
    lexicons: Lexicons,
    me: Me,
    work_domains: frozenset[str] = frozenset(),
    *,
    invited: bool = False,
) -> Interview:
    """What part the user plays in `event`, and all that it says about the interview. A private event is not quoted.

    `invited` when the event came with a mail that invites the user to an interview.
    """
    reading = _read(event, lexicons, me, work_domains)
    pros, cons = list(_for(reading)), list(_against(reading))
    if invited:
        pros.append(_Weight(INVITED, "it came with a mail that invites you to an interview", "", "mail"))
    points = sum(weight.points for weight in (*pros, *cons))
    hiring = list(_hiring_side(reading, about_hiring=sum(weight.points for weight in pros) >= LIKELY))
    role = _role(points, hiring, cons)
    if role is Role.INTERVIEWER:
        pros, cons = hiring, []
    return _verdict(reading, role, points, pros, cons)


def _read(event: Event, lexicons: Lexicons, me: Me, work_domains: frozenset[str]) -> _Reading:
    title = titles.read(event.title, lexicons, me)
    description = descriptions.read(event.description, lexicons)
    parties = parties_of(event, title, description, lexicons, me)
    work = frozenset(registrable(domain) for domain in work_domains) or _own_domains(event, me)
    opening = opening_of(event, title, description, parties, lexicons, me, work)
    folded = plain(description.text)
    body = masked(folded, spot_all(folded, lexicons, "mask"))
    return _Reading(event, lexicons, me, work, title, description, parties, opening, body)


def _own_domains(event: Event, me: Me) -> frozenset[str]:
    """Where the user seems to work: the domain of an own address that other people in the event share."""
    own = {own_domain(address) for address in me.addresses} - {""}
    others = {own_domain(person.address) for person in _everybody(event) if not is_mine(me, person.address)}
    return frozenset(own & others)


def _everybody(event: Event) -> Iterator[Person]:
    yield from (attendee.person for attendee in event.attendees)
    if event.organizer:
        yield event.organizer


# --- what speaks for an interview -------------------------------------------------------------------------------------


def _for(reading: _Reading) -> Iterator[_Weight]:
    yield from _named_by_title(reading)
    yield from _job_in_title(reading)
    yield from _told_by_description(reading)
    yield from _shown_by_people(reading)


def _named_by_title(reading: _Reading) -> Iterator[_Weight]:
    title = reading.title.text
    if reading.in_title("certain"):
        yield _Weight(5, "the title calls it a job interview", title, "title")
    elif reading.in_title("interview"):
        yield _Weight(4, "the title calls it an interview", title, "title")
    elif reading.in_title("likely"):
        yield _Weight(3, "the title calls it what interviews are often called", title, "title")
    elif reading.in_title(*_TELLING_STAGES):
        yield _Weight(2, "the title names a stage of a selection", title, "title")
    elif reading.in_title("talk", *_stages(reading)):
        yield _Weight(1, "the title names a talk", title, "title")
    for event_type in reading.description.fields.get("label_event", ()):
        if spot_all(plain(event_type), reading.lexicons, "certain", "interview"):
            yield _Weight(4, "it was booked as an interview", event_type, "description")
            break


def _job_in_title(reading: _Reading) -> Iterator[_Weight]:
    title = reading.title
    if any(names_me(piece.text, reading.me) for piece in title.frames("label_candidate")):
        yield _Weight(3, "the title names you as the candidate", title.text, "title")
    elif any(names_me(piece.text, reading.me) for piece in title.pieces):
        yield _Weight(1, "the title names you", title.text, "title")
    of_job = bool(list(title.frames("label_role")) or reading.in_title("job", "role_word"))
    if of_job:
        yield _Weight(2, "the title speaks of a job", title.text, "title")
    if reading.in_title("occupation"):
        yield _Weight(1 if of_job else 2, "the title names a role", title.text, "title")
    introduced = {"at", "with"} if reading.in_title(*titles.NAMES) else {"at"}
    named = [piece for piece in title.pieces if piece.text == reading.opening.employer]
    if any(piece.frame in introduced or is_company(piece.text) for piece in named):
        yield _Weight(1, "the title names an employer", title.text, "title")


def _told_by_description(reading: _Reading) -> Iterator[_Weight]:
    description = reading.description
    if any(names_me(value, reading.me) for value in description.fields.get("label_candidate", ())):
        yield _Weight(3, "you are named as the candidate", description.value("label_candidate"), "description")
    if description.value("label_interviewer"):
        yield _Weight(3, "it names interviewers", description.value("label_interviewer"), "description")
    elif description.value("label_host"):
        yield _Weight(1, "it names hosts", description.value("label_host"), "description")
    if description.value("label_role"):
        yield _Weight(2, "it names the role", description.value("label_role"), "description")
    elif line := reading.in_body("role_word"):
        told = role_in_text(description, reading.lexicons, reading.me)
        yield _Weight(2 if told else 1, "it speaks of a role", line, "description")
    if line := reading.in_body("certain", "interview"):
        yield _Weight(2, "it speaks of an interview", line, "description")
    if line := reading.in_body("job"):
        yield _Weight(2, "it speaks of an application", line, "description")
    if len(description.agenda) > 1 and reading.in_title(*_stages(reading)):
        yield _Weight(1, "it has an agenda", description.agenda[0], "description")


def _shown_by_people(reading: _Reading) -> Iterator[_Weight]:
    system = next(_hiring_systems(reading), "")
    if system:
        yield _Weight(2, f"it was made by a hiring system ({system})", "", "organizer")
    strangers = [domain for domain in reading.parties.domains() if domain not in reading.work]
    if any(is_agency(domain=domain) for domain in strangers):
        yield _Weight(2, "a recruitment agency takes part", "", "attendees")
    elif strangers or reading.opening.domains - reading.work:
        yield _Weight(1, "people of another company take part", "", "attendees")
    if strangers and _invited_at_work(reading):
        yield _Weight(-1, "it went to your address at work", "", "attendees")


def _invited_at_work(reading: _Reading) -> bool:
    own = [person.address for person in _everybody(reading.event) if is_mine(reading.me, person.address)]
    return any(own_domain(address) in reading.work for address in own)


def _hiring_systems(reading: _Reading) -> Iterator[str]:
    """The vendors of hiring systems whose traces the event bears."""
    event = reading.event
    hosts = [person.domain for person in _everybody(event)]
    hosts += [link.lower() for link in (*reading.description.links, *_hosts_in(f"{event.location} {event.url}"))]
    hosts.append(event.uid.rpartition("@")[2].lower())
    for host in hosts:
        vendor = service(host) if host else None
        if vendor and (vendor.kind in _HIRING or vendor.vendor in _INTERVIEW_SCHEDULERS):
            yield vendor.vendor


_TELLING_STAGES = ("stage_onsite", "stage_final", "stage_phone_screen", "stage_hiring_manager", "stage_recruiter_call")
_HIRING = frozenset({ServiceKind.APPLICANT_TRACKING, ServiceKind.ASSESSMENT})
_INTERVIEW_SCHEDULERS = frozenset({"GoodTime", "ModernLoop", "Prelude", "Paradox"})


def _hosts_in(text: str) -> list[str]:
    return re.findall(r"https?://([\w.-]{1,253})", text)


# --- what speaks against it -------------------------------------------------------------------------------------------


def _against(reading: _Reading) -> Iterator[_Weight]:
    title = reading.title.text
    for section in sections_named(reading.lexicons, "not_"):
        if section == "not_sales" and reading.opening.agency:
            continue  # an agency sells people: its client is the employer
        if reading.speaks_of(section):
            yield _Weight(_gravity(section, reading), _lookalike(section), title, "title")
        elif section in _TELLING_IN_BODY and (line := reading.in_body(section)):
            yield _Weight(-4, _lookalike(section), line, "description")
    if _is_chore(reading):
        yield _Weight(OVERRULED, "something to do about an interview, not the interview", title, "title")
    if reading.event.all_day and not reading.in_title(*titles.NAMES) and not reading.opening.domains:
        yield _Weight(-1, "a whole day without anybody", "", "time")


def _gravity(section: str, reading: _Reading) -> int:
    if section == "not_information":
        return -4
    harmless = section not in _ABOUT_INTERVIEWS and reading.in_title("certain")
    return DOUBTFUL if harmless else OVERRULED


_ABOUT_INTERVIEWS = frozenset(
    {"not_exit", "not_mock", "not_preparation", "not_reference", "not_deadline", "not_offer", "not_event"}
)
"""Look-alikes that speak of job interviews, and are none."""
_TELLING_IN_BODY = frozenset(
    {
        "not_exit",
        "not_research",
        "not_press",
        "not_school",
        "not_official",
        "not_housing",
        "not_mock",
        "not_event",
        "not_information",
        "not_deadline",
    }
)
_LOOKALIKES = {
    "not_exit": "leaving a job",
    "not_research": "research among users or customers",
    "not_press": "the press",
    "not_school": "school or university",
    "not_official": "an authority",
    "not_housing": "a flat, a house or a loan",
    "not_medical": "health",
    "not_mock": "practising interviews",
    "not_preparation": "preparing for an interview",
    "not_reference": "a reference for somebody",
    "not_deadline": "a deadline; nobody is there to talk to",
    "not_offer": "an offer, after the interviews",
    "not_review": "talks at work",
    "not_sales": "selling and buying",
    "not_event": "an event for many",
    "not_information": "a conversation for information",
    "not_leisure": "leisure",
    "not_repair": "repairs",
}


def _lookalike(section: str) -> str:
    return f"it is about {_LOOKALIKES.get(section, section.removeprefix('not_').replace('_', ' '))}"


def _is_chore(reading: _Reading) -> bool:
    chore = next(iter(spot_all(reading.title.plain, reading.lexicons, "chore")), None)
    return chore is not None and not reading.title.plain[: chore.start].strip(" -*#:[]()")


# --- whose interview it is --------------------------------------------------------------------------------------------


def _hiring_side(reading: _Reading, *, about_hiring: bool) -> Iterator[_Weight]:
    """Signs that the user is one of those who hire."""
    title = reading.title
    others = [p.text for p in title.frames("label_candidate") if not names_me(p.text, reading.me)]
    others += [
        v for v in reading.description.fields.get("label_candidate", ()) if not names_me(v.split(".")[0], reading.me)
    ]
    if others and not _is_named_candidate(reading):
        yield _Weight(3, "somebody else is the candidate", others[0], "description")
    if not _own_employer_invites(reading):
        return
    if words := reading.in_title("hiring_side"):
        yield _Weight(3, "work of those who hire", words, "title")
    if line := reading.in_body("hiring_side"):
        yield _Weight(3, "addressed to those who hire", line, "description")
    if about_hiring and not _is_internal_candidate(reading):
        yield _Weight(3, "your own employer interviews", title.text, "organizer")


def _is_named_candidate(reading: _Reading) -> bool:
    named = [
        *(p.text for p in reading.title.frames("label_candidate")),
        *reading.description.fields.get("label_candidate", ()),
    ]
    return any(names_me(value.split(".")[0], reading.me) for value in named)


def _own_employer_invites(reading: _Reading) -> bool:
    """Whether it is a meeting of the user's own employer: a colleague, or the user at work, invites."""
    organizer = reading.event.organizer
    if organizer and not is_mine(reading.me, organizer.address):
        return own_domain(organizer.address) in reading.work
    if organizer and own_domain(organizer.address) in reading.work:
        return True
    colleagues = [person for person in reading.parties.guests.people if own_domain(person.address) in reading.work]
    return bool(colleagues)


def _is_internal_candidate(reading: _Reading) -> bool:
    if _is_named_candidate(reading) or reading.in_title("internal") or reading.in_body("internal"):
        return True
    return any(names_me(piece.text, reading.me) for piece in reading.title.pieces)


def _role(points: int, hiring: list[_Weight], cons: Iterable[_Weight]) -> Role:
    overruled = any(weight.points == OVERRULED for weight in cons)
    if hiring and not overruled:
        return Role.INTERVIEWER
    return Role.CANDIDATE if points >= LIKELY else Role.NONE


# --- the verdict ------------------------------------------------------------------------------------------------------


def _verdict(reading: _Reading, role: Role, points: int, pros: Iterable[_Weight], cons: Iterable[_Weight]) -> Interview:
    event, opening, parties = reading.event, reading.opening, reading.parties
    evidence = tuple(weight.evidence(private=event.private) for weight in pros)
    against = tuple(weight.evidence(private=event.private) for weight in cons)
    language = language_of(reading.title, reading.description, reading.lexicons)
    if role is not Role.CANDIDATE:
        offered = opening.employer if reading.speaks_of("not_offer") else ""
        employer = _own_employer(reading) if role is Role.INTERVIEWER else offered
        return Interview(role, employer=employer, language=language, evidence=evidence, against=against)
    unsettled = tuple(_unsettled(reading))
    return Interview(
        role,
        sure=points >= SURE,
        stands=not unsettled,
        employer=opening.employer,
        domains=opening.domains,
        agency=opening.agency,
        role_title=opening.role,
        requisition=opening.requisition,
        stage=stage_of(reading.title, reading.description, opening.role, reading.lexicons),
        interviewers=parties.interviewers,
        coordinator=parties.coordinator,
        agent=parties.agent,
        language=language,
        evidence=evidence,
        against=(*against, *(weight.evidence(private=event.private) for weight in unsettled)),
    )


def _own_employer(reading: _Reading) -> str:
    domains = [own_domain(person.address) for person in _everybody(reading.event)]
    own = next((domain for domain in domains if domain and domain in reading.work), "") or next(
        iter(sorted(reading.work)), ""
    )
    return name_from_domain(own) if own else ""


def _unsettled(reading: _Reading) -> Iterator[_Weight]:
    """Why the interview does not stand, if it does not."""
    event, title = reading.event, reading.title.text
    if event.status is Status.CANCELLED:
        yield _Weight(0, "it is cancelled", "", "status")
    elif _prefixed(reading, "cancelled"):
        yield _Weight(0, "the title says that it is cancelled", title, "title")
    if any(_declined(attendee, reading.me) for attendee in event.attendees) or _prefixed(reading, "declined"):
        yield _Weight(0, "you declined it", "", "attendees")
    if event.status is Status.TENTATIVE:
        yield _Weight(0, "it is not confirmed", "", "status")
    elif _prefixed(reading, "hold"):
        yield _Weight(0, "the title says that it is not settled yet", title, "title")
    if _prefixed(reading, "pause") and not reading.parties.guests.people:
        yield _Weight(0, "a break between interviews", title, "title")


def _declined(attendee: Attendee, me: Me) -> bool:
    return attendee.response is Response.DECLINED and is_mine(me, attendee.person.address)


def _prefixed(reading: _Reading, section: str) -> bool:
    """Whether the title begins with such a word, ends with it, or sets it apart."""
    folded = reading.title.plain
    for hit in spot_all(folded, reading.lexicons, section):
        before, after = folded[: hit.start].rstrip(), folded[hit.end :].lstrip()
        if not before or before[-1] in "([{-|:/,*" or not after:
            return True
    return False


def _stages(reading: _Reading) -> tuple[str, ...]:
    return sections_named(reading.lexicons, "stage_")
