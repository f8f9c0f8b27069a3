"""Who lives in the simulation, and what do they write?

Five employers, each with people of its own, so that whoever a letter goes to, it is known whom it concerns.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Protocol

from followup.domain.model import Attendee, Draft, Event, Folder, Handle, Letter, Me, Message, Person, Response, Status
from tests.builders import ALEX_PERSON

ADDRESSES = {"home": "alex@doe.example", "other": "alex.doe@gmail.com", "work": "alex@bigcorp.example"}
"""Each account, and the address whose mail arrives there."""
ALEX = Me("Alex Doe", frozenset(ADDRESSES.values()), "Europe/Berlin")
WORK_DOMAINS = frozenset({"bigcorp.example"})


@dataclass(frozen=True)
class Employer:
    """One employer that looks for one person, and writes to the user at one address."""

    name: str
    domain: str
    role: str
    account: str
    coordinator: Person
    team: tuple[Person, ...]
    agent: Person | None = None

    @property
    def writers(self) -> tuple[Person, ...]:
        """Who writes about the application."""
        return (self.agent,) if self.agent else (self.coordinator, *self.team)

    @property
    def people(self) -> tuple[Person, ...]:
        return (*self.writers, *((self.coordinator, *self.team) if self.agent else ()))

    @property
    def me(self) -> Person:
        return Person(ALEX.name, ADDRESSES[self.account])

    def __repr__(self) -> str:
        return self.name


def _employer(name: str, role: str, account: str, coordinator: str, *team: str, agency: str = "") -> Employer:
    domain = name.lower().replace(" ", "") + ".example"
    agent = Person("Mara Quist", f"mara.quist@{agency}") if agency else None
    return Employer(name, domain, role, account, _at(coordinator, domain), tuple(_at(n, domain) for n in team), agent)


def _at(name: str, domain: str) -> Person:
    return Person(name, f"{name.lower().replace(' ', '.')}@{domain}")


EMPLOYERS = (
    _employer(
        "Brightfold", "Data Engineer", "home", "Cora Reyes", "Hana Ito", "Ben Okafor", "Li Wei", "Ada Bruun", "Jun Mori"
    ),
    _employer("Wrenbury", "Backend Developer", "other", "Noor Aziz", "Owen Tran", "Maud Perez", "Samir Haddad"),
    _employer("Tarnfield", "Platform Engineer", "home", "Greta Lind", "Ines Calder", "Pavel Horak"),
    _employer("Castellan", "Network Technician", "work", "Lena Ostrow", "Rory Nairn", "Abena Sarpong"),
    _employer(
        "Norvell",
        "Analytics Engineer",
        "home",
        "Vera Falk",
        "Lewis Garth",
        "Ida Moss",
        agency="haldenrecruitment.example",
    ),
)


@dataclass
class Interview:
    """What truly happened to one interview: a loop has several events, one that was booked anew several UIDs."""

    number: int
    people: tuple[Person, ...]
    arranged_by: Person
    events: list[Event]
    stands: bool = True
    uids: set[str] = field(default_factory=set)

    @property
    def end(self) -> datetime:
        return max(event.end for event in self.events)

    @property
    def start(self) -> datetime:
        return min(event.start for event in self.events)


@dataclass
class Application:
    """What truly happened to one application."""

    employer: Employer
    ended: str = ""
    """`refused`, `offered`, `withdrew` or `accepted`."""
    ended_at: datetime | None = None
    overtaken: bool = False
    asked_not_to: bool = False
    heard: list[datetime] = field(default_factory=list)
    promises: list[date] = field(default_factory=list)
    wrote: list[tuple[datetime, Person]] = field(default_factory=list)
    by_hand: list[tuple[datetime, Person]] = field(default_factory=list)
    """What of that was no letter of ours."""
    interviews: list[Interview] = field(default_factory=list)
    thread: list[Message] = field(default_factory=list)

    @property
    def silent(self) -> bool:
        """Whether nothing at all may be written."""
        return self.overtaken or self.asked_not_to or self.ended in ("withdrew", "offered", "accepted")

    def end_as(self, how: str, at: datetime) -> None:
        self.ended, self.ended_at = how, at


@dataclass
class Record:
    """A letter that was left in the drafts, and what truly became of it."""

    letter: Letter
    mailbox: str
    message_id: str
    application: Application
    interview: Interview | None
    fate: str = "waiting"
    """`waiting`, `edited`, `sent`, `trashed`, `purged` or `withdrawn`."""
    text: str = ""
    """What the user made of it."""
    unnoted: bool = False
    """Whether the run that left it died before it noted so."""
    forgotten: bool = False
    """Whether no trace of it is left anywhere: no mailbox has it, and the database was lost."""

    before_the_loss: bool = False
    """Whether the database was lost since, so that nobody can count it any more."""

    found_at: datetime | None = None
    """When it was found again, after its database was lost: it is then what would have been written anew."""

    @property
    def since(self) -> datetime:
        """From when on it says what is to be said."""
        return self.found_at or self.letter.date

    @property
    def counts(self) -> bool:
        return self.fate != "withdrawn" and not self.forgotten

    @property
    def what(self) -> tuple[object, ...]:
        """What makes two letters the same letter, told by what happened rather than by what the program thinks."""
        key = self.letter.key
        about: object = self.interview.number if self.interview else ""
        time = key.anchor.rpartition("~")[2] if key.step in ("keep-in-touch", "check-in") else ""
        return key.step, key.recipient, self.application.employer.name, about, time


class Owner(Protocol):
    """What the user does in a mailbox; see `tests/contract/mailbox.py`."""

    def receive(self, message: Message) -> None: ...
    def edit(self, draft: Draft, words: str) -> None: ...
    def send(self, draft: Draft) -> None: ...
    def discard(self, draft: Draft) -> None: ...
    def delete(self, draft: Draft) -> None: ...
    def lying_drafts(self) -> list[Message]: ...


def texts(employer: Employer, writer: Person, day: str) -> dict[str, str]:
    """What they write, by what it means."""
    who = employer.name if employer.agent else "we"
    end = f"\n\nBest regards,\n{writer.name}\n{'Halden Recruitment' if employer.agent else employer.name}"
    job = f"{employer.role} position at {employer.name}"
    said = {
        "invitation": f"your application for the {job} caught our attention, and I would like to invite you to an interview.",
        "refusal": f"unfortunately, {who} have decided not to move forward with your application for the {job}.",
        "offer": f"I am delighted to offer you the position of {employer.role} at {employer.name}. The contract will follow.",
        "promise": f"thank you for your patience. We will get back to you with a decision by {day}.",
        "next round": f"I am happy to tell you that we would like to invite you to the next round of interviews for the {job}.",
        "reply": "the entrance is on the left side of the building, and the bell is marked with our name.",
        "asked not to": f"{who} have decided not to move forward with your application for the {job}. "
        "Please do not contact us again.",
    }
    return {what: f"Dear Alex,\n\n{text}{end}" for what, text in said.items()}


def a_mail(employer: Employer, writer: Person, text: str, at: datetime, number: int, *before: Message) -> Message:
    """A mail to the user, in answer to the last of those before it."""
    return Message(
        account=employer.account,
        handle=Handle(f"in{number}"),
        id=f"in{number}@{employer.domain}",
        date=at,
        folder=Folder.INBOX,
        sender=writer,
        to=(employer.me,),
        subject=before[-1].subject if before else f"Your application at {employer.name} ({number})",
        references=tuple(message.id for message in before),
        text=text,
    )


def by_machine(employer: Employer, at: datetime, number: int) -> Message:
    """A refusal that nobody signs."""
    text = (
        f"Dear Alex,\n\nthank you for your interest in the {employer.role} position at {employer.name}. Unfortunately, "
        f"we will not be moving forward with your application at this time.\n\nThe {employer.name} hiring team\n\n"
        "This mailbox is not monitored. Please do not reply."
    )
    machine = Person(f"{employer.name} Careers", "no-reply@greenhouse-mail.io")
    mail = a_mail(employer, machine, text, at, number)
    return Message(**{**{name: getattr(mail, name) for name in mail.__slots__}, "id": f"in{number}@greenhouse-mail.io"})


def a_newsletter(at: datetime, number: int) -> Message:
    return Message(
        account="home",
        handle=Handle(f"in{number}"),
        id=f"in{number}@careerweekly.example",
        date=at,
        folder=Folder.INBOX,
        sender=Person("Career Weekly", "hello@careerweekly.example"),
        to=(ALEX_PERSON,),
        subject="Seven ways to bounce back from a rejection",
        text='"Unfortunately, we have decided to move forward with other candidates": nobody likes to read it.\n'
        "This week: how to turn a no into a not yet.",
        headers=(("list-id", "<weekly.careerweekly.example>"), ("precedence", "bulk")),
    )


def of_the_user(employer: Employer, to: Person, text: str, at: datetime, number: int, *before: Message) -> Message:
    """A mail of the user's own, as it lies in Sent."""
    return Message(
        account=employer.account,
        handle=Handle(f"out{number}"),
        id=f"out{number}@doe.example",
        date=at,
        folder=Folder.SENT,
        sender=employer.me,
        to=(to,),
        subject=f"Re: {before[-1].subject.removeprefix('Re: ')}" if before else f"My application ({number})",
        references=tuple(message.id for message in before),
        text=f"Dear {to.name},\n\n{text}\n\nAlex Doe",
    )


def slots(
    employer: Employer, uid: str, start: datetime, people: tuple[Person, ...], arranged_by: Person, *, loop: bool
) -> list[Event]:
    """The events of an interview: one, or one for each person."""
    groups = [(person,) for person in people] if loop else [people]
    return [
        Event(
            account=employer.account,
            uid=f"{uid}-{place}" if loop else uid,
            start=start + place * timedelta(hours=1),
            end=start + place * timedelta(hours=1) + timedelta(minutes=45),
            title=f"Interview: {employer.role} at {employer.name}",
            description=f"Position: {employer.role}\nInterviewers: {', '.join(person.name for person in group)}",
            zone=ALEX.zone,
            organizer=arranged_by,
            attendees=(
                *(Attendee(person, Response.ACCEPTED) for person in group),
                Attendee(employer.me, Response.ACCEPTED),
            ),
            status=Status.CONFIRMED,
        )
        for place, group in enumerate(groups)
    ]
