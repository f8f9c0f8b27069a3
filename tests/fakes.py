"""The fakes, each of which passes the same contract suite as the real thing."""

from tests.fakes_calendar import FakeCalendar
from tests.fakes_casebook import FakeCasebook
from tests.fakes_mailbox import FakeMailbox

__all__ = ["FakeCalendar", "FakeCasebook", "FakeMailbox"]
