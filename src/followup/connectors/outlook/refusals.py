"""Why does Microsoft refuse a sign-in, and what can the user do about it?

Whether somebody has to sign in again follows from the kind of error. Microsoft's numbers, which it may change, only choose
the words.
"""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from followup.connectors.outlook.grant import Grant
from followup.connectors.retry import Passing
from followup.errors import SignInNeeded, Unavailable

FORGOTTEN_AFTER = timedelta(days=90)

_PASSING = frozenset({"temporarily_unavailable", "server_error", "service_unavailable"})
_ENDS = frozenset(
    {
        "access_denied",
        "consent_required",
        "interaction_required",
        "invalid_client",
        "invalid_grant",
        "invalid_request",
        "invalid_resource",
        "invalid_scope",
        "login_required",
        "unauthorized_client",
    }
)
"""Microsoft's words for what no waiting mends."""

_HELP = "`followup help outlook`"
_DECLINED = "you did not allow it"
_ADMINISTRATOR = (
    "your organisation wants an administrator to allow this app first. Send them the note in "
    f"{_HELP}; an export of the calendar and a copy of the mail can be read by `connector: local`"
)
_BLOCKED = (
    "a rule of your organisation (conditional access) does not let this app or this computer in. Ask your "
    f"administrator, with the note in {_HELP}"
)
_AGAIN = "your organisation wants you to sign in again, with a second factor"
_UNUSED = "it was not used for a long time; Microsoft ends it then"
_PASSWORD = "your password was changed, or the sign-in was taken back"  # noqa: S105 - words, not a secret
_NOT_PUBLIC = (
    "the app is not registered as a public client: under Authentication, set “Allow public client flows” to Yes, and "
    f"add the redirect address http://localhost, as {_HELP} tells"
)
_UNKNOWN_APP = (
    f"Microsoft does not know the app by the id that `client` names in config.yaml; {_HELP} tells where it stands"
)
_AUDIENCE = (
    "the app is registered for other kinds of accounts than this one. Register it for any organisation and personal "
    f"accounts, or set `authority` in config.yaml, as {_HELP} tells"
)
_REASONS: Mapping[int, str] = {
    50011: _NOT_PUBLIC,
    50020: _AUDIENCE,
    50074: _AGAIN,
    50076: _AGAIN,
    50078: _AGAIN,
    50079: _AGAIN,
    50105: _ADMINISTRATOR,
    50158: _AGAIN,
    50173: _PASSWORD,
    50194: _AUDIENCE,
    53000: _BLOCKED,
    53001: _BLOCKED,
    53002: _BLOCKED,
    53003: _BLOCKED,
    530002: _BLOCKED,
    530003: _BLOCKED,
    65001: "the permissions that are needed have not been allowed, or were taken back",
    65004: _DECLINED,
    70008: _UNUSED,
    70043: _AGAIN,
    70044: _AGAIN,
    700016: _UNKNOWN_APP,
    700082: _UNUSED,
    7000218: _NOT_PUBLIC,
    90002: "there is no organisation by the name that `authority` has in config.yaml",
    90093: _ADMINISTRATOR,
    90094: _ADMINISTRATOR,
    90095: _ADMINISTRATOR,
    9002346: _AUDIENCE,
}
"""Microsoft's number (AADSTS...) -> what it means to the user."""

_CODE = re.compile(r"AADSTS(\d{4,8})")


def refused(account: str, answer: Mapping[str, Any], grant: Grant, now: datetime) -> Exception:
    """What to raise when a saved sign-in was answered like that.

    A word that we do not know is not taken for the end of the sign-in: that costs the user a walk to the browser.
    """
    error = _word(answer)
    if error in _PASSING:
        return Passing("Microsoft's sign-in does not work at the moment")
    if error not in _ENDS:
        return _not_understood(account, answer)
    reason = _reason(answer) or (_UNUSED if now - grant.used >= FORGOTTEN_AFTER else _PASSWORD)
    return SignInNeeded(
        account,
        f"Microsoft no longer accepts the sign-in of {grant.obtained:%-d %B %Y}: {reason}{_number(answer)}. "
        f"Type `followup connect {account}`.",
    )


def not_granted(account: str, answer: Mapping[str, Any]) -> Exception:
    """What to raise when somebody tried to connect, and Microsoft answered like that."""
    error = _word(answer)
    if error not in _ENDS and error not in ("authorization_declined", "bad_verification_code", "expired_token"):
        return _not_understood(account, answer)
    usual = {
        "access_denied": _DECLINED,
        "authorization_declined": _DECLINED,
        "consent_required": _ADMINISTRATOR,
        "expired_token": "the code was not typed in time",
        "invalid_grant": "that took too long, or was used before",
        "unauthorized_client": _AUDIENCE,
    }
    reason = _reason(answer) or usual.get(error, "Microsoft does not let this app in")
    return SignInNeeded(account, f"{reason}{_number(answer)}. Then type `followup connect {account}` again.")


def _not_understood(account: str, answer: Mapping[str, Any]) -> Exception:
    said = f"“{_word(answer)}”" if _word(answer) else "nonsense"
    return Unavailable(account, f"Microsoft answers the sign-in with {said}{_number(answer)}; try again later.")


def _word(answer: Mapping[str, Any]) -> str:
    """Microsoft's word, if it is one: an answer of somebody in between may be a whole page."""
    error = str(answer.get("error") or "")
    return error if re.fullmatch(r"[a-z_]{1,60}", error) else ""


def _reason(answer: Mapping[str, Any]) -> str:
    return next((_REASONS[code] for code in _codes(answer) if code in _REASONS), "")


def _number(answer: Mapping[str, Any]) -> str:
    return next((f" (AADSTS{code})" for code in _codes(answer)), "")


def _codes(answer: Mapping[str, Any]) -> list[int]:
    listed = [code for code in answer.get("error_codes") or () if isinstance(code, int)]
    return listed or [int(code) for code in _CODE.findall(str(answer.get("error_description") or ""))]
