"""One application across both providers: the calendar at one, the mail at the other, or everything at both."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from followup.connectors.google.calendar import GoogleCalendar
from followup.connectors.google.mail import GoogleMailbox
from followup.domain.compose import Profile
from followup.domain.model import Draft, Message, Person
from followup.domain.people import fold
from followup.domain.policy.rules import Wait
from followup.store.casebook import SqliteCasebook
from followup.sweep import Account, Options, Outcome, Report, World, run
from tests.builders import ALEX, HANA, NOW
from tests.servers.google.owners import wire
from tests.servers.microsoft.microsoft import refusal
from tests.system.google_home import AtGoogle, at_google
from tests.system.outlook_home import AtMicrosoft, at_microsoft
from tests.system.providers import READER, RULES, WORDING, Home, an_invitation

AT_GOOGLE, AT_MICROSOFT = frozenset({"alex.doe@gmail.com"}), frozenset({"alex@doe.example"})


@dataclass
class Both:
    """Alex, who has an account at Google and one at Microsoft."""

    google: Home[AtGoogle]
    microsoft: Home[AtMicrosoft]
    state: Path

    def sweep(self, hours: float = 0) -> Report:
        """One run over both, as a new process would do it."""
        connection = wire(self.google.provider.api, account="gmail")
        gmail = Account(
            "gmail",
            Person(ALEX.name, "alex.doe@gmail.com"),
            frozenset(map(fold, AT_GOOGLE)),
            GoogleCalendar("gmail", connection, ALEX.zone),
            GoogleMailbox("gmail", connection, ALEX.zone),
            may_draft=True,
        )
        now = NOW + timedelta(hours=hours)
        accounts = (gmail, self.microsoft.provider.account(now))
        with SqliteCasebook(self.state) as casebook:
            return run(World(accounts, casebook, READER, RULES, Profile(), WORDING), now, Options())

    def drafts(self) -> tuple[list[Message], int]:
        """What lies in the drafts at Microsoft, and how many lie in those at Google."""
        return self.microsoft.drafts(), len(self.google.drafts())


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Both]:
    with at_microsoft(tmp_path / "microsoft") as microsoft, at_google(tmp_path / "google") as google:
        yield Both(google, microsoft, tmp_path / "state")


def saved(report: Report) -> list[Draft]:
    return [done.delivery.draft for done in report.deliveries(Outcome.SAVED) if done.delivery and done.delivery.draft]


def test_an_interview_in_google_calendar_is_thanked_for_in_its_conversation_in_outlook(both: Both) -> None:
    both.google.schedule()
    both.microsoft.interviewed()
    both.microsoft.provider.empty_the_calendar()

    report = both.sweep()

    [draft], others = both.drafts()
    assert len(report.cases) == 1
    assert (draft.to, others) == ((HANA,), 0)
    assert draft.subject.casefold() == "re: your interview"


def test_an_interview_in_outlook_is_thanked_for_in_its_conversation_in_gmail(both: Both) -> None:
    both.microsoft.schedule()
    both.google.receive(an_invitation())

    report = both.sweep()

    drafts, others = both.drafts()
    assert len(report.cases) == 1
    assert (drafts, others) == ([], 1)


def test_the_same_interview_on_both_calendars_is_one(both: Both) -> None:
    both.google.schedule()
    both.microsoft.schedule()

    first, second = both.sweep(), both.sweep(hours=1)

    [case] = first.cases
    assert len(case.occasions) == 1
    assert len(saved(first)) == 1
    assert saved(second) == []


def test_what_depends_on_the_one_that_cannot_be_reached_waits_and_is_made_up_for(both: Both) -> None:
    both.google.schedule()
    both.microsoft.interviewed()
    both.microsoft.provider.empty_the_calendar()
    both.microsoft.provider.fail(lambda _asked, _act: refusal(403, "ErrorMailboxLocked"))

    first = both.sweep()
    both.microsoft.provider.fail(None)
    second = both.sweep(hours=0.5)

    assert saved(first) == []
    assert any(isinstance(done.decision, Wait) for done in first.done)
    assert len(saved(second)) == 1


def test_whatever_is_logged_tells_nothing_of_anybodys_mail(both: Both, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    both.google.interviewed()
    both.microsoft.interviewed(Person("Ben Okafor", "ben@globex.example"))

    both.sweep()
    both.google.refused()
    both.sweep(hours=6)

    private = ("hana", "okafor", "brightfold", "globex", "Your interview", "Dear Alex", "Bearer", "eyJ")
    assert [word for word in private if word.casefold() in caplog.text.casefold()] == []
