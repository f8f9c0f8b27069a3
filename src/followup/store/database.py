"""How is the file opened, and what do its troubles mean for the user?"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from followup.errors import CasebookError, TryAgain
from followup.store.rows import Unintelligible
from followup.store.schema import NewerThanUs, migrate

FILE = "casebook.sqlite3"
LOCK = "run.lock"

PATIENCE = 10.0
"""Seconds to wait while another command writes; a write takes milliseconds."""

README = f"""\
This folder is the memory of followup, a program that leaves follow-up letters after job interviews as drafts.

{FILE}   what it noticed in your calendars and mail, each with the sentence that says so,
                   and which letters it has drafted; no message and no letter is kept here
{LOCK}           held during a run, so that no two runs meet; empty

You may delete this folder whenever no run is going on.
The next run reads your calendars and mail again, and finds the letters that lie in your mailbox.
Forgotten, however, are what you told it (`followup tell`), and drafts that you deleted, once the trash is empty too.
"""


def open_database(folder: Path, patience: float) -> sqlite3.Connection:
    """The casebook in that folder, made if need be, with the tables of this version. Nobody else may read it."""
    file = folder / FILE
    with explained_files(file), explained(file):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _keep_private(file)
        _leave_readme(folder)
        connection = sqlite3.connect(file, timeout=patience, isolation_level=None)
        try:
            _configure(connection)
            migrate(connection)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def explained(file: Path) -> Iterator[None]:
    """Whatever is wrong with the casebook itself becomes an error that names it, and says what to do."""
    try:
        yield
    except NewerThanUs as change:
        raise CasebookError(
            f"{file}: written by a newer version of followup (it knows `{change}`). "
            "Nothing was changed. Update followup here too."
        ) from change
    except Unintelligible as error:
        raise CasebookError(f"{file}: an entry in it makes no sense to this version. {_AFRESH}") from error
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF  # the higher bits are details
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise TryAgain(f"{file}: another command is writing to it. Try again in a moment.") from error
        if code not in _TROUBLES:
            raise  # a bug of ours, and reported as one
        raise CasebookError(f"{file}: {_TROUBLES[code]}") from error


@contextmanager
def explained_files(file: Path) -> Iterator[None]:
    """The same for the folder and the files in it."""
    try:
        yield
    except OSError as error:
        place = error.filename or file
        raise CasebookError(
            f"{place}: {error.strerror or error}. See who owns it, or set another `state` folder in config.yaml."
        ) from error


_AFRESH = (
    "Put it back from a backup, or move it away: the next run reads your calendars and mail again, "
    "and finds the letters that lie in your mailbox."
)
_OWNER = "See who owns it and its folder, and whether the disk may be written to."
_TROUBLES = {
    sqlite3.SQLITE_CORRUPT: f"it is damaged. {_AFRESH}",
    sqlite3.SQLITE_NOTADB: f"it is not a casebook, or damaged. {_AFRESH}",
    sqlite3.SQLITE_READONLY: f"it cannot be written to. {_OWNER}",
    sqlite3.SQLITE_PERM: f"it cannot be opened. {_OWNER}",
    sqlite3.SQLITE_CANTOPEN: f"it cannot be opened. {_OWNER}",
    sqlite3.SQLITE_FULL: "the disk is full. Make room and run again; nothing is lost.",
    sqlite3.SQLITE_IOERR: "the disk reports an error. See whether it is full, or failing.",
}


def _keep_private(file: Path) -> None:
    """Before SQLite sees it: SQLite would let others read it wherever the umask does."""
    if not file.exists():
        file.touch(mode=0o600)
    elif file.stat().st_mode & 0o077:
        file.chmod(0o600)


def _leave_readme(folder: Path) -> None:
    file = folder / "README.txt"
    if not file.exists():
        file.write_text(README, encoding="utf-8")


def _configure(connection: sqlite3.Connection) -> None:
    # With the journal that SQLite uses by itself, a commit is on the disk when it returns, and with EXTRA the removal
    # of the journal is too. WAL would be no safer, makes three files of one, and fails on network disks.
    connection.execute("PRAGMA synchronous = EXTRA")
    # What is forgotten is overwritten, not merely unlisted.
    connection.execute("PRAGMA secure_delete = ON")
