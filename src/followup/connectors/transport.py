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
    """The only way out: it lets through what is on the lists, and waits for no answer for ever."""

    def __init__(self, allowed: Iterable[Allowed], timeout: tuple[float, float] = TIMEOUT) -> None:
        self._allowed = tuple(allowed)
        self._timeout = timeout
        super().__init__(max_retries=0)

    def send(self, request: requests.PreparedRequest, *_: Any, **options: Any) -> requests.Response:
        """Sends the request; raises `Forbidden`, and sends nothing, if it is on no list."""
        check(request.method or "", request.url or "", request.headers, self._allowed)
        options["timeout"] = options.get("timeout") or self._timeout
        return super().send(request, **options)


def open_session(allowed: Iterable[Allowed], timeout: tuple[float, float] = TIMEOUT) -> requests.Session:
    """A session that can make the allowed requests, and no others. Redirects are not followed."""
    for library in TALKATIVE:
        logging.getLogger(library).setLevel(logging.WARNING)
    session = requests.Session()
    session.adapters.clear()
    gate = Gate(allowed, timeout)
    session.mount("https://", gate)
    session.mount("http://", gate)
    session.max_redirects = 0
    session.auth = _as_it_is  # or else requests would put what stands in ~/.netrc in the place of our token
    return session


def _as_it_is(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request
