"""What does one sentence claim, and does it mean it?

A sentence claims a thing when a phrase of that kind stands in it. Whether it means it is judged from what stands around:
a condition, a question, quotation marks, a negation, another matter.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from followup.domain.language.lexicon import Claim, WordClass
from followup.domain.language.phrases import Grammar, Match, Places
from followup.domain.language.sentences import Sentence, written

NEGATIVE = frozenset({Claim.REFUSAL, Claim.OTHERS, Claim.CLOSED, Claim.SOFT_REFUSAL})
POSITIVE = frozenset({Claim.OFFER, Claim.INVITATION})
DECISIVE = NEGATIVE | POSITIVE | {Claim.DO_NOT_CONTACT, Claim.WITHDRAWAL, Claim.CALLED_OFF}
CONTEXT = frozenset({Claim.APPLICATION, Claim.EMPLOYER, Claim.ROLE, Claim.ROLE_PERHAPS, Claim.ROLE_BEFORE})
"""What the subject of an earlier message still tells."""

DENIED = "denied"
"""Why an invitation or an offer is none."""
ANOTHER_MATTER = "about another matter"

REACH_BEFORE = 6
REACH_AFTER = 3
"""A negation so many words before or after a positive phrase denies it."""

_CLAIMS = {str(claim): claim for claim in Claim}
_QUOTES = re.compile(r"[\"“”„«»「」『』]")


class Said(NamedTuple):
    """One claim in one sentence. `doubt` says why it does not mean what it says; empty when it does."""

    claim: Claim
    sentence: Sentence
    number: int
    match: Match
    doubt: str = ""


def claims_in(
    sentence: Sentence,
    number: int,
    grammars: Sequence[Grammar],
    places: Mapping[str, Places],
    *,
    quoted: bool,
    about_a_job: bool = False,
) -> Iterator[Said]:
    """All that the sentence of that number claims, the longest phrase first; `places` are what it holds, by language.

    `quoted` is what an earlier message said: it tells what this one is about, and no more. `about_a_job` is a message that has
    named the job applied for: whatever else it speaks of belongs to that job.
    """
    found = [match for made in grammars for match in made.matches(places[made.language])]
    if not found:
        return
    # The longest says most: "application for" leads to a role, "application for ... at" beyond it to the employer.
    found.sort(key=lambda match: match.start - match.end)
    quotes = '"' in sentence.text or (not sentence.text.isascii() and _QUOTES.search(sentence.text))
    for match in found:
        claim = _CLAIMS[match.kind]
        if quoted and claim not in CONTEXT:
            doubt = "said in an earlier message"
        elif quotes and _in_quotes(sentence, match):
            doubt = "quoted from somebody else"
        elif claim in DECISIVE:
            doubt = _doubt(claim, match, found, sentence, places[match.language], about_a_job)
        elif claim is Claim.PROMISE and _is_condition(match, places[match.language], before=match.start):
            doubt = "only a possibility"
        else:
            doubt = ""
        yield Said(claim, sentence, number, match, doubt)
        if doubt == DENIED:
            # "We will not schedule the next interview" is a refusal in soft words, unless it is about an appointment.
            soft = Claim.SOFT_REFUSAL
            doubt = _doubt(soft, match, found, sentence, places[match.language], about_a_job)
            yield Said(soft, sentence, number, match, doubt)


def _doubt(
    claim: Claim, match: Match, found: Sequence[Match], sentence: Sentence, places: Places, about_a_job: bool
) -> str:
    """Why a decisive phrase, one of those `found` in the sentence, does not decide anything here; empty if it does."""
    if _is_condition(match, places):
        return "only a possibility"
    if places.of(WordClass.ELSEWHERE) and not (about_a_job or places.of(WordClass.JOB)):
        return ANOTHER_MATTER
    if claim in POSITIVE:
        if any(other.kind == Claim.MEETING and _covers(other, match) for other in found):
            return "about a talk that has been"
        if _is_denied(match, places) or _is_refused_elsewhere(match, found):
            return DENIED
    elif sentence.asks:
        return "a question"
    beside = {other.kind for other in found if _overlap(match, other)}
    return next((why for kind, (unless, why) in _DENIES.items() if kind in beside and claim not in unless), "")


_DENIES = {
    Claim.NEARLY: (frozenset({Claim.WITHDRAWAL}), "about something else"),
    Claim.UNDECIDED: (POSITIVE, "nothing is decided yet"),
    Claim.SOMEBODY_ELSE: (POSITIVE, "about another person"),
    Claim.RESCHEDULE: (POSITIVE | {Claim.CLOSED, Claim.CALLED_OFF}, "an appointment moves"),
}
"""What makes a decisive phrase decide nothing when it is said in the same words; for which it does not; and why."""


def _is_condition(match: Match, places: Places, before: int | None = None) -> bool:
    """Whether "if" stands before the phrase (before word `before`, else before its end), or "unless" behind it."""
    if conditions := places.of(WordClass.IF):
        latest = match.end if before is None else before
        granted = {place for span in places.of(WordClass.EVEN_IF) for place in range(*span)}
        if any(start < latest and start not in granted for start, _ in conditions):
            return True
    return any(start >= match.end - 1 for start, _ in places.of(WordClass.UNLESS))


def _is_denied(match: Match, places: Places) -> bool:
    """Whether a negation stands near the phrase, in the same clause."""
    negations = places.of(WordClass.NOT)
    breaks = [start for start, _ in places.of(WordClass.BREAK)] if negations else []
    for start, end in negations:
        if match.start - REACH_BEFORE <= start < match.end + REACH_AFTER:
            low, high = min(end, match.end), max(start, match.start)
            if not any(low <= place < high for place in breaks):
                return True
    return False


def _is_refused_elsewhere(match: Match, found: Sequence[Match]) -> bool:
    """Whether another language reads a refusal in the same words: `no` is no negation in Portuguese."""
    return any(
        other.kind in NEGATIVE and other.language != match.language and _overlap(match, other) for other in found
    )


def _covers(one: Match, other: Match) -> bool:
    """Whether the one says more than the other with the same words."""
    return one.start <= other.start and other.end <= one.end


def _overlap(one: Match, other: Match) -> bool:
    return other.start < one.end and one.start < other.end


def _in_quotes(sentence: Sentence, match: Match) -> bool:
    """Whether an odd number of quotation marks stands before the phrase."""
    found = written(sentence)
    place = found[match.start][0] if match.start < len(found) else len(sentence.text)
    return len(_QUOTES.findall(sentence.text, 0, place)) % 2 == 1
