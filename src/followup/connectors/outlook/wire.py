"""How is Graph asked, and what do its refusals mean?

One request after the other: Graph lets an app have four of them under way at once, and we need one. Its errors become ours
here, and none of them is passed on: what they say may name people.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any, Protocol
from urllib.parse import quote, urlencode

import requests

from followup.connectors.budget import Budget
from followup.connectors.outlook.allowed import allowed
from followup.connectors.outlook.client import GRAPH
from followup.connectors.retry import PASSING_STATUSES, Passing, Patience, seconds_to_wait
from followup.connectors.transport import TIMEOUT, open_session
from followup.errors import FollowupError, SignInNeeded, Unavailable, Unreachable

A_RUN = 600
"""Requests that one run may make: far below what Graph allows, and enough for any mailbox in a few runs."""

TEXT, HTML = "text", "html"

_NO_MAILBOX = frozenset(
    {"MailboxNotEnabledForRESTAPI", "MailboxNotSupportedForRESTAPI", "MailboxItemCountQuotaExceeded"}
)
_CONSENT_TOO_SMALL = frozenset({"ErrorAccessDenied", "AccessDenied", "Authorization_RequestDenied"})


class Credentials(Protocol):
    """Whoever asks. Both raise our own errors: `SignInNeeded`, or `Passing`."""

    def token(self) -> str:
        """An access token."""

    def refresh(self) -> None:
        """Gets a new one."""


class Absent(Exception):
    """What was asked for does not exist, or no longer."""


class Wire:
    """All requests to Graph for one account: allowed, counted, and made again where that can do no harm.

    `sign_in` is asked when it is first needed: an account that is not connected must not keep the others from being
    served. It raises `SignInNeeded`.
    """

    def __init__(
        self,
        account: str,
        sign_in: Callable[[], Credentials],
        patience: Patience,
        *,
        graph: str = GRAPH,
        budget: Budget | None = None,
        timeout: tuple[float, float] = TIMEOUT,
    ) -> None:
        self.account = account
        self.budget = budget or Budget(A_RUN)
        self._base = f"{graph}/v1.0"
        self._sign_in = sign_in
        self._patience = patience
        self._session = open_session(allowed(graph), timeout)

    def get(self, path: str, query: Mapping[str, str] | None = None, *, body: str = TEXT) -> Any:
        """The answer. What may pass by itself is tried again. Raises `Absent`, or an `AccountError` that says what to do."""
        return self._asked("GET", self._url(path, query or {}), body=body)

    def pages(self, path: str, query: Mapping[str, str], *, body: str = TEXT) -> Iterator[list[Any]]:
        """Every page of a list."""
        url = self._url(path, query)
        while url:
            answer = self._asked("GET", url, body=body)
            yield answer.get("value", [])
            url = answer.get("@odata.nextLink", "")

    def change(self, method: str, path: str, said: Mapping[str, Any] | None = None) -> Any:
        """The same for a change that may be made twice with no harm."""
        return self._asked(method, self._url(path, {}), said, body=HTML)

    def change_once(self, method: str, path: str, said: Mapping[str, Any] | None = None) -> Any:
        """The same for what must not happen twice: an answer that stays away is never asked for again.

        Raises `Passing` when it is unclear whether it happened.
        """
        return self._made(method, self._url(path, {}), said, HTML)

    @cached_property
    def _credentials(self) -> Credentials:
        return self._sign_in()

    def _url(self, path: str, query: Mapping[str, str]) -> str:
        # Graph reads a + as it stands.
        told = urlencode(query, quote_via=quote, safe="$,:'()")
        return f"{self._base}{path}?{told}" if told else f"{self._base}{path}"

    def _asked(self, method: str, url: str, said: Mapping[str, Any] | None = None, *, body: str) -> Any:
        try:
            return self._patience.ask(lambda: self._made(method, url, said, body))
        except Passing as trouble:
            raise Unreachable(self.account, f"{trouble}. The next run tries again.") from None

    def _made(self, method: str, url: str, said: Mapping[str, Any] | None, body: str) -> Any:
        self.budget.spend(1)
        try:
            answer = self._signed(method, url, said, body)
            if answer.status_code == requests.codes.unauthorized:
                self._credentials.refresh()
                answer = self._signed(method, url, said, body)
            if answer.ok:
                return _object(answer)
        except requests.Timeout:
            raise Passing("Microsoft did not answer in time") from None
        except ValueError:  # half an answer, or that of a hotel's network
            raise Passing("Microsoft's answer could not be understood") from None
        except requests.RequestException:
            raise Passing("Microsoft cannot be reached") from None
        raise self._meaning(answer)

    def _signed(self, method: str, url: str, said: Mapping[str, Any] | None, body: str) -> requests.Response:
        # Without the first of these, a message gets another id when it is moved, or sent.
        prefer = f'IdType="ImmutableId", outlook.timezone="UTC", outlook.body-content-type="{body}"'
        headers = {
            "Authorization": f"Bearer {self._credentials.token()}",
            "Prefer": prefer,
            "Accept": "application/json",
        }
        return self._session.request(method, url, json=said, headers=headers, allow_redirects=False)

    def _meaning(self, answer: requests.Response) -> Exception:
        status, code = answer.status_code, _code(answer)
        if status in PASSING_STATUSES:
            too_fast = status == requests.codes.too_many_requests
            problem = "Microsoft asks us to be slower" if too_fast else f"Microsoft has trouble of its own ({status})"
            return Passing(problem, seconds_to_wait(answer.headers.get("Retry-After")))
        if code in _NO_MAILBOX:
            return Unavailable(
                self.account, f"this Microsoft account has no mailbox at Outlook that can be used ({code})."
            )
        if status in (requests.codes.not_found, requests.codes.gone):
            return Absent()
        return self._refusal(status, code)

    def _refusal(self, status: int, code: str) -> FollowupError:
        again = f"Type `followup connect {self.account}`."
        if status == requests.codes.unauthorized:
            return SignInNeeded(self.account, f"Microsoft no longer accepts the saved sign-in. {again}")
        if status == requests.codes.forbidden and code in _CONSENT_TOO_SMALL:
            return SignInNeeded(self.account, f"the sign-in does not allow all that is needed. {again}")
        return Unavailable(self.account, f"Microsoft refuses what was asked ({status}{f', {code}' if code else ''}).")


def _object(answer: requests.Response) -> Any:
    said = answer.json() if answer.content else {}
    if not isinstance(said, dict):
        raise ValueError  # noqa: TRY004 - as what is no JSON at all
    return said


def quoted(id_: str) -> str:
    """An id as one segment of a path."""
    return quote(id_, safe="")


def literal(text: str) -> str:
    """A text as it stands in a filter."""
    return "'" + text.replace("'", "''") + "'"


def _code(answer: requests.Response) -> str:
    """Microsoft's own word for what is wrong."""
    try:
        code = str(answer.json()["error"]["code"])
    except (ValueError, KeyError, TypeError):
        return ""
    return code if code.replace("_", "").isalnum() and code.isascii() else ""
