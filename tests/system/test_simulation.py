"""Random lives of a job search, against the promises.

Everything here happens to a user sooner or later, in any order: interviews are booked, moved and called off; people write,
and so does the user; drafts are edited, sent and thrown away; a run dies half-way; an account cannot be read; the database is
lost. What truly happened is kept in `tests/lives.py`, and what a run may do is judged by that, never by asking the program.
"""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test

from followup.domain.model import (
    Folder,
    Step,
)
from followup.errors import Unavailable
from followup.ports import Casebook
from followup.store.casebook import SqliteCasebook
from followup.sweep import run
from tests.fuses import Killed, WatchedMaildir
from tests.lives import (
    ADDRESSES,
    EMPLOYERS,
    Owner,
    Record,
)
from tests.maildirs import MaildirOwner
from tests.search import DAY, HOUR
from tests.user import WithUser


class Life(WithUser):
    """A job search with runs in it, of which some do not go well."""

    @rule()
    def a_run(self) -> None:
        self.sweep()

    @rule(span=st.sampled_from([HOUR, 3 * HOUR, 6 * HOUR, DAY]))
    def some_time_later_a_run(self, span: timedelta) -> None:
        self.now += span
        self.sweep()

    @rule(days=st.integers(8, 70))
    def many_days_with_a_run_each_week(self, days: int) -> None:
        for _ in range(0, days, 7):
            self.now += 7 * DAY
            self.sweep()

    @rule(
        mail=st.sets(st.sampled_from(sorted(ADDRESSES)), max_size=2),
        calendars=st.sets(st.sampled_from(sorted(ADDRESSES)), max_size=1),
    )
    def a_run_that_cannot_read_everything(self, mail: set[str], calendars: set[str]) -> None:
        for name in mail:
            self.fail(name, Unavailable(name, "it cannot be reached"))
        for name in calendars:
            self.calendars[name].failure = Unavailable(name, "it cannot be reached")
        self.sweep(frozenset(mail), frozenset(calendars))
        for name in ADDRESSES:
            self.fail(name, None)
            self.calendars[name].failure = None

    def fail(self, name: str, failure: Exception | None) -> None:
        self.mailboxes[name].failure = failure

    @rule(at=st.integers(1, 40), after=st.booleans(), deadly=st.booleans())
    def a_run_that_does_not_go_well(self, at: int, *, after: bool, deadly: bool) -> None:
        self.fuse.left, self.fuse.after = at, after
        self.fuse.error = Killed() if deadly else Unavailable("home", "the connection broke")
        with suppress(Killed):
            run(self.world(), self.now)
        self.fuse.left = None
        self.take_stock(frozenset(), frozenset())


class LifeOnDisk(Life):
    """The same with Maildirs, and a casebook in a file."""

    def make_mailboxes(self) -> tuple[Mapping[str, Any], Mapping[str, Owner]]:
        self.folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        paths = {name: Path(self.folder.name) / name for name in ADDRESSES}
        owners = {name: MaildirOwner(path) for name, path in paths.items()}
        return {name: WatchedMaildir(name, path, self.fuse) for name, path in paths.items()}, owners

    def make_casebook(self) -> Casebook:
        return SqliteCasebook(Path(tempfile.mkdtemp(dir=self.folder.name)))

    def dated_now(self, record: Record) -> None:
        owner = self.owners[record.mailbox]
        assert isinstance(owner, MaildirOwner)
        for path in owner.files(Folder.SENT):
            if record.message_id.encode() in path.read_bytes():
                head, _, body = path.read_bytes().partition(b"\n\n")
                lines = [line for line in head.splitlines() if not line.startswith(b"Date:")]
                path.write_bytes(b"\n".join([*lines, f"Date: {format_datetime(self.now)}".encode(), b"", body]))

    def teardown(self) -> None:
        assert isinstance(self.casebook, SqliteCasebook)
        self.casebook.close()
        self.folder.cleanup()


LIVES = int(os.environ.get("LIVES", "50"))
"""How many lives are lived; more of them, on request, find more."""


def live(kind: type[Life], lives: int) -> None:
    run_state_machine_as_test(
        kind,
        settings=settings(
            max_examples=lives, stateful_step_count=40, suppress_health_check=list(HealthCheck), deadline=None
        ),
    )


def every_letter() -> Iterator[Life]:
    """A life in which every kind of letter is written, just after each."""
    life, employer = Life(), EMPLOYERS[0]
    life.they_invite(employer, 0)
    life.they_book(employer, 2, 0, 1, loop=False, arranged=True)
    life.the_next_interview_ends_and_a_run_follows(2)
    yield life
    life.many_days_with_a_run_each_week(14)
    yield life
    life.they_refuse(employer, 0, anew=False)
    life.some_time_later_a_run(6 * HOUR)
    yield life
    life.many_days_with_a_run_each_week(91)
    yield life


STEPS = [Step.THANK_YOU, Step.CHECK_IN, Step.REJECTION_REPLY, Step.KEEP_IN_TOUCH]


def test_a_life_has_letters_of_every_step_in_it() -> None:
    """A simulation in which nothing happens would show nothing."""
    *_, life = every_letter()

    assert [record.letter.key.step for record in life.records] == STEPS


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("purge", [True, False], ids=["for good", "into the trash"])
def test_a_letter_that_was_thrown_away_does_not_come_back(step: Step, *, purge: bool) -> None:
    life = next(life for life, last in zip(every_letter(), STEPS, strict=False) if last is step)
    thrown_away = life.records[-1]

    life.i_throw_a_draft_away(-1, purge=purge)
    life.many_days_with_a_run_each_week(91)

    assert thrown_away.fate == ("purged" if purge else "trashed")
    assert [record.what for record in life.records].count(thrown_away.what) == 1


def test_a_job_search_in_memory_keeps_the_promises() -> None:
    live(Life, LIVES)


def test_a_job_search_on_the_disk_keeps_the_promises() -> None:
    live(LifeOnDisk, max(1, LIVES // 10))
