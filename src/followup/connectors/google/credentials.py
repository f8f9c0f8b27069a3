"""With what does a run show Google who it is?"""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from google.auth.exceptions import RefreshError, TransportError
from google.auth.transport.requests import Request
from google.oauth2.credentials import Credentials

from followup.connectors.gate import Allowed
from followup.connectors.google import refusals
from followup.connectors.google.grant import Grant, read_grant, write_grant
from followup.connectors.google.scopes import checkboxes, missing
from followup.connectors.retry import Passing
from followup.connectors.tokens import Tokens
from followup.connectors.transport import open_session
from followup.errors import SignInNeeded, TryAgain, Unavailable


def credentials_for(account: str, tokens: Tokens, wanted: tuple[str, ...], now: datetime) -> "KeptCredentials":
    """What the account was granted, if it covers what is `wanted`. Raises `SignInNeeded` otherwise; asks nobody."""
    grant = read_grant(tokens, account)
    lacking = missing(wanted, grant.scopes)
    if lacking:
        raise SignInNeeded(
            account,
            f"what config.yaml uses it for needs one more permission, {checkboxes(lacking)}. "
            f"Type `followup connect {account}`.",
        )
    return KeptCredentials(account, grant, tokens, now)


class KeptCredentials(Credentials):
    """Credentials that refresh themselves, and keep what they get for the next run.

    Nobody has to know the errors of the library: a refresh raises `SignInNeeded`, or `Passing` where a later try may do.
    """

    def __init__(self, account: str, grant: Grant, tokens: Tokens, now: datetime) -> None:
        super().__init__(  # type: ignore[no-untyped-call]  # the library's has no annotations
            token=grant.access_token or None,
            refresh_token=grant.refresh_token,
            token_uri=grant.client.token_uri,
            client_id=grant.client.id,
            client_secret=grant.client.secret,
            expiry=grant.expires.astimezone(UTC).replace(tzinfo=None),  # the library's are naive, and in UTC
        )
        self.grant = grant
        self._owner, self._tokens, self._now = account, tokens, now

    def refresh(self, request: object) -> None:
        """Gets an access token through a door of its own, whatever `request` would use."""
        del request
        with open_session([only("POST", self.grant.client.token_uri)]) as session:
            try:
                super().refresh(Request(session))  # type: ignore[no-untyped-call]  # as above
            except RefreshError as error:
                if error.retryable:
                    raise Passing("Google's sign-in does not work at the moment") from None
                # Not `from`: the library's errors carry what was answered.
                raise refusals.refused(self._owner, _word(error), self.grant, self._now) from None
            except TransportError:
                raise Passing("Google cannot be reached") from None
            except (TypeError, ValueError):  # what a hotel's network answers in the place of Google
                raise Passing("somebody in between answered in the place of Google") from None
        self._keep()

    def _keep(self) -> None:
        """Google's refresh tokens stay the same, so a run goes on where this fails: the next one refreshes again."""
        before = self.grant
        self.grant = replace(
            before,
            used=max(before.used, self._now),
            refresh_token=str(self.refresh_token),
            access_token=str(self.token),
            expires=self.expiry.replace(tzinfo=UTC) if self.expiry else before.expires,
        )
        with suppress(SignInNeeded, Unavailable, TryAgain), self._tokens.held(self._owner):
            # The user may have connected anew meanwhile, or disconnected: then it is not ours to write.
            if read_grant(self._tokens, self._owner).refresh_token == before.refresh_token:
                write_grant(self._tokens, self._owner, self.grant)


def only(method: str, uri: str) -> Allowed:
    """A list for the gate: this one request, and no other."""
    parts = urlsplit(uri)
    return Allowed(f"{parts.scheme}://{parts.netloc}", (f"{method} {parts.path}",))


def _word(error: RefreshError) -> str:
    """Google's own word for what is wrong."""
    if "Reauthentication is needed" in str(error):  # all that the library says of `invalid_rapt`
        return "invalid_rapt"
    said = error.args[1] if len(error.args) > 1 and isinstance(error.args[1], dict) else {}
    return str(said.get("error", ""))
