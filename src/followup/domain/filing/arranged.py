"""Which event is the meeting that a conversation about an application arranged?

"Saltbox 2pm", entered in three words, is an interview if somebody at Saltbox, where the user has applied, named that day.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from followup.domain.employers import is_house
from followup.domain.events.spotting import plain
from followup.domain.filing.consensus import addresses_of, in_time
from followup.domain.filing.strands import same_matter, strands_of
from followup.domain.language.words import DIGRAPHS
from followup.domain.model import Event, Me
from followup.domain.people import fold, is_mine
from followup.domain.signals import Matter, Signal
from followup.domain.vocabulary import COMPANY_WORDS, DESCRIPTORS

_NO_ZONE = frozenset({"UTC", "Etc/UTC"})
_SHORTEST = 3
"""Letters. A shorter word of a name is a word of something else too often."""
_SHORTEST_OF_A_DOMAIN = 5


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A conversation about an application, in which days were named. `names_said` are the folded words of its people and employer."""

    messages: frozenset[str]
    matter: Matter
    names_said: frozenset[str]

    @property
    def mark(self) -> str:
        """What tells it from others, and from what it was before somebody went on with it."""
        return " ".join(sorted(self.messages))

    def carried_on(self, matter: Matter) -> Matter:
        """What an event that it arranged is about. It names the employer better than the title of an entry in the user's own hand."""
        better = self.matter.employer and not (self.matter.agency or matter.domains)
        return replace(matter, threads=matter.threads | self.messages, employer="" if better else matter.employer)

    def names(self, word: str) -> bool:
        """Whether a folded word is one of its names, or begins a domain of its."""
        labels = [label for domain in self.matter.domains for label in domain.partition(".")[0].split("-")]
        echoed = len(word) >= _SHORTEST_OF_A_DOMAIN and any(_begin_alike(word, label) for label in labels)
        return word in self.names_said or echoed


@dataclass(frozen=True, slots=True)
class Arranged:
    """All conversations about applications in which a day was named, by those days."""

    on: Mapping[date, Sequence[Arrangement]] = field(default_factory=dict)

    def of(self, event: Event, me: Me) -> Arrangement | None:
        """The one that arranged the event: on a day that it names, and with its people, or under one of its names.

        None where none did, or several may have; two of the same house are one.
        """
        days = () if event.all_day else days_of(event.start, event.zone)
        near = {each.mark: each for day in days for each in self.on.get(day, ())}
        if not near:
            return None
        others, words = _others(event, me), set(_words(event.title))
        fitting = [
            each
            for each in near.values()
            if (others & addresses_of(each.matter.contacts) if others else any(map(each.names, words)))
        ]
        return _together(fitting)


def arranged(signals: Iterable[Signal]) -> Arranged:
    """What mail has arranged."""
    written = [signal for signal in signals if signal.parent and not signal.origin.spam]
    strands = strands_of(sorted(written, key=in_time))
    on: dict[date, list[Arrangement]] = defaultdict(list)
    for strand in strands:
        if strand.matter.of_a_job and strand.matter.days:
            arrangement = _arrangement(strand.signals, strand.matter)
            for day in strand.matter.days:
                on[day].append(arrangement)
    return Arranged(on)


def _together(fitting: Sequence[Arrangement]) -> Arrangement | None:
    """Those of one house, as one; None for several houses, or none."""
    matters = [each.matter for each in fitting]
    if not matters or not all(same_matter(matters[0], other) for other in matters[1:]):
        return None
    matter = next((matter for matter in matters if matter.employer), matters[0])
    return Arrangement(
        frozenset().union(*(each.messages for each in fitting)),
        matter,
        frozenset().union(*(each.names_said for each in fitting)),
    )


def days_of(start: datetime, zone: str) -> set[date]:
    """The day on which something begins; where no zone is known, it may be the one before or after."""
    if zone not in _NO_ZONE:
        return {start.astimezone(ZoneInfo(zone)).date()}
    return {(start + timedelta(hours=hours)).date() for hours in (-12, 0, 14)}


def _arrangement(signals: Sequence[Signal], matter: Matter) -> Arrangement:
    return Arrangement(frozenset(signal.origin.id for signal in signals), matter, frozenset(_names_of(matter)))


def _names_of(matter: Matter) -> Iterator[str]:
    for contact in matter.contacts:
        yield from _words(contact.person.name)
    yield from (word for word in _words(matter.employer) if not (word in _OF_MANY or is_house(word)))


def _others(event: Event, me: Me) -> set[str]:
    everybody = [attendee.person for attendee in event.attendees]
    everybody += [event.organizer] if event.organizer else []
    return {fold(person.address) for person in everybody if person.address and not is_mine(me, person.address)}


def _words(text: str) -> Iterator[str]:
    """In both ways of spelling an umlaut, since a domain has the other."""
    for word in re.findall(r"[^\W\d_]+", text):
        yield from (
            spelt for spelt in {plain(word), plain(word.casefold().translate(DIGRAPHS))} if len(spelt) >= _SHORTEST
        )


def _begin_alike(word: str, label: str) -> bool:
    return len(label) >= _SHORTEST_OF_A_DOMAIN and (label.startswith(word) or word.startswith(label))


_OF_MANY = frozenset(plain(word) for word in COMPANY_WORDS | DESCRIPTORS) | frozenset(
    ["the", "and", "und", "van", "von", "der", "die", "das"]
)
