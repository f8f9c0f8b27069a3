"""What does the user want, and what can be decided?

Every number of the policy is here, and every kind of decision, each with its reason.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from followup.domain.cases import Case, Occasion
from followup.domain.employers import fold_name, registrable
from followup.domain.evidence import Evidence
from followup.domain.model import LetterKey, Parent, Person, Step, Written
from followup.domain.people import fold


@dataclass(frozen=True, slots=True)
class ThankYouRules:
    """When to thank. `within` is what good manners ask, `until` how long a belated letter is still welcome."""

    enabled: bool = True
    after: timedelta = timedelta(hours=1)
    within: timedelta = timedelta(hours=24)
    until: timedelta = timedelta(hours=72)
    panel_limit: int = 3


@dataclass(frozen=True, slots=True)
class RejectionReplyRules:
    """When to answer a refusal: not on the spot, and not after everybody has forgotten."""

    enabled: bool = True
    after: timedelta = timedelta(hours=4)
    within: timedelta = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Rules:
    """The user's wishes. What ended or was refused before `since` informs a case, but nothing is written for it."""

    since: datetime
    thank_you: ThankYouRules = field(default_factory=ThankYouRules)
    rejection_reply: RejectionReplyRules = field(default_factory=RejectionReplyRules)
    never: frozenset[str] = frozenset()
    """Employers, domains and addresses to which nothing is ever written."""
    mine: frozenset[str] = frozenset()
    """The user's own addresses, folded."""

    def forbids(self, case: Case) -> str:
        """The entry of `never` that names the employer of the case, or the empty string."""
        employer = fold_name(case.matter.employer)
        return next((entry for entry in sorted(self.never) if "@" not in entry and fold_name(entry) == employer), "")

    def forbids_person(self, person: Person) -> str:
        """The entry of `never` that names the person's address or its domain, or the empty string."""
        names = {fold(person.address), person.address, person.domain, registrable(person.domain)}
        return next((entry for entry in sorted(self.never) if entry.casefold() in names), "")


@dataclass(frozen=True, slots=True)
class Write:
    """A letter should be written now.

    `via` is who is written to: of a thank-you the `interviewer`, or the `coordinator` or `agent` who passes thanks on to
    `others`; of an answer to a refusal its `writer`, or, where that was a machine, the last human `contact`.
    `since` is when that happened which the letter is about: nothing older can be it.
    `place` is the recipient's place in the panel, sorted by address, so that no two people get the same words.
    """

    case: Case
    key: LetterKey
    to: Person
    since: datetime
    reason: str = ""
    evidence: tuple[Evidence, ...] = ()
    occasion: Occasion | None = None
    parent: Parent | None = None
    via: str = "interviewer"
    others: tuple[Person, ...] = ()
    place: int = 0
    belated: bool = False

    @property
    def step(self) -> Step:
        """The step of the policy that asks for it."""
        return self.key.step


@dataclass(frozen=True, slots=True)
class Withdraw:
    """A letter that still waits, untouched, has been overtaken by events."""

    case: Case
    letter: Written
    reason: str

    @property
    def step(self) -> Step:
        """The step that had asked for it."""
        return self.letter.key.step


@dataclass(frozen=True, slots=True)
class Wait:
    """Nothing yet: something is due at `until` (None: when the picture is complete)."""

    case: Case
    step: Step
    until: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class Leave:
    """Nothing, and why. `done` where that is because the letter exists already, or was written by the user."""

    case: Case
    step: Step
    reason: str
    done: bool = False


Decision = Write | Withdraw | Wait | Leave
