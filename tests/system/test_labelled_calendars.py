"""Development data, kept beside the checkout: real and realistic events, labelled by hand. Skipped where it is absent.

Only what the reader of .ics files answers for: when an event begins and ends, and which of its versions holds.
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from followup.connectors.ical import events_from
from followup.connectors.local.calendar import LocalCalendar
from followup.domain.model import Event, Status, Unreadable, Window

DATA = Path(__file__).parents[3] / "shared" / "data" / "calendar"
ALWAYS = Window(datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC))

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="the labelled calendars are not here")


def rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / "labels.jsonl").read_text("utf-8").splitlines()]


def calendar(zone: str) -> list[Event]:
    found = list(LocalCalendar("home", DATA / "ics", zone).events(ALWAYS))
    assert not [item for item in found if isinstance(item, Unreadable)]
    return [item for item in found if isinstance(item, Event)]


def test_every_event_begins_and_ends_when_its_label_says() -> None:
    wrong = []
    for row in rows():
        found = events_from((DATA / row["file"]).read_bytes(), account="home", zone=row["user_tz"])
        [event] = [item for item in found if isinstance(item, Event) and item.uid == row["uid"]]
        end_is_debatable = "ended_at_utc" in row["debatable_fields"]
        ends = {row["ended_at_utc"], row["alt_end_utc"]} if end_is_debatable else {row["ended_at_utc"]}
        if in_utc(event.start) != row["start_utc"] or in_utc(event.end) not in ends:
            wrong.append((row["file"], in_utc(event.start), in_utc(event.end)))

    assert wrong == []


def test_of_several_versions_in_the_folder_the_newest_holds() -> None:
    superseded = {row["uid"] for row in rows() if row["superseded_by"]}
    newest = [row for row in rows() if row["uid"] in superseded and not row["superseded_by"]]
    assert newest

    for row in newest:
        [event] = [event for event in calendar(row["user_tz"]) if event.uid == row["uid"]]

        assert f"ics/{event.handle}" == row["file"]
        assert (event.status is Status.CANCELLED) == (row["category"] == "interview_cancelled")


def test_the_folder_as_a_whole_gives_every_uid() -> None:
    for zone in {row["user_tz"] for row in rows()}:
        assert {event.uid for event in calendar(zone)} == {row["uid"] for row in rows()}


def in_utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
