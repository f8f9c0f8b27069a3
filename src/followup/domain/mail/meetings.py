"""When may they meet, by what a message says, and who will be there?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from followup.domain.language.lexicon import Claim, WordClass
from followup.domain.language.phrases import Places
from followup.domain.mail.deadlines import days_named
from followup.domain.mail.reading import Reading, newly_told
from followup.domain.model import Message


@dataclass(frozen=True, slots=True)
class Meeting:
    """The days ahead that a message names, and those of them of which it says no: "tomorrow is no good"."""

    days: frozenset[date] = frozenset()
    off: frozenset[date] = frozenset()
    takes_part: bool = False
    """Whether whoever writes says that they will be there."""


NO_MEETING = Meeting()


def meeting_in(message: Message, reading: Reading) -> Meeting:
    """What the message says of a meeting."""
    named: set[date] = set()
    off: set[date] = set()
    told = frozenset(newly_told(message, reading.sentences))
    for sentence, places in zip(reading.sentences, reading.places, strict=True):
        if sentence in told and (days := days_named(sentence, reading.grammars, places, message.date.date())):
            named |= days
            off |= days if _says_no(places) else set()
    return Meeting(frozenset(named), frozenset(off), bool(reading.meant(Claim.TAKES_PART)))


def _says_no(places: Mapping[str, Places]) -> bool:
    """Whether anything in a sentence that holds this says no, or puts off."""
    return any(each.of(WordClass.NOT) or each.of(WordClass.OFF) for each in places.values())
