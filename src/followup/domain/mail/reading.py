"""What does a message claim, and what does it speak of?

Sentence by sentence: what one claims is found out in `claims`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from followup.domain.events.titles import ends_with_role, is_role
from followup.domain.language.grammar import grammar
from followup.domain.language.lexicon import Claim, Lexicons, WordClass
from followup.domain.language.phrases import Grammar, Places
from followup.domain.language.sentences import Sentence, sentences, written
from followup.domain.language.tongues import spoken
from followup.domain.language.words import words
from followup.domain.mail.claims import Said, claims_in
from followup.domain.mail.quoting import own_words
from followup.domain.mail.somebody_else import others_named
from followup.domain.mail.subjects import bare_subject, is_forwarded, is_reply
from followup.domain.model import Me, Message

_PARTS = re.compile(r"[:|(),;]|\s[-–—]\s")
LONGEST_TEXT = 200_000
"""Characters. Nobody's own words about an application are longer; what comes after is not looked at."""

LONGEST_ROLE = 80
"""So many characters behind "your application as" are asked for a role."""


@dataclass(slots=True)
class Reading:
    """All that a message claims, and what it speaks of."""

    sentences: list[Sentence] = field(default_factory=list)
    job: set[str] = field(default_factory=set)
    applying: set[str] = field(default_factory=set)
    elsewhere: set[str] = field(default_factory=set)
    places: list[Mapping[str, Places]] = field(default_factory=list)
    """What each sentence holds, by language."""
    grammars: tuple[Grammar, ...] = ()
    """Of the languages that it may be written in, the likeliest first."""
    own: str = ""
    """The sender's own words, line by line."""
    names_the_job: bool = False
    """Whether it says for which job the user applied: "your application as a loan officer"."""
    asked: int = 0
    """How many of its sentences have been asked for that."""
    _meant: dict[Claim, list[Said]] = field(default_factory=dict)
    _numbers: dict[Claim, set[int]] = field(default_factory=dict)
    _doubted: dict[Claim, list[Said]] = field(default_factory=dict)

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

    def knows(self, word: str) -> bool:
        """Whether a word means anything by itself in any of its languages."""
        return any(grammar.knows(word) for grammar in self.grammars)

    def meant(self, *claims: Claim) -> list[Said]:
        """What is claimed without doubt."""
        return [said for claim in claims for said in self._meant.get(claim, ())]

    def numbers(self, *claims: Claim) -> frozenset[int]:
        """The numbers of the sentences in which that is claimed without doubt."""
        return frozenset().union(*[self._numbers[claim] for claim in claims if claim in self._numbers])

    def count(self, claim: Claim) -> int:
        """In how many sentences that is claimed without doubt."""
        return len(self._numbers.get(claim, ()))

    def doubted(self, *claims: Claim) -> list[Said]:
        """What only looks as if it were claimed."""
        return [said for claim in claims for said in self._doubted.get(claim, ())]

    def add(self, said: Said) -> None:
        """Notes one claim more."""
        if said.doubt:
            self._doubted.setdefault(said.claim, []).append(said)
        else:
            self._meant.setdefault(said.claim, []).append(said)
            self._numbers.setdefault(said.claim, set()).add(said.number)


def read(message: Message, lexicons: Lexicons, me: Me | None = None) -> Reading:
    """The claims of a message's own words: its subject unless it answers or forwards, its text, and its HTML where that says more.

    What names the user, `me`, or the writer names nobody else.
    """
    text, html = _own(message)
    found = [sentence for sentence in _sentences(message.subject, text, html) if sentence.words]
    grammars = tuple(grammar(lexicons[language]) for language in spoken(found, lexicons))
    reading = Reading(found, grammars=grammars, own=text or html)
    answers = is_reply(message.subject)
    taking_part = frozenset(words(f"{me.name if me else ''} {message.sender.name}"))
    for number, sentence in enumerate(found):
        named = others_named(sentence, taking_part)
        places = {made.language: made.places(sentence.words, named) for made in grammars}
        reading.places.append(places)
        _note_words(reading, sentence, places)
        _note_job(reading, lexicons, number)
        quoted = answers and sentence.where == "subject"
        for said in claims_in(sentence, number, grammars, places, quoted=quoted, about_a_job=reading.names_the_job):
            reading.add(said)
    _note_job(reading, lexicons, len(found))
    return reading


def told_in(message: Message) -> Sequence[Sentence]:
    """What is new in a message."""
    return newly_told(message, [sentence for sentence in _sentences(message.subject, *_own(message)) if sentence.words])


def newly_told(message: Message, found: Sequence[Sentence]) -> Sequence[Sentence]:
    """Those of its sentences that no earlier message said: the subject of an answer is another's."""
    return [sentence for sentence in found if sentence.where != "subject"] if is_reply(message.subject) else found


def _own(message: Message) -> tuple[str, str]:
    """The sender's own words in the text and in the HTML."""
    return own_words(message.text)[:LONGEST_TEXT], own_words(message.html)[:LONGEST_TEXT]


def _sentences(subject: str, text: str, html: str) -> Iterator[Sentence]:
    if not is_forwarded(subject):
        yield from sentences(bare_subject(subject), "subject")
    told = list(sentences(text))
    yield from told
    if html and not _alike(text, html):
        seen = {sentence.words for sentence in told}
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


def _note_job(reading: Reading, lexicons: Lexicons, until: int) -> None:
    """Notes whether it is a job that somebody applied for; asked only where something speaks of another matter.

    `until` is the number of the first sentence whose claims are not known yet.
    """
    if reading.elsewhere and not reading.names_the_job:
        spoken_here = {language: lexicons[language] for language in reading.languages}
        reading.names_the_job = any(is_role(text, spoken_here) for text in _applied_for(reading)) or any(
            ends_with_role(text, spoken_here) for text in _called(reading)
        )
        reading.asked = until


def _called(reading: Reading) -> Iterator[str]:
    """What the subject is, or what stands before the word for a job: "Gym Instructor", "the Underwriter position"."""
    if not reading.asked:
        named = (sentence.text for sentence in reading.sentences if sentence.where == "subject")
        yield from (part for text in named for part in _PARTS.split(text[:LONGEST_ROLE]))
    for said in reading.meant(Claim.ROLE_BEFORE):
        if said.number >= reading.asked:
            yield said.sentence.text[: written(said.sentence)[said.match.start][0]][-LONGEST_ROLE:]


def _applied_for(reading: Reading) -> Iterator[str]:
    """What follows where somebody applied for something, in the sentences that nobody has asked yet: "your application as ..."."""
    applied = [said for said in reading.meant(Claim.APPLICATION) if said.number >= reading.asked]
    for said in reading.meant(Claim.ROLE, Claim.ROLE_PERHAPS):
        beside = [other.match for other in applied if other.number == said.number]
        if said.claim is Claim.ROLE or any(
            each.start < said.match.end > said.match.start < each.end for each in beside
        ):
            places = written(said.sentence)[said.match.end - 1 :]
            yield said.sentence.text[places[0][0] :][:LONGEST_ROLE] if places else ""
