"""No phrase of any lexicon costs more than the length of what it is looked for in."""

import time

import pytest

from followup.domain.grammar import grammar
from followup.domain.lexicon import Claim, Lexicon, WordClass
from followup.domain.outcomes import judge
from followup.domain.sentences import sentences
from followup.languages import load
from tests.builders import ALEX, a_message

LEXICONS = load()
WITH_MAIL = [lexicon for lexicon in LEXICONS.values() if lexicon.mail]
LONGEST = 2.0
"""Seconds that a hostile text may take, on a slow and busy machine."""

each_lexicon = pytest.mark.parametrize("lexicon", WITH_MAIL, ids=lambda lexicon: lexicon.language)


@each_lexicon
def test_every_kind_of_phrase_is_known(lexicon: Lexicon) -> None:
    assert set(lexicon.mail) <= set(Claim)


@each_lexicon
def test_every_phrase_makes_sense(lexicon: Lexicon) -> None:
    assert grammar(lexicon).phrases


@each_lexicon
def test_the_little_words_and_the_words_of_applications_are_there(lexicon: Lexicon) -> None:
    assert {WordClass.COMMON, WordClass.JOB, WordClass.NOT, WordClass.IF} <= set(lexicon.words)


@each_lexicon
def test_a_sentence_of_nothing_but_the_words_of_a_phrase_is_read_quickly(lexicon: Lexicon) -> None:
    made = grammar(lexicon)
    words = [word for members in lexicon.words.values() for member in members for word in member.strip("*").split()]
    for start in range(0, len(words), 40):
        sentence = tuple(words[start : start + 40]) * 3
        started = time.process_time()
        list(made.matches(made.places(sentence)))
        assert time.process_time() - started < LONGEST


@each_lexicon
def test_words_repeated_without_end_cost_their_number(lexicon: Lexicon) -> None:
    for kind, phrases in lexicon.mail.items():
        text = " ".join(phrase.replace("|", " ").replace("_", " ").replace("...", " ") for phrase in phrases)
        message = a_message((text + " ") * (15_000 // (len(text) + 1)))
        started = time.process_time()
        judge(message, {lexicon.language: lexicon}, ALEX)
        assert time.process_time() - started < 10 * LONGEST, kind


@pytest.mark.parametrize(
    "piece", ["a", "a.", ".", "...! ", "not ", "not not ", "x@", "http://", "\u4e0d", '"', "we not proceed ", "if "]
)
def test_hostile_text_is_judged_in_time_that_grows_with_its_length(piece: str) -> None:
    def cost(length: int) -> float:
        message = a_message(piece * (length // len(piece)))
        started = time.process_time()
        judge(message, LEXICONS, ALEX)
        return time.process_time() - started

    cost(1_000)

    assert cost(100_000) < 10 * LONGEST


def test_a_text_of_five_megabytes_costs_no_more_than_what_is_read_of_it() -> None:
    letter = "We have received your application and will not be able to proceed, but we wish you luck. " * 60_000
    started = time.process_time()

    judge(a_message(letter), LEXICONS, ALEX)

    assert time.process_time() - started < 60


def test_a_sentence_has_a_bounded_number_of_words() -> None:
    assert all(len(sentence.words) <= 90 for sentence in sentences("word " * 10_000))
