"""A job search at Google from the interview to its end, over HTTP; and the same with the database lost in between."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from followup.domain.model import Fate, Step
from followup.sweep import Outcome
from tests.builders import ALEX_PERSON, HANA, NOW
from tests.system.google_home import GoogleHome, an_invitation, at_google

HOUR = timedelta(hours=1)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[GoogleHome]:
    with at_google(tmp_path) as home:
        yield home


@pytest.fixture(params=[False, True], ids=["database kept", "database lost"])
def lost(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def time_passes(home: GoogleHome, lost: bool) -> None:
    if lost:
        home.lose_the_database()


def fates(home: GoogleHome) -> dict[Step, Fate]:
    return {letter.key.step: letter.fate for letter in home.letters()}


def test_an_interview_has_ended_and_a_draft_lies_in_the_conversation(home: GoogleHome) -> None:
    home.interviewed()

    report = home.sweep()

    [draft] = home.drafts()
    assert (draft.sender, draft.to, draft.cc) == (ALEX_PERSON, (HANA,), ())
    assert draft.subject == "Re: Your interview"
    assert draft.references == (an_invitation().id,)
    assert home.threads() == [next(iter(home.api.gmail.messages.values())).thread]
    assert draft.text
    assert "Brightfold" in draft.html
    assert report.failures == ()
    assert len(report.deliveries(Outcome.SAVED)) == 1


def test_an_interview_without_any_mail_begins_a_conversation(home: GoogleHome) -> None:
    home.schedule()

    home.sweep()

    [draft] = home.drafts()
    assert draft.to == (HANA,)
    assert draft.references == ()


def test_a_second_run_writes_nothing(home: GoogleHome, lost: bool) -> None:
    home.interviewed()
    home.sweep()
    time_passes(home, lost)

    report = home.sweep(NOW + HOUR)

    assert len(home.drafts()) == 1
    assert not report.deliveries(Outcome.SAVED)
    assert fates(home) == {Step.THANK_YOU: Fate.WAITING}


def test_what_the_user_has_edited_stays_as_it_is(home: GoogleHome, lost: bool) -> None:
    home.interviewed()
    home.sweep()
    home.edit("Hi Hana, that was fun. Alex")
    before = home.drafts()
    time_passes(home, lost)

    home.sweep(NOW + HOUR)

    assert home.drafts() == before
    assert fates(home) == {Step.THANK_YOU: Fate.EDITED}


def test_what_the_user_has_edited_is_not_taken_back_by_a_refusal(home: GoogleHome, lost: bool) -> None:
    home.interviewed()
    home.sweep()
    home.edit("Hi Hana, that was fun. Alex")
    before = home.drafts()
    time_passes(home, lost)
    home.refused()

    home.sweep(NOW + 6 * HOUR)

    assert [draft for draft in home.drafts() if draft in before] == before


def test_what_the_user_has_sent_is_known_as_sent(home: GoogleHome, lost: bool) -> None:
    home.interviewed()
    home.sweep()
    home.send()
    time_passes(home, lost)

    home.sweep(NOW + HOUR)

    assert home.drafts() == []
    # Without a database, that the user has written to Hana since the interview is all there is to know.
    assert fates(home) == ({} if lost else {Step.THANK_YOU: Fate.SENT})


def test_a_refusal_before_it_was_sent_takes_the_thank_you_back_and_is_answered(home: GoogleHome) -> None:
    home.interviewed()
    home.sweep()
    home.refused()

    home.sweep(NOW + 6 * HOUR)

    [reply] = home.drafts()
    assert reply.to == (HANA,)
    assert reply.references[-1] == "no@brightfold.example"
    assert fates(home) == {Step.THANK_YOU: Fate.WITHDRAWN, Step.REJECTION_REPLY: Fate.WAITING}


def test_a_refusal_and_no_database_leave_a_draft_alone_of_which_nothing_is_known(home: GoogleHome) -> None:
    home.interviewed()
    home.sweep()
    [thanks] = home.drafts()
    home.lose_the_database()
    home.refused()

    home.sweep(NOW + 6 * HOUR)

    assert thanks in home.drafts()
    assert len(home.drafts()) <= 2


def test_what_the_user_has_discarded_stays_discarded(home: GoogleHome) -> None:
    home.interviewed()
    home.sweep()
    home.discard()

    for hours in (1, 2, 20):
        home.sweep(NOW + hours * HOUR)

    assert home.drafts() == []
    assert fates(home) == {Step.THANK_YOU: Fate.DISCARDED}


def test_what_was_discarded_and_forgotten_comes_back_once(home: GoogleHome) -> None:
    home.interviewed()
    home.sweep()
    home.discard()
    home.lose_the_database()

    home.sweep(NOW + HOUR)
    assert len(home.drafts()) == 1
    home.discard()
    home.sweep(NOW + 2 * HOUR)

    assert home.drafts() == []


def test_one_of_a_series_and_a_cancelled_one_are_what_they_are(home: GoogleHome) -> None:
    home.interviewed()
    home.schedule(status="cancelled")

    home.sweep()

    assert home.drafts() == []


def test_an_interview_that_leaves_the_calendar_takes_its_draft_along(home: GoogleHome) -> None:
    home.interviewed()
    home.sweep()
    home.api.calendars.calendars["primary"].clear()

    home.sweep(NOW + HOUR)

    assert home.drafts() == []
    assert fates(home) == {Step.THANK_YOU: Fate.WITHDRAWN}
