"""What does a run ask of the world?

Calendar and Mailbox are separate because a user may keep them in different places.
Every implementation, the fakes of the tests included, passes the suite in `tests/contract/`.
"""

from collections.abc import Collection, Container, Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Protocol

from followup.domain.compose import Wording
from followup.domain.interest import NOTHING, Interest
from followup.domain.model import (
    BeforeWindow,
    Bookmark,
    Draft,
    Event,
    Fate,
    Handle,
    Jotting,
    Letter,
    LetterKey,
    Message,
    Unreadable,
    Window,
    Written,
)
from followup.domain.signals import Signal

__all__ = ["Calendar", "Casebook", "Mailbox", "Notes", "Wording"]


class Calendar(Protocol):
    """A place that knows when things take place."""

    @property
    def name(self) -> str:
        """The account's name in config.yaml."""

    def events(self, window: Window) -> Iterable[Event | Unreadable]:
        """Every occurrence that touches `window`, each in its newest version, cancelled ones included.

        Raises `AccountError` when the picture would be incomplete; what cannot be read alone is `Unreadable`.
        """


class Mailbox(Protocol):
    """A place with letters in it. It can be read, and drafted into; it cannot send."""

    @property
    def name(self) -> str:
        """The account's name in config.yaml."""

    def messages(
        self, window: Window, seen: Container[Handle], interest: Interest = NOTHING, bookmark: str = ""
    ) -> Iterable[Message | Unreadable | BeforeWindow | Bookmark]:
        """Every message dated within `window`, in whatever folder, but those whose handle is in `seen`.

        Where only its headers can tell that a message is too old, it is `BeforeWindow`, to be remembered as seen.
        Drafts are not messages. Raises `AccountError` when the picture would be incomplete.

        A mailbox that is too large to be read whole gives what concerns `interest`, and everything that has come since;
        last of all, a `Bookmark`. It wants to be asked again when the interest grows, and for more in the next run when
        it raises `Unfinished`.
        """

    def find(self, letter: Letter) -> Draft | None:
        """The letter, if it lies here already as a draft, sent, or thrown away - ours, or begun by the user."""

    def save(self, letter: Letter) -> Draft:
        """Leaves the letter as a draft. May raise when it is unclear whether it arrived: `find` tells."""

    def fates(self, drafts: Collection[Draft]) -> Mapping[Draft, Fate]:
        """What has become of each."""

    def withdraw(self, draft: Draft) -> bool:
        """Removes a draft that is still exactly as we left it; False, and nothing done, if it was touched."""


class Notes(Protocol):
    """Where the user keeps notes of their own, in files."""

    def jottings(self) -> Iterable[Jotting | Unreadable]:
        """Every note there is now, each under a name of its own that stays as long as its file does.

        The name of a file with several notes is how the names of all of them begin. A file that cannot be read is
        `Unreadable`, its handle the file's name. Raises `AccountError` when nothing can be read.
        """


class Casebook(Protocol):
    """The program's memory. Every method is one transaction."""

    def seen(self, account: str, reader: str) -> Container[Handle]:
        """The handles that this version of the reader has already read in `account`."""

    def bookmark(self, account: str, reader: str) -> str:
        """How far that version of the reader has read `account`, in the mailbox's words; empty if it never said."""

    def record(
        self,
        account: str,
        reader: str,
        handles: Iterable[Handle],
        signals: Iterable[Signal],
        forget: Iterable[str] = (),
        bookmark: str | None = None,
    ) -> None:
        """Keeps what was read and what it said, together. A signal of the same key replaces the older one.

        `forget` are the keys of signals that a better reading no longer gives; None leaves the bookmark where it was.
        """

    def retire(self, account: str, kept: Collection[str]) -> None:
        """Forgets what was seen in `account` by readers that are none of `kept`, and no variant (`1 since ...`) of one."""

    def signals(self) -> Iterable[Signal]:
        """Every signal kept, in no particular order."""

    def letters(self) -> Iterable[Written]:
        """Every letter written or intended, with its last known fate."""

    def intend(self, letter: Letter, at: datetime) -> None:
        """Notes that `letter` is about to be saved, for the first time or after it was taken back.

        What is known otherwise of that letter stays as it is. The letter itself is kept until a draft of it is noted.
        """

    def note(self, key: LetterKey, draft: Draft, fate: Fate) -> None:
        """Notes what has become of a letter, also of one that was found rather than intended."""

    def settled(self) -> Container[str]:
        """The reminders that the user has done, or does not want to see again."""

    def settle(self, item: str, at: datetime) -> None:
        """Notes that a reminder needs no more attention."""

    def paused_until(self) -> date | None:
        """The day until which nothing is drafted; `date.max` without an end; None when not paused."""

    def pause(self, until: date | None) -> None:
        """Pauses until that day, or takes a pause back."""

    def exclusively(self) -> AbstractContextManager[None]:
        """Holds the casebook for one run; raises `TryAgain` when another run holds it."""
