import os
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from followup.domain.evidence import Evidence
from followup.domain.model import Fate, Handle
from followup.domain.signals import key
from followup.errors import CasebookError, TryAgain
from followup.ports import Casebook
from followup.store.casebook import SqliteCasebook
from tests.builders import NOW, a_letter
from tests.contract.casebook import READ, CasebookContract, a_draft, a_refusal, an_interview

SECRET = "the words that nobody else should ever read"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state of things"


@pytest.fixture
def file(folder: Path) -> Path:
    return folder / "casebook.sqlite3"


class TestSqliteCasebook(CasebookContract):
    @pytest.fixture
    def casebook(self, folder: Path) -> Iterator[Casebook]:
        self.opened = [SqliteCasebook(folder)]
        yield self.opened[0]
        for casebook in self.opened:
            casebook.close()

    def again(self, casebook: Casebook) -> Casebook:
        assert isinstance(casebook, SqliteCasebook)
        self.opened.append(SqliteCasebook(casebook.folder))
        return self.opened[-1]


def test_only_the_user_may_read_the_casebook(folder: Path, file: Path) -> None:
    old = os.umask(0)
    try:
        with SqliteCasebook(folder) as casebook, casebook.exclusively():
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.iterdir())}
    finally:
        os.umask(old)

    assert modes[folder.name] == 0o700
    assert modes[file.name] == 0o600
    assert modes["run.lock"] == 0o600


def test_a_casebook_that_others_may_read_is_closed_to_them(folder: Path, file: Path) -> None:
    SqliteCasebook(folder).close()
    file.chmod(0o644)

    SqliteCasebook(folder).close()

    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_folder_explains_itself(folder: Path) -> None:
    SqliteCasebook(folder).close()

    readme = (folder / "README.txt").read_text(encoding="utf-8")

    assert "followup" in readme
    assert "You may delete this folder" in readme


def test_the_body_of_a_letter_is_not_in_the_file(folder: Path) -> None:
    letter = a_letter(body=SECRET)

    with SqliteCasebook(folder) as casebook:
        casebook.intend(letter, NOW)
        casebook.note(letter.key, a_draft(letter), Fate.WAITING)

    assert letter.subject.encode() in contents(folder)
    assert SECRET.encode() not in contents(folder)


def test_what_is_forgotten_is_no_longer_in_the_file(folder: Path) -> None:
    quoting = a_refusal(evidence=(Evidence(SECRET, "a refusal"),))

    with SqliteCasebook(folder) as casebook:
        casebook.record("home", "1", READ, [quoting])
        assert SECRET.encode() in contents(folder)
        casebook.record("home", "2", READ, [a_refusal()])

    assert SECRET.encode() not in contents(folder)


def test_however_many_handles_were_seen_they_are_asked_for_once(folder: Path) -> None:
    handles = [Handle(f"{number}.M{number}P1.doe.example") for number in range(10_000)]
    statements: list[str] = []
    with SqliteCasebook(folder) as casebook:
        casebook.record("home", "1", handles, [])
        casebook._connection.set_trace_callback(statements.append)

        seen = casebook.seen("home", "1")

        assert all(handle in seen for handle in handles)
    assert [statement.split()[0] for statement in statements] == ["BEGIN", "SELECT", "COMMIT"]


def test_a_writer_killed_in_the_middle_leaves_what_was_there_before(folder: Path) -> None:
    with SqliteCasebook(folder) as casebook:
        casebook.record("home", "1", READ, [a_refusal()])

    killed = subprocess.run([sys.executable, "-c", KILLED_WHILE_WRITING, str(folder)], check=False)

    assert killed.returncode == -signal.SIGKILL
    assert (folder / "casebook.sqlite3-journal").exists()  # it was indeed writing
    with SqliteCasebook(folder) as casebook:
        assert casebook.signals() == [a_refusal()]
        assert casebook.seen("home", "1") == frozenset(READ)


KILLED_WHILE_WRITING = """
import os, signal, sys
from pathlib import Path
from followup.store.casebook import SqliteCasebook

def handles():
    yield from (f"handle {number}" for number in range(200_000))  # more than fits into memory pages: it is on the disk
    os.kill(os.getpid(), signal.SIGKILL)

SqliteCasebook(Path(sys.argv[1])).record("home", "1", handles(), [])
"""


def test_a_run_that_was_killed_holds_up_nobody(folder: Path) -> None:
    killed = subprocess.run([sys.executable, "-c", KILLED_WHILE_HOLDING, str(folder)], check=False)

    assert killed.returncode == -signal.SIGKILL
    with SqliteCasebook(folder) as casebook, casebook.exclusively():
        pass


KILLED_WHILE_HOLDING = """
import os, signal, sys
from pathlib import Path
from followup.store.casebook import SqliteCasebook

with SqliteCasebook(Path(sys.argv[1])).exclusively():
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_second_run_is_told_what_it_waits_for(folder: Path) -> None:
    with (
        SqliteCasebook(folder) as casebook,
        casebook.exclusively(),
        SqliteCasebook(folder) as other,
        pytest.raises(TryAgain) as refusal,
        other.exclusively(),
    ):
        pytest.fail("two runs held the casebook at once")

    assert str(refusal.value) == (
        f"Another run of followup is at work ({folder / 'run.lock'} is held). "
        "Nothing was done; the next run makes up for it."
    )


def test_a_writer_that_never_ends_is_not_waited_for_forever(folder: Path, file: Path) -> None:
    with SqliteCasebook(folder, patience=0.01) as casebook, writing(file), pytest.raises(TryAgain) as refusal:
        casebook.pause(NOW.date())

    assert str(refusal.value) == f"{file}: another command is writing to it. Try again in a moment."


def test_reading_does_not_wait_for_a_writer(folder: Path, file: Path) -> None:
    with SqliteCasebook(folder, patience=0.01) as casebook, writing(file):
        assert casebook.signals() == []


def test_a_file_that_is_no_casebook_is_named_and_left_alone(folder: Path, file: Path) -> None:
    folder.mkdir()
    file.write_bytes(b"Dear diary, " * 100)

    with pytest.raises(CasebookError, match="it is not a casebook, or damaged") as error:
        SqliteCasebook(folder)

    assert str(file) in str(error.value)
    assert file.read_bytes() == b"Dear diary, " * 100


def test_a_damaged_casebook_is_named_with_the_remedy(folder: Path, file: Path) -> None:
    with SqliteCasebook(folder) as casebook:
        casebook.record("home", "1", READ, [a_refusal()])
    file.write_bytes(file.read_bytes()[:4096] + b"\xff" * 40_000)

    with pytest.raises(CasebookError) as error, SqliteCasebook(folder) as casebook:
        casebook.signals()

    assert str(error.value) == (
        f"{file}: it is damaged. Put it back from a backup, or move it away: the next run reads your calendars "
        "and mail again, and finds the letters that lie in your mailbox."
    )


def test_a_casebook_that_cannot_be_written_to_can_still_be_read(folder: Path, file: Path) -> None:
    with SqliteCasebook(folder) as casebook:
        casebook._connection.execute("PRAGMA query_only = ON")  # as on a read-only disk; a test may run as root

        assert casebook.signals() == []
        with pytest.raises(CasebookError) as error:
            casebook.record("home", "1", READ, [])

    assert str(error.value).startswith(f"{file}: it cannot be written to.")


def test_a_full_disk_is_called_so_and_loses_nothing(folder: Path, file: Path) -> None:
    with SqliteCasebook(folder) as casebook:
        casebook.record("home", "1", READ, [a_refusal()])
        casebook._connection.execute("PRAGMA max_page_count = 1")  # as little as it already has

        with pytest.raises(CasebookError) as error:
            casebook.record("home", "1", [Handle(f"{number:>50}") for number in range(1000)], [])

        assert str(error.value) == f"{file}: the disk is full. Make room and run again; nothing is lost."
        assert casebook.signals() == [a_refusal()]


def test_a_state_folder_that_is_a_file_is_named(folder: Path) -> None:
    folder.write_text("not a folder")

    with pytest.raises(CasebookError) as error:
        SqliteCasebook(folder)

    assert str(error.value) == (
        f"{folder}: File exists. See who owns it, or set another `state` folder in config.yaml."
    )


def test_a_casebook_of_a_newer_version_is_refused_and_left_alone(folder: Path, file: Path) -> None:
    SqliteCasebook(folder).close()
    tamper(file, "INSERT INTO migrations VALUES ('keep_salaries', '2031-01-01')")
    before = file.read_bytes()

    with pytest.raises(CasebookError) as error:
        SqliteCasebook(folder)

    assert str(error.value) == (
        f"{file}: written by a newer version of followup (it knows `keep_salaries`). "
        "Nothing was changed. Update followup here too."
    )
    assert file.read_bytes() == before


def test_an_entry_that_makes_no_sense_is_an_error_with_a_remedy(folder: Path, file: Path) -> None:
    SqliteCasebook(folder).close()
    tamper(file, """INSERT INTO signals VALUES ('k', '{"signal": "Promoted"}')""")

    with SqliteCasebook(folder) as casebook, pytest.raises(CasebookError) as error:
        casebook.signals()

    assert str(error.value).startswith(f"{file}: an entry in it makes no sense to this version.")


def test_trouble_of_the_caller_is_not_blamed_on_the_casebook(folder: Path) -> None:
    def handles() -> Iterator[Handle]:
        yield Handle("m1")
        raise PermissionError("the mailbox")

    with SqliteCasebook(folder) as casebook, pytest.raises(PermissionError, match="the mailbox"):
        casebook.record("home", "1", handles(), [])


@contextmanager
def writing(file: Path) -> Iterator[None]:
    """Somebody else is writing."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def tamper(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(statement)


def contents(folder: Path) -> bytes:
    """All that lies in the folder, whatever the file."""
    return b"".join(path.read_bytes() for path in folder.iterdir())


def test_a_row_that_stays_as_it_is_is_understood_once(folder: Path) -> None:
    with SqliteCasebook(folder) as casebook:
        casebook.record("home", "1", READ, [a_refusal(), an_interview()])
        before = {key(signal): signal for signal in casebook.signals()}

        casebook.record("home", "1", READ, [a_refusal(sure=False)])
        after = {key(signal): signal for signal in casebook.signals()}

    interview, refusal = key(an_interview()), key(a_refusal())
    assert after[interview] is before[interview]
    assert after[refusal] == a_refusal(sure=False)


def test_what_another_process_writes_is_seen(folder: Path) -> None:
    with SqliteCasebook(folder) as casebook, SqliteCasebook(folder) as other:
        casebook.record("home", "1", READ, [a_refusal(), an_interview()])
        assert len(casebook.signals()) == 2

        other.record("home", "1", READ, [a_refusal(sure=False)], forget=[key(an_interview())])

        assert casebook.signals() == [a_refusal(sure=False)]
