"""Which signals belong together without question?

What shares a thread or an event is one strand. Only where one thread speaks of several employers, as an agent's may, it is
one strand for each.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from followup.domain.employers import one_shortens_the_other, same_employer
from followup.domain.filing.consensus import happened, in_time, merged
from followup.domain.filing.conversations import settled
from followup.domain.filing.roles import same_role
from followup.domain.signals import (
    Acknowledged,
    Advanced,
    Cancelled,
    Kind,
    Matter,
    Offered,
    Rejected,
    Replied,
    Scheduled,
    Signal,
    Telling,
    Told,
    Wrote,
)

OPENERS = (Scheduled, Cancelled, Rejected, Offered, Advanced, Acknowledged)
"""What shows that there is an application at all; everything else only joins one."""

DECISIVE = (Scheduled, Rejected, Offered)
"""What is worth a case even where nobody is named."""


@dataclass(slots=True)
class Strand:
    """Signals that certainly belong together, oldest first, and what they say together."""

    signals: list[Signal]
    matter: Matter

    @property
    def opens(self) -> bool:
        """Whether it shows that there is an application, and tells enough to know it by."""
        matter = self.matter
        known = bool(matter.employer or matter.domains or matter.agency or matter.contacts)
        return _applied(self.signals) or any(_opens(signal, known=known) for signal in self.signals)

    @property
    def begins(self) -> datetime:
        """When the first of it happened."""
        return happened(self.signals[0])


def _opens(signal: Signal, *, known: bool) -> bool:
    """What is not sure is worth a case only where it would change much, and where somebody is known to ask about."""
    if signal.sure:
        return isinstance(signal, OPENERS if known else DECISIVE)
    return known and isinstance(signal, (Scheduled, Rejected))


def _applied(signals: Sequence[Signal]) -> bool:
    """Whether the user applied in a mail that somebody answered."""
    applied = any(isinstance(signal, Wrote) and signal.applies for signal in signals)
    return applied and any(isinstance(signal, Replied) and not signal.origin.spam for signal in signals)


def strands_of(signals: Sequence[Signal]) -> list[Strand]:
    """Joins what shares a thread or an event, unless one thread speaks of several employers (agencies do)."""
    groups = _connected(signals)
    parts = (part for group in groups for part in _by_employer(group))
    strands = (Strand(settled(part), merged(part)) for part in parts)
    return sorted(strands, key=lambda strand: in_time(strand.signals[0]))


def _connected(signals: Sequence[Signal]) -> list[list[Signal]]:
    """The classes of signals that share a token, by union-find; each keeps the order of `signals`."""
    leader: dict[str, str] = {}

    def find(token: str) -> str:
        while leader.setdefault(token, token) != token:
            leader[token] = token = leader[leader[token]]
        return token

    tokens = [_tokens(signal) for signal in signals]
    for first, *others in tokens:
        for other in others:
            leader[find(other)] = find(first)
    groups: dict[str, list[Signal]] = defaultdict(list)
    for signal, (first, *_) in zip(signals, tokens, strict=True):
        groups[find(first)].append(signal)
    return list(groups.values())


def _tokens(signal: Signal) -> list[str]:
    matter, origin = signal.matter, signal.origin
    own = f"event:{origin.id}" if origin.kind in (Kind.EVENT, Kind.INVITATION) else f"message:{origin.id}"
    thread = [f"thread:{origin.account}:{matter.thread}"] if matter.thread else []
    return [own, *(f"message:{id_}" for id_ in matter.threads), *(f"event:{id_}" for id_ in matter.events), *thread]


def _by_employer(group: list[Signal]) -> list[list[Signal]]:
    """Splits a group in which several employers are named.

    What names none goes with what came before it, unless it names another role: an agent may speak of two in one thread.
    """
    if any(isinstance(signal, Told) and signal.what is Telling.SAME_AS for signal in group):
        return [group]
    parts: list[list[Signal]] = []
    current: list[Signal] | None = None
    for signal in group:
        current = _part_for(signal, parts, current)
        if current is None:
            parts.append(current := [])
        current.append(signal)
    return parts


def _part_for(signal: Signal, parts: Sequence[list[Signal]], current: list[Signal] | None) -> list[Signal] | None:
    """Which of the parts so far the signal goes on with; None if with none of them."""
    if signal.matter.events:
        same_event = next((part for part in parts if signal.matter.events & merged(part).events), None)
        if same_event:
            return same_event
    if signal.matter.employer:
        named = next((part for part in parts if _names_the_same(signal.matter, merged(part))), None)
        return named or next((p for p in parts if not merged(p).employer and _may_be_of(signal, p)), None)
    if current is None or _may_be_of(signal, current):
        return current
    return next((part for part in parts if _may_be_of(signal, part)), None)


def _may_be_of(signal: Signal, part: Sequence[Signal]) -> bool:
    """Whether an agent who names no employer may go on with that part: it is not about another role."""
    if not signal.matter.role:
        return True
    theirs = merged(part)
    told_apart = theirs.role and (signal.matter.agency or theirs.agency)
    return not told_apart or same_role(signal.matter.role, theirs.role)


def _names_the_same(one: Matter, other: Matter) -> bool:
    """The same for two mails of one conversation, in which a name is soon shortened."""
    return same_matter(one, other) or one_shortens_the_other(one.employer, other.employer)


def same_matter(one: Matter, other: Matter) -> bool:
    """Whether two signals speak of one employer."""
    return same_employer(one.employer, one.domains, other.employer, other.domains)
