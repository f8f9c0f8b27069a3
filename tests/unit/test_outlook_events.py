"""What an event of Outlook's says, as Graph writes it down."""

from typing import Any

import pytest

from followup.connectors.outlook.events import Garbled, event_from
from followup.connectors.outlook.uids import uid_from
from followup.domain.model import Attendee, Person, Response, Status
from tests.builders import ALEX_PERSON, HANA, an_event
from tests.servers.microsoft.owners import json_of

MARK = "040000008200E00074C5B7101A82E008"
REST = "00112233445566778899AABBCCDDEEFF10000000" + "A1" * 16
MINE = {"alex@doe.example"}


def event(**fields: Any) -> Any:
    return event_from({**json_of(an_event()), **fields}, "work", "Europe/Berlin", MINE)


def test_an_occurrence_has_the_uid_of_its_series() -> None:
    of_the_series, of_a_day = f"{MARK}00000000{REST}", f"{MARK}07EA0A0D{REST}"

    assert uid_from(of_a_day) == uid_from(of_a_day.lower()) == uid_from(of_the_series) == of_the_series


@pytest.mark.parametrize("uid", ["abc123@google.com", "5e4b", MARK, "no hex at all", ""])
def test_any_other_uid_stays_as_it_is(uid: str) -> None:
    assert uid_from(uid) == uid


def test_one_of_a_series_is_named_by_when_it_was_to_begin() -> None:
    moved = event(type="exception", originalStart="2026-10-13T08:00:00Z")

    assert moved.recurrence_id == "20261013T080000Z"


def test_the_users_own_answer_counts_also_where_the_list_is_hidden() -> None:
    declined = {"response": "declined", "time": "2026-10-01T08:00:00Z"}

    assert (
        Attendee(Person("", "alex@doe.example"), Response.DECLINED)
        in event(attendees=[], responseStatus=declined).attendees
    )
    assert Attendee(ALEX_PERSON, Response.DECLINED) in event(responseStatus=declined).attendees


def test_an_invitation_that_shows_as_tentative_is_not_unconfirmed() -> None:
    assert event(showAs="tentative").status is Status.CONFIRMED
    assert event(showAs="tentative", isOrganizer=True).status is Status.TENTATIVE
    assert event(isCancelled=True).status is Status.CANCELLED


def test_a_body_in_html_is_read_as_a_reader_sees_it_and_the_meeting_has_its_link() -> None:
    teams = event(
        body={"contentType": "html", "content": "<html><body><p>See you</p><p>soon</p></body></html>"},
        onlineMeeting={"joinUrl": "https://teams.example/j"},
    )

    assert teams.description.split() == ["See", "you", "soon"]
    assert teams.url == "https://teams.example/j"


def test_a_time_in_a_zone_of_windows_is_understood() -> None:
    berlin = {"dateTime": "2026-10-13T10:00:00.0000000", "timeZone": "W. Europe Standard Time"}

    assert event(start=berlin, end=berlin).start.isoformat() == "2026-10-13T08:00:00+00:00"


def test_an_address_is_no_name() -> None:
    said = {"emailAddress": {"name": HANA.address, "address": HANA.address}}

    assert event(organizer=said).organizer == Person("", HANA.address)


def test_what_makes_no_sense_is_told_without_a_word_of_it() -> None:
    with pytest.raises(Garbled) as error:
        event(start={"dateTime": "Hana at ten"})

    assert "Hana" not in str(error.value)
