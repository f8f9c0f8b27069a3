"""Where in a text does a phrase of a calendar lexicon stand?

Texts and phrases are folded to the same plain letters, one for one, so that a place in the folded text is a place in the
original. A text is read once, word by word, and each word is looked up: nothing is a regular expression made of phrases, so
nothing can backtrack, and the time grows with the length of the text alone.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from followup.domain.language.lexicon import Lexicon, Lexicons

_DASHES = dict.fromkeys("‐‑‒–—―−", "-")
_QUOTES = dict.fromkeys("‘’‚`´", "'") | dict.fromkeys("“”„«»", '"')
_SAME_LENGTH = _DASHES | _QUOTES | {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d"}

_EASTERN = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
WITHOUT_SPACES = re.compile(f"[{_EASTERN}]")
"""A letter of a script whose words are not, or not reliably, set apart."""
_TOKEN = re.compile(rf"[{_EASTERN}]|[^\W_{_EASTERN}]+|[^\w\s-]|_")

_STAR = "*"
_STEM = 3
"""So many letters of a word with a star are looked up."""
_LONGEST_TAIL = 6
"""Of what a word has to end with, as many as this, if it is so long: every German occupation ends in -er or -in."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of `section`, in a language, found at start..end."""

    language: str
    section: str
    start: int
    end: int


class _Letters(dict[int, str]):
    """Each letter as it is compared, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = letter = _plain_letter(chr(code))
        return letter


def _plain_letter(char: str) -> str:
    if char in _SAME_LENGTH:
        return _SAME_LENGTH[char]
    if char.isascii():
        return char.lower()
    if WITHOUT_SPACES.match(char):
        return char
    lower = char.lower()[0]
    return _SAME_LENGTH.get(lower) or unicodedata.normalize("NFD", lower)[0]


_PLAIN = _Letters()


def plain(text: str) -> str:
    """`text` in lower case, without accents, with plain dashes and quotes; letter for letter as long as `text`."""
    return text.translate(_PLAIN)


def spot_all(text: str, lexicons: Lexicons, *sections: str) -> Sequence[Hit]:
    """Every place in `text`, which is folded already, where a phrase of these sections stands, the longer ones first."""
    found = _hits(text, _index_of(lexicons))
    rows = [found[section] for section in sections if section in found]
    return rows[0] if len(rows) == 1 else sorted(chain.from_iterable(rows), key=_from_left_to_right)


def first(text: str, lexicons: Lexicons, *sections: str) -> Hit | None:
    """The first of them, or None."""
    return next(iter(spot_all(text, lexicons, *sections)), None)


def masked(text: str, hits: Iterable[Hit]) -> str:
    """`text` with those places blanked; it stays as long as it was."""
    for hit in hits:
        text = text[: hit.start] + " " * (hit.end - hit.start) + text[hit.end :]
    return text


def sections_named(lexicons: Lexicons, prefix: str) -> tuple[str, ...]:
    """The names of all sections that begin so, in alphabetical order."""
    return _sections_named(_index_of(lexicons), prefix)


@lru_cache(maxsize=64)
def _sections_named(index: "_Index", prefix: str) -> tuple[str, ...]:
    return tuple(name for name in index.sections if name.startswith(prefix))


def labels(lexicons: Lexicons) -> Mapping[str, Sequence[str]]:
    """The names of fields, folded, each with the sections of its meanings."""
    return _index_of(lexicons).labels


# --- reading a text ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    start: int
    end: int


@lru_cache(maxsize=512)
def _hits(text: str, index: "_Index") -> Mapping[str, Sequence[Hit]]:
    """Every phrase in the text, by section."""
    tokens = [_Token(found.group(), found.start(), found.end()) for found in _TOKEN.finditer(text)]
    hits: dict[str, list[Hit]] = defaultdict(list)
    for position, token in enumerate(tokens):
        follower = tokens[position + 1].word if position + 1 < len(tokens) else ""
        for phrase in index.beginning_with(token.word, follower):
            end = _end_of(phrase, tokens, position, text)
            if end:
                hits[phrase.section].append(Hit(phrase.language, phrase.section, token.start, end))
    return {section: sorted(row, key=_from_left_to_right) for section, row in hits.items()}


def _from_left_to_right(hit: Hit) -> tuple[int, int]:
    return hit.start, -hit.end


def _end_of(phrase: "_Phrase", tokens: Sequence[_Token], position: int, text: str) -> int:
    """Where the phrase ends that begins at this token, or 0."""
    if position + len(phrase.words) > len(tokens):
        return 0
    last = position
    for offset, pattern in enumerate(phrase.words):
        token = tokens[position + offset]
        if offset and text[tokens[last].end : token.start].strip() not in {"", "-"}:
            return 0
        if offset and " - " in text[tokens[last].end : token.start]:
            return 0
        if not _matches(pattern, token.word):
            return 0
        last = position + offset
    return tokens[last].end


def _matches(pattern: str, word: str) -> bool:
    if pattern[0] == "*" and len(pattern) > 1:
        return word.endswith(pattern[1:].rstrip("*")) if pattern[-1] != "*" else pattern.strip("*") in word
    if pattern[-1] == "*" and len(pattern) > 1:
        return word.startswith(pattern[:-1])
    return pattern == word


# --- the phrases ------------------------------------------------------------------------------------------------------


class _Phrase(NamedTuple):
    words: tuple[str, ...]
    language: str
    section: str


@dataclass(frozen=True, slots=True, eq=False)
class _Index:
    """The phrases of some lexicons by their first word, by their first two, by how the first begins, and how it ends."""

    lexicons: tuple[Lexicon, ...]
    whole: Mapping[str, Sequence[_Phrase]]
    pairs: Mapping[tuple[str, str], Sequence[_Phrase]]
    beginning: Mapping[str, Sequence[_Phrase]]
    ending: Mapping[str, Sequence[_Phrase]]
    sections: tuple[str, ...]
    labels: Mapping[str, Sequence[str]]

    def beginning_with(self, word: str, follower: str) -> Iterator[_Phrase]:
        yield from self.whole.get(word, ())
        yield from self.pairs.get((word, follower), ())
        yield from self.beginning.get(word[:_STEM], ())
        for length in range(_STEM, min(len(word), _LONGEST_TAIL) + 1):
            yield from self.ending.get(word[-length:], ())


_indexes: dict[tuple[int, ...], _Index] = {}
"""Indexes by the identities of their lexicons, which they keep alive: nothing else can come to have the same."""


def _index_of(lexicons: Lexicons) -> _Index:
    key = tuple(map(id, lexicons.values()))
    index = _indexes.get(key)
    if index is None:
        index = _indexes[key] = _indexed(tuple(lexicons.values()))
    return index


def _indexed(lexicons: tuple[Lexicon, ...]) -> _Index:
    whole: dict[str, list[_Phrase]] = defaultdict(list)
    pairs: dict[tuple[str, str], list[_Phrase]] = defaultdict(list)
    beginning: dict[str, list[_Phrase]] = defaultdict(list)
    ending: dict[str, list[_Phrase]] = defaultdict(list)
    for phrase in (phrase for lexicon in lexicons for phrase in _phrases(lexicon)):
        word = phrase.words[0]
        if word[0] == _STAR and len(word) > _STEM:
            ending[word.strip(_STAR)[-_LONGEST_TAIL:]].append(phrase)
        elif word[-1] == _STAR and len(word) > _STEM:
            beginning[word[:_STEM]].append(phrase)
        elif len(phrase.words) > 1 and _STAR not in phrase.words[1]:
            pairs[word, phrase.words[1]].append(phrase)
        else:
            whole[word].append(phrase)
    sections = tuple(sorted({section for lexicon in lexicons for section in lexicon.calendar}))
    return _Index(lexicons, whole, pairs, beginning, ending, sections, _labels(lexicons))


def _labels(lexicons: tuple[Lexicon, ...]) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for lexicon in lexicons:
        for section, phrases in lexicon.calendar.items():
            for key in (plain(phrase) for phrase in phrases if section.startswith("label_")):
                if section not in found[key]:
                    found[key].append(section)
    return dict(found)


@lru_cache(maxsize=64)
def _phrases(lexicon: Lexicon) -> Sequence[_Phrase]:
    """Each phrase of the lexicon once; mails in several languages ask for many combinations of the same lexicons."""
    found: dict[_Phrase, None] = {}
    for section, phrases in lexicon.calendar.items():
        for phrase in phrases:
            if words := _words(phrase.translate(_PLAIN)):
                found[_Phrase(words, lexicon.language, section)] = None
    return tuple(found)


def _words(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase, a star joined to the word it stands at."""
    if _STAR not in phrase:
        return tuple(_TOKEN.findall(phrase))
    words: list[str] = []
    star = ""
    for found in _TOKEN.finditer(phrase):
        if found.group() != _STAR:
            words.append(star + found.group())
            star = ""
        elif words and found.start() and not phrase[found.start() - 1].isspace():
            words[-1] += _STAR
        else:
            star = _STAR
    return tuple(words)
