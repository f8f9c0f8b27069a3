"""What does this message say about an application?

Each sentence's claims (see `reading`) speak for an outcome or against it (see `scales` and `weighing`), which gives a confidence.
What is sure acts; what is not is shown to the user.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from followup.domain.evidence import Evidence
from followup.domain.language.lexicon import Claim, Lexicons
from followup.domain.mail.circumstances import PERHAPS_ELSEWHERE, Setting, setting_of
from followup.domain.mail.claims import NEGATIVE
from followup.domain.mail.deadlines import deadline
from followup.domain.mail.matters import Subject, subject_of
from followup.domain.mail.meetings import NO_MEETING, Meeting, meeting_in
from followup.domain.mail.reading import Reading, read
from followup.domain.mail.scales import (
    ACKNOWLEDGEMENT,
    CALLED_OFF,
    DO_NOT_CONTACT,
    INVITATION,
    OFFER,
    PORTAL,
    REJECTION,
    WITHDRAWAL,
    Scale,
)
from followup.domain.mail.weighing import confidence, grounds
from followup.domain.model import Folder, Me, Message
from followup.domain.people import is_mine, wrote_by_machine

SURE = 0.9
"""From this confidence on a finding acts."""
IN_CONTEXT = 0.85
"""From this confidence on a refusal acts where the rest of the case tells that it is about an application."""
WORTH_SHOWING = 0.45
"""Below this it is not even shown."""
WORTH_SHOWING_ANYWAY = 0.8
"""The same where nothing says that the message is about an application."""


class Outcome(StrEnum):
    """What a message can say about an application."""

    REJECTION = "rejection"
    OFFER = "offer"
    INVITATION = "invitation"
    ACKNOWLEDGEMENT = "acknowledgement"
    WITHDRAWAL = "withdrawal"
    PROMISE = "promise"
    CALLED_OFF = "called-off"
    DO_NOT_CONTACT = "do-not-contact"
    REPLY = "reply"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a message says, with the words it is read from, and those that speak against it."""

    outcome: Outcome
    sure: bool
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    against: tuple[Evidence, ...] = ()
    until: date | None = None
    after_interview: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """All that a message says, the weightiest first, and what it is about. Nothing said is the empty string."""

    findings: tuple[Finding, ...]
    language: str = ""
    employer: str = ""
    role: str = ""
    requisition: str = ""
    person: str = ""
    in_context: Finding | None = None
    """The refusal that it is if the rest of the case tells that it is about an application, and is not for sure by itself."""
    by_agency: bool = False
    """Whether whoever signs places people with others."""
    for_others: bool = False
    """Whether whoever signs arranges what others do."""
    of_a_job: bool = False
    """Whether it speaks of a job or an application at all."""
    applies: bool = False
    """Whether whoever writes applies for a job."""
    meeting: Meeting = NO_MEETING
    """What it says of when they meet, if it may arrange that."""

    @property
    def main(self) -> Finding:
        """The weightiest finding."""
        return self.findings[0]

    @property
    def outcome(self) -> Outcome:
        """What the message says, in one word; only what is sure."""
        return self.main.outcome if self.main.sure else Outcome.NOTHING


def judge(message: Message, lexicons: Lexicons, me: Me) -> Judgement:
    """What `message` says, in whichever of the languages of `lexicons`."""
    reading = read(message, lexicons, me)
    mine = is_mine(me, message.sender.address)
    setting = setting_of(message, reading, lexicons, mine=mine)
    findings = _of_the_user(reading, setting) if mine else _of_others(message, reading, setting)
    if message.folder is Folder.SPAM:
        findings = [replace(finding, sure=False) for finding in findings]
    subject = Subject()
    if not setting.bulk and setting.elsewhere >= PERHAPS_ELSEWHERE:
        subject = subject_of(message, reading, lexicons, me, _deciding(findings[0], reading))
    arranges = mine or not _ARRANGES.isdisjoint([finding.outcome for finding in findings])
    return Judgement(
        findings=tuple(findings),
        language=reading.language,
        employer=subject.employer,
        role=subject.role,
        requisition=subject.requisition,
        person=subject.person,
        in_context=None if mine else _in_context(message, findings, reading, setting),
        by_agency=subject.by_agency,
        for_others=subject.for_others,
        of_a_job=bool(reading.job or reading.meant(Claim.APPLICATION, Claim.APPLIES)),
        applies=bool(reading.meant(Claim.APPLIES)),
        meeting=meeting_in(message, reading) if arranges else NO_MEETING,
    )


def _deciding(main: Finding, reading: Reading) -> frozenset[int]:
    """The numbers of the sentences that the main finding rests on."""
    scale = _SCALES.get(main.outcome)
    return reading.numbers(*scale.decides) if scale else frozenset()


def _of_the_user(reading: Reading, setting: Setting) -> list[Finding]:
    """Of the user's own mail only one thing is asked: is it a withdrawal?"""
    withdrawal = _finding(Outcome.WITHDRAWAL, WITHDRAWAL, reading, setting)
    return [withdrawal] if withdrawal else [Finding(Outcome.NOTHING, sure=True, confidence=1.0)]


def _of_others(message: Message, reading: Reading, setting: Setting) -> list[Finding]:
    weighed = (_finding(outcome, scale, reading, setting) for outcome, scale in _THEIRS.items())
    found = [finding for finding in weighed if finding]
    if reading.meant(Claim.APPLIES) and not any(finding.sure and _is_said(finding, reading) for finding in found):
        return [Finding(Outcome.NOTHING, sure=True, confidence=1.0)]  # it is the user who hires
    found = list(_without_contradictions([*found, *_promises(message, reading, setting)], reading))
    if not any(finding.sure for finding in found):
        found.append(_nothing_more(message, reading, setting))
    called_off = None if setting.bulk else _finding(Outcome.CALLED_OFF, CALLED_OFF, reading, setting)
    return [*sorted(found, key=_rank), *([called_off] if called_off else [])]


def _finding(outcome: Outcome, scale: Scale, reading: Reading, setting: Setting) -> Finding | None:
    likely = confidence(scale, reading, setting)
    if likely < (WORTH_SHOWING if setting.about_an_application else WORTH_SHOWING_ANYWAY):
        return None
    after_interview = bool(reading.meant(Claim.MEETING))
    return Finding(outcome, likely >= SURE, likely, *grounds(scale, reading, setting), after_interview=after_interview)


def _in_context(message: Message, findings: list[Finding], reading: Reading, setting: Setting) -> Finding | None:
    """A refusal where what is not said need not be: in an answer that is known to be about an application. A machine says all."""
    if any(finding.sure and finding.outcome not in _LEAVES_OPEN for finding in findings) or reading.meant(
        Claim.APPLIES
    ):
        return None
    if (setting.bulk or wrote_by_machine(message)) and not reading.meant(*REJECTION.decides):
        return None
    # Whoever stands in a case speaks of it sooner than of a flat.
    elsewhere = max(setting.elsewhere, PERHAPS_ELSEWHERE)
    known = replace(setting, about_an_application=True, conversation=True, elsewhere=elsewhere)
    likely = confidence(REJECTION, reading, known)
    if likely < IN_CONTEXT:
        return None
    after_interview = bool(reading.meant(Claim.MEETING))
    return Finding(
        Outcome.REJECTION, False, likely, *grounds(REJECTION, reading, known), after_interview=after_interview
    )


def _promises(message: Message, reading: Reading, setting: Setting) -> Iterator[Finding]:
    if setting.bulk or setting.automatic_answer:
        return
    for said in reading.meant(Claim.PROMISE):
        if said.sentence.asks:
            continue
        until = deadline(said.sentence, reading.grammars, message.date.date())
        if until and until > message.date.date():
            evidence = (Evidence(said.sentence.text, "they will answer by a day", said.sentence.where),)
            yield Finding(Outcome.PROMISE, sure=True, confidence=SURE, evidence=evidence, until=until)
            return


def _without_contradictions(found: list[Finding], reading: Reading) -> Iterator[Finding]:
    """A refusal says thank you for applying, invites to apply again, and promises nothing."""
    sure = {finding.outcome for finding in found if finding.sure}
    refusal = next((finding for finding in found if finding.outcome is Outcome.REJECTION), None)
    goes_on = _goes_on_elsewhere(found, reading)
    for finding in found:
        if sure - {finding.outcome} and not _is_said(finding, reading):
            continue
        match finding.outcome:
            case Outcome.REJECTION:
                keep = finding.sure or not sure & {Outcome.OFFER, Outcome.INVITATION}
            case Outcome.OFFER | Outcome.INVITATION:
                keep = refusal is None or not refusal.sure or goes_on
                keep = keep and not (finding.outcome is Outcome.OFFER and _only_goes_on(sure, reading))
            case Outcome.ACKNOWLEDGEMENT | Outcome.PROMISE:
                keep = not sure & {Outcome.REJECTION, Outcome.OFFER, Outcome.INVITATION}
            case _:
                keep = True
        if keep:
            yield finding


def _is_said(finding: Finding, reading: Reading) -> bool:
    """Whether any phrase says so, and it does not just sound like it."""
    scale = _SCALES.get(finding.outcome)
    return scale is None or bool(reading.meant(*scale.decides))


def _only_goes_on(sure: set[Outcome], reading: Reading) -> bool:
    """Whether what sounds like an offer is said of the next round: "you were chosen for the interview"."""
    return Outcome.INVITATION in sure and reading.numbers(Claim.OFFER) <= reading.numbers(Claim.INVITATION)


def _goes_on_elsewhere(found: list[Finding], reading: Reading) -> bool:
    """Whether a mail that refuses one thing plainly goes on with another: a later sentence of its own, and details."""
    positive = [finding for finding in found if finding.sure and finding.outcome in _GOOD]
    if not positive:
        return False
    about_the_refusal = reading.numbers(*NEGATIVE, Claim.CONSOLATION, Claim.REGRET)
    offered = reading.numbers(Claim.OFFER, Claim.INVITATION) - about_the_refusal
    details = reading.numbers(Claim.OFFER_DETAIL, Claim.INVITATION_DETAIL) - about_the_refusal
    return bool(offered and details)


_SCALES = {
    Outcome.REJECTION: REJECTION,
    Outcome.OFFER: OFFER,
    Outcome.INVITATION: INVITATION,
    Outcome.ACKNOWLEDGEMENT: ACKNOWLEDGEMENT,
    Outcome.DO_NOT_CONTACT: DO_NOT_CONTACT,
    Outcome.WITHDRAWAL: WITHDRAWAL,
}
_THEIRS = {outcome: scale for outcome, scale in _SCALES.items() if outcome is not Outcome.WITHDRAWAL}
"""What others say: only the user withdraws."""
_LEAVES_OPEN = frozenset({Outcome.REPLY, Outcome.ACKNOWLEDGEMENT, Outcome.NOTHING})
"""What a mail may say for sure and be a refusal all the same, where more is known."""
_ARRANGES = frozenset({Outcome.INVITATION, Outcome.REPLY, Outcome.ACKNOWLEDGEMENT, Outcome.CALLED_OFF, Outcome.PROMISE})
"""What may name the day on which they meet."""
_GOOD = frozenset({Outcome.OFFER, Outcome.INVITATION})
_WEIGHTIEST_FIRST = (
    Outcome.OFFER,
    Outcome.INVITATION,
    Outcome.WITHDRAWAL,
    Outcome.REJECTION,
    Outcome.DO_NOT_CONTACT,
    Outcome.PROMISE,
    Outcome.ACKNOWLEDGEMENT,
    Outcome.REPLY,
    Outcome.NOTHING,
)


def _rank(finding: Finding) -> tuple[bool, int, float]:
    """Sure before unsure; then the weightiest; among the unsure an application that stays undecided comes first."""
    return not finding.sure, _WEIGHTIEST_FIRST.index(finding.outcome), -finding.confidence


def _nothing_more(message: Message, reading: Reading, setting: Setting) -> Finding:
    """A person's reply, or nothing; unsure when it only says that there is something to be read elsewhere."""
    likely = confidence(PORTAL, reading, setting)
    if likely >= WORTH_SHOWING:
        return Finding(Outcome.NOTHING, False, likely, *grounds(PORTAL, reading, setting))
    if setting.bulk or setting.automatic_answer or wrote_by_machine(message) or setting.elsewhere < PERHAPS_ELSEWHERE:
        return Finding(Outcome.NOTHING, sure=True, confidence=1.0)
    return Finding(Outcome.REPLY, sure=True, confidence=1.0)
