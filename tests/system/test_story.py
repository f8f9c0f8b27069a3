"""A job search from the interview to its end, over HTTP, at every provider; and the same with the database lost in between."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from followup.domain.model import Attendee, Fate, Message, Response, Status, Step
from followup.errors import Unavailable
from followup.sweep import Account, Outcome
from tests.builders import ALEX_PERSON, HANA, NOW
from tests.fakes import FakeCalendar, FakeMailbox
from tests.system.providers import MINE, Home, Opened, Provider, an_interview, an_invitation

HOUR = timedelta(hours=1)


@pytest.fixture
def home(opened: Opened, tmp_path: Path) -> Iterator[Home[Provider]]:
    with opened(tmp_path) as home:
        yield home


@pytest.fixture(params=[False, True], ids=["database kept", "database lost"])
def lost(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def time_passes(home: Home[Provider], lost: bool) -> None:
    if lost:
        home.lose_the_database()


def thanked(home: Home[Provider]) -> Message:
    """The draft after an interview."""
    home.interviewed()
    home.sweep()
    [draft] = home.drafts()
    return draft


def test_an_interview_has_ended_and_a_draft_lies_in_the_conversation(home: Home[Provider]) -> None:
    home.interviewed()

    report = home.sweep()

    [draft] = home.drafts()
    assert (draft.sender, draft.to, draft.cc) == (ALEX_PERSON, (HANA,), ())
    assert draft.subject.lower() == "re: your interview"
    assert draft.references == (an_invitation().id,)
    assert home.provider.conversation(draft.id) == home.provider.conversation(an_invitation().id)
    assert "Brightfold" in draft.text
    assert report.failures == ()
    assert len(report.deliveries(Outcome.SAVED)) == 1


def test_an_interview_without_any_mail_begins_a_conversation(home: Home[Provider]) -> None:
    home.schedule()

    home.sweep()

    [draft] = home.drafts()
    assert draft.to == (HANA,)
    assert draft.references == ()


def test_a_second_run_writes_nothing(home: Home[Provider], lost: bool) -> None:
    thanked(home)
    time_passes(home, lost)

    report = home.sweep(NOW + HOUR)

    assert len(home.drafts()) == 1
    assert not report.deliveries(Outcome.SAVED)
    assert home.fates() == {Step.THANK_YOU: Fate.WAITING}


def test_what_the_user_has_edited_stays_as_it_is(home: Home[Provider], lost: bool) -> None:
    thanked(home)
    home.edit("Hi Hana, that was fun. Alex")
    before = home.drafts()
    time_passes(home, lost)

    home.sweep(NOW + HOUR)

    assert home.drafts() == before
    assert home.fates() == {Step.THANK_YOU: Fate.EDITED}


def test_what_the_user_has_edited_is_not_taken_back_by_a_refusal(home: Home[Provider], lost: bool) -> None:
    thanked(home)
    home.edit("Hi Hana, that was fun. Alex")
    before = home.drafts()
    time_passes(home, lost)
    home.refused()

    home.sweep(NOW + 6 * HOUR)

    assert [draft for draft in home.drafts() if draft in before] == before


def test_what_the_user_has_sent_is_known_as_sent(home: Home[Provider], lost: bool) -> None:
    thanked(home)
    home.send()
    time_passes(home, lost)

    home.sweep(NOW + HOUR)

    assert home.drafts() == []
    # Without a database, that the user has written to Hana since the interview is all there is to know.
    assert home.fates() == ({} if lost else {Step.THANK_YOU: Fate.SENT})


def test_what_the_user_has_sent_is_no_hindrance_to_the_answer_to_a_refusal(home: Home[Provider], lost: bool) -> None:
    thanked(home)
    home.send()
    time_passes(home, lost)
    home.refused(date=NOW + HOUR)

    home.sweep(NOW + 7 * HOUR)

    [reply] = home.drafts()
    assert reply.references[-1] == "no@brightfold.example"
    assert home.fates()[Step.REJECTION_REPLY] is Fate.WAITING


def test_a_refusal_before_it_was_sent_takes_the_thank_you_back_and_is_answered(home: Home[Provider]) -> None:
    thanked(home)
    home.refused()

    home.sweep(NOW + 6 * HOUR)

    [reply] = home.drafts()
    assert reply.to == (HANA,)
    assert reply.references[-1] == "no@brightfold.example"
    assert home.fates() == {Step.THANK_YOU: Fate.WITHDRAWN, Step.REJECTION_REPLY: Fate.WAITING}


def test_what_was_taken_back_and_forgotten_does_not_come_back(home: Home[Provider]) -> None:
    thanked(home)
    home.refused()
    home.sweep(NOW + 6 * HOUR)
    [reply] = home.drafts()
    home.lose_the_database()

    home.sweep(NOW + 7 * HOUR)

    assert home.drafts() == [reply]
    assert home.fates() == {Step.REJECTION_REPLY: Fate.WAITING}


def test_a_refusal_and_no_database_leave_a_draft_alone_of_which_nothing_is_known(home: Home[Provider]) -> None:
    thanks = thanked(home)
    home.lose_the_database()
    home.refused()

    home.sweep(NOW + 6 * HOUR)

    assert thanks in home.drafts()
    assert len(home.drafts()) <= 2


def test_what_the_user_has_discarded_stays_discarded(home: Home[Provider], lost: bool) -> None:
    thanked(home)
    home.discard()
    time_passes(home, lost)

    for hours in (1, 2, 20):
        home.sweep(NOW + hours * HOUR)

    assert home.drafts() == []
    # Without a database, what lies in the trash at Gmail may as well have been sent.
    assert home.fates() == {Step.THANK_YOU: Fate.DISCARDED} or (lost and home.fates() == {})


def test_what_the_user_has_deleted_for_good_stays_deleted(home: Home[Provider]) -> None:
    thanked(home)
    home.delete()

    for hours in (1, 2, 20):
        home.sweep(NOW + hours * HOUR)

    assert home.drafts() == []
    assert home.fates() == {Step.THANK_YOU: Fate.DISCARDED}


def test_what_was_deleted_for_good_and_forgotten_comes_back_once(home: Home[Provider]) -> None:
    thanked(home)
    home.delete()
    home.lose_the_database()

    home.sweep(NOW + HOUR)
    assert len(home.drafts()) == 1
    home.delete()
    home.sweep(NOW + 2 * HOUR)

    assert home.drafts() == []


@pytest.mark.parametrize(
    "fields",
    [{"status": Status.CANCELLED}, {"attendees": (Attendee(HANA), Attendee(ALEX_PERSON, Response.DECLINED))}],
    ids=["cancelled", "declined"],
)
def test_what_did_not_take_place_is_not_thanked_for(home: Home[Provider], fields: dict[str, Any]) -> None:
    home.interviewed()
    home.schedule(**fields)

    home.sweep()

    assert home.drafts() == []


def test_an_interview_that_leaves_the_calendar_takes_its_draft_along(home: Home[Provider]) -> None:
    thanked(home)
    home.provider.empty_the_calendar()

    home.sweep(NOW + HOUR)

    assert home.drafts() == []
    assert home.fates() == {Step.THANK_YOU: Fate.WITHDRAWN}


# --- with another account --------------------------------------------------------------------------------------------


def test_the_same_interview_on_two_calendars_is_one(home: Home[Provider]) -> None:
    home.interviewed()
    home.others = (elsewhere(calendar=FakeCalendar("other", [an_interview()])),)

    home.sweep()

    assert len(home.drafts()) == 1


def test_an_interview_on_another_calendar_and_its_mail_here_are_one_case(home: Home[Provider]) -> None:
    home.receive(an_invitation())
    home.others = (elsewhere(calendar=FakeCalendar("other", [an_interview()])),)

    report = home.sweep()

    [draft] = home.drafts()
    assert draft.references == (an_invitation().id,)
    assert len(report.cases) == 1


def test_what_depends_on_an_account_that_cannot_be_reached_waits(home: Home[Provider]) -> None:
    home.interviewed()
    mailbox = FakeMailbox("other")
    mailbox.failure = Unavailable("other", "it cannot be reached")
    home.others = (elsewhere(mailbox=mailbox),)

    first = home.sweep()
    drafts = len(home.drafts())
    mailbox.failure = None
    home.sweep(NOW + HOUR)

    assert [str(failure) for failure in first.failures] == ["other: it cannot be reached"]
    assert drafts == 0
    assert len(home.drafts()) == 1


def elsewhere(calendar: FakeCalendar | None = None, mailbox: FakeMailbox | None = None) -> Account:
    return Account("other", ALEX_PERSON, MINE, calendar, mailbox, may_draft=False)
