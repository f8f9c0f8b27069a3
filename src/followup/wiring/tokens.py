"""Where is the sign-in of an account kept?"""

from followup.config import Settings, SignedInAccount, TokenPlace
from followup.connectors.tokens import TokenFiles, Tokens


def tokens_of(of: Settings, account: SignedInAccount) -> Tokens:
    """The place that config.yaml names."""
    folder = of.state / "tokens"
    if account.tokens is TokenPlace.FILE:
        return TokenFiles(folder)
    from followup.connectors.keyrings import (  # noqa: PLC0415 - slow to load, and few have one that cron may open
        TokenKeyring,
        TokenKeyringOrFiles,
    )

    return TokenKeyring(folder) if account.tokens is TokenPlace.KEYRING else TokenKeyringOrFiles(folder)
