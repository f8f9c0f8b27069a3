"""What mappings, lists and texts does a YAML file consist of?

Every scalar is the text that stands there, also what YAML would take for a number or a date: these files hold words.
It is built from the parser's events, since working out the types of ten thousand words took twice as long as the rest.
"""

from collections.abc import Iterator

from ruamel.yaml import YAML
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

_END = object()


def read(text: str) -> object:
    """The document: a mapping, a list, a text, or None. Raises what `ruamel.yaml` raises, and `ValueError` for an alias."""
    events = (event for event in YAML(typ="safe").parse(text) if isinstance(event, NodeEvent | CollectionEndEvent))
    return _node(events, None)


def _node(events: Iterator[Event], otherwise: object) -> object:
    """The next mapping, list or text; `otherwise` where a collection or the document ends instead."""
    match next(events, None):
        case ScalarEvent(value=value):
            return value
        case SequenceStartEvent():
            return list(_members(events))
        case MappingStartEvent():
            members = _members(events)
            return dict(zip(members, members, strict=True))
        case AliasEvent(anchor=anchor):
            raise ValueError(f"*{anchor} stands for something else: here everything is written out")
        case _:
            return otherwise


def _members(events: Iterator[Event]) -> Iterator[object]:
    return iter(lambda: _node(events, _END), _END)
