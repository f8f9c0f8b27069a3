"""What are the things a run talks about?

Everything here is a frozen value.
Every `datetime` is timezone-aware.
The vocabulary is that of RFC 5322 (mail) and RFC 5545 (calendars); a provider's own words stay in its connector.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType

Handle = NewType("Handle", str)
"""Whatever a mailbox or calendar lists cheaply and never reuses for something else: a Maildir file name, a Gmail id."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in a header, a list of attendees, or a text.

    `name` is the display name, decoded; `address` the bare addr-spec in lower case.
    Either may be empty when it is not known. Neither can carry a line break: both come from strangers, and end in headers.
    """

    name: str = ""
    address: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", one_line(self.name))
        object.__setattr__(self, "address", one_line(self.address).lower())

    @property
    def domain(self) -> str:
        """What stands behind the @, or the empty string."""
        return self.address.rpartition("@")[2]

    def __str__(self) -> str:
        return self.name or self.address


def one_line(text: str) -> str:
    """`text` without control characters, its white space folded to single spaces."""
    if not text.isprintable():
        text = "".join(char if char.isprintable() or char.isspace() else " " for char in text)
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Window:
    """A span of time: `start` belongs to it, `end` does not."""

    start: datetime
    end: datetime

    def __contains__(self, moment: datetime) -> bool:
        return self.start <= moment < self.end

    def touches(self, start: datetime, end: datetime) -> bool:
        """Whether anything of start..end lies within."""
        return start < self.end and (end > self.start or start >= self.start)


class Response(StrEnum):
    """An attendee's answer (PARTSTAT)."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    TENTATIVE = "tentative"
    NEEDS_ACTION = "needs-action"


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody invited. `individual` is false for rooms, resources and groups (CUTYPE)."""

    person: Person
    response: Response = Response.NEEDS_ACTION
    individual: bool = True


class Status(StrEnum):
    """STATUS of an event; METHOD:CANCEL counts as cancelled."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Event:
    """One occurrence in a calendar (VEVENT), in its newest version.

    `uid` is the iCalendar UID; `recurrence_id` the original start of this occurrence in UTC, basic format
    (`20261011T140000Z`, or `20261011` for a whole day), where it is one of a series, else empty.
    `zone` is the IANA name of the zone in which the user lived the event: floating times and whole days are read in it.
    An event without an end has `end == start` and `open_ended`.
    """

    account: str
    uid: str
    start: datetime
    end: datetime
    title: str = ""
    description: str = ""
    location: str = ""
    recurrence_id: str = ""
    sequence: int = 0
    updated: datetime | None = None
    zone: str = "UTC"
    all_day: bool = False
    open_ended: bool = False
    organizer: Person | None = None
    attendees: tuple[Attendee, ...] = ()
    status: Status = Status.CONFIRMED
    private: bool = False
    free: bool = False
    url: str = ""
    handle: Handle = Handle("")

    @property
    def identity(self) -> str:
        """Same occurrence, same identity, on whichever calendar, whenever it is moved to."""
        return f"{self.uid}#{self.recurrence_id}" if self.recurrence_id else self.uid


AGENDA = "@agenda.followup.invalid"
"""The end of the UID of our own reminders, which may lie in a calendar that we read: those are no interviews."""


class Folder(StrEnum):
    """Where a message lies, as far as it changes its meaning."""

    INBOX = "inbox"
    ARCHIVE = "archive"
    SENT = "sent"
    DRAFTS = "drafts"
    TRASH = "trash"
    SPAM = "spam"


@dataclass(frozen=True, slots=True)
class Message:
    """One message (RFC 5322).

    `id` is the Message-ID without angle brackets; where a message has none, one is made from its content.
    `references` are the Message-IDs of In-Reply-To and References, oldest first.
    `thread` is the provider's own name for the conversation, where it has one.
    `text` is the text/plain part, `html` what a reader sees of the text/html part, as plain text; either may be empty.
    `invitations` are the events of its text/calendar parts.
    `headers` keeps, under lower-case names, the few others that tell a machine from a person (see `KEPT_HEADERS`).
    """

    account: str
    handle: Handle
    id: str
    date: datetime
    folder: Folder
    sender: Person
    subject: str = ""
    to: tuple[Person, ...] = ()
    cc: tuple[Person, ...] = ()
    reply_to: tuple[Person, ...] = ()
    references: tuple[str, ...] = ()
    thread: str = ""
    text: str = ""
    html: str = ""
    invitations: tuple[Event, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()

    def header(self, name: str) -> str:
        """The kept header of that (lower-case) name, or the empty string."""
        for key, value in self.headers:
            if key == name:
                return value
        return ""


KEPT_HEADERS = (
    "auto-submitted",
    "delivered-to",
    "feedback-id",
    "list-id",
    "list-unsubscribe",
    "precedence",
    "return-path",
    "x-auto-response-suppress",
    "x-autoreply",
    "x-original-to",
)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """One item that could not be read. It is named once, and holds up nothing else.

    `place` is for the user's eyes (a file's path, a message's number); it holds no subject and no address.
    """

    account: str
    handle: Handle
    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class BeforeWindow:
    """A message that is older than the window: only its headers were read, and they need not be read again."""

    account: str
    handle: Handle


@dataclass(frozen=True, slots=True)
class Bookmark:
    """How far a mailbox has been read, in its own words. The next run hands it back."""

    account: str
    text: str


class Step(StrEnum):
    """The steps of the policy. All but the reminders write letters."""

    THANK_YOU = "thank-you"
    CHECK_IN = "check-in"
    REJECTION_REPLY = "rejection-reply"
    KEEP_IN_TOUCH = "keep-in-touch"
    REMINDERS = "reminders"


@dataclass(frozen=True, slots=True)
class LetterKey:
    """What makes two letters the same letter: the step, the recipient's address, and what it is about.

    `anchor` is the identity of an event, or the Message-ID of a refusal or a promise. A step that may write several times
    about the same thing says which time it is: `numbered` (the first check-in, the update of that day).
    Never the case, role, start, notes or wording: those become known late, and a letter must not come twice for it.
    """

    step: Step
    recipient: str
    anchor: str

    @classmethod
    def numbered(cls, step: Step, recipient: str, about: str, time: object) -> "LetterKey":
        """The key of one of several letters about the same thing."""
        return cls(step, recipient, f"{about}~{time}")

    @property
    def about(self) -> str:
        """The event, refusal or promise, whichever time it is written about."""
        if self.step in (Step.CHECK_IN, Step.KEEP_IN_TOUCH):
            return self.anchor.rpartition("~")[0]
        return self.anchor

    def __str__(self) -> str:
        return f"{self.step}/{self.recipient}/{self.anchor}"


@dataclass(frozen=True, slots=True)
class Parent:
    """The message that a letter answers, or might: all that is needed to reply in its thread."""

    account: str
    message_id: str
    subject: str
    date: datetime
    sender: Person
    references: tuple[str, ...] = ()
    thread: str = ""
    took_part: frozenset[str] = frozenset()
    """The addresses in From, To, Cc and Reply-To of the message."""
    reply_to: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, complete, ready to be left as a draft in the mailbox of `account`."""

    key: LetterKey
    account: str
    sender: Person
    to: Person
    subject: str
    body: str
    date: datetime
    language: str = "en"
    parent: Parent | None = None
    """The message it answers in its thread; None for a letter of its own."""
    since: datetime | None = None
    """When that happened which it is about: the interview's end, the refusal. What the user wrote before is another letter."""
    substance: str = ""
    """Tells the user's notes in it from others, without holding them; empty if there are none."""
    sources: tuple[str, ...] = ()
    """Each fact in it, and where it comes from."""
    wanted: str = ""
    """The language of the conversation, where there is no letter in it."""
    signature: str = ""
    """Lines of the user's own to stand below the name; they are in `body` already. Empty if the mailbox may add its own."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter as it lies in a mailbox.

    `fingerprint` tells whether the user has touched it: whatever the connector can compare cheaply.
    A draft that was found rather than saved, and whose text is not what we would have written, is `touched` from the start.
    """

    account: str
    key: LetterKey
    handle: Handle
    message_id: str
    recipient: str
    subject: str
    fingerprint: str
    created: datetime
    touched: bool = False
    thread: str = ""


class Fate(StrEnum):
    """What has become of a draft, as far as its mailbox shows."""

    WAITING = "waiting"
    EDITED = "edited"
    SENT = "sent"
    DISCARDED = "discarded"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Written:
    """A letter that was written, or is about to be: what the casebook remembers of it.

    `draft` is None as long as only the intent is recorded, and so long `unsaved` is what is meant to be saved: by it a
    draft that arrived unseen is told from one that the user has touched since.
    """

    key: LetterKey
    account: str
    at: datetime
    subject: str
    to: Person
    fate: Fate = Fate.UNKNOWN
    draft: Draft | None = None
    substance: str = ""
    sources: tuple[str, ...] = ()
    unsaved: Letter | None = None


def intended(letter: Letter, at: datetime, known: Written | None) -> Written:
    """What is remembered of a letter that is about to be saved, and of which this much is `known` already."""
    if known and known.fate is not Fate.WITHDRAWN:
        return replace(known, unsaved=letter) if known.draft is None else known
    return Written(
        letter.key,
        letter.account,
        at,
        letter.subject,
        letter.to,
        substance=letter.substance,
        sources=letter.sources,
        unsaved=letter,
    )


def noted(known: Written | None, key: LetterKey, draft: Draft, fate: Fate) -> Written:
    """What is remembered of a letter of which a draft has been seen, and of which this much is `known` already."""
    written = known or Written(key, draft.account, draft.created, draft.subject, Person(address=draft.recipient))
    return replace(written, account=draft.account, subject=draft.subject, draft=draft, fate=fate, unsaved=None)


@dataclass(frozen=True, slots=True)
class Me:
    """The user: a name to sign with, and every address that is theirs."""

    name: str
    addresses: frozenset[str] = field(default_factory=frozenset)
    zone: str = "UTC"

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.addresses))


@dataclass(frozen=True, slots=True)
class Jotting:
    """One note in a file of the user's.

    `name` tells it from all others and stays as long as the file does; `titles` tell what it is about, the innermost heading
    first, the name of the file last; `written` is when the file was last changed.
    """

    name: str
    titles: tuple[str, ...]
    text: str
    written: datetime
