"""What is wrong with config.yaml, in words that help?"""

from collections.abc import Iterator

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from followup.config.document import Document, Keys
from followup.config.section import Section
from followup.config.values import NO_KEYS, NOT_A_LIST, Surroundings, did_you_mean
from followup.errors import Fault


def faults_in(document: Document, error: ValidationError, surroundings: Surroundings) -> Iterator[Fault]:
    """Every fault that pydantic found, each with its line."""
    for details in error.errors(include_url=False):
        keys = tuple(key for key in details["loc"] if key != "[key]")
        yield document.fault(keys, _problem(details, str(keys[-1]), _section(document, keys, surroundings)))


def _problem(details: ErrorDetails, key: str, section: type[Section] | None) -> str:
    said, kind = details["input"], details["type"]
    if kind == "missing" and section:
        return f"missing: {section.model_fields[key].description}"
    if kind == "extra_forbidden" and section:
        known = section.model_fields
        return f"not a setting{did_you_mean(key, known) or ': those known here are ' + ', '.join(known)}"
    if kind == "enum":
        allowed = [word.strip("'") for word in details["ctx"]["expected"].replace(" or ", ", ").split(", ")]
        return f"{said!r} is not one of {', '.join(allowed)}{did_you_mean(str(said), allowed)}"
    if kind == "greater_than_equal":
        return f"{said} is too few; at least {details['ctx']['ge']}"
    if kind == "less_than_equal":
        return f"{said} is too many; at most {details['ctx']['le']}"
    if kind in _PROBLEMS:
        return _PROBLEMS[kind].format(said=said)
    return details["msg"]


_PROBLEMS = {
    "string_type": "it is empty, or not a text",
    "model_type": NO_KEYS,
    "dict_type": NO_KEYS,
    "tuple_type": NOT_A_LIST,
    "frozen_set_type": NOT_A_LIST,
    "too_short": "it is empty",
    "int_type": "{said!r} is not a whole number",
    "int_parsing": "{said!r} is not a whole number",
    "bool_type": "{said!r} is neither true nor false",
    "bool_parsing": "{said!r} is neither true nor false",
}
"""What pydantic calls it, and what we do. The faults that `values` and `settings` word themselves are kept as they are."""


def _section(document: Document, keys: Keys, surroundings: Surroundings) -> type[Section] | None:
    """The section in which the last of the keys stands, or should stand."""
    return surroundings.read_as.get(id(document.at(keys[:-1])))
