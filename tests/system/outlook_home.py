"""A small job search at Microsoft."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import deepcopy
from datetime import datetime
from pathlib import Path
from typing import Any

from followup.connectors.outlook.calendar import OutlookCalendar
from followup.connectors.outlook.mail import OutlookMailbox
from followup.domain.model import Draft, Person
from followup.ports import Casebook
from followup.sweep import Account
from tests.builders import ALEX, ALEX_PERSON
from tests.servers.microsoft.microsoft import Microsoft, refusal
from tests.servers.microsoft.outlook import Outlook, person
from tests.servers.microsoft.owners import CalendarKeeper, OutlookOwner, Token, wire
from tests.servers.serving import Reply, trust
from tests.system.providers import MINE, Fault, Home


class AtMicrosoft:
    """A `Provider`: a mailbox and a calendar behind Graph."""

    refusals: Mapping[str, Reply] = {
        "429": refusal(429, "ApplicationThrottled", **{"Retry-After": "2"}),
        "403": refusal(403, "ErrorQuotaExceeded"),
        "500": refusal(500, "InternalServerError"),
        "503": refusal(503, "ServiceUnavailable"),
    }

    telling: Sequence[str] = ("POST /me/messages", "/createReply", "PATCH ", "/permanentDelete", "/calendarView")

    def __init__(self, microsoft: Microsoft) -> None:
        self.microsoft = microsoft
        self.owner, self.keeper = OutlookOwner(microsoft), CalendarKeeper(microsoft)
        self._token = Token(microsoft.token())

    @property
    def outlook(self) -> Outlook:
        return self.microsoft.outlook

    def account(self, now: datetime, **options: Any) -> Account:
        self.outlook.now = now
        connection = wire(self.microsoft, token=self._token, **options)
        calendar = OutlookCalendar("home", connection, ALEX.zone, MINE)
        return Account(
            "home", ALEX_PERSON, MINE, calendar, OutlookMailbox("home", connection, ALEX.zone), may_draft=True
        )

    def asked(self) -> list[str]:
        return [str(asked) for asked in self.microsoft.asked]

    def units(self) -> int:
        return 0

    def fail(self, fault: Fault | None) -> None:
        self.microsoft.fault = fault

    def expire(self) -> None:
        tokens = self.microsoft.entra.access_tokens
        if "good" in tokens:
            tokens["renewed"] = tokens.pop("good")

    def lay(self, sender: Person, subject: str, text: str, at: datetime) -> str:
        # Exchange reads no HTML here: parsing that of many messages takes its time.
        fields = {
            "from": person(sender.address, sender.name),
            "#html": f"<pre>{text}</pre>",
            "#unique": f"<pre>{text}</pre>",
            "#text": text,
        }
        said = {"subject": subject, "toRecipients": [person(ALEX_PERSON.address)]}
        return str(self.outlook.lay(said, "inbox", at=at, fields=fields)["id"])

    def throw_away(self, draft: Draft) -> None:
        self.owner.discard(draft)

    def conversation(self, message_id: str) -> str:
        [conversation] = {
            item["conversationId"]
            for item in self.outlook.messages.values()
            if item["internetMessageId"] == f"<{message_id}>"
        }
        return str(conversation)

    def empty_the_calendar(self) -> None:
        self.outlook.events.clear()

    def state(self) -> object:
        return deepcopy((self.outlook, self.microsoft.entra.access_tokens, self._token))

    def restore(self, state: Any) -> None:
        self.microsoft.outlook, self.microsoft.entra.access_tokens, self._token = deepcopy(state)


@contextmanager
def at_microsoft(folder: Path, casebook: Casebook | None = None, **wire: Any) -> Iterator[Home[AtMicrosoft]]:
    """A home whose owner has an account at Microsoft, as long as the context lasts."""
    folder.mkdir(parents=True, exist_ok=True)
    before = os.environ.get("REQUESTS_CA_BUNDLE")
    trust(folder)
    try:
        with Microsoft().served() as microsoft:
            yield Home(AtMicrosoft(microsoft), folder / "state", casebook, wire)
            assert microsoft.mistakes == []
    finally:
        if before is None:
            os.environ.pop("REQUESTS_CA_BUNDLE", None)
        else:
            os.environ["REQUESTS_CA_BUNDLE"] = before
