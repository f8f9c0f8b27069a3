"""Is this event a job interview that the user attends as the candidate?

No single word decides. What the title calls it, what the description says, who invites and who comes each weigh something,
for or against; a look-alike ("exit interview", "Jahresgespräch") outweighs them all. Every weight keeps its words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from followup.domain.employers import name_from_domain, own_domain, registrable
from followup.domain.events import entries
from followup.domain.events.awaited import PROBABLE
from followup.domain.events.entries import Entry
from followup.domain.events.hiring import hires
from followup.domain.events.indications import LIKELY, NAMES_EMPLOYER, OVERRULED, SURE, Finding, Weight, in_favour
from followup.domain.events.lookalikes import against
from followup.domain.events.openings import opening_of
from followup.domain.events.parties import parties_of
from followup.domain.events.stages import UNKNOWN, language_of, stage_of
from followup.domain.events.standing import unsettled
from followup.domain.evidence import Evidence
from followup.domain.language.lexicon import Lexicons
from followup.domain.model import Event, Me, Person
from followup.domain.people import is_mine

TOLD_BY_MAIL = "a mail invites you to an interview"
"""Why an event counts as one whatever it is called."""


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
    stage: str = UNKNOWN
    interviewers: tuple[Person, ...] = ()
    coordinator: Person | None = None
    agent: Person | None = None
    language: str = ""
    evidence: tuple[Evidence, ...] = ()
    against: tuple[Evidence, ...] = ()


def judge(
    event: Event, lexicons: Lexicons, me: Me, work_domains: frozenset[str] = frozenset(), *, told: int = 0
) -> Interview:
    """What part the user plays in `event`, and all that it says about the interview. A private event is not quoted.

    `told` is how much mail says for its being one (see `awaited`). Where it only knows the employer's name, that the
    title names an employer says nothing more.
    """
    found = _read(entries.read(event, lexicons, me), work_domains)
    by_mail = (Weight(told, TOLD_BY_MAIL, where="mail"),) if told else ()
    shown = [weight for weight in in_favour(found) if told != PROBABLE or weight.why != NAMES_EMPLOYER]
    pros, cons = (*shown, *by_mail), tuple(against(found))
    points = sum(weight.points for weight in (*pros, *cons))
    about_hiring = sum(weight.points for weight in pros) >= LIKELY
    if not any(weight.points == OVERRULED for weight in cons):
        hiring = tuple(hires(found, about_hiring=about_hiring, invited=told > 0))
        if hiring:
            return _as_interviewer(found, hiring)
    return _as_candidate(found, points, pros, cons) if points >= LIKELY else _as_neither(found, pros, cons)


def _read(entry: Entry, work_domains: frozenset[str]) -> Finding:
    parties = parties_of(entry)
    work = frozenset(registrable(domain) for domain in work_domains) or _shared_domains(entry)
    return Finding(entry, parties, opening_of(entry, parties, work), work)


def _shared_domains(entry: Entry) -> frozenset[str]:
    """Where the user seems to work, if nothing is known: the domain of an own address that others in the event share."""
    own = {own_domain(address) for address in entry.me.addresses}
    others = {own_domain(person.address) for person in entry.everybody if not is_mine(entry.me, person.address)}
    return frozenset(own & others) - {""}


def _as_candidate(found: Finding, points: int, pros: Sequence[Weight], cons: Sequence[Weight]) -> Interview:
    open_points = tuple(unsettled(found.entry, found.parties))
    opening, parties = found.opening, found.parties
    return Interview(
        Role.CANDIDATE,
        sure=points >= SURE,
        stands=not open_points,
        employer=opening.employer,
        domains=opening.domains,
        agency=opening.agency,
        role_title=opening.role,
        requisition=opening.requisition,
        stage=stage_of(found.entry, opening.role),
        interviewers=parties.interviewers,
        coordinator=parties.coordinator,
        agent=parties.agent,
        language=language_of(found.entry),
        evidence=tuple(_evidence(pros, found)),
        against=tuple(_evidence((*cons, *open_points), found)),
    )


def _as_interviewer(found: Finding, hiring: Sequence[Weight]) -> Interview:
    domains = [own_domain(person.address) for person in found.entry.everybody]
    own = next((domain for domain in (*domains, *sorted(found.work)) if domain in found.work), "")
    return Interview(
        Role.INTERVIEWER,
        employer=name_from_domain(own) if own else "",
        language=language_of(found.entry),
        evidence=tuple(_evidence(hiring, found)),
    )


def _as_neither(found: Finding, pros: Sequence[Weight], cons: Sequence[Weight]) -> Interview:
    """Not an interview; of an offer it is still worth knowing whose it is."""
    return Interview(
        Role.NONE,
        employer=found.opening.employer if found.speaks_of("not_offer") else "",
        language=language_of(found.entry),
        evidence=tuple(_evidence(pros, found)),
        against=tuple(_evidence(cons, found)),
    )


def _evidence(weights: Sequence[Weight], found: Finding) -> Iterator[Evidence]:
    for weight in weights:
        yield Evidence("" if found.entry.event.private else weight.quote, weight.why, weight.where)
