"""Where does a simulated job search take place, and what is a run of it?"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from hypothesis.stateful import RuleBasedStateMachine

from followup import languages
from followup.domain.compose import Profile
from followup.domain.model import (
    Message,
    Person,
)
from followup.domain.people import fold
from followup.ports import Casebook
from followup.sweep import Account, Outcome, World, run
from followup.wording import TemplateWording
from tests.builders import NOW
from tests.fakes import FakeCalendar
from tests.fakes_notes import FakeNotes
from tests.fuses import READER, Fuse, FusedCasebook, WatchedFake
from tests.lives import (
    ADDRESSES,
    ALEX,
    EMPLOYERS,
    Application,
    Owner,
    Record,
)
from tests.promises import RULES, Promises

WORDING = TemplateWording(languages.folder())
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class Search(Promises, RuleBasedStateMachine):
    """A job search in which nothing happens yet, with mailboxes and a casebook in memory."""

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.number = 0
        self.fuse = Fuse()
        self.calendars = {name: FakeCalendar(name) for name in ADDRESSES}
        self.mailboxes, self.owners = self.make_mailboxes()
        self.casebook = self.make_casebook()
        self.notes = FakeNotes()
        self.applications = {employer: Application(employer) for employer in EMPLOYERS}
        self.mails: dict[str, Message] = {}
        self.records: list[Record] = []
        self.paused = False
        self.has_told = False

    # --- where it takes place --------------------------------------------------------------------------------------

    def make_mailboxes(self) -> tuple[Mapping[str, Any], Mapping[str, Owner]]:
        mailboxes = {name: WatchedFake(name, self.fuse) for name in ADDRESSES}
        return mailboxes, mailboxes

    def make_casebook(self) -> Casebook:
        return FusedCasebook(self.fuse)

    def world(self) -> World:
        accounts = tuple(
            Account(
                name,
                Person(ALEX.name, address),
                frozenset({fold(address)}),
                self.calendars[name],
                self.mailboxes[name],
                may_draft=name != "work",
            )
            for name, address in ADDRESSES.items()
        )
        return World(accounts, self.casebook, READER, RULES, Profile(), WORDING, at_most=50, notes=self.notes)

    def next(self) -> int:
        """A number of its own for whatever happens now; no two things happen in the same minute."""
        self.number += 1
        self.now += timedelta(minutes=1)
        return self.number

    def receive(self, application: Application, mail: Message, *, thread: bool = True) -> None:
        self.owners[mail.account].receive(mail)
        self.mails[mail.id] = mail
        if thread:
            application.thread.append(mail)

    def sweep(self, without_mail: frozenset[str] = frozenset(), without_calendar: frozenset[str] = frozenset()) -> None:
        report = run(self.world(), self.now)
        self.take_stock(without_mail, without_calendar)
        before = self.picture()
        again = run(self.world(), self.now)
        done = again.deliveries(*(outcome for outcome in Outcome if outcome is not Outcome.FAILED))
        assert not done, f"a second run at the same time does {[(one.decision.step, one.delivery) for one in done]}"
        assert not self.picture() ^ before, self.picture() ^ before
        if not without_mail and not without_calendar:
            assert not report.failures, report.failures
            if not self.paused:
                self.nothing_stale_waits()

    def picture(self) -> set[str]:
        drafts = {repr(message) for owner in self.owners.values() for message in owner.lying_drafts()}
        return drafts | set(map(repr, self.casebook.letters())) | set(map(repr, self.casebook.signals()))
