"""What speaks for an outcome, what against it, and how much?

Weights are log-odds, set by hand and few: a kind of sentence means the same in every language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from followup.domain.language.lexicon import Claim
from followup.domain.mail.tone import Sound


@dataclass(frozen=True, slots=True)
class Scale:
    """What speaks for an outcome (`decides`, of which one is needed; `supports`), and what against it."""

    bias: float
    decides: Mapping[Claim, float]
    supports: Mapping[Claim, float] = field(default_factory=dict)
    opposes: Mapping[Claim, float] = field(default_factory=dict)
    opposes_soft_words: Mapping[Claim, float] = field(default_factory=dict)
    """What speaks against it besides where nothing but soft words decide."""
    opposes_in_private: Mapping[Claim, float] = field(default_factory=dict)
    """What speaks against it besides where a private person writes."""
    about_a_job: bool = True
    """Whether it needs a sign that this is about an application at all."""
    out_of_the_blue: float = 0.0
    """What it weighs that nothing names an application, an interview or a talk before."""
    schedules: bool = False
    """Whether a scheduler's link or an invitation enclosed speaks for it."""
    sounds: Sound | None = None
    """What a message sounds like that says it."""
    doubt: float = 1.5
    """What one of a tone's log-odds weighs where phrases say so."""
    beside: tuple[Claim, ...] = ()
    """What may be said in the same mail with as good reason, and then shares its tone."""
    unsaid: float = 0.0
    """What it weighs that no phrase says so, and it only sounds like it."""
    of_any_job: bool = False
    """Whether that much may be heard in all mail that speaks of a job, and not only in mail about an application."""


REJECTION = Scale(
    bias=-4.0,
    decides={Claim.REFUSAL: 6.0, Claim.OTHERS: 6.0, Claim.CLOSED: 5.7, Claim.SOFT_REFUSAL: 2.5},
    supports={Claim.REGRET: 1.0, Claim.CONSOLATION: 1.0, Claim.APPLICATION: 1.0, Claim.MEETING: 0.7},
    opposes={
        Claim.UNDECIDED: 1.2,
        Claim.OUTREACH: 1.0,
        Claim.RESCHEDULE: 1.0,
        Claim.CALLED_OFF: 1.5,
        Claim.ABSENCE: 4.0,
        Claim.SOMEBODY_ELSE: 3.0,
        Claim.GOING_ON: 3.5,
    },
    opposes_soft_words={
        Claim.PROCESS: 1.0,
        Claim.NEARLY: 1.5,
        Claim.INVITATION: 1.0,
        Claim.INVITATION_DETAIL: 1.0,
        Claim.OFFER: 2.0,
        Claim.WITHDRAWAL: 2.0,
    },
    opposes_in_private={Claim.HEARSAY: 4.0},
    sounds=Sound.REFUSAL,
    doubt=2.0,
    beside=(Claim.OFFER, Claim.INVITATION),
    unsaid=-1.2,
)
OFFER = Scale(
    bias=-4.0,
    decides={Claim.OFFER: 6.0},
    supports={Claim.OFFER_DETAIL: 1.5, Claim.APPLICATION: 0.7, Claim.MEETING: 0.7},
    opposes={Claim.OUTREACH: 3.0, Claim.SCAM: 5.0, Claim.ABSENCE: 4.0, Claim.ACKNOWLEDGEMENT: 3.0, Claim.PROCESS: 1.0},
    out_of_the_blue=-2.0,
    sounds=Sound.OFFER,
    unsaid=0.4,
    of_any_job=True,
)
INVITATION = Scale(
    bias=-4.0,
    decides={Claim.INVITATION: 6.0},
    supports={Claim.INVITATION_DETAIL: 1.5, Claim.APPLICATION: 1.0, Claim.MEETING: 0.5},
    opposes={
        Claim.OUTREACH: 4.0,
        Claim.SCAM: 5.0,
        Claim.RESCHEDULE: 3.0,
        Claim.ABSENCE: 4.0,
        Claim.SOMEBODY_ELSE: 2.0,
        Claim.SURVEY: 4.0,
    },
    schedules=True,
    sounds=Sound.INVITATION,
    unsaid=0.4,
    of_any_job=True,
)
ACKNOWLEDGEMENT = Scale(
    bias=-2.2,
    decides={Claim.ACKNOWLEDGEMENT: 4.0},
    supports={Claim.PROCESS: 1.5, Claim.APPLICATION: 1.0},
    opposes={Claim.OUTREACH: 2.0, Claim.ABSENCE: 4.0, Claim.MEETING: 1.0, Claim.WITHDRAWAL: 3.0, Claim.SURVEY: 4.0},
    sounds=Sound.ACKNOWLEDGEMENT,
    unsaid=0.4,
    of_any_job=True,
)
PORTAL = Scale(
    bias=-2.0,
    decides={Claim.PORTAL: 2.0},
    supports={Claim.APPLICATION: 1.0},
    opposes={Claim.ACKNOWLEDGEMENT: 1.5},
)
WITHDRAWAL = Scale(
    bias=-3.0,
    decides={Claim.WITHDRAWAL: 4.5},
    supports={Claim.APPLICATION: 1.0, Claim.MEETING: 0.5, Claim.REGRET: 0.5, Claim.CONSOLATION: 0.5},
)
CALLED_OFF = Scale(
    bias=-3.0,
    decides={Claim.CALLED_OFF: 4.5},
    supports={Claim.REGRET: 1.0, Claim.RESCHEDULE: 1.0, Claim.APPLICATION: 0.5, Claim.MEETING: 0.5},
    opposes={Claim.SOMEBODY_ELSE: 3.0},
)
DO_NOT_CONTACT = Scale(
    bias=-3.0,
    decides={Claim.DO_NOT_CONTACT: 6.5},
    supports={Claim.REFUSAL: 1.0, Claim.OTHERS: 1.0},
    opposes={Claim.ACKNOWLEDGEMENT: 3.0, Claim.PROCESS: 1.0},
)
