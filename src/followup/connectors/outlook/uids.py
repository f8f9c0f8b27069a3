"""Which iCalendar UID does Graph mean?

Graph gives each occurrence of a series an iCalUId of its own: the series' "global object id" with the day in it
([MS-OXOCAL], PidLidGlobalObjectId). What came from another system is wrapped in one. Anywhere else the series has one UID.
"""

_MARK = bytes.fromhex("040000008200E00074C5B7101A82E008")
_DAY = slice(16, 20)
_SIZE = slice(36, 40)
_WRAPPED = b"vCal-Uid\x01\0\0\0"


def uid_from(ical_uid: str) -> str:
    """The UID as it stands in an invitation, and on other calendars."""
    try:
        whole = bytes.fromhex(ical_uid)
    except ValueError:
        return ical_uid
    if not whole.startswith(_MARK) or len(whole) < _SIZE.stop:
        return ical_uid
    inner = whole[_SIZE.stop :]
    if inner.startswith(_WRAPPED):
        return inner.removeprefix(_WRAPPED).rstrip(b"\0").decode("utf-8", "replace")
    day = _DAY
    return (whole[: day.start] + bytes(4) + whole[day.stop :]).hex().upper()
