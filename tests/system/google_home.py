"""A small job search at Google."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import deepcopy
from datetime import datetime
from email.utils import format_datetime, formataddr
from pathlib import Path
from typing import Any

from followup.connectors.google.calendar import GoogleCalendar
from followup.connectors.google.mail import GoogleMailbox
from followup.connectors.headers import headers_from
from followup.domain.model import Draft, Person
from followup.ports import Casebook
from followup.sweep import Account
from tests.builders import ALEX, ALEX_PERSON
from tests.servers.google.api import GoogleApi, refusal
from tests.servers.google.owners import CalendarKeeper, GmailOwner, Token, wire
from tests.servers.serving import Reply
from tests.system.providers import MINE, Fault, Home


class AtGoogle:
    """A `Provider`: Gmail and Google Calendar."""

    refusals: Mapping[str, Reply] = {
        "429": refusal(429, "rateLimitExceeded", **{"Retry-After": "2"}),
        "403 too fast": refusal(403, "userRateLimitExceeded"),
        "403": refusal(403, "forbidden"),
        "500": refusal(500, "backendError"),
        "503": refusal(503),
    }

    telling: Sequence[str] = (
        "drafts.create",
        "drafts.delete",
        "drafts.list",
        "threads.get",
        "messages.list",
        "events.list",
    )

    def __init__(self, api: GoogleApi) -> None:
        self.api = api
        self.owner, self.keeper = GmailOwner(api), CalendarKeeper(api)
        self._token = Token()

    def account(self, now: datetime, **options: Any) -> Account:
        self.api.gmail.now = now
        connection = wire(self.api, token=self._token, **options)
        calendar = GoogleCalendar("home", connection, ALEX.zone)
        return Account(
            "home", ALEX_PERSON, MINE, calendar, GoogleMailbox("home", connection, ALEX.zone), may_draft=True
        )

    def asked(self) -> list[str]:
        return [str(asked) for asked in self.api.asked]

    def units(self) -> int:
        return self.api.gmail.spent

    def fail(self, fault: Fault | None) -> None:
        self.api.fault = fault

    def expire(self) -> None:
        self.api.tokens = {"renewed"}

    def lay(self, sender: Person, subject: str, text: str, at: datetime) -> str:
        head = (
            f"From: {formataddr((sender.name, sender.address))}\nTo: {ALEX_PERSON.address}\n"
            f"Subject: {' '.join(subject.split())}\nDate: {format_datetime(at)}\n"
            f"Message-ID: <{len(self.api.gmail.messages)}@elsewhere.example>\nMIME-Version: 1.0\n"
            "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
        )
        return self.api.gmail.deliver(f"{head}{text}\n".encode("utf-8", "replace"), {"INBOX"}, at).id

    def throw_away(self, draft: Draft) -> None:
        self.owner.delete(draft)

    def conversation(self, message_id: str) -> str:
        [thread] = {
            one.thread for one in self.api.gmail.messages.values() if headers_from(one.raw).message_id == message_id
        }
        return thread

    def empty_the_calendar(self) -> None:
        self.api.calendars.calendars["primary"].clear()

    def state(self) -> object:
        return deepcopy((self.api.gmail, self.api.calendars, self.api.tokens, self._token))

    def restore(self, state: Any) -> None:
        self.api.gmail, self.api.calendars, self.api.tokens, self._token = deepcopy(state)


@contextmanager
def at_google(folder: Path, casebook: Casebook | None = None, **wire: Any) -> Iterator[Home[AtGoogle]]:
    """A home whose owner has an account at Google, as long as the context lasts."""
    with GoogleApi().served() as api:
        yield Home(AtGoogle(api), folder / "state", casebook, wire)
        assert api.mistakes == []
