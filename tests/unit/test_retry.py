from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from followup.connectors.retry import ATTEMPTS, Passing, Patience, seconds_to_wait


class Clock:
    """Time passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.naps: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.naps.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


def patience(clock: Clock, seconds: float = 300.0) -> Patience:
    return Patience(seconds, clock=clock, sleep=clock.sleep)


def answering(*answers: object) -> Callable[[], object]:
    """A request that gives these answers in turn; exceptions are raised."""
    turn = iter(answers)

    def ask() -> object:
        answer = next(turn)
        if isinstance(answer, Exception):
            raise answer
        return answer

    return ask


def test_an_answer_is_an_answer(clock: Clock) -> None:
    assert patience(clock).ask(answering(1)) == 1
    assert clock.naps == []


def test_what_may_pass_is_tried_again(clock: Clock) -> None:
    assert patience(clock).ask(answering(Passing("busy"), Passing("busy"), 3)) == 3
    assert len(clock.naps) == 2


def test_the_provider_says_when(clock: Clock) -> None:
    assert patience(clock).ask(answering(Passing("busy", retry_after=7), 2)) == 2
    assert clock.naps == [7]


def test_nobody_is_asked_for_ever(clock: Clock) -> None:
    troubles = [Passing(f"busy {number}", retry_after=0) for number in range(ATTEMPTS + 1)]

    with pytest.raises(Passing, match=f"busy {ATTEMPTS - 1}"):
        patience(clock).ask(answering(*troubles))


def test_what_does_not_pass_is_not_tried_again(clock: Clock) -> None:
    with pytest.raises(PermissionError):
        patience(clock).ask(answering(PermissionError(), 2))


def test_a_wait_that_would_take_longer_than_the_run_may_is_not_begun(clock: Clock) -> None:
    with pytest.raises(Passing):
        patience(clock, 60).ask(answering(Passing("busy", retry_after=3600), 2))

    assert clock.naps == []


def test_one_deadline_holds_for_all_that_a_run_asks(clock: Clock) -> None:
    run = patience(clock, 60)
    run.ask(answering(Passing("busy", retry_after=50), 2))

    with pytest.raises(Passing):
        run.ask(answering(Passing("busy", retry_after=50), 2))

    assert run.left == 10


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("7", 7),
        (" 120 ", 120),
        ("Wed, 14 Oct 2026 12:00:30 GMT", 30),
        ("Wed, 14 Oct 2026 11:00:00 GMT", 0),
        (None, None),
        ("", None),
        ("soon", None),
        ("-1", None),
        ("²", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(header: str | None, seconds: float | None) -> None:
    assert seconds_to_wait(header, datetime(2026, 10, 14, 12, 0, tzinfo=UTC)) == seconds
