"""All of Microsoft on one port: Entra, and Graph with one mailbox and calendar."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from tests.servers.microsoft.entra import Entra, Granted
from tests.servers.microsoft.outlook import Missing, Outlook
from tests.servers.microsoft.schema import Wrong
from tests.servers.serving import Reply, Request, in_json, serving


@dataclass(frozen=True)
class Asked:
    """One request to Graph that came in."""

    method: str
    path: str
    query: dict[str, str]

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


def refusal(status: int, code: str, **headers: str) -> Reply:
    """An error in Graph's shape."""
    return in_json(status, {"error": {"code": code, "message": "…", "innerError": {}}}, **headers)


Fault = Callable[[Asked, Callable[[], Reply]], Reply | None]
"""Is given a request and what would answer it, and gives another answer, or none at all."""


@dataclass
class Microsoft:
    """`fault`, if there is one, decides what is answered instead. `mistakes` is what Graph would not have understood."""

    outlook: Outlook = field(default_factory=Outlook)
    entra: Entra = field(default_factory=Entra)
    fault: Fault | None = None
    asked: list[Asked] = field(default_factory=list)
    mistakes: list[str] = field(default_factory=list)
    url: str = ""

    @contextmanager
    def served(self) -> Iterator["Microsoft"]:
        """Answers, as long as the context lasts."""
        with serving(self.answer, secure=True) as self.url:
            self.entra.base = self.entra.graph = self.outlook.base = self.url
            yield self

    def token(self, *scopes: str) -> str:
        """A token that is good for as long as the server lives."""
        self.entra.access_tokens["good"] = Granted(self.outlook.owner, scopes or ("Mail.ReadWrite", "Calendars.Read"))
        return "good"

    def answer(self, request: Request) -> Reply | None:
        parts = urlsplit(request.target)
        if not parts.path.startswith("/v1.0/"):
            return self.entra.answer(request)
        query = {name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
        asked = Asked(request.method, parts.path.removeprefix("/v1.0"), query)
        self.asked.append(asked)

        def act() -> Reply:
            granted = self.entra.bearer(request.headers.get("authorization", ""))
            if granted is None:
                return refusal(401, "InvalidAuthenticationToken")
            if not _may(asked, granted.scopes):
                return refusal(403, "ErrorAccessDenied")
            return self._acted(asked, request.headers.get("prefer", ""), request.body)

        return self.fault(asked, act) if self.fault else act()

    def _acted(self, asked: Asked, prefer: str, body: bytes) -> Reply:
        if 'IdType="ImmutableId"' not in prefer:
            self.mistakes.append(f"{asked}: without immutable ids")
        try:
            path = [unquote(segment) for segment in asked.path.removeprefix("/me/").split("/")]
            said = json.loads(body) if body else None
            answer: Any = self.outlook.answer(asked.method, path, asked.query, said, prefer)
        except Missing:
            return refusal(404, "ErrorItemNotFound")
        except (Wrong, KeyError, ValueError, TypeError) as wrong:
            self.mistakes.append(f"{asked}: {wrong!r}")
            return refusal(400, "ErrorInvalidRequest")
        if answer is None:
            return Reply(204)
        return in_json(201 if asked.method == "POST" else 200, answer)


def _may(asked: Asked, scopes: tuple[str, ...]) -> bool:
    if asked.path.startswith("/me/calendar"):
        return "Calendars.Read" in scopes
    return "Mail.ReadWrite" in scopes or (asked.method == "GET" and "Mail.Read" in scopes)
