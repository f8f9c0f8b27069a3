"""What would a run do?

A casebook that reads from the real one and keeps what is new to itself, so that a preview leaves nothing behind.
"""

from collections.abc import Container, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import date, datetime

from followup.domain.model import Draft, Fate, Handle, Letter, LetterKey, Written
from followup.domain.signals import Signal, key
from followup.ports import Casebook


class Preview:
    """A casebook whose changes are forgotten. It needs no lock: it changes nothing."""

    def __init__(self, casebook: Casebook) -> None:
        self._casebook = casebook
        self._signals = {key(signal): signal for signal in casebook.signals()}
        self._letters = {letter.key: letter for letter in casebook.letters()}

    def seen(self, account: str, reader: str) -> Container[Handle]:
        """As the real one knows them."""
        return self._casebook.seen(account, reader)

    def record(
        self,
        account: str,
        reader: str,
        handles: Iterable[Handle],
        signals: Iterable[Signal],
        forget: Iterable[str] = (),
    ) -> None:
        """Keeps the signals for this preview."""
        del account, reader, handles
        for stale in forget:
            self._signals.pop(stale, None)
        self._signals.update({key(signal): signal for signal in signals})

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

    def paused_until(self) -> date | None:
        """As the real one knows it."""
        return self._casebook.paused_until()

    def pause(self, until: date | None) -> None:
        """Nothing: a preview pauses nothing."""
        del until

    def exclusively(self) -> AbstractContextManager[None]:
        """Nobody has to wait for a preview."""
        return nullcontext()
