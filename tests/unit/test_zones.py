from datetime import datetime, timedelta

import pytest

from followup.connectors.zones import zone_named

SUMMER, WINTER = datetime(2026, 7, 1), datetime(2026, 12, 1)  # noqa: DTZ001 # by the clock of the zone in question


@pytest.mark.parametrize(
    ("name", "summer", "winter"),
    [
        ("Europe/Berlin", 2, 1),
        ("europe/berlin", 2, 1),
        ("/Europe/Berlin", 2, 1),
        ('"Europe/Berlin"', 2, 1),
        ("UTC", 0, 0),
        ("W. Europe Standard Time", 2, 1),
        ("GMT Standard Time", 1, 0),
        ("/freeassociation.sourceforge.net/Europe/Berlin", 2, 1),
        ("/softwarestudio.org/Olson_20011030_5/America/Argentina/Salta", -3, -3),
        ("tzone://Microsoft/Utc", 0, 0),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome", 2, 1),
        ("(UTC-08:00) Pacific Time (US & Canada)", -7, -8),
        ("(UTC+05:30) Chennai, Kolkata, Mumbai", 5.5, 5.5),
        ("(UTC) Coordinated Universal Time", 0, 0),
        ("(UTC-03:00) Brasilia", -3, -3),
        ("(UTC-04:00) London", -4, -4),  # the offset is meant, the city is not
        ("GMT+0200", 2, 2),
        ("UTC-5", -5, -5),
    ],
)
def test_a_zone_is_known_under_all_its_names(name: str, summer: float, winter: float) -> None:
    zone = zone_named(name)

    assert zone
    assert SUMMER.replace(tzinfo=zone).utcoffset() == timedelta(hours=summer)
    assert WINTER.replace(tzinfo=zone).utcoffset() == timedelta(hours=winter)


@pytest.mark.parametrize(
    "name",
    [
        *("", "/", "Europe", "Middle Earth", "tzone://Microsoft/Custom", "Customized Time Zone", "GMT Daylight Time"),
        *("../../etc/passwd", "a\0b", "x" * 500, "(UTC+99:00) Nowhere", "\udcff"),
    ],
)
def test_what_names_no_zone_is_none(name: str) -> None:
    assert zone_named(name) is None
