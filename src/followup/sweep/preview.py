"""What would a run do?

A casebook that reads from the real one and keeps what is new to itself, so that a preview leaves nothing behind.
"""

from collections.abc import Collection, Container, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import date, datetime

from followup.domain.model import Draft, Fate, Handle, Letter, LetterKey, Written
from followup.domain.signals import Signal, key
from followup.ports import Casebook


class _Either:
    """What is in one of two containers."""

    def __init__(self, *containers: Container[Handle]) -> None:
        self._containers = containers

    def __contains__(self, handle: object) -> bool:
        return any(handle in container for container in self._containers)


class Preview:
    """A casebook whose changes are forgotten. It needs no lock: it changes nothing."""

    def __init__(self, casebook: Casebook) -> None:
        self._casebook = casebook
        self._signals = {key(signal): signal for signal in casebook.signals()}
        self._letters = {letter.key: letter for letter in casebook.letters()}
        self._seen: dict[tuple[str, str], set[Handle]] = {}
        self._bookmarks: dict[tuple[str, str], str] = {}

    def seen(self, account: str, reader: str) -> Container[Handle]:
        """As the real one knows them, and what this preview has read."""
        return _Either(self._casebook.seen(account, reader), self._seen.get((account, reader), set()))

    def bookmark(self, account: str, reader: str) -> str:
        """As the real one has it."""
        return self._bookmarks.get((account, reader)) or self._casebook.bookmark(account, reader)

    def record(
        self,
        account: str,
        reader: str,
        handles: Iterable[Handle],
        signals: Iterable[Signal],
        forget: Iterable[str] = (),
        bookmark: str | None = None,
    ) -> None:
        """Keeps the signals for this preview."""
        self._seen.setdefault((account, reader), set()).update(handles)
        if bookmark is not None:
            self._bookmarks[account, reader] = bookmark
        for stale in forget:
            self._signals.pop(stale, None)
        self._signals.update({key(signal): signal for signal in signals})

    def retire(self, account: str, kept: Collection[str]) -> None:
        """Nothing: a preview forgets nothing."""
        del account, kept

    def signals(self) -> Iterable[Signal]:
        """The real ones and this preview's."""
        return tuple(self._signals.values())

    def letters(self) -> Iterable[Written]:
        """The real ones, with the fates that this preview saw."""
        return tuple(self._letters.values())

    def intend(self, letter: Letter, at: datetime) -> None:
        """Nothing: a preview intends nothing."""
        del letter, at

    def note(self, letter: LetterKey, draft: Draft, fate: Fate) -> None:
        """Keeps the fate for this preview."""
        if letter in self._letters:
            self._letters[letter] = replace(self._letters[letter], draft=draft, fate=fate)

    def settled(self) -> Container[str]:
        """As the real one knows them."""
        return self._casebook.settled()

    def settle(self, item: str, at: datetime) -> None:
        """Nothing: a preview settles nothing."""
        del item, at

    def paused_until(self) -> date | None:
        """As the real one knows it."""
        return self._casebook.paused_until()

    def pause(self, until: date | None) -> None:
        """Nothing: a preview pauses nothing."""
        del until

    def exclusively(self) -> AbstractContextManager[None]:
        """Nobody has to wait for a preview."""
        return nullcontext()
