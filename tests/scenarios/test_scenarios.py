"""Small job searches, from mails and events to cases and letters.

Each file tells one: `story` in a sentence, `calendar` and `mail` as they lie on the disk (times relative to now, as in the
sample of the demo), and what is expected: every `case`, every `letter`, some `silences` with their reasons, and where there
are `notes`, those of each employer and the `strays`.
They were written before the rules that they test.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from followup.demo import message_id
from followup.domain.cases import Case
from followup.domain.policy.rules import Leave, Wait, Write
from followup.domain.signals import Offered, Rejected, Withdrew
from followup.sweep import Outcome, Report
from tests.system.home import home, sweep

FILES = sorted(Path(__file__).parent.glob("*.yaml"))


@pytest.fixture(params=FILES, ids=lambda path: path.stem, scope="module")
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Mapping[str, Any], Report]:
    """A scenario, and the report of a run on it."""
    scenario: Mapping[str, Any] = YAML(typ="safe").load(request.param.read_text(encoding="utf-8"))
    at = home(tmp_path_factory.mktemp(request.param.stem), dict(scenario))
    return scenario, sweep(at)


def test_nothing_fails(told: tuple[Mapping[str, Any], Report]) -> None:
    _, report = told

    assert report.failures == ()
    assert report.unreadable == ()


def test_the_cases_and_letters_are_those_expected(told: tuple[Mapping[str, Any], Report]) -> None:
    scenario, report = told

    cases = sorted(_expected_case(case) for case in scenario["expect"].get("cases", []))
    letters = sorted(_expected_letter(letter, scenario) for letter in scenario["expect"].get("letters", []))

    assert sorted(_case(case) for case in report.cases) == cases
    assert sorted(_letter(done.decision, done.delivery) for done in report.deliveries(Outcome.SAVED)) == letters


def test_the_silences_have_the_reasons_expected(told: tuple[Mapping[str, Any], Report]) -> None:
    scenario, report = told
    silences = [done.decision for done in report.done if isinstance(done.decision, (Leave, Wait))]

    for expected in scenario["expect"].get("silences", []):
        reasons = [
            d.reason for d in silences if d.case.matter.employer == expected["employer"] and d.step == expected["step"]
        ]
        assert any(expected["because"] in reason for reason in reasons), (expected, reasons)


def test_the_notes_belong_where_expected(told: tuple[Mapping[str, Any], Report]) -> None:
    scenario, report = told
    expected = scenario["expect"]

    for employer, lines in expected.get("notes", {}).items():
        notes = [note for case in report.cases if case.matter.employer == employer for note in case.notes]
        assert [line for note in notes for line in note.noted.lines] == lines
    strays = [f"{stray.noted.title}: {stray.reason}" for stray in report.strays]
    for stray, (title, _, reason) in zip(
        strays, (each.partition(": ") for each in expected.get("strays", [])), strict=True
    ):
        assert title in stray
        assert reason in stray


def _case(case: Case) -> tuple[str, str, str, int]:
    match case.ending:
        case Rejected():
            ending = "rejected"
        case Offered():
            ending = "offered"
        case Withdrew():
            ending = "withdrew"
        case _:
            ending = "open"
    return case.matter.employer, case.matter.role, ending, len(case.occasions)


def _expected_case(case: Mapping[str, Any]) -> tuple[str, str, str, int]:
    return case.get("employer", ""), case.get("role", ""), case.get("ending", "open"), case.get("interviews", 0)


def _letter(decision: Any, delivery: Any) -> tuple[str, str, str, str]:
    assert isinstance(decision, Write)
    parent = delivery.letter.parent
    return decision.to.address, decision.step.value, delivery.letter.language, parent.message_id if parent else ""


def _expected_letter(letter: Mapping[str, Any], scenario: Mapping[str, Any]) -> tuple[str, str, str, str]:
    mails = {mail["id"]: mail for mail in scenario.get("mail", ())}
    answers = letter.get("answers")
    parent = message_id(mails[answers], scenario).strip("<>") if answers else ""
    return letter["to"], letter["step"], letter.get("language", "en"), parent
