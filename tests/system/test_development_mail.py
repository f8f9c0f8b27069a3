"""The figures that must hold on the labelled mail, where it lies beside the project."""

import json
import re
import runpy
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).parents[2]
MAIL = PROJECT.parent / "shared" / "data" / "mail"
pytestmark = pytest.mark.skipif(not MAIL.is_dir(), reason="the labelled mail is not here")

RUN = 12
"""So many words in a row are nobody's stock phrase any more."""

Judged = list[tuple[dict[str, Any], str]]


@pytest.fixture(scope="module")
def judged() -> Judged:
    """The rows whose label counts, each with the outcome that the program would act on."""
    evaluate = runpy.run_path(str(PROJECT / "scripts" / "evaluate_mail.py"))
    files = sorted(MAIL.glob("*.jsonl"))
    rows = [row for file in files for row in evaluate["read_rows"](file)]
    guesses = [guess["outcome"] for file in files for guess in evaluate["predict"](file)]
    return [(row, outcome) for row, outcome in zip(rows, guesses, strict=True) if not evaluate["is_left_out"](row)]


@pytest.mark.parametrize(("language", "share"), [("en", 0.97), ("de", 0.95)])
def test_real_refusals_are_found(judged: Judged, language: str, share: float) -> None:
    outcomes = [outcome for row, outcome in judged if row["label"] == "rejection" and row["lang"] == language]

    assert outcomes.count("rejection") >= share * len(outcomes)


def test_nothing_else_is_taken_for_a_refusal(judged: Judged) -> None:
    alarms = [row["id"] for row, outcome in judged if outcome == "rejection" and row["label"] != "rejection"]

    assert alarms == []


def test_no_run_of_words_of_it_stands_in_the_project() -> None:
    """It is not ours to publish: what the corpus and the scenarios say is said in words of our own."""
    listed = subprocess.run(["git", "ls-files"], cwd=PROJECT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    theirs: set[tuple[str, ...]] = set()
    for file in MAIL.glob("*.jsonl"):
        for row in map(json.loads, filter(str.strip, file.read_text(encoding="utf-8").splitlines())):
            theirs.update(runs(f"{row.get('subject')} {row.get('body')}"))

    for path in (PROJECT / name for name in listed.stdout.splitlines()):
        ours = path.read_text(encoding="utf-8", errors="replace").replace("\\n", " ") if path.is_file() else ""
        assert [" ".join(run) for run in runs(ours) if run in theirs] == [], path


def runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"[^\W_]+", text.casefold())
    return zip(*(words[start:] for start in range(RUN)), strict=False)
