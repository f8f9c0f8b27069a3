"""Gmail and Google Calendar over HTTP on this computer, as strict as Google is.

Every request and every answer is checked against Google's discovery documents: a request that they do not describe is
answered with 400, and a wrong answer is a fault of the server, which the test that uses it is told of.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from tests.servers.google.calendar import Calendars
from tests.servers.google.discovery import Method, Wrong, check, checked_query, find, only
from tests.servers.google.gmail import Gmail, Missing
from tests.servers.serving import Reply, Request, in_json, serving

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


def refusal(status: int, reason: str = "", **headers: str) -> Reply:
    """An error in Google's shape."""
    errors = [{"domain": "global", "reason": reason, "message": "…"}] if reason else []
    said = {"error": {"code": status, "message": "…", "errors": errors}}
    return in_json(status, said, **headers)


Fault = Callable[[Asked, Callable[[], Reply]], Reply | None]
"""Is given a request and what would answer it, and gives another reply, or none at all."""


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
    url: str = ""

    @contextmanager
    def served(self) -> Iterator["GoogleApi"]:
        """Answers, as long as the context lasts."""
        with serving(self.answer, secure=False) as self.url:
            yield self

    def answer(self, request: Request) -> Reply | None:
        """The reply to one request; None where there is none."""
        verb, target, head, body = request.method, request.target, request.headers, request.body
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

        def act() -> Reply:
            if head.get("authorization", "").removeprefix("Bearer ") not in self.tokens:
                return refusal(401, "authError")
            return self._acted(method, {name: unquote(value) for name, value in path.items()}, given, query, body)

        return self.fault(asked, act) if self.fault else act()

    def _acted(
        self, method: Method, path: dict[str, str], given: dict[str, Any], query: dict[str, list[str]], body: bytes
    ) -> Reply:
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
            return Reply(204)
        try:
            check(answer, method.schemas[method.response], method.schemas, method.response)
            if "fields" in query:
                answer = only(answer, query["fields"][0])
        except Wrong as wrong:
            self.mistakes.append(f"{method.id} answers wrongly: {wrong}")
        return in_json(200, answer)
