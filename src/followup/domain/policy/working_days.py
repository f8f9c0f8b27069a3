"""When is it so many working days later?

Monday to Friday, where the user lives; public holidays are not known.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_SATURDAY = 5


def is_working_day(day: date) -> bool:
    """Whether people are at work that day."""
    return day.weekday() < _SATURDAY


def working_days_after(moment: datetime, days: int, zone: str) -> datetime:
    """The same time of day, so many working days later, by the clocks of `zone` (they may have changed in between)."""
    local = moment.astimezone(ZoneInfo(zone))
    day = local.date()
    while days > 0:
        day += timedelta(days=1)
        days -= is_working_day(day)
    return datetime.combine(day, local.time(), ZoneInfo(zone))


def next_working_day(day: date, zone: str) -> datetime:
    """When the first working day after `day` begins."""
    day += timedelta(days=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    return datetime.combine(day, time(), ZoneInfo(zone))
