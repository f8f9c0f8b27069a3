"""What do the cases say about one another?

An offer that the user accepted ends every other case that had begun by then.
A later application to the same employer takes the place of one that is over, and where it is for the same job, they may have
thought better of it.
"""

from collections.abc import Sequence

from followup.domain.filing.consensus import happened
from followup.domain.filing.placing import Pile
from followup.domain.filing.roles import same_role
from followup.domain.filing.strands import same_matter
from followup.domain.signals import Acknowledged, Advanced, Offered, Scheduled, Telling, Told

_GOING_ON = (Advanced, Offered, Scheduled)
_BEGINNINGS = (Acknowledged, Advanced, Offered, Scheduled)


def overtaken(pile: Pile, piles: Sequence[Pile]) -> str:
    """The offer of another case that the user has accepted since this one began, in words; or the empty string."""
    begun = min(happened(signal) for signal in pile.signals)
    for other in piles:
        for signal in other.signals:
            accepted = isinstance(signal, Told) and signal.what is Telling.ACCEPTED
            if accepted and other is not pile and begun <= signal.origin.at:
                return f"you accepted the offer of {_name(other)}"
    return ""


def successor(pile: Pile, going_on: Sequence[Pile]) -> str:
    """What a later application to the same employer, of those that go on, is for; the empty string if there is none."""
    begun = max((happened(signal) for signal in pile.signals if isinstance(signal, _BEGINNINGS)), default=None)
    for other in going_on:
        later = begun is None or any(happened(s) > begun for s in other.signals if isinstance(s, _BEGINNINGS))
        if other is not pile and later and same_matter(pile.matter, other.matter):
            return _name(other)
    return ""


def resumed(pile: Pile, piles: Sequence[Pile]) -> str:
    """How they went on with the user after turning them down, in a conversation of its own; or the empty string."""
    closed, role = pile.closed, pile.matter.role
    for other in piles if closed else ():
        said = [signal for signal in other.signals if isinstance(signal, _GOING_ON) and signal.sure]
        later = any(closed and happened(signal) > closed for signal in said)
        same_job = not (role and other.matter.role) or same_role(role, other.matter.role)
        if other is not pile and later and same_job and same_matter(pile.matter, other.matter):
            return "they have gone on with you since they turned you down"
    return ""


def _name(pile: Pile) -> str:
    matter = pile.matter
    return ", ".join(part for part in (matter.employer, matter.role) if part) or "another employer"
