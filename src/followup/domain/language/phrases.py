"""Where do the phrases of a lexicon stand in a sentence?

A phrase is a row of elements: `<we> <decided> not to <proceed>`. Between two elements a few other words may stand.

    word  pre*  *post  *in*    a word; the star stands for any letters
    two_words                  words directly after one another
    one|other                  either
    <class>                    any of a class of words that the lexicon defines
    element?                   may be missing
    ...                        more words may stand between here than elsewhere

Nothing is compiled to a regular expression, so nothing can backtrack: each word of a sentence is looked up once, which gives
the places of all elements, and a phrase is a chain through these places.
Which elements a sentence holds is a set of bits, so that one comparison tells whether it can hold a phrase at all.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

GAP = 3
"""So many other words may stand between two elements."""
WIDE_GAP = 9
"""So many at `...`."""
EASTERN_FACTOR = 2
"""Where each character counts as a word, gaps are so many times as long."""

NONE = -1
"""The number of no element."""

MOST_REMEMBERED = 50_000
"""Words whose elements are kept: the vocabulary of a mailbox comes back again and again."""

Span = tuple[int, int]
Spec = tuple[str, str]
"""How a word is compared (`exact`, `prefix`, `suffix`, `infix`), and with what."""
Element = tuple[int, tuple[Spec, ...]]
"""The number of an element, and the words that follow its first."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A compiled phrase: numbers of elements, each with the longest gap before it and whether it may be missing."""

    kind: str
    source: str
    elements: tuple[tuple[int, int, bool], ...]
    required: int
    """The bits of those that may not be missing."""


class Match(NamedTuple):
    """A phrase found in a sentence: from word `start` up to, not including, word `end`."""

    kind: str
    language: str
    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word can be: an element by itself (`alone`), or the first word of longer ones, by what their second is like."""

    shapes: tuple[Spec, ...]
    """What it is like, of all that words are compared with."""
    alone: frozenset[int]
    bits: int
    """The same numbers, as bits."""
    filed: Sequence[int]
    """Those of them under which phrases are filed."""
    before: Mapping[Spec, Sequence[Element]]


class Vocabulary(dict[str, Entry | None]):
    """What each word can be, found out when it is first met; None where it is like nothing in any phrase."""

    def __init__(self, anchors: Container[int]) -> None:
        super().__init__()
        self._anchors = anchors
        self._heads: dict[Spec, dict[Element, None]] = {}
        self._infixes: list[Spec] = []
        self._longest = 0

    def enter(self, first: Spec, element: Element) -> None:
        """Files an element under the first of its words."""
        for spec in (first, *element[1]):
            if spec not in self._heads:
                self._heads[spec] = {}
                if spec[0] == "infix":
                    self._infixes.append(spec)
                elif spec[0] != "exact":
                    self._longest = max(self._longest, len(spec[1]))
        self._heads[first][element] = None

    def beginning(self, first: Spec) -> Iterable[Element]:
        """The elements that begin so."""
        return self._heads.get(first, ())

    def __missing__(self, word: str) -> Entry | None:
        if len(self) > MOST_REMEMBERED:
            self.clear()
        lengths = range(1, min(len(word), self._longest) + 1)
        specs = [
            ("exact", word),
            *(("prefix", word[:length]) for length in lengths),
            *(("suffix", word[-length:]) for length in lengths),
            *(spec for spec in self._infixes if spec[1] in word),
        ]
        shapes = tuple(spec for spec in specs if spec in self._heads)
        found = [element for spec in shapes for element in self._heads[spec]]
        self[word] = entry = _entry(shapes, found, self._anchors) if shapes else None
        return entry


class Places:
    """Where the elements of phrases stand in one sentence; found out only for those that are asked for."""

    __slots__ = ("_alone", "_classes", "_longer", "_spans", "present")

    def __init__(
        self, classes: Mapping[str, int], alone: Sequence[tuple[int, Entry]], longer: Mapping[int, list[Span]]
    ) -> None:
        self._classes = classes
        self._alone = alone
        self._longer = longer
        self._spans: dict[int, Sequence[Span]] = {}
        present = 0
        for _, entry in alone:
            present |= entry.bits
        for number in longer:
            present |= 1 << number
        self.present = present
        """The bits of all elements that stand here."""

    def spans(self, number: int) -> Sequence[Span]:
        """The places of one element, first to last."""
        spans = self._spans.get(number)
        if spans is None:
            spans = self._spans[number] = self._scan(number)
        return spans

    def of(self, name: str) -> Sequence[Span]:
        """Where words of the class of that name stand."""
        number = self._classes.get(name)
        return () if number is None or not self.present >> number & 1 else self.spans(number)

    def filed(self, under: Container[int]) -> set[int]:
        """The elements found here that are among `under`."""
        longer = [number for number in self._longer if number in under]
        return set(longer).union(*[entry.filed for _, entry in self._alone])

    def _scan(self, number: int) -> Sequence[Span]:
        spans = [(index, index + 1) for index, entry in self._alone if number in entry.alone]
        longer = self._longer.get(number)
        return sorted(spans + longer) if longer else spans


class Grammar:
    """The phrases of one lexicon, ready to be looked for."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.numbers: dict[str, int] = {}
        """The number of each element, by how it is written in a phrase."""
        self.classes: Mapping[str, int] = {}
        """The same of the classes of words, by their names."""
        self.phrases: list[Phrase] = []
        self.by_anchor: dict[int, list[Phrase]] = {}
        self.vocabulary = Vocabulary(self.by_anchor)
        self.breaks = NONE
        """The class of words that begin another clause."""

    def places(self, sentence: tuple[str, ...]) -> Places:
        """Looks every word of a sentence up, once."""
        vocabulary = self.vocabulary
        alone: list[tuple[int, Entry]] = []
        longer: dict[int, list[Span]] = {}
        entries = [vocabulary[word] for word in sentence]
        for index, (entry, second) in enumerate(zip(entries, (*entries[1:], None), strict=True)):
            if entry is None:
                continue
            if entry.bits:
                alone.append((index, entry))
            if second is None or not entry.before:
                continue
            for shape in second.shapes:
                for number, rest in entry.before.get(shape, ()):
                    if not rest or _continues(sentence, index + 2, rest):
                        longer.setdefault(number, []).append((index, index + 2 + len(rest)))
        return Places(self.classes, alone, longer)

    def matches(self, places: Places) -> Iterator[Match]:
        """Every phrase that is found, once each, at its first place."""
        present = places.present
        likely = [
            phrase
            for number in sorted(places.filed(self.by_anchor))
            for phrase in self.by_anchor[number]
            if phrase.required | present == present
        ]
        if not likely:
            return
        breaks = [start for start, _ in places.spans(self.breaks)]
        for phrase in likely:
            if span := _chain(phrase, places, breaks):
                yield Match(phrase.kind, self.language, phrase.source, *span)

    def knows(self, word: str) -> bool:
        """Whether a word means anything by itself."""
        entry = self.vocabulary[word]
        return entry is not None and bool(entry.alone)


def _entry(shapes: tuple[Spec, ...], found: Iterable[Element], anchors: Container[int]) -> Entry:
    alone: set[int] = set()
    before: dict[Spec, list[Element]] = {}
    for number, rest in found:
        if rest:
            before.setdefault(rest[0], []).append((number, rest[1:]))
        else:
            alone.add(number)
    return Entry(shapes, frozenset(alone), bits(alone), [number for number in alone if number in anchors], before)


def bits(numbers: Iterable[int]) -> int:
    """A set of numbers as an integer with these bits."""
    found = 0
    for number in numbers:
        found |= 1 << number
    return found


def _fits(spec: Spec, word: str) -> bool:
    how, core = spec
    match how:
        case "prefix":
            return word.startswith(core)
        case "suffix":
            return word.endswith(core)
        case "infix":
            return core in word
        case _:
            return word == core


def _continues(sentence: Sequence[str], place: int, rest: tuple[Spec, ...]) -> bool:
    return len(sentence) >= place + len(rest) and all(
        _fits(spec, sentence[place + offset]) for offset, spec in enumerate(rest)
    )


def _chain(phrase: Phrase, places: Places, breaks: Sequence[int]) -> Span | None:
    """A way through the places of a phrase's elements, in order, over gaps that are short enough and hold no break.

    For every end reached so far only the latest start is kept, so the work is bounded by the places, squared, an element.
    """
    elements = iter(phrase.elements)
    first, _, _ = next(elements)
    reached = {end: start for start, end in places.spans(first)}
    longest = 0
    for number, gap, optional in elements:
        longest = max(longest, gap)
        stepped = _step(reached, places.spans(number), longest, breaks)
        if optional:
            reached = {**reached, **stepped}
        else:
            reached, longest = stepped, 0
        if not reached:
            return None
    end = min(reached)
    return reached[end], end


def _step(reached: Mapping[int, int], spans: Iterable[Span], gap: int, breaks: Sequence[int]) -> dict[int, int]:
    """The ends that the next element reaches, each with the latest start of the whole."""
    stepped: dict[int, int] = {}
    for end, start in reached.items():
        for begin, finish in spans:
            if begin < end:
                continue
            if begin - end > gap:
                break
            if not (breaks and _broken(breaks, end, begin)) and stepped.get(finish, NONE) < start:
                stepped[finish] = start
    return stepped


def _broken(breaks: Iterable[int], start: int, end: int) -> bool:
    return any(start <= place < end for place in breaks)
