"""Whatever goes wrong at whichever request of a run: never two drafts, never none, and the next run finishes the work.

The requests are not listed here: a run that goes well tells which there are, and each of them fails in turn.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from followup.domain.model import Person
from tests.builders import NOW
from tests.fakes import FakeCasebook
from tests.servers.microsoft.microsoft import Asked, Fault, refusal
from tests.servers.microsoft.owners import Token
from tests.servers.microsoft.serving import Reply
from tests.system.outlook_home import OutlookHome, at_microsoft

Act = Callable[[], Reply]
Scene = Callable[[OutlookHome], None]
BEN = Person("Ben Okafor", "ben@fernhill.example")
SIX_HOURS = timedelta(hours=6)
PATIENT = 0.5
"""Seconds that the client waits for an answer in these tests."""


@dataclass(frozen=True)
class Kind:
    """How something goes wrong, once or from then on."""

    name: str
    happens: Callable[[OutlookHome, Act], Reply | None]
    forever: bool = False


def half(reply: Reply) -> Reply:
    length = {"Content-Length": str(max(len(reply.body), 2))}
    return replace(reply, status=200, body=reply.body[: len(reply.body) // 2], headers={**reply.headers, **length})


def lost(act: Act) -> None:
    act()


def late() -> None:
    time.sleep(2 * PATIENT)


def expired(home: OutlookHome, act: Act) -> Reply:
    tokens = home.microsoft.entra.access_tokens
    if "good" in tokens:
        tokens["renewed"] = tokens.pop("good")
    return act()


KINDS = [
    Kind("429", lambda _home, _act: refusal(429, "ApplicationThrottled", **{"Retry-After": "2"})),
    Kind("403", lambda _home, _act: refusal(403, "ErrorQuotaExceeded")),
    Kind("500", lambda _home, _act: refusal(500, "InternalServerError")),
    Kind("503", lambda _home, _act: refusal(503, "ServiceUnavailable")),
    Kind("reset", lambda _home, _act: None),
    Kind("time-out", lambda _home, _act: late()),
    Kind("answer lost", lambda _home, act: lost(act)),
    Kind("half a body", lambda _home, act: half(act())),
    Kind("token expired", expired),
    Kind("503 from then on", lambda _home, _act: refusal(503, "ServiceUnavailable"), forever=True),
    Kind("reset from then on", lambda _home, _act: None, forever=True),
]


def writing(home: OutlookHome) -> None:
    """Two letters are due: one in a conversation, one that begins one."""
    home.interviewed()
    home.schedule(BEN, uid="e2@fernhill.example", title="Interview: Analyst at Fernhill")


def taking_back(home: OutlookHome) -> None:
    """A thank-you waits, and a refusal has come."""
    home.interviewed()
    home.sweep()
    home.refused()


def sent_meanwhile(home: OutlookHome) -> None:
    """A thank-you was sent, another discarded."""
    writing(home)
    home.sweep()
    first, second = home.outlook.lying_in("drafts")
    home.outlook.dispatch(first["id"], NOW + timedelta(minutes=5))
    home.outlook.move(second["id"], "deleteditems")


SCENES: list[Scene] = [writing, taking_back, sent_meanwhile]

TELLING = ("503", "answer lost", "reset from then on")
"""What fails differently from one another; of the others, one scene shows enough."""


@pytest.mark.parametrize(
    ("scene", "kind"),
    [(scene, kind) for scene in SCENES for kind in KINDS if scene is writing or kind.name in TELLING],
    ids=lambda value: getattr(value, "name", "") or value.__name__,
)
def test_whatever_fails_the_next_run_finishes_the_work(scene: Scene, kind: Kind, tmp_path: Path) -> None:
    requests, expected = going_well(scene, tmp_path / "well")

    for place, request in enumerate(requests):
        with at_home(scene, tmp_path / str(place)) as home:
            home.microsoft.fault = failing(home, kind, place)
            home.sweep(NOW + SIX_HOURS)
            home.microsoft.fault = None
            assert not twice(home), f"two of the same after {kind.name} at {request}"

            report = home.sweep(NOW + SIX_HOURS + timedelta(minutes=15))

            assert report.failures == ()
            assert outcome(home) == expected, f"after {kind.name} at {request}"


def test_a_run_asks_for_enough_to_fail_at(tmp_path: Path) -> None:
    asked = [request for scene in SCENES for request in going_well(scene, tmp_path / scene.__name__)[0]]

    changes = {request.rpartition("/")[2] for request in asked if not request.startswith("GET ")}
    assert {"messages", "createReply", "permanentDelete"} <= changes
    assert any(request.startswith("PATCH ") for request in asked)


def going_well(scene: Scene, folder: Path) -> tuple[list[str], object]:
    """The requests of a run in which nothing fails, and what it leaves."""
    with at_home(scene, folder) as home:
        before = len(home.microsoft.asked)
        assert home.sweep(NOW + SIX_HOURS).failures == ()
        requests = [str(asked) for asked in home.microsoft.asked[before:]]
        home.sweep(NOW + SIX_HOURS + timedelta(minutes=15))
        return requests, outcome(home)


@contextmanager
def at_home(scene: Scene, folder: Path) -> Iterator[OutlookHome]:
    """Somebody at whose home that has happened."""
    with at_microsoft(folder, FakeCasebook(), timeout=(PATIENT, PATIENT), token=Token()) as home:
        home.microsoft.token()
        scene(home)
        yield home


def failing(home: OutlookHome, kind: Kind, place: int) -> Fault:
    """Fails at the request with that number, counted from now on."""
    numbers: Iterator[int] = iter(range(1_000_000))

    def fault(asked: Asked, act: Act) -> Reply | None:
        del asked
        number = next(numbers)
        if number == place or (kind.forever and number > place):
            return kind.happens(home, act)
        return act()

    return fault


def outcome(home: OutlookHome) -> object:
    """The letters in the drafts, and what is known of each letter."""
    drafts = sorted((draft.to[0].address, draft.subject, draft.text) for draft in home.drafts())
    return drafts, sorted((str(letter.key), letter.fate) for letter in home.letters())


def twice(home: OutlookHome) -> bool:
    drafts = [(draft.to, draft.subject, draft.text) for draft in home.drafts()]
    return len(set(drafts)) < len(drafts)
