"""From connecting to a draft and back, as a user types it: real commands, a Microsoft on loopback, msal's own flows."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.builders import ALEX_PERSON, HANA, a_message, an_event
from tests.servers.microsoft.entra import APP
from tests.servers.microsoft.microsoft import Microsoft
from tests.servers.microsoft.outlook import Outlook
from tests.servers.microsoft.owners import OutlookOwner, json_of
from tests.servers.serving import trust
from tests.system.home import Ended, followup

CONFIG = """\
me:
  name: Alex Doe
  addresses: [{address}]
  time_zone: Europe/Berlin
accounts:
  work:
    connector: outlook
    use: [calendar, read, draft]
    client: {app}
    authority: {url}/common
    graph: {url}
    category: To approve
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

    def __init__(self, folder: Path, microsoft: Microsoft) -> None:
        self.folder, self.microsoft = folder, microsoft
        self.config = folder / "config.yaml"
        config = CONFIG.format(address=ALEX_PERSON.address, app=APP, url=microsoft.url)
        self.config.write_text(config, encoding="utf-8")
        browser = folder / "browser"
        browser.write_text(BROWSER.format(python=sys.executable, root=str(Path(__file__).parents[2])), encoding="utf-8")
        browser.chmod(0o755)
        ended = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=2)
        invitation = a_message(
            "Dear Alex,\n\nwe would like to invite you to an interview for the Data Engineer position at Brightfold.",
            subject="Your interview",
            date=ended - timedelta(days=3),
        )
        OutlookOwner(microsoft).receive(invitation)
        event = an_event(start=ended - timedelta(hours=1), end=ended)
        microsoft.outlook.events.append(json_of(event))

    def type(self, *arguments: str) -> Ended:
        return followup("--config", self.config, *arguments, BROWSER=str(self.folder / "browser"))

    @property
    def kept(self) -> Path:
        return self.folder / "state" / "tokens" / "work.json"

    def hour_passes(self) -> None:
        """The access token is good no longer, and its date says so."""
        self.microsoft.entra.expire()
        text = self.kept.read_text(encoding="utf-8")
        year = f'"expires": "{datetime.now(UTC).year}'
        assert year in text
        self.kept.write_text(text.replace(year, '"expires": "2020'), encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "")
    trust(tmp_path)
    with Microsoft(Outlook(now=datetime.now(UTC))).served() as microsoft:
        yield Desk(tmp_path, microsoft)
        assert microsoft.mistakes == []


def test_once_connected_a_run_leaves_the_letter_and_the_next_one_says_nothing(desk: Desk) -> None:
    connected = desk.type("connect", "work")

    first, second = desk.type("run"), desk.type("run")

    assert (connected.code, first.code, connected.err, first.err) == (0, 0, "", "")
    assert "Connected: work, as alex@doe.example; it can read your mail and keep drafts in it" in connected.out
    assert "Drafted in work: thank-you to Hana Ito" in first.out
    assert (second.code, second.out, second.err) == (0, "", "")
    [draft] = desk.microsoft.outlook.lying_in("drafts")
    assert draft["toRecipients"] == [{"emailAddress": {"name": HANA.name, "address": HANA.address}}]
    assert draft["categories"] == ["To approve"]
    assert "divRplyFwdMsg" in draft["#html"]


def test_a_preview_leaves_nothing(desk: Desk) -> None:
    desk.type("connect", "work")

    ended = desk.type("run", "--dry-run")

    assert ended.code == 0
    assert "Hana Ito" in ended.out
    assert {asked.method for asked in desk.microsoft.asked} == {"GET"}


def test_check_tells_how_the_account_stands_and_disconnect_what_remains(desk: Desk) -> None:
    desk.type("connect", "work")

    checked, disconnected = desk.type("check"), desk.type("disconnect", "work")

    assert (checked.code, checked.err) == (0, "")
    assert "as alex@doe.example; it can read your mail and keep drafts in it" in checked.out
    assert disconnected.out.startswith("Disconnected: work. The sign-in is gone from this computer.\n")
    assert "https://microsoft.com/consent" in disconnected.out
    assert not desk.kept.exists()


def test_an_account_that_is_not_connected_is_told_with_what_to_type(desk: Desk) -> None:
    ended = desk.type("run")

    assert (ended.code, ended.out) == (3, "")
    assert ended.err == "work: it is not connected yet. Type `followup connect work`.\n"
    assert desk.microsoft.asked == []


def test_an_access_token_that_has_expired_is_renewed_without_a_word(desk: Desk) -> None:
    desk.type("connect", "work")
    desk.hour_passes()

    ended = desk.type("run")

    assert (ended.code, ended.err) == (0, "")
    assert len(desk.microsoft.outlook.lying_in("drafts")) == 1
    assert desk.microsoft.entra.asked.count("POST oauth2/v2.0/token") == 2


def test_a_sign_in_that_microsoft_ended_is_told_once_and_kept(desk: Desk) -> None:
    desk.type("connect", "work")
    desk.hour_passes()
    desk.microsoft.entra.revoke()

    ended = desk.type("run")

    assert ended.code == 3
    assert ended.err.count("Microsoft no longer accepts the sign-in of") == 1
    assert ended.err.endswith("Type `followup connect work`.\n")
    assert desk.kept.exists()


def test_a_valid_sign_in_costs_no_import_of_msal_and_none_of_google(desk: Desk) -> None:
    desk.type("connect", "work")
    code = (
        "import sys\n"
        "from followup.cli.boundary import main\n"
        f"try: main(['--config', {str(desk.config)!r}, 'run'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'msal', 'googleapiclient', 'google.auth'} & set(sys.modules)))"
    )

    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert "Drafted in work" in printed
    assert printed.splitlines()[-1] == "[]"


def test_a_code_is_for_outlook_alone(desk: Desk) -> None:
    config = desk.config.read_text(encoding="utf-8")
    desk.config.write_text(
        config.split("    connector: outlook")[0] + "    connector: google\n    use: [read]\nsince: 2020-01-01\n"
    )

    ended = desk.type("connect", "work", "--device-code")

    assert ended.code == 2
    assert "Use --no-browser instead." in ended.err
