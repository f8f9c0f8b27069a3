"""How does a user connect an account at Google, and disconnect it?"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

import requests
from google_auth_oauthlib.flow import Flow
from oauthlib.oauth2.rfc6749.errors import OAuth2Error

from followup.connectors.google import refusals
from followup.connectors.google.client import Client, is_loopback, read_client
from followup.connectors.google.credentials import credentials_for, only
from followup.connectors.google.grant import Grant, read_grant, write_grant
from followup.connectors.google.identity import signed_in
from followup.connectors.google.scopes import checkboxes, missing, permissions
from followup.connectors.loopback import Answer, Landing
from followup.connectors.sign_in import Standing, Visitor
from followup.connectors.tokens import Tokens
from followup.connectors.transport import TIMEOUT, Gate, open_session, silence
from followup.errors import FollowupError, SignInNeeded, Unavailable

INSECURE = "OAUTHLIB_INSECURE_TRANSPORT"


@dataclass(frozen=True, slots=True)
class GoogleSignIn:
    """The sign-in of one account: by which client, for what, and whose it has to be."""

    remains: ClassVar[str] = ""

    account: str
    client: Path
    tokens: Tokens
    scopes: tuple[str, ...]
    addresses: tuple[str, ...]

    def connect(self, visitor: Visitor, seconds: float, now: datetime) -> Standing:
        """Asks for consent in a browser, and keeps what Google grants."""
        client = read_client(self.client)
        self.tokens.ready(self.account)
        with Landing() as landing:
            try:
                grant = _consent(self, client, landing, visitor, seconds, now)
                write_grant(self.tokens, self.account, grant)
            except FollowupError as error:
                landing.conclude("Not connected", str(error))
                raise
            landing.conclude("Connected", f"followup is now connected with {grant.address}. You can close this page.")
        return _standing(grant)

    def standing(self, now: datetime) -> Standing:
        """How it is, as far as can be told without asking Google. Raises `ConfigError` if even the client is missing."""
        if self.tokens.read(self.account) is None:
            read_client(self.client)
        grant = credentials_for(self.account, self.tokens, self.scopes, now).grant
        if grant.ends and now >= grant.ends:
            raise refusals.refused(self.account, "invalid_grant", grant, now)
        return _standing(grant)

    def disconnect(self, *, here_only: bool) -> bool:
        """Has Google end it, and removes it. Raises `Unavailable`, and keeps it, when Google cannot be told."""
        if self.tokens.read(self.account) is None:
            return False
        if not here_only:
            _revoke(self.account, read_grant(self.tokens, self.account))
        self.tokens.remove(self.account)
        return True


def _standing(grant: Grant) -> Standing:
    return Standing(grant.address, grant.obtained, permissions(grant.scopes), grant.ends)


def _consent(
    what: GoogleSignIn, client: Client, landing: Landing, visitor: Visitor, seconds: float, now: datetime
) -> Grant:
    flow = Flow.from_client_config(
        {"installed": _config(client)}, what.scopes, redirect_uri=landing.address, autogenerate_code_verifier=True
    )
    hint = {"login_hint": what.addresses[0]} if len(what.addresses) == 1 else {}
    # Without `prompt`, Google gives a refresh token only the first time that somebody consents.
    with _allowing_loopback(client.auth_uri):
        address, state = flow.authorization_url(access_type="offline", prompt="consent", **hint)
    landing.expect(state)
    visitor.visit(address, landing.port)
    answer = landing.wait(seconds, visitor)
    if answer is None:
        raise SignInNeeded(
            what.account,
            f"nobody came back from the browser within {seconds / 60:g} minutes. If Google showed an error there, "
            f"`followup help google` explains it. Type `followup connect {what.account}` to try again.",
        )
    token = _exchange(what.account, flow, client, answer)
    granted = tuple(sorted(token.get("scope") or what.scopes))
    lacking = missing(what.scopes, granted)
    if lacking:
        raise SignInNeeded(
            what.account,
            f"on Google's page, {checkboxes(lacking)} was not ticked. "
            f"Type `followup connect {what.account}` again, and tick every box.",
        )
    if not token.get("refresh_token"):
        raise SignInNeeded(
            what.account,
            "Google gave a sign-in for an hour only, as it does for clients that are not of the kind “Desktop app”. "
            "Get a client of that kind, as `followup help google` tells.",
        )
    lasts = token.get("refresh_token_expires_in", "")
    return Grant(
        client=client,
        address=signed_in(what.account, token["access_token"], granted, what.addresses, client.api),
        scopes=granted,
        obtained=now,
        used=now,
        refresh_token=token["refresh_token"],
        access_token=token["access_token"],
        expires=datetime.fromtimestamp(float(token["expires_at"]), UTC) if "expires_at" in token else now,
        ends=now + timedelta(seconds=int(lasts)) if str(lasts).isdigit() else None,
    )


def _exchange(account: str, flow: Flow, client: Client, answer: Answer) -> dict[str, Any]:
    """The tokens for the code that the browser brought."""
    if "code" not in answer:
        raise refusals.not_granted(account, answer["error"])
    silence()
    gate = Gate([only("POST", client.token_uri)])
    flow.oauth2session.mount("https://", gate)
    flow.oauth2session.mount("http://", gate)
    try:
        with _allowing_loopback(client.token_uri):
            return dict(flow.fetch_token(code=answer["code"], include_client_id=True, timeout=TIMEOUT))
    except Warning as changed:
        # How oauthlib tells that the user has unticked a box; the tokens come with the warning, and say what is left.
        return dict(changed.token)  # type: ignore[attr-defined]
    except OAuth2Error as error:
        raise refusals.not_granted(account, error.error or "") from None
    except (requests.RequestException, ValueError) as error:
        raise Unavailable(
            account, f"Google cannot be reached ({type(error).__name__}). Type `followup connect {account}` again."
        ) from None


@contextmanager
def _allowing_loopback(uri: str) -> Iterator[None]:
    """Lets oauthlib speak plain HTTP, with this computer alone."""
    before = os.environ.get(INSECURE)
    if is_loopback(uri):
        os.environ[INSECURE] = "1"
    try:
        yield
    finally:
        if before is None:
            os.environ.pop(INSECURE, None)
        else:
            os.environ[INSECURE] = before


def _config(client: Client) -> dict[str, str]:
    return {
        "client_id": client.id,
        "client_secret": client.secret,
        "auth_uri": client.auth_uri,
        "token_uri": client.token_uri,
    }


def _revoke(account: str, grant: Grant) -> None:
    with open_session([only("POST", grant.client.revoke_uri)]) as session:
        try:
            answer = session.post(grant.client.revoke_uri, data={"token": grant.refresh_token})
        except requests.RequestException:
            raise _not_told(account, "Google cannot be reached") from None
    # 400 is what a token is answered that has ended already.
    if answer.status_code not in (requests.codes.ok, requests.codes.bad_request):
        raise _not_told(account, f"Google answers {answer.status_code}")


def _not_told(account: str, why: str) -> Unavailable:
    return Unavailable(
        account,
        f"{why}, so the sign-in is kept. Try again, or type `followup disconnect {account} --here-only` and end it "
        "yourself at https://myaccount.google.com/connections.",
    )
