"""What is there for the user to do, and what will come?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from followup.domain.agenda import Item, agenda
from followup.domain.compose import Profile
from followup.domain.model import Me
from followup.domain.policy.rules import Rules, Wait
from followup.errors import UsageError
from followup.ports import Casebook, Wording
from followup.sweep.review import review


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that is needed to look at what is known, without an account."""

    casebook: Casebook
    rules: Rules
    me: Me
    profile: Profile
    wording: Wording


@dataclass(frozen=True, slots=True)
class Upcoming:
    """What the user may want to do, and what waits for its time, the next first."""

    items: tuple[Item, ...]
    waits: tuple[Wait, ...]


def upcoming(knowledge: Knowledge, now: datetime) -> Upcoming:
    """The agenda, as the casebook knows it."""
    decisions = [d for one in review(knowledge.casebook, knowledge.rules, now) for d in one.decisions]
    items = agenda(decisions, knowledge.casebook.settled(), knowledge.me, knowledge.profile, knowledge.wording)
    due = [(decision.until, decision) for decision in decisions if isinstance(decision, Wait) and decision.until]
    return Upcoming(items, tuple(wait for _, wait in sorted(due, key=lambda pair: pair[0])))


def find_item(items: Sequence[Item], wish: str) -> Item:
    """The one item meant by `wish`: its name, or the beginning of it."""
    match [item for item in items if item.id == wish] or [item for item in items if item.id.startswith(wish)]:
        case [one]:
            return one
        case []:
            raise UsageError(f"There is no {wish!r} on the agenda. `followup agenda` lists what is.")
        case several:
            raise UsageError(f"{wish!r} could be any of {', '.join(item.id for item in several)}. Say which.")
