"""Every event in `tests/corpus/events/` is judged as its `.expected.yaml` says."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from followup.connectors.local.calendar import LocalCalendar
from followup.domain.events.interviews import Interview, judge
from followup.domain.model import Event, Me, Person, Window
from followup.languages import load
from tests.builders import NOW

YEAR = timedelta(days=366)

CORPUS = Path(__file__).parents[1] / "corpus" / "events"
ROBIN = Me("Robin Vega", frozenset({"robin.vega@gmail.com", "robin.vega@quillstone.example"}), "Europe/Berlin")
WORK = frozenset({"quillstone.example"})
EVENTS = sorted(CORPUS.glob("*.ics"))


@pytest.mark.parametrize("path", EVENTS, ids=lambda path: path.stem)
def test_an_event_is_judged_as_a_person_would_judge_it(path: Path) -> None:
    expected = _expected(path)

    verdict = judge(_event(path), load(), ROBIN, WORK)

    assert {name: _told(verdict, name) for name in expected} == expected


def _event(path: Path) -> Event:
    [event] = LocalCalendar("home", path, "Europe/Berlin").events(Window(NOW - YEAR, NOW + YEAR))
    assert isinstance(event, Event)
    return event


def _expected(path: Path) -> dict[str, Any]:
    expected = dict(YAML(typ="safe").load(path.with_suffix(".expected.yaml").read_text(encoding="utf-8")))
    if "interviewers" in expected:
        expected["interviewers"] = sorted(tuple(person) for person in expected["interviewers"])
    if "coordinator" in expected:
        expected["coordinator"] = tuple(expected["coordinator"])
    expected.pop("loop", None)
    if expected.pop("private", False):
        expected["quotes"] = ""
    return {"stands": True, "sure": True, **expected} if expected["role"] == "candidate" else expected


def _told(verdict: Interview, name: str) -> object:
    match name:
        case "interviewers":
            return sorted(_pair(person) for person in verdict.interviewers)
        case "coordinator":
            return _pair(verdict.coordinator) if verdict.coordinator else None
        case "quotes":
            return "".join(evidence.quote for evidence in (*verdict.evidence, *verdict.against))
        case _:
            return getattr(verdict, name)


def _pair(person: Person) -> tuple[str, str]:
    return person.name, person.address
