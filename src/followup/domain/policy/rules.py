"""What does the user want, and what can be decided?

Every number of the policy is here, and every kind of decision, each with its reason.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from followup.domain.employers import fold_name, registrable
from followup.domain.evidence import Evidence
from followup.domain.filing.cases import Case
from followup.domain.filing.occasions import Occasion
from followup.domain.model import LetterKey, Parent, Person, Step, Written
from followup.domain.people import fold

LARGEST_PANEL = 5
"""So many ways our letters have to say everything; of a larger panel, two would read the same."""


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
class CheckInRules:
    """When to ask how things stand: so many working days of silence after the last that was heard, or a promised day.

    `within` is how long after that it still makes sense; `at_most` counts per case.
    """

    enabled: bool = True
    after: int = 7
    within: timedelta = timedelta(days=30)
    at_most: int = 1


@dataclass(frozen=True, slots=True)
class Update:
    """Something that the user has accomplished, and from what day on it may be told.

    It only stands in letters of its `language`; empty is the user's own. `reason` says why it is of interest.
    """

    text: str
    day: date
    reason: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class KeepInTouchRules:
    """When to tell those of a case that ended kindly, or fell silent, of something new: `updates`, newest last."""

    enabled: bool = True
    every: timedelta = timedelta(weeks=8)
    at_most: int = 2
    updates: tuple[Update, ...] = ()


@dataclass(frozen=True, slots=True)
class ReminderRules:
    """What to remind the user of: to connect with whom they met, to follow whom they liked, to send what waits."""

    enabled: bool = True
    connect: bool = True
    follow: bool = True
    unsent_after: timedelta = timedelta(hours=20)
    keep: timedelta = timedelta(days=30)
    """How long a reminder stands before it is dropped."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The user's wishes. What ended or was refused before `since` informs a case, but nothing is written for it."""

    since: datetime
    thank_you: ThankYouRules = field(default_factory=ThankYouRules)
    check_in: CheckInRules = field(default_factory=CheckInRules)
    rejection_reply: RejectionReplyRules = field(default_factory=RejectionReplyRules)
    keep_in_touch: KeepInTouchRules = field(default_factory=KeepInTouchRules)
    reminders: ReminderRules = field(default_factory=ReminderRules)
    mute_after: int = 2
    """So many discarded drafts of a case mean that the user wants no more of them."""
    never: frozenset[str] = frozenset()
    """Employers, domains and addresses to which nothing is ever written."""
    mine: frozenset[str] = frozenset()
    """The user's own addresses, folded."""
    zone: str = "UTC"
    """Where the user lives."""
    employers: tuple[tuple[str, "Rules"], ...] = ()
    """What is wished otherwise for an employer: its name or domain, and all the rules that hold for it."""

    def holding_for(self, case: Case) -> "Rules":
        """The rules that hold for the employer of the case. What is never written to holds for everybody."""
        names = {fold_name(case.matter.employer), *case.matter.domains} - {""}
        for employer, rules in self.employers:
            if fold_name(employer) in names or employer.casefold() in names:
                return replace(rules, since=self.since, never=self.never, mine=self.mine, zone=self.zone)
        return self

    def forbids(self, case: Case) -> str:
        """The entry of `never` that names the employer of the case, or the empty string."""
        employer, domains = fold_name(case.matter.employer), case.matter.domains
        entries = sorted(entry for entry in self.never if "@" not in entry)
        return next((one for one in entries if fold_name(one) == employer or one.casefold() in domains), "")

    def forbids_person(self, person: Person) -> str:
        """The entry of `never` that names the person's address or its domain, or the empty string."""
        names = {fold(person.address), person.address, person.domain, registrable(person.domain)}
        return next((entry for entry in sorted(self.never) if entry.casefold() in names), "")


@dataclass(frozen=True, slots=True)
class Write:
    """A letter should be written now.

    `via` is who is written to: of a thank-you the `interviewer`, or the `coordinator` or `agent` who passes thanks on to
    `others`; of an answer to a refusal its `writer`, or, where that was a machine, the last human `contact`.
    of a check-in or an update what it follows: a day that was `promised`, or `silent` ones, or that they `refused`.
    `since` is when that happened which the letter is about: nothing older can be it.
    `place` is the recipient's place in the panel, sorted by address, so that no two people get the same words.
    `instead` are those to whom the same may have been written before more was known: it is not written again to another.
    `points` are the user's notes that go into this letter; `ordinal` says which time it is written about the same thing.
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
    instead: tuple[Person, ...] = ()
    place: int = 0
    belated: bool = False
    points: tuple[str, ...] = ()
    ordinal: int = 1
    update: Update | None = None

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
class Rewrite:
    """A letter that still waits, untouched, should say more than it does: it is taken back, and written anew."""

    case: Case
    letter: Written
    write: Write
    reason: str

    @property
    def step(self) -> Step:
        """The step of the policy that asks for it."""
        return self.letter.key.step


class Errand(StrEnum):
    """What the user can do that no letter does."""

    CONNECT = "connect"
    """Connect with somebody they met."""
    FOLLOW = "follow"
    """Follow a company that turned them down."""
    SEND = "send"
    """Send, or throw away, a draft that has waited for long."""
    REVIEW = "review"
    """Look at a draft of their own again, because something has happened since."""


@dataclass(frozen=True, slots=True)
class Remind:
    """Something that the user may want to do. `since` is when it came up; `about` is whom or what it concerns."""

    case: Case
    errand: Errand
    since: datetime
    about: Person
    reason: str
    letter: Written | None = None
    occasion: Occasion | None = None

    @property
    def step(self) -> Step:
        """The step of the policy that asks for it."""
        return Step.REMINDERS


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


Decision = Write | Rewrite | Withdraw | Remind | Wait | Leave
