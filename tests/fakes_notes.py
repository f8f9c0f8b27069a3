"""Notes in memory. They know nothing of files and headings."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from followup.domain.model import Handle, Jotting, Unreadable
from followup.errors import AccountError


class FakeNotes:
    """Put the notes of a file in and they replace what it held before; set `failure` and nothing can be read."""

    def __init__(self) -> None:
        self.failure: AccountError | None = None
        self._files: dict[str, Sequence[Jotting | Unreadable]] = {}

    def put(self, name: str, written: datetime, *notes: tuple[str, str]) -> None:
        """The file now holds these notes, each a title and a text."""
        first = Jotting(name, (), "", written)
        self._files[name] = [
            replace(first, name=name if number == 1 else f"{name}#{number}", titles=(title, name), text=text)
            for number, (title, text) in enumerate(notes, start=1)
        ]

    def put_unreadable(self, name: str) -> None:
        """The file holds something that nobody can read."""
        self._files[name] = [Unreadable("notes", Handle(name), name, "it is garbled")]

    def remove(self, name: str) -> None:
        """The file is gone."""
        del self._files[name]

    def jottings(self) -> Iterator[Jotting | Unreadable]:
        """All of them."""
        if self.failure:
            raise self.failure
        for _, notes in sorted(self._files.items()):
            yield from notes
