"""Where is a sign-in kept from one run to the next?

What a provider gave is an opaque text to this module, kept under the name of its account, in a file that its owner alone
can read. `keyrings` keeps it in the keyring of the computer.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from filelock import FileLock, Timeout

from followup.errors import TryAgain, Unavailable

PATIENCE = 20.0
"""Seconds after which another run's lock is given up."""


class Tokens(Protocol):
    """Keeps what each account was given."""

    def ready(self, account: str) -> None:
        """Raises `Unavailable` when nothing could be kept, before the user goes to any trouble."""

    def read(self, account: str) -> str | None:
        """What is kept for the account; None if nothing. Raises `Unavailable` when that cannot be told."""

    def write(self, account: str, text: str) -> None:
        """Keeps `text`, all of it or nothing. Raises `Unavailable` when it cannot be kept."""

    def remove(self, account: str) -> None:
        """Keeps nothing for the account any more."""

    def held(self, account: str) -> AbstractContextManager[None]:
        """Nobody else changes what is kept for the account meanwhile. Raises `TryAgain` when it takes too long."""


class TokenFiles:
    """Keeps each sign-in in a file of its own, 0600, in a folder, 0700."""

    def __init__(self, folder: Path, patience: float = PATIENCE) -> None:
        self._folder = folder
        self._patience = patience

    def ready(self, account: str) -> None:
        """Tries whether the folder can be written to."""
        with self.held(account):
            pass

    def read(self, account: str) -> str | None:
        """What the file says."""
        try:
            return self._file(account).read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise self._unavailable(account, "read", error) from error

    def write(self, account: str, text: str) -> None:
        """Writes the file anew and puts it in place of the old one in one step."""
        with self.held(account):
            try:
                descriptor, new = tempfile.mkstemp(dir=self._folder, prefix=f"{account}.")
                try:
                    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                        file.write(text)
                        file.flush()
                        os.fsync(file.fileno())
                    Path(new).replace(self._file(account))
                except BaseException:
                    Path(new).unlink(missing_ok=True)
                    raise
            except OSError as error:
                raise self._unavailable(account, "written", error) from error

    def remove(self, account: str) -> None:
        """Deletes the file."""
        if not self._folder.exists():
            return
        with self.held(account):
            try:
                self._file(account).unlink(missing_ok=True)
            except OSError as error:
                raise self._unavailable(account, "deleted", error) from error

    @contextmanager
    def held(self, account: str) -> Iterator[None]:
        """Holds a lock beside the file; whoever holds it already may take it once more."""
        try:
            self._folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._folder.mkdir(exist_ok=True)
            self._folder.chmod(0o700)
            lock = FileLock(self._folder / f"{account}.lock", timeout=self._patience, mode=0o600, is_singleton=True)
            lock.acquire()
        except Timeout:
            raise TryAgain(f"{account}: another run is using the saved sign-in; nothing is lost, try again.") from None
        except OSError as error:
            raise self._unavailable(account, "locked", error) from error
        try:
            yield
        finally:
            lock.release()

    def _file(self, account: str) -> Path:
        return self._folder / f"{account}.json"

    def _unavailable(self, account: str, what: str, error: OSError | UnicodeDecodeError) -> Unavailable:
        why = error.strerror if isinstance(error, OSError) else "it is not text"
        return Unavailable(account, f"the saved sign-in, {self._file(account)}, cannot be {what}: {why}")
