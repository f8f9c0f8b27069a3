"""Whose account is it, and do its services answer?"""

from collections.abc import Collection
from typing import Any
from urllib.parse import quote

import requests

from followup.connectors.gate import Allowed
from followup.connectors.google import scopes
from followup.connectors.retry import PASSING_STATUSES, Passing, Patience
from followup.connectors.transport import open_session
from followup.domain.people import fold
from followup.errors import SignInNeeded, Unavailable

GMAIL = "https://gmail.googleapis.com"
CALENDAR = "https://www.googleapis.com"
QUESTIONS = ("GET /users/me/profile", "GET /users/me/calendarList/primary", "GET /calendars/{id}/events")

PATIENCE = 20.0
"""Seconds for all the questions together, while the browser waits for its page."""


def signed_in(account: str, token: str, granted: Collection[str], addresses: Collection[str], api: str = "") -> str:
    """The address of whoever signed in, which is one of `addresses`. Raises `SignInNeeded` if it is none of them.

    The services are asked that the account is used for, so that one that is not enabled is told of now and not by cron.
    `api` is where another server stands in for Google's.
    """
    asked = _Asked(account, token, api)
    mine = {fold(address): address for address in addresses}
    told = asked.mailbox() if scopes.READ_MAIL in granted or scopes.KEEP_DRAFTS in granted else ""
    if scopes.OWN_EVENTS in granted or scopes.ALL_EVENTS in granted:
        title = asked.calendar_title()
        told = told or (asked.calendar_id() if scopes.CALENDAR_NAMES in granted else title)
        if "@" not in told:  # the user has given the calendar a name; its id is the address all the same
            told = next((address for address in addresses if asked.owns(address)), "")
    if fold(told) not in mine:
        raise SignInNeeded(
            account,
            f"the Google account that signed in is not {' or '.join(addresses)}. "
            f"Type `followup connect {account}` again and choose that one, or correct `login` in config.yaml.",
        )
    return told


class _Asked:
    """The few requests that tell."""

    def __init__(self, account: str, token: str, api: str) -> None:
        self._account, self._token = account, token
        self._patience = Patience(PATIENCE)
        self._gmail, self._calendar = f"{api or GMAIL}/gmail/v1", f"{api or CALENDAR}/calendar/v3"

    def mailbox(self) -> str:
        """The address of the mailbox."""
        return str(self._get("Gmail API", self._gmail, "/users/me/profile").get("emailAddress", ""))

    def calendar_title(self) -> str:
        """The title of the primary calendar: its address, unless somebody changed it."""
        return str(self._events("primary", "summary").get("summary", ""))

    def calendar_id(self) -> str:
        """The id of the primary calendar, which is its address."""
        return str(self._get("Google Calendar API", self._calendar, "/users/me/calendarList/primary").get("id", ""))

    def owns(self, address: str) -> bool:
        """Whether this is the address of a calendar that whoever signed in owns."""
        try:
            return self._events(address, "accessRole").get("accessRole") == "owner"
        except Unavailable:
            return False

    def _events(self, calendar: str, field: str) -> dict[str, Any]:
        path = f"/calendars/{quote(calendar, safe='')}/events"
        return self._get("Google Calendar API", self._calendar, path, {"maxResults": "1", "fields": field})

    def _get(self, service: str, base: str, path: str, query: dict[str, str] | None = None) -> dict[str, Any]:
        try:
            return self._patience.ask(lambda: self._got(service, base, path, query))
        except Passing as trouble:
            raise self._unavailable(str(trouble)) from None

    def _got(self, service: str, base: str, path: str, query: dict[str, str] | None) -> dict[str, Any]:
        with open_session([Allowed(base, QUESTIONS)]) as session:
            try:
                answer = session.get(f"{base}{path}", params=query, headers={"Authorization": f"Bearer {self._token}"})
                said = answer.json()
            except requests.RequestException:
                raise Passing(f"the {service} cannot be reached") from None
        if answer.status_code == requests.codes.ok and isinstance(said, dict):
            return said
        if answer.status_code in PASSING_STATUSES:
            raise Passing(f"the {service} has trouble of its own ({answer.status_code})")
        if _is_disabled(said):
            raise self._unavailable(
                f"the {service} is not enabled in your Google project. Enable it, as `followup help google` tells, "
                "and wait a few minutes"
            )
        raise self._unavailable(f"the {service} answers {answer.status_code}; nothing was kept")

    def _unavailable(self, problem: str) -> Unavailable:
        return Unavailable(self._account, f"{problem}. Then type `followup connect {self._account}` again.")


def _is_disabled(said: object) -> bool:
    """Whether the API has still to be enabled; Google has told that in two ways over the years."""
    text = str(said)
    return "accessNotConfigured" in text or "SERVICE_DISABLED" in text
