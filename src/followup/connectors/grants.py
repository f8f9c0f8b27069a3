"""How is a sign-in written down, whoever the provider is?"""

from typing import Any, TypeVar

from cattrs.preconf.json import make_converter

from followup.connectors.tokens import Tokens
from followup.errors import SignInNeeded

_converter = make_converter(detailed_validation=False)

_Grant = TypeVar("_Grant")


def read_grant(kind: type[_Grant], tokens: Tokens, account: str) -> _Grant:
    """The sign-in that is kept for the account. Raises `SignInNeeded` if there is none."""
    kept = tokens.read(account)
    if kept is None:
        raise SignInNeeded(account, f"it is not connected yet. Type `followup connect {account}`.")
    try:
        return _converter.loads(kept, kind)
    except (AttributeError, KeyError, TypeError, ValueError):
        # Not `from`: what cannot be read is told by libraries with the text in question, and that is a secret.
        raise SignInNeeded(
            account, f"the saved sign-in is damaged, or of another version. Type `followup connect {account}`."
        ) from None


def write_grant(tokens: Tokens, account: str, grant: Any) -> None:
    """Keeps the sign-in in the place of an older one."""
    tokens.write(account, _converter.dumps(grant, indent=1))
