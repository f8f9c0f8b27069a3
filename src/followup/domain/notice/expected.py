"""What does mail tell of an event in the calendar?

Somebody may have invited the user to it (`awaited`), and a conversation may have arranged it (`arranged`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from followup.domain.events.awaited import ARRANGED, Awaited, awaited
from followup.domain.filing.arranged import Arranged, Arrangement, arranged
from followup.domain.model import Event, Me
from followup.domain.signals import Signal


@dataclass(frozen=True, slots=True)
class ByMail:
    """How much mail says for an event being an interview of the user's, and the conversation that arranged it, if one did."""

    weight: int = 0
    by: Arrangement | None = None

    @property
    def mark(self) -> str:
        """What tells it from what mail told before."""
        return f"{self.weight} {self.by.mark if self.by else ''}"


UNTOLD = ByMail()


@dataclass(frozen=True, slots=True)
class Expected:
    """All that mail tells of what is to come."""

    awaited: Awaited
    arranged: Arranged

    def told(self, event: Event, me: Me) -> ByMail:
        """What it tells of that event."""
        by = self.arranged.of(event, me)
        return ByMail(ARRANGED if by else self.awaited.weight(event), by)


def expected(signals: Sequence[Signal]) -> Expected:
    """What these signals tell of what is to come."""
    return Expected(awaited(signals), arranged(signals))
