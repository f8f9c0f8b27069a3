"""Which signals belong to the same application?

A case is one application: one employer, one role. Cases are derived afresh in every run, so the order in which signals
were seen does not matter, and a correction of the user's is just one more signal.

What shares a thread or an event belongs together without question: a strand. Strands then find their case by employer,
role, requisition and people, the oldest strand first. Where two cases fit equally well we say so, and act on neither.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from followup.domain.employers import fold_name
from followup.domain.filing.consensus import in_time, merged
from followup.domain.filing.conversations import left_open
from followup.domain.filing.employer_names import by_their_names
from followup.domain.filing.endings import Ending, ending_of
from followup.domain.filing.occasions import Occasion, newest_events, occasions_of
from followup.domain.filing.placing import Index, Pile, place
from followup.domain.filing.relations import overtaken, resumed, successor
from followup.domain.filing.strands import strands_of
from followup.domain.model import Parent, Written, one_line
from followup.domain.notes.fitting import Setting
from followup.domain.notes.noting import Note, Stray, place_notes
from followup.domain.people import fold
from followup.domain.signals import Cancelled, Contact, Matter, Noted, Signal, key


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
    notes: tuple[Note, ...] = ()
    """What the user noted about its interviews, oldest first."""
    overtaken: str = ""
    """The offer of another case that the user has accepted, in words."""
    successor: str = ""
    """What a later application to the same employer is for, which is open."""
    resumed: str = ""
    """How they went on with the user after they had turned them down, in words: what was over is a case of its own."""

    @property
    def title(self) -> str:
        """What to call it when talking to the user."""
        employer = self.matter.employer or (f"via {self.matter.agency}" if self.matter.agency else "")
        return ", ".join(part for part in (employer, self.matter.role) if part) or self.id

    @property
    def ending(self) -> Ending | None:
        """The last thing that settled it, unless they went on with the user afterwards."""
        return ending_of(self.signals)

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """Everybody known in it, those with the clearest part first."""
        return self.matter.contacts

    def parent_with(self, address: str) -> Parent | None:
        """The newest message of the case in which somebody at `address` took part; none that lies in spam: anybody may have written it."""
        trusted = (signal.parent for signal in self.signals if not signal.origin.spam)
        return max(
            (parent for parent in trusted if parent and fold(address) in parent.took_part),
            key=lambda parent: parent.date,
            default=None,
        )

    def language_with(self, address: str) -> str:
        """The language in which somebody at `address` last wrote to the user; where they have not, that of the case."""
        theirs = (
            signal.matter.language
            for signal in reversed(self.signals)
            if signal.parent and signal.matter.language and fold(signal.parent.sender.address) == fold(address)
        )
        return next(theirs, self.matter.language)


def file_signals(signals: Iterable[Signal], letters: Iterable[Written] = ()) -> tuple[Case, ...]:
    """The cases that these signals make, oldest first, each with the letters already written for it."""
    newest = {key(signal): signal for signal in signals}.values()
    said = [signal for signal in newest if not isinstance(signal, Noted)]
    strands = strands_of(by_their_names(sorted(said, key=in_time)))
    piles: list[Pile] = []
    for strand in strands:
        if strand.opens:
            place(strand, piles)
    index = Index(piles)
    for strand in strands:
        if not strand.opens:
            known = index.known_to(strand)
            for pile in known:
                pile.signals.extend(strand.signals if len(known) == 1 else left_open(strand.signals))
    for pile in piles:
        pile.settle()
    written = list(letters)
    names = _Names()
    going_on = [pile for pile in piles if pile.closed is None]
    cases = [
        replace(
            _case_from(pile, names, written),
            overtaken=overtaken(pile, piles),
            successor=successor(pile, going_on),
            resumed=resumed(pile, piles),
        )
        for pile in piles
    ]
    notes, _ = place_notes(newest, _settings(cases))
    return tuple(_with_notes(case, notes) for case in cases)


def strays_of(signals: Iterable[Signal], cases: Iterable[Case]) -> tuple[Stray, ...]:
    """The user's notes among the signals that belong to none of the cases that these make, or to several."""
    _, strays = place_notes(signals, _settings(cases))
    return strays


def _settings(cases: Iterable[Case]) -> list[Setting]:
    """Every interview of the cases, as far as a note may speak of it."""
    return [
        Setting(
            events=occasion.identities,
            matter=case.matter,
            people=tuple(contact.person for slot in occasion.slots for contact in slot.matter.contacts),
            start=occasion.start,
            end=occasion.end,
            zone=occasion.zone,
        )
        for case in cases
        for occasion in case.occasions
    ]


def _case_from(pile: Pile, names: "_Names", letters: Sequence[Written]) -> Case:
    signals = tuple(pile.signals)
    matter = merged(signals)
    anchors = {signal.origin.id for signal in signals} | matter.events
    standing, gone = newest_events(signals)
    occasions = occasions_of(standing, gone, matter.contacts, signals)
    replaced = frozenset().union(*(occasion.identities for occasion in occasions))
    return Case(
        id=names.new(matter),
        matter=matter,
        signals=signals,
        occasions=occasions,
        called_off=tuple(slot for slot in gone if slot.origin.id not in replaced),
        letters=tuple(letter for letter in letters if letter.key.about in anchors),
        doubts=tuple(dict.fromkeys(pile.doubts)),
    )


def _with_notes(case: Case, notes: Sequence[Note]) -> Case:
    events = frozenset().union(*(occasion.identities for occasion in case.occasions))
    own = tuple(note for note in notes if note.events & events)
    return replace(case, notes=own) if own else case


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
