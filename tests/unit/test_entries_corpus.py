"""Every short entry in `tests/corpus/entries/` is judged as the line beside it says.

They are written as people jot them down, family by family, each with those that only sound alike. `says` is the
description, `from` who invites, `to` which of the user's addresses, and of the verdict only what is `judged` counts.
"""

from datetime import timedelta
from email.utils import parseaddr
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from followup.domain.events.interviews import Interview, judge
from followup.domain.model import Attendee, Event, Me, Person
from followup.languages import load
from tests.builders import NOW

CORPUS = Path(__file__).parents[1] / "corpus" / "entries"
AT_HOME, AT_WORK = "robin.vega@gmail.com", "robin.vega@quillstone.example"
ROBIN = Me("Robin Vega", frozenset({AT_HOME, AT_WORK}), "Europe/Berlin")
WORK = frozenset({"quillstone.example"})

Row = dict[str, Any]


def _rows() -> list[Any]:
    files = sorted(CORPUS.glob("*.yaml"))
    rows = [(file.stem, row) for file in files for row in YAML(typ="safe").load(file.read_text(encoding="utf-8"))]
    return [pytest.param(row, id=f"{family}: {row['title']}") for family, row in rows]


@pytest.mark.parametrize("row", _rows())
def test_an_entry_is_judged_as_its_reader_would_judge_it(row: Row) -> None:
    verdict = judge(_event(row), load(), ROBIN, WORK)

    assert {name: _told(verdict, name) for name in row["judged"]} == row["judged"]
    assert verdict.role != "candidate" or verdict.sure


def _event(row: Row) -> Event:
    organizer = _person(row["from"]) if "from" in row else None
    guests = [_person(guest) for guest in row.get("guests", ())]
    user = [Person(ROBIN.name, row.get("to", AT_HOME))] if organizer else []
    return Event(
        "home",
        "entry@corpus.example",
        NOW,
        NOW + timedelta(minutes=45),
        title=row["title"],
        description=row.get("says", ""),
        location=row.get("at", ""),
        zone="Europe/Berlin",
        organizer=organizer,
        attendees=tuple(map(Attendee, (*guests, *user))),
    )


def _person(text: str) -> Person:
    return Person(*parseaddr(text))


def _told(verdict: Interview, name: str) -> object:
    match name:
        case "interviewers":
            return [_shown(person) for person in verdict.interviewers]
        case "coordinator":
            return _shown(verdict.coordinator) if verdict.coordinator else None
        case "agent":
            return _shown(verdict.agent) if verdict.agent else None
        case _:
            return getattr(verdict, name)


def _shown(person: Person) -> str:
    return f"{person.name} <{person.address}>" if person.address else person.name
