"""In which situations may a letter be written?

With much known and with little: every fact in each of its forms, the combinations shuffled, always in the same order.
"""

import math
import random
from collections.abc import Iterator, Sequence

from followup.wording.samples import NOBODY, Facts

MOST = 2000
"""Situations tried at most. What none of so many reaches, no letter reaches."""

_LONG = "Maximiliana Featherstonehaugh-Longbottom"


def situations(step: str) -> Iterator[Facts]:
    """Facts for that letter, again and again."""
    forms = [*_COMMON, *_FORMS[step]]
    total = math.prod(map(len, forms))
    for number in random.Random(0).sample(range(total), min(total, MOST)):  # noqa: S311 - no secret
        facts: dict[str, object] = dict(_USUAL)
        rest = number
        for choices in forms:
            rest, choice = divmod(rest, len(choices))
            facts.update(choices[choice])
        yield facts


def _either(name: str, *values: object) -> Sequence[Facts]:
    return [{name: value} for value in values]


def _person(name: str, given: str, family: str, title: str = "", *, first: bool = False) -> Facts:
    return {"name": name, "given": given, "family": family, "title": title, "first": first}


_USUAL: Facts = {
    "seed": 0,
    "others": [],
    "belated": False,
    "strength": "",
    "points": [],
    "ordinal": 1,
    "update": "",
    "reason": "",
    "via": "",
    "met": True,
    "weekday": 2,
    "day": {"day": 14, "month": 10},
    "slots": 1,
}

_COMMON = [
    _either("me", "Alex Doe", _LONG),
    _either(
        "to",
        _person("Maya Brooks", "Maya", "Brooks", first=True),
        _person("Anna Meyer", "Anna", "Meyer", "Dr."),
        _person("Ivy", "Ivy", "", first=True),
        _person("Meyer", "", "Meyer"),
        _person(_LONG, "", ""),
        NOBODY,
    ),
    _either("employer", "Brightfold", _LONG, ""),
    _either("agency", "Harbour Talent", ""),
    _either("role", "Data Engineer", ""),
    _either("familiar", False, True),
    _either("linkedin", "https://www.linkedin.com/in/alex-doe", ""),
    _either("place", 0, 1, 2, 3, 4),
]

_DAYS = (1, 2, 3, 8, 11, 14, 20, 21, 22, 23, 30, 31)
_DATED = [
    {"weekday": month % 7, "day": {"day": day, "month": month}, "slots": 1 + month % 2}
    for month, day in enumerate(_DAYS, 1)
]
_UNDATED: Facts = {"weekday": None, "day": None, "slots": 1}
_NOT_MET: Facts = {"met": False, "weekday": None, "day": None, "slots": 0}

_ARRANGED = [{**dated, "met": False} for dated in _DATED[:2]]

_FORMS: dict[str, list[Sequence[Facts]]] = {
    "thank-you": [
        _either("via", "interviewer", "coordinator", "agent"),
        [*_DATED, _UNDATED],
        _either("others", [], ["Samuel Osei"], ["Samuel Osei", "Elisa Ferri"], ["Maya Brooks", "Ivy", "Inés Gil"]),
        _either("belated", False, True),
        _either("strength", "", "I build bridges."),
        _either("points", [], ["the new bridge"], ["the new bridge", "the old one", "how both are looked after"]),
    ],
    "check-in": [
        _either("via", "promised", "silent"),
        _either("ordinal", 1, 2, 3),
        [*_DATED, *_ARRANGED, _UNDATED, _NOT_MET],
    ],
    "rejection-reply": [_either("via", "writer", "contact"), [*_DATED, *_ARRANGED, _UNDATED, _NOT_MET]],
    "keep-in-touch": [
        _either("via", "refused", "silent"),
        _either("update", "I have built a bridge."),
        _either("reason", "", "You build bridges."),
        [*_DATED, *_ARRANGED, _UNDATED, _NOT_MET],
    ],
    "connect": [[*_DATED, _UNDATED]],
}
