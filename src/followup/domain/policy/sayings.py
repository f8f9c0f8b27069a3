"""How do we put a reason into words?"""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from followup.domain.model import Fate, Person, Written


def day(when: datetime, zone: str) -> str:
    """`14 October`: the day that it was then in that zone."""
    local = when.astimezone(ZoneInfo(zone))
    return f"{local.day} {local:%B}"


def moment(when: datetime, zone: str) -> str:
    """`on 14 October at 16:30`, in the zone in which the user lived it."""
    local = when.astimezone(ZoneInfo(zone))
    return f"on {day(when, zone)} at {local:%H:%M}"


def name_list(people: Sequence[Person]) -> str:
    """`Hana Ito, Ben Okafor and Li Wei`."""
    names = [str(person) for person in people]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def fate(letter: Written) -> str:
    """What has become of a letter, to follow `the letter to Hana Ito`."""
    return {
        Fate.WAITING: "waits in your drafts",
        Fate.EDITED: "waits in your drafts, edited by you",
        Fate.SENT: "was sent",
        Fate.DISCARDED: "was discarded by you",
        Fate.WITHDRAWN: "was withdrawn",
        Fate.UNKNOWN: "was written; I can no longer see what became of it",
    }[letter.fate]
