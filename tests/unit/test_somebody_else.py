"""Where a sentence names somebody else."""

import pytest

from followup.domain.language.lexicon import Claim
from followup.domain.language.sentences import sentences
from followup.domain.mail.reading import read
from followup.domain.mail.somebody_else import others_named
from followup.languages import load
from tests.builders import ALEX, a_message

LEXICONS = load()


def named(text: str, *taking_part: str) -> list[str]:
    [sentence] = sentences(text)
    return [sentence.words[place] for place in others_named(sentence, frozenset(taking_part))]


def chosen(text: str) -> list[str]:
    """The sentences that say that somebody else was chosen."""
    message = a_message(text, subject="Re: Friday")
    return [said.sentence.text for said in read(message, LEXICONS, ALEX).meant(Claim.OTHERS)]


def test_a_given_name_with_a_capital_and_what_follows_a_courtesy_are_names() -> None:
    assert named("In the end it went to Beth and to Mrs Calder.") == ["beth", "calder"]


def test_those_who_write_and_are_written_to_are_nobody_else() -> None:
    assert named("Dear Alex, it was Beth who wrote", "alex", "beth") == []


def test_a_word_without_a_capital_is_no_name() -> None:
    assert named("She sang with joy about the grace of it.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Hi Alex, it was close, but the team went with Beth in the end. Sorry.",
        "Liebe Alex, wir haben uns für Beth entschieden. Es tut mir leid.",
        "Bonjour Alex, désolée, nous avons finalement choisi Camille.",
        "Hola, Alex: lo siento, al final hemos elegido a Marta.",
        "Ciao Alex, mi dispiace, alla fine abbiamo scelto Giulia.",
        "Olá Alex, lamento, no fim escolhemos a Joana.",
        "Dag Alex, het spijt me, we hebben toch voor Sanne gekozen.",
        "Hej Alex, jag är ledsen, vi har valt Astrid.",
    ],
)
def test_whoever_chose_somebody_by_name_chose_somebody_else(text: str) -> None:
    assert chosen(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hi Alex, we have chosen you. Beth sends her love.",
        "Liebe Alex, wir haben uns für dich entschieden. Beth freut sich.",
        "Frau Doe, wir haben uns für Sie entschieden, Frau Doe.",
    ],
)
def test_whoever_chose_the_user_did_not(text: str) -> None:
    assert not chosen(text)
