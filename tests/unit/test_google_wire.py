"""What do Google's refusals mean to the user?"""

import json
import logging
from collections.abc import Iterator
from datetime import timedelta

import pytest

from followup.connectors.google.mail import GoogleMailbox
from followup.connectors.google.wire import Wire
from followup.domain.model import Window
from followup.errors import AccountError, SignInNeeded, Unavailable, Unreachable
from tests.builders import NOW, a_letter
from tests.servers.google.api import GoogleApi, refusal
from tests.servers.google.owners import Token, wire
from tests.servers.serving import Reply

WEEK = Window(NOW - timedelta(days=7), NOW)
SECRET = "hana.ito@brightfold.example"


@pytest.fixture
def api() -> Iterator[GoogleApi]:
    with GoogleApi().served() as api:
        yield api


def error_of(connection: Wire) -> AccountError:
    with pytest.raises(AccountError) as raised:
        list(GoogleMailbox("home", connection, "UTC").messages(WEEK, ()))
    return raised.value


def modern(status: int, reason: str, **said: str) -> Reply:
    """An error in the newer of Google's shapes."""
    details = [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": reason}]
    return Reply(
        status, json.dumps({"error": {"code": status, "message": SECRET, "details": details, **said}}).encode()
    )


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (refusal(401, "authError"), SignInNeeded, "Type `followup connect home`."),
        (refusal(403, "insufficientPermissions"), SignInNeeded, "Tick every box"),
        (modern(403, "ACCESS_TOKEN_SCOPE_INSUFFICIENT"), SignInNeeded, "Tick every box"),
        (refusal(403, "accessNotConfigured"), Unavailable, "is not enabled in your Google project"),
        (modern(403, "SERVICE_DISABLED"), Unavailable, "is not enabled in your Google project"),
        (refusal(403, "dailyLimitExceeded"), Unavailable, "used up its quota for today"),
        (refusal(403, "domainPolicy"), Unavailable, "administrator"),
        (refusal(403, "rateLimitExceeded"), Unreachable, "asks us to be slower"),
        (modern(429, "RATE_LIMIT_EXCEEDED"), Unreachable, "asks us to be slower"),
        (refusal(429, "userRateLimitExceeded"), Unreachable, "asks us to be slower"),
        (refusal(503), Unreachable, "trouble of its own (503)"),
        (refusal(400, "failedPrecondition"), Unavailable, "refuses what was asked (400, failedPrecondition)"),
        (Reply(200, b"<html>Welcome to our hotel</html>"), Unreachable, "could not be understood"),
        (Reply(403, b"<html>No</html>"), Unavailable, "refuses what was asked (403)"),
        (Reply(302, b"", {"Location": "http://elsewhere.example/"}), Unreachable, "cannot be reached"),
    ],
)
def test_each_refusal_says_what_to_do(api: GoogleApi, answer: Reply, kind: type[AccountError], words: str) -> None:
    api.fault = lambda _asked, _act: answer

    error = error_of(wire(api))

    assert type(error) is kind
    assert error.account == "home"
    assert words in str(error)


def test_a_server_that_is_not_there_cannot_be_reached() -> None:
    with GoogleApi().served() as api:
        connection = wire(api)

    assert type(error_of(connection)) is Unreachable


def test_a_token_that_has_just_expired_is_renewed_once(api: GoogleApi) -> None:
    api.tokens = {"renewed"}
    token = Token()

    assert GoogleMailbox("home", wire(api, token=token), "UTC").find(a_letter()) is None
    assert token.renewed == 1


def test_what_google_says_is_passed_on_to_nobody(api: GoogleApi, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    mailbox = GoogleMailbox("home", wire(api), "UTC")
    mailbox.find(a_letter())
    api.fault = lambda _asked, _act: modern(403, SECRET)

    with pytest.raises(Unavailable) as raised:
        mailbox.find(a_letter())

    told = "".join(f"{error!r}" for error in (raised.value, raised.value.__cause__))
    assert SECRET not in told + caplog.text
    assert "Bearer" not in caplog.text


def test_an_account_that_is_not_connected_is_asked_for_nothing_until_it_is_needed(api: GoogleApi) -> None:
    def sign_in() -> object:
        raise SignInNeeded("home", "it is not connected")

    connection = wire(api)
    connection._sign_in = sign_in  # type: ignore[assignment]  # it never returns

    assert type(error_of(connection)) is SignInNeeded
