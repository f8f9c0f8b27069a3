"""Which day is a text about?"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup import languages
from followup.domain.notes.days import dated

LEXICONS = languages.load()
NEAR = date(2026, 11, 21)
THE_20TH = date(2026, 11, 20)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-20 Brightfold",
        "20261120 Brightfold",
        "2026_11_20 Brightfold",
        "Brightfold, 20.11.2026",
        "Brightfold 20.11.",
        "Brightfold 20/11/2026",
        "Brightfold 11/20/2026",
        "Brightfold, 20 November",
        "Brightfold, 20th of November 2026",
        "Nov 20th, Brightfold",
        "Brightfold (November 20, 2026)",
        "Brightfold, 20. November",
        "Brightfold, 20 novembre",
        "Brightfold, 20 de novembro",
        "11月20日 Brightfold",
    ],
)
def test_a_day_is_found_however_it_is_written_and_taken_out(text: str) -> None:
    found = dated(text, LEXICONS, NEAR)

    assert found.day == THE_20TH
    assert found.rest == "Brightfold"


def test_a_day_without_a_year_is_the_nearest_of_that_name() -> None:
    assert dated("30 December", LEXICONS, date(2027, 1, 4)).day == date(2026, 12, 30)
    assert dated("2 January", LEXICONS, date(2026, 12, 30)).day == date(2027, 1, 2)


def test_figures_that_can_be_read_in_two_ways_mean_the_nearer_day() -> None:
    assert dated("03/04/2026", LEXICONS, date(2026, 4, 4)).day == date(2026, 4, 3)
    assert dated("03/04/2026", LEXICONS, date(2026, 3, 5)).day == date(2026, 3, 4)


@pytest.mark.parametrize(
    "text", ["Brightfold", "May Lin", "24/7 support", "version 3.11", "2026", "31 February", "99.99.", ""]
)
def test_no_day_is_made_up(text: str) -> None:
    found = dated(text, LEXICONS, NEAR)

    assert found.day is None
    assert found.rest == text


def test_of_two_days_the_first_counts() -> None:
    assert dated("20 November, not 21 November", LEXICONS, NEAR).day == THE_20TH


@given(st.text(st.sampled_from("0123456789./- novmayof日月"), max_size=40))
def test_any_text_can_be_asked(text: str) -> None:
    dated(text, LEXICONS, NEAR)
