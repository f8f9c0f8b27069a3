"""The browser comes back to a server that waits for one thing, and lets nothing else disturb it."""

import socket
from threading import Thread

import pytest
import requests

from followup.connectors.loopback import HOST, Answer, Landing, page
from tests.servers.google.visitor import Person

GOOD = {"state": "mine", "code": "4/0A"}


def expecting() -> Landing:
    """One that a browser may come back to."""
    landing = Landing()
    landing.expect("mine")
    return landing


def wait(landing: Landing, seconds: float = 20) -> Answer | None:
    return landing.wait(seconds, Person())


def come_back(landing: Landing, query: dict[str, str] = GOOD) -> tuple[Thread, list[requests.Response]]:
    """A browser that comes back; what it got lies in the list once the thread has ended."""
    got: list[requests.Response] = []
    thread = Thread(target=lambda: got.append(requests.get(landing.address, params=query, timeout=20)), daemon=True)
    thread.start()
    return thread, got


def test_the_page_is_shown_once_it_is_known_how_it_ended() -> None:
    with expecting() as landing:
        thread, got = come_back(landing)
        answer = wait(landing)
        pending = list(got)
        landing.conclude("Connected", "All is well.")
        thread.join(20)

    assert answer == GOOD
    assert pending == []
    [shown] = got
    assert shown.status_code == 200
    assert "<h1>Connected</h1>" in shown.text
    assert "Server" not in shown.headers or "Python" not in shown.headers["Server"]
    assert shown.headers["Referrer-Policy"] == "no-referrer"
    assert shown.headers["Cache-Control"] == "no-store"


def test_connections_that_say_nothing_or_hang_up_do_not_hold_it_up(capfd: pytest.CaptureFixture[str]) -> None:
    """Browsers open them in advance."""
    with expecting() as landing, socket.create_connection((HOST, landing.port)):
        with socket.create_connection((HOST, landing.port)) as rude:
            rude.sendall(b"GET / HT")
        thread, _ = come_back(landing)
        answer = wait(landing)
        landing.conclude("Connected", "")
        thread.join(20)

    assert answer == GOOD
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("query", [{}, {"code": "x"}, {"state": "mine"}, {"state": "other", "code": "x"}], ids=str)
def test_what_does_not_carry_the_state_is_nobodys_answer(query: dict[str, str]) -> None:
    with expecting() as landing:
        thread, got = come_back(landing, query)
        thread.join(20)
        answer = wait(landing, seconds=0.01)

    assert [shown.status_code for shown in got] == [404]
    assert answer is None


def test_whoever_asks_before_there_is_a_state_gets_nothing() -> None:
    with Landing() as landing:
        thread, got = come_back(landing, {"state": "", "code": "x"})
        thread.join(20)

    assert [shown.status_code for shown in got] == [404]


def test_a_browser_that_comes_back_twice_is_told_the_same_twice() -> None:
    with expecting() as landing:
        (one, first), (other, second) = come_back(landing), come_back(landing)
        wait(landing)
        landing.conclude("Connected", "")
        one.join(20)
        other.join(20)

    assert [shown.status_code for shown in (*first, *second)] == [200, 200]


def test_a_page_shows_what_is_said_and_nothing_else() -> None:
    shown = page("Not <b>connected", "Type `followup connect a&b`.")

    assert "<h1>Not &lt;b&gt;connected</h1>" in shown
    assert "Type <code>followup connect a&amp;b</code>." in shown
    assert "http" not in shown.lower()
