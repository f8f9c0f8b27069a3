"""How are the phrases of a lexicon made ready to be looked for?

Every element of a phrase gets a number, and every word the numbers of the elements that it is, or that it begins.
How a phrase is written stands in `phrases`.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from followup.domain.language.lexicon import Lexicon, WordClass
from followup.domain.language.phrases import EASTERN_FACTOR, GAP, NO_CLASS, WIDE_GAP, Grammar
from followup.domain.language.vocabulary import Phrase, Spec, bits
from followup.domain.language.words import is_eastern, spellings, words

NAMED = "<named>"


@lru_cache(maxsize=64)
def grammar(lexicon: Lexicon) -> Grammar:
    """The phrases of a lexicon, compiled once. Raises `ValueError` naming a phrase that makes no sense."""
    made = Grammar(lexicon.language)
    for name in lexicon.words:
        _element(made, lexicon, f"<{name}>")
    for kind, phrases in lexicon.mail.items():
        made.phrases += [_phrase(made, lexicon, kind, source) for source in phrases]
    made.classes = {name: (made.numbers[f"<{name}>"], 1 << made.numbers[f"<{name}>"]) for name in lexicon.words}
    made.breaks, _ = made.classes.get(WordClass.BREAK, NO_CLASS)
    made.everything = bits(made.numbers.values())
    _index(made, lexicon)
    return made


def _index(made: Grammar, lexicon: Lexicon) -> None:
    """Files each phrase under its rarest required element, so that few are looked at in any sentence.

    The little words of a language are in every sentence; and the words that many elements hold are those of which this kind of
    mail is full.
    """
    little = {spelling for word in lexicon.words.get(WordClass.COMMON, ()) for spelling in spellings(word)}
    everywhere = {number for word in little for number in made.vocabulary.alone(("exact", word))}
    required = [
        {phrase.first, *(number for number, _, optional in phrase.rest if not optional)} for phrase in made.phrases
    ]
    crowded = made.vocabulary.crowded()
    for phrase, numbers in zip(made.phrases, required, strict=True):
        anchor = min(sorted(numbers), key=lambda number: (number in everywhere, crowded[number]))
        made.by_anchor.setdefault(anchor, []).append(phrase)


def _phrase(made: Grammar, lexicon: Lexicon, kind: str, source: str) -> Phrase:
    """Before an element and those that may be missing ahead of it, the longest gap counts."""
    elements: list[tuple[int, int, bool]] = []
    gap = wide = 0
    factor = EASTERN_FACTOR if is_eastern(source) else 1
    for part in source.split():
        if part == "...":
            gap = WIDE_GAP * factor
            continue
        wide = max(wide, gap)
        optional = part.endswith("?")
        elements.append((_element(made, lexicon, part.removesuffix("?")), wide, optional))
        gap, wide = GAP * factor, wide if optional else 0
    if not elements or elements[0][2]:
        raise ValueError(f"{lexicon.language}: {kind}: a phrase must begin with something required: {source}")
    (first, _, _), *rest = elements
    numbers = frozenset(number for number, _, _ in elements)
    required = bits(number for number, _, optional in elements if not optional)
    return Phrase(kind, source, first, tuple(rest), numbers, required)


def _element(made: Grammar, lexicon: Lexicon, part: str) -> int:
    """The number of an element: `one|other`, each a word or a class."""
    if part not in made.numbers:
        made.numbers[part] = len(made.numbers)
        for option in part.split("|"):
            if option == NAMED:
                made.named.add(made.numbers[part])
                continue
            _enter(made, made.numbers[part], _members(lexicon, _spaced(option), ()))
    return made.numbers[part]


def _spaced(option: str) -> str:
    return option if option.startswith("<") else option.replace("_", " ")


def _members(lexicon: Lexicon, member: str, above: tuple[str, ...]) -> Iterator[str]:
    """What one member of a class stands for: itself, or where it names classes (`other <candidate>`), each combination."""
    before, bracket, rest = member.partition("<")
    name, _, after = rest.partition(">")
    if not bracket:
        yield member
        return
    if name not in lexicon.words or name in above:
        raise ValueError(f"{lexicon.language}: there is no class of words <{name}>, or it contains itself")
    for inner in lexicon.words[name]:
        for words_inside in _members(lexicon, inner, (*above, name)):
            yield from _members(lexicon, f"{before}{words_inside}{after}", above)


def _enter(made: Grammar, number: int, members: Iterable[str]) -> None:
    """Files an element under the first word of each of its members."""
    for member in members:
        for specs in _spelled(member):
            made.vocabulary.enter(number, specs)


@lru_cache(maxsize=20_000)
def _spelled(member: str) -> Sequence[Sequence[Spec]]:
    """How each of its words is compared, in each way of spelling."""
    return [[_spec(word) for word in _words_of(spelling)] or [("exact", "")] for spelling in spellings(member)]


def _words_of(member: str) -> list[str]:
    """The words of a lexicon's entry, folded like those of a text; stars stay."""
    found: list[str] = []
    for part in member.split():
        if "*" not in part:
            found += words(part)
            continue
        inner = words(part.strip("*"))
        if not inner:
            raise ValueError(f"a star must stand beside letters: {member}")
        before, after = part.startswith("*"), part.endswith("*")
        inner[0] = f"*{inner[0]}" if before else inner[0]
        inner[-1] = f"{inner[-1]}*" if after else inner[-1]
        found += inner
    return found


def _spec(word: str) -> Spec:
    core = word.strip("*")
    match (word.startswith("*"), word.endswith("*")):
        case (True, True):
            return ("infix", core)
        case (True, False):
            return ("suffix", core)
        case (False, True):
            return ("prefix", core)
        case _:
            return ("exact", core)
