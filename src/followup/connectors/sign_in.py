"""What does signing in mean, whoever the provider is?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Standing:
    """A sign-in: whose, since when, what it allows, and when it ends, if it ends by itself."""

    address: str
    since: datetime
    allows: Sequence[str]
    ends: datetime | None = None


class Visitor(Protocol):
    """The user, who is to visit a page with a browser."""

    def visit(self, address: str, port: int) -> None:
        """Take me to `address`. The browser comes back to `port` of this computer."""

    def pasted(self) -> str | None:
        """The next line that the user has pasted meanwhile; None if there is none yet."""

    def mistaken(self, why: str) -> None:
        """What was pasted is not it."""

    def enter(self, code: str, address: str) -> None:
        """Type `code` at `address`, with a browser on whatever computer."""


class SignIn(Protocol):
    """The sign-in of one account."""

    @property
    def remains(self) -> str:
        """What `disconnect` cannot end at the provider, and how the user can; empty if nothing."""

    def connect(self, visitor: Visitor, seconds: float, now: datetime) -> Standing:
        """Asks the user for consent, for so long. Raises `SignInNeeded` when nothing came of it; an older one stays."""

    def standing(self, now: datetime) -> Standing:
        """How it is; asks nobody. Raises `SignInNeeded` if there is none, or none for all that the account is used for."""

    def disconnect(self, *, here_only: bool) -> bool:
        """Ends it, at the provider too unless `here_only`; False if there was none."""
