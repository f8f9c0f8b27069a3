"""How does a value lie in a column?

As JSON, with the field names of the dataclass. A field that only a newer version knows is ignored, one that an older
version did not write has its default: a new field with a default needs no migration.
"""

import json
from collections.abc import Set as AbstractSet
from typing import get_args

from cattrs.preconf.json import make_converter

from followup.domain.model import Written
from followup.domain.signals import Signal

_converter = make_converter(
    detailed_validation=False,
    unstruct_collection_overrides={AbstractSet: sorted},  # the same value, the same text
)

_KIND = "signal"
_KINDS: dict[str, type[Signal]] = {kind.__name__: kind for kind in get_args(Signal)}
"""By the name that stands in the row. What there is to know of a class is worked out when the first of its rows comes."""


class Unintelligible(ValueError):
    """A row that this version can make nothing of."""


def row_of_signal(signal: Signal) -> str:
    """The signal as JSON, with the name of its class."""
    return json.dumps({**_converter.unstructure(signal), _KIND: type(signal).__name__})


def signal_from(row: str) -> Signal:
    """The signal in that row. Raises `Unintelligible`."""
    try:
        said = json.loads(row)
        return _converter.structure(said, _KINDS[said[_KIND]])
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise Unintelligible(repr(error)) from error


def row_of_letter(written: Written) -> str:
    """What is remembered of a letter, as JSON."""
    return _converter.dumps(written)


def letter_from(row: str) -> Written:
    """The letter in that row. Raises `Unintelligible`."""
    try:
        return _converter.loads(row, Written)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise Unintelligible(repr(error)) from error
