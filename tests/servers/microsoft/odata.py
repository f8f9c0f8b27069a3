"""What does a request ask for? As much OData and KQL as followup uses; anything else is wrong, never an empty list."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, cast

from tests.servers.microsoft.schema import Wrong

Item = Mapping[str, Any]
Test = Callable[[Item], bool]

_COMPARED = re.compile(r"(\w+) (ge|gt|le|lt|eq) ('(?:[^']|'')*'|\S+)")
_PROPERTY = re.compile(
    r"singleValueExtendedProperties/Any\(ep: ep/id eq '([^']*)' and ep/value eq '((?:[^']|'')*)'\)", re.IGNORECASE
)
_EXPANDED = re.compile(r"singleValueExtendedProperties\(\$filter=(id eq '[^']*'(?: or id eq '[^']*')*)\)")
_TERM = re.compile(r'(?:(participants|from|subject):)?(?:"([^"]*)"|(\S+))')
FILTERED = {"receivedDateTime", "conversationId", "internetMessageId"}


def filter_of(text: str) -> tuple[Test, list[str]]:
    """The test, and the properties that it names in their order."""
    if found := _PROPERTY.fullmatch(text):
        id_, value = found[1].lower(), found[2].replace("''", "'").lower()
        return lambda item: item["#properties"].get(id_, "").lower() == value, ["singleValueExtendedProperties"]
    tests: list[Test] = []
    names: list[str] = []
    for clause in re.split(r" and (?=\w+ )", text):
        found = _COMPARED.fullmatch(clause)
        if not found or found[1] not in FILTERED:
            raise Wrong(f"$filter={clause}")
        names.append(found[1])
        tests.append(_comparison(found[1], found[2], found[3]))
    return lambda item: all(test(item) for test in tests), names


def _comparison(name: str, operator: str, value: str) -> Test:
    if value.startswith("'"):
        if operator != "eq" or name == "receivedDateTime":
            raise Wrong(f"{name} {operator} {value}")
        text = value[1:-1].replace("''", "'")
        return lambda item: item.get(name) == text
    if name != "receivedDateTime" or not value.endswith("Z"):
        raise Wrong(f"{name} {operator} {value}")
    moment = datetime.fromisoformat(value)
    compare = {"ge": "__ge__", "gt": "__gt__", "le": "__le__", "lt": "__lt__"}[operator]
    return lambda item: bool(getattr(datetime.fromisoformat(item[name]), compare)(moment))


def search_of(text: str) -> Test:
    """The test for what `$search` finds: any of the terms."""
    if not re.fullmatch(r'"(?:[^"\\]|\\.)*"', text):
        raise Wrong(f"$search={text}")
    tests = [_term(term) for term in text[1:-1].replace('\\"', '"').split(" OR ")]
    return lambda item: any(test(item) for test in tests)


def _term(term: str) -> Test:
    found = _TERM.fullmatch(term)
    if not found or not (found[2] or found[3]):
        raise Wrong(f"$search term {term}")
    place, words = found[1] or "anywhere", _words(found[2] or found[3])
    return lambda item: words in _said(item)[place]


def _said(item: Item) -> Mapping[str, str]:
    """The words of an item by place, made ready once."""
    ready = item["#said"]
    if not ready:
        people = [item.get(name) for name in ("from", "toRecipients", "ccRecipients", "bccRecipients")]
        ready |= {
            "from": _words(str(people[0])),
            "participants": _words(str(people)),
            "subject": _words(str(item.get("subject"))),
            "anywhere": _words(f"{people[0]} {item.get('subject')} {item['#text']}"),
        }
    return cast("Mapping[str, str]", ready)


def _words(text: str) -> str:
    """The words alone, each between spaces."""
    words = re.findall(r"[^\W_]+", text.lower())
    return f" {' '.join(words)} "


def expanded(text: str) -> list[str]:
    """The ids of the extended properties that are asked for; `event` for that of an invitation."""
    if text == "microsoft.graph.eventMessage/event":
        return ["event"]
    found = _EXPANDED.fullmatch(text)
    if not found:
        raise Wrong(f"$expand={text}")
    return re.findall(r"id eq '([^']*)'", found[1])
