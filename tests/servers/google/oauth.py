"""Google's sign-in: a page to consent on, codes and tokens.

Strict where Google is: PKCE, loopback redirects, a code is good for once, a parameter nobody knows is a mistake.
"""

import hashlib
import json
import re
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import googleapiclient

from tests.servers.google.api import GoogleApi
from tests.servers.serving import Reply, Request, in_html, in_json, serving

DOCUMENTS = Path(googleapiclient.__path__[0]) / "discovery_cache" / "documents"
SCOPES: dict[str, str] = {
    scope: described["description"]
    for api in ("gmail.v1", "calendar.v3")
    for scope, described in json.loads((DOCUMENTS / f"{api}.json").read_text(encoding="utf-8"))["auth"]["oauth2"][
        "scopes"
    ].items()
}
"""Every scope of both services, with the words beside its checkbox."""

LOOPBACK_REDIRECT = re.compile(r"http://(127\.0\.0\.1|\[::1\]|localhost)(:\d+)?(/[^#]*)?")
PARAMETERS = {
    *("client_id", "redirect_uri", "response_type", "scope", "state", "code_challenge", "code_challenge_method"),
    *("access_type", "prompt", "login_hint", "include_granted_scopes"),
}
A_WEEK = timedelta(days=7)


@dataclass
class Granted:
    """What somebody consented to."""

    address: str
    scopes: tuple[str, ...]
    until: datetime | None = None


@dataclass(frozen=True)
class Pending:
    """A code that waits to be exchanged."""

    granted: Granted
    redirect_uri: str
    challenge: str
    offline: bool


@dataclass
class OAuth:
    """The state of one Google. `error`, or `error/subtype`, is what every request for a token is answered with, if any."""

    clients: dict[str, str] = field(default_factory=lambda: {"c.apps.googleusercontent.com": "GOCSPX-secret"})
    people: tuple[str, ...] = ("alex.doe@gmail.com",)
    testing: bool = False
    error: str = ""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    refresh_tokens: dict[str, Granted] = field(default_factory=dict)
    access_tokens: dict[str, Granted] = field(default_factory=dict)
    consents: dict[str, dict[str, str]] = field(default_factory=dict)
    codes: dict[str, Pending] = field(default_factory=dict)

    def handle(self, method: str, path: str, query: Mapping[str, str], form: Mapping[str, str]) -> Reply | None:
        """The reply, or None if that is not about signing in."""
        match method, path:
            case "GET", "/o/oauth2/auth":
                return self._ask(query)
            case "POST", "/signin/consent":
                return self._consented(form)
            case "POST", "/token":
                return self._token(form)
            case "POST", "/revoke":
                return self._revoke(form)
            case _:
                return None

    def bearer(self, authorization: str) -> Granted | None:
        """Whose token that is, while it is good."""
        return self.access_tokens.get(authorization.removeprefix("Bearer "))

    def expire(self) -> None:
        """An hour later: no access token is good any more."""
        self.access_tokens.clear()

    def _ask(self, query: Mapping[str, str]) -> Reply:
        scopes = query.get("scope", "").split()
        wrong = {
            "invalid_client": query.get("client_id") not in self.clients,
            "redirect_uri_mismatch": not LOOPBACK_REDIRECT.fullmatch(query.get("redirect_uri", "")),
            "unsupported_response_type": query.get("response_type") != "code",
            "invalid_scope": not scopes or not set(scopes) <= set(SCOPES) or len(set(scopes)) < len(scopes),
            "invalid_request": not set(query) <= PARAMETERS
            or query.get("code_challenge_method") != "S256"
            or not re.fullmatch(r"[A-Za-z0-9_-]{43}", query.get("code_challenge", "")),
        }
        error = next((error for error, is_so in wrong.items() if is_so), "")
        if error:
            return in_html(400, f"<h1>Error 400: {error}</h1>")
        ticket = secrets.token_hex(8)
        self.consents[ticket] = dict(query)
        boxes = "".join(
            f'<p><label><input type="checkbox" name="{scope}"> {escape(SCOPES[scope])}</label></p>' for scope in scopes
        )
        people = "".join(f"<option>{escape(address)}</option>" for address in self.people)
        return in_html(
            200,
            f'<form method="post" action="/signin/consent"><input type="hidden" name="ticket" value="{ticket}">'
            f'<select name="account">{people}</select>{boxes}'
            '<button name="answer" value="deny">Cancel</button><button name="answer" value="allow">Continue</button></form>',
        )

    def _consented(self, form: Mapping[str, str]) -> Reply:
        asked = self.consents.pop(form.get("ticket", ""), None)
        if asked is None:
            return in_html(400, "<h1>This page has expired</h1>")
        back = {"state": asked["state"]} if "state" in asked else {}
        scopes = tuple(scope for scope in asked["scope"].split() if scope in form)
        if form.get("answer") != "allow" or not scopes:
            return Reply(
                302, headers={"Location": f"{asked['redirect_uri']}?{urlencode({**back, 'error': 'access_denied'})}"}
            )
        code = f"4/0A{secrets.token_urlsafe(16)}"
        granted = Granted(form["account"], scopes, self.now() + A_WEEK if self.testing else None)
        self.codes[code] = Pending(
            granted, asked["redirect_uri"], asked["code_challenge"], asked.get("access_type") == "offline"
        )
        back |= {"code": code, "scope": " ".join(scopes)}
        return Reply(302, headers={"Location": f"{asked['redirect_uri']}?{urlencode(back)}"})

    def _token(self, form: Mapping[str, str]) -> Reply:
        if self.error:
            error, _, subtype = self.error.partition("/")
            return in_json(400, {"error": error, "error_subtype": subtype, "error_description": "Bad Request"})
        if self.clients.get(form.get("client_id", ""), "-") != form.get("client_secret"):
            return in_json(401, {"error": "invalid_client", "error_description": "Unauthorized"})
        match form.get("grant_type"):
            case "authorization_code":
                return self._exchange(form)
            case "refresh_token":
                return self._refresh(form)
            case _:
                return in_json(400, {"error": "unsupported_grant_type"})

    def _exchange(self, form: Mapping[str, str]) -> Reply:
        pending = self.codes.pop(form.get("code", ""), None)
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        if (
            pending is None
            or pending.redirect_uri != form.get("redirect_uri")
            or pending.challenge != urlsafe_b64encode(digest).decode().rstrip("=")
        ):
            return in_json(400, {"error": "invalid_grant", "error_description": "Malformed auth code."})
        said = self._access(pending.granted)
        if pending.offline:
            said["refresh_token"] = f"1//0{secrets.token_urlsafe(32)}"
            self.refresh_tokens[said["refresh_token"]] = pending.granted
            if pending.granted.until:
                said["refresh_token_expires_in"] = int(A_WEEK.total_seconds()) - 1
        return in_json(200, said)

    def _refresh(self, form: Mapping[str, str]) -> Reply:
        granted = self.refresh_tokens.get(form.get("refresh_token", ""))
        if granted is None or (granted.until and self.now() > granted.until):
            description = "Token has been expired or revoked."
            return in_json(400, {"error": "invalid_grant", "error_description": description})
        if not set(form.get("scope", "").split()) <= set(granted.scopes):
            return in_json(400, {"error": "invalid_scope", "error_description": "Bad Request"})
        return in_json(200, self._access(granted))

    def _access(self, granted: Granted) -> dict[str, Any]:
        token = f"ya29.a0{secrets.token_urlsafe(32)}"
        self.access_tokens[token] = granted
        return {
            "access_token": token,
            "expires_in": 3599,
            "scope": " ".join(granted.scopes),
            "token_type": "Bearer",
        }

    def _revoke(self, form: Mapping[str, str]) -> Reply:
        """As Google does it: the whole consent ends, whichever of its tokens was named."""
        granted = self.refresh_tokens.get(form.get("token", "")) or self.access_tokens.get(form.get("token", ""))
        if granted is None:
            return in_json(400, {"error": "invalid_token", "error_description": "Token expired or revoked"})
        for tokens in (self.refresh_tokens, self.access_tokens):
            for token in [token for token, whose in tokens.items() if whose.address == granted.address]:
                del tokens[token]
        return in_json(200, {})


class Served:
    """An `OAuth` on a free port of this computer, with the few questions that tell who signed in.

    `api` answers all others, if there is one, to whoever has a good token. `disabled` is an API that is not enabled,
    `titles` what people call their calendars. `down` hangs up on everybody; `in_between` is what somebody else answers
    instead, and so many `hiccups` the services have first.
    """

    def __init__(self, oauth: OAuth | None = None, api: GoogleApi | None = None) -> None:
        self.oauth = oauth or OAuth()
        self.api = api
        self.disabled = ""
        self.titles: dict[str, str] = {}
        self.asked: list[str] = []
        self.in_between = ""
        self.hiccups = 0
        self.down = False
        self.base = ""

    @contextmanager
    def served(self) -> Iterator["Served"]:
        """Answers, as long as the context lasts."""
        with serving(self.answer, secure=False) as self.base:
            yield self

    def client_file(self, file: Path, **other: str) -> Path:
        """A file as Google lets it be downloaded, but for where it leads."""
        [(client, secret)] = self.oauth.clients.items()
        said = {
            "client_id": client,
            "project_id": "followup-of-alex",
            "auth_uri": f"{self.base}/o/oauth2/auth",
            "token_uri": f"{self.base}/token",
            "auth_provider_x509_cert_url": "https://www.googleapis.com/oauth2/v1/certs",
            "client_secret": secret,
            "redirect_uris": ["http://localhost"],
            "revoke_uri": f"{self.base}/revoke",
            "api_endpoint": self.base,
        }
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps({"installed": {**said, **other}}), encoding="utf-8")
        return file

    def answer(self, request: Request) -> Reply | None:
        """The reply; None hangs up."""
        if self.down:
            return None
        asked = urlsplit(request.target)
        query, form = (
            {name: values[0] for name, values in parse_qs(text, keep_blank_values=True).items()}
            for text in (asked.query, request.body.decode())
        )
        reply = self._of_ours(request, asked.path, query, form)
        return reply or self._by_the_api(request)

    def _of_ours(self, request: Request, path: str, query: Mapping[str, str], form: Mapping[str, str]) -> Reply | None:
        """The reply, or None if it is for the API to answer."""
        self.asked.append(f"{request.method} {path}")
        if self.in_between:
            return in_html(200, self.in_between)
        reply = self.oauth.handle(request.method, path, query, form)
        if reply is not None:
            return reply
        granted = self.oauth.bearer(request.headers.get("authorization", ""))
        if granted is None:
            return in_json(401, {"error": {"code": 401, "status": "UNAUTHENTICATED"}})
        if self.disabled and self.disabled in path:
            reason = {"reason": "accessNotConfigured", "domain": "usageLimits"}
            return in_json(403, {"error": {"code": 403, "status": "PERMISSION_DENIED", "errors": [reason]}})
        if self.hiccups:
            self.hiccups -= 1
            return in_json(503, {"error": {"code": 503, "status": "UNAVAILABLE"}})
        return self._whose(path, query, granted)

    def _whose(self, path: str, query: Mapping[str, str], granted: Granted) -> Reply | None:
        scopes = {scope.rpartition("/")[2] for scope in granted.scopes}
        owned = f"/calendar/v3/calendars/{granted.address.replace('@', '%40')}/events"
        if path == "/gmail/v1/users/me/profile" and scopes & {"gmail.readonly", "gmail.compose"}:
            counts = {"messagesTotal": 1, "threadsTotal": 1, "historyId": "1"}
            return in_json(200, {"emailAddress": granted.address, **counts})
        if path == "/calendar/v3/users/me/calendarList/primary" and "calendar.calendarlist.readonly" in scopes:
            return in_json(200, {"kind": "calendar#calendarListEntry", "id": granted.address})
        if (
            path in ("/calendar/v3/calendars/primary/events", owned)
            and query.get("maxResults") == "1"
            and scopes
            & {
                "calendar.events.owned.readonly",
                "calendar.events.readonly",
            }
        ):
            title = self.titles.get(granted.address, granted.address)
            return in_json(200, {"kind": "calendar#events", "summary": title, "accessRole": "owner", "items": []})
        return None

    def _by_the_api(self, request: Request) -> Reply | None:
        if self.api is None:
            return in_json(404, {"error": {"code": 404, "status": "NOT_FOUND"}})
        self.api.tokens = set(self.oauth.access_tokens)
        return self.api.answer(request)
