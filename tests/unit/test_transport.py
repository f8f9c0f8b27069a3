"""Over real connections: what leaves, how often, and what does not."""

import logging
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest
import requests

from followup.connectors.gate import Allowed, Forbidden
from followup.connectors.transport import open_session


class Listener:
    """Answers every connection with the same bytes, and keeps what it was asked."""

    def __init__(self, answer: bytes) -> None:
        self.asked: list[bytes] = []
        self._answer = answer
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.base = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """A last connection, over which nothing comes, ends it."""
        socket.create_connection(self._socket.getsockname()).close()
        self._thread.join()
        self._socket.close()

    def _listen(self) -> None:
        asked = b"anything"
        while asked:
            connection, _ = self._socket.accept()
            with connection, suppress(OSError):
                asked = connection.recv(65536)
                self.asked += [asked] if asked else []
                connection.sendall(self._answer)


@pytest.fixture
def listener(request: pytest.FixtureRequest) -> Iterator[Listener]:
    listening = Listener(getattr(request, "param", b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"))
    yield listening
    listening.close()


def session(listener: Listener, *requests_: str) -> requests.Session:
    return open_session([Allowed(listener.base, requests_ or ("GET /drafts", "POST /drafts"))])


def test_what_is_allowed_leaves(listener: Listener) -> None:
    with session(listener) as opened:
        assert opened.get(f"{listener.base}/drafts").status_code == 204

    assert len(listener.asked) == 1


@pytest.mark.parametrize("path", ["/messages/send", "/drafts/send"])
def test_of_what_is_not_allowed_no_byte_leaves(listener: Listener, path: str) -> None:
    with session(listener) as opened, pytest.raises(Forbidden):
        opened.post(f"{listener.base}{path}")

    assert listener.asked == []


@pytest.mark.parametrize("listener", [b"HTTP/1.1 307 T\r\nLocation: /send\r\nConnection: close\r\n\r\n"], indirect=True)
def test_a_redirect_leads_nowhere_that_is_not_allowed(listener: Listener) -> None:
    with session(listener) as opened, pytest.raises(requests.TooManyRedirects):
        opened.post(f"{listener.base}/drafts")

    assert len(listener.asked) == 1


@pytest.mark.parametrize("listener", [b""], indirect=True)
def test_a_request_whose_answer_is_lost_is_not_made_again(listener: Listener) -> None:
    with session(listener) as opened, pytest.raises(requests.ConnectionError):
        opened.post(f"{listener.base}/drafts")

    assert len(listener.asked) == 1


def test_nobody_waits_for_ever() -> None:
    silent = socket.create_server(("127.0.0.1", 0))
    base = f"http://127.0.0.1:{silent.getsockname()[1]}"

    with (
        silent,
        open_session([Allowed(base, ("GET /drafts",))], timeout=(0.1, 0.1)) as opened,
        pytest.raises(requests.Timeout),
    ):
        opened.get(f"{base}/drafts")


def test_a_password_kept_for_that_host_stays_where_it_is(
    listener: Listener, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path_factory.mktemp("home") / "netrc"
    netrc.write_text("machine 127.0.0.1 login alex password hunter2\n")
    monkeypatch.setenv("NETRC", str(netrc))

    with session(listener) as opened:
        opened.get(f"{listener.base}/drafts", headers={"Authorization": "Bearer ours"})

    assert b"Authorization: Bearer ours" in listener.asked[0]


def test_the_libraries_log_nobodys_address(listener: Listener, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    with session(listener) as opened:
        opened.get(f"{listener.base}/drafts?q=from:hana@brightfold.example")

    assert "hana" not in caplog.text
