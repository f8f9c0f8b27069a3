"""Where do the phrases of a lexicon stand in a sentence?

A phrase is a row of elements: `<we> <decided> not to <proceed>`. Between two elements a few other words may stand.

    word  pre*  *post  *in*    a word; the star stands for any letters
    two_words                  words directly after one another
    one|other                  either
    <class>                    any of a class of words that the lexicon defines
    <named>                    the name of somebody else: neither the user's nor the writer's
    element?                   may be missing
    ...                        more words may stand between here than elsewhere

Nothing is compiled to a regular expression, so nothing can backtrack: each word of a sentence is looked up once, which gives
the places of all elements, and a phrase is a chain through these places.
Which elements a sentence holds is a set of bits, so that one comparison tells whether it can hold a phrase at all.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import NamedTuple

from followup.domain.language.vocabulary import NONE, Branch, Entry, Phrase, Vocabulary, bits

GAP = 3
"""So many other words may stand between two elements."""
WIDE_GAP = 9
"""So many at `...`."""
EASTERN_FACTOR = 2
"""Where each character counts as a word, gaps are so many times as long."""

NO_CLASS = (NONE, 0)
"""The number and the bit of a class that a lexicon does not have."""

Span = tuple[int, int]


class Match(NamedTuple):
    """A phrase found in a sentence: from word `start` up to, not including, word `end`."""

    kind: str
    language: str
    source: str
    start: int
    end: int


class Places:
    """Where the elements of phrases stand in one sentence; found out only for those that are asked for."""

    __slots__ = ("_alone", "_classes", "_longer", "present")

    def __init__(
        self,
        classes: Mapping[str, tuple[int, int]],
        alone: Sequence[tuple[Span, Entry]],
        longer: Mapping[int, list[Span]],
    ) -> None:
        self._classes = classes
        self._alone = alone
        self._longer = longer
        present = 0
        for _, entry in alone:
            present |= entry.bits
        for number in longer:
            present |= 1 << number
        self.present = present
        """The bits of all elements that stand here."""

    def of(self, name: str) -> Sequence[Span]:
        """Where words of the class of that name stand."""
        number, bit = self._classes.get(name, NO_CLASS)
        if not self.present & bit:
            return ()
        found = [span for span, entry in self._alone if number in entry.alone]
        return sorted(found + self._longer[number]) if number in self._longer else found

    def spans(self, numbers: AbstractSet[int]) -> Mapping[int, Sequence[Span]]:
        """The places, first to last, of those of these elements that stand here."""
        found: dict[int, list[Span]] = {}
        for span, entry in self._alone:
            for number in entry.alone & numbers:
                found.setdefault(number, []).append(span)
        for number in self._longer.keys() & numbers:
            found[number] = sorted(found.get(number, []) + self._longer[number])
        return found

    def likely(self, filed: Mapping[int, Sequence[Phrase]], absent: int) -> list[Phrase]:
        """Those phrases of which no required element is among the absent; `filed` are all, by their rarest element."""
        rows = chain(
            [entry.phrases for _, entry in self._alone], [filed[number] for number in self._longer if number in filed]
        )
        found = [phrase for row in rows for phrase in row if not phrase.required & absent]
        return list(dict.fromkeys(found))


class Grammar:
    """The phrases of one lexicon, ready to be looked for."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.numbers: dict[str, int] = {}
        """The number of each element, by how it is written in a phrase."""
        self.classes: Mapping[str, tuple[int, int]] = {}
        """The same of the classes of words, by their names, each with its bit."""
        self.phrases: list[Phrase] = []
        self.by_anchor: dict[int, list[Phrase]] = {}
        self.vocabulary = Vocabulary(self.by_anchor)
        self.breaks = NONE
        """The class of words that begin another clause."""
        self.named: set[int] = set()
        """The elements that the name of somebody else may stand for."""
        self.everything = 0
        """The bits of all elements."""

    def places(self, sentence: Sequence[str], named: Sequence[int] = ()) -> Places:
        """Looks every word of a sentence up, once. `named` are the places of names of others; a word that means something is none."""
        entries = [self.vocabulary[word] for word in sentence]
        alone = [((index, index + 1), entry) for index, entry in enumerate(entries) if entry.bits]
        longer = _longer(entries)
        if names := [(index, index + 1) for index in named if not entries[index].alone]:
            for number in self.named:
                longer.setdefault(number, []).extend(names)
        return Places(self.classes, alone, longer)

    def matches(self, places: Places) -> list[Match]:
        """Every phrase that is found, once each, at its first place."""
        likely = places.likely(self.by_anchor, self.everything ^ places.present)
        if not likely:
            return []
        spans = places.spans({self.breaks}.union(*[phrase.numbers for phrase in likely]))
        breaks = bits(start for start, _ in spans.get(self.breaks, ()))
        return [
            Match(phrase.kind, self.language, phrase.source, *span)
            for phrase in likely
            if (span := _chain(phrase, spans, breaks))
        ]

    def knows(self, word: str) -> bool:
        """Whether a word means anything by itself."""
        return bool(self.vocabulary[word].alone)


def _longer(entries: Sequence[Entry]) -> dict[int, list[Span]]:
    """Where elements of more than one word stand."""
    found: dict[int, list[Span]] = {}
    begun: list[tuple[int, Mapping[int, Branch]]] = []
    for place, entry in enumerate(entries):
        going_on: list[tuple[int, Mapping[int, Branch]]] = []
        for start, further in begun:
            for shape in entry.shapes:
                if shape in further:
                    branch = further[shape]
                    for number in branch.whole:
                        found.setdefault(number, []).append((start, place + 1))
                    if branch.further:
                        going_on.append((start, branch.further))
        if entry.before:
            going_on.append((place, entry.before))
        begun = going_on
    return found


def _chain(phrase: Phrase, spans: Mapping[int, Sequence[Span]], breaks: int) -> Span | None:
    """A way through the places of a phrase's elements, in order, over gaps that are short enough and hold no break.

    For every end reached so far only the latest start is kept, so the work is bounded by the places, squared, an element.
    `breaks` are the places of breaks, as bits.
    """
    reached = {end: start for start, end in spans[phrase.first]}
    for number, gap, optional in phrase.rest:
        if optional and number not in spans:
            continue
        stepped = _step(reached, spans[number], gap, breaks)
        reached = {**reached, **stepped} if optional else stepped
        if not reached:
            return None
    end = min(reached)
    return reached[end], end


def _step(reached: Mapping[int, int], spans: Iterable[Span], gap: int, breaks: int) -> dict[int, int]:
    """The ends that the next element reaches, each with the latest start of the whole."""
    stepped: dict[int, int] = {}
    for end, start in reached.items():
        for begin, finish in spans:
            if begin < end:
                continue
            if begin - end > gap:
                break
            if stepped.get(finish, NONE) < start and not (breaks and _broken(breaks, end, begin)):
                stepped[finish] = start
    return stepped


def _broken(breaks: int, start: int, end: int) -> bool:
    """Whether a break stands from word `start` up to, not including, word `end`."""
    return bool(breaks >> start & (1 << end - start) - 1)
