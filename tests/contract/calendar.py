"""What is a calendar? Every implementation inherits this suite, and gives in `keeper` one to play with."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Protocol

import pytest

from followup.domain.model import Attendee, Event, Person, Response, Status, Unreadable, Window
from followup.errors import AccountError
from followup.ports import Calendar
from tests.builders import ALEX_PERSON, HANA

ZONE = "Europe/Berlin"
"""Where the user of every keeper's calendar lives."""

OCTOBER = Window(datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC))
TEN = datetime(2026, 10, 13, 8, 0, tzinfo=UTC)
"""Ten o'clock in Berlin on a Tuesday."""


class Keeper(Protocol):
    """Keeps a calendar: does to it what its owner and the organisers of its events do."""

    def calendar(self) -> Calendar:
        """The calendar, as the next run sees it."""

    def put(self, event: Event) -> None:
        """`event` is entered, or replaces its older version; with a `recurrence_id`, that one of the series."""

    def put_weekly(self, event: Event, times: int) -> None:
        """`event` is entered as the first one of so many, a week apart."""

    def put_unreadable(self, uid: str) -> None:
        """Something is entered, that nobody can read."""

    def lock_away(self) -> None:
        """Nothing can be read any more."""


class CalendarContract:
    @pytest.fixture
    def keeper(self) -> Keeper:
        """Of an empty calendar, its account called `home`, its user in `ZONE`."""
        raise NotImplementedError

    def test_an_empty_calendar_has_no_events(self, keeper: Keeper) -> None:
        assert found(keeper) == {}

    def test_a_calendar_has_the_name_of_its_account_and_so_have_its_events(self, keeper: Keeper) -> None:
        keeper.put(an_interview())

        assert keeper.calendar().name == "home"
        assert the_one(keeper).account == "home"

    def test_an_event_keeps_what_was_entered(self, keeper: Keeper) -> None:
        entered = an_interview(
            description="Bring:\n- a pen, and paper; both",
            location="Room 7, Brightfold",
            private=True,
            free=True,
        )
        keeper.put(entered)

        event = the_one(keeper)

        assert event.title == entered.title
        assert event.description == entered.description
        assert event.location == entered.location
        assert event.organizer == HANA
        assert event.status is Status.CONFIRMED
        assert event.private
        assert event.free
        assert event.identity == entered.identity

    def test_what_the_user_is_not_sure_of_is_tentative(self, keeper: Keeper) -> None:
        """Of somebody else's event, not every calendar tells that from one that was not answered yet."""
        keeper.put(an_interview(organizer=ALEX_PERSON, status=Status.TENTATIVE))

        event = the_one(keeper)

        assert (event.status, event.free) == (Status.TENTATIVE, False)

    def test_an_attendee_keeps_the_answer_and_a_room_is_no_person(self, keeper: Keeper) -> None:
        attendees = (
            Attendee(ALEX_PERSON, Response.ACCEPTED),
            Attendee(HANA, Response.TENTATIVE),
            Attendee(Person("Ben Okafor", "ben@brightfold.example"), Response.DECLINED),
            Attendee(Person("Room 7", "room7@brightfold.example"), Response.ACCEPTED, individual=False),
        )
        keeper.put(an_interview(attendees=attendees))

        assert set(the_one(keeper).attendees) == set(attendees)

    def test_times_are_instants(self, keeper: Keeper) -> None:
        keeper.put(an_interview())

        event = the_one(keeper)

        assert (event.start, event.end) == (TEN, TEN + timedelta(hours=1))
        assert event.start.tzinfo
        assert event.end.tzinfo
        assert event.zone == ZONE
        assert not event.all_day
        assert not event.open_ended

    def test_a_whole_day_is_one_of_the_users(self, keeper: Keeper) -> None:
        midnight = datetime(2026, 10, 12, 22, 0, tzinfo=UTC)
        keeper.put(an_interview(start=midnight, end=midnight + timedelta(days=1), all_day=True))

        event = the_one(keeper)

        assert (event.start, event.end) == (midnight, midnight + timedelta(days=1))
        assert event.all_day

    @pytest.mark.parametrize(
        ("start", "end", "inside"),
        [
            (OCTOBER.start - timedelta(hours=1), OCTOBER.start, False),
            (OCTOBER.start - timedelta(hours=1), OCTOBER.start + timedelta(minutes=1), True),
            (OCTOBER.end - timedelta(minutes=1), OCTOBER.end + timedelta(hours=1), True),
            (OCTOBER.end, OCTOBER.end + timedelta(hours=1), False),
            (OCTOBER.start - timedelta(days=9), OCTOBER.end + timedelta(days=9), True),
        ],
    )
    def test_an_event_is_found_when_any_of_it_lies_in_the_window(
        self, keeper: Keeper, start: datetime, end: datetime, inside: bool
    ) -> None:
        keeper.put(an_interview(start=start, end=end))

        assert bool(found(keeper)) is inside

    def test_reading_twice_gives_the_same(self, keeper: Keeper) -> None:
        keeper.put(an_interview())
        keeper.put_weekly(an_interview(uid="weekly"), 3)

        assert found(keeper) == found(keeper)

    def test_an_event_that_was_moved_is_the_same_and_no_longer_where_it_was(self, keeper: Keeper) -> None:
        keeper.put(an_interview())
        before = the_one(keeper)

        keeper.put(an_interview(start=TEN + timedelta(days=2), end=TEN + timedelta(days=2, hours=1), sequence=1))

        after = the_one(keeper)
        assert after.identity == before.identity
        assert after.start == TEN + timedelta(days=2)
        assert after.sequence >= before.sequence

    def test_an_event_that_was_moved_out_of_the_window_is_not_in_it(self, keeper: Keeper) -> None:
        keeper.put(an_interview())

        keeper.put(an_interview(start=TEN + timedelta(days=60), end=TEN + timedelta(days=60, hours=1), sequence=1))

        assert found(keeper) == {}

    def test_an_event_that_was_cancelled_is_found_cancelled(self, keeper: Keeper) -> None:
        keeper.put(an_interview())
        before = the_one(keeper)

        keeper.put(an_interview(status=Status.CANCELLED, sequence=1))

        after = the_one(keeper)
        assert after.identity == before.identity
        assert after.status is Status.CANCELLED

    def test_each_of_a_series_is_an_event_of_its_own(self, keeper: Keeper) -> None:
        keeper.put_weekly(an_interview(), 10)

        events = sorted(found(keeper).values(), key=lambda event: event.start)

        # Ten o'clock by the clock on the wall: the clocks are put back on the 25th.
        assert [(event.start.day, event.start.hour) for event in events] == [(13, 8), (20, 8), (27, 9)]
        assert all(one.identity != next_one.identity for one, next_one in pairwise(events))
        assert {event.uid for event in events} == {events[0].uid}
        assert [event.recurrence_id for event in events] == ["20261013T080000Z", "20261020T080000Z", "20261027T090000Z"]

    def test_one_of_a_series_that_was_moved_is_the_same_one(self, keeper: Keeper) -> None:
        keeper.put_weekly(an_interview(), 2)
        before = set(found(keeper))

        moved = TEN + timedelta(days=8)
        keeper.put(
            an_interview(start=moved, end=moved + timedelta(hours=1), recurrence_id="20261020T080000Z", sequence=1)
        )

        after = found(keeper)
        assert set(after) == before
        assert {event.start for event in after.values()} == {TEN, moved}

    def test_one_of_a_series_that_was_cancelled_leaves_the_others_alone(self, keeper: Keeper) -> None:
        keeper.put_weekly(an_interview(), 2)

        second = TEN + timedelta(days=7)
        keeper.put(
            an_interview(
                start=second,
                end=second + timedelta(hours=1),
                recurrence_id="20261020T080000Z",
                status=Status.CANCELLED,
                sequence=1,
            )
        )

        assert {event.start: event.status for event in found(keeper).values()} == {
            TEN: Status.CONFIRMED,
            second: Status.CANCELLED,
        }

    def test_what_cannot_be_read_does_not_hide_its_neighbours(self, keeper: Keeper) -> None:
        keeper.put(an_interview(uid="before"))
        keeper.put_unreadable("between")
        keeper.put(an_interview(uid="the-last"))

        assert {event.uid for event in found(keeper).values()} == {"before", "the-last"}
        assert len(unreadable(keeper)) == 1

    def test_what_cannot_be_read_is_named_in_the_same_way_each_time(self, keeper: Keeper) -> None:
        keeper.put_unreadable("one")
        keeper.put_unreadable("two")

        first, second = unreadable(keeper), unreadable(keeper)

        assert {item.handle for item in first} == {item.handle for item in second}
        assert len({item.handle for item in first}) == 2
        assert all(item.account == "home" and item.place and item.reason for item in first)

    def test_a_calendar_that_cannot_be_read_says_so_instead_of_giving_a_part(self, keeper: Keeper) -> None:
        keeper.put(an_interview())
        keeper.lock_away()

        with pytest.raises(AccountError) as raised:
            list(keeper.calendar().events(OCTOBER))

        assert raised.value.account == "home"
        assert raised.value.problem


def an_interview(**fields: object) -> Event:
    values: dict[str, object] = {"start": TEN, "end": TEN + timedelta(hours=1), "organizer": HANA, "zone": ZONE}
    if "start" in fields:
        values.pop("end")
    interview = Event(account="home", uid="e1", title="Interview: Data Engineer, Brightfold", start=TEN, end=TEN)
    return replace(interview, **{**values, **fields})  # type: ignore[arg-type]  # checked by the dataclass


def found(keeper: Keeper) -> dict[str, Event]:
    events = [event for event in keeper.calendar().events(OCTOBER) if isinstance(event, Event)]
    by_identity = {event.identity: event for event in events}
    assert len(by_identity) == len(events)
    return by_identity


def the_one(keeper: Keeper) -> Event:
    [event] = found(keeper).values()
    return event


def unreadable(keeper: Keeper) -> list[Unreadable]:
    return [item for item in keeper.calendar().events(OCTOBER) if isinstance(item, Unreadable)]
