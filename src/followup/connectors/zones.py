"""Which time zone does this name mean?

Programs name zones as IANA does (`Europe/Berlin`), as Windows does (`W. Europe Standard Time`), with a path of their own in
front (`/freeassociation.sourceforge.net/Europe/Berlin`, `tzone://Microsoft/Utc`), by what Outlook shows on screen
(`(UTC+01:00) Amsterdam, Berlin, Bern`), or by a bare offset (`GMT+0200`).
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, available_timezones

_DISPLAYED = re.compile(r"\(?(?:UTC|GMT)\s*(?:([+-])(\d{1,2}):?(\d{2})?)?(?:[\s)]|$)(.*)", re.IGNORECASE | re.DOTALL)
_WINTER, _SUMMER = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC)


@lru_cache(maxsize=256)
def zone_named(name: str) -> tzinfo | None:
    """The zone of that name, or None when nobody can tell."""
    name = name.strip(' "/')
    return next((zone for zone in _candidates(name) if zone is not None), None)


@lru_cache(maxsize=256)
def iana_zone(name: str) -> ZoneInfo | None:
    """The zone that IANA calls so."""
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):  # unknown, or no possible name of a file: `..`, `Europe`, 300 letters
        return None


def _candidates(name: str) -> Iterator[tzinfo | None]:
    yield iana_zone(name)
    yield iana_zone(_of_windows(name))
    parts = name.split("/")
    for start in range(len(parts)):
        yield iana_zone(_iana_names().get("/".join(parts[start:]).casefold(), ""))
    yield _zone_displayed(name)


def _of_windows(name: str) -> str:
    """What IANA calls the zone that Windows calls so, or the empty string."""
    from icalendar.timezone.windows_to_olson import (  # noqa: PLC0415 - slow to load; most programs name zones as IANA does
        WINDOWS_TO_OLSON,
    )

    return WINDOWS_TO_OLSON.get(name, "")


@cache
def _iana_names() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones()}


def _zone_displayed(name: str) -> tzinfo | None:
    """The zone of a name that begins with its offset in winter, and may go on with cities in it."""
    match = _DISPLAYED.fullmatch(name)
    if not match:
        return None
    sign, hours, minutes, places = match.groups()
    if not sign and not name.startswith("("):
        return None  # `GMT Daylight Time`, or whatever it may be, is not the time of Greenwich
    offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0)) * (-1 if sign == "-" else 1)
    if abs(offset) >= timedelta(days=1):
        return None
    for place in re.split(r"[,()]", places):
        zone = iana_zone(_zone_of_place(place.strip()))
        if zone and offset in {moment.astimezone(zone).utcoffset() for moment in (_WINTER, _SUMMER)}:
            return zone
    return timezone(offset)


def _zone_of_place(place: str) -> str:
    """`Amsterdam` is a city of IANA; `Pacific Time` is what Windows displays for `Pacific Standard Time`."""
    if place.endswith(" Time"):
        return _of_windows(f"{place.removesuffix(' Time')} Standard Time")
    return _cities().get(place.casefold(), "")


@cache
def _cities() -> dict[str, str]:
    return {
        name.rpartition("/")[2].replace("_", " ").casefold(): name
        for name in sorted(available_timezones())
        if "/" in name
    }
