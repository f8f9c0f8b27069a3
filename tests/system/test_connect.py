"""Connecting an account, as a user types it: the real command, a browser that is a script, a Google on loopback."""

import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers.google.oauth import Served
from tests.servers.google.visitor import Person
from tests.system.home import Ended, followup

CONFIG = """\
me:
  name: Alex Doe
  addresses: [alex.doe@gmail.com]
  time_zone: Europe/Berlin
accounts:
  gmail:
    connector: google
    use: [calendar, read, draft]
  here:
    connector: local
    use: [calendar]
    calendar: here.ics
since: 2026-10-14
state: state
"""

BROWSER = """\
#!/bin/sh
"exec" "{python}" "$0" "$@"
import sys
sys.path.insert(0, {root!r})
from tests.servers.google.visitor import Person
person = Person({account!r})
person.arrive(person.consent(sys.argv[1]))
"""
"""A browser whose user allows everything at once."""

ROOT = Path(__file__).parents[2]


class Desk:
    """A home with one account at Google and one on the disk."""

    def __init__(self, folder: Path, google: Served) -> None:
        self.folder, self.google = folder, google
        google.client_file(folder / "credentials" / "google.json")
        self.config = folder / "config.yaml"
        self.config.write_text(CONFIG, encoding="utf-8")
        (folder / "here.ics").write_text("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", encoding="utf-8")

    def type(self, *arguments: str, account: str = "") -> Ended:
        """A command, on a computer with a browser whose user chooses that account."""
        browser = self.folder / "browser"
        browser.write_text(BROWSER.format(python=sys.executable, root=str(ROOT), account=account), encoding="utf-8")
        browser.chmod(0o755)
        return followup("--config", self.config, *arguments, BROWSER=str(browser))

    @property
    def kept(self) -> Path:
        return self.folder / "state" / "tokens" / "gmail.json"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Served().served() as google:
        yield Desk(tmp_path, google)


def test_connect_opens_the_browser_and_says_what_it_may_now_do(desk: Desk) -> None:
    ended = desk.type("connect", "gmail")

    assert (ended.code, ended.err) == (0, "")
    assert (
        "Connected: gmail, as alex.doe@gmail.com; it can read your mail, keep drafts in it and "
        "see the events in your own calendars.\n"
    ) in ended.out
    assert desk.kept.exists()


def test_check_tells_how_an_account_stands(desk: Desk) -> None:
    before = desk.type("check")
    desk.type("connect", "gmail")
    after = desk.type("check")

    assert (before.code, before.err) == (3, "gmail: it is not connected yet. Type `followup connect gmail`.\n")
    assert (after.code, after.err) == (0, "")
    assert re.search(r"    connected since \d+ \w+ \d{4} as alex\.doe@gmail\.com; it can read your mail, ", after.out)
    assert "It ends on" not in after.out


def test_a_sign_in_of_an_app_in_testing_says_when_it_ends(desk: Desk) -> None:
    desk.google.oauth.testing = True

    told = desk.type("connect", "gmail").out + desk.type("check").out

    assert len(re.findall(r"It ends on \d+ \w+ \d{4}: your app is still “in testing”", told)) == 2


def test_somebody_elses_account_is_not_connected(desk: Desk) -> None:
    desk.google.oauth.people = ("alex.doe@gmail.com", "somebody@gmail.com")

    ended = desk.type("connect", "gmail", account="somebody@gmail.com")

    assert ended.code == 3
    assert ended.err.startswith("gmail: the Google account that signed in is not alex.doe@gmail.com.")
    assert "somebody" not in ended.out + ended.err
    assert not desk.kept.exists()


def test_disconnect_takes_it_back(desk: Desk) -> None:
    desk.type("connect", "gmail")

    first, second = desk.type("disconnect", "gmail"), desk.type("disconnect", "gmail")

    assert (first.code, first.out) == (0, "Disconnected: gmail. The sign-in is gone.\n")
    assert (second.code, second.out) == (0, "gmail is not connected.\n")
    assert desk.google.oauth.refresh_tokens == {}
    assert not desk.kept.exists()


def test_a_google_out_of_reach_leaves_the_sign_in_unless_it_is_removed_here_only(desk: Desk) -> None:
    desk.type("connect", "gmail")
    desk.google.down = True

    first = desk.type("disconnect", "gmail")
    kept = desk.kept.exists()
    second = desk.type("disconnect", "gmail", "--here-only")

    assert (first.code, kept) == (4, True)
    assert "--here-only" in first.err
    assert (second.code, desk.kept.exists()) == (0, False)


@pytest.mark.parametrize("command", ["connect", "disconnect"])
def test_an_account_that_needs_no_sign_in_says_so(desk: Desk, command: str) -> None:
    ended = desk.type(command, "here")

    assert (ended.code, ended.err) == (2, "here needs no sign-in: it is `connector: local`.\n")


def test_an_unknown_account_is_told_with_those_that_there_are(desk: Desk) -> None:
    ended = desk.type("connect", "gmial")

    assert (ended.code, ended.err) == (2, "There is no account 'gmial'. These are configured: gmail, here.\n")


@pytest.mark.parametrize("command", [("connect", "gmail"), ("check",)])
def test_a_missing_client_file_is_told_with_where_to_get_it(desk: Desk, command: tuple[str, ...]) -> None:
    (desk.folder / "credentials" / "google.json").unlink()

    ended = desk.type(*command)

    assert ended.code == 2
    assert ended.err.endswith("google.json: there is no such file. `followup help google` tells how to get it\n")


def test_without_a_browser_the_address_is_pasted_at_the_terminal(desk: Desk) -> None:
    mine, theirs = pty.openpty()
    command = [sys.executable, "-m", "followup", "--config", str(desk.config), "connect", "gmail", "--no-browser"]
    with (
        os.fdopen(mine, "r+b", buffering=0) as keyboard,
        subprocess.Popen(command, stdin=theirs, stdout=subprocess.PIPE, text=True) as connecting,
    ):
        os.close(theirs)
        assert connecting.stdout is not None
        address = next(line.strip() for line in connecting.stdout if line.startswith("http"))
        keyboard.write(b"http://127.0.0.1:1/?something=else\n")
        keyboard.write(Person().consent(address).encode() + b"\n")
        rest = connecting.stdout.read()

    assert connecting.returncode == 0
    assert re.search(r"ssh -L (\d+):127\.0\.0\.1:\1 \S+@\S+\n", rest)
    assert "That is not it. It begins with http://127.0.0.1:" in rest
    assert "Connected: gmail, as alex.doe@gmail.com" in rest


def test_nobody_is_waited_for_longer_than_said(desk: Desk) -> None:
    ended = desk.type("connect", "gmail", "--no-browser", "--timeout", "0.001")

    assert ended.code == 3
    assert "nobody came back from the browser" in ended.err


def test_no_command_but_connect_opens_a_browser(desk: Desk) -> None:
    """Not even where there is a browser, and a terminal to ask at."""
    opened = desk.folder / "opened"
    browser = desk.folder / "browser"
    browser.write_text(f"#!/bin/sh\ntouch {opened}\n", encoding="utf-8")
    browser.chmod(0o755)

    for command in ("run", "check", "cases"):
        followup("--config", desk.config, command, BROWSER=str(browser))

    assert not opened.exists()


def test_init_offers_google(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"

    ended = followup("--config", file, "init", "--name", "Alex", "--address", "alex@gmail.com", "--connector", "google")

    assert ended.code == 0
    assert "help google" in ended.out
    assert "connect gmail" in ended.out
    assert "connector: google" in file.read_text(encoding="utf-8")
