"""From connecting to a draft and back, as a user types it: real commands, a Google on loopback."""

import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.builders import ALEX_PERSON, HANA, a_message
from tests.maildirs import raw_from
from tests.servers.google.api import GoogleApi
from tests.servers.google.calendar import item_of
from tests.servers.google.oauth import OAuth, Served
from tests.system.home import Ended, followup

CONFIG = f"""\
me:
  name: Alex Doe
  addresses: [{ALEX_PERSON.address}]
  time_zone: Europe/Berlin
accounts:
  gmail:
    connector: google
    use: [calendar, read, draft]
  disk:
    connector: local
    use: [calendar]
    calendar: disk.ics
since: 2020-01-01
state: state
"""

BROWSER = """\
#!/bin/sh
"exec" "{python}" "$0" "$@"
import sys
sys.path.insert(0, {root!r})
from tests.servers.google.visitor import Person
person = Person()
person.arrive(person.consent(sys.argv[1]))
"""


class Desk:
    """Alex, who had an interview two hours ago."""

    def __init__(self, folder: Path, google: Served, api: GoogleApi) -> None:
        self.folder, self.google, self.api = folder, google, api
        google.client_file(folder / "credentials" / "google.json")
        (folder / "config.yaml").write_text(CONFIG, encoding="utf-8")
        (folder / "disk.ics").write_text("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", encoding="utf-8")
        browser = folder / "browser"
        browser.write_text(BROWSER.format(python=sys.executable, root=str(Path(__file__).parents[2])), encoding="utf-8")
        browser.chmod(0o755)
        ended = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=2)
        invitation = a_message(
            "Dear Alex,\n\nwe would like to invite you to an interview for the Data Engineer position at Brightfold.",
            subject="Your interview",
            date=ended - timedelta(days=3),
        )
        api.gmail.deliver(raw_from(invitation), {"INBOX"}, invitation.date)
        item = item_of("e1@brightfold.example", ended - timedelta(hours=1), ended)
        people = [
            {"email": HANA.address, "displayName": HANA.name, "responseStatus": "accepted"},
            {"email": ALEX_PERSON.address, "self": True, "responseStatus": "accepted"},
        ]
        organizer = {"email": HANA.address, "displayName": HANA.name}
        title = "Interview: Data Engineer at Brightfold"
        api.calendars.put({**item, "summary": title, "attendees": people, "organizer": organizer})

    def type(self, *arguments: str) -> Ended:
        return followup("--config", self.folder / "config.yaml", *arguments, BROWSER=str(self.folder / "browser"))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with GoogleApi().served() as api, Served(OAuth(people=(ALEX_PERSON.address,)), api).served() as google:
        yield Desk(tmp_path, google, api)
        assert api.mistakes == []


def test_once_connected_a_run_leaves_the_letter_and_the_next_one_says_nothing(desk: Desk) -> None:
    connected = desk.type("connect", "gmail")

    first, second = desk.type("run"), desk.type("run")

    assert (connected.code, first.code, first.err) == (0, 0, "")
    assert "Drafted in gmail: thank-you to Hana Ito" in first.out
    assert len(desk.api.gmail.drafts) == 1
    assert (second.code, second.out, second.err) == (0, "", "")


def test_an_account_that_is_not_connected_is_told_with_what_to_type(desk: Desk) -> None:
    ended = desk.type("run")

    assert (ended.code, ended.out) == (3, "")
    assert ended.err == "gmail: it is not connected yet. Type `followup connect gmail`.\n"
    assert desk.google.asked == []


def test_an_access_token_that_has_expired_is_renewed_without_a_word(desk: Desk) -> None:
    desk.type("connect", "gmail")
    desk.google.oauth.expire()

    ended = desk.type("run")

    assert (ended.code, ended.err) == (0, "")
    assert desk.google.asked.count("POST /token") == 2
    assert len(desk.api.gmail.drafts) == 1


def test_a_sign_in_that_google_ended_is_told_once_and_kept(desk: Desk) -> None:
    desk.type("connect", "gmail")
    desk.google.oauth.expire()
    desk.google.oauth.refresh_tokens.clear()

    ended = desk.type("run")

    assert ended.code == 3
    assert ended.err.count("Google no longer accepts the sign-in of") == 1
    assert ended.err.endswith("Type `followup connect gmail`.\n")
    assert desk.api.gmail.drafts == {}


def test_a_google_out_of_reach_is_no_lost_sign_in(desk: Desk) -> None:
    desk.type("connect", "gmail")
    desk.google.oauth.expire()
    kept = (desk.folder / "state" / "tokens" / "gmail.json").read_bytes()
    desk.google.down = True

    ended = desk.type("run")

    assert ended.code in (4, 75)
    assert "connect" not in ended.err
    assert (desk.folder / "state" / "tokens" / "gmail.json").read_bytes() == kept


def test_a_run_asks_nobody_even_where_somebody_sits(desk: Desk) -> None:
    """A terminal at hand and a browser installed: still only `connect` makes use of them."""
    import pty
    import subprocess

    opened = desk.folder / "opened"
    (desk.folder / "browser").write_text(f"#!/bin/sh\ntouch {opened}\n", encoding="utf-8")
    mine, theirs = pty.openpty()

    ended = subprocess.run(
        [sys.executable, "-m", "followup", "--config", str(desk.folder / "config.yaml"), "run"],
        stdin=theirs,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, "BROWSER": str(desk.folder / "browser")},
    )
    os.close(mine)
    os.close(theirs)

    assert ended.returncode == 3
    assert not opened.exists()
