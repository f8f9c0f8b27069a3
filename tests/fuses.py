"""How does one make a run fail at any point, and see what it did until then?"""

from collections.abc import Callable, Collection, Container, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from followup import languages
from followup.connectors.local.mail import LocalMailbox
from followup.domain.interest import NOTHING, Interest
from followup.domain.model import (
    BeforeWindow,
    Bookmark,
    Draft,
    Event,
    Fate,
    Handle,
    Letter,
    LetterKey,
    Message,
    Unreadable,
    Window,
)
from followup.domain.notice import Reader
from followup.domain.notice.expected import UNTOLD, ByMail
from followup.domain.signals import Signal
from tests.fakes import FakeCasebook, FakeMailbox
from tests.lives import ALEX, WORK_DOMAINS


class Killed(BaseException):
    """The process is gone: nothing of ours may catch this."""


class Fuse:
    """Burns through at the n-th call of a run, before or after what is called has happened."""

    def __init__(self) -> None:
        self.left: int | None = None
        self.after = False
        self.error: BaseException = Killed()

    def through(self, call: Callable[..., Any], *arguments: Any, deadly: bool = False) -> Any:
        if self.left is not None:
            self.left -= 1
        burns = self.left == 0
        error = Killed() if deadly else self.error
        if burns and not self.after:
            raise error
        result = call(*arguments)
        if burns:
            raise error
        return result


class Watching:
    """A mailbox whose fuse may burn through, and in which what a run saves and takes back is written down."""

    fuse: Fuse
    saved: list[tuple[Letter, Draft]]
    taken: list[Draft]
    failure: Exception | None

    def messages(
        self, window: Window, seen: Container[Handle], interest: Interest = NOTHING, bookmark: str = ""
    ) -> Iterable[Message | Unreadable | BeforeWindow | Bookmark]:
        read = self.through(super().messages, window, seen, interest, bookmark)  # type: ignore[misc]  # a mixin
        yield from read

    def find(self, letter: Letter) -> Draft | None:
        found: Draft | None = self.through(super().find, letter)  # type: ignore[misc]  # a mixin
        return found

    def save(self, letter: Letter) -> Draft:
        def keep(letter: Letter) -> Draft:
            draft: Draft = super(Watching, self).save(letter)  # type: ignore[misc]  # a mixin
            self.saved.append((letter, draft))
            return draft

        kept: Draft = self.through(keep, letter)
        return kept

    def fates(self, drafts: Collection[Draft]) -> Mapping[Draft, Fate]:
        told: Mapping[Draft, Fate] = self.through(super().fates, drafts)  # type: ignore[misc]  # a mixin
        return told

    def withdraw(self, draft: Draft) -> bool:
        def take(draft: Draft) -> bool:
            taken: bool = super(Watching, self).withdraw(draft)  # type: ignore[misc]  # a mixin
            if taken:
                self.taken.append(draft)
            return taken

        return bool(self.through(take, draft))

    def through(self, call: Callable[..., Any], *arguments: Any) -> Any:
        if self.failure:
            raise self.failure
        return self.fuse.through(call, *arguments)


class WatchedFake(Watching, FakeMailbox):
    def __init__(self, name: str, fuse: Fuse) -> None:
        super().__init__(name)
        self.fuse, self.saved, self.taken = fuse, [], []


class WatchedMaildir(Watching, LocalMailbox):  # type: ignore[misc]  # it gives no bookmarks, and need not
    def __init__(self, name: str, path: Path, fuse: Fuse) -> None:
        super().__init__(name, path, zone=ALEX.zone)
        self.fuse, self.saved, self.taken, self.failure = fuse, [], [], None


class FusedCasebook(FakeCasebook):
    """A casebook during whose changes the process may die."""

    def __init__(self, fuse: Fuse) -> None:
        super().__init__()
        self.fuse = fuse

    def record(self, *arguments: Any, **named: Any) -> None:
        self.fuse.through(lambda: super(FusedCasebook, self).record(*arguments, **named), deadly=True)

    def intend(self, letter: Letter, at: datetime) -> None:
        self.fuse.through(super().intend, letter, at, deadly=True)

    def note(self, key: LetterKey, draft: Draft, fate: Fate) -> None:
        self.fuse.through(super().note, key, draft, fate, deadly=True)


_READ: dict[object, tuple[Signal, ...]] = {}


class QuickReader(Reader):
    """The reader, which is pure, but does not judge the same thing twice."""

    __slots__ = ()

    def message(self, message: Message) -> Any:
        if message not in _READ:
            _READ[message] = tuple(Reader.message(self, message))
        return _READ[message]

    def event(self, event: Event, told: ByMail = UNTOLD) -> Any:
        what = (event, told.mark)
        if what not in _READ:
            _READ[what] = tuple(Reader.event(self, event, told))
        return _READ[what]


READER = QuickReader(ALEX, languages.load(), WORK_DOMAINS)
