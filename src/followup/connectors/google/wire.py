"""How is Google asked, and what do its refusals mean?

Over googleapiclient, for what the requests are; over our own session, for how they travel. Its errors become ours here,
and none of them is passed on: what they say may name people.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

import httplib2
import requests
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError

from followup.connectors.budget import Budget
from followup.connectors.google.allowed import allowed
from followup.connectors.retry import PASSING_STATUSES, Passing, Patience, seconds_to_wait
from followup.connectors.transport import TIMEOUT, open_session
from followup.errors import FollowupError, SignInNeeded, Unavailable, Unreachable

UNITS: Mapping[str, int] = {
    "gmail.users.messages.list": 5,
    "gmail.users.messages.get": 20,
    "gmail.users.threads.get": 40,
    "gmail.users.drafts.list": 5,
    "gmail.users.drafts.get": 20,
    "gmail.users.drafts.create": 10,
    "gmail.users.drafts.delete": 10,
    "gmail.users.settings.sendAs.list": 1,
}
"""What Gmail counts since May 2026, where it says so, and else the most that it might. Google Calendar counts requests."""

A_MINUTE = 6_000
"""Units that Gmail gives one user in a minute: what one run may spend on reading."""

GARBLED = "Google's answer could not be understood"

_TOO_FAST = frozenset({"rateLimitExceeded", "userRateLimitExceeded", "RATE_LIMIT_EXCEEDED", "RESOURCE_EXHAUSTED"})
_USED_UP = frozenset({"dailyLimitExceeded", "quotaExceeded"})
_NOT_ENABLED = frozenset({"accessNotConfigured", "SERVICE_DISABLED"})
_CONSENT_TOO_SMALL = frozenset({"insufficientPermissions", "ACCESS_TOKEN_SCOPE_INSUFFICIENT"})
_BLOCKED = frozenset({"domainPolicy", "accountDisabled", "ORG_RESTRICTION_VIOLATION", "adminPolicyEnforced"})


class Credentials(Protocol):
    """As google-auth has them. A refresh raises our own errors: `SignInNeeded`, or `Passing`."""

    def before_request(self, request: Any, method: str, url: str, headers: dict[str, str]) -> None:
        """Adds the access token to the headers, a new one if need be."""

    def refresh(self, request: Any) -> None:
        """Gets a new access token."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody who may ask Google; `api` is where another server stands in for Google's."""

    credentials: Credentials
    api: str = ""


class Absent(Exception):
    """What was asked for does not exist, or no longer."""


class Wire:
    """All requests to Google for one account: allowed, counted, and made again where that can do no harm.

    `sign_in` is asked when it is first needed: an account that is not connected must not keep the others from being
    served. It raises `SignInNeeded`.
    """

    def __init__(
        self,
        account: str,
        sign_in: Callable[[], SignedIn],
        patience: Patience,
        *,
        budget: Budget | None = None,
        timeout: tuple[float, float] = TIMEOUT,
    ) -> None:
        self.account = account
        self.budget = budget or Budget(A_MINUTE)
        self._sign_in = sign_in
        self._patience = patience
        self._timeout = timeout

    # The library builds a resource anew, with all its methods, each time that it is asked for one.

    @cached_property
    def messages(self) -> Any:
        """The messages of the mailbox, as the Gmail API has them."""
        return self._mail.messages()

    @cached_property
    def threads(self) -> Any:
        """Its conversations."""
        return self._mail.threads()

    @cached_property
    def drafts(self) -> Any:
        """Its drafts."""
        return self._mail.drafts()

    @cached_property
    def senders(self) -> Any:
        """What the user may send mail as."""
        return self._mail.settings().sendAs()

    @cached_property
    def events(self) -> Any:
        """The events, as the Google Calendar API has them."""
        return self._calendar.events()

    @cached_property
    def calendars(self) -> Any:
        """The calendars in the user's list."""
        return self._calendar.calendarList()

    def ask(self, request: Any) -> Any:
        """Google's answer. What may pass by itself is tried again.

        Raises `Absent`, or an `AccountError` that says what to do.
        """
        try:
            return self._patience.ask(lambda: self._made(request))
        except Passing as trouble:
            raise Unreachable(self.account, f"{trouble}. The next run tries again.") from None

    def ask_once(self, request: Any) -> Any:
        """The same for what must not happen twice: an answer that stays away is never asked for again.

        Raises `Passing` when it is unclear whether it happened.
        """
        return self._made(request)

    def pages(self, request: Any, following: Callable[[Any, Any], Any]) -> Iterator[Any]:
        """Every page of a list; `following` is the method that gives the request for the next one."""
        while request is not None:
            answer = self.ask(request)
            yield answer
            request = following(request, answer)

    @cached_property
    def _mail(self) -> Any:
        return self._built("gmail", "v1", "").users()

    @cached_property
    def _calendar(self) -> Any:
        return self._built("calendar", "v3", "/calendar/v3")

    @cached_property
    def _carrier(self) -> "_Carrier":
        return _Carrier(self._signed_in.credentials, open_session(allowed(self._signed_in.api), self._timeout))

    @cached_property
    def _signed_in(self) -> SignedIn:
        return self._sign_in()

    def _built(self, service: str, version: str, path: str) -> Any:
        api = self._signed_in.api
        options = {"api_endpoint": f"{api}{path}"} if api else {}
        return build(service, version, http=self._carrier, static_discovery=True, client_options=options)

    def _made(self, request: Any) -> Any:
        self.budget.spend(UNITS.get(request.methodId, 0))
        try:
            answer = request.execute(num_retries=0)
        except HttpError as error:
            raise self._meaning(int(error.resp.status), _reasons(error.content), error.resp) from None
        except requests.Timeout:
            raise Passing("Google did not answer in time") from None
        except requests.RequestException:
            raise Passing("Google cannot be reached") from None
        except ValueError:
            raise Passing(GARBLED) from None
        if answer and not isinstance(answer, dict):  # half an answer, or that of a hotel's network
            raise Passing(GARBLED)
        return answer

    def _meaning(self, status: int, reasons: frozenset[str], headers: Mapping[str, str]) -> Exception:
        if status in PASSING_STATUSES or (status == requests.codes.forbidden and reasons & _TOO_FAST):
            problem = (
                "Google asks us to be slower" if status in (403, 429) else f"Google has trouble of its own ({status})"
            )
            return Passing(problem, seconds_to_wait(headers.get("retry-after")))
        if status in (requests.codes.not_found, requests.codes.gone):
            return Absent()
        return self._refusal(status, reasons)

    def _refusal(self, status: int, reasons: frozenset[str]) -> FollowupError:
        again = f"Type `followup connect {self.account}`."
        if status == requests.codes.unauthorized:
            return SignInNeeded(self.account, f"Google no longer accepts the saved sign-in. {again}")
        if reasons & _CONSENT_TOO_SMALL:
            return SignInNeeded(
                self.account,
                f"the sign-in does not allow all that is needed. {again} Tick every box that Google shows.",
            )
        if reasons & _USED_UP:
            return Unavailable(
                self.account, "your Google project has used up its quota for today. Tomorrow it goes on."
            )
        if reasons & _NOT_ENABLED:
            return Unavailable(
                self.account,
                "the Gmail API or the Google Calendar API is not enabled in your Google project. "
                "Enable it, as `followup help google` tells.",
            )
        if reasons & _BLOCKED:
            return Unavailable(self.account, "the administrator of this Google account does not let this program in.")
        reason = next((word for word in sorted(reasons) if word.isascii() and word.replace("_", "").isalpha()), "")
        return Unavailable(self.account, f"Google refuses what was asked ({status}{f', {reason}' if reason else ''}).")


class _Carrier:
    """What googleapiclient takes for an `httplib2.Http`: it carries requests over our session, signed."""

    def __init__(self, credentials: Credentials, session: requests.Session) -> None:
        self._credentials = credentials
        self._session = session

    def request(
        self, uri: str, method: str = "GET", body: Any = None, headers: Mapping[str, str] | None = None, **_: Any
    ) -> tuple[httplib2.Response, bytes]:
        """The answer as googleapiclient expects it. A token that has just expired is renewed, once."""
        answer = self._signed(uri, method, body, headers)
        if answer.status_code == requests.codes.unauthorized:
            self._credentials.refresh(None)
            answer = self._signed(uri, method, body, headers)
        head = {name.lower(): value for name, value in answer.headers.items()}
        return httplib2.Response({**head, "status": str(answer.status_code)}), answer.content

    def close(self) -> None:
        """Lets go of the connections."""
        self._session.close()

    def _signed(self, uri: str, method: str, body: Any, headers: Mapping[str, str] | None) -> requests.Response:
        signed = dict(headers or {})
        self._credentials.before_request(None, method, uri, signed)
        return self._session.request(method, uri, data=body, headers=signed, allow_redirects=False)


def _reasons(content: bytes) -> frozenset[str]:
    """Google's own words for what is wrong, of the two shapes in which it tells them."""
    try:
        said = json.loads(content).get("error", {})
        details = [*said.get("errors", ()), *said.get("details", ())]
        return frozenset(str(each["reason"]) for each in details if "reason" in each) | {str(said.get("status", ""))}
    except (ValueError, AttributeError, TypeError):
        return frozenset()
