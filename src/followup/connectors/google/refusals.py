"""Why does Google refuse a sign-in, and what can the user do about it?

Google tells little: `invalid_grant` is its answer to an app still in testing, a changed password, a permission taken back
and half a year of silence alike. When a sign-in was made and last used tells the likely one.
"""

import re
from datetime import datetime, timedelta

from followup.connectors.google.grant import Grant
from followup.errors import FollowupError, SignInNeeded, Unavailable

TESTING_LASTS = timedelta(days=7)
FORGOTTEN_AFTER = timedelta(days=180)

_CLIENT_GONE = (
    "Google does not know the client any more, in whose name you signed in: it was deleted (Google does that after "
    "six months without use) or its secret was replaced. Get a new file for it, as `followup help google` tells"
)
_BLOCKED = (
    "the administrator of this Google account does not let this app in. Ask them to trust its client ID, or take this "
    "account out of config.yaml; an export of the calendar and a copy of the mail can be read by `connector: local`"
)
_REASONS = {
    "deleted_client": _CLIENT_GONE,
    "disabled_client": _CLIENT_GONE,
    "invalid_client": _CLIENT_GONE,
    "unauthorized_client": _CLIENT_GONE,
    "admin_policy_enforced": _BLOCKED,
    "policy_enforced": _BLOCKED,
    "org_internal": "the app is for another organisation alone: choose “External” under Audience in your Google project",
    "invalid_scope": "the app may not ask for what is needed: enable the Gmail API and the Google Calendar API in your "
    "Google project; if it is Internal, add their scopes under Data access",
    "access_denied": "you did not allow it. If Google said that the app is being tested, publish it, as "
    "`followup help google` tells",
}
"""Google's word -> ours, for those that no waiting mends."""

_AGAIN_NOW_AND_THEN = frozenset({"invalid_rapt", "rapt_required"})

SHORT_LIVED = (
    "Sign-ins last seven days while your app is “in testing”: publish it first, as `followup help google` tells."
)


def refused(account: str, error: str, grant: Grant, now: datetime) -> FollowupError:
    """What to tell when a saved sign-in was answered with `error`, Google's own word.

    A word that we do not know is not taken for the end of the sign-in: that costs the user a walk to the browser.
    """
    if error == "invalid_grant":
        return SignInNeeded(
            account,
            f"Google no longer accepts the sign-in of {grant.obtained:%-d %B %Y}. {_likely_cause(grant, now)} "
            f"Type `followup connect {account}`.",
        )
    return _told(account, error)


def not_granted(account: str, error: str) -> FollowupError:
    """What to tell when somebody tried to connect, and Google answered `error`."""
    if error == "invalid_grant":
        return SignInNeeded(
            account, f"that took too long, or was used before. Type `followup connect {account}` again."
        )
    return _told(account, error)


def _told(account: str, error: str) -> FollowupError:
    if error in _AGAIN_NOW_AND_THEN:
        return SignInNeeded(
            account,
            f"your organisation wants you to sign in again from time to time. Type `followup connect {account}`.",
        )
    if error not in _REASONS:
        return Unavailable(account, f"Google answers the sign-in with {_word(error)}; try again later.")
    return SignInNeeded(account, f"{_REASONS[error]}. Then type `followup connect {account}`.")


def _likely_cause(grant: Grant, now: datetime) -> str:
    age, idle, good_for = now - grant.obtained, now - grant.used, grant.used - grant.obtained
    margin = timedelta(hours=2)
    others = "you changed your password, or took the permission back."
    if grant.ends and now >= grant.ends - margin:
        return SHORT_LIVED
    if idle >= FORGOTTEN_AFTER:
        return "It was not used for six months; Google ends it then."
    if age >= TESTING_LASTS - margin and good_for <= TESTING_LASTS + margin:
        return f"{SHORT_LIVED} If it is published, {others}"
    return f"Probably {others}"


def _word(error: str) -> str:
    """Google's word, if it is one: an answer of somebody in between may be a whole page."""
    return f"“{error}”" if re.fullmatch(r"[a-z_]{1,60}", error) else "nonsense"
