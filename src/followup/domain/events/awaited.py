"""Has mail told of this event that it is an interview, though the event itself does not say so?

"14:00 Ravenloch, Frau Adler" is an interview if Frau Adler of Ravenloch has just invited the user to one.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from followup.domain.employers import called, own_domain
from followup.domain.events.spotting import plain
from followup.domain.model import Event
from followup.domain.people import fold
from followup.domain.signals import Advanced, Part, Signal

SOON = timedelta(days=30)
"""An invitation is to an interview within this time."""

CERTAIN, PROBABLE, POSSIBLE = 4, 3, 0
"""What it weighs: somebody who invited takes part, or is named with the employer; one of them is named; neither is."""

ARRANGED = 8
"""What it weighs that a conversation about an application named the day, and who or what the title names: coffee is an interview then."""

_SHORTEST = 4
"""A shorter name is a word of something else too often."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """Who invited the user to an interview, and when: the folded addresses and family names of people, the employer's name."""

    at: datetime
    addresses: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    employer: str = ""

    def weight(self, event: Event) -> int:
        """How much it says about the event."""
        if event.all_day or not self.at <= event.start <= self.at + SOON:
            return POSSIBLE
        everybody = [attendee.person.address for attendee in event.attendees]
        everybody += [event.organizer.address] if event.organizer else []
        if self.addresses.intersection(map(fold, everybody)):
            return CERTAIN
        title = f" {_words(event.title)} "
        named = [name for name in (self.employer, *self.families) if name and f" {name} " in title]
        if self.employer in named and len(named) > 1:
            return CERTAIN
        return PROBABLE if self.employer in named else POSSIBLE


@dataclass(frozen=True, slots=True)
class Awaited:
    """What mail has told of interviews to come: the identities of events it carried, and who invited the user."""

    events: frozenset[str] = frozenset()
    invitations: tuple[Invitation, ...] = field(default=())

    def weight(self, event: Event) -> int:
        """How much mail says for the event being an interview of the user's; 0 if nothing."""
        if event.identity in self.events:
            return CERTAIN
        return max((invitation.weight(event) for invitation in self.invitations), default=POSSIBLE)


def awaited(signals: Iterable[Signal]) -> Awaited:
    """Where the user is awaited, as far as mail tells for sure."""
    invited = [signal for signal in signals if isinstance(signal, Advanced) and signal.sure and not signal.origin.spam]
    return Awaited(
        frozenset().union(*(signal.matter.events for signal in invited)),
        tuple(map(_invitation, invited)),
    )


def _invitation(signal: Advanced) -> Invitation:
    """An agent arranges much besides interviews: only those of the employer count."""
    people = [contact.person for contact in signal.matter.contacts if contact.part is not Part.AGENT]
    families = (plain(person.name).split()[-1] for person in people if " " in person.name)
    employer = _words(called(signal.matter.employer))
    return Invitation(
        signal.origin.at,
        frozenset(fold(person.address) for person in people if own_domain(person.address) or person.name),
        frozenset(name for name in families if len(name) >= _SHORTEST),
        employer if len(employer) >= _SHORTEST else "",
    )


def _words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", plain(text)))
