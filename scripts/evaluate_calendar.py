"""How well are interviews in a labelled calendar recognised?

A folder of labelled events holds `labels.jsonl`, `ics/` and `user.yaml`. Predicting reads the last two, and of the labels
only what says which event is meant (`uid`, `file`) and where the user was (`user_tz`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from followup.connectors.local.calendar import LocalCalendar
from followup.domain.employers import fold_name
from followup.domain.events.interviews import Interview, Role, judge
from followup.domain.events.mentions import bears
from followup.domain.filing.loops import group_loops
from followup.domain.language.lexicon import Lexicons
from followup.domain.model import Event, Me, Person, Window
from followup.domain.notice import Reader
from followup.domain.people import fold, is_machine
from followup.domain.signals import Scheduled
from followup.languages import load

Row = Mapping[str, Any]
Pair = tuple[Row, Row]
"""A labelled row, and what is predicted of it."""

ADDRESSING = ("uid", "file", "user_tz")
YEARS = timedelta(days=2 * 366)


@dataclass(frozen=True, slots=True)
class User:
    """Whose calendar it is, since when the program would have watched it, and what "now" is."""

    me: Me
    work_domains: frozenset[str]
    since: datetime
    now: datetime

    @property
    def window(self) -> Window:
        """Whether an event lies before or after now makes no difference here."""
        return Window(self.now - YEARS, self.now + YEARS)


def predict(folder: Path) -> Iterator[dict[str, Any]]:
    """One prediction for each row of `labels.jsonl`, with its field names."""
    user, lexicons = _user(folder / "user.yaml"), load()
    rows = [{name: str(row.get(name) or "") for name in ADDRESSING} for row in read_rows(folder)]
    zones = {row["user_tz"] or user.me.zone for row in rows}
    calendars = {zone: _Calendar.read(folder, zone, user, lexicons) for zone in zones}
    for row in rows:
        zone = row["user_tz"] or user.me.zone
        alone = _events(folder / row["file"], zone, user.window)
        event = next((event for event in alone if event.uid == row["uid"]), None)
        address = {"uid": row["uid"], "file": row["file"]}
        yield {**address, **(_prediction(event, calendars[zone], user, lexicons) if event else _nothing())}


def read_rows(folder: Path) -> list[dict[str, Any]]:
    """The labelled rows of a folder."""
    return [json.loads(line) for line in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines() if line]


def score(rows: Sequence[Row], predictions: Sequence[Row]) -> dict[str, float]:
    """The figures by which calendars are judged; debatable fields are left out."""
    pairs = list(zip(rows, predictions, strict=True))
    precision, recall = _precision_recall(pairs, "should_thank_final")
    found, given, labelled = _interviewers(pairs)
    return {
        "should_thank_final precision": precision,
        "should_thank_final recall": recall,
        "role": _share(pairs, "user_role", "is_interview"),
        "thank_recipients": _share(pairs, "thank_recipients", "should_thank"),
        "unlabelled recipients": float(sum(len(_unlabelled(row, guess)) for row, guess in pairs)),
        "employer": _share(pairs, "company"),
        "interviewers precision": found / given if given else 1.0,
        "interviewers recall": found / labelled if labelled else 1.0,
        "loops": _loops(pairs),
        "ended_at_utc": _share(pairs, "ended_at_utc"),
        "role_title": _share(pairs, "role_title"),
        "stage": _share([pair for pair in pairs if pair[0]["is_interview"]], "stage"),
        "coordinator": _share(pairs, "coordinator"),
    }


def faults(rows: Sequence[Row], predictions: Sequence[Row]) -> Iterator[str]:
    """Every prediction that differs from its label, one line each."""
    for row, guess in zip(rows, predictions, strict=True):
        for name, agree in _AGREEMENTS.items():
            if _firm(row, name) and not agree(row, guess):
                yield f"{row['file']} {row['title']!r} {name}: {row[name]!r} was predicted as {guess.get(name)!r}"


# --- predicting -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Calendar:
    """The whole folder as one calendar: which version of each event is the newest, and which slots belong together."""

    newest: Mapping[str, str]
    loops: Mapping[str, tuple[Scheduled, ...]]

    @classmethod
    def read(cls, folder: Path, zone: str, user: User, lexicons: Lexicons) -> _Calendar:
        newest: dict[str, str] = {}
        scheduled: list[Scheduled] = []
        for event in _events(folder / "ics", zone, user.window):
            newest.setdefault(event.uid, str(event.handle))
            noticed = Reader(user.me, lexicons, user.work_domains).event(event)
            scheduled += [signal for signal in noticed if isinstance(signal, Scheduled) and signal.sure]
        loops = {slot.origin.id: loop for loop in group_loops(scheduled) if len(loop) > 1 for slot in loop}
        return cls(newest, loops)


def _events(path: Path, zone: str, window: Window) -> Iterator[Event]:
    """Each event once, a series by its first occurrence, in the order of their start."""
    found = (event for event in LocalCalendar("evaluated", path, zone).events(window) if isinstance(event, Event))
    return iter(sorted(found, key=lambda event: event.start))


def _prediction(event: Event, calendar: _Calendar, user: User, lexicons: Lexicons) -> dict[str, Any]:
    verdict = judge(event, lexicons, user.me, user.work_domains)
    candidate = verdict.role is Role.CANDIDATE
    thank = candidate and verdict.sure and verdict.stands and event.end >= user.since
    is_newest = calendar.newest.get(event.uid) == Path(str(event.handle)).name
    loop = calendar.loops.get(event.identity, ()) if is_newest else ()
    recipients, via = _recipients(verdict) if thank else ([], None)
    loop_end = _utc(max(slot.end for slot in loop)) if loop else None
    return {
        "is_interview": candidate,
        "user_role": str(verdict.role),
        "company": verdict.employer or None,
        "role_title": verdict.role_title or None,
        "interviewers": [_person(person) for person in verdict.interviewers],
        "coordinator": _person(verdict.coordinator) if verdict.coordinator else None,
        "stage": ("onsite" if loop else verdict.stage) if candidate else None,
        "ended_at_utc": _utc(event.end),
        "should_thank": thank,
        "should_thank_final": thank and is_newest,
        "thank_recipients": recipients,
        "thank_via": via,
        "loop_id": "+".join(sorted(slot.origin.id for slot in loop)) or None,
        "loop_ended_at_utc": loop_end,
        "thank_not_before_utc": (loop_end or _utc(event.end)) if thank else None,
        "unsure": candidate and not verdict.sure,
        "evidence": [{"quote": each.quote, "why": each.why} for each in verdict.evidence],
    }


def _recipients(verdict: Interview) -> tuple[list[str], str]:
    direct = [person.address for person in verdict.interviewers if _can_be_thanked(person)]
    if direct:
        return direct, "direct"
    if verdict.coordinator and _can_be_thanked(verdict.coordinator):
        return [verdict.coordinator.address], "coordinator"
    return [], "unknown_address"


def _can_be_thanked(person: Person) -> bool:
    return bool(person.address) and not is_machine(person)


def _nothing() -> dict[str, Any]:
    """What is predicted of an event that the calendar does not have, or that cannot be read."""
    unknown = ("company", "role_title", "coordinator", "stage", "ended_at_utc", "thank_via", "loop_id")
    none = dict.fromkeys((*unknown, "loop_ended_at_utc", "thank_not_before_utc"))
    no = dict.fromkeys(("is_interview", "should_thank", "should_thank_final", "unsure"), False)
    return {"user_role": "none", "interviewers": [], "thank_recipients": [], "evidence": [], **no, **none}


def _person(person: Person) -> dict[str, str | None]:
    return {"name": person.name or None, "email": person.address or None}


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _user(path: Path) -> User:
    facts = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    me = Me(facts["name"], frozenset(fold(address) for address in facts["addresses"]), facts.get("time_zone", "UTC"))
    return User(me, frozenset(facts.get("work_domains", ())), _moment(facts["since"]), _moment(facts["now"]))


def _moment(value: datetime | str) -> datetime:
    moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


# --- scoring ----------------------------------------------------------------------------------------------------------


def _firm(row: Row, *fields: str) -> bool:
    return not set(fields) & set(row.get("debatable_fields") or ())


def _share(pairs: Sequence[Pair], name: str, *others: str) -> float:
    """How many of the firm labels of that name are met."""
    met = [_AGREEMENTS[name](row, guess) for row, guess in pairs if _firm(row, name, *others)]
    return sum(met) / len(met) if met else 1.0


def _precision_recall(pairs: Sequence[Pair], name: str) -> tuple[float, float]:
    firm = [(row[name], guess[name]) for row, guess in pairs if _firm(row, "is_interview", "should_thank", name)]
    both = sum(label and guess for label, guess in firm)
    return both / (sum(guess for _, guess in firm) or 1), both / (sum(label for label, _ in firm) or 1)


def _same_company(row: Row, guess: Row) -> bool:
    accepted = {_squashed(name) for name in (row["company"], *(row.get("company_aliases") or ())) if name}
    return _squashed(guess["company"]) in accepted if guess["company"] else not row["company"]


def _squashed(name: str) -> str:
    return fold_name(name).replace(" ", "")


def _same_address(row: Row, guess: Row) -> bool:
    label, found = row["coordinator"], guess["coordinator"]
    return bool((label or {}).get("email") == (found or {}).get("email"))


def _same_interviewers(row: Row, guess: Row) -> bool:
    found, given, labelled = _interviewers([(row, guess)])
    return found == given == labelled


_AGREEMENTS: dict[str, Callable[[Row, Row], bool]] = {
    "should_thank_final": lambda row, guess: row["should_thank_final"] == guess["should_thank_final"],
    "user_role": lambda row, guess: row["user_role"] == guess["user_role"],
    "thank_recipients": lambda row, guess: sorted(row["thank_recipients"]) == sorted(guess["thank_recipients"]),
    "company": _same_company,
    "interviewers": _same_interviewers,
    "ended_at_utc": lambda row, guess: guess["ended_at_utc"] in {row["ended_at_utc"], row.get("alt_end_utc")},
    "role_title": lambda row, guess: (row["role_title"] or "").casefold() == (guess["role_title"] or "").casefold(),
    "stage": lambda row, guess: not row["is_interview"] or row["stage"] == guess["stage"],
    "coordinator": _same_address,
}


def _unlabelled(row: Row, guess: Row) -> set[str]:
    known = [*row["interviewers"], *([row["coordinator"]] if row["coordinator"] else [])]
    return set(guess["thank_recipients"]) - {person["email"] for person in known} - set(row["thank_recipients"])


def _interviewers(pairs: Sequence[Pair]) -> tuple[int, int, int]:
    """How many were found rightly, how many were given, how many are labelled."""
    found = given = labelled = 0
    for row, guess in pairs:
        if not row["is_interview"] or not _firm(row, "interviewers", "is_interview"):
            continue
        left = list(row["interviewers"])
        labelled += len(left)
        given += len(guess["interviewers"])
        for person in guess["interviewers"]:
            match = next((each for each in left if _same_person(each, person)), None)
            if match:
                left.remove(match)
                found += 1
    return found, given, labelled


def _same_person(label: Row, found: Row) -> bool:
    if label["email"] != found["email"]:
        return False
    if not label["name"] or not found["name"]:
        return True
    return bears(Person(label["name"]), found["name"])


def _loops(pairs: Sequence[Pair]) -> float:
    """How many of the interviews share their loop with exactly those with which they should."""
    firm = [pair for pair in pairs if _firm(pair[0], "loop_id") and pair[0]["should_thank_final"]]
    met = [_fellows(firm, number, 0) == _fellows(firm, number, 1) for number in range(len(firm))]
    return sum(met) / len(met) if met else 1.0


def _fellows(pairs: Sequence[Pair], number: int, side: int) -> set[int]:
    """The other interviews of the same loop, as labelled (0) or as predicted (1)."""
    loop = pairs[number][side]["loop_id"]
    return {other for other, pair in enumerate(pairs) if other != number and loop and pair[side]["loop_id"] == loop}
