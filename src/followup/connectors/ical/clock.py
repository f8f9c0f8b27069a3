"""By whose clock is it that time?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

import icalendar
from icalendar.timezone import tzp

from followup.connectors.ical.lines import Vcalendar
from followup.connectors.ical.repair import ZONE
from followup.connectors.zones import iana_zone, zone_named

Moment = date | datetime
"""A whole day, or a time that knows its zone."""

_NOT_YEARLY = re.compile(r"FREQ=(?!YEARLY)", re.IGNORECASE)
_ICALENDAR_ERRORS = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError)


@dataclass(frozen=True, slots=True)
class Clock:
    """Reads times: by the zone they name, else by the zone of their calendar, else by the user's."""

    calendar: Vcalendar
    home: ZoneInfo

    @property
    def floating(self) -> ZoneInfo:
        """The zone of a time that names none."""
        return iana_zone(self.calendar.zone) or self.home

    def moment(self, written: Moment, parameters: Mapping[str, object], otherwise: tzinfo | None = None) -> Moment:
        """`written` with its zone: its own, the one its parameters name, `otherwise`, or that of floating times."""
        if not isinstance(written, datetime) or written.tzinfo:
            return written
        zone = self._zone(str(parameters[ZONE])) if ZONE in parameters else otherwise or self.floating
        return written.replace(tzinfo=zone)

    def utc(self, moment: Moment) -> datetime:
        """The instant; of a whole day, the midnight with which it begins for the user."""
        return aware(moment, self.home).astimezone(UTC)

    def _zone(self, name: str) -> tzinfo:
        # Of a zone that IANA knows, IANA's rules are fresher than their copy in a file. Any other name means what the file says.
        definition = self.calendar.definitions.get(name, "")
        return iana_zone(name) or _zone_defined(definition) or zone_named(name) or self.home


def aware(moment: Moment, zone: tzinfo) -> datetime:
    """A time as it is; a whole day as the midnight with which it begins in `zone`."""
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time(), zone)


def after(moment: Moment, duration: timedelta) -> Moment:
    """`moment` + `duration`: whole days go by the clock, also when it is put forward; hours are hours that pass."""
    days = timedelta(days=duration.days)
    if not isinstance(moment, datetime):
        return moment + days
    return ((moment + days).astimezone(UTC) + (duration - days)).astimezone(moment.tzinfo)


def basic(moment: Moment) -> str:
    """In the basic format of ISO 8601; a time in UTC."""
    if isinstance(moment, datetime):
        return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return moment.strftime("%Y%m%d")


@lru_cache(maxsize=64)
def _zone_defined(definition: str) -> tzinfo | None:
    """The zone that a VTIMEZONE defines, or None if it makes no sense."""
    # One that changes its clocks every second would be reckoned second by second, from 1970 to today.
    if not definition or _NOT_YEARLY.search(definition):
        return None
    # The rules of Outlook begin in 1601, and would be followed from there whenever somebody asks for the time.
    definition = definition.replace("DTSTART:1601", "DTSTART:2000")
    tzp.use_default()  # or icalendar would remember this zone when it reads other files, see repair.ZONE
    try:
        component = icalendar.Timezone.from_ical(definition)
        assert isinstance(component, icalendar.Timezone)
        zone: tzinfo = component.to_tz(lookup_tzid=False)
        datetime(2026, 1, 1, tzinfo=zone).utcoffset()
    except _ICALENDAR_ERRORS:
        return None
    return zone
