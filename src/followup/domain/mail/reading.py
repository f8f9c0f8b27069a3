"""What does each sentence of a message claim?

A sentence claims a thing when a phrase of that kind stands in it. Whether it means it is judged from what stands around:
a condition, a question, quotation marks, a negation, another matter.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from followup.domain.language.grammar import grammar
from followup.domain.language.lexicon import Claim, Lexicons, WordClass
from followup.domain.language.phrases import Grammar, Match, Places, Span
from followup.domain.language.sentences import Sentence, sentences, written
from followup.domain.language.tongues import spoken
from followup.domain.mail.quoting import own_words
from followup.domain.mail.subjects import bare_subject, is_forwarded, is_reply
from followup.domain.model import Message

NEGATIVE = frozenset({Claim.REFUSAL, Claim.OTHERS, Claim.CLOSED, Claim.SOFT_REFUSAL})
POSITIVE = frozenset({Claim.OFFER, Claim.INVITATION})
DECISIVE = NEGATIVE | POSITIVE | {Claim.DO_NOT_CONTACT, Claim.WITHDRAWAL, Claim.CALLED_OFF}
CONTEXT = frozenset({Claim.APPLICATION, Claim.EMPLOYER, Claim.ROLE, Claim.ROLE_PERHAPS, Claim.ROLE_BEFORE})
"""What the subject of an earlier message still tells."""

REACH_BEFORE = 6
REACH_AFTER = 3
"""A negation so many words before or after a positive phrase denies it."""

LONGEST_TEXT = 200_000
"""Characters. Nobody's own words about an application are longer; what comes after is not looked at."""

_CLAIMS = {str(claim): claim for claim in Claim}
_QUOTES = frozenset('"“”„«»「」『』')


class Said(NamedTuple):
    """One claim in one sentence. `doubt` says why it does not mean what it says; empty when it does."""

    claim: Claim
    sentence: Sentence
    number: int
    match: Match
    doubt: str = ""


@dataclass(slots=True)
class Reading:
    """All that a message claims, and what it speaks of."""

    said: dict[Claim, list[Said]] = field(default_factory=dict)
    sentences: list[Sentence] = field(default_factory=list)
    places: list[Mapping[str, Places]] = field(default_factory=list)
    """By language, for each sentence."""
    job: set[str] = field(default_factory=set)
    applying: set[str] = field(default_factory=set)
    elsewhere: set[str] = field(default_factory=set)
    grammars: tuple[Grammar, ...] = ()
    """Of the languages that it may be written in, the likeliest first."""
    own: str = ""
    """The sender's own words, line by line."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Those that it may be written in, the likeliest first."""
        return tuple(grammar.language for grammar in self.grammars)

    @property
    def language(self) -> str:
        """The one that it is most likely written in."""
        return self.grammars[0].language

    @property
    def words_of_the_subject(self) -> Iterator[str]:
        """The folded words of the subject."""
        return (word for sentence in self.sentences if sentence.where == "subject" for word in sentence.words)

    def spans(self, number: int, language: str, name: str) -> Sequence[Span]:
        """Where in a sentence words of a class stand."""
        return self.places[number][language].of(name)

    def knows(self, word: str) -> bool:
        """Whether a word means anything by itself in any of its languages."""
        return any(grammar.knows(word) for grammar in self.grammars)

    def meant(self, *claims: Claim) -> list[Said]:
        """What is claimed without doubt."""
        return [said for claim in claims for said in self.said.get(claim, ()) if not said.doubt]

    def numbers(self, *claims: Claim) -> frozenset[int]:
        """The numbers of the sentences in which that is claimed without doubt."""
        return frozenset(said.number for said in self.meant(*claims))

    def doubted(self, *claims: Claim) -> list[Said]:
        """What only looks as if it were claimed."""
        return [said for claim in claims for said in self.said.get(claim, ()) if said.doubt]


def read(message: Message, lexicons: Lexicons) -> Reading:
    """The claims of a message's own words: its subject unless it answers or forwards, its text, and its HTML where that says more."""
    text, html = own_words(message.text)[:LONGEST_TEXT], own_words(message.html)[:LONGEST_TEXT]
    found = [sentence for sentence in _sentences(message.subject, text, html) if sentence.words]
    grammars = tuple(grammar(lexicons[language]) for language in spoken(found, lexicons))
    reading = Reading(grammars=grammars, own=text or html)
    answers = is_reply(message.subject)
    for number, sentence in enumerate(found):
        places = {made.language: made.places(sentence.words) for made in grammars}
        reading.sentences.append(sentence)
        reading.places.append(places)
        _note_words(reading, sentence, places)
        _note_claims(reading, sentence, places, number, quoted=answers and sentence.where == "subject")
    return reading


def _sentences(subject: str, text: str, html: str) -> Iterator[Sentence]:
    if not is_forwarded(subject):
        yield from sentences(bare_subject(subject), "subject")
    seen: set[tuple[str, ...]] = set()
    for sentence in sentences(text):
        seen.add(sentence.words)
        yield sentence
    if html and not _alike(text, html):
        yield from (sentence for sentence in sentences(html, "html") if sentence.words not in seen)


def _alike(text: str, html: str) -> bool:
    return "".join(text.split()) == "".join(html.split())


def _note_words(reading: Reading, sentence: Sentence, places: Mapping[str, Places]) -> None:
    words = sentence.words
    for each in places.values():
        if spans := each.of(WordClass.JOB):
            reading.job.update([words[start] for start, _ in spans])
        if spans := each.of(WordClass.APPLYING):
            reading.applying.update([words[start] for start, _ in spans])
        if spans := each.of(WordClass.ELSEWHERE):
            reading.elsewhere.update([words[start] for start, _ in spans])


def _note_claims(
    reading: Reading, sentence: Sentence, places: Mapping[str, Places], number: int, *, quoted: bool
) -> None:
    """`quoted` is what an earlier message said: it tells what this one is about, and no more."""
    found = [match for made in reading.grammars for match in made.matches(places[made.language])]
    if not found:
        return
    # The longest says most: "application for" leads to a role, "application for ... at" beyond it to the employer.
    matches = sorted(found, key=lambda match: match.start - match.end)
    kinds = _Kinds(matches)
    quotes = not _QUOTES.isdisjoint(sentence.text)
    for match in matches:
        claim = _CLAIMS[match.kind]
        if quoted and claim not in CONTEXT:
            doubt = "said in an earlier message"
        elif quotes and _in_quotes(sentence, match):
            doubt = "quoted from somebody else"
        elif claim in DECISIVE:
            doubt = _doubt(claim, match, kinds, sentence, places[match.language])
        elif claim is Claim.PROMISE and _is_condition(match, places[match.language], before=match.start):
            doubt = "only a possibility"
        else:
            doubt = ""
        reading.said.setdefault(claim, []).append(Said(claim, sentence, number, match, doubt))


@dataclass(frozen=True, slots=True)
class _Kinds:
    """The kinds of phrase found in one sentence, by place."""

    matches: list[Match]

    def beside(self, match: Match) -> set[str]:
        """The kinds of those that share words with `match`."""
        return {other.kind for other in self._overlapping(match)}

    def refused_elsewhere(self, match: Match) -> bool:
        """Whether another language reads a refusal in the same words: `no` is no negation in Portuguese."""
        return any(other.kind in NEGATIVE and other.language != match.language for other in self._overlapping(match))

    def _overlapping(self, match: Match) -> Iterator[Match]:
        return (other for other in self.matches if other.start < match.end and match.start < other.end)


def _doubt(claim: Claim, match: Match, kinds: _Kinds, sentence: Sentence, places: Places) -> str:
    """Why a decisive phrase does not decide anything here; empty if it does."""
    if _is_condition(match, places):
        return "only a possibility"
    if places.of(WordClass.ELSEWHERE) and not places.of(WordClass.JOB):
        return "about another matter"
    if claim in POSITIVE:
        if _is_denied(match, places) or kinds.refused_elsewhere(match):
            return "denied"
    elif sentence.asks:
        return "a question"
    beside = kinds.beside(match)
    return next((why for kind, (unless, why) in _DENIES.items() if kind in beside and claim not in unless), "")


_DENIES = {
    Claim.NEARLY: (frozenset[Claim](), "about something else"),
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


def _in_quotes(sentence: Sentence, match: Match) -> bool:
    """Whether an odd number of quotation marks stands before the phrase."""
    found = written(sentence)
    place = found[match.start][0] if match.start < len(found) else len(sentence.text)
    return sum(sentence.text.count(mark, 0, place) for mark in _QUOTES) % 2 == 1
