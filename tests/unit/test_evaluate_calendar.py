"""The evaluation of labelled calendars, and what it shows on the development data where that is at hand."""

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
LABELLED = ROOT.parent / "shared" / "data" / "calendar"

USER = """\
name: Robin Vega
addresses: [robin.vega@gmail.com]
work_domains: []
time_zone: Europe/Berlin
since: 2026-09-01T00:00:00Z
now: 2026-12-15T00:00:00Z
"""
EVENT = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//tests//EN
METHOD:{method}
BEGIN:VEVENT
UID:{uid}
DTSTAMP:20261001T080000Z
DTSTART:{day}T{hour}0000Z
DTEND:{day}T{hour}4500Z
SEQUENCE:{sequence}
STATUS:{status}
SUMMARY:Interview at Marlowe Optics
ORGANIZER;CN=Priya Nair:mailto:priya@marloweoptics.example
ATTENDEE;CN=Robin Vega;PARTSTAT=ACCEPTED:mailto:robin.vega@gmail.com
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture(scope="module")
def evaluate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("evaluate_calendar", ROOT / "scripts" / "evaluate_calendar.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def _folder(path: Path, *events: dict[str, str]) -> Path:
    (path / "ics").mkdir()
    (path / "user.yaml").write_text(USER, encoding="utf-8")
    rows = []
    for number, event in enumerate(events):
        facts = {
            "uid": "e1",
            "day": "20261013",
            "hour": "09",
            "sequence": "0",
            "status": "CONFIRMED",
            "method": "REQUEST",
        }
        text = EVENT.format(**{**facts, **event}).replace("\n", "\r\n")
        (path / "ics" / f"{number}.ics").write_text(text, encoding="utf-8", newline="")
        rows.append({"uid": event.get("uid", "e1"), "file": f"ics/{number}.ics", "user_tz": "Europe/Berlin"})
    (path / "labels.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def test_an_interview_is_predicted_with_whom_to_thank(evaluate: ModuleType, tmp_path: Path) -> None:
    folder = _folder(tmp_path, {})

    [prediction] = evaluate.predict(folder)

    assert prediction["should_thank_final"]
    assert prediction["thank_recipients"] == ["priya@marloweoptics.example"]
    assert (prediction["company"], prediction["ended_at_utc"]) == ("Marlowe Optics", "2026-10-13T09:45:00Z")


def test_only_the_newest_version_of_an_event_is_thanked_for(evaluate: ModuleType, tmp_path: Path) -> None:
    moved = {"day": "20261014", "sequence": "1"}

    first, second = evaluate.predict(_folder(tmp_path, {}, moved))

    assert (first["should_thank"], first["should_thank_final"]) == (True, False)
    assert (second["should_thank"], second["should_thank_final"]) == (True, True)


def test_a_cancellation_takes_the_event_back(evaluate: ModuleType, tmp_path: Path) -> None:
    cancelled = {"sequence": "1", "status": "CANCELLED", "method": "CANCEL"}

    first, second = evaluate.predict(_folder(tmp_path, {}, cancelled))

    assert not first["should_thank_final"]
    assert not second["should_thank"]


def test_the_slots_of_a_day_are_one_loop(evaluate: ModuleType, tmp_path: Path) -> None:
    one, two = evaluate.predict(_folder(tmp_path, {}, {"uid": "e2", "hour": "11"}))

    assert one["loop_id"] == two["loop_id"] == "e1+e2"
    assert one["thank_not_before_utc"] == "2026-10-13T11:45:00Z"


def test_an_interview_before_the_user_began_is_not_thanked_for(evaluate: ModuleType, tmp_path: Path) -> None:
    [prediction] = evaluate.predict(_folder(tmp_path, {"day": "20260801"}))

    assert prediction["is_interview"]
    assert not prediction["should_thank"]


def test_an_event_that_is_not_there_is_no_interview(evaluate: ModuleType, tmp_path: Path) -> None:
    folder = _folder(tmp_path, {})
    rows = [{"uid": "unknown", "file": "ics/0.ics", "user_tz": "Europe/Berlin"}]
    (folder / "labels.jsonl").write_text(json.dumps(rows[0]), encoding="utf-8")

    [prediction] = evaluate.predict(folder)

    assert (prediction["user_role"], prediction["thank_recipients"]) == ("none", [])


@pytest.mark.skipif(not LABELLED.is_dir(), reason="the labelled events are not at hand")
def test_the_labelled_events_are_judged_as_well_as_promised(evaluate: ModuleType) -> None:
    rows = evaluate.read_rows(LABELLED)

    score = evaluate.score(rows, list(evaluate.predict(LABELLED)))

    assert score["should_thank_final precision"] >= 0.98
    assert score["should_thank_final recall"] >= 0.95
    assert score["role"] >= 0.97
    assert score["thank_recipients"] >= 0.93
    assert score["unlabelled recipients"] == 0
    assert score["employer"] >= 0.93
    assert score["interviewers precision"] >= 0.98
    assert score["interviewers recall"] >= 0.93
    assert (score["loops"], score["ended_at_utc"]) == (1, 1)
