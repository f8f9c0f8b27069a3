"""An older casebook becomes a newer one, and nothing is lost on the way."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

import pytest

from followup.store.schema import MIGRATIONS, NewerThanUs, migrate

NAMES = [migration.__name__ for migration in MIGRATIONS]


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(tmp_path / "casebook.sqlite3", isolation_level=None)) as connection:
        yield connection


def test_every_change_is_applied_once_and_its_name_kept(connection: sqlite3.Connection) -> None:
    migrate(connection)
    migrate(connection)

    assert [name for (name,) in connection.execute("SELECT name FROM migrations ORDER BY rowid")] == NAMES


def test_no_two_changes_have_one_name() -> None:
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize("known", range(1, len(MIGRATIONS)), ids=NAMES[:-1])
def test_a_casebook_of_any_earlier_version_becomes_one_of_this(connection: sqlite3.Connection, known: int) -> None:
    migrate(connection, MIGRATIONS[:known])
    connection.execute("INSERT INTO signals VALUES ('k', '{}')")

    migrate(connection)

    assert tables(connection) == tables_of_a_new_one()
    assert connection.execute("SELECT * FROM signals").fetchall() == [("k", "{}")]


def test_a_change_that_fails_leaves_the_casebook_of_the_earlier_version(connection: sqlite3.Connection) -> None:
    def add_salaries(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE salaries (amount INTEGER)")
        raise InterruptedError

    migrate(connection)
    before = tables(connection)

    with pytest.raises(InterruptedError):
        migrate(connection, (*MIGRATIONS, add_salaries))

    assert tables(connection) == before
    migrate(connection)


def test_a_casebook_of_a_newer_version_is_refused_by_name(connection: sqlite3.Connection) -> None:
    def add_salaries(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE salaries (amount INTEGER)")

    migrate(connection, (*MIGRATIONS, add_salaries))

    with pytest.raises(NewerThanUs, match="add_salaries"):
        migrate(connection)


def test_a_casebook_that_is_up_to_date_is_not_written_to(connection: sqlite3.Connection) -> None:
    migrate(connection)
    connection.execute("PRAGMA query_only = ON")

    migrate(connection)


def test_many_commands_may_make_the_casebook_at_once(tmp_path: Path) -> None:
    together = Barrier(8)

    def make() -> list[str]:
        with closing(sqlite3.connect(tmp_path / "new.sqlite3", isolation_level=None)) as connection:
            together.wait()
            migrate(connection)
            return tables(connection)

    with ThreadPoolExecutor(8) as pool:
        made = [future.result() for future in [pool.submit(make) for _ in range(8)]]

    assert made == [tables_of_a_new_one()] * 8


def tables(connection: sqlite3.Connection) -> list[str]:
    return sorted(sql for (sql,) in connection.execute("SELECT sql FROM sqlite_schema WHERE sql NOT NULL"))


def tables_of_a_new_one() -> list[str]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection)
        return tables(connection)
