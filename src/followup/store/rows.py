"""How does a value lie in a column?

As JSON, with the field names of the dataclass. A field that only a newer version knows is ignored, one that an older
version did not write has its default: a new field with a default needs no migration.
"""

from collections.abc import Set as AbstractSet

from cattrs.preconf.json import make_converter
from cattrs.strategies import configure_tagged_union

from followup.domain.model import Written
from followup.domain.signals import Signal

_converter = make_converter(
    detailed_validation=False,
    unstruct_collection_overrides={AbstractSet: sorted},  # the same value, the same text
)
configure_tagged_union(Signal, _converter, tag_name="signal")


class Unintelligible(ValueError):
    """A row that this version can make nothing of."""


def row_of_signal(signal: Signal) -> str:
    """The signal as JSON, with the name of its class."""
    return _converter.dumps(signal, unstructure_as=Signal)


def signal_from(row: str) -> Signal:
    """The signal in that row. Raises `Unintelligible`."""
    try:
        return _converter.loads(row, Signal)  # type: ignore[arg-type]  # a union is a type to cattrs
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
