"""Whatever goes wrong at whichever request of a run: never two drafts, never none, and the next run finishes the work.

The requests are not listed here: a run that goes well tells which there are, and each of them fails in turn.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from followup.domain.model import Person
from tests.builders import NOW
from tests.fakes import FakeCasebook
from tests.servers.google.api import Answer, Asked, Fault, refusal
from tests.servers.google.owners import Token
from tests.system.google_home import GoogleHome, at_google

Act = Callable[[], Answer]
BEN = Person("Ben Okafor", "ben@fernhill.example")
SIX_HOURS = timedelta(hours=6)
PATIENT = 1.0
"""Seconds that the client waits for an answer in these tests."""


@dataclass(frozen=True)
class Kind:
    """How something goes wrong, once or from then on."""

    name: str
    happens: Callable[[GoogleHome, Act], Answer | None]
    forever: bool = False


def half(answer: Answer) -> Answer:
    length = {"Content-Length": str(max(len(answer.body), 2))}
    return replace(answer, status=200, body=answer.body[: len(answer.body) // 2], headers={**answer.headers, **length})


def lost(act: Act) -> None:
    act()


def late() -> None:
    time.sleep(2 * PATIENT)


def expired(home: GoogleHome, act: Act) -> Answer | None:
    home.api.tokens = {"renewed"}
    return act()


KINDS = [
    Kind("429", lambda _home, _act: refusal(429, "rateLimitExceeded", **{"Retry-After": "2"})),
    Kind("403 too fast", lambda _home, _act: refusal(403, "userRateLimitExceeded")),
    Kind("403", lambda _home, _act: refusal(403, "forbidden")),
    Kind("500", lambda _home, _act: refusal(500, "backendError")),
    Kind("503", lambda _home, _act: refusal(503)),
    Kind("reset", lambda _home, _act: None),
    Kind("time-out", lambda _home, _act: late()),
    Kind("answer lost", lambda _home, act: lost(act)),
    Kind("half a body", lambda _home, act: half(act())),
    Kind("token expired", expired),
    Kind("503 from then on", lambda _home, _act: refusal(503), forever=True),
    Kind("reset from then on", lambda _home, _act: None, forever=True),
    Kind("every answer lost from then on", lambda _home, act: lost(act), forever=True),
]


def writing(home: GoogleHome) -> None:
    """Two letters are due: one in a conversation, one that begins one."""
    home.interviewed()
    home.schedule(BEN, uid="e2@fernhill.example", summary="Interview: Analyst at Fernhill")


def taking_back(home: GoogleHome) -> None:
    """A thank-you waits, and a refusal has come."""
    home.interviewed()
    home.sweep()
    home.refused()


def sent_meanwhile(home: GoogleHome) -> None:
    """A thank-you was sent, another discarded."""
    writing(home)
    home.sweep()
    first, second = home.api.gmail.drafts
    home.api.gmail.send(first)
    home.api.gmail.delete(second)


SCENES = [writing, taking_back, sent_meanwhile]


TELLING = ("403", "503", "answer lost", "half a body", "reset from then on")
"""What fails differently from one another; of the others, one run shows enough."""


@pytest.mark.parametrize(
    ("scene", "kind"),
    [(scene, kind) for scene in SCENES for kind in KINDS if scene is writing or kind.name in TELLING],
    ids=lambda value: getattr(value, "name", "") or value.__name__,
)
def test_whatever_fails_the_next_run_finishes_the_work(
    scene: Callable[[GoogleHome], None], kind: Kind, tmp_path: Path
) -> None:
    requests, expected = going_well(scene, tmp_path / "well")

    for place, request in enumerate(requests):
        with at_home(scene, tmp_path / str(place)) as home:
            home.api.fault = failing(home, kind, place)
            home.sweep(NOW + SIX_HOURS)
            home.api.fault = None
            assert not twice(home), f"two of the same after {kind.name} at {request}"

            report = home.sweep(NOW + SIX_HOURS + timedelta(minutes=15))

            assert report.failures == ()
            assert outcome(home) == expected, f"after {kind.name} at {request}"


def test_a_run_asks_for_enough_to_fail_at(tmp_path: Path) -> None:
    asked = {request for scene in SCENES for request in going_well(scene, tmp_path / scene.__name__)[0]}

    assert {"gmail.users.drafts.create", "gmail.users.drafts.delete", "gmail.users.threads.get"} <= asked


def going_well(scene: Callable[[GoogleHome], None], state: Path) -> tuple[list[str], object]:
    """The requests of a run in which nothing fails, and what it leaves."""
    with at_home(scene, state) as home:
        before = len(home.api.asked)
        assert home.sweep(NOW + SIX_HOURS).failures == ()
        requests = [str(asked) for asked in home.api.asked[before:]]
        home.sweep(NOW + SIX_HOURS + timedelta(minutes=15))
        return requests, outcome(home)


class at_home:  # noqa: N801 - it reads as a function
    """Somebody at whose home that has happened."""

    def __init__(self, scene: Callable[[GoogleHome], None], state: Path) -> None:
        self._opened = at_google(state, FakeCasebook(), timeout=(PATIENT, PATIENT), token=Token())
        self._scene = scene

    def __enter__(self) -> GoogleHome:
        home = self._opened.__enter__()
        self._scene(home)
        return home

    def __exit__(self, *error: object) -> None:
        self._opened.__exit__(*error)  # type: ignore[arg-type]  # as it comes


def failing(home: GoogleHome, kind: Kind, place: int) -> Fault:
    """Fails at the request with that number, counted from now on."""
    numbers: Iterator[int] = iter(range(1_000_000))

    def fault(asked: Asked, act: Act) -> Answer | None:
        del asked
        number = next(numbers)
        if number == place or (kind.forever and number > place):
            return kind.happens(home, act)
        return act()

    return fault


def outcome(home: GoogleHome) -> object:
    """The letters in the drafts, and what is known of each letter."""
    drafts = sorted((draft.to[0].address, draft.subject, draft.text) for draft in home.drafts())
    return drafts, sorted((str(letter.key), letter.fate) for letter in home.letters())


def twice(home: GoogleHome) -> bool:
    drafts = [(draft.to, draft.subject, draft.text) for draft in home.drafts()]
    return len(set(drafts)) < len(drafts)
