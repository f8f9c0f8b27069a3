"""When is a request made again?

One policy for all providers: what may pass by itself is tried a few times, at the pace that the provider asks for, until
the time of the whole run is up. What must not happen twice is never tried twice: the next run looks what became of it.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

ATTEMPTS = 5
LONGEST_WAIT = 30.0
"""Seconds between two attempts, where the provider names none."""

PASSING_STATUSES = frozenset({408, 429, 500, 502, 503, 504})

_Answer = TypeVar("_Answer")


class Passing(Exception):
    """Trouble that may pass by itself: too many requests, a server that is down, a connection that broke.

    `retry_after` are the seconds that the provider asks us to wait.
    """

    def __init__(self, problem: str, retry_after: float | None = None) -> None:
        super().__init__(problem)
        self.retry_after = retry_after


class Patience:
    """How long one run may last, for all providers together: attempts and waiting end when it is used up."""

    def __init__(
        self,
        seconds: float = 300.0,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._until = clock() + seconds

    @property
    def left(self) -> float:
        """Seconds."""
        return max(0.0, self._until - self._clock())

    def ask(self, request: Callable[[], _Answer]) -> _Answer:
        """The answer to `request`, which is made again while it raises `Passing`; raises the last of them."""
        from tenacity import (  # noqa: PLC0415 - only those who ask somebody else's computer need it
            RetryCallState,
            Retrying,
            retry_if_exception_type,
            stop_after_attempt,
            wait_random_exponential,
        )

        backing_off = wait_random_exponential(multiplier=1, max=LONGEST_WAIT)

        def wait(state: RetryCallState) -> float:
            trouble = state.outcome.exception() if state.outcome else None
            asked = trouble.retry_after if isinstance(trouble, Passing) else None
            return backing_off(state) if asked is None else asked

        again = Retrying(
            retry=retry_if_exception_type(Passing),
            wait=wait,
            stop=lambda state: stop_after_attempt(ATTEMPTS)(state) or state.upcoming_sleep >= self.left,
            sleep=self._sleep,
            reraise=True,
        )
        return again(request)


def seconds_to_wait(retry_after: str | None, now: datetime | None = None) -> float | None:
    """What a Retry-After header asks for: seconds, or a date. None where it says nothing that makes sense."""
    value = (retry_after or "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - (now or datetime.now(UTC))).total_seconds())
