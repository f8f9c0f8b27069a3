"""With what does a run show Microsoft who it is?"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from followup.connectors.grants import read_grant, write_grant
from followup.connectors.outlook import scopes
from followup.connectors.outlook.client import Client
from followup.connectors.outlook.grant import Grant
from followup.connectors.tokens import Tokens
from followup.errors import SignInNeeded, TryAgain, Unavailable

MARGIN = timedelta(minutes=10)
"""A token that ends within the time of a run counts as ended."""


def credentials_for(
    account: str, client: Client, tokens: Tokens, wanted: tuple[str, ...], now: datetime
) -> "KeptCredentials":
    """What the account was granted, if it covers what is `wanted`. Raises `SignInNeeded` otherwise; asks nobody."""
    grant = read_grant(Grant, tokens, account)
    if (grant.client, grant.authority) != (client.id, client.authority):
        raise SignInNeeded(
            account,
            f"it was connected in the name of another app than config.yaml has. Type `followup connect {account}`.",
        )
    lacking = scopes.missing(wanted, grant.scopes)
    if lacking:
        raise SignInNeeded(
            account,
            f"what config.yaml uses it for needs one more permission, {' and '.join(lacking)}. "
            f"Type `followup connect {account}`.",
        )
    return KeptCredentials(account, client, grant, tokens, now)


class KeptCredentials:
    """A token that is renewed when it has to be, and kept for the next run."""

    def __init__(self, account: str, client: Client, grant: Grant, tokens: Tokens, now: datetime) -> None:
        self.grant = grant
        self._account, self._client, self._tokens, self._now = account, client, tokens, now

    def token(self) -> str:
        """An access token that is good as far as its date tells."""
        if self._now >= self.grant.expires - MARGIN:
            self.refresh()
        return self.grant.access_token

    def refresh(self) -> None:
        """Gets a new one. Raises `SignInNeeded` when Microsoft wants to see the user, `Passing` when it is not there."""
        # msal takes longer to load than all else, and most runs do without.
        from msal import SerializableTokenCache  # noqa: PLC0415

        from followup.connectors.outlook import refusals  # noqa: PLC0415
        from followup.connectors.outlook.entra import application, scopes_for, understood  # noqa: PLC0415

        cache = SerializableTokenCache()
        cache.deserialize(self.grant.cache)
        with application(self._client, cache) as app:
            accounts = app.get_accounts()
            wanted = scopes_for(self._client, self.grant.scopes)
            with understood():
                answer: Mapping[str, Any] | None = (
                    app.acquire_token_silent_with_error(wanted, accounts[0], force_refresh=True) if accounts else None
                )
        if answer is None:
            raise SignInNeeded(self._account, f"the saved sign-in is damaged. Type `followup connect {self._account}`.")
        if "access_token" not in answer:
            raise refusals.refused(self._account, answer, self.grant, self._now)
        refuse_sending(self._account, scopes.granted_in(str(answer.get("scope", ""))))
        self._keep(answer, cache.serialize())

    def _keep(self, answer: Mapping[str, Any], cache: str) -> None:
        """Microsoft gives another refresh token each time, and the older one stays good: a run goes on where this fails."""
        before = self.grant
        self.grant = replace(
            before,
            used=max(before.used, self._now),
            cache=cache,
            access_token=str(answer["access_token"]),
            expires=self._now + timedelta(seconds=int(answer.get("expires_in", 0))),
        )
        with suppress(SignInNeeded, Unavailable, TryAgain), self._tokens.held(self._account):
            # The user may have connected anew meanwhile, or disconnected: then it is not ours to write.
            if read_grant(Grant, self._tokens, self._account).obtained == before.obtained:
                write_grant(self._tokens, self._account, self.grant)


def refuse_sending(account: str, granted: tuple[str, ...]) -> None:
    """Raises `SignInNeeded` where mail could be sent with that: it is never asked for, so somebody has added it."""
    if allows := scopes.sending(granted):
        raise SignInNeeded(
            account,
            f"the sign-in would also allow {' and '.join(allows)}, which followup must not have. Take that permission "
            f"away from the app, or use another app, as `followup help outlook` tells; then type "
            f"`followup connect {account}`.",
        )
