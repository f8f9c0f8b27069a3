"""Gmail and Google Calendar over HTTP on this computer, as strict as Google is.

Every request and every answer is checked against Google's discovery documents: a request that they do not describe is
answered with 400, and a wrong answer is a fault of the server, which the test that uses it is told of.
"""

import json
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any, Self
from urllib.parse import parse_qs, unquote, urlsplit

from tests.servers.google.calendar import Calendars
from tests.servers.google.discovery import Method, Wrong, check, checked_query, find, only
from tests.servers.google.gmail import Gmail, Missing

LONGEST_ADDRESS = 2048


@dataclass(frozen=True)
class Asked:
    """One request that came in."""

    verb: str
    method: str
    """As the document calls it: `gmail.users.messages.list`."""
    path: str
    query: dict[str, Any]

    def __str__(self) -> str:
        return self.method


@dataclass
class Answer:
    """What is answered."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


def refusal(status: int, reason: str = "", **headers: str) -> Answer:
    """An error in Google's shape."""
    errors = [{"domain": "global", "reason": reason, "message": "…"}] if reason else []
    said = {"error": {"code": status, "message": "…", "errors": errors}}
    return Answer(status, json.dumps(said).encode(), {"Content-Type": "application/json", **headers})


Fault = Callable[[Asked, Callable[[], Answer]], Answer | None]
"""Is given a request and what would answer it, and gives another answer, or none at all."""


@dataclass
class GoogleApi:
    """A server with one account. `token` is good; `fault`, if there is one, decides what is answered instead."""

    gmail: Gmail = field(default_factory=Gmail)
    calendars: Calendars = field(default_factory=Calendars)
    tokens: set[str] = field(default_factory=lambda: {"good"})
    fault: Fault | None = None
    asked: list[Asked] = field(default_factory=list)
    mistakes: list[str] = field(default_factory=list)
    """What the server itself did wrong, or was asked that Google would not understand."""

    def __enter__(self) -> Self:
        api = self
        lock = Lock()

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1  # head and body together: the client's system would wait for more after the head alone

            def log_message(self, *_: object) -> None:
                pass

            def handle_any(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                body = self.rfile.read(length)
                with lock:
                    answer = api.answer(self.command, self.path, dict(self.headers.items()), body)
                if answer is None:
                    # A reset, not an end: the client is not to think that this was all.
                    self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    self.close_connection = True
                    return
                self.send_response(answer.status)
                for name, value in {"Content-Length": str(len(answer.body)), **answer.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(answer.body)
                if int(answer.headers.get("Content-Length", len(answer.body))) != len(answer.body):
                    self.close_connection = True

        for verb in ("GET", "POST", "DELETE", "PUT", "PATCH"):
            setattr(Handler, f"do_{verb}", Handler.handle_any)

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_: object) -> None:
                """Whoever asked has hung up."""

        self._server = Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, verb: str, target: str, headers: dict[str, str], body: bytes) -> Answer | None:
        """The answer to one request; None where there is none."""
        head = {name.lower(): value for name, value in headers.items()}
        parts = urlsplit(target)
        query = parse_qs(parts.query, keep_blank_values=True)
        if "x-http-method-override" in head:
            verb, query = head["x-http-method-override"], parse_qs(body.decode(), keep_blank_values=True)
        if len(target) > LONGEST_ADDRESS:
            self.mistakes.append(f"an address of {len(target)} characters")
        try:
            method, path = find(verb, parts.path)
            given = checked_query(method, query)
        except Wrong as wrong:
            self.mistakes.append(str(wrong))
            return refusal(400, "invalidParameter")
        asked = Asked(verb, method.id, parts.path, given)
        self.asked.append(asked)

        def act() -> Answer:
            if head.get("authorization", "").removeprefix("Bearer ") not in self.tokens:
                return refusal(401, "authError")
            return self._acted(method, {name: unquote(value) for name, value in path.items()}, given, query, body)

        return self.fault(asked, act) if self.fault else act()

    def _acted(
        self, method: Method, path: dict[str, str], given: dict[str, Any], query: dict[str, list[str]], body: bytes
    ) -> Answer:
        try:
            said = json.loads(body) if body and method.request else None
            if method.request:
                check(said, method.schemas[method.request], method.schemas, method.request)
            if method.base == "gmail":
                answer = self.gmail.answer(method.id.removeprefix("gmail.users."), path, given, said)
            else:
                answer = self.calendars.answer(method.id.removeprefix("calendar."), path, given)
        except Missing:
            return refusal(404, "notFound")
        except (Wrong, KeyError, ValueError) as wrong:
            self.mistakes.append(f"{method.id}: {wrong!r}")
            return refusal(400, "invalidArgument")
        if answer is None:
            return Answer(204)
        try:
            check(answer, method.schemas[method.response], method.schemas, method.response)
            if "fields" in query:
                answer = only(answer, query["fields"][0])
        except Wrong as wrong:
            self.mistakes.append(f"{method.id} answers wrongly: {wrong}")
        return Answer(200, json.dumps(answer).encode(), {"Content-Type": "application/json; charset=UTF-8"})
