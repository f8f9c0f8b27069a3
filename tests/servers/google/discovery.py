"""What do Google's discovery documents say of a request, and of an answer?

They are those that the client library brings along, so nothing here is our own idea of the API.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import googleapiclient

DOCUMENTS = Path(googleapiclient.__path__[0]) / "discovery_cache" / "documents"
GENERAL = frozenset({"alt", "fields", "key", "prettyPrint", "quotaUser"})
"""Parameters that every method takes."""


_TYPES: Mapping[str, type] = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}


class Wrong(Exception):
    """A request or an answer that the document does not allow."""


@dataclass(frozen=True)
class Method:
    """One method of an API."""

    id: str
    verb: str
    path: str
    pattern: re.Pattern[str]
    parameters: Mapping[str, Any]
    request: str
    response: str
    schemas: Mapping[str, Any]

    @property
    def base(self) -> str:
        return self.id.partition(".")[0]


@cache
def methods() -> tuple[Method, ...]:
    """Every method of Gmail and of Google Calendar."""
    return tuple(method for name in ("gmail.v1", "calendar.v3") for method in _methods_of(name))


def find(verb: str, path: str) -> tuple[Method, dict[str, str]]:
    """The method that is called so, and what its path names. Raises `Wrong`."""
    for method in methods():
        if method.verb == verb and (match := method.pattern.fullmatch(path)):
            return method, match.groupdict()
    raise Wrong(f"there is no {verb} {path}")


def checked_query(method: Method, query: Mapping[str, list[str]]) -> dict[str, Any]:
    """The parameters with their types. Raises `Wrong` for one that the method does not take."""
    found: dict[str, Any] = {}
    for name, values in query.items():
        if name in GENERAL:
            continue
        said = method.parameters.get(name)
        if said is None or said.get("location") != "query":
            raise Wrong(f"{method.id} takes no {name}")
        if len(values) > 1 and not said.get("repeated"):
            raise Wrong(f"{name} is given twice")
        typed = [_typed(name, said, value) for value in values]
        found[name] = typed if said.get("repeated") else typed[0]
    return found


def check(value: Any, schema: Any, schemas: Mapping[str, Any], place: str = "") -> None:
    """Raises `Wrong` unless the value is what the schema describes: with nothing in it that it does not know."""
    if "$ref" in schema:
        schema = schemas[schema["$ref"]]
    kind = schema.get("type", "any")
    if kind in _TYPES and (not isinstance(value, _TYPES[kind]) or (kind == "integer" and isinstance(value, bool))):
        raise Wrong(f"{place} is no {kind}")
    if "enum" in schema and value not in schema["enum"]:
        raise Wrong(f"{place} is {value}")
    if kind == "array":
        for inner in value:
            check(inner, schema["items"], schemas, f"{place}[]")
    if kind == "object":
        known, others = schema.get("properties", {}), schema.get("additionalProperties")
        for name, inner in value.items():
            if name not in known and others is None:
                raise Wrong(f"{place}.{name} is not in the document")
            check(inner, known.get(name, others), schemas, f"{place}.{name}")


def only(value: Any, fields: str) -> Any:
    """A partial answer: what `fields` asks for, and nothing else."""
    wanted, rest = _fields(fields)
    if rest:
        raise Wrong(f"fields: {rest}")
    return _kept(value, wanted)


def _methods_of(name: str) -> Iterator[Method]:
    document = json.loads((DOCUMENTS / f"{name}.json").read_text(encoding="utf-8"))

    def walk(resource: Mapping[str, Any]) -> Iterator[Method]:
        for said in resource.get("methods", {}).values():
            path = f"/{document['servicePath']}{said['path']}"
            yield Method(
                id=said["id"],
                verb=said["httpMethod"],
                path=path,
                pattern=re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+)", re.escape(path))),
                parameters=said.get("parameters", {}),
                request=said.get("request", {}).get("$ref", ""),
                response=said.get("response", {}).get("$ref", ""),
                schemas=document["schemas"],
            )
        for inner in resource.get("resources", {}).values():
            yield from walk(inner)

    return walk(document)


def _typed(name: str, said: Mapping[str, Any], value: str) -> Any:
    if "enum" in said and value not in said["enum"]:
        raise Wrong(f"{name}={value}")
    match said["type"]:
        case "integer":
            if not value.isdigit():
                raise Wrong(f"{name}={value}")
            number = int(value)
            if number > int(said.get("maximum", number)):
                raise Wrong(f"{name}={value}")
            return number
        case "boolean":
            if value not in ("true", "false"):
                raise Wrong(f"{name}={value}")
            return value == "true"
        case _:
            return value


def _fields(text: str) -> tuple[dict[str, Any], str]:
    """`a,b(c,d/e)` as a tree, and what is left behind a closing bracket."""
    tree: dict[str, Any] = {}
    while text and not text.startswith(")"):
        match = re.match(r"([\w/]+)", text)
        if not match:
            return tree, text
        text = text[match.end() :]
        inner: dict[str, Any] = {}
        if text.startswith("("):
            inner, text = _fields(text[1:])
            text = text.removeprefix(")")
        place = tree
        *path, last = match[1].split("/")
        for step in path:
            place = place.setdefault(step, {})
        place[last] = inner
        text = text.removeprefix(",")
    return tree, text


def _kept(value: Any, wanted: Mapping[str, Any]) -> Any:
    if not wanted:
        return value
    if isinstance(value, list):
        return [_kept(inner, wanted) for inner in value]
    return {name: _kept(value[name], inner) for name, inner in wanted.items() if name in value}
