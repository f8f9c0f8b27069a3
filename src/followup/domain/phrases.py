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
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

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


@dataclass(frozen=True, slots=True)
class Phrase:
    """A compiled phrase: numbers of elements, each with the longest gap before it and whether it may be missing."""

    kind: str
    source: str
    elements: tuple[tuple[int, int, bool], ...]
    required: frozenset[int]


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found in a sentence: from word `start` up to, not including, word `end`."""

    kind: str
    language: str
    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word can be: an element by itself (`alone`), or the first word of longer ones, by their second word."""

    alone: frozenset[int] = frozenset()
    before: Mapping[str, tuple[tuple[int, tuple[str, ...]], ...]] = field(default_factory=dict)
    loosely: tuple[tuple[int, tuple[Spec, ...]], ...] = ()
    """Longer ones in which a later word has a star."""


_NOTHING = Entry()


class Places:
    """Where the elements of phrases stand in one sentence; found out only for those that are asked for."""

    __slots__ = ("_alone", "_numbers", "_spans", "present")

    def __init__(
        self, numbers: Mapping[str, int], alone: list[tuple[int, frozenset[int]]], longer: dict[int, list[Span]]
    ) -> None:
        self._numbers = numbers
        self._alone = alone
        self.present = set(longer).union(*[elements for _, elements in alone])
        self._spans = {number: self._scan(number, spans) for number, spans in longer.items()}

    def spans(self, number: int) -> list[Span]:
        """The places of one element, first to last."""
        if number not in self.present:
            return []
        if number not in self._spans:
            self._spans[number] = self._scan(number, [])
        return self._spans[number]

    def of(self, name: str) -> list[Span]:
        """Where words of the class of that name stand."""
        return self.spans(self._numbers.get(f"<{name}>", NONE))

    def _scan(self, number: int, longer: list[Span]) -> list[Span]:
        spans = [(index, index + 1) for index, elements in self._alone if number in elements]
        return sorted(spans + longer) if longer else spans


@dataclass(slots=True)
class Grammar:
    """The phrases of one lexicon, ready to be looked for."""

    language: str
    numbers: dict[str, int] = field(default_factory=dict)
    """The number of each element, by how it is written in a phrase."""
    heads: dict[Spec, list[tuple[int, tuple[Spec, ...]]]] = field(default_factory=dict)
    phrases: list[Phrase] = field(default_factory=list)
    by_anchor: dict[int, list[Phrase]] = field(default_factory=dict)
    starred: list[Spec] = field(default_factory=list)
    breaks: int = NONE
    """The class of words that begin another clause."""
    memory: dict[str, Entry] = field(default_factory=dict)

    def places(self, sentence: Sequence[str]) -> Places:
        """Looks every word of a sentence up, once."""
        longer: dict[int, list[Span]] = {}
        alone: list[tuple[int, frozenset[int]]] = []
        for index, word in enumerate(sentence):
            entry = self.memory.get(word) or self._remember(word)
            if entry is _NOTHING:
                continue
            if entry.alone:
                alone.append((index, entry.alone))
            if entry.before and index + 1 < len(sentence):
                for number, rest in entry.before.get(sentence[index + 1], ()):
                    end = index + 2 + len(rest)
                    if not rest or tuple(sentence[index + 2 : end]) == rest:
                        longer.setdefault(number, []).append((index, end))
            for number, specs in entry.loosely:
                if _continues(sentence, index + 1, specs):
                    longer.setdefault(number, []).append((index, index + 1 + len(specs)))
        return Places(self.numbers, alone, longer)

    def matches(self, places: Places) -> Iterator[Match]:
        """Every phrase that is found, once each, at its first place."""
        present = places.present
        for number in sorted(self.by_anchor.keys() & present):
            for phrase in self.by_anchor[number]:
                if phrase.required <= present and (span := _chain(phrase, places, self.breaks)):
                    yield Match(phrase.kind, self.language, phrase.source, *span)

    def knows(self, word: str) -> bool:
        """Whether a word means anything by itself."""
        return bool((self.memory.get(word) or self._remember(word)).alone)

    def _remember(self, word: str) -> Entry:
        if len(self.memory) > MOST_REMEMBERED:
            self.memory.clear()
        specs = [("exact", word), *(spec for spec in self.starred if _fits(spec, word))]
        found = [entry for spec in specs for entry in self.heads.get(spec, ())]
        self.memory[word] = _entry(found) if found else _NOTHING
        return self.memory[word]


def _entry(found: Iterable[tuple[int, tuple[Spec, ...]]]) -> Entry:
    alone: set[int] = set()
    before: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    loosely: list[tuple[int, tuple[Spec, ...]]] = []
    for number, rest in found:
        if not rest:
            alone.add(number)
        elif all(how == "exact" for how, _ in rest):
            second, *others = (word for _, word in rest)
            before.setdefault(second, []).append((number, tuple(others)))
        else:
            loosely.append((number, rest))
    return Entry(frozenset(alone), {second: tuple(rests) for second, rests in before.items()}, tuple(loosely))


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


def _chain(phrase: Phrase, places: Places, clause: int) -> Span | None:
    """A way through the places of a phrase's elements, in order, over gaps that are short enough and hold no break.

    For every end reached so far only the latest start is kept, so the work is bounded by the places, squared, an element.
    """
    (first, _, _), *others = phrase.elements
    reached = {end: start for start, end in places.spans(first)}
    breaks = [start for start, _ in places.spans(clause)]
    longest = 0
    for number, gap, optional in others:
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
            if 0 <= begin - end <= gap and not (breaks and _broken(breaks, end, begin)):
                stepped[finish] = max(start, stepped.get(finish, -1))
    return stepped


def _broken(breaks: Iterable[int], start: int, end: int) -> bool:
    return any(start <= place < end for place in breaks)
