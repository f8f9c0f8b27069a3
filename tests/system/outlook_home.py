"""A small job search at Microsoft, for tests that run everything but the command line, over HTTP."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from followup import languages
from followup.connectors.outlook.calendar import OutlookCalendar
from followup.connectors.outlook.mail import OutlookMailbox
from followup.domain.compose import Profile
from followup.domain.model import Attendee, Event, Message, Person, Written
from followup.domain.notice import Reader
from followup.domain.people import fold
from followup.domain.policy.rules import Rules
from followup.ports import Casebook
from followup.store.casebook import SqliteCasebook
from followup.sweep import Account, Options, Report, World, run
from followup.wording import TemplateWording
from tests.builders import ALEX, ALEX_PERSON, HANA, NOW, a_message, an_event
from tests.servers.microsoft.microsoft import Microsoft
from tests.servers.microsoft.outlook import Outlook
from tests.servers.microsoft.owners import OutlookOwner, json_of, wire
from tests.servers.microsoft.serving import trust

READER = Reader(ALEX, languages.load())
RULES = Rules(since=NOW - timedelta(days=24), mine=frozenset(map(fold, ALEX.addresses)))
WORDING = TemplateWording(languages.folder())

INVITATION = (
    "Dear Alex,\n\nthank you for your application. We would like to invite you to an interview for the Data Engineer "
    "position at Brightfold, on Wednesday at eleven.\n\nBest regards,\nHana Ito"
)
REFUSAL = (
    "Dear Alex,\n\nthank you for the interview. Unfortunately we will not be moving forward with your application "
    "for the Data Engineer position at Brightfold.\n\nBest regards,\nHana Ito"
)


@dataclass
class OutlookHome:
    """Alex, who has everything at Microsoft, and this program."""

    microsoft: Microsoft
    state: Path
    options: dict[str, Any] = field(default_factory=dict)
    """How the wire is to be."""
    casebook: Casebook | None = None
    """What is remembered without a file."""
    others: tuple[Account, ...] = ()

    @property
    def outlook(self) -> Outlook:
        return self.microsoft.outlook

    def account(self) -> Account:
        """The account, as a new process has it."""
        connection = wire(self.microsoft, **self.options)
        mine = frozenset(map(fold, ALEX.addresses))
        calendar = OutlookCalendar("home", connection, ALEX.zone, mine)
        return Account(
            "home", ALEX_PERSON, mine, calendar, OutlookMailbox("home", connection, ALEX.zone), may_draft=True
        )

    def sweep(self, now: datetime = NOW, **options: Any) -> Report:
        """One run, as a new process would do it."""
        self.outlook.now = now
        accounts = (self.account(), *self.others)
        if self.casebook:
            return run(World(accounts, self.casebook, READER, RULES, Profile(), WORDING), now, Options(**options))
        with SqliteCasebook(self.state) as casebook:
            return run(World(accounts, casebook, READER, RULES, Profile(), WORDING), now, Options(**options))

    def lose_the_database(self) -> None:
        shutil.rmtree(self.state, ignore_errors=True)

    def letters(self) -> list[Written]:
        """What the casebook knows."""
        if self.casebook:
            return list(self.casebook.letters())
        with SqliteCasebook(self.state) as casebook:
            return list(casebook.letters())

    def receive(self, message: Message) -> None:
        OutlookOwner(self.microsoft).receive(message)

    def interviewed(self, person: Person = HANA) -> None:
        """Somebody has invited Alex by mail; it stands in the calendar, and ended two hours ago."""
        self.receive(an_invitation(person))
        self.schedule(person)

    def schedule(self, person: Person = HANA, **fields: Any) -> None:
        item = json_of(an_interview(person, **fields))
        self.outlook.events[:] = [one for one in self.outlook.events if one["id"] != item["id"]]
        self.outlook.events.append(item)

    def refused(self, person: Person = HANA, **fields: Any) -> Message:
        """A refusal comes, as an answer in the conversation."""
        values = {
            "id": "no@brightfold.example",
            "subject": "Re: Your interview",
            "date": NOW - timedelta(minutes=30),
            "sender": person,
            "references": (an_invitation(person).id,),
        }
        message = a_message(REFUSAL, **{**values, **fields})
        self.receive(message)
        return message

    def drafts(self) -> list[Message]:
        return OutlookOwner(self.microsoft).lying_drafts()

    def edit(self, words: str) -> None:
        """Alex rewrites the only draft."""
        [draft] = self.outlook.lying_in("drafts")
        self.outlook.change(draft, {"body": {"contentType": "html", "content": f"<p>{words}</p>"}})

    def send(self) -> None:
        [draft] = self.outlook.lying_in("drafts")
        self.outlook.dispatch(draft["id"])

    def discard(self) -> None:
        [draft] = self.outlook.lying_in("drafts")
        self.outlook.move(draft["id"], "deleteditems")


def an_interview(person: Person = HANA, **fields: Any) -> Event:
    """An interview of Alex with somebody, which ended two hours ago."""
    guests = (Attendee(person), Attendee(ALEX_PERSON))
    return replace(an_event(organizer=person, attendees=guests), **fields)


def an_invitation(person: Person = HANA) -> Message:
    return a_message(
        INVITATION,
        id=f"invitation.{person.address}",
        subject="Your interview",
        date=NOW - timedelta(days=3),
        sender=person,
    )


@contextmanager
def at_microsoft(folder: Path, casebook: Casebook | None = None, **options: Any) -> Iterator[OutlookHome]:
    """A home whose owner has an account at Microsoft, as long as the context lasts."""
    folder.mkdir(parents=True, exist_ok=True)
    before = os.environ.get("REQUESTS_CA_BUNDLE")
    trust(folder)
    try:
        with Microsoft().served() as microsoft:
            yield OutlookHome(microsoft, folder / "state", options, casebook)
            assert microsoft.mistakes == []
    finally:
        if before is None:
            os.environ.pop("REQUESTS_CA_BUNDLE", None)
        else:
            os.environ["REQUESTS_CA_BUNDLE"] = before
