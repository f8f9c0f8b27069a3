"""Does a request or an answer look as Microsoft's metadata says? Only where the schema is there, beside the project."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parents[4] / "shared" / "data" / "graph" / "graph_mail_calendar.schema.json"
_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
    "array": list,
    "object": dict,
    "null": type(None),
}


class Wrong(Exception):
    """Graph would not understand, or never say, that."""


@cache
def definitions() -> Mapping[str, Any]:
    """Every type by its name; none where the schema is not there."""
    if not FILE.exists():
        return {}
    known: Mapping[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))["$defs"]
    return known


def check(value: Any, kind: str) -> None:
    """Raises `Wrong` unless the value is one of that type: with nothing in it that it does not know."""
    if definitions():
        _check(value, definitions()[f"microsoft.graph.{kind}"], kind)


def _check(value: Any, schema: Mapping[str, Any], place: str) -> None:
    if "$ref" in schema:
        schema = definitions()[schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        if value is not None or {"type": "null"} not in schema["anyOf"]:
            [schema] = [one for one in schema["anyOf"] if one != {"type": "null"}]
            _check(value, schema, place)
        return
    kind = schema.get("type")
    if kind and (not isinstance(value, _TYPES[kind]) or (kind == "integer" and isinstance(value, bool))):
        raise Wrong(f"{place} is no {kind}")
    if "enum" in schema and value not in schema["enum"]:
        raise Wrong(f"{place} is {value}")
    _check_inside(value, schema, place)


def _check_inside(value: Any, schema: Mapping[str, Any], place: str) -> None:
    if isinstance(value, list):
        for inner in value:
            _check(inner, schema["items"], f"{place}[]")
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in schema["properties"]:
                _check(inner, schema["properties"][name], f"{place}.{name}")
            elif "@odata." not in name:
                raise Wrong(f"{place}.{name} is not in the metadata")
