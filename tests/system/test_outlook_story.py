"""A job search at Microsoft from the interview to its end, over HTTP; and the same with the database lost in between."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from followup.domain.model import Attendee, Fate, Response, Status, Step
from followup.errors import Unavailable
from followup.sweep import Account, Outcome
from tests.builders import ALEX, ALEX_PERSON, HANA, NOW
from tests.fakes import FakeCalendar, FakeMailbox
from tests.system.outlook_home import OutlookHome, an_interview, an_invitation, at_microsoft

HOUR = timedelta(hours=1)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[OutlookHome]:
    with at_microsoft(tmp_path) as home:
        yield home


@pytest.fixture(params=[False, True], ids=["database kept", "database lost"])
def lost(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def time_passes(home: OutlookHome, lost: bool) -> None:
    if lost:
        home.lose_the_database()


def fates(home: OutlookHome) -> dict[Step, Fate]:
    return {letter.key.step: letter.fate for letter in home.letters()}


def test_an_interview_has_ended_and_a_draft_lies_in_the_conversation(home: OutlookHome) -> None:
    home.interviewed()

    report = home.sweep()

    [draft] = home.drafts()
    assert (draft.sender, draft.to, draft.cc) == (ALEX_PERSON, (HANA,), ())
    assert draft.subject.lower() == "re: your interview"
    assert draft.references == (an_invitation().id,)
    assert "Brightfold" in draft.text
    assert report.failures == ()
    assert len(report.deliveries(Outcome.SAVED)) == 1
    [lying] = home.outlook.lying_in("drafts")
    [parent] = home.outlook.lying_in("inbox")
    assert lying["conversationId"] == parent["conversationId"]
    letter, quote = lying["#html"].index("Dear Hana"), lying["#html"].index("divRplyFwdMsg")
    assert letter < quote < lying["#html"].index("Wednesday at eleven")


def test_an_interview_without_any_mail_begins_a_conversation(home: OutlookHome) -> None:
    home.schedule()

    home.sweep()

    [draft] = home.drafts()
    assert draft.to == (HANA,)
    assert draft.references == ()


def test_a_second_run_writes_nothing(home: OutlookHome, lost: bool) -> None:
    home.interviewed()
    home.sweep()
    time_passes(home, lost)

    report = home.sweep(NOW + HOUR)

    assert len(home.drafts()) == 1
    assert not report.deliveries(Outcome.SAVED)
    assert fates(home) == {Step.THANK_YOU: Fate.WAITING}


def test_what_the_user_has_edited_stays_as_it_is(home: OutlookHome, lost: bool) -> None:
    home.interviewed()
    home.sweep()
    home.edit("Hi Hana, that was fun. Alex")
    before = home.drafts()
    time_passes(home, lost)

    home.sweep(NOW + HOUR)

    assert home.drafts() == before
    assert fates(home) == {Step.THANK_YOU: Fate.EDITED}


def test_what_the_user_has_edited_is_not_taken_back_by_a_refusal(home: OutlookHome, lost: bool) -> None:
    home.interviewed()
    home.sweep()
    home.edit("Hi Hana, that was fun. Alex")
    before = home.drafts()
    time_passes(home, lost)
    home.refused()

    home.sweep(NOW + 6 * HOUR)

    assert [draft for draft in home.drafts() if draft in before] == before


def test_what_the_user_has_sent_is_known_as_sent(home: OutlookHome, lost: bool) -> None:
    home.interviewed()
    home.sweep()
    home.send()
    time_passes(home, lost)

    home.sweep(NOW + HOUR)

    assert home.drafts() == []
    # Without a database, that the user has written to Hana since the interview is all there is to know.
    assert fates(home) == ({} if lost else {Step.THANK_YOU: Fate.SENT})


def test_a_refusal_before_it_was_sent_takes_the_thank_you_back_and_is_answered(home: OutlookHome) -> None:
    home.interviewed()
    home.sweep()
    home.refused()

    home.sweep(NOW + 6 * HOUR)

    [reply] = home.drafts()
    assert reply.to == (HANA,)
    assert reply.references[-1] == "no@brightfold.example"
    assert fates(home) == {Step.THANK_YOU: Fate.WITHDRAWN, Step.REJECTION_REPLY: Fate.WAITING}
    assert home.outlook.lying_in("deleteditems") == []


def test_what_the_user_has_discarded_stays_discarded_whatever_is_forgotten(home: OutlookHome, lost: bool) -> None:
    home.interviewed()
    home.sweep()
    home.discard()
    time_passes(home, lost)

    for hours in (1, 2, 20):
        home.sweep(NOW + hours * HOUR)

    assert home.drafts() == []
    assert fates(home) == {Step.THANK_YOU: Fate.DISCARDED}


def test_what_was_deleted_for_good_and_forgotten_comes_back_once(home: OutlookHome) -> None:
    home.interviewed()
    home.sweep()
    home.discard()
    home.outlook.messages = {item["id"]: item for item in home.outlook.lying_in("inbox")}
    home.lose_the_database()

    home.sweep(NOW + HOUR)

    assert len(home.drafts()) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"status": Status.CANCELLED},
        {"attendees": (Attendee(HANA), Attendee(ALEX_PERSON, Response.DECLINED))},
    ],
    ids=["cancelled", "declined"],
)
def test_what_did_not_take_place_is_not_thanked_for(home: OutlookHome, fields: dict[str, Any]) -> None:
    home.schedule(**fields)

    home.sweep()

    assert home.drafts() == []


def test_an_invitation_that_was_never_answered_is_an_interview_all_the_same(home: OutlookHome) -> None:
    home.schedule()
    home.outlook.events[0] |= {"showAs": "tentative", "responseStatus": {"response": "notResponded"}}

    home.sweep()

    assert len(home.drafts()) == 1


def test_an_interview_that_leaves_the_calendar_takes_its_draft_along(home: OutlookHome) -> None:
    home.interviewed()
    home.sweep()
    home.outlook.events.clear()

    home.sweep(NOW + HOUR)

    assert home.drafts() == []
    assert fates(home) == {Step.THANK_YOU: Fate.WITHDRAWN}


def test_a_reply_that_was_begun_by_a_run_that_was_cut_off_is_completed(home: OutlookHome) -> None:
    home.interviewed()
    home.microsoft.fault = lambda asked, act: None if asked.method == "PATCH" else act()
    home.sweep()
    [begun] = home.outlook.lying_in("drafts")
    assert "Dear Hana" not in begun["#html"]
    home.microsoft.fault = None

    home.sweep(NOW + HOUR)

    [draft] = home.outlook.lying_in("drafts")
    assert draft["id"] == begun["id"]
    assert "Dear Hana" in draft["#html"]
    assert fates(home) == {Step.THANK_YOU: Fate.WAITING}


def test_what_the_user_has_put_into_a_reply_that_was_cut_off_is_theirs(home: OutlookHome) -> None:
    home.interviewed()
    home.microsoft.fault = lambda asked, act: None if asked.method == "PATCH" else act()
    home.sweep()
    home.microsoft.fault = None
    home.edit("Hi Hana, that was fun. Alex")

    home.sweep(NOW + HOUR)

    [draft] = home.drafts()
    assert "that was fun" in draft.text
    assert fates(home) == {Step.THANK_YOU: Fate.EDITED}


# --- across two accounts ---------------------------------------------------------------------------------------------


def test_the_same_interview_on_two_calendars_is_one(home: OutlookHome) -> None:
    home.interviewed()
    home.others = (elsewhere(calendar=FakeCalendar("other", [an_interview()])),)

    home.sweep()

    assert len(home.drafts()) == 1


def test_an_interview_on_another_calendar_and_its_mail_in_outlook_are_one_case(home: OutlookHome) -> None:
    home.receive(an_invitation())
    home.others = (elsewhere(calendar=FakeCalendar("other", [an_interview()])),)

    report = home.sweep()

    [draft] = home.drafts()
    assert draft.references == (an_invitation().id,)
    assert len(report.cases) == 1


def test_what_depends_on_an_account_that_cannot_be_reached_waits(home: OutlookHome) -> None:
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
    addresses = frozenset(address.lower() for address in ALEX.addresses)
    return Account("other", ALEX_PERSON, addresses, calendar, mailbox, may_draft=False)
