"""The figures that must hold on the labelled mail, where it lies beside the project."""

from pathlib import Path
from typing import Any

import pytest


MAIL = Path(__file__).parents[3] / "shared" / "data" / "mail"
pytestmark = pytest.mark.skipif(not MAIL.is_dir(), reason="the labelled mail is not here")


@pytest.fixture(scope="module")
def judged() -> list[tuple[dict[str, Any], str]]:
    import sys

    sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
    import evaluate_mail

    rows = [row for file in sorted(MAIL.glob("*.jsonl")) for row in evaluate_mail.read_rows(file)]
    guesses = [guess for file in sorted(MAIL.glob("*.jsonl")) for guess in evaluate_mail.predict(file)]
    return [
        (row, guess["outcome"])
        for row, guess in zip(rows, guesses, strict=True)
        if row.get("label") and not evaluate_mail.is_left_out(row)
    ]


@pytest.mark.parametrize(("language", "share"), [("en", 0.97), ("de", 0.95)])
def test_real_refusals_are_found(judged: list[tuple[dict[str, Any], str]], language: str, share: float) -> None:
    outcomes = [outcome for row, outcome in judged if row["label"] == "rejection" and row["lang"] == language]

    assert outcomes.count("rejection") >= share * len(outcomes)


def test_nothing_else_is_taken_for_a_refusal(judged: list[tuple[dict[str, Any], str]]) -> None:
    assert [row["id"] for row, outcome in judged if outcome == "rejection" and row["label"] != "rejection"] == []
