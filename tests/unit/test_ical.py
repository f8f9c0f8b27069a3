"""Every oddity has a file of its own in tests/corpus/calendars, and beside it what is expected of it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from followup.connectors.ical import Source, events_from, events_in
from followup.domain.model import Attendee, Event, Handle, Person, Status, Unreadable, Window

CORPUS = Path(__file__).parent.parent / "corpus" / "calendars"
OCTOBER = Window(datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC))


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.ics")), ids=lambda path: path.stem)
def test_a_calendar_is_read_as_expected(path: Path) -> None:
    expected = YAML(typ="safe").load(path.with_suffix(".expected.yaml").read_text("utf-8"))
    window = Window(*map(moment, expected["window"])) if "window" in expected else None

    found = list(
        events_from(path.read_bytes(), account="home", zone=expected.get("zone", "Europe/Berlin"), window=window)
    )

    events = [event for event in found if isinstance(event, Event)]
    if window:
        events.sort(key=lambda event: event.start)
    assert [described(event, wanted) for event, wanted in zip(events, expected["events"], strict=True)] == expected[
        "events"
    ]
    unreadable = [item for item in found if isinstance(item, Unreadable)]
    for item, wanted in zip(unreadable, expected.get("unreadable", ()), strict=True):
        assert wanted["reason"] in item.reason
        assert item.place == (f"line {wanted['line']}" if "line" in wanted else "")


def described(event: Event, wanted: dict[str, Any]) -> dict[str, Any]:
    """What is `wanted` of `event`, in the words of an .expected.yaml."""
    return {name: in_words(getattr(event, name)) for name in wanted}


def in_words(value: object) -> object:
    match value:
        case datetime():
            return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")
        case Person():
            return f"{value.name} <{value.address}>".strip()
        case Attendee():
            return f"{in_words(value.person)} {value.response}{'' if value.individual else ', no individual'}"
        case tuple():
            return [in_words(part) for part in value]
        case Status():
            return str(value)
    return value


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def calendar(*vevents: str, method: str = "") -> bytes:
    lines = [f"METHOD:{method}"] if method else []
    for vevent in vevents:
        lines += ["BEGIN:VEVENT", *vevent.split("\n"), "END:VEVENT"]
    return "\r\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR", ""]).encode()


def read(*files: bytes, window: Window | None = None) -> list[Event | Unreadable]:
    sources = [Source(data, Handle(f"{number}.ics"), f"{number}.ics") for number, data in enumerate(files)]
    return list(events_in(sources, account="home", zone="Europe/Berlin", window=window))


def the_event(*files: bytes, window: Window | None = None) -> Event:
    [event] = read(*files, window=window)
    assert isinstance(event, Event)
    return event


INTERVIEW = "UID:e\nDTSTART:20261014T090000Z\nDTEND:20261014T100000Z\nSUMMARY:Interview"
MOVED = "UID:e\nSEQUENCE:1\nDTSTART:20261214T090000Z\nDTEND:20261214T100000Z\nSUMMARY:Interview"
WEEKLY = "UID:w\nDTSTART:20261006T090000Z\nDTEND:20261006T100000Z\nRRULE:FREQ=WEEKLY\nSUMMARY:Interview"


def test_zones_of_the_same_name_in_two_files_are_not_mixed_up() -> None:
    east, west = ((CORPUS / f"zone-customized-{where}.ics").read_bytes() for where in ("east", "west"))

    starts = {event.uid: event.start.hour for event in read(east, west, east) if isinstance(event, Event)}

    assert starts == {"east": 9, "west": 15}


def test_the_newest_version_holds_in_whatever_order_the_files_come() -> None:
    for files in ([INTERVIEW, MOVED], [MOVED, INTERVIEW]):
        assert the_event(*(calendar(one) for one in files)).sequence == 1


def test_an_event_that_was_moved_out_of_the_window_is_not_found_where_it_was() -> None:
    assert read(calendar(INTERVIEW), calendar(MOVED), window=OCTOBER) == []


def test_a_cancellation_in_another_file_keeps_what_it_leaves_out() -> None:
    event = the_event(calendar(INTERVIEW), calendar("UID:e\nDTSTAMP:20261001T000000Z", method="CANCEL"), window=OCTOBER)

    assert event.status is Status.CANCELLED
    assert event.title == "Interview"
    assert event.start == datetime(2026, 10, 14, 9, tzinfo=UTC)
    assert event.handle == "1.ics"


def test_one_of_a_series_may_be_moved_in_another_file() -> None:
    moved = "UID:w\nRECURRENCE-ID:20261013T090000Z\nDTSTART:20261015T120000Z\nDTEND:20261015T130000Z"

    events = read(calendar(moved), calendar(WEEKLY), window=OCTOBER)

    assert {event.start.day: event.recurrence_id for event in events if isinstance(event, Event)} == {
        6: "20261006T090000Z",
        15: "20261013T090000Z",
        20: "20261020T090000Z",
        27: "20261027T090000Z",
    }


def test_a_series_is_cancelled_as_a_whole_with_those_of_it_that_were_moved() -> None:
    moved = "UID:w\nRECURRENCE-ID:20261013T090000Z\nDTSTART:20261015T120000Z\nDTEND:20261015T130000Z"

    events = read(
        calendar(WEEKLY, moved),
        calendar("UID:w\nSEQUENCE:1\nDTSTAMP:20261001T000000Z", method="CANCEL"),
        window=OCTOBER,
    )

    assert [event.status for event in events if isinstance(event, Event)] == [Status.CANCELLED] * 4


def test_a_moved_occurrence_has_the_same_identity_in_a_mail_and_in_the_calendar() -> None:
    moved = "UID:w\nRECURRENCE-ID:20261013T090000Z\nDTSTART:20261015T120000Z\nDTEND:20261015T130000Z"

    mailed = the_event(calendar(moved, method="REQUEST"))

    assert mailed.identity in {
        event.identity for event in read(calendar(WEEKLY), window=OCTOBER) if isinstance(event, Event)
    }


def test_an_event_is_found_when_any_of_it_lies_in_the_window() -> None:
    for start, end, found in (
        ("20260930T235900Z", "20261001T000000Z", False),
        ("20260930T235900Z", "20261001T000100Z", True),
        ("20261031T235900Z", "20261101T000100Z", True),
        ("20261101T000000Z", "20261101T000100Z", False),
        ("20260101T000000Z", "20271231T000000Z", True),
    ):
        events = read(calendar(f"UID:e\nDTSTART:{start}\nDTEND:{end}"), window=OCTOBER)

        assert bool(events) is found, (start, end)


def test_what_is_unreadable_has_the_same_handle_until_it_changes() -> None:
    broken, changed = calendar(INTERVIEW, "UID:b\nDTSTART:soon"), calendar("UID:b\nDTSTART:later", INTERVIEW)

    handles = [item.handle for file in (broken, broken, changed) for item in read(file) if isinstance(item, Unreadable)]

    assert handles[0] == handles[1] != handles[2]


def test_what_is_unreadable_is_named_by_its_place_and_not_by_what_it_says() -> None:
    [item] = read(calendar("UID:b\nSUMMARY:Secret\nATTENDEE:mailto:hana@a.example\nDTSTART:Secret"))

    assert isinstance(item, Unreadable)
    assert item.place == "0.ics:2"
    assert "Secret" not in f"{item.handle} {item.reason}"
    assert "hana" not in f"{item.handle} {item.reason}"


def test_what_the_libraries_cannot_bear_costs_one_event_alone() -> None:
    events = read(calendar(INTERVIEW, "UID:x\nDTSTART:00010101T000000\nDTEND:00010101T010000"))

    assert [type(event) for event in events] == [Event, Unreadable]


def test_what_the_libraries_cannot_bear_in_a_rule_costs_one_series_alone() -> None:
    odd = "UID:x\nDTSTART:20261006T090000Z\nDTEND:20261006T100000Z\nRRULE:FREQ=DAILY;BYHOUR=77"

    events = read(calendar(WEEKLY, odd), window=OCTOBER)

    assert [type(event) for event in events] == [Event, Event, Event, Event, Unreadable]


def test_an_endless_series_of_days_gives_each_day_of_the_window_once() -> None:
    daily = "UID:d\nDTSTART;VALUE=DATE:20100101\nRRULE:FREQ=DAILY"

    events = [event for event in read(calendar(daily), window=OCTOBER) if isinstance(event, Event)]

    # The window ends at midnight UTC, when it is one o'clock on the first of November in Berlin.
    assert len({event.identity for event in events}) == len(events) == 32
    assert all(event.end - event.start <= timedelta(hours=25) for event in events)
