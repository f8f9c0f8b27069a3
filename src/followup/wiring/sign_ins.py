"""How are accounts connected?"""

from followup.config import GoogleAccount, OutlookAccount, Settings, SignedInAccount
from followup.connectors.sign_in import SignIn, Standing
from followup.errors import FollowupError, UsageError
from followup.wiring.clock import now
from followup.wiring.tokens import tokens_of


def sign_in(of: Settings, name: str, *, device_code: bool = False) -> SignIn:
    """How the account of that name is connected. Raises `UsageError` where there is nothing to sign in to."""
    if name not in of.accounts:
        raise UsageError(f"There is no account {name!r}. These are configured: {', '.join(of.accounts)}.")
    match of.accounts[name]:
        case GoogleAccount() as account:
            if device_code:
                raise UsageError("Google does not let mail be read by a code. Use --no-browser instead.")
            from followup.connectors.google.auth import GoogleSignIn  # noqa: PLC0415 - only for accounts there
            from followup.wiring.google import scopes_of  # noqa: PLC0415 - as above

            addresses = (account.login,) if account.login else account.addresses
            return GoogleSignIn(name, account.client, tokens_of(of, account), scopes_of(account), addresses)
        case OutlookAccount() as account:
            from followup.connectors.outlook.auth import OutlookSignIn  # noqa: PLC0415 - only for accounts there
            from followup.wiring.outlook import client_for  # noqa: PLC0415 - as above

            client, scopes = client_for(account)
            addresses = (account.login,) if account.login else account.addresses
            return OutlookSignIn(name, client, tokens_of(of, account), scopes, addresses, device_code)
        case account:
            raise UsageError(f"{name} needs no sign-in: it is `connector: {account.connector}`.")


def standings(of: Settings) -> dict[str, Standing | FollowupError]:
    """For each account that has to be connected: how it is, or what is wrong with it."""
    return {name: _standing(of, name) for name, account in of.accounts.items() if isinstance(account, SignedInAccount)}


def _standing(of: Settings, name: str) -> Standing | FollowupError:
    try:
        return sign_in(of, name).standing(now())
    except FollowupError as error:
        return error
