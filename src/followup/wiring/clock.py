"""When is it?

Nothing else in the program looks at a clock.
"""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, available_timezones


def now() -> datetime:
    """The time of this run."""
    return datetime.now(UTC)


def today(zone: str) -> date:
    """The day it is where the user lives. A zone that does not exist is a fault that config.yaml is told of."""
    return now().astimezone(ZoneInfo(zone) if zone in available_timezones() else UTC).date()
