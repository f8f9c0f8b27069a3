"""Where in a text does a phrase of a lexicon stand?

Texts and phrases are folded to the same plain letters, one for one, so that a place in the folded text is a place in the
original. A section's phrases become one pattern of literals: it reads a text once, and cannot backtrack.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from followup.domain.lexicon import Lexicon, Lexicons

_DASHES = dict.fromkeys("‐‑‒–—―−", "-")
_QUOTES = dict.fromkeys("‘’‚`´", "'") | dict.fromkeys("“”„«»", '"')
_LETTERS = {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d"}
_SAME_LENGTH = _DASHES | _QUOTES | _LETTERS

WITHOUT_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""A letter of a script whose words are not, or not reliably, set apart."""

_NEVER = re.compile(r"(?!)")
# Korean particles follow a word without a space, and so do the endings of the other two scripts.
_LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of `section`, in a language, found at start..end."""

    language: str
    section: str
    start: int
    end: int


@lru_cache(maxsize=1024)
def plain(text: str) -> str:
    """`text` in lower case, without accents, with plain dashes and quotes; letter for letter as long as `text`."""
    return "".join(_plain_letter(char) for char in text)


def spot(text: str, lexicon: Lexicon, section: str) -> Iterator[Hit]:
    """Every place in `text`, which is folded already, where a phrase of the section stands."""
    for found in _pattern(lexicon, section).finditer(text):
        yield Hit(lexicon.language, section, found.start(), found.end())


def spot_all(text: str, lexicons: Lexicons, *sections: str) -> list[Hit]:
    """The same for several sections in every language, in reading order, longer phrases first."""
    hits = (hit for lexicon in lexicons.values() for section in sections for hit in spot(text, lexicon, section))
    return sorted(hits, key=lambda hit: (hit.start, -hit.end))


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
    return _sections_named(tuple(lexicons.values()), prefix)


@lru_cache(maxsize=64)
def _sections_named(lexicons: tuple[Lexicon, ...], prefix: str) -> tuple[str, ...]:
    names = {name for lexicon in lexicons for name in lexicon.calendar if name.startswith(prefix)}
    return tuple(sorted(names))


@cache
def _pattern(lexicon: Lexicon, section: str) -> re.Pattern[str]:
    phrases = sorted({plain(phrase).strip() for phrase in lexicon.calendar.get(section, ())}, key=len, reverse=True)
    alternatives = [_alternative(phrase) for phrase in phrases if phrase.strip("*")]
    return re.compile("|".join(alternatives)) if alternatives else _NEVER


def _alternative(phrase: str) -> str:
    before, after = phrase.startswith("*"), phrase.endswith("*")
    literal = r"[\s-]{1,3}".join(re.escape(word) for word in phrase.strip("*").split())
    if WITHOUT_SPACES.search(phrase):
        return literal
    head = rf"(?<!\w)\w{{0,{_LONGEST_WORD}}}?" if before else r"(?<!\w)" if phrase[0].isalnum() else ""
    tail = rf"\w{{0,{_LONGEST_WORD}}}(?!\w)" if after else r"(?!\w)" if phrase[-1].isalnum() else ""
    return head + literal + tail


@lru_cache(maxsize=4096)
def _plain_letter(char: str) -> str:
    if char in _SAME_LENGTH:
        return _SAME_LENGTH[char]
    if char.isascii():
        return char.lower()
    if WITHOUT_SPACES.match(char):
        return char
    lower = char.lower()[0]
    return _SAME_LENGTH.get(lower) or unicodedata.normalize("NFD", lower)[0]
