"""Small job searches, from mails and events to cases and letters.

Each file tells one: `story` in a sentence, `calendar` and `mail` as they lie on the disk (times relative to now, as in the
sample of the demo), and what is expected: every `case`, every `letter`, some `silences` with their reasons, and where there
are `notes`, those of each employer and the `strays`.
They were written before the rules that they test.

What happened `before` is told by earlier runs, each of which saw what there was by then, and by what the user did between them;
then `drafts` says what lies there in the end, and what is said in it.
"""

from collections.abc import Mapping
from datetime import datetime
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from followup import wiring
from followup.demo import Home, message_id, moment
from followup.domain.filing.cases import Case
from followup.domain.policy.rules import Leave, Wait, Write
from followup.domain.signals import Offered, Rejected, Telling, Told, Withdrew
from followup.sweep import Outcome, Report
from followup.sweep.review import review, tell
from tests.system.home import NOW, draft_files, drafts, home, sweep

Lived = tuple[Mapping[str, Any], Report, list[Message]]
"""A scenario, the report of the last run on it, and what lies in the drafts afterwards."""

FILES = sorted(Path(__file__).parent.glob("*.yaml"))


@pytest.fixture(params=FILES, ids=lambda path: path.stem, scope="module")
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """A scenario, lived to its end."""
    scenario: Mapping[str, Any] = YAML(typ="safe").load(request.param.read_text(encoding="utf-8"))
    folder = tmp_path_factory.mktemp(request.param.stem)
    for step in scenario.get("before", ()):
        happened(step, scenario, folder)
    at = home(folder, dict(scenario))
    return scenario, sweep(at), drafts(at)


def happened(step: Mapping[str, str], scenario: Mapping[str, Any], folder: Path) -> None:
    """An earlier run, or something that the user did with its drafts, or told."""
    at = Home(folder)
    match step:
        case {"run": when}:
            sweep(home(folder, by_then(scenario, moment(when, NOW))), moment(when, NOW))
        case {"discard": whom}:
            path = draft_to(at, whom)
            path.rename(at.mail / ".Trash" / "cur" / path.name)
        case {"delete": whom}:
            draft_to(at, whom).unlink()
        case {"tell": what, "of": employer, "at": when}:
            known = wiring.knowledge(wiring.settings(at.config))
            [case] = [
                one.case for one in review(known.casebook, known.rules, NOW) if one.case.matter.employer == employer
            ]
            tell(known.casebook, [case], Telling(what), moment(when, NOW))
        case _:
            raise AssertionError(f"nothing happens by {step}")


def by_then(scenario: Mapping[str, Any], then: datetime) -> dict[str, Any]:
    """What there was of it at that time."""
    return {
        **scenario,
        "mail": [mail for mail in scenario.get("mail", ()) if moment(mail["at"], NOW) <= then],
        "notes": [note for note in scenario.get("notes", ()) if moment(note["at"], NOW) <= then],
        "calendar": [e for e in scenario.get("calendar", ()) if moment(e.get("made", "-9d"), NOW) <= then],
    }


def draft_to(at: Home, whom: str) -> Path:
    return next(path for path in draft_files(at) if whom.encode() in path.read_bytes())


def test_nothing_fails(told: Lived) -> None:
    _, report, _ = told

    assert report.failures == ()
    assert report.unreadable == ()


def test_the_cases_and_letters_are_those_expected(told: Lived) -> None:
    scenario, report, _ = told

    cases = sorted(_expected_case(case) for case in scenario["expect"].get("cases", []))
    letters = sorted(_expected_letter(letter, scenario) for letter in scenario["expect"].get("letters", []))

    assert sorted(_case(case) for case in report.cases) == cases
    assert sorted(_letter(done.decision, done.delivery) for done in report.deliveries(Outcome.SAVED)) == letters


def test_the_drafts_that_lie_there_in_the_end_are_those_expected(told: Lived) -> None:
    scenario, _, lying = told
    expected = scenario["expect"].get("drafts")
    if expected is None:
        return

    assert sorted(str(draft["To"]).rpartition("<")[2].rstrip(">") for draft in lying) == sorted(
        d["to"] for d in expected
    )
    for draft in expected:
        assert any(draft.get("says", "") in _text(letter) for letter in lying if draft["to"] in str(letter["To"]))


def test_the_silences_have_the_reasons_expected(told: Lived) -> None:
    scenario, report, _ = told
    silences = [done.decision for done in report.done if isinstance(done.decision, (Leave, Wait))]

    for expected in scenario["expect"].get("silences", []):
        reasons = [
            d.reason for d in silences if d.case.matter.employer == expected["employer"] and d.step == expected["step"]
        ]
        assert any(expected["because"] in reason for reason in reasons), (expected, reasons)


def test_the_notes_belong_where_expected(told: Lived) -> None:
    scenario, report, _ = told
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


def _text(letter: Message) -> str:
    part = letter.get_payload(0) if letter.is_multipart() else letter
    assert isinstance(part, Message)
    raw = part.get_payload(decode=True)
    assert isinstance(raw, bytes)
    return raw.decode()


def _case(case: Case) -> tuple[str, str, str, int]:
    match case.ending:
        case Rejected():
            ending = "rejected"
        case Offered():
            ending = "offered"
        case Withdrew():
            ending = "withdrew"
        case Told():
            ending = "told"
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
