"""What does the program remember?"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Self

from filelock import FileLock, Timeout

from followup.domain.model import Draft, Fate, Handle, Letter, LetterKey, Written, intended, noted
from followup.domain.signals import Signal
from followup.domain.signals import key as key_of
from followup.errors import TryAgain
from followup.store.database import FILE, LOCK, PATIENCE, explained, explained_files, open_database
from followup.store.rows import letter_from, row_of_letter, row_of_signal, signal_from


class SqliteCasebook:
    """The casebook in a folder. Every method is one transaction, on the disk when it returns."""

    def __init__(self, folder: Path, patience: float = PATIENCE) -> None:
        self.folder = folder
        self._connection = open_database(folder, patience)
        self._understood: dict[str, Signal] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()

    def seen(self, account: str, reader: str) -> frozenset[Handle]:
        """The handles that this version of the reader has already read in `account`."""
        # All at once: 100,000 of them take 15 MB and a tenth of a second, and asking for each one 1.5 seconds.
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT handle FROM seen JOIN readings ON id = reading WHERE account = ? AND reader = ?",
                (account, reader),
            )
            return frozenset(Handle(blob.decode("utf-8", "surrogatepass")) for (blob,) in rows)

    def bookmark(self, account: str, reader: str) -> str:
        """How far that version of the reader has read `account`, in the mailbox's words; empty if it never said."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT bookmark FROM readings WHERE account = ? AND reader = ?", (account, reader)
            ).fetchone()
            return str(row[0]) if row else ""

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
        with self._writing() as connection:
            connection.executemany("DELETE FROM signals WHERE key = ?", ((_column(each),) for each in forget))
            reading = _shelf(connection, account, reader)
            connection.executemany(
                "INSERT OR IGNORE INTO seen VALUES (?, ?)",
                ((reading, handle.encode("utf-8", "surrogatepass")) for handle in handles),
            )
            connection.executemany(
                "INSERT OR REPLACE INTO signals VALUES (?, ?)",
                ((_column(key_of(signal)), row_of_signal(signal)) for signal in signals),
            )
            if bookmark is not None:
                connection.execute("UPDATE readings SET bookmark = ? WHERE id = ?", (bookmark, reading))

    def retire(self, account: str, kept: Collection[str]) -> None:
        """Forgets what was seen in `account` by readers that are none of `kept`, and no variant (`1 since ...`) of one."""
        with self._writing() as connection:
            rows = connection.execute("SELECT id, reader FROM readings WHERE account = ?", (account,)).fetchall()
            old = [(reading,) for reading, reader in rows if reader.partition(" ")[0] not in kept]
            connection.executemany("DELETE FROM seen WHERE reading = ?", old)
            connection.executemany("DELETE FROM readings WHERE id = ?", old)

    def signals(self) -> list[Signal]:
        """Every signal kept, in no particular order."""
        # A run asks several times. The rows are looked at each time, and understood once.
        with self._reading() as connection:
            rows = [row for (row,) in connection.execute("SELECT signal FROM signals")]
            self._understood = {row: self._understood.get(row) or signal_from(row) for row in rows}
            return [self._understood[row] for row in rows]

    def letters(self) -> list[Written]:
        """Every letter written or intended, with its last known fate."""
        with self._reading() as connection:
            return [letter_from(row) for (row,) in connection.execute("SELECT letter FROM letters")]

    def intend(self, letter: Letter, at: datetime) -> None:
        """Notes that `letter` is about to be saved, for the first time or after it was taken back.

        What is known otherwise of that letter stays as it is.
        """
        with self._writing() as connection:
            _keep(connection, intended(letter, at, _letter(connection, letter.key)))

    def note(self, key: LetterKey, draft: Draft, fate: Fate) -> None:
        """Notes what has become of a letter, also of one that was found rather than intended."""
        with self._writing() as connection:
            _keep(connection, noted(_letter(connection, key), key, draft, fate))

    def settled(self) -> frozenset[str]:
        """The reminders that the user has done, or does not want to see again."""
        with self._reading() as connection:
            return frozenset(item for (item,) in connection.execute("SELECT item FROM settled"))

    def settle(self, item: str, at: datetime) -> None:
        """Notes that a reminder needs no more attention."""
        with self._writing() as connection:
            connection.execute("INSERT OR IGNORE INTO settled VALUES (?, ?)", (item, at.isoformat()))

    def paused_until(self) -> date | None:
        """The day until which nothing is drafted; `date.max` without an end; None when not paused."""
        with self._reading() as connection:
            row = connection.execute("SELECT until FROM pause").fetchone()
            return date.fromisoformat(row[0]) if row else None

    def pause(self, until: date | None) -> None:
        """Pauses until that day, or takes a pause back."""
        with self._writing() as connection:
            connection.execute("DELETE FROM pause")
            if until:
                connection.execute("INSERT INTO pause VALUES (1, ?)", (until.isoformat(),))

    @contextmanager
    def exclusively(self) -> Iterator[None]:
        """Holds the casebook for one run; raises `TryAgain` when another run holds it."""
        # The system lets go of the lock with the process, however it ends: no stale locks, no clean-up.
        file = self.folder / LOCK
        lock = FileLock(file, timeout=0, mode=0o600)
        with explained_files(file):
            try:
                lock.acquire()
            except Timeout as busy:
                raise TryAgain(
                    f"Another run of followup is at work ({file} is held). Nothing was done; "
                    "the next run makes up for it."
                ) from busy
        try:
            yield
        finally:
            lock.release()

    def _reading(self) -> AbstractContextManager[sqlite3.Connection]:
        return self._transaction("BEGIN")

    def _writing(self) -> AbstractContextManager[sqlite3.Connection]:
        return self._transaction("BEGIN IMMEDIATE")  # wait for our turn before we look, not after

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        """All of it, or nothing, whatever happens within."""
        with explained(self.folder / FILE), self._connection as connection:
            connection.execute(begin)
            yield connection


def _shelf(connection: sqlite3.Connection, account: str, reader: str) -> int:
    """The number under which handles of that reader and account are kept."""
    connection.execute("INSERT OR IGNORE INTO readings (account, reader) VALUES (?, ?)", (account, reader))
    row = connection.execute("SELECT id FROM readings WHERE account = ? AND reader = ?", (account, reader)).fetchone()
    return int(row[0])


def _letter(connection: sqlite3.Connection, key: LetterKey) -> Written | None:
    row = connection.execute("SELECT letter FROM letters WHERE key = ?", (_column(str(key)),)).fetchone()
    return letter_from(row[0]) if row else None


def _keep(connection: sqlite3.Connection, written: Written) -> None:
    row = (_column(str(written.key)), row_of_letter(written))
    connection.execute("INSERT OR REPLACE INTO letters VALUES (?, ?)", row)


def _column(key: str) -> str:
    """The key as a column: a Message-ID or UID with broken characters could not be stored as it is."""
    return key.encode("utf-8", "backslashreplace").decode()
