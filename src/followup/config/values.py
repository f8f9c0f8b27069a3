"""What may stand for a length of time, an address, a path, a zone?

Each type reads the text as the user typed it, and says of any other text what would have been right.
"""

import os
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, cast
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BeforeValidator, PlainValidator, ValidationError, ValidationInfo
from pydantic_core import InitErrorDetails, PydanticCustomError

from followup.config.document import Keys
from followup.domain.model import one_line

NO_KEYS = "it has no keys; those stand below it, indented"
NOT_A_LIST = "it is not a list; write each entry on a line of its own after a dash, or all of them like [a, b]"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the meaning of a value depends on besides itself.

    `mine` are the user's own addresses; `read_as` tells, by its id, as which section each mapping was read.
    """

    file: Path
    mine: tuple[str, ...] = ()
    read_as: dict[int, Any] = field(default_factory=dict)


def fault(problem: str) -> PydanticCustomError:
    """Something is wrong with this value."""
    return PydanticCustomError("fault", "{problem}", {"problem": problem})


def faults(problems: Iterable[tuple[Keys, str]]) -> ValidationError:
    """Something is wrong in several places below this value."""
    return ValidationError.from_exception_data(
        "faults", [InitErrorDetails(type=fault(problem), loc=keys, input=None) for keys, problem in problems]
    )


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A suggestion to end a sentence with, if something known is near."""
    from rapidfuzz import process  # noqa: PLC0415 - a config.yaml without mistakes does without
    from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415 - as above

    likeness = DamerauLevenshtein.normalized_similarity
    found = process.extractOne(word, list(known), scorer=likeness, processor=str.casefold, score_cutoff=0.6)
    return f"; did you mean {found[0]}?" if found else ""


def around(info: ValidationInfo) -> Surroundings:
    """The surroundings of the value that is being read."""
    return cast("Surroundings", info.context)


Line = Annotated[str, AfterValidator(one_line)]
"""A text in one line, whatever was typed."""


def _filled(text: str) -> str:
    if not text:
        raise fault("it is empty")
    return text


FilledLine = Annotated[Line, AfterValidator(_filled)]


def _account_name(name: str) -> str:
    if not re.fullmatch(r"[\w.-]+", name):
        raise fault(f"{name!r} is no name for an account; use letters, digits, . and -")
    return name


AccountName = Annotated[str, AfterValidator(_account_name)]


def _day(said: object) -> date:
    if isinstance(said, date):
        return said
    try:
        return date.fromisoformat(str(said))
    except ValueError:
        raise fault(f"{said!r} is not a day; write it like 2026-10-14") from None


Day = Annotated[date, PlainValidator(_day)]

Lines = Annotated[str, AfterValidator(lambda text: "\n".join(one_line(line) for line in text.strip().splitlines()))]
"""A text of several lines, whatever was typed."""

_MINUTE = timedelta(minutes=1)


def _duration(text: object) -> object:
    if isinstance(text, timedelta):
        return text
    match = re.fullmatch(r"(\d{1,5}) ?(m|min|h|d|w)", str(text))
    if match is None:
        raise fault(f"{text!r} is not a length of time; write it like 90m, 4h, 2d or 8w")
    number, unit = match.groups()
    return int(number) * {"m": _MINUTE, "h": 60 * _MINUTE, "d": 1440 * _MINUTE, "w": 7 * 1440 * _MINUTE}[unit[0]]


Duration = Annotated[timedelta, PlainValidator(_duration)]


def not_before(key: str, length: timedelta, info: ValidationInfo) -> timedelta:
    """`length`, which may not end before that of `key` in the same section."""
    if length < info.data.get(key, length):
        raise fault(f"it may not be shorter than `{key}`")
    return length


def _own_addresses(said: object) -> tuple[str, ...]:
    addresses, problems = _addresses(said)
    if problems:
        raise faults(problems)
    if not addresses:
        raise fault("it is empty; at least one is needed")
    return addresses


def _some_of_mine(said: object, info: ValidationInfo) -> tuple[str, ...]:
    mine = around(info).mine
    addresses, problems = _addresses(said)
    for index, address in enumerate(addresses):
        if mine and address not in mine:
            problems.append(((index,), f"{address!r} is not one of yours; list it under `me.addresses` too"))
    if problems:
        raise faults(problems)
    return addresses or mine


def _addresses(said: object) -> tuple[tuple[str, ...], list[tuple[Keys, str]]]:
    """The addresses in a list, and all that is wrong with them, by their place in it."""
    if not isinstance(said, list | tuple):
        raise fault(NOT_A_LIST)
    addresses = tuple(str(address or "").lower() for address in said)
    problems: list[tuple[Keys, str]] = []
    for index, address in enumerate(addresses):
        if not _is_address(address):
            problems.append(((index,), f"{said[index]!r} is not an address; write it like alex@doe.example"))
        elif address in addresses[:index]:
            problems.append(((index,), f"{address!r} is listed twice"))
    return addresses, problems


def _is_address(text: str) -> bool:
    return re.fullmatch(r"[^@\s<>,;]+@[^@\s<>,;]+", text) is not None


def _one_address(said: object) -> str:
    if not isinstance(said, str) or not _is_address(said):
        raise fault(f"{said!r} is not an address; write it like alex@doe.example")
    return said.lower()


OneAddress = Annotated[str, BeforeValidator(_one_address)]
"""One address, in lower case."""

OwnAddresses = Annotated[tuple[str, ...], PlainValidator(_own_addresses)]
"""Addresses of the user's, in lower case, none twice."""

SomeOfMine = Annotated[tuple[str, ...], PlainValidator(_some_of_mine)]
"""Some of the addresses in `me.addresses`; all of them where none is named."""


def _location(said: object, info: ValidationInfo) -> Path:
    if not isinstance(said, str | Path) or not str(said):
        raise fault("it is not a path; write one like ~/Mail")
    expanded = os.path.expandvars(said)
    unset = re.search(r"\$(\w+|\{[^}]*\})", str(expanded))
    if unset:
        raise fault(f"the environment variable {unset[0]} in it is not set")
    try:
        # A relative path starts at the file in which it stands, wherever the command is typed.
        return around(info).file.absolute().parent / Path(expanded).expanduser()
    except RuntimeError:
        raise fault(f"nobody's home is {Path(expanded).parts[0]}") from None


Location = Annotated[Path, BeforeValidator(_location)]
"""A file or a folder: absolute, or relative to config.yaml; `~` and `$VARIABLES` are expanded."""


def _zone(name: str) -> str:
    # To list what this computer knows beyond the usual zones, each of six hundred files is opened.
    if name not in _usual_zones() and name not in (zones := available_timezones()):
        raise fault(f"{name!r} is not a time zone like Europe/Berlin{did_you_mean(name, zones)}")
    return name


def _usual_zones() -> Collection[str]:
    return (files("tzdata") / "zones").read_text(encoding="utf-8").split()


Zone = Annotated[str, AfterValidator(_zone)]


def _language(tag: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", tag):
        raise fault(f"{tag!r} is not a language; write its tag, like en, de or pt-BR")
    return tag


Language = Annotated[str, AfterValidator(_language)]


def moment(text: object, zone: str) -> datetime:
    """A day, which begins at midnight in `zone`, or a time of day there, or a time with an offset of its own."""
    try:
        said = datetime.fromisoformat(str(text))
    except ValueError:
        raise fault(f"{text!r} is not a day; write it like 2026-10-14, or 2026-10-14 09:00") from None
    return said if said.tzinfo else said.replace(tzinfo=ZoneInfo(zone))
