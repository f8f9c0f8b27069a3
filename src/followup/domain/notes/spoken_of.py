"""Does this line speak of that person?

A user who takes notes writes `Hana: wants fewer dashboards`, or `Ito asked about tests`. A name that is also an ordinary word
("Will", "Mark") only counts in full, or before a colon.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from followup.domain.language.words import is_eastern, words
from followup.domain.model import Person
from followup.domain.names import naming

_ALSO_WORDS = frozenset(
    [
        "will", "mark", "may", "grace", "hope", "rose", "bill", "pat", "art", "grant", "chase", "drew", "rob",
        "sue", "faith", "joy", "dawn", "june", "april", "august", "summer", "page", "long", "young", "king",
        "best", "major", "price", "day", "case", "reed", "cook", "baker", "miller", "park", "stone", "wood",
        "field", "banks", "law", "west", "north", "so", "an", "du", "le", "sun", "he", "she", "you", "wolf",
        "koch", "klein", "gross", "lang", "kurz", "berg", "bach", "stein", "sommer", "winter", "frank", "ernst",
        "franco", "blanc", "petit", "grand", "leal",
    ]
)  # fmt: skip
"""Names that running text is full of."""

_ADDRESSED = re.compile(r"^([^\W\d_][^:\n]{0,60}?)\s{0,2}[:：]\s{0,3}(\S.*)$")
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Addressed:
    """A line, and to whom it belongs: `Hana: wants fewer dashboards`."""

    person: Person
    text: str


def addressed(line: str, people: Iterable[Person]) -> Addressed | None:
    """The person whose name stands before the colon, and what stands behind it; None if nobody's does, or two people's."""
    found = _ADDRESSED.match(line)
    if found is None:
        return None
    called = words(found.group(1))
    named = [person for person in people if called in _names(person, short=True)]
    return Addressed(named[0], found.group(2)) if len(named) == 1 else None


def is_named_in(title: str, person: Person) -> bool:
    """Whether the person's full name stands in `title`, or their given or family name where it is a name and no word."""
    return next(_found(title, person), None) is not None


def speaks_of(text: str, person: Person) -> bool:
    """The same of running text, where a single word is a name only if it is written as one, with a capital."""
    return any(len(name) > 1 or _has_capital(text, name[0]) for name in _found(text, person))


def _found(text: str, person: Person) -> Iterator[list[str]]:
    spoken = words(text)
    for name in _names(person, short=False):
        if any(spoken[start : start + len(name)] == name for start in range(len(spoken) - len(name) + 1)):
            yield name


def _names(person: Person, *, short: bool) -> list[list[str]]:
    """What the person goes by, each as folded words; `short` with the single names that are also words."""
    called = naming(person)
    names = map(words, (called.full, f"{called.family} {called.given}", called.given, called.family))
    return [name for name in names if len(name) > 1 or (name and _tells(name[0], short=short))]


def _tells(name: str, *, short: bool) -> bool:
    return (len(name) >= _LEAST or is_eastern(name)) and (short or name not in _ALSO_WORDS)


def _has_capital(text: str, name: str) -> bool:
    written = (word for word in re.findall(r"\w+", text) if words(word) == [name])
    return any(not word[0].islower() for word in written)
