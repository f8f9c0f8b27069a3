"""Which points does a text of the user's make?

Bullets are points; where there are none, each line is one. What stands in parentheses or behind `private:` is for the user's
eyes alone, and so is a task that is still to be done: it is not even kept.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from followup.domain.language.words import words
from followup.domain.model import one_line

LONGEST = 300
"""Characters of one point; a longer one ends with the last sentence, or word, before that."""

MOST = 50
"""Points of one note."""

_BULLET = re.compile(r"^(\s*)(?:[-*+•·▪◦‣–—]|(\d{1,2})[.)])\s+(?=\S)(.*)$")
_ALSO_A_TASK = re.compile(r"^\[[ xX]?\]\s")
_PRIVATE = re.compile(r"^(?:private?|privé|privado|privato)\s*[:：]", re.IGNORECASE)
_ASIDE = re.compile(r"^[ \t]{0,40}(?:[-*+•·▪◦‣–—]\s)?[ \t]{0,40}\([^()]{0,2000}\)[ \t.]{0,40}$", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,2000}\)")
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]{0,300}\|)?([^\[\]|]{0,300})\]\]")
_STRUCK = re.compile(r"~~[^~]{0,300}~~")
_EMPHASIS = re.compile(r"\*\*|__|`|(?<!\w)[*_](?=\w)|(?<=[\w.!?])[*_](?!\w)")
_ADDRESS = re.compile(r"^<?https?://\S+$")
_WRAPPED = 60
"""A line as long as this was broken by a mail program, and goes on in the next."""


@dataclass(slots=True)
class _Item:
    """A line of a note, with those that it goes on in."""

    text: str
    indent: int = 0
    bullet: bool = False
    last: int = 0
    """The length of its last line."""


def points_of(text: str) -> tuple[str, ...]:
    """The points, in order, each in one line, without marks of emphasis; those that are private are left out."""
    items = list(_items(_COMMENT.sub("", _ASIDE.sub("", text)).expandtabs(4).splitlines()))
    if any(item.bullet for item in items):
        items = [item for item in items if item.bullet]
    points = (_shortened(_plain(item.text)) for item in _open_to_others(items))
    return tuple(dict.fromkeys(point for point in points if point))[:MOST]


def fingerprint(point: str) -> str:
    """What two spellings of one point have in common, and from which it cannot be read."""
    return hashlib.sha256(" ".join(words(point)).encode(errors="surrogatepass")).hexdigest()[:16]


def _items(lines: Sequence[str]) -> Iterator[_Item]:
    item: _Item | None = None
    number = 0
    for line in lines:
        bullet = _BULLET.match(line)
        counted = int(bullet.group(2) or 0) if bullet else 0
        if bullet and counted in (0, number + 1, 1):  # "20. November" begins no list
            number = counted
            if item:
                yield item
            item = _Item(bullet.group(3), len(bullet.group(1)), bullet=True, last=len(line))
        elif item and line.strip() and _goes_on(item, line):
            item.text, item.last = f"{item.text} {line}", len(line)
        else:
            if item:
                yield item
            item = _Item(line, len(line) - len(line.lstrip()), last=len(line)) if line.strip() else None
    if item:
        yield item


def _goes_on(item: _Item, line: str) -> bool:
    """Whether the line belongs to the item above it: set in below a bullet, or broken off because that was too long."""
    if line.lstrip().startswith("("):
        return False
    if item.bullet and len(line) - len(line.lstrip()) > item.indent:
        return True
    return item.last >= _WRAPPED and (item.bullet or line[:1].islower())


def _open_to_others(items: Sequence[_Item]) -> Iterator[_Item]:
    """The items without the private ones, and without what is listed below one of those."""
    hidden: int | None = None
    for item in items:
        if hidden is not None and item.indent > hidden:
            continue
        hidden = item.indent if _is_private(item.text) else None
        if hidden is None:
            yield item


def _is_private(text: str) -> bool:
    bare = _EMPHASIS.sub("", text).strip()
    aside = bare.startswith("(") and (")" not in bare or bare.rstrip(".").endswith(")"))
    return aside or bool(_PRIVATE.match(bare) or _ALSO_A_TASK.match(bare))


def _plain(text: str) -> str:
    for pattern, kept in ((_LINK, r"\1"), (_WIKI_LINK, r"\1"), (_STRUCK, ""), (_EMPHASIS, "")):
        text = pattern.sub(kept, text)
    text = one_line(text)
    return "" if _ADDRESS.match(text) or not any(char.isalnum() for char in text) else text


def _shortened(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    start = text[:LONGEST]
    ended = max(start.rfind(mark) for mark in (". ", "! ", "? ", "。"))
    return start[: ended + 1] if ended > 0 else start.rpartition(" ")[0] or start
