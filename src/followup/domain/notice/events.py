"""What does this event tell us?"""

from collections.abc import Iterator

from followup.domain.events import interviews
from followup.domain.events.descriptions import without_markup
from followup.domain.events.interviews import Interview, Role
from followup.domain.model import AGENDA, Event
from followup.domain.notes import jottings
from followup.domain.notes.topics import mentioned
from followup.domain.notice import Reader
from followup.domain.notice.expected import UNTOLD, ByMail
from followup.domain.people import fold, is_mine
from followup.domain.signals import Cancelled, Contact, Kind, Matter, Origin, Part, Scheduled, Signal


def interview_in(event: Event, reader: Reader, kind: Kind, told: ByMail = UNTOLD) -> Iterator[Signal]:
    """Nothing, or an interview of the user's: it stands in the calendar, perhaps with notes, or it stood there."""
    if event.uid.endswith(AGENDA):
        return
    verdict = interviews.judge(event, reader.lexicons, reader.me, reader.work_domains, told=told.weight)
    if verdict.role is not Role.CANDIDATE:
        return
    origin = Origin(kind, event.account, event.identity, event.updated or event.start, _own_addresses(event, reader))
    matter = _matter_of(verdict, event, reader.topics)
    if told.by:
        matter = told.by.carried_on(matter)
    if not verdict.stands:
        yield Cancelled(
            origin=origin,
            matter=matter,
            evidence=(*verdict.against, *verdict.evidence),
            sure=verdict.sure,
            start=event.start,
            end=event.end,
            sequence=event.sequence,
        )
        return
    yield Scheduled(
        origin=origin,
        matter=matter,
        evidence=verdict.evidence,
        against=verdict.against,
        sure=verdict.sure,
        start=event.start,
        end=event.end,
        zone=event.zone,
        stage=verdict.stage,
        sequence=event.sequence,
        private=event.private,
    )
    in_calendar = kind is Kind.EVENT
    noted = jottings.in_event(event, reader.habits, reader.me) if in_calendar else jottings.in_invitation(event)
    yield from (noted,) if noted else ()


def _own_addresses(event: Event, reader: Reader) -> frozenset[str]:
    people = [attendee.person for attendee in event.attendees] + ([event.organizer] if event.organizer else [])
    return frozenset(fold(person.address) for person in people if is_mine(reader.me, person.address))


def _matter_of(verdict: Interview, event: Event, topics: frozenset[str]) -> Matter:
    parts = [(person, Part.INTERVIEWER) for person in verdict.interviewers]
    parts += [(person, Part.COORDINATOR) for person in (verdict.coordinator,) if person]
    parts += [(person, Part.AGENT) for person in (verdict.agent,) if person]
    return Matter(
        employer=verdict.employer,
        domains=verdict.domains,
        agency=verdict.agency,
        role=verdict.role_title,
        requisition=verdict.requisition,
        contacts=tuple(Contact(person, part) for person, part in parts),
        events=frozenset({event.identity}),
        topics=mentioned(f"{event.title}\n{without_markup(event.description)}" if topics else "", topics),
        language=verdict.language,
    )
