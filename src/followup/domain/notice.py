"""What does this event, or this message, tell us?"""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from followup.domain.employers import is_agency, own_domain
from followup.domain.events import interviews
from followup.domain.events.descriptions import without_markup
from followup.domain.events.interviews import Interview, Role
from followup.domain.language.lexicon import Lexicons
from followup.domain.mail import outcomes
from followup.domain.mail.outcomes import Judgement, Outcome
from followup.domain.mail.rulings import common, signals_of
from followup.domain.mail.terms import are_familiar
from followup.domain.model import AGENDA, Event, Folder, Jotting, Me, Message, Parent, Person
from followup.domain.notes import jottings
from followup.domain.notes.jottings import USUAL, Habits
from followup.domain.notes.topics import mentioned
from followup.domain.people import fold, is_machine, is_mine, is_role_mailbox, wrote_by_machine
from followup.domain.signals import (
    Advanced,
    CalledOff,
    Cancelled,
    Contact,
    Kind,
    Matter,
    Origin,
    Part,
    Replied,
    Scheduled,
    Signal,
    Withdrew,
    Wrote,
)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads events and messages with the eyes of one user.

    `work_domains` are the user's own employer's, `topics` the words of the user's strengths, `habits` how notes are marked.
    """

    me: Me
    lexicons: Lexicons
    work_domains: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    habits: Habits = USUAL

    def event(self, event: Event, invited: Container[str] = ()) -> Iterator[Signal]:
        """Nothing, or an interview of the user's: it stands in the calendar, perhaps with notes, or it stood there.

        `invited` are the identities of events to which mails invited the user as to an interview.
        """
        yield from self._interview(event, Kind.EVENT, invited=event.identity in invited)

    def message(self, message: Message) -> Iterator[Signal]:
        """All that a message says, the events it carries included."""
        if jottings.is_to_oneself(message, self.habits, self.me):
            noted = jottings.in_message(message, self.habits, self.me, self.lexicons)
            yield from (noted,) if noted else ()
            return
        if is_mine(self.me, message.sender.address):
            yield from self._written_by_user(message)
            return
        received = list(self._received(message))
        invited = any(isinstance(signal, Advanced) and signal.sure for signal in received)
        for event in message.invitations:
            yield from self._interview(event, Kind.INVITATION, invited=invited)
        yield from received

    def jotting(self, jotting: Jotting) -> Iterator[Signal]:
        """What a note in a file says."""
        noted = jottings.in_file(jotting, self.me, self.lexicons)
        yield from (noted,) if noted else ()

    # --- events --------------------------------------------------------------------------------------------------

    def _interview(self, event: Event, kind: Kind, *, invited: bool) -> Iterator[Signal]:
        if event.uid.endswith(AGENDA):
            return
        verdict = interviews.judge(event, self.lexicons, self.me, self.work_domains, invited=invited)
        if verdict.role is not Role.CANDIDATE:
            return
        origin = Origin(kind, event.account, event.identity, event.updated or event.start, self._own_addresses(event))
        matter = _matter_of(verdict, event, self.topics)
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
        noted = jottings.in_event(event, self.habits, self.me) if in_calendar else jottings.in_invitation(event)
        yield from (noted,) if noted else ()

    def _own_addresses(self, event: Event) -> frozenset[str]:
        people = [attendee.person for attendee in event.attendees] + ([event.organizer] if event.organizer else [])
        return frozenset(fold(person.address) for person in people if is_mine(self.me, person.address))

    # --- messages ------------------------------------------------------------------------------------------------

    def _written_by_user(self, message: Message) -> Iterator[Signal]:
        to = tuple(person for person in (*message.to, *message.cc) if self._is_human(person))
        if message.folder in (Folder.DRAFTS, Folder.SPAM) or not to:
            return
        judgement = outcomes.judge(message, self.lexicons, self.me)
        origin = self._origin(message, frozenset({fold(message.sender.address)}))
        matter = Matter(
            contacts=tuple(Contact(person, _part(person)) for person in to),
            threads=_conversation(message),
            thread=message.thread,
        )
        for finding in judgement.findings:
            if finding.outcome is Outcome.WITHDRAWAL:
                yield Withdrew(**common(finding, origin, matter, _parent(message)))
        yield Wrote(origin=origin, matter=matter, parent=_parent(message), to=to)

    def _received(self, message: Message) -> Iterator[Signal]:
        judgement = outcomes.judge(message, self.lexicons, self.me)
        machine = wrote_by_machine(message)
        origin = self._origin(message, self._addressed(message))
        matter = self._matter(message, judgement, machine)
        parent = _parent(message)
        said = list(signals_of(judgement, origin, matter, parent, unread=machine or _nobody_reads(message, judgement)))
        yield from said
        if all(isinstance(signal, CalledOff) for signal in said) and not machine and origin.mine and not origin.spam:
            yield Replied(origin=origin, matter=matter, parent=parent)

    def _origin(self, message: Message, mine: frozenset[str]) -> Origin:
        spam = message.folder is Folder.SPAM
        return Origin(Kind.MESSAGE, message.account, message.id, message.date, mine, spam)

    def _addressed(self, message: Message) -> frozenset[str]:
        return frozenset(fold(p.address) for p in (*message.to, *message.cc) if is_mine(self.me, p.address))

    def _is_human(self, person: Person) -> bool:
        return bool(person.address) and not is_machine(person) and not is_mine(self.me, person.address)

    def _matter(self, message: Message, judgement: Judgement, machine: bool) -> Matter:
        sender = message.sender
        agency = _agency(sender)
        domain = own_domain(sender.address)
        people = [] if machine else [sender, *(p for p in message.cc if self._is_human(p))]
        return Matter(
            employer=judgement.employer,
            domains=frozenset({domain} - {""}) if not agency else frozenset(),
            agency=agency,
            role=judgement.role,
            requisition=judgement.requisition,
            contacts=tuple(Contact(person, _part(person)) for person in people),
            threads=_conversation(message),
            thread=message.thread,
            events=frozenset(event.identity for event in message.invitations),
            language=judgement.language,
            familiar=are_familiar(message.text or message.html, judgement.language),
        )


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


def _nobody_reads(message: Message, judgement: Judgement) -> bool:
    """A shared mailbox whose mail no person signed: an answer would reach nobody who knows the user."""
    return is_role_mailbox(message.sender.address) and not judgement.person


def _agency(sender: Person) -> str:
    """The name of the recruitment agency that the sender works for, or the empty string."""
    domain = own_domain(sender.address)
    return domain if domain and is_agency(domain=domain) else ""


def _part(person: Person) -> Part:
    return Part.AGENT if _agency(person) else Part.WRITER


def _conversation(message: Message) -> frozenset[str]:
    return frozenset({message.id, *message.references})


def _parent(message: Message) -> Parent:
    took_part = (message.sender, *message.to, *message.cc, *message.reply_to)
    return Parent(
        account=message.account,
        message_id=message.id,
        subject=message.subject,
        date=message.date,
        sender=message.sender,
        references=message.references,
        thread=message.thread,
        reply_to=message.reply_to,
        took_part=frozenset(fold(person.address) for person in took_part if person.address),
    )
