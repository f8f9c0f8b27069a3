"""Google says little when it refuses; what the user is told names the likely cause, and what to do."""

from datetime import UTC, datetime, timedelta

import pytest

from followup.connectors.google.client import Client
from followup.connectors.google.grant import Grant
from followup.connectors.google.refusals import not_granted, refused
from followup.errors import SignInNeeded, Unavailable

MADE = datetime(2026, 10, 3, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def grant(used: timedelta = timedelta(), ends: timedelta | None = None) -> Grant:
    """A sign-in made on 3 October, which was good for so long as is known."""
    client = Client("id", "secret", "https://a.example", "https://t.example")
    until = MADE + ends if ends else None
    return Grant(client, "alex@gmail.com", (), MADE, MADE + used, "refresh", "access", MADE, until)


@pytest.mark.parametrize(
    ("used", "now", "cause"),
    [
        (timedelta(days=6.9), timedelta(days=7.1), "while your app is “in testing”: publish it first"),
        (timedelta(days=2), timedelta(days=30), "while your app is “in testing”: publish it first"),
        (timedelta(days=2), timedelta(days=2.1), "Probably you changed your password, or took the permission back."),
        (timedelta(days=40), timedelta(days=40.1), "Probably you changed your password, or took the permission back."),
        (timedelta(days=40), timedelta(days=230), "It was not used for six months; Google ends it then."),
        (timedelta(), timedelta(days=190), "It was not used for six months; Google ends it then."),
    ],
)
def test_the_age_of_a_sign_in_tells_why_it_ended(used: timedelta, now: timedelta, cause: str) -> None:
    told = refused("gmail", "invalid_grant", grant(used), MADE + now)

    assert isinstance(told, SignInNeeded)
    assert str(told).startswith("gmail: Google no longer accepts the sign-in of 3 October 2026. ")
    assert cause in str(told)
    assert str(told).endswith(" Type `followup connect gmail`.")


def test_where_google_said_when_it_ends_nothing_else_is_suspected() -> None:
    told = refused("gmail", "invalid_grant", grant(6 * DAY, ends=7 * DAY), MADE + 8 * DAY)

    assert "in testing" in str(told)
    assert "password" not in str(told)


def test_a_sign_in_that_should_have_lasted_longer_is_not_blamed_on_testing() -> None:
    told = refused("gmail", "invalid_grant", grant(2 * DAY, ends=7 * DAY), MADE + 3 * DAY)

    assert "Probably you changed your password" in str(told)


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        ("deleted_client", "Google does not know the client any more"),
        ("invalid_client", "Google does not know the client any more"),
        ("admin_policy_enforced", "the administrator of this Google account does not let this app in"),
        ("policy_enforced", "the administrator of this Google account does not let this app in"),
        ("org_internal", "the app is for another organisation alone"),
        ("invalid_scope", "the app may not ask for what is needed"),
        ("invalid_rapt", "your organisation wants you to sign in again from time to time"),
    ],
)
def test_what_google_names_is_told_with_a_remedy(error: str, cause: str) -> None:
    for told in (refused("gmail", error, grant(), MADE), not_granted("gmail", error)):
        assert isinstance(told, SignInNeeded)
        assert str(told).startswith(f"gmail: {cause}")
        assert "ype `followup connect gmail`." in str(told)


@pytest.mark.parametrize(
    ("error", "word"),
    [("something_new", "“something_new”"), ("", "nonsense"), ("<html>Welcome, alex@gmail.com", "nonsense")],
)
def test_what_nobody_knows_is_no_end_of_a_sign_in(error: str, word: str) -> None:
    for told in (refused("gmail", error, grant(), MADE), not_granted("gmail", error)):
        assert isinstance(told, Unavailable)
        assert str(told) == f"gmail: Google answers the sign-in with {word}; try again later."
