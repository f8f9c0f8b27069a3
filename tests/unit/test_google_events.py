"""What does an event of Google Calendar say?"""

from typing import Any

import pytest

from followup.connectors.google.events import event_from
from followup.domain.model import Person

AN_EVENT: dict[str, Any] = {
    "id": "e1",
    "iCalUID": "e1@google.com",
    "start": {"dateTime": "2026-10-14T10:00:00+02:00"},
    "end": {"dateTime": "2026-10-14T11:00:00+02:00"},
}
TEAM = "c_0123abc@group.calendar.google.com"


@pytest.mark.parametrize(
    ("organizer", "read"),
    [
        (
            {"email": "hana@brightfold.example", "displayName": "Hana Ito"},
            Person("Hana Ito", "hana@brightfold.example"),
        ),
        ({"email": "alex@doe.example", "self": True}, Person("", "alex@doe.example")),
        ({"email": TEAM, "displayName": "Hiring"}, Person("Hiring", TEAM)),
        ({"email": TEAM, "displayName": "My search", "self": True}, None),
        ({}, None),
    ],
    ids=["somebody", "the user", "another's calendar", "a calendar of the user's own", "nobody"],
)
def test_a_calendar_of_the_users_own_is_nobody(organizer: dict[str, Any], read: Person | None) -> None:
    event = event_from({**AN_EVENT, "organizer": organizer}, account="gmail", zone="Europe/Berlin")

    assert event.organizer == read
