"""From consent in a real browser to refresh and revocation, against a Google that others wrote."""

import json
import shlex
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import requests

from followup import wiring
from followup.connectors.google.credentials import credentials_for
from followup.connectors.google.grant import read_grant, write_grant
from followup.connectors.google.scopes import needed
from followup.connectors.tokens import TokenFiles
from followup.errors import SignInNeeded
from tests.servers.google.emulator import HERE, chromium, emulated
from tests.system.home import Ended, followup

ALEX = "alex.doe@gmail.com"
SCOPES = needed(read=True, draft=True, calendars=("primary",), shared=False)

CONFIG = f"""\
me:
  name: Alex Doe
  addresses: [{ALEX}]
  time_zone: Europe/Berlin
accounts:
  gmail:
    connector: google
    use: [calendar, read, draft]
since: 2026-10-14
state: state
"""


class Desk:
    """A computer with a browser, and a Google."""

    def __init__(self, folder: Path, google: str) -> None:
        self.folder, self.google = folder, google
        self.config = folder / "config.yaml"
        self.config.write_text(CONFIG, encoding="utf-8")
        self.tokens = TokenFiles(folder / "state" / "tokens")
        client = {
            "client_id": "alex.apps.googleusercontent.com",
            "client_secret": "GOCSPX-secret",
            "auth_uri": f"{google}/o/oauth2/v2/auth",
            "token_uri": f"{google}/oauth2/token",
            "revoke_uri": f"{google}/oauth2/revoke",
            "api_endpoint": google,
        }
        (folder / "credentials").mkdir()
        (folder / "credentials" / "google.json").write_text(json.dumps({"installed": client}), encoding="utf-8")

    def type(self, *arguments: str, account: str = ALEX) -> Ended:
        """A command, where somebody sits at the browser who chooses that account."""
        browser = self.folder / "browser"
        consent = [f"CHROMIUM={chromium()}", "node", str(HERE / "consent.mjs"), account, str(self.picture)]
        browser.write_text(
            f'#!/bin/sh\nexec env {shlex.join(consent)} "$1" > {self.folder}/page.txt\n', encoding="utf-8"
        )
        browser.chmod(0o755)
        return followup("--config", self.config, *arguments, BROWSER=str(browser))

    @property
    def picture(self) -> Path:
        return self.folder / "page.png"

    @property
    def page(self) -> str:
        """What the browser showed in the end."""
        return (self.folder / "page.txt").read_text(encoding="utf-8")


def seed() -> dict[str, Any]:
    """Two people with accounts; Alex was invited to an interview by mail, and it ended two hours ago."""
    ended = wiring.now().replace(microsecond=0) - timedelta(hours=2)
    return {
        "users": [{"email": ALEX, "name": "Alex Doe"}, {"email": "kim@doe.example", "name": "Kim Doe"}],
        "calendars": [{"id": "primary", "user_email": ALEX, "summary": ALEX, "primary": True, "time_zone": "UTC"}],
        "messages": [
            {
                "id": "invitation",
                "user_email": ALEX,
                "from": "Hana Ito <hana.ito@brightfold.example>",
                "to": ALEX,
                "subject": "Your interview",
                "body_text": "Dear Alex,\n\nwe would like to invite you to an interview for the Data Engineer position "
                "at Brightfold.\n\nBest regards,\nHana Ito",
                "label_ids": ["INBOX"],
                "date": (ended - timedelta(days=3)).isoformat(),
            }
        ],
        "calendar_events": [
            {
                "id": "interview",
                "user_email": ALEX,
                "calendar_id": "primary",
                "summary": "Interview: Data Engineer at Brightfold",
                "start_date_time": (ended - timedelta(hours=1)).isoformat(),
                "end_date_time": ended.isoformat(),
                "attendees": [{"email": "hana.ito@brightfold.example", "display_name": "Hana Ito"}, {"email": ALEX}],
            }
        ],
    }


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with emulated(seed()) as google:
        yield Desk(tmp_path, google)


def test_consent_refresh_and_revocation(desk: Desk) -> None:
    connected = desk.type("connect", "gmail")

    assert (connected.code, connected.err) == (0, "")
    assert f"Connected: gmail, as {ALEX}" in connected.out
    assert desk.page == f"Connected\n\nfollowup is now connected with {ALEX}. You can close this page.\n"
    granted = read_grant(desk.tokens, "gmail")

    later = wiring.now() + timedelta(hours=2)
    credentials_for("gmail", desk.tokens, SCOPES, later).refresh(None)

    refreshed = read_grant(desk.tokens, "gmail")
    assert refreshed.access_token != granted.access_token
    assert refreshed == replace(granted, access_token=refreshed.access_token, expires=refreshed.expires, used=later)

    disconnected = desk.type("disconnect", "gmail")

    assert (disconnected.code, desk.tokens.read("gmail")) == (0, None)
    write_grant(desk.tokens, "gmail", refreshed)
    with pytest.raises(SignInNeeded, match="Google no longer accepts the sign-in"):
        credentials_for("gmail", desk.tokens, SCOPES, later).refresh(None)


def test_from_consent_to_a_draft(desk: Desk) -> None:
    desk.type("connect", "gmail")

    first, second = desk.type("run"), desk.type("run")

    assert (first.code, first.err) == (0, "")
    assert "Drafted in gmail: thank-you to Hana Ito" in first.out
    assert (second.code, second.out, second.err) == (0, "", "")
    token = read_grant(desk.tokens, "gmail").access_token
    lying = requests.get(
        f"{desk.google}/gmail/v1/users/me/drafts", headers={"Authorization": f"Bearer {token}"}, timeout=20
    ).json()
    assert len(lying["drafts"]) == 1


def test_whoever_is_not_in_config_yaml_is_told_so_in_the_browser_too(desk: Desk) -> None:
    ended = desk.type("connect", "gmail", account="kim@doe.example")

    assert ended.code == 3
    assert desk.page.startswith(f"Not connected\n\ngmail: the Google account that signed in is not {ALEX}.")
    assert desk.tokens.read("gmail") is None
