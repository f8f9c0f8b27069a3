"""What a message sounds like, beside what its phrases say."""

import runpy
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from followup.domain.language.sentences import sentences
from followup.domain.mail.outcomes import Finding, Outcome, judge
from followup.domain.mail.tone import BIAS, MOST, Sound, Tone, marks, odds
from followup.languages import load
from tests.builders import ALEX, a_message

ROOT = Path(__file__).parents[2]
LEXICONS = load()
NOTHING = (0.0, 0.0, 0.0, 0.0)
ABOUT_IT = "Thanks for your application. From Monday on the shop is hers."


def found(text: str, learned: Mapping[str, Sequence[float]]) -> dict[Outcome, Finding]:
    """What is found in an English mail by one to whom words sound like that."""
    english = replace(LEXICONS["en"], tone=lambda: {BIAS: NOTHING, **learned})
    judgement = judge(a_message(text), {**LEXICONS, "en": english}, ALEX)
    return {finding.outcome: finding for finding in judgement.findings}


def test_a_refusal_that_no_phrase_foresees_is_known_by_its_sound_and_the_words_are_named() -> None:
    refusal = found(ABOUT_IT, {"shop": (12.0, 0, 0, 0), "hers |": (12.0, 0, 0, 0)})[Outcome.REJECTION]

    assert refusal.sure
    assert refusal.evidence[0].quote == "From Monday on the shop is hers."
    assert refusal.evidence[0].why == "sounds like it (shop)"


def test_what_is_heard_is_shown_beside_a_weak_phrase_that_says_less() -> None:
    weak = f"{ABOUT_IT} It was a close call."

    refusal = found(weak, {"shop": (12.0, 0, 0, 0), "hers": (12.0, 0, 0, 0)})[Outcome.REJECTION]

    assert [reason.why for reason in refusal.evidence][:2] == ["sounds like it (hers, shop)", "a no in softer words"]


def test_only_words_that_stand_in_the_sentence_are_named_each_once() -> None:
    text = "Thanks for your application. The bakery is hers on 3 May."
    learned = {"the bakery": (8.0, 0, 0, 0), "the": (7.0, 0, 0, 0), "baker*": (9.0, 0, 0, 0), "9": (9.0, 0, 0, 0)}

    refusal = found(text, {**learned, "may |": (9.0, 0, 0, 0), "hers": (2.0, 0, 0, 0)})[Outcome.REJECTION]

    assert refusal.evidence[0].why == "sounds like it (the bakery, hers)"


def test_words_of_a_script_without_spaces_are_named_as_they_stand() -> None:
    told = list(sentences("採用は別の方です。"))
    learned = {BIAS: NOTHING, "別 の 方": (8.0, 0, 0, 0)}

    assert Tone(told, lambda: learned).loudest(Sound.REFUSAL)[1] == ["別の方"]


def test_what_only_sounds_a_little_like_a_refusal_is_shown_and_not_acted_upon() -> None:
    refusal = found(ABOUT_IT, {"shop": (4.0, 0, 0, 0)})[Outcome.REJECTION]

    assert not refusal.sure


def test_what_names_no_application_is_no_refusal_however_it_sounds() -> None:
    assert Outcome.REJECTION not in found("The flat is hers from Monday.", {"flat": (12.0, 0, 0, 0)})


def test_mail_to_a_list_is_no_refusal_by_its_sound_alone() -> None:
    english = replace(LEXICONS["en"], tone=lambda: {BIAS: NOTHING, "shop": (12.0, 0, 0, 0)})
    letter = a_message(ABOUT_IT, headers=(("list-unsubscribe", "<https://tips.example/u>"),))

    judgement = judge(letter, {**LEXICONS, "en": english}, ALEX)

    assert Outcome.REJECTION not in {finding.outcome for finding in judgement.findings}


def test_a_phrase_is_doubted_where_everything_around_it_sounds_otherwise() -> None:
    text = "Thanks for your application. We decided not to proceed, said the news about another firm."

    believed = found(text, {})[Outcome.REJECTION]
    doubted = found(text, {"news": (-12.0, 0, 0, 0)})[Outcome.REJECTION]

    assert doubted.confidence < believed.confidence
    assert "taken together, its words do not sound like it" in [reason.why for reason in doubted.against]


def test_a_phrase_is_borne_out_only_by_mail_about_an_application() -> None:
    text = "It was a close call."
    learned = {"close": (12.0, 0, 0, 0)}

    assert found(f"Thank you for applying. {text}", learned)[Outcome.REJECTION].confidence > 0
    assert Outcome.REJECTION not in found(f"The match yesterday! {text}", learned)


def test_a_language_of_which_nothing_was_learned_sounds_like_nothing() -> None:
    told = list(sentences("The shop is hers."))

    assert Tone(told).odds(Sound.REFUSAL) == 0


def test_no_tone_is_surer_than_it_may_be() -> None:
    assert odds(["no"], {BIAS: NOTHING, "no": (900.0, 0, 0, 0)})[Sound.REFUSAL] == pytest.approx(MOST)
    assert odds(["yes"], {BIAS: NOTHING, "yes": (-900.0, 0, 0, 0)})[Sound.REFUSAL] == pytest.approx(-MOST)


def test_words_their_beginnings_and_their_neighbours_are_marks_and_all_numbers_are_one() -> None:
    assert marks(sentences("Interviews end 14 May.")) == {
        *("|", "interviews", "end", "9", "may"),
        *("| interviews", "interviews end", "end 9", "9 may", "may |"),
        "inter*",
    }


@pytest.mark.parametrize("language", LEXICONS)
def test_every_language_has_learned_what_mail_sounds_like(language: str) -> None:
    learned = LEXICONS[language].tone()

    assert BIAS in learned
    assert len(learned) > 1_000
    assert {len(weights) for weights in learned.values()} == {len(Sound)}


def test_what_was_learned_is_what_the_mails_that_lie_there_teach(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "scripts")
    script = runpy.run_path(str(ROOT / "scripts" / "learn.py"))

    weights = script["learn"](script["mails_of"]("nb"))

    written = LEXICONS["nb"].tone()
    assert weights.keys() == written.keys()
    assert all(weights[mark] == pytest.approx(written[mark], abs=0.02) for mark in written)


def test_what_is_learned_tells_apart_what_it_was_learned_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "scripts")
    script = runpy.run_path(str(ROOT / "scripts" / "learn.py"))
    mails = [
        *(
            script["mail_of"]("rejection", "", f"Sadly the {job} went to another.")
            for job in ("desk", "bakery", "farm")
        ),
        *(
            script["mail_of"]("invitation", "", f"Come and see the {job} on Monday.")
            for job in ("desk", "bakery", "farm")
        ),
        *(script["mail_of"]("other", "", f"The {job} is shut today.") for job in ("desk", "bakery", "farm")),
    ]

    weights = script["learn"](mails)

    assert [script["taken_for"](mail, weights) for mail in mails] == [
        *["rejection"] * 3,
        *["invitation"] * 3,
        *["other"] * 3,
    ]
