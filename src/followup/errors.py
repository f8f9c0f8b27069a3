"""What can go wrong, sorted by what the reader can do about it?

    FollowupError
    |-- UsageError            exit 2    a command or its options make no sense; the message says what would
    |   |-- ConfigError       exit 2    faults in config.yaml, all of them, each with its line
    |   `-- CasebookError     exit 2    the casebook cannot be used as it is; the message names the file and the remedy
    |-- AccountError                    one account cannot be served; the others go on
    |   |-- SignInNeeded      exit 3    the user must connect again
    |   |-- Unavailable       exit 4    a folder, a calendar or a server cannot be read
    |   |   `-- Unreachable   exit 75   nor could it be asked: waiting mends that
    |   `-- Unfinished        exit 0    a first scan is not complete; the next run continues
    `-- TryAgain              exit 75   another run holds the lock, or nothing could be reached

Anything else is a bug (exit 1).
When several apply, the first of 1, 2, 3, 4, 75 is the exit code.
A message says what happened, where, and what to type; it never carries a subject, a body or somebody's address.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

OK = 0
BUG = 1
INTERRUPTED = 130


class FollowupError(Exception):
    """The root of all that we expect to go wrong."""

    exit_code: ClassVar[int] = BUG


class UsageError(FollowupError):
    """The user asked for something that makes no sense."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a file: `config.yaml:14: accounts.work.connector: ...`."""

    file: str
    line: int
    path: str
    problem: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.path}: {self.problem}" if self.path else f"{where}: {self.problem}"


class ConfigError(UsageError):
    """All that is wrong in a file the user wrote."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)


class CasebookError(UsageError):
    """The casebook cannot be read or written as it is: damaged, read-only, of a newer version, no room left."""


class AccountError(FollowupError):
    """One account cannot be served. `account` is its name in config.yaml."""

    def __init__(self, account: str, problem: str) -> None:
        super().__init__(f"{account}: {problem}")
        self.account = account
        self.problem = problem


class SignInNeeded(AccountError):
    """The saved sign-in is gone or no longer enough."""

    exit_code = 3


class Unavailable(AccountError):
    """Something that the account needs cannot be read or written at the moment."""

    exit_code = 4


class Unreachable(Unavailable):
    """Nobody answers, or not now. Where the other accounts are served all the same, the exit code is 4."""

    exit_code = 75


class Unfinished(AccountError):
    """The account's first scan is not complete; nothing that could depend on the rest may be drafted."""

    exit_code = OK


class TryAgain(FollowupError):
    """Nothing is wrong that waiting would not mend."""

    exit_code = 75
