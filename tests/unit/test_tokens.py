"""A sign-in is kept where nobody else can read it, whole or not at all; a keyring counts only where it works."""

import stat
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest
from filelock import FileLock
from keyring.backend import KeyringBackend
from keyring.errors import InitError, KeyringLocked, NoKeyringError, PasswordDeleteError

from followup.connectors.keyrings import TokenKeyring, TokenKeyringOrFiles
from followup.connectors.tokens import TokenFiles
from followup.errors import TryAgain, Unavailable


class MemoryKeyring(KeyringBackend):
    """A keyring that works."""

    priority = 0.1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the library's has no annotations
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError
        del self.kept[service, username]


class BrokenKeyring(MemoryKeyring):
    """A keyring that raises whatever it is told to."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def get_password(self, service: str, username: str) -> str | None:
        del service, username
        raise self.error

    def set_password(self, service: str, username: str, password: str) -> None:
        del service, username, password
        raise self.error


class ForgetfulKeyring(MemoryKeyring):
    """A keyring that takes everything and keeps nothing, as keyring's own `null` backend does."""

    def set_password(self, service: str, username: str, password: str) -> None:
        del service, username, password


class SilentKeyring(MemoryKeyring):
    """A keyring that waits for somebody to unlock it."""

    def __init__(self) -> None:
        super().__init__()
        self.unlocked = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.unlocked.wait()
        return super().get_password(service, username)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "tokens"


@pytest.fixture
def backend() -> Iterator[Callable[[KeyringBackend], None]]:
    """Chooses the keyring of this computer, for the length of the test."""
    before = keyring.get_keyring()
    yield keyring.set_keyring
    keyring.set_keyring(before)


Choose = Callable[[KeyringBackend], None]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.suffix != ".lock")


def test_what_is_written_is_read_back_until_it_is_removed(folder: Path) -> None:
    kept = TokenFiles(folder)

    assert kept.read("home") is None
    kept.write("home", "first")
    kept.write("home", "second é")
    assert kept.read("home") == "second é"
    kept.remove("home")
    kept.remove("home")
    assert kept.read("home") is None


def test_accounts_do_not_get_in_each_others_way(folder: Path) -> None:
    kept = TokenFiles(folder)
    kept.write("a", "one")
    kept.write("b.lock", "two")

    kept.remove("b.lock")

    assert (kept.read("a"), kept.read("b.lock")) == ("one", None)


def test_nobody_else_can_read_the_file_or_list_the_folder(folder: Path) -> None:
    TokenFiles(folder).write("home", "secret")
    folder.chmod(0o755)

    TokenFiles(folder).write("home", "newer")

    assert mode(folder.parent) == mode(folder) == 0o700
    assert {mode(path) for path in folder.iterdir()} == {0o600}


def test_a_file_that_cannot_be_replaced_stays_as_it_was_and_leaves_nothing_beside_it(folder: Path) -> None:
    kept = TokenFiles(folder)
    kept.write("home", "old")
    (folder / "second.json").mkdir()

    with pytest.raises(
        Unavailable, match=r"second: the saved sign-in, .*second.json, cannot be written: Is a directory"
    ):
        kept.write("second", "new")

    assert kept.read("home") == "old"
    assert files(folder) == ["home.json", "second.json"]


def test_a_file_that_cannot_be_read_is_named_with_the_reason(folder: Path) -> None:
    kept = TokenFiles(folder)
    kept.write("home", "old")
    (folder / "home.json").write_bytes(b"\xff\xfe")

    with pytest.raises(Unavailable, match=r"home: the saved sign-in, .*home.json, cannot be read: it is not text"):
        kept.read("home")


def test_reading_makes_no_folder(folder: Path) -> None:
    TokenFiles(folder).read("home")
    TokenFiles(folder).remove("home")

    assert not folder.exists()


def test_what_is_held_cannot_be_changed_by_another_run(folder: Path) -> None:
    kept = TokenFiles(folder, patience=0.01)
    kept.write("home", "old")

    with FileLock(folder / "home.lock"), pytest.raises(TryAgain, match="home: another run is using the saved sign-in"):
        kept.write("home", "new")

    assert kept.read("home") == "old"


def test_whoever_holds_it_may_change_it(folder: Path) -> None:
    kept = TokenFiles(folder, patience=0.01)

    with kept.held("home"):
        kept.write("home", "new")

    assert kept.read("home") == "new"


def test_a_keyring_keeps_what_no_file_does(folder: Path, backend: Choose) -> None:
    backend(MemoryKeyring())
    kept = TokenKeyring(folder)

    kept.write("home", "secret")

    assert kept.read("home") == "secret"
    assert files(folder) == []
    kept.remove("home")
    kept.remove("home")
    assert kept.read("home") is None


def test_two_configurations_do_not_share_a_sign_in(tmp_path: Path, backend: Choose) -> None:
    backend(MemoryKeyring())

    TokenKeyring(tmp_path / "one").write("home", "secret")

    assert TokenKeyring(tmp_path / "two").read("home") is None


BROKEN = [NoKeyringError("x"), InitError("x"), KeyringLocked("x"), RuntimeError("x"), OSError("x")]


@pytest.mark.parametrize("error", BROKEN, ids=[type(error).__name__ for error in BROKEN])
def test_a_keyring_that_refuses_is_told_with_the_remedy(folder: Path, backend: Choose, error: Exception) -> None:
    backend(BrokenKeyring(error))

    with pytest.raises(Unavailable) as told:
        TokenKeyring(folder).write("home", "secret")

    assert str(told.value) == (
        f"home: the keyring of this computer cannot be used: it refused ({type(error).__name__}). "
        "Unlock it, or write `tokens: file` in config.yaml and type `followup connect home`."
    )


def test_a_keyring_that_forgets_without_a_word_does_not_count(folder: Path, backend: Choose) -> None:
    backend(ForgetfulKeyring())

    with pytest.raises(Unavailable, match="it does not give back what was put into it"):
        TokenKeyring(folder).write("home", "secret")


def test_a_keyring_that_waits_for_somebody_is_not_waited_for(folder: Path, backend: Choose) -> None:
    silent = SilentKeyring()
    backend(silent)

    with pytest.raises(Unavailable, match="it gave no answer within 0 seconds"):
        TokenKeyring(folder, patience=0.01).read("home")

    silent.unlocked.set()


def test_where_the_keyring_fails_a_file_may_take_its_place(folder: Path, backend: Choose) -> None:
    kept = TokenKeyringOrFiles(folder)
    backend(BrokenKeyring(NoKeyringError()))

    kept.write("home", "secret")

    assert files(folder) == ["home.json"]
    assert kept.read("home") == "secret"


def test_where_nothing_was_kept_no_keyring_is_needed_to_know_it(folder: Path, backend: Choose) -> None:
    backend(BrokenKeyring(NoKeyringError()))

    assert TokenKeyringOrFiles(folder).read("home") is None


def test_whether_anything_can_be_kept_is_known_beforehand(folder: Path, tmp_path: Path, backend: Choose) -> None:
    backend(BrokenKeyring(NoKeyringError()))
    TokenFiles(folder).ready("home")
    TokenKeyringOrFiles(folder).ready("home")
    with pytest.raises(Unavailable, match="keyring"):
        TokenKeyring(folder).ready("home")

    backend(MemoryKeyring())
    TokenKeyring(folder).ready("home")

    (tmp_path / "file").touch()
    with pytest.raises(Unavailable, match="cannot be locked: File exists"):
        TokenFiles(tmp_path / "file" / "tokens").ready("home")


def test_once_the_keyring_works_no_file_tells_anything(folder: Path, backend: Choose) -> None:
    kept = TokenKeyringOrFiles(folder)
    backend(BrokenKeyring(NoKeyringError()))
    kept.write("home", "old")
    backend(MemoryKeyring())

    kept.write("home", "new")

    assert (folder / "home.json").read_text(encoding="utf-8") == ""
    assert kept.read("home") == "new"
    kept.remove("home")
    assert kept.read("home") is None
    assert files(folder) == []


def test_a_sign_in_in_a_keyring_that_is_out_of_reach_is_not_taken_for_none(folder: Path, backend: Choose) -> None:
    """Cron has no keyring: what was kept there is not lost, and says so."""
    backend(MemoryKeyring())
    kept = TokenKeyringOrFiles(folder)
    kept.write("home", "secret")
    backend(BrokenKeyring(NoKeyringError()))

    with pytest.raises(Unavailable, match="cannot be used"):
        kept.read("home")
