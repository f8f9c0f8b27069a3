"""What comes back from Graph becomes an answer, another try, or words that say what to do."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from followup.connectors.outlook.wire import Absent
from followup.connectors.retry import ATTEMPTS, Passing, Patience
from followup.errors import SignInNeeded, Unavailable, Unreachable
from tests.servers.microsoft.microsoft import Asked, Microsoft, refusal
from tests.servers.microsoft.owners import Token, wire
from tests.servers.serving import Reply, in_html, in_json, trust

INBOX = "/me/mailFolders/inbox"


@pytest.fixture
def microsoft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Microsoft]:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "")
    trust(tmp_path)
    with Microsoft().served() as microsoft:
        yield microsoft


def always(reply: Reply | None) -> Callable[[Asked, Callable[[], Reply]], Reply | None]:
    return lambda _asked, _act: reply


def test_every_request_asks_for_ids_that_stay(microsoft: Microsoft) -> None:
    wire(microsoft).get(INBOX)

    assert microsoft.mistakes == []


def test_as_long_as_microsoft_asks_for_is_waited(microsoft: Microsoft) -> None:
    waited: list[float] = []
    replies = iter([refusal(429, "ApplicationThrottled", **{"Retry-After": "7"})])
    microsoft.fault = lambda _asked, act: next(replies, None) or act()

    answer = wire(microsoft, patience=Patience(sleep=waited.append)).get(INBOX)

    assert answer["id"]
    assert waited == [7.0]


@pytest.mark.parametrize(
    "reply",
    [
        refusal(503, "ServiceUnavailable"),
        None,
        in_html(200, "Please accept our terms"),
        in_json(200, ["somebody@x.example"]),
    ],
    ids=["503", "reset", "hotel", "no object"],
)
def test_trouble_that_stays_is_told_without_what_was_said(microsoft: Microsoft, reply: Reply | None) -> None:
    microsoft.fault = always(reply)

    with pytest.raises(Unreachable) as error:
        wire(microsoft).get(INBOX)

    assert len(microsoft.asked) == ATTEMPTS
    assert str(error.value).startswith("home: Microsoft")
    assert "somebody" not in str(error.value)
    assert "terms" not in str(error.value)


def test_what_must_not_happen_twice_is_asked_once(microsoft: Microsoft) -> None:
    microsoft.fault = always(None)

    with pytest.raises(Passing):
        wire(microsoft).change_once("POST", "/me/messages", {"subject": "Thank you"})

    assert len(microsoft.asked) == 1


def test_what_is_not_there_is_absent(microsoft: Microsoft) -> None:
    with pytest.raises(Absent):
        wire(microsoft).get("/me/messages/AAMk%2Fnone%3D")


def test_a_token_that_has_just_expired_is_renewed_once(microsoft: Microsoft) -> None:
    token = Token("old")
    connection = wire(microsoft, token=token)
    microsoft.token()
    microsoft.entra.access_tokens["renewed"] = microsoft.entra.access_tokens.pop("good")

    assert connection.get(INBOX)["id"]
    assert token.renewed == 1

    microsoft.entra.expire()
    with pytest.raises(SignInNeeded, match="no longer accepts"):
        connection.get(INBOX)


def test_a_sign_in_that_allows_too_little_says_so(microsoft: Microsoft) -> None:
    connection = wire(microsoft)
    microsoft.token("Calendars.Read")

    with pytest.raises(SignInNeeded, match="does not allow all that is needed"):
        connection.get(INBOX)


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (refusal(404, "MailboxNotEnabledForRESTAPI"), "has no mailbox at Outlook"),
        (refusal(400, "InefficientFilter"), "refuses what was asked (400, InefficientFilter)"),
        (Reply(403, b"<html>alex@doe.example</html>"), "refuses what was asked (403)"),
    ],
)
def test_a_refusal_is_told_by_its_code_alone(microsoft: Microsoft, reply: Reply, words: str) -> None:
    microsoft.fault = always(reply)

    with pytest.raises(Unavailable) as error:
        wire(microsoft).get(INBOX)

    assert words in str(error.value)
    assert "alex" not in str(error.value)
