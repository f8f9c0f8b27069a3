"""A server on a free port of this computer; where it is secure, with a certificate of its own."""

import json
import os
import socket
import ssl
import struct
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from typing import Any

import trustme


@dataclass(frozen=True)
class Request:
    method: str
    target: str
    """The path and the query as they came."""
    headers: Mapping[str, str]
    """By their names in small letters: clients write them as they like."""
    body: bytes


@dataclass(frozen=True)
class Reply:
    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


def in_json(status: int, said: Any, **headers: str) -> Reply:
    content = {"Content-Type": "application/json; charset=utf-8", **headers}
    return Reply(status, json.dumps(said).encode(), content)


def in_html(status: int, body: str) -> Reply:
    return Reply(status, f"<!DOCTYPE html><body>{body}</body>".encode(), {"Content-Type": "text/html; charset=utf-8"})


Answer = Callable[[Request], Reply | None]
"""The reply to a request; None hangs up without one."""

SILENCE = Reply(0)
"""Is no reply, ever: the connection stays open until whoever asked has had enough of waiting."""


@cache
def certificate() -> tuple[trustme.CA, trustme.LeafCert]:
    """Made once for all tests: that takes time."""
    authority = trustme.CA()
    return authority, authority.issue_cert("localhost")


def trust(folder: Path) -> Path:
    """Has the requests of this process, and of those that it starts, trust the certificate."""
    file = folder / "authority.pem"
    certificate()[0].cert_pem.write_to_path(str(file))
    os.environ["REQUESTS_CA_BUNDLE"] = str(file)
    return file


@contextmanager
def serving(answer: Answer, *, secure: bool) -> Iterator[str]:
    """The address of a server that answers like that, one request after the other."""
    server = _Server(answer, secure=secure)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        port = server.server_address[1]
        yield f"https://localhost:{port}" if secure else f"http://127.0.0.1:{port}"
    finally:
        server.shutdown()
        server.server_close()


class _Server(ThreadingHTTPServer):
    """Nothing of it outlives `server_close`: whatever happens in a left-over thread would happen in another test."""

    daemon_threads = False
    """Those that are none are waited for when it closes."""

    def __init__(self, answer: Answer, *, secure: bool) -> None:
        self.answer, self.lock = answer, Lock()
        self._tls = _tls() if secure else None
        self._open: set[socket.socket] = set()
        self._closing = False
        super().__init__(("127.0.0.1", 0), _Handler)

    def finish_request(self, request: Any, client_address: Any) -> None:
        """Shakes hands with the first byte that is read: in the thread of the connection, lest one hold up the others."""
        tls = self._tls
        wrapped = tls.wrap_socket(request, server_side=True, do_handshake_on_connect=False) if tls else request
        with wrapped as connection:
            self._open.add(connection)
            if not self._closing:
                super().finish_request(connection, client_address)
            self._open.discard(connection)

    def server_close(self) -> None:
        """Hangs up on whoever keeps a connection for later."""
        self._closing = True
        for connection in list(self._open):
            with suppress(OSError):  # it has gone by itself
                connection.shutdown(socket.SHUT_RDWR)
        super().server_close()

    def handle_error(self, request: object, client_address: object) -> None:
        """Says nothing of who hangs up.

        A traceback is put together with the parser of Python, and 3.11 cannot parse in two threads at once: a test
        that reads source at that moment would fail.
        """


@cache
def _tls() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate()[1].configure_cert(context)
    return context


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    timeout = 60
    wbufsize = -1  # head and body at once: in two pieces, the second waits for the client's acknowledgement

    def log_message(self, *_: object) -> None:
        pass

    def _reply(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        request = Request(self.command, self.path, {name.lower(): value for name, value in self.headers.items()}, body)
        with self.server.lock:
            reply = self.server.answer(request)
        if reply is SILENCE:
            self.rfile.read(1)
        if reply is None or reply is SILENCE:
            # A reset, not an end: the client is not to think that this was all.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.close_connection = True
            return
        self.send_response(reply.status)
        length = str(len(reply.body))
        for name, value in {"Content-Length": length, **reply.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(reply.body)
        if reply.headers.get("Content-Length", length) != length:
            self.close_connection = True

    do_GET = do_POST = do_DELETE = do_PUT = do_PATCH = _reply  # noqa: N815 - as the library calls them
