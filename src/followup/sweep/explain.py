"""What would a run make of this one event or message?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from followup.domain.events import interviews
from followup.domain.events.interviews import Role
from followup.domain.evidence import Evidence
from followup.domain.filing.cases import file_signals
from followup.domain.mail import outcomes
from followup.domain.mail.outcomes import Outcome
from followup.domain.model import Event, Folder, Message, Person, Unreadable, one_line
from followup.domain.notes import jottings
from followup.domain.notice import Reader
from followup.domain.policy import decide
from followup.domain.policy.rules import Decision, Rules
from followup.domain.signals import Noted, Signal


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was noticed in one item. `title` is that of the event, or the subject; a private event's is empty.

    `conclusion` is one line; `facts` are pairs of a label and what was read for it.
    `about_you` is false where nothing of it concerns an application of the user's.
    """

    place: str
    conclusion: str
    title: str = ""
    about_you: bool = True
    sure: bool = True
    facts: tuple[tuple[str, str], ...] = ()
    evidence: tuple[Evidence, ...] = ()
    against: tuple[Evidence, ...] = ()
    decisions: tuple[Decision, ...] = ()


def explain_items(
    place: str, items: Iterable[Event | Message | Unreadable], reader: Reader, rules: Rules, now: datetime
) -> Iterator[Explanation]:
    """One explanation for each item read from `place`."""
    for item in items:
        match item:
            case Event():
                yield _of_event(place, item, reader, rules, now)
            case Message() if jottings.is_to_oneself(item, reader.habits, reader.me):
                yield _of_notes(place, item, reader)
            case Message():
                yield _of_message(place, item, reader, rules, now)
            case Unreadable():
                yield Explanation(place, f"unreadable: {item.reason}", about_you=False)


def _of_event(place: str, event: Event, reader: Reader, rules: Rules, now: datetime) -> Explanation:
    verdict = interviews.judge(event, reader.lexicons, reader.me, reader.work_domains)
    conclusion = {
        Role.CANDIDATE: "an interview of yours" if verdict.stands else "an interview of yours that does not take place",
        Role.INTERVIEWER: "an interview in which you are on the hiring side",
        Role.NONE: "no job interview",
    }[verdict.role]
    facts = (
        ("ends", f"{event.end:%Y-%m-%d %H:%M %Z}"),
        ("employer", verdict.employer),
        ("agency", verdict.agency),
        ("role", verdict.role_title),
        ("stage", "" if verdict.stage == "unknown" else verdict.stage),
        ("interviewers", _people(verdict.interviewers)),
        ("coordinator", _people((verdict.coordinator,))),
        ("agent", _people((verdict.agent,))),
        ("notes", _notes(jottings.in_event(event, reader.habits, reader.me))),
    )
    known = tuple((label, value) for label, value in facts if value)
    decisions = _decisions(reader.event(event), rules, now)
    return Explanation(
        place=place,
        conclusion=conclusion,
        title="" if event.private else event.title,
        about_you=verdict.role is Role.CANDIDATE,
        sure=verdict.sure,
        facts=known,
        evidence=verdict.evidence,
        against=verdict.against,
        decisions=decisions,
    )


def _of_message(place: str, message: Message, reader: Reader, rules: Rules, now: datetime) -> Explanation:
    judgement = outcomes.judge(message, reader.lexicons, reader.me)
    conclusion = {
        Outcome.REJECTION: "a refusal",
        Outcome.OFFER: "an offer",
        Outcome.INVITATION: "an invitation to an interview or a next round",
        Outcome.ACKNOWLEDGEMENT: "a confirmation that an application arrived",
        Outcome.WITHDRAWAL: "you withdrew",
        Outcome.PROMISE: "a promise to answer by a day",
        Outcome.DO_NOT_CONTACT: "a wish not to be written to",
        Outcome.REPLY: "a person wrote to you"
        + (" (a refusal, if they stand in a case that goes on)" if judgement.in_context else ""),
        Outcome.NOTHING: "nothing about an application",
    }[judgement.main.outcome]
    facts = (
        ("employer", judgement.employer),
        ("role", judgement.role),
        ("requisition", judgement.requisition),
        ("signed by", judgement.person),
        ("language", judgement.language),
    )
    said = [*judgement.findings, *filter(None, [judgement.in_context])]
    return Explanation(
        place=place,
        conclusion=conclusion,
        title=message.subject,
        about_you=judgement.main.outcome not in (Outcome.NOTHING, Outcome.REPLY),
        sure=judgement.main.sure,
        facts=tuple((label, one_line(value)) for label, value in facts if value),
        evidence=tuple(dict.fromkeys(evidence for finding in said for evidence in finding.evidence)),
        against=tuple(dict.fromkeys(evidence for finding in said for evidence in finding.against)),
        decisions=_decisions(reader.message(message), rules, now),
    )


def _of_notes(place: str, message: Message, reader: Reader) -> Explanation:
    """A mail of notes, read as it counts: as one that lies in Sent."""
    sent = replace(message, folder=Folder.SENT)
    noted = jottings.in_message(sent, reader.habits, reader.me, reader.lexicons)
    facts = (
        ("about", noted.title if noted else ""),
        ("day", f"{noted.day}" if noted and noted.day else ""),
        ("notes", _notes(noted)),
    )
    return Explanation(
        place=place,
        conclusion="your notes to yourself; they count where this mail lies in Sent",
        title=message.subject,
        facts=tuple((label, value) for label, value in facts if value),
    )


def _notes(noted: Noted | None) -> str:
    doubt = "" if noted is None or noted.sure else " (if they are not the organizer's)"
    return " / ".join(noted.lines) + doubt if noted else ""


def _decisions(signals: Iterable[Signal], rules: Rules, now: datetime) -> tuple[Decision, ...]:
    cases = file_signals(signals)
    return tuple(decision for case in cases for decision in decide(case, rules, now))


def _people(people: Iterable[Person | None]) -> str:
    return ", ".join(
        f"{person.name} <{person.address}>" if person.name and person.address else str(person)
        for person in people
        if person
    )
