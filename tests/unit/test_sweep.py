"""What happens in one run?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from followup import languages
from followup.domain.compose import Profile
from followup.domain.model import Draft, Event, Fate, Folder, Handle, Letter, Message, Person, Status, Step, Unreadable
from followup.domain.notice import Reader
from followup.domain.people import fold
from followup.domain.policy.rules import Decision, Leave, Rules, Wait, Write
from followup.domain.signals import Rejected
from followup.errors import AccountError, Unavailable, Unfinished
from followup.sweep import Account, Options, Outcome, Report, World, run
from followup.sweep.reading import VERSION
from followup.wording import TemplateWording
from tests.builders import ALEX, ALEX_PERSON, HANA, NOW, a_message, an_event
from tests.fakes import FakeCalendar, FakeCasebook, FakeMailbox

RULES = Rules(since=datetime(2026, 9, 20, tzinfo=UTC), mine=frozenset(map(fold, ALEX.addresses)))
READER = Reader(ALEX, languages.load())
WORDING = TemplateWording(languages.folder())
REFUSAL = (
    "Dear Alex,\n\nthank you for the interview. Unfortunately we will not be moving forward with your application "
    "for the Data Engineer position at Brightfold.\n\nBest regards,\nHana Ito"
)


@dataclass
class Home:
    """One mailbox and one calendar, and whatever other accounts a test adds."""

    calendar: FakeCalendar = field(default_factory=FakeCalendar)
    mailbox: FakeMailbox = field(default_factory=FakeMailbox)
    casebook: FakeCasebook = field(default_factory=FakeCasebook)
    others: list[Account] = field(default_factory=list)
    at_most: int = 5

    def sweep(self, now: datetime = NOW, **options: object) -> Report:
        own = frozenset(map(fold, ALEX.addresses)) - {fold(address) for a in self.others for address in a.addresses}
        home = Account("home", ALEX_PERSON, own, self.calendar, self.mailbox, may_draft=True)
        world = World((home, *self.others), self.casebook, READER, RULES, Profile(), WORDING, at_most=self.at_most)
        return run(world, now, Options(**options))  # type: ignore[arg-type]  # by name


def other(name: str = "other", address: str = "alex.doe@gmail.com", **fields: object) -> Account:
    values: dict[str, object] = {"mailbox": FakeMailbox(name), "may_draft": True}
    return Account(name, Person("Alex Doe", address), frozenset({fold(address)}), **{**values, **fields})  # type: ignore[arg-type]  # by name


def a_refusal(**fields: object) -> Message:
    values: dict[str, object] = {
        "id": "no@brightfold.example",
        "handle": Handle("no"),
        "subject": "Your application at Brightfold",
        "date": NOW - timedelta(hours=6),
        "text": REFUSAL,
    }
    return a_message(**{**values, **fields})  # type: ignore[arg-type]  # by name


@pytest.fixture
def home() -> Home:
    return Home()


def thanks(report: Report) -> list[Decision]:
    return [done.decision for done in report.done if done.decision.step is Step.THANK_YOU]


def test_an_interview_that_ended_is_thanked_for(home: Home) -> None:
    home.calendar.put(an_event())

    report = home.sweep()

    [letter] = home.mailbox.drafts.values()
    assert letter.to == HANA
    assert "Brightfold" in letter.body
    assert len(report.deliveries(Outcome.SAVED)) == 1


def test_a_quoted_refusal_is_not_a_refusal(home: Home) -> None:
    quoted = "\n".join(f"> {line}" for line in REFUSAL.splitlines())
    home.mailbox.inbox = [a_refusal(text=f"That mail went to you by mistake. See you on Friday!\n\n{quoted}")]

    home.sweep()

    assert not home.mailbox.drafts


def test_a_refusal_is_answered_in_its_thread(home: Home) -> None:
    home.mailbox.inbox = [a_refusal()]

    home.sweep()

    [letter] = home.mailbox.drafts.values()
    assert letter.subject == "Re: Your application at Brightfold"
    assert letter.message.references[-1] == "no@brightfold.example"


def test_a_second_run_finds_nothing_left_to_do(home: Home) -> None:
    home.calendar.put(an_event())
    home.mailbox.inbox = [a_refusal(sender=Person("Ben", "ben@otherco.example"))]
    home.sweep()

    report = home.sweep()

    assert not report.deliveries(*Outcome)


def test_nothing_to_do_is_nothing(home: Home) -> None:
    report = home.sweep()

    assert (report.cases, report.done, report.failures, report.unreadable) == ((), (), (), ())


def test_a_preview_leaves_nothing_behind(home: Home) -> None:
    home.calendar.put(an_event())

    report = home.sweep(preview=True)

    assert len(report.deliveries(Outcome.WOULD)) == 1
    assert not home.mailbox.drafts
    assert not home.casebook.kept_signals
    assert not home.casebook.kept_letters


def test_a_draft_the_user_threw_away_is_not_written_again(home: Home) -> None:
    home.calendar.put(an_event())
    home.sweep()
    home.mailbox.letters.clear()

    report = home.sweep()

    assert not home.mailbox.drafts
    [decision] = thanks(report)
    assert isinstance(decision, Leave)
    assert decision.reason == "the letter to Hana Ito was discarded by you"


def test_an_untouched_thank_you_is_taken_back_when_a_refusal_comes(home: Home) -> None:
    home.calendar.put(an_event())
    home.sweep()
    home.mailbox.inbox = [a_refusal(date=NOW + timedelta(hours=1))]

    report = home.sweep(NOW + timedelta(hours=6))

    assert len(report.deliveries(Outcome.WITHDRAWN)) == 1
    [letter] = home.mailbox.drafts.values()
    assert letter.subject == "Re: Your application at Brightfold"


def test_a_withdrawn_letter_is_not_taken_for_one_that_the_user_threw_away(home: Home) -> None:
    home.calendar.put(an_event())
    home.sweep()
    home.mailbox.inbox = [a_refusal(date=NOW + timedelta(hours=1))]
    home.sweep(NOW + timedelta(hours=6))

    home.sweep(NOW + timedelta(hours=7))

    fates = {letter.key.step: letter.fate for letter in home.casebook.kept_letters.values()}
    assert fates == {"thank-you": "withdrawn", "rejection-reply": "waiting"}


# --- half a picture ----------------------------------------------------------------------------------------------


def test_a_mailbox_that_cannot_be_read_holds_up_what_depends_on_it(home: Home) -> None:
    home.calendar.put(an_event())
    home.mailbox.failure = Unavailable("home", "the folder Archive cannot be read")

    report = home.sweep()

    assert not home.mailbox.drafts
    [decision] = thanks(report)
    assert isinstance(decision, Wait)
    assert decision.reason == "waiting until everything can be read (home: the folder Archive cannot be read)"
    assert [str(failure) for failure in report.failures] == ["home: the folder Archive cannot be read"]


def test_an_event_without_any_mail_depends_on_every_mailbox(home: Home) -> None:
    far = other()
    assert isinstance(far.mailbox, FakeMailbox)
    far.mailbox.failure = Unavailable("other", "gone")
    home.others.append(far)
    home.calendar.put(an_event())

    home.sweep()

    assert not home.mailbox.drafts


def test_a_case_in_one_mailbox_does_not_wait_for_another_whose_address_it_never_used(home: Home) -> None:
    far = other()
    assert isinstance(far.mailbox, FakeMailbox)
    far.mailbox.failure = Unavailable("other", "gone")
    home.others.append(far)
    home.mailbox.inbox = [a_refusal()]

    report = home.sweep()

    assert len(home.mailbox.drafts) == 1
    assert len(report.failures) == 1


def test_a_calendar_that_cannot_be_read_holds_up_its_interviews_alone(home: Home) -> None:
    home.calendar.put(an_event())
    home.sweep(NOW - timedelta(hours=2))
    home.calendar.failure = Unavailable("home", "the calendar cannot be read")
    other_employer = Person("Ben Okafor", "ben@otherco.example")
    home.mailbox.inbox = [a_refusal(sender=other_employer, text=REFUSAL.replace("Brightfold", "Otherco"))]

    home.sweep()

    [letter] = home.mailbox.drafts.values()
    assert letter.to == other_employer


def test_an_account_left_out_of_a_run_counts_as_not_read(home: Home) -> None:
    home.others.append(other())
    home.calendar.put(an_event())

    report = home.sweep(only="home")

    [decision] = thanks(report)
    assert isinstance(decision, Wait)
    assert "other was left out of this run" in decision.reason


def test_one_account_that_breaks_does_not_stop_the_others(home: Home) -> None:
    broken = other()
    assert isinstance(broken.mailbox, FakeMailbox)
    broken.mailbox.failure = ZeroDivisionError()
    home.others.append(broken)
    home.mailbox.inbox = [a_refusal()]

    report = home.sweep()

    assert len(home.mailbox.drafts) == 1
    [failure] = report.failures
    assert isinstance(failure, ZeroDivisionError)


def test_one_item_that_cannot_be_read_is_named_once_and_holds_up_nothing(home: Home) -> None:
    home.mailbox.inbox = [Unreadable("home", Handle("bad"), "cur/bad", "no end"), a_refusal()]
    home.calendar.put(Unreadable("home", Handle("bad.ics"), "bad.ics", "no start"))

    first, second = home.sweep(), home.sweep()

    assert {item.place for item in first.unreadable} == {"cur/bad", "bad.ics"}
    assert second.unreadable == ()
    assert len(home.mailbox.drafts) == 1


def test_one_item_that_breaks_the_reader_is_named_and_holds_up_nothing(home: Home) -> None:
    poison = replace(a_message(id="poison", handle=Handle("poison")), sender=None)  # type: ignore[arg-type]  # what no connector may give
    home.mailbox.inbox = [poison, a_refusal()]

    report = home.sweep()

    [item] = report.unreadable
    assert item.reason == "it could not be understood (AttributeError)"
    assert len(home.mailbox.drafts) == 1


# --- what changes between runs ------------------------------------------------------------------------------------


def test_an_event_that_has_left_the_calendar_is_not_thanked_for(home: Home) -> None:
    home.calendar.put(an_event())
    home.sweep(NOW - timedelta(hours=3))
    home.calendar.remove(an_event().identity)

    report = home.sweep()

    assert not home.mailbox.drafts
    [decision] = thanks(report)
    assert isinstance(decision, Leave)
    assert decision.reason.endswith("it is no longer in the calendar")


def test_an_event_that_came_back_is_thanked_for(home: Home) -> None:
    home.calendar.put(an_event())
    home.sweep(NOW - timedelta(hours=3))
    home.calendar.remove(an_event().identity)
    home.sweep(NOW - timedelta(hours=2))
    home.calendar.put(an_event())

    home.sweep()

    assert len(home.mailbox.drafts) == 1


def test_an_event_that_is_cancelled_later_takes_its_untouched_draft_back(home: Home) -> None:
    home.calendar.put(an_event())
    home.sweep()
    home.calendar.put(replace(an_event(), status=Status.CANCELLED, sequence=1))

    home.sweep()

    assert not home.mailbox.drafts


def test_an_event_that_is_no_interview_after_all_is_forgotten(home: Home) -> None:
    home.calendar.put(an_event())
    home.sweep(NOW - timedelta(hours=3))
    home.calendar.put(an_event("Lunch with the chess club", description="", organizer=None, attendees=()))

    report = home.sweep()

    assert report.cases == ()
    assert not home.casebook.kept_signals


def test_a_message_read_again_by_a_better_reader_no_longer_says_what_it_said(home: Home) -> None:
    home.mailbox.inbox = [a_refusal()]
    home.sweep(NOW - timedelta(hours=5))
    home.casebook.kept_handles.clear()
    home.mailbox.inbox = [a_refusal(text="See you on Friday!")]

    report = home.sweep()

    assert not home.mailbox.drafts
    assert not [done for done in report.done if isinstance(done.decision, Write)]


def test_a_message_is_not_read_twice(home: Home) -> None:
    home.mailbox.inbox = [a_refusal()]
    home.sweep()

    assert Handle("no") in home.casebook.seen("home", "1")


# --- where letters go ----------------------------------------------------------------------------------------------


SOFT = "Dear Alex,\n\nwe have decided to go in another direction. All the best for your search.\n\nBest regards,\n"


def test_in_a_large_mailbox_the_people_of_the_calendar_are_looked_for(home: Home) -> None:
    home.mailbox.large = True
    home.calendar.put(an_event())
    home.mailbox.inbox = [a_refusal(text=SOFT), a_message(sender=Person("Ben", "ben@elsewhere.example"))]

    home.sweep()

    [refusal] = [signal for signal in home.casebook.signals() if isinstance(signal, Rejected)]
    assert refusal.origin.id == "no@brightfold.example"
    assert home.casebook.seen("home", VERSION) == {Handle("no")}


def test_in_a_large_mailbox_those_of_whom_its_own_mail_tells_are_looked_for_in_the_same_run(home: Home) -> None:
    home.mailbox.large = True
    home.mailbox.inbox = [
        a_refusal(handle=Handle("soft"), id="soft@brightfold.example", text=SOFT),
        a_refusal(sender=Person("Ben Okafor", "ben@brightfold.example")),
    ]

    home.sweep()

    assert home.casebook.seen("home", VERSION) == {Handle("no"), Handle("soft")}


def test_of_a_large_mailbox_everything_that_comes_later_is_read(home: Home) -> None:
    home.mailbox.large = True
    home.sweep()

    home.mailbox.inbox = [a_message(sender=Person("Ben", "ben@elsewhere.example"))]
    home.sweep()

    assert home.casebook.seen("home", VERSION) == {Handle("m1")}


def test_a_first_scan_that_is_not_complete_holds_up_the_letters_and_keeps_what_was_read(home: Home) -> None:
    home.calendar.put(an_event())
    home.mailbox.inbox = [a_message()]
    home.mailbox.unfinished = True

    report = home.sweep()

    assert home.mailbox.drafts == {}
    assert [type(failure) for failure in report.failures] == [Unfinished]
    assert home.casebook.seen("home", VERSION) == {Handle("m1")}
    home.mailbox.unfinished = False
    home.sweep()
    assert len(home.mailbox.drafts) == 1


def test_when_a_better_reader_has_read_everything_the_older_ones_notes_are_gone(home: Home) -> None:
    home.casebook.record("home", "0", [Handle("m1")], [])

    home.sweep()

    assert home.casebook.seen("home", "0") == frozenset()


def test_a_letter_goes_to_the_mailbox_that_was_invited_under_the_address_that_was(home: Home) -> None:
    invited = other()
    home.others.append(invited)
    guest = Person("Alex Doe", "alex.doe@gmail.com")
    event = an_event()
    home.calendar.put(replace(event, attendees=(event.attendees[0], replace(event.attendees[1], person=guest))))

    home.sweep()

    assert isinstance(invited.mailbox, FakeMailbox)
    [letter] = invited.mailbox.drafts.values()
    assert letter.message.sender.address == "alex.doe@gmail.com"
    assert not home.mailbox.drafts


def test_nothing_is_drafted_where_it_may_not_be(home: Home) -> None:
    """In a work account nothing is ever drafted; the letter goes to the next that may, as one of its own."""
    work = other(may_draft=False)
    assert isinstance(work.mailbox, FakeMailbox)
    work.mailbox.inbox = [a_refusal(account="other", to=(Person("Alex", "alex.doe@gmail.com"),))]
    home.others.append(work)

    home.sweep()

    assert not work.mailbox.drafts
    [letter] = home.mailbox.drafts.values()
    assert letter.message.references == ()


def test_without_any_mailbox_to_draft_into_it_is_said(home: Home) -> None:
    home.calendar.put(an_event())
    reading_only = Account("home", ALEX_PERSON, frozenset(map(fold, ALEX.addresses)), home.calendar, home.mailbox)
    world = World((reading_only,), home.casebook, READER, RULES, Profile(), WORDING)

    report = run(world, NOW)

    [done] = report.deliveries(Outcome.NOWHERE)
    assert done.delivery is not None
    assert done.delivery.reason == "none of your mailboxes may be drafted into (`use: [draft]`)"


def test_one_run_leaves_no_more_than_it_may_and_the_oldest_first(home: Home) -> None:
    home.at_most = 1
    home.calendar.put(an_event())
    home.calendar.put(
        an_event(
            "Interview: Clerk at Otherco",
            uid="e2",
            start=NOW - timedelta(hours=20),
            end=NOW - timedelta(hours=19),
            organizer=Person("Ben Okafor", "ben@otherco.example"),
            attendees=(),
        )
    )

    first = home.sweep()

    [letter] = home.mailbox.drafts.values()
    assert letter.to.name == "Ben Okafor"
    assert len(first.deliveries(Outcome.POSTPONED)) == 1
    home.sweep()
    assert len(home.mailbox.drafts) == 2


@pytest.mark.parametrize(("until", "words"), [(date.max, "you say otherwise"), (date(2026, 11, 2), "2 November")])
def test_a_pause_holds_everything_back(home: Home, until: date, words: str) -> None:
    home.calendar.put(an_event())
    home.casebook.pause(until)

    report = home.sweep()

    assert not home.mailbox.drafts
    [decision] = thanks(report)
    assert isinstance(decision, Wait)
    assert decision.reason == f"paused until {words}"


def test_a_pause_that_is_over_holds_nothing_back(home: Home) -> None:
    home.calendar.put(an_event())
    home.casebook.pause(NOW.date())

    home.sweep()

    assert len(home.mailbox.drafts) == 1


def test_a_pause_is_over_when_its_day_comes_where_the_user_lives(home: Home) -> None:
    home.calendar.put(an_event())
    home.casebook.pause(NOW.date() + timedelta(days=1))

    home.sweep(NOW.replace(hour=23))  # it is past midnight in Berlin

    assert len(home.mailbox.drafts) == 1


def test_a_letter_that_cannot_be_saved_is_a_failure_and_is_tried_again_in_the_next_run(home: Home) -> None:
    class Full(FakeMailbox):
        def save(self, letter: Letter) -> Draft:
            del letter
            raise Unavailable("home", "the disk is full")

    full = Full()
    home.calendar.put(an_event())
    usual, home.mailbox = home.mailbox, full

    report = home.sweep()

    assert [str(failure) for failure in report.failures] == ["home: the disk is full"]
    assert isinstance(report.failures[0], AccountError)
    home.mailbox = usual
    home.sweep()
    assert len(usual.drafts) == 1


def test_a_refusal_in_spam_alone_is_not_acted_on(home: Home) -> None:
    home.mailbox.inbox = [a_refusal(folder=Folder.SPAM)]

    home.sweep()

    assert not home.mailbox.drafts


def test_what_an_event_says_is_kept_but_a_private_one_is_never_quoted(home: Home) -> None:
    event: Event = replace(an_event(), private=True)
    home.calendar.put(event)

    home.sweep()

    [signal] = home.casebook.kept_signals.values()
    assert all(evidence.quote == "" for evidence in (*signal.evidence, *signal.against))


# --- later facts change earlier drafts -----------------------------------------------------------------------------------

NOTES = "Interview with Hana.\n\nNotes\n- the move from nightly batches to streaming"


def test_notes_that_arrive_later_come_into_the_letter_that_waits(home: Home) -> None:
    home.calendar.put(an_event())
    home.sweep()

    home.calendar.put(an_event(description=NOTES, organizer=None))
    report = home.sweep(NOW + timedelta(hours=1))

    [letter] = home.mailbox.letters.values()
    assert "streaming" in letter.body
    assert [done.delivery.outcome for done in report.done if done.delivery] == [Outcome.REWRITTEN]


def test_a_letter_that_the_user_has_edited_is_not_written_anew(home: Home) -> None:
    home.calendar.put(an_event())
    home.sweep()
    [written] = home.casebook.letters()
    assert written.draft
    home.mailbox.edit(written.draft, "Hi Hana, thanks!")

    home.calendar.put(an_event(description=NOTES, organizer=None))
    home.sweep(NOW + timedelta(hours=1))

    [letter] = home.mailbox.letters.values()
    assert letter.body == "Hi Hana, thanks!"


class Forgetful(FakeMailbox):
    """Cannot tell what became of its drafts, when it `forgets`."""

    forgets = False

    def fates(self, drafts: Collection[Draft]) -> Mapping[Draft, Fate]:
        if self.forgets:
            raise Unavailable("home", "the connection broke")
        return super().fates(drafts)


def test_a_letter_that_is_found_again_when_nothing_tells_what_became_of_it_is_left_to_the_next_run(home: Home) -> None:
    home.mailbox = mailbox = Forgetful()
    home.calendar.put(an_event())
    home.sweep()
    home.casebook = FakeCasebook()
    mailbox.forgets = True

    report = home.sweep()

    assert [str(failure) for failure in report.failures] == ["home: the connection broke"]
    mailbox.forgets = False
    home.sweep()
    [written] = home.casebook.letters()
    assert written.fate is Fate.WAITING
    assert len(mailbox.drafts) == 1


def test_an_account_that_cannot_tell_what_became_of_its_drafts_holds_up_its_cases_and_no_others(home: Home) -> None:
    home.mailbox = mailbox = Forgetful()
    home.calendar.put(an_event())
    home.sweep()
    mailbox.forgets = True
    home.mailbox.inbox = [a_refusal(date=NOW + timedelta(hours=1))]

    report = home.sweep(NOW + timedelta(hours=6))

    assert [str(failure) for failure in report.failures] == ["home: the connection broke"]
    assert len(home.mailbox.drafts) == 1
    assert not report.deliveries(*Outcome)


class Slow(FakeMailbox):
    """Does what it is asked, and answers too late."""

    def save(self, letter: Letter) -> Draft:
        super().save(letter)
        raise Unavailable("home", "it did not answer in time")


def test_a_draft_that_arrived_unseen_is_taken_back_when_it_is_overtaken_before_the_next_run(home: Home) -> None:
    home.mailbox = Slow()
    home.calendar.put(an_event())
    home.sweep()
    home.mailbox.inbox = [a_refusal(date=NOW + timedelta(hours=1))]

    report = home.sweep(NOW + timedelta(hours=2))

    [written] = home.casebook.letters()
    assert written.fate is Fate.WITHDRAWN
    assert not home.mailbox.drafts
    assert len(report.deliveries(Outcome.WITHDRAWN)) == 1


def test_a_draft_that_arrived_unseen_and_was_touched_since_stays_the_users(home: Home) -> None:
    home.mailbox = Slow()
    home.calendar.put(an_event())
    home.sweep()
    [lying] = home.mailbox.drafts.values()
    home.mailbox.letters[lying.handle] = replace(lying, message=replace(lying.message, text="My own words."))
    home.mailbox.inbox = [a_refusal(date=NOW + timedelta(hours=1))]

    home.sweep(NOW + timedelta(hours=2))

    [written] = home.casebook.letters()
    assert written.fate is Fate.EDITED
    assert len(home.mailbox.drafts) == 1


def test_a_refusal_is_not_answered_again_to_another_when_the_casebook_is_lost_and_more_is_known(home: Home) -> None:
    machine = Person("Brightfold Careers", "no-reply@greenhouse-mail.io")
    home.calendar.put(an_event(start=NOW - timedelta(days=4), end=NOW - timedelta(days=4, hours=-1)))
    home.mailbox.inbox = [a_refusal(sender=machine, text=REFUSAL.replace("Hana Ito", "The hiring team"))]
    home.sweep()
    home.casebook = FakeCasebook()
    ben = Person("Ben Okafor", "ben.okafor@brightfold.example")
    home.mailbox.inbox.append(a_refusal(id="sorry@brightfold.example", handle=Handle("no2"), sender=ben))

    report = home.sweep(NOW + timedelta(hours=5))

    assert [lying.to for lying in home.mailbox.drafts.values()] == [HANA]
    assert not report.deliveries(Outcome.SAVED)
    [written] = [letter for letter in home.casebook.letters() if letter.key.step is Step.REJECTION_REPLY]
    assert (written.to.address, written.fate) == (HANA.address, Fate.WAITING)
