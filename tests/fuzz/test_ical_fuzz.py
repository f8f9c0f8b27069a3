"""Whatever stands in a calendar, reading it ends, raises nothing, and loses no neighbour."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followup.connectors.ical import Source, events_from, events_in
from followup.connectors.ical.entry import entry_from
from followup.connectors.ical.glance import lies_outside
from followup.connectors.ical.lines import vevents
from followup.domain.model import Event, Unreadable, Window

CORPUS = [path.read_bytes() for path in sorted((Path(__file__).parent.parent / "corpus" / "calendars").glob("*.ics"))]
WINDOW = Window(datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))
NEIGHBOUR = (
    b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:neighbour\r\nDTSTART:20261014T090000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)

LINES = sorted({line for data in CORPUS for line in data.replace(b"\0", b"").splitlines()})
ZONES = [
    "Europe/Berlin",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "(UTC+14:00) x",
    "W. Europe Standard Time",
    "nonsense",
]

bounded = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check(data: bytes) -> None:
    for window in (None, WINDOW):
        found = list(events_in([Source(data), Source(NEIGHBOUR)], account="home", zone="Europe/Berlin", window=window))

        assert any(isinstance(item, Event) and item.uid == "neighbour" for item in found)
        for item in found:
            if isinstance(item, Unreadable):
                assert item.reason
                assert item.handle
                continue
            assert item.end >= item.start
            assert item.start.tzinfo
            assert item.open_ended == (item.end == item.start)
            assert (item.uid + item.title + item.location + item.url).isprintable()
            assert not set(item.description) & set("\0\r\x07\x1b")
            assert window is None or window.touches(item.start, item.end)


@bounded
@given(st.binary(max_size=300))
def test_bytes_are_read_to_the_end(data: bytes) -> None:
    check(data)


@bounded
@given(st.lists(st.sampled_from(LINES), max_size=40))
def test_lines_in_any_order_are_read_to_the_end(lines: list[bytes]) -> None:
    check(b"\r\n".join([b"BEGIN:VCALENDAR", b"BEGIN:VEVENT", *lines]))


@bounded
@given(st.sampled_from(CORPUS), st.data())
def test_a_calendar_with_a_wound_is_read_to_the_end(data: bytes, draw: st.DataObject) -> None:
    start = draw.draw(st.integers(0, len(data)))
    end = draw.draw(st.integers(start, min(len(data), start + 40)))
    check(data[:start] + draw.draw(st.binary(max_size=20)) + data[end:])


@bounded
@given(
    st.fixed_dictionaries(
        {"FREQ": st.sampled_from(["SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"])},
        optional={
            "INTERVAL": st.integers(-1, 400),
            "COUNT": st.integers(-1, 10_000),
            "UNTIL": st.sampled_from(["20261101", "20261101T090000", "20261101T090000Z", "19000101", "x"]),
            "BYDAY": st.sampled_from(["MO", "1MO", "-1FR", "6MO", "XX"]),
            "BYMONTHDAY": st.integers(-40, 40),
            "BYMONTH": st.integers(0, 13),
            "BYYEARDAY": st.integers(-400, 400),
            "BYWEEKNO": st.integers(-60, 60),
            "BYHOUR": st.integers(-1, 25),
            "BYSETPOS": st.integers(-400, 400),
        },
    ),
    st.sampled_from(
        ["DTSTART:20200101T090000Z", "DTSTART;VALUE=DATE:20200101", "DTSTART;TZID=Europe/Berlin:20261020T090000"]
    ),
)
def test_a_rule_is_followed_to_the_end_of_the_window_and_not_beyond(rule: dict[str, object], start: str) -> None:
    rrule = ";".join(f"{name}={value}" for name, value in rule.items())
    check(f"BEGIN:VEVENT\r\nUID:e\r\n{start}\r\nRRULE:{rrule}\r\nEND:VEVENT\r\n".encode())


@bounded
@given(
    st.dates(date(2026, 9, 20), date(2026, 12, 10)), st.integers(0, 23), st.integers(-50, 50), st.sampled_from(ZONES)
)
def test_what_a_glance_passes_over_lies_outside_of_the_window(day: date, hour: int, hours: int, zone: str) -> None:
    start = datetime(day.year, day.month, day.day, hour)  # noqa: DTZ001 # the zone is named beside it
    end = start + timedelta(hours=hours)
    data = f"BEGIN:VEVENT\r\nDTSTART;TZID={zone}:{start:%Y%m%dT%H%M%S}\r\nDTEND;TZID={zone}:{end:%Y%m%dT%H%M%S}\r\nEND:VEVENT"
    [vevent] = vevents(data.encode())
    event = entry_from(vevent, "home", ZoneInfo("Pacific/Kiritimati")).event

    assert not (lies_outside(vevent, WINDOW) and WINDOW.touches(event.start, event.end))


def test_a_large_calendar_of_nothing_but_folds_and_nesting_is_read_in_reasonable_time() -> None:
    folded = (
        b"BEGIN:VEVENT\r\nUID:e\r\nDTSTART:20261014T090000Z\r\nDESCRIPTION:"
        + b"x\r\n " * 300_000
        + b"\r\nEND:VEVENT\r\n"
    )
    nested = b"BEGIN:VEVENT\r\n" * 20_000 + b"BEGIN:X\r\n" * 20_000 + b"END:Y\r\n" * 20_000

    [event] = events_from(folded, account="home", zone="UTC")
    assert isinstance(event, Event)
    assert len(event.description) == 300_000
    assert all(isinstance(item, Unreadable) for item in events_from(nested, account="home", zone="UTC"))
