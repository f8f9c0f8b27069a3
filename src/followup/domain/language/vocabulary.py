"""What can a word be, of all that the phrases of a lexicon are made of?

Whatever a word can be compared with is a shape: the word itself, how it begins, how it ends, what stands inside it.
A word is taken apart into its shapes once, when it is first met; from then on it is looked up.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

NONE = -1
"""The number of no element, and of no shape."""

MOST_REMEMBERED = 50_000
"""Words whose elements are kept: the vocabulary of a mailbox comes back again and again."""

Spec = tuple[str, str]
"""How a word is compared (`exact`, `prefix`, `suffix`, `infix`), and with what."""

Element = tuple[int, tuple[int, ...]]
"""The number of an element, and the shapes of the words that follow its first."""


@dataclass(frozen=True, slots=True)
class Branch:
    """What some words in a row can be: all of an element (`whole`), or the beginning of others, by the shape of the next word."""

    whole: Sequence[int]
    further: Mapping[int, "Branch"]


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """A compiled phrase: the number of its first element, then each other with the longest gap before it and whether it may be missing."""

    kind: str
    source: str
    first: int
    rest: tuple[tuple[int, int, bool], ...]
    numbers: frozenset[int]
    """Those of all its elements."""
    required: int
    """The bits of those that may not be missing."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word can be: an element by itself (`alone`), or the first word of longer ones, by the shape of their second."""

    shapes: frozenset[int]
    """All that it has, of those that words are compared with."""
    alone: frozenset[int]
    bits: int
    """The same numbers, as bits."""
    phrases: Sequence[Phrase]
    """Those filed under one of them."""
    before: Mapping[int, Branch]


class Vocabulary(dict[str, Entry]):
    """What each word can be, found out when it is first met."""

    def __init__(self, filed: Mapping[int, Sequence[Phrase]]) -> None:
        super().__init__()
        self._filed = filed
        self._shapes: dict[Spec, int] = {}
        self._elements: dict[int, dict[Element, None]] = {}
        """By the shape of their first word, each once."""
        self._infixes: list[Spec] = []
        self._longest = 0

    def enter(self, number: int, specs: Sequence[Spec]) -> None:
        """Files an element, or one of the ways to say it, under the first of its words."""
        first, *rest = map(self._shape, specs)
        self._elements.setdefault(first, {})[number, tuple(rest)] = None

    def alone(self, spec: Spec) -> Iterable[int]:
        """The elements that are one word like this."""
        return [number for number, rest in self._elements.get(self._shapes.get(spec, NONE), ()) if not rest]

    def crowded(self) -> Counter[int]:
        """Of each element, how many elements its words belong to, all told: the first words of longer ones count as well."""
        counted: Counter[int] = Counter()
        for elements in self._elements.values():
            numbers = {number for number, _ in elements}
            counted.update(dict.fromkeys(numbers, len(numbers)))
        return counted

    def __missing__(self, word: str) -> Entry:
        if len(self) > MOST_REMEMBERED:
            self.clear()
        shapes = self._shapes_of(word)
        entry = _entry(shapes, self._beginning(shapes), self._filed) if shapes else _NOTHING
        self[word] = entry
        return entry

    def _shape(self, spec: Spec) -> int:
        """The number of a shape."""
        if spec not in self._shapes:
            self._shapes[spec] = len(self._shapes)
            if spec[0] == "infix":
                self._infixes.append(spec)
            elif spec[0] != "exact":
                self._longest = max(self._longest, len(spec[1]))
        return self._shapes[spec]

    def _shapes_of(self, word: str) -> frozenset[int]:
        lengths = range(1, min(len(word), self._longest) + 1)
        specs = [
            ("exact", word),
            *(("prefix", word[:length]) for length in lengths),
            *(("suffix", word[-length:]) for length in lengths),
            *(spec for spec in self._infixes if spec[1] in word),
        ]
        return frozenset(self._shapes[spec] for spec in specs if spec in self._shapes)

    def _beginning(self, shapes: Iterable[int]) -> list[Element]:
        return [element for shape in shapes for element in self._elements.get(shape, ())]


def _entry(shapes: frozenset[int], found: Iterable[Element], filed: Mapping[int, Sequence[Phrase]]) -> Entry:
    branch = _branch(found)
    alone = branch.whole
    phrases = [phrase for number in alone for phrase in filed.get(number, ())]
    return Entry(shapes, frozenset(alone), bits(alone), phrases, branch.further)


def _branch(found: Iterable[Element]) -> Branch:
    whole: set[int] = set()
    further: dict[int, list[Element]] = {}
    for number, rest in found:
        if rest:
            further.setdefault(rest[0], []).append((number, rest[1:]))
        else:
            whole.add(number)
    return Branch(sorted(whole), {shape: _branch(elements) for shape, elements in further.items()})


def bits(numbers: Iterable[int]) -> int:
    """A set of numbers as an integer with these bits."""
    found = 0
    for number in numbers:
        found |= 1 << number
    return found


_NOTHING = Entry(frozenset(), frozenset(), 0, (), {})
"""A word like nothing in any phrase."""
