"""What does a language know?

A lexicon is data: phrases sorted by what they are taken to mean. It is written in `languages/<code>/` and loaded there.
The two readers, `outcomes` for mail and `interviews` for calendars, each say which kinds of phrase they know.
How a phrase is written stands in `phrases`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

Phrases = Mapping[str, tuple[str, ...]]
"""Kind of phrase -> the phrases."""

Weights = Mapping[str, Sequence[float]]
"""A word, or words in a row -> how much it speaks for each thing that a mail may sound like, against anything else; log-odds."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """One language. `language` is its BCP 47 tag.

    `mail` are phrases by `Claim`; `words` the classes of words that they are made of, some of which have a meaning of
    their own (see `WordClass`). `search` is what a mailbox's own search is asked for; `tone` is what words in a row speak for
    (see `mail/tone`), read when it is first asked for.
    A lexicon equals itself alone: it is loaded once, and its patterns are compiled once for it.
    """

    language: str
    mail: Phrases
    calendar: Phrases
    words: Phrases = field(default_factory=dict)
    search: Phrases = field(default_factory=dict)
    tone: Callable[[], Weights] = dict

    @property
    def searched(self) -> Sequence[str]:
        """Words that stand in mail about applications and in little else, as a mailbox's own search finds them."""
        return self.search.get("phrases", ())

    def extended(self, mail: Phrases) -> "Lexicon":
        """The same lexicon with phrases of the user's own added."""
        kinds = {**self.mail}
        for kind, phrases in mail.items():
            kinds[kind] = (*kinds.get(kind, ()), *phrases)
        return replace(self, mail=kinds)


Lexicons = Mapping[str, Lexicon]
"""BCP 47 tag -> lexicon, in the order in which languages are tried."""


class Claim(StrEnum):
    """What a sentence of a mail can say: the kinds of phrase in a `lexicon.yaml`."""

    REFUSAL = "refusal"
    """We do not go on with you: a negated verb of going on, choosing, offering, or a verb of refusing."""
    OTHERS = "others"
    """Somebody else was chosen."""
    CLOSED = "closed"
    """The position is filled, cancelled, or on hold."""
    SOFT_REFUSAL = "soft_refusal"
    """Says no in words that could mean something else: "not quite the right fit", "this is where it ends"."""
    REGRET = "regret"
    """Unfortunately; we are sorry."""
    CONSOLATION = "consolation"
    """What follows a refusal: good luck with the search, a hard choice, we keep your details, do apply again."""
    OFFER = "offer"
    """We offer you the job."""
    OFFER_DETAIL = "offer_detail"
    """What goes with an offer: the contract, the first day, a welcome to the team."""
    INVITATION = "invitation"
    """We would like to interview you; you are through to the next round."""
    INVITATION_DETAIL = "invitation_detail"
    """What goes with an invitation: when are you free, choose a slot, who will be there."""
    ACKNOWLEDGEMENT = "acknowledgement"
    """Your application has arrived."""
    PROCESS = "process"
    """What happens next with an application: we will look at it and come back to you."""
    PROMISE = "promise"
    """You will hear from us; by which day is found out elsewhere."""
    UNDECIDED = "undecided"
    """No decision has been made yet."""
    GOING_ON = "going_on"
    """It goes on with you: see you on Thursday, as planned, this changes nothing."""
    PORTAL = "portal"
    """There is news, to be read somewhere else."""
    WITHDRAWAL = "withdrawal"
    """The user withdraws the application."""
    DO_NOT_CONTACT = "do_not_contact"
    """Do not write to us."""
    APPLICATION = "application"
    """This is about an application of the reader's: your application, your interest in, thank you for applying."""
    MEETING = "meeting"
    """We have talked: thank you for the interview, it was good to meet you."""
    OUTREACH = "outreach"
    """Somebody looks for candidates: I came across your profile."""
    SCAM = "scam"
    """Asks for what no employer asks for: bank details, a copy of one's passport, a chat on another service."""
    APPLIES = "applies"
    """Whoever writes applies, or has been interviewed: my resume is attached, thank you for interviewing me."""
    TAKES_PART = "takes_part"
    """Whoever writes will be there when they meet: Beth and I, I would like to meet you."""
    RESCHEDULE = "reschedule"
    """An appointment moves."""
    CALLED_OFF = "called_off"
    """An appointment does not take place when it was to."""
    SOMEBODY_ELSE = "somebody_else"
    """The decision is about another person: the candidate you interviewed."""
    HEARSAY = "hearsay"
    """Somebody speaks of what others decided about the user: I am sorry that they turned you down, their loss."""
    BULK = "bulk"
    """A newsletter or a job alert."""
    SURVEY = "survey"
    """Somebody asks how it was: how likely are you to recommend us?"""
    ABSENCE = "absence"
    """Out of office."""
    NEARLY = "nearly"
    """Words that look like one of the above and are none: "cannot offer a higher salary"."""
    EMPLOYER = "employer"
    """What stands before an employer's name: your application to."""
    ROLE = "role"
    """What stands before the name of a role, and before nothing else: the position of."""
    ROLE_PERHAPS = "role_perhaps"
    """What stands before the name of a role among other things: an application for."""
    ROLE_BEFORE = "role_before"
    """What stands after the name of a role: position, role."""


class WordClass(StrEnum):
    """The classes of words that mean something by themselves. A lexicon may define any others for its phrases."""

    COMMON = "common"
    """The little words by which the language is recognised."""
    BREAK = "break"
    """Words that begin another clause: no phrase stretches across them."""
    IF = "if"
    """Words that make what follows a mere possibility."""
    EVEN_IF = "even_if"
    """Words among which an "if" makes nothing a mere possibility: "even if it did not work out"."""
    UNLESS = "unless"
    """Words that make what stands before them a mere possibility."""
    NOT = "not"
    """Negation: a positive phrase beside one of these does not count."""
    OFF = "off"
    """Words beside which a day is one that is off: "Thursday is no good after all"."""
    JOB = "job"
    """Words of applications and recruiting that mean nothing else."""
    APPLYING = "applying"
    """Words of applications that also mean others: one applies for a flat, too."""
    ELSEWHERE = "elsewhere"
    """Words of other matters that one applies for, books or orders: paper, loan, flat, visa, parcel."""
