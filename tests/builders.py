"""Small values for tests: what a test does not say is some harmless default."""

from datetime import UTC, date, datetime, timedelta

from followup.domain.model import (
    Attendee,
    Draft,
    Event,
    Fate,
    Folder,
    Handle,
    Letter,
    LetterKey,
    Me,
    Message,
    Parent,
    Person,
    Step,
    Written,
)
from followup.domain.people import fold
from followup.domain.signals import (
    Cancelled,
    Contact,
    Kind,
    Matter,
    Noted,
    Origin,
    Part,
    Rejected,
    Scheduled,
    Wrote,
)

NOW = datetime(2026, 10, 14, 12, 0, tzinfo=UTC)
ALEX = Me("Alex Doe", frozenset({"alex@doe.example", "alex.doe@gmail.com"}), "Europe/Berlin")
ALEX_PERSON = Person("Alex Doe", "alex@doe.example")
HANA = Person("Hana Ito", "hana.ito@brightfold.example")


def a_message(text: str = "Hello.", **fields: object) -> Message:
    """A message from Hana to Alex, in the inbox, of yesterday."""
    values: dict[str, object] = {
        "account": "home",
        "handle": Handle("m1"),
        "id": "m1@brightfold.example",
        "date": NOW - timedelta(days=1),
        "folder": Folder.INBOX,
        "sender": HANA,
        "to": (ALEX_PERSON,),
        "subject": "Hello",
        "text": text,
    }
    return Message(**{**values, **fields})  # type: ignore[arg-type]  # checked by the dataclass's users


def an_event(title: str = "Interview: Data Engineer at Brightfold", **fields: object) -> Event:
    """An interview of Alex with Hana, which ended two hours ago."""
    values: dict[str, object] = {
        "account": "home",
        "uid": "e1@brightfold.example",
        "start": NOW - timedelta(hours=3),
        "end": NOW - timedelta(hours=2),
        "title": title,
        "zone": "Europe/Berlin",
        "organizer": HANA,
        "attendees": (Attendee(HANA), Attendee(ALEX_PERSON)),
    }
    return Event(**{**values, **fields})  # type: ignore[arg-type]  # checked by the dataclass's users


def a_letter(**fields: object) -> Letter:
    """A thank-you to Hana."""
    values: dict[str, object] = {
        "key": LetterKey(Step.THANK_YOU, HANA.address, "e1@brightfold.example"),
        "account": "home",
        "sender": ALEX_PERSON,
        "to": HANA,
        "subject": "Thank you for today's conversation",
        "body": "Dear Hana,\n\nthank you for your time.\n\nBest regards,\nAlex Doe",
        "date": NOW,
    }
    return Letter(**{**values, **fields})  # type: ignore[arg-type]  # checked by the dataclass's users


def a_matter(*people: Person, part: Part = Part.INTERVIEWER, **fields: object) -> Matter:
    """About a job as Data Engineer at Brightfold, with Hana unless other people are named."""
    values: dict[str, object] = {
        "employer": "Brightfold",
        "domains": frozenset({"brightfold.example"}),
        "role": "Data Engineer",
        "contacts": tuple(Contact(person, part) for person in people or (HANA,)),
        "language": "en",
    }
    return Matter(**{**values, **fields})  # type: ignore[arg-type]  # checked by the dataclass's users


def a_scheduled(
    *people: Person, ended: timedelta = timedelta(hours=2), uid: str = "e1@brightfold.example", **fields: object
) -> Scheduled:
    """An interview with Hana that ended two hours ago and lasted one."""
    end = NOW - ended
    values: dict[str, object] = {
        "origin": Origin(Kind.EVENT, "home", uid, end - timedelta(days=3), frozenset({"alex@doe.example"})),
        "matter": a_matter(*people, events=frozenset({uid})),
        "start": end - timedelta(hours=1),
        "end": end,
        "zone": "Europe/Berlin",
    }
    return Scheduled(**{**values, **fields})  # type: ignore[arg-type]  # checked by the dataclass's users


def a_cancelled(*people: Person, uid: str = "e1@brightfold.example", **fields: object) -> Cancelled:
    """The same interview, called off."""
    stood = a_scheduled(*people, uid=uid)
    values: dict[str, object] = {
        "origin": stood.origin,
        "matter": stood.matter,
        "start": stood.start,
        "end": stood.end,
        "sequence": 1,
    }
    return Cancelled(**{**values, **fields})  # type: ignore[arg-type]  # checked by the dataclass's users


def an_origin(id_: str, ago: timedelta, account: str = "home", **fields: object) -> Origin:
    """A message of that age, to the user's main address."""
    values: dict[str, object] = {"mine": frozenset({"alex@doe.example"})}
    return Origin(Kind.MESSAGE, account, id_, NOW - ago, **{**values, **fields})  # type: ignore[arg-type]  # as above


def a_parent(id_: str, ago: timedelta, sender: Person = HANA, *others: Person) -> Parent:
    """That message, as something to reply to."""
    took_part = frozenset(fold(person.address) for person in (sender, ALEX_PERSON, *others))
    return Parent("home", id_, "Your application", NOW - ago, sender, took_part=took_part)


def a_rejected(sender: Person = HANA, *, ago: timedelta = timedelta(hours=6), **fields: object) -> Rejected:
    """A refusal by hand, six hours ago."""
    id_ = "no@brightfold.example"
    values: dict[str, object] = {
        "origin": an_origin(id_, ago),
        "matter": a_matter(sender, part=Part.WRITER, threads=frozenset({id_})),
        "parent": a_parent(id_, ago, sender),
    }
    return Rejected(**{**values, **fields})  # type: ignore[arg-type]  # checked by the dataclass's users


def a_wrote(*to: Person, ago: timedelta = timedelta(hours=1), id_: str = "mine@doe.example") -> Wrote:
    """A message of the user's own, an hour ago, to Hana unless others are named."""
    people = to or (HANA,)
    matter = Matter(contacts=tuple(Contact(person, Part.WRITER) for person in people), threads=frozenset({id_}))
    return Wrote(origin=an_origin(id_, ago), matter=matter, parent=a_parent(id_, ago, ALEX_PERSON, *people), to=people)


def a_noted(
    title: str, *lines: str, ago: timedelta = timedelta(), day: date | None = None, id_: str = "brightfold.md"
) -> Noted:
    """A file of notes with these points."""
    return Noted(origin=Origin(Kind.NOTE, "", id_, NOW - ago), title=title, lines=lines, day=day)


def a_written(step: Step = Step.THANK_YOU, to: Person = HANA, fate: Fate = Fate.WAITING, **fields: object) -> Written:
    """A thank-you to Hana that waits in the drafts."""
    anchor = "e1@brightfold.example" if step is Step.THANK_YOU else "no@brightfold.example"
    key = LetterKey(step, fold(to.address), anchor)
    draft = Draft("home", key, Handle("d1"), "d1@doe.example", to.address, "Thank you", "print", NOW)
    values: dict[str, object] = {
        "key": key,
        "account": "home",
        "at": NOW,
        "subject": "Thank you",
        "to": to,
        "fate": fate,
        "draft": draft,
    }
    return Written(**{**values, **fields})  # type: ignore[arg-type]  # checked by the dataclass's users
