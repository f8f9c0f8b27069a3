"""What a job search has in it at Microsoft alone."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from followup.domain.model import Fate, Step
from tests.builders import NOW
from tests.system.outlook_home import AtMicrosoft, at_microsoft
from tests.system.providers import Home

HOUR = timedelta(hours=1)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home[AtMicrosoft]]:
    with at_microsoft(tmp_path) as home:
        yield home


def cut_off(home: Home[AtMicrosoft]) -> str:
    """A run begins a reply, and cannot put anything into it; its id."""
    home.interviewed()
    home.provider.microsoft.fault = lambda asked, act: None if asked.method == "PATCH" else act()
    home.sweep()
    home.provider.microsoft.fault = None
    [begun] = home.provider.outlook.lying_in("drafts")
    assert "Dear Hana" not in begun["#html"]
    return str(begun["id"])


def test_a_letter_stands_above_what_it_answers(home: Home[AtMicrosoft]) -> None:
    home.interviewed()

    home.sweep()

    [lying] = home.provider.outlook.lying_in("drafts")
    letter, quote = lying["#html"].index("Dear Hana"), lying["#html"].index("divRplyFwdMsg")
    assert letter < quote < lying["#html"].index("Wednesday at eleven")


def test_a_letter_that_is_taken_back_does_not_lie_in_the_trash(home: Home[AtMicrosoft]) -> None:
    home.interviewed()
    home.sweep()
    home.refused()

    home.sweep(NOW + 6 * HOUR)

    assert home.fates()[Step.THANK_YOU] is Fate.WITHDRAWN
    assert home.provider.outlook.lying_in("deleteditems") == []


def test_what_was_discarded_is_known_by_the_deleted_items_whatever_is_forgotten(home: Home[AtMicrosoft]) -> None:
    home.interviewed()
    home.sweep()
    home.discard()
    home.lose_the_database()

    home.sweep(NOW + HOUR)

    assert home.fates() == {Step.THANK_YOU: Fate.DISCARDED}


def test_an_invitation_that_was_never_answered_is_an_interview_all_the_same(home: Home[AtMicrosoft]) -> None:
    home.schedule()
    home.provider.outlook.events[0] |= {"showAs": "tentative", "responseStatus": {"response": "notResponded"}}

    home.sweep()

    assert len(home.drafts()) == 1


def test_a_reply_that_was_begun_by_a_run_that_was_cut_off_is_completed(home: Home[AtMicrosoft]) -> None:
    begun = cut_off(home)

    home.sweep(NOW + HOUR)

    [draft] = home.provider.outlook.lying_in("drafts")
    assert draft["id"] == begun
    assert "Dear Hana" in draft["#html"]
    assert home.fates() == {Step.THANK_YOU: Fate.WAITING}


def test_what_the_user_has_put_into_a_reply_that_was_cut_off_is_theirs(home: Home[AtMicrosoft]) -> None:
    outlook, begun = home.provider.outlook, cut_off(home)
    written = {"contentType": "html", "content": "<p>Hi Hana, that was fun. Alex</p>"}
    outlook.change(outlook.messages[begun], {"body": written})

    home.sweep(NOW + HOUR)

    [draft] = home.drafts()
    assert "that was fun" in draft.text
    assert home.fates() == {Step.THANK_YOU: Fate.EDITED}
