"""Is every letter one that you would sign?

The letters lie beside this file as they are written; `scripts/letters` writes them again.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup import languages
from followup.domain.model import one_line
from followup.domain.policy.rules import LARGEST_PANEL
from followup.wording import TemplateWording
from followup.wording.picking import picker
from followup.wording.samples import LETTERS, NOBODY, Facts, Sample, every, in_full, samples, story_in

OURS = languages.folder()
WORDING = TemplateWording(OURS)
HERE = Path(__file__).parent
LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pt")
ALL = list(every(WORDING, OURS))
LETTERS_IN = {one: [sample for language, sample in ALL if language == one] for one in LANGUAGES}
LENGTHS = {
    "thank-you": range(80, 161),
    "check-in": range(25, 81),
    "rejection-reply": range(50, 121),
    "keep-in-touch": range(40, 111),
}
LONGEST_NOTE = 300
STRANGE = st.text(max_size=20).map(one_line)
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


def letter(language: str, sample: Sample) -> str:
    return in_full(WORDING.render(sample.step, language, sample.facts))


def body(language: str, sample: Sample) -> str:
    return WORDING.render(sample.step, language, sample.facts).body


def sentences(language: str, sample: Sample) -> set[str]:
    """What the letter says, but for the greeting, the closing, and what the user has written."""
    paragraphs = body(language, sample).split("\n\n")[1:-1]
    said = {sentence for sentence in SENTENCE.split("\n".join(paragraphs)) if not sentence.startswith("- ")}
    return said - {sample.facts["strength"]}


def panels(language: str) -> Iterator[list[Sample]]:
    families: dict[str, list[Sample]] = {}
    for sample in samples("thank-you", language, OURS):
        family, _, number = sample.variant.rpartition("-")
        if number.isdigit():
            families.setdefault(family, []).append(sample)
    yield from families.values()


# --- as they were read by people ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "sample"), ALL, ids=lambda each: getattr(each, "name", each))
def test_every_letter_is_as_it_was_last_read(language: str, sample: Sample) -> None:
    kept = HERE / language / f"{sample.name}.txt"

    assert letter(language, sample) == kept.read_text(encoding="utf-8"), (
        "if that is meant: scripts/letters, and read it"
    )


def test_no_letter_is_kept_that_is_not_written_any_more() -> None:
    written = {f"{language}/{sample.name}.txt" for language, sample in ALL}

    assert {path.relative_to(HERE).as_posix() for path in HERE.glob("*/*.txt")} == written


def test_there_is_every_letter_in_every_language() -> None:
    assert {step: sorted(WORDING.languages(step)) for step in LETTERS} == dict.fromkeys(LETTERS, sorted(LANGUAGES))


# --- what a letter is ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_has_the_length_that_is_read(language: str) -> None:
    for sample in LETTERS_IN[language]:
        text = body(language, sample)
        if sample.step == "connect":
            assert len(text) <= LONGEST_NOTE, text
        else:
            assert len(text.split()) in LENGTHS[sample.step], text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_has_no_holes(language: str) -> None:
    for sample in LETTERS_IN[language]:
        text = letter(language, sample)
        assert not re.search(r" [,.)]|  |\n\n\n|None|\.\.|,,|[,;:]\.|\( |\(\)|[{}<>%_]| $", text, re.MULTILINE), text
        assert text.endswith(f"{sample.facts['me']}\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_opened_is_closed(language: str) -> None:
    pairs = [("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"), *([("¿", "?")] if language == "es" else [])]
    for text in (letter(language, sample) for sample in LETTERS_IN[language]):
        assert all(text.count(opening) == text.count(closing) for opening, closing in pairs), text
        assert '"' not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_neither_shouts_nor_uses_empty_phrases(language: str) -> None:
    empty = ("finds you well", "just checking in", "touching base", "circle back", "reaching out", "!")
    for text in (letter(language, sample).casefold() for sample in LETTERS_IN[language]):
        assert not [phrase for phrase in empty if phrase in text], text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_is_a_subject_a_greeting_paragraphs_and_a_closing(language: str) -> None:
    for sample in LETTERS_IN[language]:
        text = WORDING.render(sample.step, language, sample.facts)
        assert bool(text.subject) is (sample.step != "connect")
        if text.subject:
            greeting, *paragraphs, closing = text.body.split("\n\n")
            assert "\n" not in greeting
            assert len(paragraphs) > 1
            assert closing.endswith(f"\n{sample.facts['me']}")
            assert all("\n" not in paragraph or "\n- " in paragraph for paragraph in paragraphs), text.body


# --- a panel -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_people_of_a_panel_read_the_same_sentence(language: str) -> None:
    for panel in panels(language):
        assert len(panel) == LARGEST_PANEL
        for one, another in combinations(panel, 2):
            assert not sentences(language, one) & sentences(language, another)
            assert WORDING.render("thank-you", language, one.facts).subject not in letter(language, another)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_larger_panel_reads_other_combinations(language: str) -> None:
    [usual, *_] = panels(language)
    facts = {**usual[0].facts, "points": [], "strength": ""}

    letters = {WORDING.render("thank-you", language, {**facts, "place": place}).body for place in range(9)}

    assert len(letters) == 9


def test_the_first_in_a_panel_stand_apart_at_every_turn() -> None:
    for seed in range(5):
        picks = [picker({"seed": seed, "place": place}) for place in range(3)]
        for _turn in range(7):
            assert len({pick("a", "b", "c") for pick in picks}) == 3


def test_the_same_way_is_picked_in_every_run() -> None:
    one, another = picker({"seed": 5, "place": 4}), picker({"seed": 5, "place": 4})

    assert [one("a", "b", "c") for _ in range(6)] == [another("a", "b", "c") for _ in range(6)]


def test_no_two_of_twenty_seven_people_read_the_same_combination() -> None:
    picks = [picker({"seed": 1, "place": place}) for place in range(27)]

    assert len({tuple(pick("a", "b", "c") for _ in range(3)) for pick in picks}) == 27


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_paragraphs_of_a_letter_begin_with_the_same_word(language: str) -> None:
    for sample in LETTERS_IN[language]:
        facts = {**sample.facts, "reason": sample.facts["reason"] and "Xeno."}
        paragraphs = WORDING.render(sample.step, language, facts).body.split("\n\n")[1:-1]
        first = [paragraph.split()[0].strip("¿").casefold() for paragraph in paragraphs]
        assert len(set(first)) == len(first), "\n\n".join(paragraphs)


# --- a letter with little in it -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "via"), list(product(LANGUAGES, ["interviewer", "coordinator", "agent"])))
def test_a_thank_you_is_long_enough_however_little_is_known(language: str, via: str) -> None:
    [usual, *_] = samples("thank-you", language, OURS)
    nothing: Facts = {
        "to": NOBODY,
        "employer": "",
        "role": "",
        "weekday": None,
        "me": "Al",
        "points": [],
        "strength": "",
    }
    little = {"employer": "X", "role": "Y", "me": "Al", "strength": "", "others": [], "via": via}

    for seed, familiar in product(range(LARGEST_PANEL), (False, True)):
        terms = {"seed": seed, "familiar": familiar}
        for facts in (nothing, {"points": ["three short words"]}, {"points": ["three short words", "and three more"]}):
            text = WORDING.render("thank-you", language, {**usual.facts, **little, **facts, **terms}).body
            assert len(text.split()) >= 80, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_stop_ends_what_the_user_has_written_once(language: str) -> None:
    [usual, *_] = samples("thank-you", language, OURS)
    for strength in ("I build bridges", "I build bridges.", "I build bridges …", "Who builds bridges?"):
        text = WORDING.render("thank-you", language, {**usual.facts, "strength": strength}).body
        ending = strength if strength[-1] in ".…?" else f"{strength}."
        assert f" {ending}\n" in text


@pytest.mark.parametrize(
    ("language", "note", "says"),
    [
        ("en", "Talked about the Kafka migration", "the Kafka migration."),
        ("en", "How the team grows, and who decides", "how the team grows, and who decides."),
        ("en", "Kafka migration in spring.", "Kafka migration in spring."),
        ("en", "I should bring examples", "I should bring examples."),
        ("de", "Thema: die neue Halle,", "die neue Halle."),
        ("fr", "Parlé du nouvel atelier", "le nouvel atelier."),
        ("fr", "L’équipe de nuit", "l’équipe de nuit."),
        ("es", "Hablamos del nuevo taller", "el nuevo taller."),
        ("it", "Parlato della nuova officina;", "la nuova officina."),
        ("nl", "Gesproken over de nieuwe loods", "de nieuwe loods."),
        ("pt", "Falámos da nova oficina", "a nova oficina."),
    ],
)
def test_a_note_is_told_as_others_read_it(language: str, note: str, says: str) -> None:
    [usual, *_] = samples("thank-you", language, OURS)

    text = WORDING.render("thank-you", language, {**usual.facts, "points": [note]}).body

    assert re.search(rf":[ \u00a0]{re.escape(says)}\n", text), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_of_notes_has_no_full_stops_but_those_of_abbreviations(language: str) -> None:
    [usual, *_] = samples("thank-you", language, OURS)
    notes = ["X, Y etc.", "Z in 2027.", "the plan …"]

    text = WORDING.render("thank-you", language, {**usual.facts, "points": notes}).body

    assert "- X, Y etc.\n- Z in 2027\n- " in text
    assert "plan …\n" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_user_has_written_begins_with_a_capital_where_a_sentence_does(language: str) -> None:
    [news, *_] = samples("keep-in-touch", language, OURS)
    facts = {**news.facts, "update": "xeno is out.", "reason": "iPhone work was your plan"}

    text = WORDING.render("keep-in-touch", language, facts).body

    assert " Xeno is out.\n\niPhone work was your plan. " in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_check_ins_about_the_same_thing_read_alike(language: str) -> None:
    [usual, *_] = samples("check-in", language, OURS)

    said = [sentences(language, replace(usual, facts={**usual.facts, "ordinal": number})) for number in (1, 2, 3)]

    for one, another in combinations(said, 2):
        assert not one & another


@settings(max_examples=25)
@given(name=STRANGE, employer=STRANGE, role=STRANGE)
def test_whatever_strangers_are_called_every_letter_is_written(name: str, employer: str, role: str) -> None:
    for language, sample in ALL[::7]:
        to = {"name": name, "given": name, "family": name, "title": "", "first": True}
        facts = {
            **sample.facts,
            "to": to,
            "employer": employer,
            "role": role,
            "others": [each for each in (name, employer) if each],
        }
        assert WORDING.render(sample.step, language, facts).body


# --- each language by its own standards -----------------------------------------------------------------------------------

GUESSES = {
    "en": r"\b(?:Mr|Mrs|Ms|Sir|Madam)\b",
    "de": r"\b(?:geehrter?|Herrn?|Frau|Lieber?)\b",
    "fr": r"\b(?:Ch[eè]re?|Monsieur|Madame|ravie?|enchantée?|heureux|heureuse|reconnaissante?|disponibles)\b",
    "es": r"\b(?:Estimad[oa]s?|Querid[oa]|señora?|encantad[oa]|interesad[oa]|agradecid[oa]|atent[oa])\b",
    "it": r"\b(?:Egregi[oa]|Car[oa]|Signora?|contenta?o?|lieto|lieta|interessat[oa]|grat[oa])\b",
    "nl": r"\b(?:Geachte|heer|mevrouw|meneer)\b",
    "pt": r"\b(?:Prezad[oa]|Car[oa]|Senhora?|[Oo]brigad[oa]|interessad[oa]|grat[oa]|contente)\b",
}
FAMILIAR = {
    "de": r"\b(?:du|dir|dich|deine?[mnrs]?|euch|eure?[mnrs]?|ihr (?:euch|hattet)|könnt ihr)\b",
    "fr": r"\b(?:tu|te|toi|ton|ta|tes)\b|\bt’",
    "es": r"\b(?:tú|tu|te|ti|tus|contigo|darte|serte|contártelo)\b",
    "it": r"\b(?:tu|ti|te|tuoi?|tue|tua)\b",
    "nl": r"\b(?:je|jij|jou|jouw|jullie)\b",
}
FORMAL = {
    "de": r"\b(?:Sie|Ihnen|Ihre?[mnrs]?)\b",
    "fr": r"\b(?:votre)\b|\bje vous\b|[Pp]ourriez|[Pp]ouvez",
    "es": r"\b(?:usted|su|sus|[Ll]e (?:deseo|escribo)|darle|serle|contárselo)\b",
    "it": r"\b(?:Lei|Le|La ringrazio|Suo|Sua|Sue)\b",
    "nl": r"\b(?:u|uw)\b",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobodys_gender_is_guessed(language: str) -> None:
    for text in (letter(language, sample) for sample in LETTERS_IN[language]):
        assert not re.search(GUESSES[language], text), text


@pytest.mark.parametrize("language", FAMILIAR)
def test_nobody_is_on_both_terms(language: str) -> None:
    for sample in LETTERS_IN[language]:
        facts = {**sample.facts, "strength": "", "points": [], "update": "X.", "reason": ""}
        text = in_full(WORDING.render(sample.step, language, facts))
        assert not re.search((FORMAL if facts["familiar"] else FAMILIAR)[language], text), text


def test_french_marks_stand_behind_a_space_that_does_not_break() -> None:
    for text in (body("fr", sample) for sample in LETTERS_IN["fr"]):
        assert not re.search(r"(?<!\u00a0)[;:!?]", text), text
        assert "'" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_the_greeting_a_letter_goes_on_as_its_language_does(language: str) -> None:
    for sample in LETTERS_IN[language]:
        if sample.step != "connect":
            greeting, first, *_ = body(language, sample).split("\n\n")
            courteous = first.startswith(("Sie ", "Le "))
            assert greeting.endswith(":" if language == "es" else ",")
            assert courteous or first.lstrip("¿")[0].islower() is (language in ("de", "it")), first


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_title_is_kept_where_it_is_used(language: str) -> None:
    doctor = {**story_in(language, OURS).to(1, first=False)}

    text = WORDING.render("check-in", language, {**next(samples("check-in", language, OURS)).facts, "to": doctor}).body

    assert "Dr. " in text.splitlines()[0]
