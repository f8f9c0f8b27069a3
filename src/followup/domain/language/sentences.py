"""Which sentences does a text consist of?

Lines that a mail program wrapped are put together again; headings, list items and table cells stand for themselves.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from followup.domain.language.words import is_eastern, surfaces, words

LONGEST_SENTENCE = 90
"""Words. What is longer is cut, so that no text costs more than its length."""

WRAPPED_FROM = 45
"""A line this long that ends without a full stop was probably wrapped."""

WRAPPED_FROM_EASTERN = 20
"""The same of Chinese, Japanese and Korean, whose characters are twice as wide."""

_STOP = re.compile(
    r"[.!?…;。！？｡](?:(?<=[.!?…])[.!?…]{0,4}[\"'”’“»«)\]*]{0,3}(?=\s)|(?<=[。！？｡])[。！？｡]{0,4}[」』”）]{0,3}|(?<=;)(?=\s))"
)
"""The first character is given by itself: then the search skips to it."""
_LIST_MARK = re.compile(r"(?:[-*•·–▪●◦]|\d{1,2}[.)])\s")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S{1,64}@\S{1,255}")
_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "inc",
        "ltd",
        "co",
        "corp",
        "no",
        "nr",
        "z.b",
        "bzw",
        "ca",
        "u.a",
        "d.h",
        "e.g",
        "i.e",
        "vs",
        "etc",
        "approx",
        "dept",
        "sr",
        "jr",
        "m",
        "mme",
        "sra",
        "sig",
        "dott",
        "ggf",
        "evtl",
        "inkl",
        "zzgl",
        "str",
        "tel",
        "u.s",
        "a.m",
        "p.m",
        "hr",
        "fr",
        "dipl",
        "ing",
        "ds",
        "pn",
        "tzw",
        "wg",
        "bl",
        "req",
        "ref",
        "pos",
    ]
)
_ENDS = (".", "!", "?", "…", ":", ";", "。", "！", "？", "：")


class Sentence(NamedTuple):
    """One sentence as it was written, and its folded words. `where` is `subject`, `text` or `html`."""

    text: str
    where: str = "text"
    words: tuple[str, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether it is a question."""
        return self.text.rstrip("\"'”’») ").endswith(("?", "？"))


def sentences(text: str, where: str = "text") -> Iterator[Sentence]:
    """The sentences of `text`, web and mail addresses taken out of their words."""
    for paragraph in _unwrapped(text.split("\n")):
        for piece in _split(paragraph):
            yield from _cut(piece, where)


def written(sentence: Sentence) -> Sequence[tuple[int, int]]:
    """Where in the sentence's text each of its words stands."""
    return _written(sentence.text)


@lru_cache(maxsize=256)
def _written(text: str) -> Sequence[tuple[int, int]]:
    """Asked for again and again while one mail is read, once for each thing that its sentences may name."""
    return [(start, end) for _, start, end in surfaces(_without_addresses(text))]


def _cut(piece: str, where: str) -> Iterator[Sentence]:
    """A piece of text in parts of at most so many words."""
    found = words(piece)
    if len(piece) <= 2 * LONGEST_SENTENCE or len(found) <= LONGEST_SENTENCE:
        plain = _without_addresses(piece)
        yield Sentence(piece, where, tuple(found if plain is piece else words(plain)))
        return
    ends = [end for _, _, end in surfaces(piece)]
    start = 0
    for end in (*ends[LONGEST_SENTENCE - 1 :: LONGEST_SENTENCE], len(piece)):
        if part := piece[start:end]:
            yield Sentence(part, where, tuple(words(_without_addresses(part))))
        start = end


def _without_addresses(text: str) -> str:
    """Web and mail addresses blanked out: what stands in them is no word, and every other word keeps its place."""
    if "@" not in text and "://" not in text and "www." not in text:
        return text
    return _ADDRESS.sub(lambda address: " " * len(address.group()), text)


def _unwrapped(lines: Sequence[str]) -> Iterator[str]:
    """Wrapped lines joined; an empty line, a list mark, or a line that ended by itself begins anew."""
    pending: list[str] = []
    last = ""
    for raw in lines:
        line = raw.strip()
        if pending and not _goes_on(last, line):
            yield " ".join(pending)
            pending = []
        if line:
            pending.append(line)
        last = line
    if pending:
        yield " ".join(pending)


def _goes_on(last: str, line: str) -> bool:
    if not line or not last or _LIST_MARK.match(line):
        return False
    if line[0].islower():
        return True
    enough = WRAPPED_FROM if last[-1].isascii() or not is_eastern(last[-1]) else WRAPPED_FROM_EASTERN
    return len(last) >= enough and not last.endswith(_ENDS)


def _split(paragraph: str) -> Iterator[str]:
    start = 0
    for stop in _STOP.finditer(paragraph):
        if not _is_end(paragraph, start, stop):
            continue
        yield paragraph[start : stop.end()].strip()
        start = stop.end()
    if tail := paragraph[start:].strip():
        yield tail


def _is_end(paragraph: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a full stop ends the sentence, rather than an abbreviation, an ordinal or an initial."""
    if stop.group()[0] != ".":
        return True
    following = paragraph[stop.end() + 1 : stop.end() + 2]
    if following.islower():
        return False
    before = paragraph[max(start, stop.start() - 12) : stop.start()].rpartition(" ")[2].lstrip("(")
    ordinal = before.isdigit() and len(before) <= 2  # noqa: PLR2004 - the 3. of March
    return not (ordinal or (len(before) == 1 and before.isalpha()) or before.lower() in _ABBREVIATIONS)
