"""A server on a free port of this computer, over TLS with a certificate of its own."""

import json
import os
import socket
import ssl
import struct
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
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
def serving(answer: Answer) -> Iterator[str]:
    """The address of a server that answers like that."""
    lock = Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 30
        wbufsize = -1  # head and body at once: in two pieces, the second waits for the client's acknowledgement

        def log_message(self, *_: object) -> None:
            pass

        def handle_any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            request = Request(self.command, self.path, dict(self.headers.items()), body)
            with lock:
                reply = answer(request)
            if reply is None:
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

    for verb in ("GET", "POST", "DELETE", "PUT", "PATCH"):
        setattr(Handler, f"do_{verb}", Handler.handle_any)

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def finish_request(self, request: Any, client_address: Any) -> None:
            """Shakes hands in the thread of the connection, lest one client hold up the others."""
            try:
                wrapped = context.wrap_socket(request, server_side=True)
            except (OSError, ssl.SSLError):
                return
            super().finish_request(wrapped, client_address)

        def handle_error(self, request: object, client_address: object) -> None:
            """A client may hang up whenever it likes."""

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate()[1].configure_cert(context)
    server = Server(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield f"https://localhost:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
