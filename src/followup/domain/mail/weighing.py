"""How likely is an outcome, by what a message claims and what it sounds like?

What each claim weighs stands in `scales`; here it is added up, with what the whole message tells.
"""

from collections.abc import Mapping
from math import exp
from typing import NamedTuple

from followup.domain.evidence import LONGEST_QUOTE, Evidence
from followup.domain.language.lexicon import Claim
from followup.domain.mail.circumstances import Setting
from followup.domain.mail.claims import Said
from followup.domain.mail.reading import Reading
from followup.domain.mail.scales import Scale
from followup.domain.mail.tone import Sound, Tone

MOST_QUOTED = 3
"""So many sentences are kept as evidence on either side."""


class Grounds(NamedTuple):
    """The words that an outcome is read from, and those that speak against it."""

    evidence: tuple[Evidence, ...] = ()
    against: tuple[Evidence, ...] = ()


NO_JOB = -3.5
NO_APPLICATION_IN_A_LETTER = -2.0
NO_JOB_IN_A_LINE = -1.5
NO_JOB_IN_AN_ANSWER = -1.0
MANY_JOB_WORDS = 3
BULK = -5.0
PRIVATE = -2.0
PRIVATE_ABOUT_AN_APPLICATION = -0.5
"""A small firm's owner writes from such an address, too."""
RAMBLING = -1.5
LONG_FOR_A_REFUSAL = 1_500
"""Characters. Most refusals are shorter."""
SOFT_WORDS_IN_A_LONG_TEXT = -1.5
"""A longer one has room for words that sound like a refusal by chance."""
FURTHER_REASON = 1.0
FURTHER_SOFT_REASON = 1.5
MOST_FURTHER_REASONS = 3
SAID_WITH_REGRET = 1.5
SECOND_SENTENCE = 0.5
SCHEDULED = 2.0

HEARD = 1.5
"""What one of a tone's log-odds weighs where no phrase says anything."""
DOUBT = 1.3
"""The same where phrases say two things, and the tone is of both."""
FAR_OFF = -2.2
"""No tone doubts phrases more than this one."""
BORNE_OUT = 1.0
"""A tone doubts phrases far more than it bears them out, and bears out only what mail about an application says."""
NEVER = -99.0
"""What cannot be."""
OFF_KEY = -1.0
"""A tone that makes them less likely than this is told of."""

WHY = {
    Claim.REFUSAL: "they do not go on with the application",
    Claim.OTHERS: "somebody else was chosen",
    Claim.CLOSED: "the position is no longer open",
    Claim.SOFT_REFUSAL: "a no in softer words",
    Claim.REGRET: "regret",
    Claim.CONSOLATION: "consolation, as after a refusal",
    Claim.OFFER: "they offer the job",
    Claim.OFFER_DETAIL: "goes with an offer",
    Claim.INVITATION: "they invite to an interview or a next round",
    Claim.INVITATION_DETAIL: "goes with an invitation",
    Claim.ACKNOWLEDGEMENT: "the application has arrived",
    Claim.PROCESS: "what happens next with an application",
    Claim.PROMISE: "they will answer",
    Claim.UNDECIDED: "nothing is decided yet",
    Claim.GOING_ON: "it goes on with you",
    Claim.PORTAL: "there is news, to be read elsewhere",
    Claim.WITHDRAWAL: "the application is withdrawn",
    Claim.DO_NOT_CONTACT: "they do not wish to be written to",
    Claim.APPLICATION: "about an application",
    Claim.MEETING: "they have talked",
    Claim.OUTREACH: "somebody looks for candidates",
    Claim.SCAM: "asks for what no employer asks for",
    Claim.RESCHEDULE: "an appointment moves",
    Claim.CALLED_OFF: "an interview does not take place",
    Claim.SOMEBODY_ELSE: "about another person",
    Claim.HEARSAY: "told of what others decided",
    Claim.BULK: "a newsletter or job alert",
    Claim.SURVEY: "they ask how it was",
    Claim.ABSENCE: "an automatic answer",
    Claim.NEARLY: "about something else",
}


def confidence(scale: Scale, reading: Reading, setting: Setting) -> float:
    """How likely it is that a message with these claims, and this tone, has the outcome that `scale` measures."""
    deciding = reading.meant(*scale.decides)
    score = _only_heard(scale, setting)
    if deciding:
        score = max(score, _said(scale, deciding, reading, setting))
    score -= _weight(_opposing(scale, deciding, setting), reading)
    return 1 / (1 + exp(-score))


def grounds(scale: Scale, reading: Reading, setting: Setting) -> Grounds:
    """What is said for that outcome, and against it."""
    deciding = reading.meant(*scale.decides)
    said = [(said, WHY[said.claim]) for said in (*deciding, *reading.meant(*scale.supports))]
    doubted = [(said, said.doubt) for said in reading.doubted(*scale.decides)]
    opposing = [(said, WHY[said.claim]) for said in reading.meant(*_opposing(scale, deciding, setting))]
    evidence, against = _quoted(said), _quoted([*doubted, *opposing])
    if scale.sounds is None:
        return Grounds(evidence, against)
    if not deciding or _only_heard(scale, setting) > _said(scale, deciding, reading, setting):
        return Grounds((_loudest(setting.tone, scale.sounds), *evidence), against)
    if setting.tone.odds(scale.sounds) < OFF_KEY:
        against = (*against, Evidence("", "taken together, its words do not sound like it"))
    return Grounds(evidence, against)


def _loudest(tone: Tone, sound: Sound) -> Evidence:
    sentence, words = tone.loudest(sound)
    return Evidence(
        sentence.text, f"sounds like it ({', '.join(words)})" if words else "sounds like it", sentence.where
    )


def _opposing(scale: Scale, deciding: list[Said], setting: Setting) -> Mapping[Claim, float]:
    soft = scale.opposes_soft_words if _only_soft(deciding) else {}
    return {**scale.opposes, **soft, **(scale.opposes_in_private if setting.private else {})}


def _further_reasons(deciding: list[Said], setting: Setting) -> float:
    """Each further sentence that decides; in a long text only the second, since it has room for many by chance."""
    further = len({said.number for said in deciding}) - 1
    weight = FURTHER_SOFT_REASON if _only_soft(deciding) else FURTHER_REASON
    return weight * min(further, MOST_FURTHER_REASONS if setting.brief else 1)


def _only_soft(deciding: list[Said]) -> bool:
    return all(said.claim is Claim.SOFT_REFUSAL for said in deciding)


def _with_regret(deciding: list[Said], reading: Reading) -> bool:
    """Whether a sentence that says no in soft words says it with regret."""
    return _only_soft(deciding) and not reading.numbers(Claim.REGRET).isdisjoint([said.number for said in deciding])


def _said(scale: Scale, deciding: list[Said], reading: Reading, setting: Setting) -> float:
    """What the phrases that decide weigh, with all that speaks for them."""
    score = scale.bias + max([scale.decides[said.claim] for said in deciding])
    score += _further_reasons(deciding, setting)
    score += SAID_WITH_REGRET * _with_regret(deciding, reading)
    score += _weight(scale.supports, reading)
    score += _of_setting(scale, setting)
    if _only_soft(deciding) and len(reading.own) > LONG_FOR_A_REFUSAL:
        score += SOFT_WORDS_IN_A_LONG_TEXT
    if scale.sounds is not None:
        doubt = DOUBT if reading.meant(*scale.beside) else scale.doubt
        most = BORNE_OUT if setting.about_an_application else 0.0
        score += min(doubt * max(setting.tone.odds(scale.sounds), FAR_OFF), most)
    return score


def _only_heard(scale: Scale, setting: Setting) -> float:
    """What it weighs that a message sounds like it, where no phrase says so."""
    if scale.sounds is None or not setting.tone_counts(for_any_job=scale.of_any_job):
        return NEVER
    return scale.unsaid + HEARD * setting.tone.odds(scale.sounds)


def _weight(claims: Mapping[Claim, float], reading: Reading) -> float:
    """A second sentence of the same kind adds half."""
    weight = 0.0
    for claim, each in claims.items():
        if sentences := reading.count(claim):
            weight += each * (1 + SECOND_SENTENCE * (sentences > 1))
    return weight


def _of_setting(scale: Scale, setting: Setting) -> float:
    score = 0.0
    if setting.schedules and scale.schedules:
        score += SCHEDULED
    if setting.bulk:
        score += BULK
    if setting.out_of_the_blue:
        score += scale.out_of_the_blue
    if setting.rambling:
        score += RAMBLING
    if setting.private and scale.about_a_job:
        score += PRIVATE_ABOUT_AN_APPLICATION if setting.about_an_application else PRIVATE
    if scale.about_a_job and not (setting.about_an_application or setting.brief or setting.conversation):
        score += NO_APPLICATION_IN_A_LETTER
    score += setting.elsewhere
    if scale.about_a_job and not setting.job_words and not setting.about_an_application:
        score += _without_a_job(setting)
    elif setting.job_words:
        score += 1.0 if setting.job_words >= MANY_JOB_WORDS else 0.5
    return score


def _without_a_job(setting: Setting) -> float:
    if not setting.brief:
        return NO_JOB
    return NO_JOB_IN_AN_ANSWER if setting.conversation else NO_JOB_IN_A_LINE


def _quoted(reasons: list[tuple[Said, str]]) -> tuple[Evidence, ...]:
    """The first few sentences, each once."""
    found: dict[int, Evidence] = {}
    for said, why in reasons:
        if said.number not in found and len(found) < MOST_QUOTED:
            found[said.number] = Evidence(said.sentence.text[: 2 * LONGEST_QUOTE], why, said.sentence.where)
    return tuple(found.values())
