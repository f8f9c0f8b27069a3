"""What has Google granted to an account, when, and to whom?"""

from dataclasses import dataclass, field
from datetime import datetime

from followup.connectors import grants
from followup.connectors.google.client import Client
from followup.connectors.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Grant:
    """A sign-in. `used` is when it last proved to be good; `address` is whose it is.

    `ends` is when it ends by itself, which Google tells where the app is in testing, or consent was given for a time.
    """

    client: Client
    address: str
    scopes: tuple[str, ...]
    obtained: datetime
    used: datetime
    refresh_token: str = field(repr=False)
    access_token: str = field(repr=False)
    expires: datetime
    ends: datetime | None = None


def read_grant(tokens: Tokens, account: str) -> Grant:
    """The sign-in that is kept for the account. Raises `SignInNeeded` if there is none."""
    return grants.read_grant(Grant, tokens, account)


def write_grant(tokens: Tokens, account: str, grant: Grant) -> None:
    """Keeps the sign-in in the place of an older one."""
    grants.write_grant(tokens, account, grant)
