"""An account at Microsoft is connected by msal's own flows, over TLS: in a browser or by a code, by whom it belongs to."""

import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from followup.connectors.gate import Forbidden
from followup.connectors.grants import read_grant
from followup.connectors.outlook import scopes
from followup.connectors.outlook.auth import OutlookSignIn
from followup.connectors.outlook.client import Client, client_of
from followup.connectors.outlook.credentials import KeptCredentials, credentials_for
from followup.connectors.outlook.grant import Grant
from followup.connectors.retry import Passing
from followup.connectors.tokens import TokenFiles
from followup.connectors.transport import open_session
from followup.errors import FollowupError, SignInNeeded, Unavailable
from tests.servers.google.visitor import Person
from tests.servers.microsoft.entra import APP, TENANT, Entra, refusal
from tests.servers.serving import Reply, Request, in_html, serving, trust

NOW = datetime(2026, 10, 3, 12, 0, tzinfo=UTC)
ALL = scopes.needed(read=True, draft=True, calendar=True)
ALEX = "alex@doe.example"


class Desk:
    """Where somebody sits who connects an account."""

    def __init__(self, entra: Entra, tokens: TokenFiles) -> None:
        self.entra, self.tokens = entra, tokens
        self.instead: Reply | None = None
        self.down = False

    def answer(self, request: Request) -> Reply | None:
        if self.down:
            return None
        return self.instead or self.entra.answer(request)

    def client(self, tenant: str = "common", app: str = APP) -> Client:
        return client_of(app, f"{self.entra.base}/{tenant}", "")

    def sign_in(self, **others: Any) -> OutlookSignIn:
        values = {"scopes": ALL, "addresses": (ALEX,), "client": self.client(), **others}
        return OutlookSignIn("work", tokens=self.tokens, **values)

    def connect(self, person: Person | None = None, seconds: float = 5, **others: Any) -> Grant:
        self.sign_in(**others).connect(person or Person(), seconds, NOW)
        return read_grant(Grant, self.tokens, "work")

    def refused(self, person: Person | None = None, seconds: float = 5, **others: Any) -> str:
        """What is told instead of connecting; nothing is kept then."""
        with pytest.raises(FollowupError) as error:
            self.connect(person, seconds, **others)
        assert self.tokens.read("work") is None
        return str(error.value)

    def credentials(self, now: datetime = NOW) -> KeptCredentials:
        return credentials_for("work", self.client(), self.tokens, ALL, now)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "")
    trust(tmp_path)
    desk = Desk(Entra(), TokenFiles(tmp_path / "tokens"))
    with serving(desk.answer, secure=True) as desk.entra.base:
        yield desk


# --- connecting ------------------------------------------------------------------------------------------------------


def test_consent_in_the_browser_connects(desk: Desk) -> None:
    person = Person()

    grant = desk.connect(person)

    assert (grant.address, grant.obtained, grant.scopes) == (ALEX, NOW, ALL)
    assert "<h1>Connected</h1>" in person.seen()
    assert ALEX in person.page


def test_what_is_asked_for_is_what_the_account_is_used_for_and_never_sending(desk: Desk) -> None:
    person = Person()

    desk.connect(person)

    asked = {name: values[0] for name, values in parse_qs(urlsplit(person.address).query).items()}
    graph = "https://graph.microsoft.com"
    assert sorted(asked["scope"].split()) == [
        f"{graph}/Calendars.Read",
        f"{graph}/Mail.ReadWrite",
        "offline_access",
        "openid",
        "profile",
    ]
    assert asked["code_challenge_method"] == "S256"
    assert asked["redirect_uri"].startswith("http://localhost:")
    assert asked["login_hint"] == ALEX


@pytest.mark.parametrize(
    ("uses", "names"),
    [
        ({"read": True}, ("Mail.Read",)),
        ({"read": True, "draft": True}, ("Mail.ReadWrite",)),
        ({"calendar": True}, ("Calendars.Read",)),
    ],
    ids=str,
)
def test_every_use_has_its_scopes_and_no_more(uses: dict[str, bool], names: tuple[str, ...]) -> None:
    assert scopes.needed(**{"read": False, "draft": False, "calendar": False, **uses}) == names


@pytest.mark.parametrize(("patience", "slow"), [(3, False), (1, True)])
def test_a_code_typed_elsewhere_connects(desk: Desk, patience: int, slow: bool) -> None:
    desk.entra.patience, desk.entra.slow = patience, slow
    person = Person()

    grant = desk.connect(person, seconds=60, device_code=True)

    assert grant.address == ALEX
    assert "You have signed in" in person.page
    [device] = desk.entra.devices.values()
    assert device.asked == patience + 1


@pytest.mark.parametrize("tenant", ["consumers", "organizations", TENANT])
def test_who_may_sign_in_is_set_by_the_authority(desk: Desk, tenant: str) -> None:
    assert desk.connect(client=desk.client(tenant)).authority == f"{desk.entra.base}/{tenant}"


def test_what_is_kept_can_be_read_by_its_owner_alone_and_is_not_shown(desk: Desk, tmp_path: Path) -> None:
    grant = desk.connect()

    file = tmp_path / "tokens" / "work.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert grant.access_token not in repr(grant)
    assert next(iter(desk.entra.refresh_tokens)) in file.read_text()
    assert next(iter(desk.entra.refresh_tokens)) not in repr(grant)


def test_how_an_account_stands_is_told_without_asking_microsoft(desk: Desk) -> None:
    desk.connect()
    desk.entra.asked.clear()

    standing = desk.sign_in().standing(NOW)

    assert (standing.address, standing.since, standing.ends) == (ALEX, NOW, None)
    assert standing.allows == ("read your mail and keep drafts in it", "see your calendars")
    assert desk.entra.asked == []


def test_disconnecting_removes_it_here_and_says_what_remains(desk: Desk) -> None:
    desk.connect()

    assert desk.sign_in().disconnect(here_only=False)
    assert not desk.sign_in().disconnect(here_only=False)
    assert desk.tokens.read("work") is None
    assert "https://microsoft.com/consent" in desk.sign_in().remains


# --- refusals --------------------------------------------------------------------------------------------------------


def test_a_token_that_could_send_is_refused(desk: Desk) -> None:
    desk.entra.consented_before = ("Mail.Send",)
    person = Person()

    said = desk.refused(person)

    assert said.startswith("work: the sign-in would also allow Mail.Send, which followup must not have.")
    assert "Not connected" in person.seen()


def test_a_permission_that_was_not_granted_is_named(desk: Desk) -> None:
    desk.entra.grants_only = ("Calendars.Read",)

    assert desk.refused().startswith("work: Microsoft did not grant Mail.ReadWrite.")


def test_somebody_elses_account_is_not_connected(desk: Desk) -> None:
    desk.entra.people = (ALEX, "somebody@contoso.example")

    said = desk.refused(Person("somebody@contoso.example"))

    assert said.startswith(f"work: the Microsoft account that signed in is not {ALEX}.")
    assert "somebody" not in said


def test_whoever_does_not_allow_it_is_told_so(desk: Desk) -> None:
    assert "you did not allow it" in desk.refused(Person(allows=False))
    assert "you did not allow it" in desk.refused(Person(allows=False), device_code=True)


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        ("consent_required", 90094, "wants an administrator to allow this app first"),
        ("access_denied", 53003, "conditional access"),
        ("unauthorized_client", 700016, "does not know the app"),
        ("unauthorized_client", 50194, "registered for other kinds of accounts"),
        ("access_denied", 99999, "you did not allow it (AADSTS99999)"),
    ],
)
def test_what_keeps_somebody_from_connecting_is_explained(desk: Desk, error: str, code: int, words: str) -> None:
    desk.entra.turns_away = refusal(error, code)

    said = desk.refused()

    assert words in said
    assert f"AADSTS{code}" in said
    assert "followup connect work" in said


@pytest.mark.parametrize("device_code", [False, True])
def test_an_app_that_is_not_public_is_explained(desk: Desk, device_code: bool) -> None:
    desk.entra.public = False

    assert "Allow public client flows" in desk.refused(device_code=device_code)


def test_without_a_client_it_is_told_where_to_get_one(desk: Desk) -> None:
    assert "`followup help outlook` tells how to get one" in desk.refused(client=desk.client(app=""))


def test_nobody_at_the_browser_is_not_waited_for_for_ever(desk: Desk) -> None:
    class Nobody(Person):
        def visit(self, address: str, port: int) -> None:
            pass

        def enter(self, code: str, address: str) -> None:
            pass

    desk.entra.interval = 1
    assert "nobody signed in within" in desk.refused(Nobody(), seconds=0.1)
    assert "forbid signing in by a code" in desk.refused(Nobody(), seconds=0, device_code=True)


@pytest.mark.parametrize("trouble", ["down", "hotel", "tenant"])
def test_microsoft_not_being_there_is_no_refusal(desk: Desk, trouble: str) -> None:
    desk.down = trouble == "down"
    desk.instead = in_html(200, "Please accept our terms") if trouble == "hotel" else None
    client = desk.client("nowhere" if trouble == "tenant" else "common")

    with pytest.raises(Unavailable) as error:
        desk.connect(client=client)

    assert "Microsoft's sign-in" in str(error.value)
    assert "terms" not in str(error.value)


# --- in a run --------------------------------------------------------------------------------------------------------


def test_a_token_that_is_still_good_asks_nobody(desk: Desk) -> None:
    grant = desk.connect()
    desk.entra.asked.clear()

    assert desk.credentials(NOW + timedelta(minutes=40)).token() == grant.access_token
    assert desk.entra.asked == []


def test_an_old_token_is_renewed_and_the_new_refresh_token_is_kept(desk: Desk) -> None:
    before = desk.connect()
    later = NOW + timedelta(hours=2)

    token = desk.credentials(later).token()

    kept = read_grant(Grant, desk.tokens, "work")
    assert desk.entra.bearer(f"Bearer {token}")
    assert kept.access_token == token != before.access_token
    assert (kept.obtained, kept.used) == (NOW, later)
    assert len(desk.entra.refresh_tokens) == 2
    assert list(desk.entra.refresh_tokens)[-1] in kept.cache
    assert desk.credentials(later).token() == token


def test_what_was_connected_anew_meanwhile_is_not_overwritten(desk: Desk) -> None:
    desk.connect()
    credentials = desk.credentials(NOW + timedelta(hours=2))
    desk.sign_in().connect(Person(), 20, NOW + timedelta(hours=1))
    anew = desk.tokens.read("work")

    credentials.refresh()

    assert desk.tokens.read("work") == anew


def test_a_sign_in_that_was_taken_back_says_so(desk: Desk) -> None:
    desk.connect()
    desk.entra.revoke()

    with pytest.raises(SignInNeeded) as error:
        desk.credentials(NOW + timedelta(days=1)).token()

    assert str(error.value) == (
        "work: Microsoft no longer accepts the sign-in of 3 October 2026: your password was changed, or the sign-in was "
        "taken back (AADSTS70000). Type `followup connect work`."
    )


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        ("invalid_grant", 700082, "it was not used for a long time"),
        ("invalid_grant", 50173, "your password was changed"),
        ("invalid_grant", 65001, "have not been allowed, or were taken back"),
        ("interaction_required", 50076, "sign in again, with a second factor"),
        ("interaction_required", 53003, "conditional access"),
        ("invalid_grant", 70044, "sign in again"),
    ],
)
def test_why_a_sign_in_has_ended_is_explained(desk: Desk, error: str, code: int, words: str) -> None:
    desk.connect()
    desk.entra.refuses = refusal(error, code, "basic_action")

    with pytest.raises(SignInNeeded) as raised:
        desk.credentials(NOW + timedelta(days=1)).token()

    assert words in str(raised.value)
    assert f"(AADSTS{code})" in str(raised.value)


def test_a_word_that_nobody_knows_is_not_taken_for_the_end(desk: Desk) -> None:
    desk.connect()
    desk.entra.refuses = {"error": "unheard_of"}

    with pytest.raises(Unavailable, match="unheard_of"):
        desk.credentials(NOW + timedelta(days=1)).token()


@pytest.mark.parametrize("trouble", ["down", "hotel", "temporarily_unavailable", 503])
def test_a_network_failure_is_never_mistaken_for_a_lost_sign_in(desk: Desk, trouble: str | int) -> None:
    desk.connect()
    kept = desk.tokens.read("work")
    desk.down = trouble == "down"
    if trouble == "hotel":
        desk.instead = in_html(200, "Please accept our terms")
    elif trouble == 503:
        desk.instead = Reply(503)
    elif trouble != "down":
        desk.entra.refuses = {"error": trouble}

    with pytest.raises(Passing):
        desk.credentials(NOW + timedelta(days=1)).token()

    assert desk.tokens.read("work") == kept


def test_a_permission_added_later_is_refused_in_a_run_too(desk: Desk) -> None:
    desk.connect()
    desk.entra.consented_before = ("Mail.Send",)

    with pytest.raises(SignInNeeded, match=r"Mail\.Send"):
        desk.credentials(NOW + timedelta(days=1)).token()


def test_another_app_or_more_uses_want_connecting_again(desk: Desk) -> None:
    desk.connect(scopes=("Calendars.Read",))

    with pytest.raises(SignInNeeded, match=r"Mail\.ReadWrite"):
        desk.credentials()
    with pytest.raises(SignInNeeded, match="another app"):
        credentials_for("work", desk.client(app="other"), desk.tokens, ("Calendars.Read",), NOW)


def test_a_damaged_sign_in_says_so(desk: Desk) -> None:
    desk.tokens.write("work", "{}")

    with pytest.raises(SignInNeeded, match="damaged"):
        desk.credentials()


def test_only_what_signing_in_needs_may_leave(desk: Desk) -> None:
    with open_session([desk.client().sign_in]) as session:
        assert session.get(f"{desk.entra.base}/common/v2.0/.well-known/openid-configuration").ok
        for method, path in (
            ("GET", "/common/userinfo"),
            ("POST", "/common/oauth2/v2.0/logout"),
            ("POST", "/v1.0/me/sendMail"),
        ):
            with pytest.raises(Forbidden):
                session.request(method, f"{desk.entra.base}{path}")


def test_nothing_of_it_is_logged(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    desk.connect()
    with pytest.raises(requests.ConnectionError):
        requests.get("https://localhost:9", timeout=1)
    desk.credentials(NOW + timedelta(days=1)).token()

    secrets = [*desk.entra.access_tokens, *desk.entra.refresh_tokens, ALEX]
    assert not [secret for secret in secrets if secret in caplog.text]
