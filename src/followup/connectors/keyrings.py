"""Is a sign-in better kept in the keyring of this computer?

Only where that works: what was put in has to come back as it was. Under cron there is mostly none, a locked one refuses, and
some wait for ever for somebody to unlock them.
"""

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import AbstractContextManager
from pathlib import Path
from threading import Thread
from typing import TypeVar

import keyring
from keyring.errors import KeyringError

from followup.connectors.tokens import PATIENCE, TokenFiles
from followup.errors import Unavailable

Answer = TypeVar("Answer")


class TokenKeyring:
    """Keeps each sign-in in the keyring of the computer; its locks lie in the folder."""

    def __init__(self, folder: Path, patience: float = PATIENCE) -> None:
        self._locks = TokenFiles(folder, patience)
        self._service = f"followup ({folder})"
        self._patience = patience

    def ready(self, account: str) -> None:
        """Puts something in and takes it out again."""
        trial = f"{account}, a trial"
        self.write(trial, "trial")
        self.remove(trial)

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
    """Keeps each sign-in in the keyring where that works, else in a file. An empty file says that it is in the keyring."""

    def __init__(self, folder: Path, patience: float = PATIENCE) -> None:
        self._keyring, self._files = TokenKeyring(folder, patience), TokenFiles(folder, patience)

    def ready(self, account: str) -> None:
        """Tries the folder, which is enough."""
        self._files.ready(account)

    def read(self, account: str) -> str | None:
        """What is in the file, or in the keyring. One that is out of reach is not taken for none."""
        kept = self._files.read(account)
        return self._keyring.read(account) if kept == "" else kept

    def write(self, account: str, text: str) -> None:
        """Keeps it in one of the two."""
        with self.held(account):
            try:
                self._keyring.write(account, text)
            except Unavailable:
                self._files.write(account, text)
            else:
                self._files.write(account, "")

    def remove(self, account: str) -> None:
        """Keeps it in neither any more."""
        if self._files.read(account) == "":
            self._keyring.remove(account)
        self._files.remove(account)

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
