"""Whatever goes wrong at whichever request of a run: never two drafts, never none, and the next run finishes the work.

The requests are not listed here: a run that goes well tells which there are, and each of them fails in turn.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from followup.connectors.transport import TIMEOUT
from followup.domain.model import Person
from tests.builders import NOW
from tests.fakes import FakeCasebook
from tests.servers.serving import SILENCE, Reply
from tests.system.providers import Fault, Home, Opened, Provider

Act = Callable[[], Reply]
AtHome = Home[Provider]
Scene = Callable[[AtHome], None]
BEN = Person("Ben Okafor", "ben@fernhill.example")
SIX_HOURS = timedelta(hours=6)


@dataclass(frozen=True)
class Kind:
    """How something goes wrong, once or from then on."""

    name: str
    happens: Callable[[Provider, Act], Reply | None]
    forever: bool = False
    wire: dict[str, Any] = field(default_factory=dict)
    """How the wire is to be when it happens."""


def refused(name: str) -> Callable[[Provider, Act], Reply]:
    return lambda provider, _act: provider.refusals[name]


def half(act: Act) -> Reply:
    reply = act()
    length = {"Content-Length": str(max(len(reply.body), 2))}
    return replace(reply, status=200, body=reply.body[: len(reply.body) // 2], headers={**reply.headers, **length})


def lost(act: Act) -> None:
    act()


def expired(provider: Provider, act: Act) -> Reply:
    provider.expire()
    return act()


KINDS = [
    Kind("429", refused("429")),
    Kind("403 too fast", refused("403 too fast")),
    Kind("403", refused("403")),
    Kind("500", refused("500")),
    Kind("503", refused("503")),
    Kind("reset", lambda _provider, _act: None),
    # A machine so slow that an answer takes longer than this fails at one more request.
    Kind("time-out", lambda _provider, _act: SILENCE, wire={"timeout": (TIMEOUT[0], 0.2)}),
    Kind("answer lost", lambda _provider, act: lost(act)),
    Kind("half a body", lambda _provider, act: half(act)),
    Kind("token expired", expired),
    Kind("503 from then on", refused("503"), forever=True),
    Kind("reset from then on", lambda _provider, _act: None, forever=True),
    Kind("every answer lost from then on", lambda _provider, act: lost(act), forever=True),
]


def writing(home: AtHome) -> None:
    """Two letters are due: one in a conversation, one that begins one."""
    home.interviewed()
    home.schedule(BEN, uid="e2@fernhill.example", title="Interview: Analyst at Fernhill")


def taking_back(home: AtHome) -> None:
    """A thank-you waits, and a refusal has come."""
    home.interviewed()
    home.sweep()
    home.refused()


def sent_meanwhile(home: AtHome) -> None:
    """A thank-you was sent, another discarded."""
    writing(home)
    home.sweep()
    first, second = home.noted()
    home.provider.owner.send(first)
    home.provider.throw_away(second)


SCENES: list[Scene] = [writing, taking_back, sent_meanwhile]

TELLING = ("403", "503", "answer lost", "half a body", "reset from then on")
"""What fails differently from one another; of the others, one scene shows enough."""


@pytest.mark.parametrize(
    ("scene", "kind"),
    [(scene, kind) for scene in SCENES for kind in KINDS if scene is writing or kind.name in TELLING],
    ids=lambda value: getattr(value, "name", "") or value.__name__,
)
def test_whatever_fails_the_next_run_finishes_the_work(
    opened: Opened, scene: Scene, kind: Kind, tmp_path: Path
) -> None:
    with after(scene, opened, tmp_path) as home:
        if kind.name.startswith("403") and kind.name not in home.provider.refusals:
            pytest.skip("this provider refuses nothing so")
        before = home.snapshot()
        requests, expected = going_well(home)

        for place, request in enumerate(requests):
            home.restore(before)
            home.provider.fail(failing(home.provider, kind, place))
            home.wire = kind.wire
            home.sweep(NOW + SIX_HOURS)
            home.provider.fail(None)
            home.wire = {}
            assert not twice(home), f"two of the same after {kind.name} at {request}"

            report = home.sweep(NOW + SIX_HOURS + timedelta(minutes=15))

            assert report.failures == ()
            assert outcome(home) == expected, f"after {kind.name} at {request}"


def test_a_run_asks_for_enough_to_fail_at(opened: Opened, tmp_path: Path) -> None:
    asked: list[str] = []
    missing: list[str] = []
    for scene in SCENES:
        with after(scene, opened, tmp_path / scene.__name__) as home:
            asked += going_well(home)[0]
            missing = [part for part in home.provider.telling if not any(part in request for request in asked)]

    assert missing == []


@contextmanager
def after(scene: Scene, opened: Opened, folder: Path) -> Iterator[AtHome]:
    """Somebody at whose home that has happened."""
    with opened(folder, FakeCasebook()) as home:
        scene(home)
        yield home


def going_well(home: AtHome) -> tuple[list[str], object]:
    """The requests of a run in which nothing fails, and what it leaves."""
    before = len(home.provider.asked())
    assert home.sweep(NOW + SIX_HOURS).failures == ()
    requests = home.provider.asked()[before:]
    home.sweep(NOW + SIX_HOURS + timedelta(minutes=15))
    return requests, outcome(home)


def failing(provider: Provider, kind: Kind, place: int) -> Fault:
    """Fails at the request with that number, counted from now on."""
    numbers: Iterator[int] = iter(range(1_000_000))

    def fault(_asked: object, act: Act) -> Reply | None:
        number = next(numbers)
        if number == place or (kind.forever and number > place):
            return kind.happens(provider, act)
        return act()

    return fault


def outcome(home: AtHome) -> object:
    """The letters in the drafts, and what is known of each letter."""
    drafts = sorted((draft.to[0].address, draft.subject, draft.text) for draft in home.drafts())
    return drafts, sorted((str(letter.key), letter.fate) for letter in home.letters())


def twice(home: AtHome) -> bool:
    drafts = [(draft.to, draft.subject, draft.text) for draft in home.drafts()]
    return len(set(drafts)) < len(drafts)
