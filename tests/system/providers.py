"""A small job search at a provider, for tests that run everything but the command line, over HTTP."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from followup import languages
from followup.domain.compose import Profile
from followup.domain.model import Attendee, Draft, Event, Fate, Message, Person, Written
from followup.domain.notice import Reader
from followup.domain.people import fold
from followup.domain.policy.rules import Rules
from followup.ports import Casebook
from followup.store.casebook import SqliteCasebook
from followup.sweep import Account, Options, Report, World, run
from followup.wording import TemplateWording
from tests.builders import ALEX, ALEX_PERSON, HANA, NOW, a_message, an_event
from tests.contract.calendar import Keeper
from tests.contract.mailbox import Owner
from tests.servers.serving import Reply

MINE = frozenset(map(fold, ALEX.addresses))
READER = Reader(ALEX, languages.load())
RULES = Rules(since=NOW - timedelta(days=24), mine=MINE)
WORDING = TemplateWording(languages.folder())

INVITATION = (
    "Dear Alex,\n\nthank you for your application. We would like to invite you to an interview for the Data Engineer "
    "position at Brightfold, on Wednesday at eleven.\n\nBest regards,\nHana Ito"
)
REFUSAL = (
    "Dear Alex,\n\nthank you for the interview. Unfortunately we will not be moving forward with your application "
    "for the Data Engineer position at Brightfold.\n\nBest regards,\nHana Ito"
)

Fault = Callable[[object, Callable[[], Reply]], Reply | None]
"""Is given a request and what would answer it, and gives another reply, or none at all."""


class Provider(Protocol):
    """A server with everything that somebody has at one provider."""

    refusals: Mapping[str, Reply]
    """What it says when it refuses, by what that is called here."""

    telling: Sequence[str]
    """Parts of the requests without which a test of what may fail would be none."""

    @property
    def owner(self) -> Owner:
        """Whose mailbox it is."""

    @property
    def keeper(self) -> Keeper:
        """Whoever keeps the calendar."""

    def account(self, now: datetime, **wire: Any) -> Account:
        """The account, as a new process has it at that time."""

    def asked(self) -> list[str]:
        """Every request so far."""

    def units(self) -> int:
        """What they have cost, where the provider counts that."""

    def fail(self, fault: Fault | None) -> None:
        """From now on that decides what is answered."""

    def expire(self) -> None:
        """The access token is good no longer; a new one will be."""

    def lay(self, sender: Person, subject: str, text: str, at: datetime) -> str:
        """Mail comes to lie in the inbox, quickly; its handle."""

    def throw_away(self, draft: Draft) -> None:
        """The owner throws it away, as people do there: some keep a trace of it, some do not."""

    def conversation(self, message_id: str) -> str:
        """Which conversation that message is in."""

    def empty_the_calendar(self) -> None:
        """Nothing stands in it any more."""

    def state(self) -> object:
        """All that the server keeps."""

    def restore(self, state: Any) -> None:
        """It keeps that again."""


P = TypeVar("P", bound=Provider)


@dataclass
class Home(Generic[P]):
    """Alex, who has everything at one provider, and this program."""

    provider: P
    folder: Path
    """Of the state."""
    casebook: Casebook | None = None
    """What is remembered without a file."""
    wire: dict[str, Any] = field(default_factory=dict)
    """How the wire is to be."""
    others: tuple[Account, ...] = ()

    def sweep(self, now: datetime = NOW, **options: Any) -> Report:
        """One run, as a new process would do it."""
        accounts = (self.provider.account(now, **self.wire), *self.others)
        with self._opened() as casebook:
            return run(World(accounts, casebook, READER, RULES, Profile(), WORDING), now, Options(**options))

    def letters(self) -> list[Written]:
        """What the casebook knows."""
        with self._opened() as casebook:
            return list(casebook.letters())

    def fates(self) -> dict[str, Fate]:
        """The same, by the step of the letter."""
        return {letter.key.step: letter.fate for letter in self.letters()}

    def lose_the_database(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def snapshot(self) -> tuple[object, object]:
        """Everything as it is now, where nothing is in a file."""
        return self.provider.state(), deepcopy(self.casebook)

    def restore(self, snapshot: tuple[object, Any]) -> None:
        state, casebook = snapshot
        self.provider.restore(state)
        self.casebook = deepcopy(casebook)

    def receive(self, message: Message) -> None:
        self.provider.owner.receive(message)

    def interviewed(self, person: Person = HANA) -> None:
        """Somebody has invited Alex by mail; it stands in the calendar, and ended two hours ago."""
        self.receive(an_invitation(person))
        self.schedule(person)

    def schedule(self, person: Person = HANA, **fields: Any) -> None:
        self.provider.keeper.put(an_interview(person, **fields))

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
        """What lies in the drafts."""
        return self.provider.owner.lying_drafts()

    def noted(self) -> list[Draft]:
        """What lies in the drafts, as far as the casebook knows."""
        waiting = (Fate.WAITING, Fate.EDITED)
        return [letter.draft for letter in self.letters() if letter.draft and letter.fate in waiting]

    def edit(self, words: str) -> None:
        """Alex rewrites the only draft."""
        [draft] = self.noted()
        self.provider.owner.edit(draft, words)

    def send(self) -> None:
        [draft] = self.noted()
        self.provider.owner.send(draft)

    def discard(self) -> None:
        [draft] = self.noted()
        self.provider.owner.discard(draft)

    def delete(self) -> None:
        [draft] = self.noted()
        self.provider.owner.delete(draft)

    def _opened(self) -> AbstractContextManager[Casebook]:
        return nullcontext(self.casebook) if self.casebook else SqliteCasebook(self.folder)


Opened = Callable[..., AbstractContextManager[Home[Provider]]]
"""Is given a folder, a casebook if there is no file to be, and how the wire is to be."""


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
