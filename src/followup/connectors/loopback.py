"""Where does the browser come back to, once the user has consented?

To a small server of ours on this computer, on a port that is free, as RFC 8252 has it. It answers what it waits for, and
only that: a browser also asks for an icon, opens connections that it never uses, and other programs knock on ports. The
page that the user sees is shown when it is known how the sign-in ended, not before.

Where the browser is on another computer, it comes back to nothing; then its address can be pasted instead.
"""

import re
import time
from collections.abc import Mapping
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Empty, SimpleQueue
from socketserver import TCPServer
from threading import Event, Thread
from typing import Self
from urllib.parse import parse_qsl, urlsplit

from followup.connectors.sign_in import Visitor

HOST = "127.0.0.1"
"""Not "localhost", which may lead elsewhere: RFC 8252, 8.3."""

_LOOK = 0.2
"""Seconds between two looks for something pasted."""

_LAST_WORD = 5.0
"""Seconds that a browser gets to read the page."""

Answer = Mapping[str, str]
"""The parameters with which the browser came back."""


class Landing:
    """A place for the browser to come back to, as long as its context lasts.

    `host` and `path` are how the provider wants this computer to be called.
    """

    def __init__(self, host: str = HOST, path: str = "/") -> None:
        self._server = _Server()
        self._host, self._path = host, path
        self._came_by_browser = False

    def __enter__(self) -> Self:
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.concluded.set()
        self._server.shutdown()
        self._server.server_close()

    @property
    def port(self) -> int:
        """The port that was free."""
        return self._server.server_port

    @property
    def address(self) -> str:
        """The redirect URI."""
        return f"http://{self._host}:{self.port}{self._path}"

    def expect(self, state: str) -> None:
        """Before the browser is sent away: only what carries `state` counts, for nobody else knows it."""
        self._server.state = state

    def wait(self, seconds: float, visitor: Visitor) -> Answer | None:
        """What the browser comes back with, or what is pasted; None when the time is up."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                answer = self._server.answers.get(timeout=_LOOK)
            except Empty:
                pasted = self._pasted(visitor)
                if pasted is not None:
                    return pasted
            else:
                self._came_by_browser = True
                return answer
        return None

    def conclude(self, heading: str, text: str) -> None:
        """How it ended, for the page that the browser is still waiting for."""
        self._server.page = page(heading, text)
        self._server.concluded.set()
        if self._came_by_browser:
            self._server.shown.wait(_LAST_WORD)

    def _pasted(self, visitor: Visitor) -> Answer | None:
        line = visitor.pasted()
        if line is None or not line.strip():
            return None
        answer = dict(parse_qsl(urlsplit(line.strip()).query))
        if self._server.expects(answer):
            return answer
        visitor.mistaken(
            f"That is not it. It begins with {self.address.rstrip('/')}/?, and comes from the page opened last."
        )
        return None


class _Server(ThreadingHTTPServer):
    """Answers what carries the state that is waited for."""

    daemon_threads = True

    def __init__(self) -> None:
        self.state = ""
        self.answers: SimpleQueue[Answer] = SimpleQueue()
        self.page = page("Nothing came of it", "The sign-in was given up. See the terminal.")
        self.concluded, self.shown = Event(), Event()
        super().__init__((HOST, 0), _Handler)

    def server_bind(self) -> None:
        """Binds without asking for the name of the host, which takes long where nobody knows it."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, int(self.server_address[1])

    def expects(self, answer: Answer) -> bool:
        """Whether this is what is waited for."""
        return bool(self.state) and answer.get("state") == self.state and bool(answer.keys() & {"code", "error"})

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing: a browser may hang up whenever it likes."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = 30
    server_version, sys_version = "followup", ""

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        answer = dict(parse_qsl(asked.query))
        if asked.path != "/" or not self.server.expects(answer):
            self._say(HTTPStatus.NOT_FOUND, page("Nothing here", "Go back to the terminal."))
            return
        self.server.answers.put(answer)
        self.server.concluded.wait()
        self._say(HTTPStatus.OK, self.server.page)
        self.server.shown.set()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the library
        """Nothing: what is asked for carries a code."""

    def _say(self, status: HTTPStatus, text: str) -> None:
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(data)


def page(heading: str, text: str) -> str:
    """A page for the browser, which needs nothing from anywhere else."""
    with_commands = re.sub("`([^`]*)`", r"<code>\1</code>", escape(text))
    return f"""<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{escape(heading)} - followup</title>
<link rel="icon" href="data:,">
<style>
  :root {{ color-scheme: light dark; }}
  body {{ margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#f4f4f1, #1c1c1a);
         font: 17px/1.5 system-ui, sans-serif; color: light-dark(#222, #eee); }}
  main {{ max-width: 30rem; margin: 1rem; padding: 2rem 2.5rem; border-radius: .75rem;
         background: light-dark(#fff, #2a2a27); box-shadow: 0 1px 8px #0002; }}
  h1 {{ font-size: 1.4rem; margin: 0 0 .75rem; }}
  p {{ margin: 0; }}
  code {{ background: light-dark(#eee, #3a3a36); padding: 0 .25em; border-radius: .25em; }}
</style>
<main>
<h1>{escape(heading)}</h1>
<p>{with_commands}</p>
</main>
</html>
"""
