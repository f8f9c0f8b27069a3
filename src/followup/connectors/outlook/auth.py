"""How does a user connect an account at Microsoft, and disconnect it?"""

import time
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar

from msal import PublicClientApplication, SerializableTokenCache

from followup.connectors.grants import write_grant
from followup.connectors.loopback import Landing
from followup.connectors.outlook import refusals
from followup.connectors.outlook.client import Client
from followup.connectors.outlook.credentials import credentials_for, refuse_sending
from followup.connectors.outlook.entra import application, scopes_for, understood
from followup.connectors.outlook.grant import Grant
from followup.connectors.outlook.scopes import granted_in, missing, permissions
from followup.connectors.retry import Passing
from followup.connectors.sign_in import Standing, Visitor
from followup.connectors.tokens import Tokens
from followup.domain.people import fold
from followup.errors import FollowupError, SignInNeeded, Unavailable

Answer = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class OutlookSignIn:
    """The sign-in of one account: by which client, for what, and whose it has to be.

    With `device_code`, the user types a code into whatever browser; else one on this computer is sent there and back.
    """

    remains: ClassVar[str] = (
        "Microsoft has no way for a program to end a sign-in. To end it there too, remove the app at "
        "https://microsoft.com/consent (personal account) or https://myapplications.microsoft.com (at work)."
    )

    account: str
    client: Client
    tokens: Tokens
    scopes: tuple[str, ...]
    addresses: tuple[str, ...]
    device_code: bool = False

    def connect(self, visitor: Visitor, seconds: float, now: datetime) -> Standing:
        """Asks for consent in a browser, and keeps what Microsoft grants."""
        if not self.client.id:
            raise SignInNeeded(
                self.account,
                "followup has no registration of its own at Microsoft yet. Put the id of yours under `client` in "
                "config.yaml; `followup help outlook` tells how to get one.",
            )
        cache = SerializableTokenCache()
        try:
            with application(self.client, cache) as app:
                if self.device_code:
                    grant = self._granted(_by_code(self, app, visitor, seconds), cache, now)
                    write_grant(self.tokens, self.account, grant)
                else:
                    grant = self._connect_on_loopback(app, cache, visitor, seconds, now)
        except Passing as trouble:
            raise Unavailable(self.account, f"{trouble}. Type `followup connect {self.account}` again.") from None
        return _standing(grant)

    def standing(self, now: datetime) -> Standing:
        """How it is, as far as can be told without asking Microsoft."""
        return _standing(credentials_for(self.account, self.client, self.tokens, self.scopes, now).grant)

    def disconnect(self, *, here_only: bool) -> bool:
        """Removes it. Only the user can end it at Microsoft."""
        del here_only
        if self.tokens.read(self.account) is None:
            return False
        self.tokens.remove(self.account)
        return True

    def _connect_on_loopback(
        self,
        app: PublicClientApplication,
        cache: SerializableTokenCache,
        visitor: Visitor,
        seconds: float,
        now: datetime,
    ) -> Grant:
        # Microsoft lets the port differ from what was registered where the host is called localhost.
        with Landing("localhost", path="") as landing:
            try:
                grant = self._granted(_in_browser(self, app, landing, visitor, seconds), cache, now)
                write_grant(self.tokens, self.account, grant)
            except (FollowupError, Passing) as error:
                landing.conclude("Not connected", str(error))
                raise
            landing.conclude("Connected", f"followup is now connected with {grant.address}. You can close this page.")
        return grant

    def _granted(self, answer: Answer, cache: SerializableTokenCache, now: datetime) -> Grant:
        if "access_token" not in answer:
            raise refusals.not_granted(self.account, answer)
        granted = granted_in(str(answer.get("scope", "")))
        refuse_sending(self.account, granted)
        if lacking := missing(self.scopes, granted):
            raise SignInNeeded(
                self.account,
                f"Microsoft did not grant {' and '.join(lacking)}. Type `followup connect {self.account}` again.",
            )
        return Grant(
            client=self.client.id,
            authority=self.client.authority,
            address=_whose(self, answer),
            scopes=self.scopes,
            obtained=now,
            used=now,
            cache=cache.serialize(),
            access_token=str(answer["access_token"]),
            expires=now + timedelta(seconds=int(answer.get("expires_in", 0))),
        )


def _standing(grant: Grant) -> Standing:
    return Standing(grant.address, grant.obtained, permissions(grant.scopes))


def _in_browser(
    what: OutlookSignIn, app: PublicClientApplication, landing: Landing, visitor: Visitor, seconds: float
) -> Answer:
    """The code flow with PKCE, which msal adds by itself."""
    # It would rather have an answer that is posted, which nobody can paste from another computer.
    with understood(), warnings.catch_warnings(action="ignore"):
        flow = app.initiate_auth_code_flow(
            scopes_for(what.client, what.scopes),
            redirect_uri=landing.address,
            prompt="select_account",
            login_hint=what.addresses[0] if len(what.addresses) == 1 else None,
        )
    landing.expect(flow["state"])
    visitor.visit(flow["auth_uri"], landing.port)
    answer = landing.wait(seconds, visitor)
    if answer is None:
        raise _nobody_came(
            what.account, seconds, "If Microsoft showed an error there, `followup help outlook` explains it."
        )
    with understood():
        result: Answer = app.acquire_token_by_auth_code_flow(flow, dict(answer))
    return result


def _by_code(what: OutlookSignIn, app: PublicClientApplication, visitor: Visitor, seconds: float) -> Answer:
    """The device flow: slower, and forbidden in many organisations, but it needs no browser here."""
    with understood():
        flow = app.initiate_device_flow(scopes_for(what.client, what.scopes))
    if "user_code" not in flow:
        raise refusals.not_granted(what.account, flow)
    visitor.enter(str(flow["user_code"]), str(flow["verification_uri"]))
    until = time.monotonic() + seconds
    with understood():
        result: Answer = app.acquire_token_by_device_flow(flow, exit_condition=lambda _: time.monotonic() >= until)
    if result.get("error") in ("authorization_pending", "slow_down"):
        raise _nobody_came(what.account, seconds, "Many organisations forbid signing in by a code; then do without it.")
    return result


def _nobody_came(account: str, seconds: float, hint: str) -> SignInNeeded:
    return SignInNeeded(
        account,
        f"nobody signed in within {seconds / 60:.0f} minutes. {hint} Type `followup connect {account}` to try again.",
    )


def _whose(what: OutlookSignIn, answer: Answer) -> str:
    """The address of whoever signed in, which has to be one of the account's."""
    claims = answer.get("id_token_claims") or {}
    names = [str(claims[name]) for name in ("preferred_username", "email", "upn") if claims.get(name)]
    mine = {fold(address): address for address in what.addresses}
    for name in names:
        if fold(name) in mine:
            return mine[fold(name)]
    raise SignInNeeded(
        what.account,
        f"the Microsoft account that signed in is not {' or '.join(what.addresses)}. Type `followup connect "
        f"{what.account}` again and choose that one, or set `login` in config.yaml to the name that you sign in with.",
    )
