"""How does a request leave?

Over a session of `requests`, for every provider, through the gate. Not over httplib2, which googleapiclient would use by
itself: when a connection breaks before the answer, it makes the same request again, a POST too, and that would be a
second draft.
"""

import logging
from collections.abc import Iterable
from typing import Any

import requests
from requests.adapters import HTTPAdapter

from followup.connectors.gate import Allowed, check

TIMEOUT = (10.0, 60.0)
"""Seconds to wait for a connection, and for each piece of an answer."""

TALKATIVE = ("google", "googleapiclient", "google_auth_oauthlib", "msal", "oauthlib", "requests_oauthlib", "urllib3")
"""Libraries that log addresses, and some of them tokens, to whoever listens closely enough."""


class Gate(HTTPAdapter):
    """The only way out: it lets through what is on the lists, and raises `Forbidden` at everything else."""

    def __init__(self, allowed: Iterable[Allowed]) -> None:
        self._allowed = tuple(allowed)
        super().__init__(max_retries=0)

    def add_headers(self, request: requests.PreparedRequest, **_: Any) -> None:
        """Called by `requests` as the last thing before the first byte leaves, and meant for subclasses."""
        check(request.method or "", request.url or "", request.headers, self._allowed)


class GatedSession(requests.Session):
    """A session that waits for no answer for ever, and follows no redirect."""

    def __init__(self, allowed: Iterable[Allowed], timeout: tuple[float, float]) -> None:
        super().__init__()
        self.timeout = timeout
        self.max_redirects = 0
        self.adapters.clear()
        gate = Gate(allowed)
        self.mount("https://", gate)
        self.mount("http://", gate)
        self.auth = _as_it_is  # or else requests would put what stands in ~/.netrc in the place of our token

    def request(self, *args: Any, **options: Any) -> requests.Response:
        """As `requests` has it, with a time limit where the caller sets none."""
        options["timeout"] = options.get("timeout") or self.timeout
        return super().request(*args, **options)


def open_session(allowed: Iterable[Allowed], timeout: tuple[float, float] = TIMEOUT) -> requests.Session:
    """A session that can make the allowed requests, and no others."""
    silence()
    return GatedSession(allowed, timeout)


def silence() -> None:
    """Keeps libraries from logging what nobody may read, also those that bring a session of their own."""
    for library in TALKATIVE:
        logging.getLogger(library).setLevel(logging.CRITICAL)


def _as_it_is(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request
