"""What has Microsoft granted to an account, when, and to whom?"""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Grant:
    """A sign-in. `used` is when it last proved to be good; `address` is whose it is.

    `cache` is msal's own, with the refresh token in it; the access token stands beside it, so that msal need not be asked
    as long as that is good.
    """

    client: str
    authority: str
    address: str
    scopes: tuple[str, ...]
    obtained: datetime
    used: datetime
    cache: str = field(repr=False)
    access_token: str = field(repr=False)
    expires: datetime
