"""Will an interview take place, as far as its entry in the calendar tells?"""

import re
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from followup.domain.events.entries import Entry
from followup.domain.events.indications import Weight
from followup.domain.events.parties import Parties
from followup.domain.events.spotting import spot_all
from followup.domain.model import Response, Status
from followup.domain.people import is_mine

_NUMBER = re.compile(r"\d{1,2}")
_ELSEWHERE = re.compile(
    r"$|interview|next|nachst|naechst|spater|later|prochain|la semaine|proxim|la proxima|prossim|volgende|nasta|naste|neste|next"
)
"""What is no day on which the entry itself could stand; a weekday may be the one on which it does."""

_OFF = frozenset({"cancelled", "postponed"})


def unsettled(entry: Entry, parties: Parties) -> Iterator[Weight]:
    """Why it will not, or not yet certainly: cancelled, declined by the user, a hold, a slot in which nobody interviews."""
    event, title = entry.event, entry.title.text
    if event.status is Status.CANCELLED:
        yield Weight(0, "it is cancelled", where="status")
    elif _set_apart(entry, "cancelled"):
        yield Weight(0, "the title says that it is cancelled", title, "title")
    if _declined(entry) or _set_apart(entry, "declined"):
        yield Weight(0, "you declined it")
    elif _moved_away(entry) or (_set_apart(entry, "postponed") and not any(entry.everybody)):
        yield Weight(0, "the title says that it was moved to another day", title, "title")
    if event.status is Status.TENTATIVE:
        yield Weight(0, "it is not confirmed", where="status")
    elif _set_apart(entry, "hold"):
        yield Weight(0, "the title says that it is not settled yet", title, "title")
    elif "?" in title and not any(entry.everybody):
        yield Weight(0, "you put a question mark behind it", title, "title")
    if _set_apart(entry, "pause") and not parties.guests.people and not entry.in_title("over_a_meal"):
        yield Weight(0, "a break between interviews", title, "title")


def _declined(entry: Entry) -> bool:
    return any(
        attendee.response is Response.DECLINED and is_mine(entry.me, attendee.person.address)
        for attendee in entry.event.attendees
    )


def _moved_away(entry: Entry) -> bool:
    """Whether the title says that it was moved, unless to the very day on which it stands: "(moved to 27 Oct)"."""
    day = entry.event.start.astimezone(ZoneInfo(entry.event.zone)).day
    for hit in spot_all(entry.title.plain, entry.lexicons, "moved"):
        where = entry.title.plain[hit.end :].strip(" )].,:;-*")
        named = _NUMBER.search(where)
        if int(named.group()) != day if named else _ELSEWHERE.match(where):
            return True
    return False


def _set_apart(entry: Entry, section: str) -> bool:
    """Whether the title begins or ends with such a word, or sets it apart: "[HOLD] ...", "... (tbc)"."""
    title = entry.title.plain
    for hit in spot_all(title, entry.lexicons, section):
        before, after = title[: hit.start].rstrip(), title[hit.end :].lstrip()
        if not before or not after or before[-1] in "([{-|:/,*":
            return True
        if section in _OFF and after[0] in "([-|:/,":
            return True  # "Interview cancelled - new date to follow"
    return False
