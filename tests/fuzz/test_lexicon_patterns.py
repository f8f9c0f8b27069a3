"""No phrase of any lexicon costs more than the length of what it is looked for in."""

import re

import pytest

from followup.domain.events.spotting import plain, sections_named, spot_all
from followup.domain.language.grammar import grammar
from followup.domain.language.lexicon import Claim, Lexicon, WordClass
from followup.domain.language.sentences import sentences
from followup.domain.language.words import words
from followup.domain.mail.outcomes import judge
from followup.domain.mail.reading import read
from followup.languages import load
from tests.builders import ALEX, a_message
from tests.fuzz.counting import calls

LEXICONS = load()
WITH_MAIL = [lexicon for lexicon in LEXICONS.values() if lexicon.mail]
MOST = 200
"""Calls of functions for each word of a text: what a text made of nothing but the words of phrases may cost."""

HOSTILE = [
    "a",
    "a.",
    ".",
    "...! ",
    "not ",
    "x@",
    "http://",
    "\u4e0d",
    '"',
    "we not proceed ",
    "if ",
    "the ",
    "a\n",
    "> a:\n",
]

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
def test_no_phrase_costs_more_than_the_words_that_it_is_looked_for_in(lexicon: Lexicon) -> None:
    for kind, phrases in lexicon.mail.items():
        text = _repeated(" ".join(phrases))

        assert _calls_a_word(text, lexicon) < MOST, kind


@each_lexicon
def test_no_class_of_words_costs_more_than_its_words(lexicon: Lexicon) -> None:
    for name, members in lexicon.words.items():
        text = _repeated(" ".join(members))

        assert _calls_a_word(text, lexicon) < MOST, name


@each_lexicon
def test_no_phrase_of_calendars_costs_more_than_the_words_that_it_is_looked_for_in(lexicon: Lexicon) -> None:
    only = {lexicon.language: lexicon}
    sections = sections_named(only, "")

    def calls_a_word(text: str) -> float:
        return calls(lambda: spot_all(text, only, *sections)) / _words_in(text)

    for section, phrases in lexicon.calendar.items():
        text = plain(_repeated(" ".join(phrases)))

        assert calls_a_word(text) < MOST, section


@pytest.mark.parametrize("piece", HOSTILE)
def test_twice_the_hostile_text_is_twice_the_work(piece: str) -> None:
    def work(length: int) -> int:
        message = a_message(piece * (length // len(piece)))
        return calls(lambda: judge(message, LEXICONS, ALEX))

    work(1_000)

    assert work(10_000) <= 2.1 * work(5_000)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_is_read_to_its_end(piece: str) -> None:
    judgement = judge(a_message(piece * (100_000 // len(piece))), LEXICONS, ALEX)

    assert judgement.findings


def test_of_a_text_of_five_megabytes_no_more_is_judged_than_of_a_tenth_of_it() -> None:
    paragraph = "We have received your application and will not be able to proceed, but we wish you luck.\n\n"

    def sentences_of(text: str) -> int:
        return len(read(a_message(text), LEXICONS).sentences)

    assert sentences_of(paragraph * 55_000) == sentences_of(paragraph * 5_500)


def test_a_sentence_has_a_bounded_number_of_words() -> None:
    assert all(len(sentence.words) <= 90 for sentence in sentences("word " * 10_000))


def _repeated(phrases: str) -> str:
    """The words of phrases without the signs of their grammar, several sentences long."""
    text = re.sub(r"[|<>?*_]|\.\.\.", " ", phrases)
    return f"{text} " * (1 + 1_000 // (len(text) + 1))


def _calls_a_word(text: str, lexicon: Lexicon) -> float:
    message, only = a_message(text), {lexicon.language: lexicon}
    judge(message, only, ALEX)
    return calls(lambda: judge(message, only, ALEX)) / _words_in(text)


def _words_in(text: str) -> int:
    """Signs count as words, too, some of them to a word."""
    return max(len(words(text)), len(text) // 10)
