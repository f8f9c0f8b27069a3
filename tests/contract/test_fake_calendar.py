from dataclasses import replace
from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

import pytest

from followup.domain.model import Event, Handle, Unreadable
from followup.errors import Unavailable
from followup.ports import Calendar
from tests.contract.calendar import ZONE, CalendarContract, Keeper
from tests.fakes_calendar import FakeCalendar


class FakeKeeper:
    def __init__(self) -> None:
        self._calendar = FakeCalendar()

    def calendar(self) -> Calendar:
        return self._calendar

    def put(self, event: Event) -> None:
        self._calendar.put(event)

    def put_weekly(self, event: Event, times: int) -> None:
        start, end = (moment.astimezone(ZoneInfo(ZONE)) for moment in (event.start, event.end))
        for week in range(times):
            later = timedelta(weeks=week)
            original = (start + later).astimezone(UTC)
            self._calendar.put(
                replace(
                    event,
                    start=original,
                    end=(end + later).astimezone(UTC),
                    recurrence_id=original.strftime("%Y%m%dT%H%M%SZ"),
                )
            )

    def put_unreadable(self, uid: str) -> None:
        self._calendar.put(Unreadable("home", Handle(uid), f"item {uid}", "it is garbled"))

    def lock_away(self) -> None:
        self._calendar.failure = Unavailable("home", "the calendar is locked. Unlock it.")


class TestFakeCalendar(CalendarContract):
    @pytest.fixture
    def keeper(self) -> Keeper:
        return FakeKeeper()
