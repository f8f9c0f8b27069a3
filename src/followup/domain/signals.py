"""What did a run notice?

A signal is one thing that a calendar, a mailbox or the user told us, small enough to be kept when the body is forgotten.
Signals are facts about what was said, never about the time at which they are read: whether an interview has ended is a
question for `decide`, which knows the time, so the calendar gives `Scheduled` and `Cancelled`, and arithmetic the rest.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from followup.domain.evidence import Evidence
from followup.domain.model import Parent, Person


class Part(StrEnum):
    """What part somebody plays in an application."""

    INTERVIEWER = "interviewer"
    COORDINATOR = "coordinator"
    AGENT = "agent"
    """Works for a recruitment agency: writes for many employers, and is none of them."""
    WRITER = "writer"
    """Wrote or received a message about it; the part is not known more closely."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A person, and the part they play. Machines are never contacts."""

    person: Person
    part: Part


class Kind(StrEnum):
    """Where a signal comes from."""

    EVENT = "event"
    INVITATION = "invitation"
    """An event as a mail carried it (text/calendar): the calendar knows better, if it has it."""
    MESSAGE = "message"
    NOTE = "note"
    """A file of the user's own notes."""
    USER = "user"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a signal was found.

    `id` is the identity of the event, the Message-ID, the name of a file of notes, or for the user's corrections a number
    of their own.
    `at` is when it was said: the date of the message, the DTSTAMP or start of the event, the last change of the file.
    `mine` are the user's own addresses that it used; each belongs to a mailbox that must have been read (promise 3).
    """

    kind: Kind
    account: str
    id: str
    at: datetime
    mine: frozenset[str] = frozenset()
    spam: bool = False


@dataclass(frozen=True, slots=True)
class Matter:
    """Which application it is about, as far as it says. Empty means not said; nothing here is guessed.

    `employer` is a name as written; `domains` the registrable domains that are the employer's own
    (never a free-mail, applicant-tracking or agency domain).
    `threads` are the Message-IDs that belong to the conversation, and `thread` the provider's name for it;
    `events` the identities of calendar events it speaks of.
    `topics` are those words of the user's strengths (see `topics`) that it mentions.
    `of_a_job` tells whether it speaks of a job or an application at all.
    `days` are those that a message names and that lay ahead when it was written: they may meet on one of them.
    `off` are those of them that it names with a negation: "tomorrow is no good".
    """

    employer: str = ""
    domains: frozenset[str] = frozenset()
    agency: str = ""
    role: str = ""
    requisition: str = ""
    contacts: tuple[Contact, ...] = ()
    threads: frozenset[str] = frozenset()
    thread: str = ""
    events: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    of_a_job: bool = False
    days: frozenset[date] = frozenset()
    off: frozenset[date] = frozenset()
    language: str = ""
    familiar: bool | None = None
    """Whether they are on familiar terms with the user (German du, French tu); None where nothing shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noticed:
    """What every signal carries. `sure` acts; what is not sure is shown to the user, and never acts."""

    origin: Origin
    matter: Matter = field(default_factory=Matter)
    evidence: tuple[Evidence, ...] = ()
    against: tuple[Evidence, ...] = ()
    sure: bool = True
    parent: Parent | None = None
    """The message itself, for those that came by mail: what a reply in its thread needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheduled(Noticed):
    """An interview of the user, as the candidate, stands in a calendar. It ends, or ended, at `end`."""

    start: datetime
    end: datetime
    zone: str = "UTC"
    stage: str = "unknown"
    sequence: int = 0
    """The version of the event: a later one replaces it."""
    private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled(Noticed):
    """An interview that stood in a calendar will not take place: cancelled, declined by the user, or gone."""

    start: datetime
    end: datetime
    sequence: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CalledOff(Noticed):
    """They wrote that an interview does not take place when it was to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected(Noticed):
    """They turned the user down. `by_machine` when nobody would read a reply to it."""

    by_machine: bool = False
    after_interview: bool = False
    likely: bool = False
    """Not sure by itself, and yet enough where the rest of the case tells that it is about an application."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered(Noticed):
    """They offered the user the job."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advanced(Noticed):
    """They invited the user to an interview, or to a next round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledged(Noticed):
    """They confirmed that an application arrived."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replied(Noticed):
    """A person wrote to the user; nothing else was found in it."""

    refusal: Rejected | None = None
    """What it is where the rest of the case tells that it is about an application."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised(Noticed):
    """They said that the user would hear from them by a day."""

    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrote(Noticed):
    """The user wrote to somebody. Whether it says thank you does not matter: they have been in touch."""

    to: tuple[Person, ...]
    applies: bool = False
    """Whether it is an application."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrew(Noticed):
    """The user withdrew the application."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedNotTo(Noticed):
    """They asked not to be written to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted(Noticed):
    """The user wrote down what they want to remember of an interview. It opens no case, and joins no signals.

    `title` is what it says it is about, without its day; `day` the day that it names, or that of the event it stands in.
    `lines` are its points, in order. It is not `sure` where somebody else could have written them: in an event that
    another organised. Of such an event as it was mailed, `lines` are the fingerprints of what the other wrote.
    """

    title: str
    lines: tuple[str, ...]
    day: date | None = None


class Telling(StrEnum):
    """What the user can tell about a case."""

    NOT_AN_INTERVIEW = "not-an-interview"
    REJECTED = "rejected"
    OFFER = "offer"
    WITHDREW = "withdrew"
    ACCEPTED = "accepted"
    OPEN = "open"
    SAME_AS = "same-as"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(Noticed):
    """The user corrected us. `matter` names the threads and events of the case, or of both for `same-as`."""

    what: Telling


Signal = (
    Scheduled
    | Cancelled
    | CalledOff
    | Rejected
    | Offered
    | Advanced
    | Acknowledged
    | Replied
    | Promised
    | Wrote
    | Withdrew
    | AskedNotTo
    | Noted
    | Told
)


def key(signal: Signal) -> str:
    """What makes two signals the same one: a newer reading of it replaces the older.

    An event in a calendar has one signal at a time (it stands, or it does not), and one for the notes in it; a message may
    say several things, and each invitation is one version of its event.
    A message that lies in spam and elsewhere too gives two, so that the copy in spam never hides the other.
    """
    origin = signal.origin
    what = "" if isinstance(signal, Scheduled | Cancelled) and origin.kind is Kind.EVENT else type(signal).__name__
    version = origin.at.isoformat() if origin.kind is Kind.INVITATION else ""
    return "|".join((origin.kind, origin.account, origin.id, what, version, "spam" if origin.spam else ""))
