"""Where is a sign-in kept from one run to the next?

What a provider gave is an opaque text to this module, kept under the name of its account: in a file that its owner alone
can read, or in the keyring of the computer. Only what came back from a keyring as it went in counts as kept there.
"""

import os
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import Protocol, TypeVar

import keyring
from filelock import FileLock, Timeout
from keyring.errors import KeyringError

from followup.errors import TryAgain, Unavailable

Answer = TypeVar("Answer")

PATIENCE = 20.0
"""Seconds after which another run's lock, or a keyring that waits for somebody to unlock it, is given up."""


class Tokens(Protocol):
    """Keeps what each account was given."""

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
            self._folder.mkdir(parents=True, exist_ok=True)
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


class TokenKeyring:
    """Keeps each sign-in in the keyring of the computer; its locks lie in the folder."""

    def __init__(self, folder: Path, patience: float = PATIENCE) -> None:
        self._locks = TokenFiles(folder, patience)
        self._service = f"followup ({folder})"
        self._patience = patience

    def read(self, account: str) -> str | None:
        """What the keyring says."""
        return self._ask(account, lambda: keyring.get_password(self._service, account))

    def write(self, account: str, text: str) -> None:
        """Puts it in, and takes it out again to see that it is there: some keyrings forget without a word."""
        with self.held(account):
            self._ask(account, lambda: keyring.set_password(self._service, account, text))
            if self.read(account) != text:
                raise _unusable(account, "it does not give back what was put into it")

    def remove(self, account: str) -> None:
        """Takes it out."""
        with self.held(account):
            if self.read(account) is not None:
                self._ask(account, lambda: keyring.delete_password(self._service, account))

    def held(self, account: str) -> AbstractContextManager[None]:
        """Holds a lock in the folder: a keyring has none."""
        return self._locks.held(account)

    def _ask(self, account: str, question: Callable[[], Answer]) -> Answer:
        try:
            return _answer(question, self._patience)
        except TimeoutError:
            raise _unusable(account, f"it gave no answer within {self._patience:.0f} seconds") from None
        except (KeyringError, OSError, RuntimeError) as error:
            # Its own words may name what was to be kept; the kind of error says enough (InitError, KeyringLocked, ...).
            raise _unusable(account, f"it refused ({type(error).__name__})") from error


class TokenKeyringOrFiles:
    """Keeps each sign-in in the keyring where that works, else in a file."""

    def __init__(self, folder: Path, patience: float = PATIENCE) -> None:
        self._keyring, self._files = TokenKeyring(folder, patience), TokenFiles(folder, patience)

    def read(self, account: str) -> str | None:
        """What the file says, if there is one; what the keyring says otherwise."""
        return self._files.read(account) or self._keyring.read(account)

    def write(self, account: str, text: str) -> None:
        """Keeps it in one of the two, and no older one in the other."""
        with self.held(account):
            try:
                self._keyring.write(account, text)
            except Unavailable:
                self._files.write(account, text)
            else:
                self._files.remove(account)

    def remove(self, account: str) -> None:
        """Keeps it in neither any more."""
        self._files.remove(account)
        with suppress(Unavailable):  # where it does not work, nothing is in it
            self._keyring.remove(account)

    def held(self, account: str) -> AbstractContextManager[None]:
        """Holds the lock that both share."""
        return self._files.held(account)


def _answer(question: Callable[[], Answer], patience: float) -> Answer:
    """The answer, or `TimeoutError`: a keyring may wait for ever for somebody to unlock it.

    The thread that waits is left behind and dies with the program; an executor would wait for it at exit.
    """
    answer: Future[Answer] = Future()

    def ask() -> None:
        try:
            answer.set_result(question())
        except BaseException as error:  # noqa: BLE001 - it is raised where the answer is waited for
            answer.set_exception(error)

    Thread(target=ask, daemon=True).start()
    return answer.result(patience)


def _unusable(account: str, why: str) -> Unavailable:
    return Unavailable(
        account,
        f"the keyring of this computer cannot be used: {why}. "
        f"Unlock it, or write `tokens: file` in config.yaml and type `followup connect {account}`.",
    )
