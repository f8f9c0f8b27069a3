"""What do we know, without reading anything anew, and what does the user know better?"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from followup.domain.agenda import item_id
from followup.domain.evidence import Evidence
from followup.domain.filing.cases import Case, file_signals, strays_of
from followup.domain.notes.noting import Stray
from followup.domain.policy import decide
from followup.domain.policy.rules import Decision, Remind, Rules
from followup.domain.signals import Kind, Matter, Origin, Telling, Told
from followup.errors import UsageError
from followup.ports import Casebook


@dataclass(frozen=True, slots=True)
class Review:
    """A case, and what is decided about it at the moment."""

    case: Case
    decisions: tuple[Decision, ...]


def review(casebook: Casebook, rules: Rules, now: datetime) -> tuple[Review, ...]:
    """Every case that the casebook holds."""
    cases = file_signals(casebook.signals(), casebook.letters())
    settled = casebook.settled()
    return tuple(Review(case, tuple(unsettled(decide(case, rules, now), settled))) for case in cases)


def unsettled(decisions: Iterable[Decision], settled: Container[str]) -> Iterator[Decision]:
    """The decisions without the reminders that the user has done, or does not want to see again."""
    return (d for d in decisions if not isinstance(d, Remind) or item_id(d) not in settled)


def strays(casebook: Casebook, reviews: Sequence[Review]) -> tuple[Stray, ...]:
    """The user's notes that are used in none of these cases, each with its reason."""
    return strays_of(casebook.signals(), [review.case for review in reviews])


def find(reviews: Sequence[Review], wish: str) -> Review:
    """The one case meant by `wish`: its name, or part of its employer or role."""
    folded = wish.casefold()
    exact = [review for review in reviews if review.case.id == folded]
    close = exact or [r for r in reviews if folded in r.case.id or folded in r.case.title.casefold()]
    match close:
        case [one]:
            return one
        case []:
            raise UsageError(f"There is no case {wish!r}. `followup cases` lists them.")
        case several:
            names = ", ".join(review.case.id for review in several)
            raise UsageError(f"{wish!r} could be any of {names}. Say which.")


def tell(casebook: Casebook, cases: Sequence[Case], what: Telling, now: datetime) -> None:
    """Keeps what the user told about a case, or about the two that are one."""
    signals = [signal for case in cases for signal in case.signals]
    told = Told(
        origin=Origin(Kind.USER, "", f"{what}/{now.isoformat()}", now),
        matter=Matter(
            threads=frozenset(signal.origin.id for signal in signals if signal.origin.kind is Kind.MESSAGE),
            events=frozenset(event for signal in signals for event in signal.matter.events),
        ),
        evidence=(Evidence("", f"you said: {what}", "user"),),
        what=what,
    )
    casebook.record("", "user", [], [told])
