"""What are the tables, and how does an older casebook become a newer one?

Every change is a function with a name; the names of those applied are kept in the file.
A function that has been released is never edited: the next change is the next function.
"""

from collections.abc import Callable, Iterable
from sqlite3 import Connection

Migration = Callable[[Connection], object]


class NewerThanUs(Exception):
    """The file knows a change that this version does not."""


def migrate(connection: Connection, migrations: Iterable[Migration] | None = None) -> None:
    """Makes the tables what this version expects. Raises `NewerThanUs`, and touches nothing."""
    wanted = {migration.__name__: migration for migration in migrations or MIGRATIONS}
    if _missing(connection, wanted):
        with connection:
            # Another run may have been quicker: what is missing counts only once we alone may write.
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, applied TEXT NOT NULL)")
            for name in _missing(connection, wanted):
                wanted[name](connection)
                connection.execute("INSERT INTO migrations VALUES (?, datetime())", (name,))


def _missing(connection: Connection, wanted: Iterable[str]) -> list[str]:
    kept = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'migrations'").fetchone()
    applied = {name for (name,) in connection.execute("SELECT name FROM migrations")} if kept else set()
    unknown = applied.difference(wanted)
    if unknown:
        raise NewerThanUs(", ".join(sorted(unknown)))
    return [name for name in wanted if name not in applied]


def keep_signals(connection: Connection) -> None:
    """What was noticed. `key` is that of `domain.signals.key`."""
    connection.execute("CREATE TABLE signals (key TEXT PRIMARY KEY, signal TEXT NOT NULL)")


def keep_letters(connection: Connection) -> None:
    """What was written, or is about to be, and what has become of it."""
    connection.execute("CREATE TABLE letters (key TEXT PRIMARY KEY, letter TEXT NOT NULL)")


def keep_readings(connection: Connection) -> None:
    """What was read, by which version of the reader. A handle may be the name of a file, which need not be text."""
    connection.execute(
        "CREATE TABLE readings (id INTEGER PRIMARY KEY, account TEXT NOT NULL, reader TEXT NOT NULL,"
        " UNIQUE (account, reader))"
    )
    connection.execute(
        "CREATE TABLE seen (reading INTEGER NOT NULL, handle BLOB NOT NULL, PRIMARY KEY (reading, handle))"
        " WITHOUT ROWID"
    )


def keep_pause(connection: Connection) -> None:
    """Until when the user wants nothing drafted. One row, or none."""
    connection.execute("CREATE TABLE pause (only INTEGER PRIMARY KEY CHECK (only = 1), until TEXT NOT NULL)")


def keep_bookmarks(connection: Connection) -> None:
    """How far a mailbox has been read, in its own words."""
    connection.execute("ALTER TABLE readings ADD COLUMN bookmark TEXT NOT NULL DEFAULT ''")


def keep_settled(connection: Connection) -> None:
    """The reminders that the user has done, or does not want to see again."""
    connection.execute("CREATE TABLE settled (item TEXT PRIMARY KEY, at TEXT NOT NULL)")


MIGRATIONS: tuple[Migration, ...] = (
    keep_signals,
    keep_letters,
    keep_readings,
    keep_pause,
    keep_bookmarks,
    keep_settled,
)
