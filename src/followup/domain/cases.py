"""Which signals belong to the same application?

A case is one application: one employer, one role. Cases are derived afresh in every run, so the order in which signals
were seen does not matter, and a correction of the user's is just one more signal.

What shares a thread or an event belongs together without question: a strand. Strands then find their case by employer,
role, requisition and people, the oldest strand first. Where two cases fit equally well we say so, and act on neither.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from followup.domain.employers import fold_name, own_domain, same_employer
from followup.domain.loops import group_loops
from followup.domain.roles import same_role
from followup.domain.model import Parent, Person, Written, one_line
from followup.domain.people import fold
from followup.domain.signals import (
    Acknowledged,
    Advanced,
    Cancelled,
    Contact,
    Kind,
    Matter,
    Offered,
    Part,
    Rejected,
    Scheduled,
    Signal,
    Telling,
    Told,
    Withdrew,
    key,
)

OPENERS = (Scheduled, Cancelled, Rejected, Offered, Advanced, Acknowledged)
"""What shows that there is an application at all; everything else only joins one."""

SECOND_REFUSAL = timedelta(days=30)
"""A second refusal within this time is the same one, told twice; later it answers a later application."""

Ending = Rejected | Offered | Withdrew | Told


@dataclass(frozen=True, slots=True)
class Occasion:
    """One interview, or the slots of one loop: it is thanked for once, after its last slot.

    `identities` names every event that it is or was, also the cancelled one whose place it took.
    """

    slots: tuple[Scheduled, ...]
    identities: frozenset[str]

    @property
    def start(self) -> datetime:
        """When the first slot begins."""
        return min(slot.start for slot in self.slots)

    @property
    def end(self) -> datetime:
        """When the last slot ends."""
        return max(slot.end for slot in self.slots)

    @property
    def zone(self) -> str:
        """The zone in which the user lived it."""
        return self.slots[0].zone

    @property
    def sure(self) -> bool:
        """Whether it is certainly an interview of the user's."""
        return any(slot.sure for slot in self.slots)

    def anchor_for(self, person: Person) -> str:
        """The event that a letter to `person` is about: the first slot they took part in, else the first."""
        theirs = (
            slot for slot in self.slots if any(_same_person(person, contact.person) for contact in slot.matter.contacts)
        )
        return next(theirs, self.slots[0]).origin.id


@dataclass(frozen=True, slots=True)
class Case:
    """One application. `doubts` say why nothing may be done about it until the user has told us more."""

    id: str
    matter: Matter
    signals: tuple[Signal, ...]
    occasions: tuple[Occasion, ...] = ()
    called_off: tuple[Cancelled, ...] = ()
    """The interviews that did not, or will not, take place, and that no other took the place of."""
    letters: tuple[Written, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What to call it when talking to the user."""
        employer = self.matter.employer or (f"via {self.matter.agency}" if self.matter.agency else "")
        return ", ".join(part for part in (employer, self.matter.role) if part) or self.id

    @property
    def ending(self) -> Ending | None:
        """The last thing that settled it, unless they went on with the user afterwards."""
        return _ending(self.signals)

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """Everybody known in it, those with the clearest part first."""
        return self.matter.contacts

    def parent_with(self, address: str) -> Parent | None:
        """The newest message of the case in which somebody at `address` took part."""
        return max(
            (signal.parent for signal in self.signals if signal.parent and fold(address) in signal.parent.took_part),
            key=lambda parent: parent.date,
            default=None,
        )


def file_signals(signals: Iterable[Signal], letters: Iterable[Written] = ()) -> tuple[Case, ...]:
    """The cases that these signals make, oldest first, each with the letters already written for it."""
    strands = _strands(sorted({key(signal): signal for signal in signals}.values(), key=_order))
    piles: list[_Pile] = []
    for strand in strands:
        if strand.opens:
            _place(strand, piles)
    index = _Index(piles)
    for strand in strands:
        if not strand.opens:
            for pile in index.known_to(strand):
                pile.signals.extend(strand.signals)
    written = list(letters)
    names = _Names()
    return tuple(_case_from(pile, names, written) for pile in piles)


# --- strands -----------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Strand:
    """Signals that certainly belong together, oldest first, and what they say together."""

    signals: list[Signal]
    matter: Matter

    @property
    def opens(self) -> bool:
        return any(isinstance(signal, OPENERS) for signal in self.signals)

    @property
    def begins(self) -> datetime:
        return _when(self.signals[0])


def _strands(signals: Sequence[Signal]) -> list[_Strand]:
    """Joins what shares a thread or an event, unless one thread speaks of several employers (agencies do)."""
    groups = _connected(signals)
    parts = (part for group in groups for part in _by_employer(group))
    return sorted((_Strand(part, _merge(part)) for part in parts), key=lambda strand: _order(strand.signals[0]))


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
    """Splits a group in which several employers are named; what names none goes with what came before it."""
    if any(isinstance(signal, Told) and signal.what is Telling.SAME_AS for signal in group):
        return [group]
    parts: list[list[Signal]] = []
    current: list[Signal] | None = None
    unnamed: list[Signal] = []
    for signal in group:
        if not signal.matter.employer:
            (unnamed if current is None else current).append(signal)
            continue
        current = next((part for part in parts if _same_matter(signal.matter, _merge(part))), None)
        if current is None:
            current = []
            parts.append(current)
        current.append(signal)
    if not parts:
        return [group]
    parts[0] = sorted(unnamed + parts[0], key=_order)
    return parts


def _same_matter(one: Matter, other: Matter) -> bool:
    return same_employer(one.employer, one.domains, other.employer, other.domains)


# --- placing a strand --------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Pile:
    """A case in the making."""

    signals: list[Signal]
    matter: Matter
    doubts: list[str]

    @property
    def closed(self) -> datetime | None:
        ending = _ending(sorted(self.signals, key=_order))
        return ending.origin.at if ending else None

    def holds(self, *kinds: type) -> bool:
        return any(isinstance(signal, kinds) for signal in self.signals)


def _place(strand: _Strand, piles: list[_Pile]) -> None:
    """Adds the strand to the case it fits best, or begins a case; a tie is a doubt about each of them."""
    fits = [(fit, pile) for pile in piles if (fit := _fit(strand, pile))]
    best = max((fit for fit, _ in fits), default=0)
    candidates = [pile for fit, pile in fits if fit == best]
    if not candidates:
        piles.append(_Pile(strand.signals, strand.matter, []))
    elif len(candidates) == 1:
        [pile] = candidates
        pile.signals = sorted(pile.signals + strand.signals, key=_order)
        pile.matter = _merge(pile.signals)
    else:
        roles = " or ".join(f"“{pile.matter.role or pile.matter.employer}”" for pile in candidates)
        for pile in candidates:
            pile.doubts.append(f"{_what(strand)} could be about {roles}")


def _fit(strand: _Strand, pile: _Pile) -> int:
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
    if named:
        return 4 if _same_matter(ours, theirs) else 0
    shared = _addresses(ours.contacts) & _addresses(theirs.contacts)
    if not shared:
        return 0
    # An agent stands in many cases: knowing only the agent is the weakest join there is.
    return 1 if shared <= _addresses(ours.contacts, Part.AGENT) | _addresses(theirs.contacts, Part.AGENT) else 3


def _in_time(strand: _Strand, pile: _Pile) -> bool:
    """Whether the strand can belong to the case rather than to a later application."""
    closed = pile.closed
    anew = any(isinstance(signal, (Acknowledged, Scheduled, Advanced, Offered)) for signal in strand.signals)
    if closed and strand.begins > closed:
        if anew:
            return False
        return strand.begins - closed <= SECOND_REFUSAL
    confirms = any(isinstance(signal, Acknowledged) for signal in strand.signals)
    if confirms and pile.holds(Scheduled) and not (strand.matter.role and pile.matter.role):
        # Whoever confirms an application after an interview confirms another one.
        return strand.begins <= min(_when(signal) for signal in pile.signals if isinstance(signal, Scheduled))
    return True


def _what(strand: _Strand) -> str:
    first = next(signal for signal in strand.signals if isinstance(signal, OPENERS))
    name = {
        Scheduled: "An interview",
        Cancelled: "A cancelled interview",
        Rejected: "A refusal",
        Offered: "An offer",
        Advanced: "An invitation",
        Acknowledged: "A confirmation",
    }[type(first)]
    return f"{name} of {_when(first):%-d %B} from {strand.matter.employer or strand.matter.agency or 'an unnamed employer'}"


class _Index:
    """Finds the cases whose people or employer a strand without news of its own comes from."""

    def __init__(self, piles: Iterable[_Pile]) -> None:
        self._by_address: dict[str, list[_Pile]] = defaultdict(list)
        self._by_domain: dict[str, list[_Pile]] = defaultdict(list)
        for pile in piles:
            for address in _addresses(pile.matter.contacts):
                self._by_address[address].append(pile)
            for domain in pile.matter.domains:
                self._by_domain[domain].append(pile)

    def known_to(self, strand: _Strand) -> list[_Pile]:
        """Every case that fits: having been in touch holds for each case that the person stands in."""
        addresses = _addresses(strand.matter.contacts)
        domains = {own_domain(address) for address in addresses} - {""}
        found = [pile for address in addresses for pile in self._by_address[address]]
        found = found or [pile for domain in domains for pile in self._by_domain[domain]]
        return list({id(pile): pile for pile in found}.values())


# --- from a pile to a case ---------------------------------------------------------------------------------------


def _case_from(pile: _Pile, names: "_Names", letters: Sequence[Written]) -> Case:
    signals = tuple(sorted(pile.signals, key=_order))
    matter = _merge(signals)
    anchors = {signal.origin.id for signal in signals} | matter.events
    standing, gone = _newest_events(signals)
    occasions = _occasions(standing, gone, matter.contacts)
    replaced = frozenset().union(*(occasion.identities for occasion in occasions))
    return Case(
        id=names.new(matter),
        matter=matter,
        signals=signals,
        occasions=occasions,
        called_off=tuple(slot for slot in gone if slot.origin.id not in replaced),
        letters=tuple(letter for letter in letters if letter.key.anchor in anchors),
        doubts=tuple(dict.fromkeys(pile.doubts)),
    )


def _newest_events(signals: Sequence[Signal]) -> tuple[list[Scheduled], list[Cancelled]]:
    """Each event in its newest version: those that stand, and those that are gone. What the user denies is neither."""
    denied = {
        event
        for signal in signals
        if isinstance(signal, Told) and signal.what is Telling.NOT_AN_INTERVIEW
        for event in signal.matter.events
    }
    newest: dict[str, Scheduled | Cancelled] = {}
    for signal in signals:
        if isinstance(signal, (Scheduled, Cancelled)) and signal.origin.id not in denied:
            known = newest.get(signal.origin.id)
            if known is None or _version(signal) >= _version(known):
                newest[signal.origin.id] = signal
    standing = [slot for slot in newest.values() if isinstance(slot, Scheduled)]
    return standing, [slot for slot in newest.values() if isinstance(slot, Cancelled)]


def _occasions(
    standing: Sequence[Scheduled], gone: Sequence[Cancelled], contacts: Sequence[Contact]
) -> tuple[Occasion, ...]:
    """The interviews that stand, loops together, earliest first."""
    loops = group_loops([_with_addresses(slot, contacts) for slot in standing])
    return tuple(Occasion(loop, _identities(loop, gone)) for loop in loops)


def _version(signal: Scheduled | Cancelled) -> tuple[int, bool, bool]:
    """A later SEQUENCE wins; then what a calendar says over what was mailed; then that it stands."""
    return signal.sequence, signal.origin.kind is Kind.EVENT, isinstance(signal, Scheduled)


def _identities(loop: Sequence[Scheduled], gone: Sequence[Cancelled]) -> frozenset[str]:
    """The events of a loop, and the cancelled ones it replaces: same people, and no earlier than they were."""
    people = {_person_key(contact.person) for slot in loop for contact in slot.matter.contacts}
    replaced = (
        slot.origin.id
        for slot in gone
        if slot.start <= loop[0].start and people & {_person_key(contact.person) for contact in slot.matter.contacts}
    )
    return frozenset({slot.origin.id for slot in loop} | set(replaced))


def _with_addresses(slot: Scheduled, contacts: Sequence[Contact]) -> Scheduled:
    """The slot with the addresses, known from elsewhere in the case, of people it only names."""
    known = {contact.person.name.casefold(): contact.person for contact in contacts if contact.person.address}
    people = tuple(
        contact
        if contact.person.address
        else Contact(known.get(contact.person.name.casefold(), contact.person), contact.part)
        for contact in slot.matter.contacts
    )
    return replace(slot, matter=replace(slot.matter, contacts=people))


class _Names:
    """Hands out short names for cases: `acme`, `acme-data-engineer`, `acme-2`."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def new(self, matter: Matter) -> str:
        employer = _slug(matter.employer or matter.agency or next(iter(sorted(matter.domains)), "") or "case")
        wishes = [employer, f"{employer}-{_slug(matter.role)}" if matter.role else ""]
        wishes += [f"{employer}-{number}" for number in range(2, len(self._taken) + 3)]
        name = next(wish for wish in wishes if wish and wish not in self._taken)
        self._taken.add(name)
        return name


def _slug(text: str) -> str:
    folded = fold_name(text) or one_line(text).casefold()
    return "-".join("".join(char if char.isalnum() else " " for char in folded).split())


# --- what several signals say together ---------------------------------------------------------------------------


def _merge(signals: Sequence[Signal]) -> Matter:
    """One matter from many: the first that is said of each thing, everybody who is named, the newest language."""
    matters = [signal.matter for signal in signals]
    spoken = [matter.language for matter in matters if matter.language]
    terms = [matter.familiar for matter in matters if matter.familiar is not None]
    return Matter(
        employer=_first(matter.employer for matter in matters),
        domains=frozenset().union(*(matter.domains for matter in matters)),
        agency=_first(matter.agency for matter in matters),
        role=_first(matter.role for matter in matters),
        requisition=_first(matter.requisition for matter in matters),
        contacts=_merge_contacts(contact for matter in matters for contact in matter.contacts),
        threads=frozenset().union(*(matter.threads for matter in matters)),
        events=frozenset().union(*(matter.events for matter in matters)),
        language=spoken[-1] if spoken else "",
        familiar=terms[-1] if terms else None,
    )


def _first(values: Iterable[str]) -> str:
    return next((value for value in values if value), "")


def _merge_contacts(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    """Each person once, in the clearest part they were seen in, under the fullest name."""
    order = (Part.AGENT, Part.INTERVIEWER, Part.COORDINATOR, Part.WRITER)
    merged: dict[str, Contact] = {}
    for contact in contacts:
        identity = _person_key(contact.person)
        known = merged.get(identity, contact)
        name = max(known.person.name, contact.person.name, key=len)
        part = min(known.part, contact.part, key=order.index)
        merged[identity] = Contact(Person(name, known.person.address), part)
    return tuple(sorted(merged.values(), key=lambda contact: order.index(contact.part)))


def _person_key(person: Person) -> str:
    return fold(person.address) if person.address else person.name.casefold()


def _same_person(one: Person, other: Person) -> bool:
    return _person_key(one) == _person_key(other)


def _addresses(contacts: Iterable[Contact], part: Part | None = None) -> set[str]:
    return {fold(c.person.address) for c in contacts if c.person.address and (part is None or c.part is part)}


def _ending(signals: Sequence[Signal]) -> Ending | None:
    ending: Ending | None = None
    for signal in signals:
        if isinstance(signal, (Advanced, Offered)) and signal.sure and isinstance(ending, Rejected):
            ending = None
        if isinstance(signal, (Rejected, Offered, Withdrew)) and signal.sure:
            ending = ending if isinstance(ending, type(signal)) else signal
        if isinstance(signal, Told) and signal.what in _SETTLED:
            ending = signal
    return ending


_SETTLED = (Telling.REJECTED, Telling.OFFER, Telling.WITHDREW, Telling.ACCEPTED)


def _when(signal: Signal) -> datetime:
    """When it happened. An event's stamp may be that of an export, but it was made before it began."""
    if isinstance(signal, (Scheduled, Cancelled)):
        return min(signal.origin.at, signal.start)
    return signal.origin.at


def _order(signal: Signal) -> tuple[datetime, str]:
    return _when(signal), key(signal)
