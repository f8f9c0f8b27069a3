"""Do two job titles name one job?"""

import pytest

from followup.domain.filing.roles import in_full, same_role


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Data Engineer", "data engineer"),
        ("Data Engineer (m/w/d)", "Data Engineer"),
        ("Softwareentwickler:in", "Softwareentwickler"),
        ("Senior Data Engineer, Berlin", "Data Engineer"),
        ("Front-end Developer", "Frontend Developer"),
        ("Site Reliability Engineer", "SRE"),
    ],
)
def test_titles_of_one_job_are_recognised(one: str, other: str) -> None:
    assert same_role(one, other)
    assert same_role(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("Data Engineer", "Data Analyst"), ("Paralegal", "Office Manager"), ("Cook", "Book Keeper")]
)
def test_titles_of_different_jobs_are_told_apart(one: str, other: str) -> None:
    assert not same_role(one, other)


@pytest.mark.parametrize(
    ("said", "called"),
    [
        (["comptable", "Comptable fournisseurs"], "Comptable fournisseurs"),
        (["Data Engineer", "Senior Data Engineer"], "Data Engineer"),
        (["in-house translator", "Translator"], "in-house translator"),
        ([], ""),
    ],
)
def test_a_title_without_capitals_gives_way_to_a_fuller_one(said: list[str], called: str) -> None:
    assert in_full(said) == called
