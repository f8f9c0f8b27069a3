"""Which case does a strand belong to?

Employer, requisition, role and people say how well it fits. A closed case does not swallow a later application. Where two
cases fit equally well that is a doubt about both.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from followup.domain.employers import fits, one_shortens_the_other, own_domain
from followup.domain.filing.arranged import days_of
from followup.domain.filing.consensus import addresses_of, happened, in_time, merged
from followup.domain.filing.conversations import settled
from followup.domain.filing.endings import Ending, ending_of
from followup.domain.filing.roles import same_role
from followup.domain.filing.strands import OPENERS, Strand, same_matter
from followup.domain.signals import (
    Acknowledged,
    Advanced,
    Cancelled,
    Matter,
    Offered,
    Part,
    Rejected,
    Scheduled,
    Signal,
)

TOLD_TWICE = timedelta(days=30)
"""A second refusal, or offer, within this time is the same one, told twice; later it answers a later application."""


@dataclass(slots=True)
class Pile:
    """A case in the making."""

    signals: list[Signal]
    matter: Matter
    doubts: list[str]

    @property
    def ending(self) -> Ending | None:
        """What settled it; None while it is open."""
        return ending_of(self.signals)

    @property
    def closed(self) -> datetime | None:
        """When it was settled; None while it is open."""
        ending = self.ending
        return ending.origin.at if ending else None

    def settle(self) -> None:
        """Puts its signals in order again, with what they settle of one another."""
        self.signals = settled(sorted(self.signals, key=in_time))

    def holds(self, *kinds: type) -> bool:
        """Whether it has a signal of one of these kinds."""
        return any(isinstance(signal, kinds) for signal in self.signals)


def place(strand: Strand, piles: list[Pile]) -> None:
    """Adds the strand to the case it fits best, or begins a case; a tie is a doubt about each of them."""
    fits = [(fit, pile) for pile in piles if (fit := _fit(strand, pile))]
    best = max((fit for fit, _ in fits), default=0)
    candidates = [pile for fit, pile in fits if fit == best] or _on_the_day(strand, piles)
    if not candidates:
        piles.append(Pile(strand.signals, strand.matter, []))
    elif len(candidates) == 1:
        [pile] = candidates
        pile.signals = [*pile.signals, *strand.signals]
        pile.settle()
        pile.matter = merged(pile.signals)
    else:
        roles = " or ".join(f"“{pile.matter.role or pile.matter.employer}”" for pile in candidates)
        for pile in candidates:
            pile.doubts.append(f"{_what(strand)} could be about {roles}")


def _on_the_day(strand: Strand, piles: Sequence[Pile]) -> list[Pile]:
    """The one case whose mail names the day of an interview that names nobody at all: "INTERVIEW!!", in the user's own hand."""
    fitting = [
        pile
        for pile in piles
        if _is_arranged(strand.signals, strand.matter, pile.signals, pile.matter)
        or _is_arranged(pile.signals, pile.matter, strand.signals, strand.matter)
    ]
    return fitting if len(fitting) == 1 else []


def _is_arranged(nameless: Sequence[Signal], matter: Matter, told: Sequence[Signal], by: Matter) -> bool:
    """Whether the one is no more than an interview on a day that the other names, and has none on it yet."""
    if not (_is_nameless(matter) and by.days):
        return False
    days = _days_of_interviews(nameless)
    return not days.isdisjoint(by.days) and days.isdisjoint(_days_of_interviews(told))


def _days_of_interviews(signals: Sequence[Signal]) -> set[date]:
    slots = [signal for signal in signals if isinstance(signal, Scheduled)]
    return {day for slot in slots for day in days_of(slot.start, slot.zone)}


def _is_nameless(matter: Matter) -> bool:
    return not (matter.employer or matter.domains or matter.agency or matter.role or matter.contacts or matter.threads)


def _fit(strand: Strand, pile: Pile) -> int:
    """How well the strand fits the case: 0 not at all, higher is better."""
    ours, theirs = strand.matter, pile.matter
    fit = _people_fit(ours, theirs)
    if not fit or not _in_time(strand, pile):
        return 0
    if ours.requisition and theirs.requisition:
        return fit + 3 if ours.requisition == theirs.requisition else 0
    if ours.role and theirs.role:
        return fit + 2 if same_role(ours.role, theirs.role) else 0
    return fit


def _people_fit(ours: Matter, theirs: Matter) -> int:
    named = bool((ours.employer or ours.domains) and (theirs.employer or theirs.domains))
    if named and same_matter(ours, theirs):
        return 4
    shared = addresses_of(ours.contacts) & addresses_of(theirs.contacts)
    shortened = one_shortens_the_other(ours.employer, theirs.employer)
    if named and shortened and ours.role and theirs.role and same_role(ours.role, theirs.role):
        return 3
    if named and shortened and (_jotted(ours) or _jotted(theirs)):
        return 2
    if not shared:
        return 0
    if named:
        return 3 if shortened else 0
    # An agent stands in many cases: knowing only the agent is the weakest join there is.
    return 1 if shared <= addresses_of(ours.contacts, Part.AGENT) | addresses_of(theirs.contacts, Part.AGENT) else 3


def _jotted(matter: Matter) -> bool:
    """Whether all that is known is a name, as in "Gandolfi, second talk", entered by the user."""
    return not (matter.domains or matter.role or matter.threads or addresses_of(matter.contacts))


def _in_time(strand: Strand, pile: Pile) -> bool:
    """Whether the strand can belong to the case rather than to a later application."""
    ending = pile.ending
    closed = ending.origin.at if ending else None
    anew = any(isinstance(signal, (Acknowledged, Scheduled, Advanced, Offered)) for signal in strand.signals)
    if closed and strand.begins > closed:
        if anew and not (isinstance(ending, Offered) and _only_offers(strand)):
            return False
        return strand.begins - closed <= TOLD_TWICE
    confirms = any(isinstance(signal, Acknowledged) for signal in strand.signals)
    if confirms and pile.holds(Scheduled) and not (strand.matter.role and pile.matter.role):
        # Whoever confirms an application after an interview confirms another one.
        return strand.begins <= min(happened(signal) for signal in pile.signals if isinstance(signal, Scheduled))
    return True


def _only_offers(strand: Strand) -> bool:
    """Whether it may be no more than the contract that follows an offer."""
    return not any(isinstance(signal, (Acknowledged, Scheduled, Advanced)) for signal in strand.signals)


def _what(strand: Strand) -> str:
    first = next(signal for signal in strand.signals if isinstance(signal, OPENERS))
    name = {
        Scheduled: "An interview",
        Cancelled: "A cancelled interview",
        Rejected: "A refusal",
        Offered: "An offer",
        Advanced: "An invitation",
        Acknowledged: "A confirmation",
    }[type(first)]
    return f"{name} of {happened(first):%-d %B} from {strand.matter.employer or strand.matter.agency or 'an unnamed employer'}"


class Index:
    """Finds the cases whose people or employer a strand without news of its own comes from."""

    def __init__(self, piles: Sequence[Pile]) -> None:
        self._piles = piles
        self._by_address: dict[str, list[Pile]] = defaultdict(list)
        self._by_domain: dict[str, list[Pile]] = defaultdict(list)
        for pile in piles:
            for address in addresses_of(pile.matter.contacts):
                self._by_address[address].append(pile)
            for domain in pile.matter.domains:
                self._by_domain[domain].append(pile)

    def known_to(self, strand: Strand) -> list[Pile]:
        """Every case that fits: having been in touch holds for each case that the person stands in."""
        addresses = addresses_of(strand.matter.contacts)
        domains = {own_domain(address) for address in addresses} - {""}
        by_an_agent = strand.matter.agency and strand.matter.employer  # one nobody has heard of yet
        ways = (
            (pile for address in addresses for pile in self._by_address[address]),
            (pile for domain in domains for pile in self._by_domain[domain]),
            (pile for domain in domains for pile in self._piles if fits(pile.matter.employer, domain)),
            (pile for pile in self._piles if by_an_agent and same_matter(strand.matter, pile.matter)),
        )
        found = ({id(pile): pile for pile in way if _speaks_of(strand.matter, pile.matter)} for way in ways)
        return list(next((piles for piles in found if piles), {}).values())


def _speaks_of(ours: Matter, theirs: Matter) -> bool:
    """Whether nothing in what is said contradicts that it is about that case."""
    if ours.employer and theirs.employer and not same_matter(ours, theirs):
        return one_shortens_the_other(ours.employer, theirs.employer)
    return not (ours.role and theirs.role) or same_role(ours.role, theirs.role)
