"""Which points does a text of the user's make?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.domain.notes.points import LONGEST, MOST, points_of


def test_every_bullet_is_a_point() -> None:
    text = "Good talk.\n\n- one\n* two\n• three\n1. four\n2) five\n– six\n"

    assert points_of(text) == ("one", "two", "three", "four", "five", "six")


def test_without_bullets_every_line_is_a_point() -> None:
    assert points_of("They rewrite the pipeline\n\nOn call one week in six") == (
        "They rewrite the pipeline",
        "On call one week in six",
    )


def test_a_line_that_begins_with_a_date_is_no_list() -> None:
    assert points_of("20. November with Hana\nThe platform") == ("20. November with Hana", "The platform")


@pytest.mark.parametrize(
    "line",
    [
        "(salary: 70,000)",
        "private: salary",
        "Private: salary",
        "privat: Gehalt",
        "privé : salaire",
        "**private:** salary",
        "[ ] send the link",
        "[x] sent the link",
        "(never closed",
    ],
)
@pytest.mark.parametrize("bullet", ["- ", "1. ", ""])
def test_what_is_private_is_no_point(line: str, bullet: str) -> None:
    kept = f"{bullet}kept" if bullet != "1. " else "2. kept"

    assert points_of(f"{bullet}{line}\n{kept}") == ("kept",)


def test_parentheses_may_stretch_over_lines() -> None:
    assert points_of("(they pay\n70,000)\nThe platform") == ("The platform",)


def test_a_parenthesis_below_a_point_does_not_join_it() -> None:
    assert points_of("- The platform\n  (they pay 70,000)\n- Tests") == ("The platform", "Tests")


def test_what_is_listed_below_something_private_is_private() -> None:
    assert points_of("- private: money\n  - 70,000\n    - at least\n- Tests") == ("Tests",)


def test_words_in_parentheses_at_the_beginning_make_nothing_private() -> None:
    assert points_of("(new) platform team") == ("(new) platform team",)


def test_a_point_goes_on_in_lines_set_in_below_it() -> None:
    assert points_of("- The platform\n  and its owners\n- Tests") == ("The platform and its owners", "Tests")


def test_a_line_that_a_mail_program_broke_goes_on_in_the_next() -> None:
    long = "They are halfway through the rewrite of the pipeline that feeds the"

    assert points_of(f"- {long}\nbilling reports\n- Tests") == (f"{long} billing reports", "Tests")
    assert points_of(f"{long}\nbilling reports\nTests") == (f"{long} billing reports", "Tests")


def test_marks_of_emphasis_links_and_comments_are_taken_out() -> None:
    text = "- **Kafka** and _Flink_ <!-- ask again -->\n- see [[Ben|Ben's]] [talk](https://talks.example/1)\n- ~~old~~ `new_name`\n"

    assert points_of(text) == ("Kafka and Flink", "see Ben's talk", "new_name")


def test_a_link_alone_is_no_point() -> None:
    assert points_of("- https://brightfold.example/jobs\n- ---\n- Tests") == ("Tests",)


def test_a_long_point_ends_with_its_last_whole_sentence() -> None:
    [point] = points_of("A sentence of some length. " * 30)

    assert len(point) <= LONGEST
    assert point.endswith("length.")


def test_a_long_point_without_sentences_ends_with_a_whole_word() -> None:
    [point] = points_of("word " * 200)

    assert len(point) <= LONGEST
    assert point.endswith("word")


@given(st.text(st.sampled_from("ab -*(1.)[]_~<!\n\t:ä"), max_size=200))
def test_points_are_filled_lines_none_twice_whatever_the_text(text: str) -> None:
    points = points_of(text)

    assert all(point and "\n" not in point and len(point) <= LONGEST for point in points)
    assert len(set(points)) == len(points) <= MOST
