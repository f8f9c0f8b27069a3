"""Where does a phrase of a lexicon stand?"""

from hypothesis import given, settings
from hypothesis import strategies as st

from followup.domain.events.spotting import first, masked, plain, sections_named, spot_all
from followup.domain.language.lexicon import Lexicon, Lexicons
from followup.languages import load


def _lexicons(**sections: tuple[str, ...]) -> Lexicons:
    return {"xx": Lexicon("xx", {}, sections)}


def _found(text: str, *phrases: str) -> list[str]:
    folded = plain(text)
    return [folded[hit.start : hit.end] for hit in spot_all(folded, _lexicons(words=phrases), "words")]


def test_words_are_found_whole_whatever_their_case_and_accents() -> None:
    assert _found("Vorstellungsgesprach, VORSTELLUNGSGESPRÄCH!", "vorstellungsgespräch") == ["vorstellungsgesprach"] * 2
    assert _found("interviewing", "interview") == []


def test_a_space_in_a_phrase_is_also_a_hyphen() -> None:
    assert _found("phone-screen, phone  screen", "phone screen") == ["phone-screen", "phone  screen"]
    assert _found("phone - screen; phone, screen", "phone screen") == []


def test_a_star_stands_for_any_letters_at_its_side() -> None:
    assert _found("Backendentwickler", "*entwickler") == ["backendentwickler"]
    assert _found("serviceteknikere", "servicetekni*") == ["serviceteknikere"]
    assert _found("Entwicklerin", "*entwickler") == []


def test_a_phrase_stands_anywhere_in_scripts_without_spaces() -> None:
    assert _found("株式会社アオバ一次面接のご案内", "一次面接") == ["一次面接"]


def test_longer_phrases_come_first() -> None:
    assert _found("final round interview", "final", "final round interview")[0] == "final round interview"


@settings(deadline=None)
@given(st.text(max_size=200))
def test_folding_keeps_every_letter_in_its_place(text: str) -> None:
    assert len(plain(text)) == len(text)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_masking_keeps_a_text_as_long_as_it_was(text: str) -> None:
    folded = plain(text)

    assert len(masked(folded, spot_all(folded, load(), *sections_named(load(), "")))) == len(text)


def test_every_phrase_of_every_language_is_found_where_it_stands_alone() -> None:
    missed = [
        (lexicon.language, section, phrase)
        for lexicon in load().values()
        for section, phrases in lexicon.calendar.items()
        for phrase in phrases
        if first(plain(phrase.replace("*", "")), {lexicon.language: lexicon}, section) is None
    ]

    assert missed == []
