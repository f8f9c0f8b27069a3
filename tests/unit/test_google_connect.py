"""An account at Google is connected by consent in a browser, for what it is used for, by whom it belongs to, and disconnected."""

import logging
import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from followup.connectors.google import scopes
from followup.connectors.google.auth import INSECURE, GoogleSignIn
from followup.connectors.google.credentials import credentials_for
from followup.connectors.google.grant import Grant, read_grant
from followup.connectors.retry import Passing
from followup.connectors.tokens import TokenFiles
from followup.connectors.transport import TALKATIVE
from followup.errors import ConfigError, FollowupError, SignInNeeded, Unavailable
from tests.servers.google.oauth import OAuth, Served
from tests.servers.google.visitor import Person

NOW = datetime(2026, 10, 3, 12, 0, tzinfo=UTC)
ALL = scopes.needed(read=True, draft=True, calendars=("primary",), shared=False)
ALEX = "alex.doe@gmail.com"


@pytest.fixture
def google() -> Iterator[Served]:
    with Served().served() as served:
        yield served


@pytest.fixture
def tokens(tmp_path: Path) -> TokenFiles:
    return TokenFiles(tmp_path / "tokens")


class Desk:
    """Where somebody sits who connects an account."""

    def __init__(self, google: Served, tokens: TokenFiles, folder: Path) -> None:
        self.google, self.tokens = google, tokens
        self.client = google.client_file(folder / "credentials" / "google.json")

    def sign_in(self, wanted: tuple[str, ...] = ALL, addresses: tuple[str, ...] = (ALEX,)) -> GoogleSignIn:
        return GoogleSignIn("gmail", self.client, self.tokens, wanted, addresses)

    def connect(
        self,
        person: Person,
        *,
        wanted: tuple[str, ...] = ALL,
        addresses: tuple[str, ...] = (ALEX,),
        seconds: float = 20,
        now: datetime = NOW,
    ) -> Grant:
        self.sign_in(wanted, addresses).connect(person, seconds, now)
        return read_grant(self.tokens, "gmail")

    def refused(self, person: Person, **others: object) -> str:
        """What is told instead of connecting; nothing is kept then."""
        with pytest.raises(FollowupError) as error:
            self.connect(person, **others)  # type: ignore[arg-type]
        assert self.tokens.read("gmail") is None
        return str(error.value)


@pytest.fixture
def desk(google: Served, tokens: TokenFiles, tmp_path: Path) -> Desk:
    return Desk(google, tokens, tmp_path)


def test_consent_in_the_browser_connects(desk: Desk) -> None:
    person = Person()

    grant = desk.connect(person)

    assert (grant.address, grant.obtained, grant.ends) == (ALEX, NOW, None)
    assert "<h1>Connected</h1>" in person.seen()
    assert ALEX in person.page


def test_how_an_account_stands_is_told_without_asking_google(desk: Desk) -> None:
    desk.connect(Person())
    desk.google.asked.clear()

    standing = desk.sign_in().standing(NOW)

    assert (standing.address, standing.since, standing.ends) == (ALEX, NOW, None)
    assert standing.allows == ("read your mail", "keep drafts in it", "see the events in your own calendars")
    assert desk.google.asked == []


def test_a_sign_in_whose_time_is_over_does_not_stand(desk: Desk) -> None:
    desk.google.oauth.testing = True
    desk.connect(Person())

    with pytest.raises(SignInNeeded, match="Sign-ins last seven days while your app is “in testing”"):
        desk.sign_in().standing(NOW + timedelta(days=7))


def test_nobody_is_sent_to_the_browser_where_nothing_could_be_kept(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "tokens").touch()
    person = Person()

    with pytest.raises(Unavailable, match="cannot be locked"):
        desk.connect(person)

    assert person.address == ""


def test_what_is_asked_for_is_what_the_account_is_used_for(desk: Desk) -> None:
    person = Person()

    desk.connect(person)

    assert person.scopes == ["gmail.readonly", "gmail.compose", "calendar.events.owned.readonly"]
    asked = {name: values[0] for name, values in parse_qs(urlsplit(person.address).query).items()}
    assert (asked["access_type"], asked["prompt"], asked["login_hint"]) == ("offline", "consent", ALEX)
    assert asked["redirect_uri"].startswith("http://127.0.0.1:")
    assert asked["code_challenge_method"] == "S256"


@pytest.mark.parametrize(
    ("uses", "names"),
    [
        ({"read": True}, ["gmail.readonly"]),
        ({"read": True, "draft": True}, ["gmail.readonly", "gmail.compose"]),
        ({"calendars": ["primary"]}, ["calendar.events.owned.readonly"]),
        ({"calendars": ["team@group.calendar.google.com"]}, ["calendar.events.owned.readonly"]),
        ({"calendars": ["primary"], "shared": True}, ["calendar.events.readonly"]),
        ({"calendars": ["Jobs"]}, ["calendar.events.owned.readonly", "calendar.calendarlist.readonly"]),
    ],
    ids=str,
)
def test_every_use_has_its_scopes_and_no_more(uses: dict[str, object], names: list[str]) -> None:
    wanted = scopes.needed(**{"read": False, "draft": False, "calendars": (), "shared": False, **uses})  # type: ignore[arg-type]

    assert [scope.rpartition("/")[2] for scope in wanted] == names


def test_every_scope_is_called_what_google_calls_it() -> None:
    """As its discovery documents have it: the user looks for these words on the page of consent."""
    from tests.servers.google.oauth import SCOPES

    for scope in (*ALL, scopes.ALL_EVENTS, scopes.CALENDAR_NAMES):
        assert scopes.checkboxes([scope]) == f"“{SCOPES[scope]}”"


def test_a_box_that_was_not_ticked_is_named(desk: Desk) -> None:
    person = Person(unticked="gmail.compose")

    said = desk.refused(person)

    assert said == (
        "gmail: on Google's page, “Manage drafts and send emails” was not ticked. "
        "Type `followup connect gmail` again, and tick every box."
    )
    assert "<h1>Not connected</h1>" in person.seen()
    assert "Manage drafts and send emails" in person.page
    assert not {name for name in os.environ if name.startswith("OAUTHLIB")}


def test_a_wider_consent_than_needed_will_do(desk: Desk) -> None:
    desk.connect(Person(), wanted=(scopes.ALL_EVENTS,))

    credentials_for("gmail", desk.tokens, (scopes.OWN_EVENTS,), NOW)


def test_a_refusal_is_told(desk: Desk) -> None:
    person = Person(allows=False)

    said = desk.refused(person)

    assert said.startswith("gmail: you did not allow it.")
    assert "<h1>Not connected</h1>" in person.seen()


@pytest.mark.parametrize("wanted", [ALL, (scopes.OWN_EVENTS,), (scopes.ALL_EVENTS, scopes.CALENDAR_NAMES)])
def test_the_account_that_signed_in_must_be_the_one_configured(desk: Desk, wanted: tuple[str, ...]) -> None:
    said = desk.refused(Person("somebody@gmail.com"), wanted=wanted)

    assert said.startswith(f"gmail: the Google account that signed in is not {ALEX}.")
    assert "somebody" not in said


@pytest.mark.parametrize("wanted", [ALL, (scopes.OWN_EVENTS,), (scopes.ALL_EVENTS, scopes.CALENDAR_NAMES)])
def test_dots_and_plus_tags_do_not_make_it_another_account(desk: Desk, wanted: tuple[str, ...]) -> None:
    grant = desk.connect(Person(ALEX), wanted=wanted, addresses=("alex@doe.example", "AlexDoe+jobs@googlemail.com"))

    assert grant.address == ALEX


def test_a_calendar_with_another_title_is_known_by_its_address(desk: Desk) -> None:
    desk.google.titles[ALEX] = "Alex's days"

    grant = desk.connect(Person(), wanted=(scopes.OWN_EVENTS,))

    assert grant.address == ALEX
    desk.tokens.remove("gmail")
    assert "is not kim@doe.example" in desk.refused(
        Person(), wanted=(scopes.OWN_EVENTS,), addresses=("kim@doe.example",)
    )


@pytest.mark.parametrize(("path", "name"), [("gmail", "Gmail API"), ("calendar", "Google Calendar API")])
def test_an_api_that_is_not_enabled_is_named(desk: Desk, path: str, name: str) -> None:
    desk.google.disabled = path

    assert f"the {name} is not enabled in your Google project" in desk.refused(Person())


def test_trouble_that_passes_costs_no_consent(desk: Desk) -> None:
    desk.google.hiccups = 2

    grant = desk.connect(Person())

    assert grant.address == ALEX
    assert desk.google.asked.count("GET /gmail/v1/users/me/profile") == 3


def test_an_app_in_testing_is_known_from_the_first_day(desk: Desk) -> None:
    desk.google.oauth.testing = True

    grant = desk.connect(Person())

    assert grant.ends == NOW + timedelta(seconds=604799)


def test_favicons_and_port_knockers_do_not_disturb(desk: Desk) -> None:
    person = Person()
    knocked: list[int] = []

    def knock(port: int) -> None:
        paths = ("/favicon.ico", "/", "/?code=evil&state=guessed", "/?state=x&error=access_denied")
        knocked.extend(requests.get(f"http://127.0.0.1:{port}{path}", timeout=10).status_code for path in paths)

    person.on_the_way = knock

    grant = desk.connect(person)

    assert grant.address == ALEX
    assert knocked == [404] * 4


def test_the_address_can_be_pasted_where_the_browser_is_elsewhere(desk: Desk) -> None:
    class Elsewhere(Person):
        def arrive(self, location: str) -> None:
            self.lines += ["", "http://127.0.0.1:1/?code=other&state=other", "what?", location]

    person = Elsewhere()

    grant = desk.connect(person)

    assert grant.address == ALEX
    assert [line.partition(".")[0] for line in person.told] == ["That is not it"] * 2


def test_nobody_is_waited_for_for_ever(desk: Desk) -> None:
    class Asleep(Person):
        def visit(self, address: str, port: int) -> None:
            pass

    assert "nobody came back from the browser" in desk.refused(Asleep(), seconds=0.01)


def test_an_older_sign_in_stays_until_the_new_one_worked(desk: Desk) -> None:
    first = desk.connect(Person())

    with pytest.raises(SignInNeeded):
        desk.connect(Person(allows=False))

    assert read_grant(desk.tokens, "gmail") == first


def test_a_google_that_is_down_is_told_as_that(desk: Desk) -> None:
    person = Person()

    def go_down(_port: int) -> None:
        desk.google.down = True

    person.on_the_way = go_down

    assert desk.refused(person).startswith("gmail: Google cannot be reached")


def test_the_sign_in_is_for_its_owner_alone(desk: Desk, tmp_path: Path) -> None:
    grant = desk.connect(Person())

    file = tmp_path / "tokens" / "gmail.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert grant.refresh_token not in repr(grant)
    assert grant.client.secret not in repr(grant)


def test_no_library_logs_a_token_however_closely_somebody_listens(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    for library in ("", *TALKATIVE):
        caplog.set_level(logging.DEBUG, logger=library)

    grant = desk.connect(Person())
    credentials_for("gmail", desk.tokens, ALL, NOW).refresh(None)
    desk.sign_in().disconnect(here_only=False)

    secrets = (grant.access_token, grant.refresh_token, grant.client.secret, "4/0A")
    assert [secret for secret in secrets if secret in caplog.text] == []


def test_disconnecting_ends_it_at_google_and_here(desk: Desk) -> None:
    desk.connect(Person())

    desk.sign_in().disconnect(here_only=False)

    assert desk.google.oauth.refresh_tokens == {}
    assert desk.tokens.read("gmail") is None


def test_what_has_ended_already_is_removed_all_the_same(desk: Desk) -> None:
    desk.connect(Person())
    desk.google.oauth.refresh_tokens.clear()
    desk.google.oauth.access_tokens.clear()

    desk.sign_in().disconnect(here_only=False)

    assert desk.tokens.read("gmail") is None


def test_it_can_be_removed_here_alone(desk: Desk) -> None:
    desk.connect(Person())

    assert desk.sign_in().disconnect(here_only=True)

    assert desk.tokens.read("gmail") is None
    assert desk.google.oauth.refresh_tokens
    assert not desk.sign_in().disconnect(here_only=True)


def test_what_google_cannot_be_told_to_end_is_kept(desk: Desk) -> None:
    desk.connect(Person())
    desk.google.down = True

    with pytest.raises(Unavailable, match="Google cannot be reached, so the sign-in is kept"):
        desk.sign_in().disconnect(here_only=False)

    assert desk.tokens.read("gmail") is not None


class TestRefreshing:
    """What a run does with a sign-in."""

    LATER = NOW + timedelta(days=2)

    def test_an_access_token_is_used_until_it_expires(self, desk: Desk) -> None:
        desk.connect(Person())

        credentials = credentials_for("gmail", desk.tokens, ALL, NOW)

        assert credentials.token in desk.google.oauth.access_tokens

    def test_a_new_one_is_kept_for_the_next_run(self, desk: Desk) -> None:
        desk.connect(Person())
        desk.google.oauth.expire()

        credentials_for("gmail", desk.tokens, ALL, self.LATER).refresh(None)

        kept = read_grant(desk.tokens, "gmail")
        assert kept.access_token in desk.google.oauth.access_tokens
        assert (kept.obtained, kept.used) == (NOW, self.LATER)

    def test_a_run_does_not_write_over_a_newer_sign_in(self, desk: Desk) -> None:
        desk.connect(Person())
        old = credentials_for("gmail", desk.tokens, ALL, self.LATER)
        newer = desk.connect(Person(), now=self.LATER)

        old.refresh(None)

        assert read_grant(desk.tokens, "gmail") == newer

    def test_a_run_does_not_bring_back_what_was_disconnected(self, desk: Desk) -> None:
        desk.connect(Person())
        credentials = credentials_for("gmail", desk.tokens, ALL, self.LATER)
        desk.tokens.remove("gmail")

        credentials.refresh(None)

        assert desk.tokens.read("gmail") is None

    def test_a_google_that_is_down_costs_no_sign_in(self, desk: Desk) -> None:
        desk.connect(Person())
        kept = desk.tokens.read("gmail")
        desk.google.down = True

        with pytest.raises(Passing, match="Google cannot be reached"):
            credentials_for("gmail", desk.tokens, ALL, self.LATER).refresh(None)

        assert desk.tokens.read("gmail") == kept

    def test_an_error_that_nobody_knows_costs_no_sign_in(self, desk: Desk) -> None:
        desk.connect(Person())
        desk.google.oauth.error = "something_new"

        with pytest.raises(Unavailable, match="Google answers the sign-in with “something_new”; try again later"):
            credentials_for("gmail", desk.tokens, ALL, self.LATER).refresh(None)

    def test_an_organisation_that_wants_one_to_sign_in_again_is_told_as_that(self, desk: Desk) -> None:
        desk.connect(Person())
        desk.google.oauth.error = "invalid_grant/invalid_rapt"

        with pytest.raises(SignInNeeded, match="your organisation wants you to sign in again from time to time"):
            credentials_for("gmail", desk.tokens, ALL, self.LATER).refresh(None)

    def test_a_page_in_the_place_of_google_costs_no_sign_in(self, desk: Desk) -> None:
        """As the network of a hotel answers, until somebody has agreed to its conditions."""
        desk.connect(Person())
        desk.google.in_between = "<html>Welcome to our hotel</html>"

        with pytest.raises(Passing, match="somebody in between answered in the place of Google"):
            credentials_for("gmail", desk.tokens, ALL, self.LATER).refresh(None)

    def test_a_sign_in_that_google_ended_is_told_with_the_likely_cause(self, desk: Desk) -> None:
        desk.google.oauth.testing = True
        desk.connect(Person())
        desk.google.oauth.refresh_tokens.clear()

        with pytest.raises(SignInNeeded) as error:
            credentials_for("gmail", desk.tokens, ALL, NOW + timedelta(days=7, hours=1)).refresh(None)

        assert str(error.value) == (
            "gmail: Google no longer accepts the sign-in of 3 October 2026. Sign-ins last seven days while your app is "
            "“in testing”: publish it first, as `followup help google` tells. Type `followup connect gmail`."
        )

    def test_no_token_is_in_an_error_or_in_what_caused_it(self, desk: Desk) -> None:
        grant = desk.connect(Person())
        desk.google.oauth.refresh_tokens.clear()

        with pytest.raises(SignInNeeded) as error:
            credentials_for("gmail", desk.tokens, ALL, self.LATER).refresh(None)

        assert error.value.__cause__ is None
        assert grant.refresh_token not in f"{error.value!r} {error.value.__context__!r}"

    def test_a_use_that_was_added_needs_a_new_consent(self, desk: Desk) -> None:
        desk.connect(Person(), wanted=(scopes.READ_MAIL,))

        with pytest.raises(SignInNeeded, match="one more permission, “Manage drafts and send emails”"):
            credentials_for("gmail", desk.tokens, (scopes.READ_MAIL, scopes.KEEP_DRAFTS), NOW)

    def test_an_account_that_was_never_connected_says_so(self, tokens: TokenFiles) -> None:
        with pytest.raises(SignInNeeded, match=r"it is not connected yet\. Type `followup connect gmail`"):
            credentials_for("gmail", tokens, ALL, NOW)

    @pytest.mark.parametrize("kept", ["", "{", "[]", '{"client": 1}'])
    def test_a_damaged_sign_in_is_told_as_that(self, tokens: TokenFiles, kept: str) -> None:
        tokens.write("gmail", kept)

        with pytest.raises(SignInNeeded, match="damaged"):
            credentials_for("gmail", tokens, ALL, NOW)


class TestClientFile:
    """What somebody may have put in the place of the client file."""

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("{", "it is not JSON"),
            ("[]", "it is the file of something else"),
            (
                '{"web": {}}',
                "it is of a client for a web application; what is needed is the file of a client of the kind",
            ),
            ('{"type": "service_account"}', "it is the key of a service account"),
            ('{"type": "authorized_user"}', "it is a sign-in that another program made"),
            ('{"installed": {"client_id": "x"}}', "`client_secret` and `auth_uri` and `token_uri` is missing"),
        ],
    )
    def test_a_wrong_file_is_told_with_what_it_is(self, desk: Desk, text: str, said: str) -> None:
        desk.client.write_text(text, encoding="utf-8")

        assert f"google.json: {said}" in desk.refused(Person())

    def test_a_missing_file_is_told_with_where_to_get_it(self, desk: Desk) -> None:
        desk.client.unlink()

        assert "there is no such file. `followup help google` tells how to get it" in desk.refused(Person())

    def test_the_example_is_not_taken_for_ones_own(self, desk: Desk) -> None:
        example = Path(__file__).parents[2] / "credentials.example" / "google.json"
        desk.client.write_text(example.read_text(encoding="utf-8"), encoding="utf-8")

        assert "this is the example; put the file of your own client here" in desk.refused(Person())

    @pytest.mark.parametrize("key", ["auth_uri", "token_uri", "revoke_uri", "api_endpoint"])
    def test_secrets_travel_over_https_or_not_at_all(self, desk: Desk, key: str) -> None:
        desk.google.client_file(desk.client, **{key: "http://google.example/x"})

        with pytest.raises(ConfigError, match="does not begin with https"):
            desk.connect(Person())


def test_environment_variables_of_oauthlib_stay_as_they_are(desk: Desk) -> None:
    before = dict(os.environ)

    desk.connect(Person())

    assert dict(os.environ) == before
    assert INSECURE not in before


def test_the_stand_in_refuses_what_google_would(google: Served) -> None:
    """A test that passes against it has shown something."""
    ask = f"{google.base}/o/oauth2/auth"
    good = {
        "client_id": "c.apps.googleusercontent.com",
        "redirect_uri": "http://127.0.0.1:1/",
        "response_type": "code",
        "scope": scopes.READ_MAIL,
        "code_challenge": "x" * 43,
        "code_challenge_method": "S256",
    }
    wrong: list[dict[str, str]] = [
        {"client_id": "other"},
        {"redirect_uri": "https://followup.example/"},
        {"response_type": "token"},
        {"scope": "mail"},
        {"code_challenge": "short"},
        {"code_challenge_method": "plain"},
        {"nonsense": "1"},
    ]

    assert requests.get(ask, params=good, timeout=10).status_code == 200
    for one in wrong:
        assert requests.get(ask, params=good | one, timeout=10).status_code == 400, one
    refused = requests.post(f"{google.base}/token", data={"grant_type": "refresh_token"}, timeout=10)
    assert refused.json()["error"] == "invalid_client"


def test_two_googles_can_be_at_once() -> None:
    with Served(OAuth(people=("a@b.example",))).served() as one, Served().served() as other:
        assert one.base != other.base
