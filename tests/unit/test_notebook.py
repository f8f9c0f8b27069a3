"""What do the user's notes come to, run by run?"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from followup import languages
from followup.domain.compose import Profile
from followup.domain.model import Attendee, Event, Folder, Message
from followup.domain.notice import Reader
from followup.domain.people import fold
from followup.domain.policy.rules import Rules
from followup.domain.signals import Replied, Wrote
from followup.errors import Unavailable
from followup.sweep import Account, Report, World, run
from followup.wording import TemplateWording
from tests.builders import ALEX, ALEX_PERSON, HANA, NOW, a_message, an_event
from tests.fakes import FakeCalendar, FakeCasebook, FakeMailbox
from tests.fakes_notes import FakeNotes

RULES = Rules(since=datetime(2026, 9, 20, tzinfo=UTC), mine=frozenset(map(fold, ALEX.addresses)))
READER = Reader(ALEX, languages.load())
WORDING = TemplateWording(languages.folder())


class Home:
    """A calendar with one interview, a mailbox and a folder of notes."""

    def __init__(self) -> None:
        self.calendar = FakeCalendar(events=[an_event()])
        self.mailbox = FakeMailbox()
        self.casebook = FakeCasebook()
        self.notes = FakeNotes()

    def sweep(self, now: datetime = NOW) -> Report:
        own = frozenset(map(fold, ALEX.addresses))
        account = Account("home", ALEX_PERSON, own, self.calendar, self.mailbox, may_draft=True)
        return run(World((account,), self.casebook, READER, RULES, Profile(), WORDING, notes=self.notes), now)

    def points(self, now: datetime = NOW) -> list[str]:
        """All points noted about the interview, after a run."""
        [case] = self.sweep(now).cases
        return [line for note in case.notes for line in note.noted.lines]


@pytest.fixture
def home() -> Home:
    return Home()


def an_own_event(description: str = "", **fields: Any) -> Event:
    """The same interview, entered by Alex."""
    return an_event(
        organizer=ALEX_PERSON, attendees=(Attendee(HANA), Attendee(ALEX_PERSON)), description=description, **fields
    )


def a_note(text: str = "- by mail", folder: Folder = Folder.SENT, **fields: Any) -> Message:
    values: dict[str, object] = {"id": "note@doe.example", "sender": ALEX_PERSON, "to": (ALEX_PERSON,), **fields}
    return a_message(text, folder=folder, subject="notes: Brightfold", date=NOW - timedelta(hours=1), **values)


def test_notes_come_in_by_all_three_ways(home: Home) -> None:
    home.calendar.put(an_own_event("Notes\n- in the event"))
    home.mailbox.receive(a_note())
    home.notes.put("a.md", NOW, ("Brightfold", "- in a file"))

    assert sorted(home.points()) == ["by mail", "in a file", "in the event"]


def test_a_second_run_changes_nothing(home: Home) -> None:
    home.calendar.put(an_own_event("Notes\n- in the event"))
    home.mailbox.receive(a_note())
    home.notes.put("a.md", NOW, ("Brightfold", "- in a file"))
    before = home.points()

    assert home.points() == before


def test_a_changed_file_replaces_what_it_said(home: Home) -> None:
    home.notes.put("a.md", NOW, ("Brightfold", "- one"), ("Hana", "- two"))
    assert home.points() == ["one", "two"]

    home.notes.put("a.md", NOW, ("Brightfold", "- three"))

    assert home.points() == ["three"]


def test_a_file_that_is_gone_is_forgotten(home: Home) -> None:
    home.notes.put("a.md", NOW, ("Brightfold", "- one"))
    assert home.points() == ["one"]

    home.notes.remove("a.md")

    assert home.points() == []


def test_a_file_that_cannot_be_read_is_named_once_and_what_it_said_stays(home: Home) -> None:
    home.notes.put("a.md", NOW, ("Brightfold", "- one"))
    home.sweep()
    home.notes.put_unreadable("a.md")

    first, second = home.sweep(), home.sweep()

    assert [item.place for item in first.unreadable] == ["a.md"]
    assert second.unreadable == ()
    assert home.points() == ["one"]


def test_notes_that_cannot_be_read_hold_up_nothing_and_are_not_forgotten(home: Home) -> None:
    home.notes.put("a.md", NOW, ("Brightfold", "- one"))
    home.sweep()
    home.notes.failure = Unavailable("notes", "they are locked away")

    report = home.sweep()

    assert [str(failure) for failure in report.failures] == ["notes: they are locked away"]
    assert home.points() == ["one"]


def test_lines_taken_out_of_an_event_are_forgotten(home: Home) -> None:
    home.calendar.put(an_own_event("Notes\n- one\n- two"))
    assert home.points() == ["one", "two"]

    home.calendar.put(an_own_event("Notes\n- two"))
    assert home.points() == ["two"]

    home.calendar.put(an_own_event())
    assert home.points() == []


def test_notes_go_with_the_event_they_stand_in(home: Home) -> None:
    home.calendar.put(an_own_event("Notes\n- one"))
    home.sweep()

    home.calendar.remove(an_event().identity)
    report = home.sweep()

    assert [case.notes for case in report.cases] == [()]
    assert report.strays == ()


def test_lines_of_the_organizers_are_no_notes_of_the_users(home: Home) -> None:
    theirs = an_event(description="Notes:\n- Bring your passport")
    home.mailbox.receive(a_message("We invite you to an interview.", invitations=(theirs,)))
    home.calendar.put(replace(theirs, description="Notes:\n- Bring your passport\n- They rewrite the pipeline"))

    assert home.points() == ["They rewrite the pipeline"]


def test_what_the_organizer_wrote_below_the_users_notes_is_theirs_too(home: Home) -> None:
    theirs = an_event(description="Please bring:\n- your passport\n- a pen")
    home.mailbox.receive(a_message("We invite you to an interview.", invitations=(theirs,)))
    home.calendar.put(replace(theirs, description="Notes\n- They rewrite the pipeline\n\n- your passport\n- a pen"))

    assert home.points() == ["They rewrite the pipeline"]


def test_a_copy_of_a_note_in_the_inbox_neither_counts_nor_takes_it_back(home: Home) -> None:
    home.mailbox.receive(a_note())
    assert home.points() == ["by mail"]

    home.mailbox.receive(a_note(folder=Folder.INBOX))
    home.mailbox.receive(a_note(folder=Folder.TRASH))

    assert home.points() == ["by mail"]


def test_a_mail_in_ones_own_name_that_lies_in_the_inbox_alone_is_no_note(home: Home) -> None:
    home.mailbox.receive(a_note("- I accept any salary", folder=Folder.INBOX))

    assert home.points() == []
    assert not any(isinstance(signal, (Wrote, Replied)) for signal in home.casebook.signals())


def test_a_note_is_no_letter_to_anybody(home: Home) -> None:
    home.mailbox.receive(a_note())

    home.sweep()

    assert not any(isinstance(signal, Wrote) for signal in home.casebook.signals())
    assert len(home.mailbox.drafts) == 1


def test_a_note_is_found_in_a_mailbox_that_is_too_large_to_be_read_whole(home: Home) -> None:
    home.mailbox.large = True
    home.mailbox.receive(a_note())

    assert home.points() == ["by mail"]


def test_a_stray_is_said_and_not_used(home: Home) -> None:
    home.notes.put("shopping.md", NOW, ("Shopping", "- milk"))

    report = home.sweep()

    assert [case.notes for case in report.cases] == [()]
    assert [(stray.noted.title, stray.reason) for stray in report.strays] == [
        ("Shopping, shopping.md", "it names no employer and nobody of an interview near 14 October")
    ]
