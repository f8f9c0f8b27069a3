"""Microsoft's sign-in: a page to consent on, codes, device codes and tokens.

Strict where Entra is: PKCE, a redirect to localhost, a code is good for once, a refresh token comes anew with each answer.
"""

import hashlib
import json
import re
import secrets
import time
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from tests.servers.serving import Reply, Request, in_html, in_json

TENANT = "5f0e0b7c-6c0e-4a52-9b4e-0c0f5b7f3f11"
APP = "0a1b2c3d-0000-4000-8000-00000000cafe"
CLOSED = ("openid", "profile", "offline_access")
SCOPES = ("Mail.Read", "Mail.ReadWrite", "Mail.Send", "Calendars.Read", "User.Read")
REDIRECT = re.compile(r"http://localhost(:\d+)?")
PARAMETERS = {
    *("client_id", "redirect_uri", "response_type", "scope", "state", "code_challenge", "code_challenge_method"),
    *("nonce", "prompt", "login_hint", "client_info", "response_mode", "X-AnchorMailbox"),
}
DEVICE = "urn:ietf:params:oauth:grant-type:device_code"


@dataclass
class Granted:
    """What somebody consented to."""

    address: str
    scopes: tuple[str, ...]


@dataclass(frozen=True)
class Pending:
    """A code that waits to be exchanged."""

    granted: Granted
    redirect_uri: str
    challenge: str
    nonce: str


@dataclass
class Device:
    """A device that waits for somebody to type its code."""

    scopes: tuple[str, ...]
    granted: Granted | None = None
    declined: bool = False
    asked: int = 0


def refusal(error: str, code: int, suberror: str = "") -> dict[str, Any]:
    """What Entra says instead of giving a token."""
    said = {"error": error, "error_description": f"AADSTS{code}: …\r\nTrace ID: …", "error_codes": [code]}
    return {**said, "suberror": suberror} if suberror else said


@dataclass
class Entra:
    """The state of one Entra."""

    people: tuple[str, ...] = ("alex@doe.example",)
    tenants: tuple[str, ...] = ("common", "consumers", "organizations", TENANT)
    public: bool = True
    """Whether the app allows public client flows."""
    consented_before: tuple[str, ...] = ()
    """What has been allowed to the app already, and comes with every token."""
    grants_only: tuple[str, ...] = SCOPES
    refuses: dict[str, Any] | None = None
    """What every request for a token is answered with, if anything."""
    turns_away: dict[str, Any] | None = None
    """With what the browser comes back, instead of a code."""
    patience: int = 0
    """How often a device is told to go on waiting before the next answer."""
    slow: bool = False
    interval: int = 0
    graph: str = "https://graph.microsoft.com"
    base: str = ""
    asked: list[str] = field(default_factory=list)
    refresh_tokens: dict[str, Granted] = field(default_factory=dict)
    access_tokens: dict[str, Granted] = field(default_factory=dict)
    consents: dict[str, dict[str, str]] = field(default_factory=dict)
    codes: dict[str, Pending] = field(default_factory=dict)
    devices: dict[str, Device] = field(default_factory=dict)

    def answer(self, request: Request) -> Reply | None:
        """The reply, or None if that is not about signing in."""
        asked = urlsplit(request.target)
        query, form = (
            {name: values[0] for name, values in parse_qs(text, keep_blank_values=True).items()}
            for text in (asked.query, request.body.decode())
        )
        _, tenant, *rest = asked.path.split("/") if asked.path.count("/") > 1 else ("", "", asked.path)
        path = "/".join(rest)
        self.asked.append(f"{request.method} {path.lstrip('/')}")
        match request.method, path:
            case "GET", "v2.0/.well-known/openid-configuration":
                return self._configuration(tenant)
            case "GET", "oauth2/v2.0/authorize":
                return self._ask(query)
            case "POST", "/consent":
                return self._consented(form)
            case "POST", "oauth2/v2.0/token":
                return self._token(form)
            case "POST", "oauth2/v2.0/devicecode":
                return self._device(form)
            case "GET", "/devicelogin":
                return in_html(200, '<form method="post" action="/devicelogin"><input name="code"></form>')
            case "POST", "/devicelogin":
                return self._typed(form)
            case _:
                self.asked.pop()
                return None

    def bearer(self, authorization: str) -> Granted | None:
        """Whose token that is, while it is good."""
        return self.access_tokens.get(authorization.removeprefix("Bearer "))

    def expire(self) -> None:
        """An hour later: no access token is good any more."""
        self.access_tokens.clear()

    def revoke(self) -> None:
        """Every refresh token ends."""
        self.refresh_tokens.clear()

    def _configuration(self, tenant: str) -> Reply:
        if tenant not in self.tenants:
            return in_json(400, refusal("invalid_tenant", 90002))
        base = f"{self.base}/{tenant}"
        return in_json(
            200,
            {
                "issuer": f"{self.base}/{TENANT}/v2.0",
                "authorization_endpoint": f"{base}/oauth2/v2.0/authorize",
                "token_endpoint": f"{base}/oauth2/v2.0/token",
                "device_authorization_endpoint": f"{base}/oauth2/v2.0/devicecode",
            },
        )

    def _scopes(self, text: str) -> tuple[str, ...] | None:
        """The scopes of Graph that are asked for; None where Entra would not know one."""
        asked = text.split()
        named = tuple(scope.removeprefix(f"{self.graph}/") for scope in asked if scope not in CLOSED)
        return named if set(CLOSED) <= set(asked) and named and set(named) <= set(SCOPES) else None

    def _ask(self, query: Mapping[str, str]) -> Reply:
        wrong = {
            "AADSTS700016": query.get("client_id") != APP,
            "AADSTS50011": not REDIRECT.fullmatch(query.get("redirect_uri", "")),
            "AADSTS700054": query.get("response_type") != "code",
            "AADSTS70011": self._scopes(query.get("scope", "")) is None,
            "AADSTS900144": not set(query) <= PARAMETERS
            or query.get("code_challenge_method") != "S256"
            or not re.fullmatch(r"[A-Za-z0-9_-]{43}", query.get("code_challenge", "")),
        }
        if error := next((error for error, is_so in wrong.items() if is_so), ""):
            return in_html(
                400, f"<h1>{error}</h1>{escape(str(sorted(query)))} {escape(query.get('code_challenge', ''))}"
            )
        ticket = secrets.token_hex(8)
        self.consents[ticket] = dict(query)
        people = "".join(f"<option>{escape(address)}</option>" for address in self.people)
        return in_html(
            200,
            f'<form method="post" action="/consent"><input type="hidden" name="ticket" value="{ticket}">'
            f'<select name="account">{people}</select>'
            '<button name="answer" value="deny">Cancel</button><button name="answer" value="allow">Accept</button></form>',
        )

    def _consented(self, form: Mapping[str, str]) -> Reply:
        asked = self.consents.pop(form.get("ticket", ""), None)
        if asked is None:
            return in_html(400, "<h1>This page has expired</h1>")
        back = {"state": asked["state"]} if "state" in asked else {}
        if self.turns_away or form.get("answer") != "allow":
            said = self.turns_away or refusal("access_denied", 65004)
            back |= {"error": said["error"], "error_description": said["error_description"]}
            return Reply(302, headers={"Location": f"{asked['redirect_uri']}?{urlencode(back)}"})
        code = f"0.A{secrets.token_urlsafe(24)}"
        granted = Granted(form["account"], self._scopes(asked["scope"]) or ())
        self.codes[code] = Pending(granted, asked["redirect_uri"], asked["code_challenge"], asked.get("nonce", ""))
        back |= {"code": code, "client_info": _client_info(), "session_state": "s"}
        return Reply(302, headers={"Location": f"{asked['redirect_uri']}?{urlencode(back)}"})

    def _token(self, form: Mapping[str, str]) -> Reply:
        if self.refuses:
            return in_json(400, self.refuses)
        if form.get("client_id") != APP:
            return in_json(400, refusal("unauthorized_client", 700016))
        match form.get("grant_type"):
            case "authorization_code":
                return self._exchange(form)
            case "refresh_token":
                return self._refresh(form)
            case "device_code" | "urn:ietf:params:oauth:grant-type:device_code":
                return self._waited(form)
            case _:
                return in_json(400, refusal("unsupported_grant_type", 70003))

    def _exchange(self, form: Mapping[str, str]) -> Reply:
        pending = self.codes.pop(form.get("code", ""), None)
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        if (
            pending is None
            or pending.redirect_uri != form.get("redirect_uri")
            or pending.challenge != urlsafe_b64encode(digest).decode().rstrip("=")
        ):
            return in_json(400, refusal("invalid_grant", 54005))
        if not self.public:
            return in_json(401, refusal("invalid_client", 7000218))
        return in_json(200, self._tokens(pending.granted, pending.nonce))

    def _refresh(self, form: Mapping[str, str]) -> Reply:
        granted = self.refresh_tokens.get(form.get("refresh_token", ""))
        if granted is None:
            return in_json(400, refusal("invalid_grant", 70000, "bad_token"))
        if self._scopes(form.get("scope", "")) is None:
            return in_json(400, refusal("invalid_scope", 70011))
        return in_json(200, self._tokens(granted, ""))

    def _device(self, form: Mapping[str, str]) -> Reply:
        scopes = self._scopes(form.get("scope", ""))
        if form.get("client_id") != APP or scopes is None:
            return in_json(400, refusal("invalid_request", 900144))
        if not self.public:
            return in_json(401, refusal("invalid_client", 7000218))
        code = secrets.token_hex(4).upper()
        self.devices[code] = Device(scopes)
        return in_json(
            200,
            {
                "user_code": code,
                "device_code": f"D{code}",
                "verification_uri": f"{self.base}/devicelogin",
                "expires_in": 900,
                "interval": self.interval,
                "message": "…",
            },
        )

    def _typed(self, form: Mapping[str, str]) -> Reply:
        device = self.devices.get(form.get("code", ""))
        if device is None:
            return in_html(400, "<h1>That code did not work</h1>")
        device.declined = form.get("answer") == "deny"
        device.granted = Granted(form.get("account") or self.people[0], device.scopes)
        return in_html(200, "<h1>You have signed in</h1>")

    def _waited(self, form: Mapping[str, str]) -> Reply:
        device = self.devices.get(form.get("device_code", "").removeprefix("D"))
        if device is None:
            return in_json(400, refusal("bad_verification_code", 70019))
        device.asked += 1
        if device.declined:
            return in_json(400, refusal("authorization_declined", 70017))
        if device.granted is None or device.asked <= self.patience:
            error = "slow_down" if self.slow and device.asked == 1 else "authorization_pending"
            return in_json(400, refusal(error, 70016))
        return in_json(200, self._tokens(device.granted, ""))

    def _tokens(self, granted: Granted, nonce: str) -> dict[str, Any]:
        scopes = {*self.consented_before, *(scope for scope in granted.scopes if scope in self.grants_only)}
        access, refresh = f"EwB{secrets.token_urlsafe(32)}", f"M.C5{secrets.token_urlsafe(32)}"
        self.access_tokens[access] = Granted(granted.address, tuple(scopes))
        self.refresh_tokens[refresh] = granted
        claims = {
            "aud": APP,
            "iss": f"{self.base}/{TENANT}/v2.0",
            "iat": int(time.time()),
            "nbf": int(time.time()) - 60,
            "exp": int(time.time()) + 3600,
            "name": "Alex Doe",
            "nonce": nonce,
            "oid": "0b0b0b0b-1111-4222-8333-444444444444",
            "preferred_username": granted.address,
            "sub": "s",
            "tid": TENANT,
            "ver": "2.0",
        }
        return {
            "token_type": "Bearer",
            "scope": " ".join(sorted(f"{self.graph}/{scope}" for scope in scopes)),
            "expires_in": 3599,
            "ext_expires_in": 3599,
            "access_token": access,
            "refresh_token": refresh,
            "id_token": f"{_part({'alg': 'none', 'typ': 'JWT'})}.{_part(claims)}.",
            "client_info": _client_info(),
        }


def _client_info() -> str:
    return _part({"uid": "0b0b0b0b-1111-4222-8333-444444444444", "utid": TENANT})


def _part(said: Mapping[str, Any]) -> str:
    return urlsafe_b64encode(json.dumps(said).encode()).decode().rstrip("=")
