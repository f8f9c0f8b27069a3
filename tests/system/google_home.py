"""A small job search at Google, for tests that run everything but the command line, over HTTP."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from followup import languages
from followup.connectors.google.calendar import GoogleCalendar
from followup.connectors.google.mail import GoogleMailbox
from followup.connectors.mime import message_from
from followup.domain.compose import Profile
from followup.domain.model import Folder, Handle, Message, Person, Written
from followup.domain.notice import Reader
from followup.domain.people import fold
from followup.domain.policy.rules import Rules
from followup.ports import Casebook
from followup.store.casebook import SqliteCasebook
from followup.sweep import Account, Options, Report, World, run
from followup.wording import TemplateWording
from tests.builders import ALEX, ALEX_PERSON, HANA, NOW, a_message
from tests.maildirs import raw_from
from tests.servers.google.api import GoogleApi
from tests.servers.google.calendar import item_of
from tests.servers.google.owners import wire

READER = Reader(ALEX, languages.load())
RULES = Rules(since=datetime(2026, 9, 20, tzinfo=UTC), mine=frozenset(map(fold, ALEX.addresses)))
WORDING = TemplateWording(languages.folder())

INVITATION = (
    "Dear Alex,\n\nthank you for your application. We would like to invite you to an interview for the Data Engineer "
    "position at Brightfold, on Wednesday at eleven.\n\nBest regards,\nHana Ito"
)
REFUSAL = (
    "Dear Alex,\n\nthank you for the interview. Unfortunately we will not be moving forward with your application "
    "for the Data Engineer position at Brightfold.\n\nBest regards,\nHana Ito"
)
ENDED = NOW - timedelta(hours=2)


@dataclass
class GoogleHome:
    """Alex, who has everything at Google, and this program."""

    api: GoogleApi
    state: Path
    options: dict[str, Any] = field(default_factory=dict)
    """How the wire is to be."""
    casebook: Casebook | None = None
    """What is remembered without a file."""

    def sweep(self, now: datetime = NOW, **options: Any) -> Report:
        """One run, as a new process would do it."""
        connection = wire(self.api, **self.options)
        self.wire = connection
        account = Account(
            "home",
            ALEX_PERSON,
            frozenset(map(fold, ALEX.addresses)),
            GoogleCalendar("home", connection, ALEX.zone),
            GoogleMailbox("home", connection, ALEX.zone),
            may_draft=True,
        )
        if self.casebook:
            return run(World((account,), self.casebook, READER, RULES, Profile(), WORDING), now, Options(**options))
        with SqliteCasebook(self.state) as casebook:
            return run(World((account,), casebook, READER, RULES, Profile(), WORDING), now, Options(**options))

    def lose_the_database(self) -> None:
        shutil.rmtree(self.state, ignore_errors=True)

    def letters(self) -> list[Written]:
        """What the casebook knows."""
        if self.casebook:
            return list(self.casebook.letters())
        with SqliteCasebook(self.state) as casebook:
            return casebook.letters()

    def receive(self, message: Message, folder: Folder = Folder.INBOX) -> None:
        self.api.gmail.deliver(raw_from(message), {folder.name}, message.date)

    def interviewed(self, person: Person = HANA) -> None:
        """Somebody has invited Alex by mail; it stands in the calendar, and ended two hours ago."""
        self.receive(an_invitation(person))
        self.schedule(person)

    def schedule(
        self, person: Person = HANA, uid: str = "e1@brightfold.example", ended: datetime = ENDED, **more: Any
    ) -> None:
        item = item_of(uid, ended - timedelta(hours=1), ended)
        people: list[dict[str, Any]] = [
            {"email": person.address, "displayName": person.name, "responseStatus": "accepted"}
        ]
        people += [{"email": ALEX_PERSON.address, "self": True, "responseStatus": "accepted"}]
        item |= {"summary": "Interview: Data Engineer at Brightfold", "attendees": people}
        item["organizer"] = {"email": person.address, "displayName": person.name}
        self.api.calendars.put({**item, **more})

    def refused(self, person: Person = HANA, **fields: Any) -> Message:
        """A refusal comes, as an answer in the thread."""
        message = a_message(
            REFUSAL,
            **{
                "id": "no@brightfold.example",
                "subject": "Re: Your interview",
                "date": NOW - timedelta(minutes=30),
                "sender": person,
                "references": (an_invitation(person).id,),
                **fields,
            },
        )
        self.receive(message)
        return message

    def drafts(self) -> list[Message]:
        """What lies in the drafts, by its ids."""
        return [self._read(message) for message in self.api.gmail.drafts.values()]

    def threads(self) -> list[str]:
        return [self.api.gmail.messages[message].thread for message in self.api.gmail.drafts.values()]

    def edit(self, words: str) -> None:
        """Alex rewrites the only draft."""
        [(draft, message)] = self.api.gmail.drafts.items()
        old = self._read(message)
        edited = EmailMessage()
        edited["From"], edited["To"], edited["Subject"] = "alex@doe.example", old.to[0].address, old.subject
        edited["Date"] = old.date
        edited["References"] = " ".join(f"<{each}>" for each in old.references)
        edited.set_content(words)
        self.api.gmail.edit(draft, edited.as_bytes())

    def send(self) -> None:
        [draft] = self.api.gmail.drafts
        self.api.gmail.send(draft)

    def discard(self) -> None:
        [draft] = self.api.gmail.drafts
        self.api.gmail.delete(draft)

    def _read(self, message: str) -> Message:
        raw = self.api.gmail.messages[message].raw
        return message_from(raw, account="home", handle=Handle(message), folder=Folder.DRAFTS)


def an_invitation(person: Person = HANA) -> Message:
    return a_message(
        INVITATION,
        id=f"invitation.{person.address}",
        subject="Your interview",
        date=NOW - timedelta(days=3),
        sender=person,
    )


@contextmanager
def at_google(state: Path, casebook: Casebook | None = None, **options: Any) -> Iterator[GoogleHome]:
    with GoogleApi() as api:
        yield GoogleHome(api, state / "state", options, casebook)
        assert api.mistakes == []
