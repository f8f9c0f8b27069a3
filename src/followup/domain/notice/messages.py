"""What does this message tell us?"""

from collections.abc import Iterator

from followup.domain.employers import fits, is_agency, own_domain
from followup.domain.events.awaited import CERTAIN
from followup.domain.language.words import words
from followup.domain.mail import outcomes
from followup.domain.mail.outcomes import Judgement, Outcome
from followup.domain.mail.rulings import common, refusal_in_context, signals_of
from followup.domain.mail.terms import are_familiar
from followup.domain.model import Folder, Me, Message, Parent, Person
from followup.domain.notes import jottings
from followup.domain.notice import Reader
from followup.domain.notice.events import interview_in
from followup.domain.notice.expected import ByMail
from followup.domain.people import fold, is_machine, is_mine, is_shared, wrote_by_machine
from followup.domain.signals import (
    Advanced,
    CalledOff,
    Contact,
    Kind,
    Matter,
    Origin,
    Part,
    Replied,
    Signal,
    Withdrew,
    Wrote,
)


def said_in(message: Message, reader: Reader) -> Iterator[Signal]:
    """All that a message says, the events it carries included."""
    if jottings.is_to_oneself(message, reader.habits, reader.me):
        noted = jottings.in_message(message, reader.habits, reader.me, reader.lexicons)
        yield from (noted,) if noted else ()
        return
    if is_mine(reader.me, message.sender.address):
        yield from _written_by_user(message, reader)
        return
    received = list(_received(message, reader))
    invited = any(isinstance(signal, Advanced) and signal.sure for signal in received)
    for event in message.invitations:
        yield from interview_in(event, reader, Kind.INVITATION, ByMail(CERTAIN if invited else 0))
    yield from received


def _written_by_user(message: Message, reader: Reader) -> Iterator[Signal]:
    to = tuple(person for person in (*message.to, *message.cc) if _is_human(person, reader.me))
    if message.folder in (Folder.DRAFTS, Folder.SPAM) or not to:
        return
    judgement = outcomes.judge(message, reader.lexicons, reader.me)
    origin = _origin(message, frozenset({fold(message.sender.address)}))
    matter = Matter(
        role=judgement.role,
        of_a_job=judgement.of_a_job,
        contacts=tuple(Contact(person, _part(person)) for person in to),
        threads=_conversation(message),
        thread=message.thread,
        days=judgement.meeting.days if message.references else frozenset(),
    )
    for finding in judgement.findings:
        if finding.outcome is Outcome.WITHDRAWAL:
            yield Withdrew(**common(finding, origin, matter, _parent(message)))
    yield Wrote(origin=origin, matter=matter, parent=_parent(message), to=to, applies=judgement.applies)


def _received(message: Message, reader: Reader) -> Iterator[Signal]:
    judgement = outcomes.judge(message, reader.lexicons, reader.me)
    machine = wrote_by_machine(message)
    origin = _origin(message, _addressed(message, reader.me))
    matter = _matter(message, judgement, machine, reader.me)
    parent = _parent(message)
    said = list(signals_of(judgement, origin, matter, parent, unread=machine or _nobody_reads(message, judgement)))
    yield from said
    if judgement.applies and not said:
        return
    if all(isinstance(signal, CalledOff) for signal in said) and not machine and origin.mine and not origin.spam:
        refusal = refusal_in_context(judgement, origin, matter, parent)
        yield Replied(origin=origin, matter=matter, parent=parent, refusal=refusal)


def _origin(message: Message, mine: frozenset[str]) -> Origin:
    spam = message.folder is Folder.SPAM
    return Origin(Kind.MESSAGE, message.account, message.id, message.date, mine, spam)


def _addressed(message: Message, me: Me) -> frozenset[str]:
    return frozenset(fold(p.address) for p in (*message.to, *message.cc) if is_mine(me, p.address))


def _is_human(person: Person, me: Me) -> bool:
    return bool(person.address) and not is_machine(person) and not is_mine(me, person.address)


def _matter(message: Message, judgement: Judgement, machine: bool, me: Me) -> Matter:
    sender = message.sender
    domain = own_domain(sender.address)
    agency = _agency(sender) or (domain if judgement.by_agency else "")
    contacts = () if machine else tuple(_contacts(message, judgement, me))
    return Matter(
        employer="" if agency and fits(judgement.employer, domain) else judgement.employer,
        domains=frozenset({domain} - {""}) if not agency else frozenset(),
        agency=agency,
        role=judgement.role,
        requisition=judgement.requisition,
        contacts=contacts,
        threads=_conversation(message),
        thread=message.thread,
        events=frozenset(event.identity for event in message.invitations),
        of_a_job=judgement.of_a_job,
        days=judgement.meeting.days,
        off=judgement.meeting.off,
        language=judgement.language,
        familiar=are_familiar(message.text or message.html, judgement.language),
    )


def _contacts(message: Message, judgement: Judgement, me: Me) -> Iterator[Contact]:
    """Whoever writes, and who gets a copy: those of them interview who say so, or of whom a mail that names a day speaks."""
    part = Part.AGENT if judgement.by_agency and own_domain(message.sender.address) else _part(message.sender)
    if part is Part.WRITER and judgement.meeting.takes_part:
        part = Part.INTERVIEWER
    elif part is Part.WRITER and judgement.for_others and judgement.meeting.days:
        part = Part.COORDINATOR
    yield Contact(message.sender, part)
    spoken_of = frozenset(words(message.text)) if message.cc and judgement.meeting.days else frozenset()
    for person in message.cc:
        if _is_human(person, me):
            part = _part(person)
            interviews = part is Part.WRITER and not spoken_of.isdisjoint(words(person.name))
            yield Contact(person, Part.INTERVIEWER if interviews else part)


def _nobody_reads(message: Message, judgement: Judgement) -> bool:
    """A shared mailbox whose mail no person signed: an answer would reach nobody who knows the user."""
    return is_shared(message.sender) and not judgement.person


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
