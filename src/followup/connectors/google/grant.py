"""What has Google granted to an account, when, and to whom?"""

from dataclasses import dataclass, field
from datetime import datetime

from cattrs.preconf.json import make_converter

from followup.connectors.google.client import Client
from followup.connectors.tokens import Tokens
from followup.errors import SignInNeeded

_converter = make_converter(detailed_validation=False)


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
    kept = tokens.read(account)
    if kept is None:
        raise SignInNeeded(account, f"it is not connected yet. Type `followup connect {account}`.")
    try:
        return _converter.loads(kept, Grant)
    except (AttributeError, KeyError, TypeError, ValueError):
        # Not `from`: what cannot be read is told by libraries with the text in question, and that is a secret.
        raise SignInNeeded(
            account, f"the saved sign-in is damaged, or of another version. Type `followup connect {account}`."
        ) from None


def write_grant(tokens: Tokens, account: str, grant: Grant) -> None:
    """Keeps the sign-in in the place of an older one."""
    tokens.write(account, _converter.dumps(grant, indent=1))
