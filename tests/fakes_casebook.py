"""A casebook in memory, for tests of whatever keeps one. It passes the same suite as the real one."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime

from followup.domain.model import Draft, Fate, Handle, Letter, LetterKey, Written, intended, noted
from followup.domain.signals import Signal
from followup.domain.signals import key as key_of
from followup.errors import TryAgain


class FakeCasebook:
    """Remembers as long as the object lives."""

    def __init__(self) -> None:
        self.kept_signals: dict[str, Signal] = {}
        self.kept_letters: dict[LetterKey, Written] = {}
        self.kept_handles: dict[tuple[str, str], frozenset[Handle]] = {}
        self.kept_bookmarks: dict[tuple[str, str], str] = {}
        self.kept_settled: set[str] = set()
        self.until: date | None = None
        self.held = False

    def seen(self, account: str, reader: str) -> frozenset[Handle]:
        return self.kept_handles.get((account, reader), frozenset())

    def record(
        self,
        account: str,
        reader: str,
        handles: Iterable[Handle],
        signals: Iterable[Signal],
        forget: Iterable[str] = (),
        bookmark: str | None = None,
    ) -> None:
        # Whatever these iterables raise, they raise before anything is kept.
        handles, signals, forget = frozenset(handles), list(signals), list(forget)
        self.kept_handles[account, reader] = self.seen(account, reader) | handles
        for key in forget:
            self.kept_signals.pop(key, None)
        self.kept_signals.update({key_of(signal): signal for signal in signals})
        if bookmark is not None:
            self.kept_bookmarks[account, reader] = bookmark

    def bookmark(self, account: str, reader: str) -> str:
        return self.kept_bookmarks.get((account, reader), "")

    def retire(self, account: str, kept: Collection[str]) -> None:
        for name, reader in list(self.kept_handles):
            if name == account and reader.partition(" ")[0] not in kept:
                del self.kept_handles[name, reader]
                self.kept_bookmarks.pop((name, reader), None)

    def signals(self) -> list[Signal]:
        return list(self.kept_signals.values())

    def letters(self) -> list[Written]:
        return list(self.kept_letters.values())

    def intend(self, letter: Letter, at: datetime) -> None:
        self.kept_letters[letter.key] = intended(letter, at, self.kept_letters.get(letter.key))

    def note(self, key: LetterKey, draft: Draft, fate: Fate) -> None:
        self.kept_letters[key] = noted(self.kept_letters.get(key), key, draft, fate)

    def settled(self) -> frozenset[str]:
        return frozenset(self.kept_settled)

    def settle(self, item: str, at: datetime) -> None:
        del at
        self.kept_settled.add(item)

    def paused_until(self) -> date | None:
        return self.until

    def pause(self, until: date | None) -> None:
        self.until = until

    @contextmanager
    def exclusively(self) -> Iterator[None]:
        if self.held:
            raise TryAgain("Another run of followup is at work.")
        self.held = True
        try:
            yield
        finally:
            self.held = False
