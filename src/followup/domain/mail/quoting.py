"""Which words of a message are the sender's own?

Taken away are quoted mail, forwarded mail, whatever stands below a signature's delimiter, and the paragraphs that a mail
system adds by itself: legal notices, "unsubscribe", "sent from my phone".
Every line is looked at once, and no pattern here can backtrack: a message of 5 MB costs as much a line as a short one.
(The libraries for this were measured: the best of them takes 40 seconds for a line of 36 kB.)
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from followup.domain.mail.mail_habits import (
    AUTOMATIC_NOTICES,
    DIVIDER_WORDS,
    FROM_FIELDS,
    HEADER_FIELDS,
    WROTE,
)

LONGEST_ATTRIBUTION = 300
LONGEST_ATTRIBUTION_LINES = 4
LONGEST_SIGNATURE = 40
"""Lines. What follows `-- ` is a signature if it is no longer than this; mail of ordinary length is not cut by accident."""

SHORT_SIGNATURE = 8
"""Lines. Who signs, and for which company, stands among the first."""
SIGNATURE_MARKS = ("--", "—", "__")

LOOK_AHEAD = 6
"""A header block lists its fields within so many lines."""

HEADER_BLOCK = 3
"""So many different header fields below one another are a quoted message's head."""

LONGEST_DIVIDER = 160

_COLONS = (":", "：")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u034f]+")


def own_words(text: str) -> str:
    """What the sender wrote in this message, paragraphs apart by empty lines."""
    lines = [line.strip() for line in visible_lines(text)]
    return "\n".join(_without_notices(_paragraphs(list(_own_lines(lines)))))


def signature(text: str) -> str:
    """What stands below a signature's delimiter, as far as it is one; the empty string if nothing does."""
    if not any(f"\n{mark}" in text for mark in SIGNATURE_MARKS):
        return ""
    lines = [line.strip() for line in visible_lines(text)]
    below = next((lines[place + 1 :] for place, line in enumerate(lines) if line in SIGNATURE_MARKS), [])
    return "\n".join(takewhile(lambda line: bool(line) and not line.startswith(">"), below[:SHORT_SIGNATURE]))


def visible_lines(text: str) -> list[str]:
    """The lines of `text`, without the invisible characters that break words apart."""
    return (text if text.isascii() else _INVISIBLE.sub("", text)).splitlines()


def _own_lines(lines: Sequence[str]) -> Iterator[str]:
    signature_may_begin = _short_tail(lines)
    last_colon = max([place for place, line in enumerate(lines) if line.endswith(_COLONS)], default=-1)
    place = 0
    while place < len(lines):
        line = lines[place]
        if not line:
            yield line
            place += 1
            continue
        if line.startswith((">", "|>")):
            place += 1
            continue
        if _divides(line) or _is_header_block(lines, place):
            return
        if line in SIGNATURE_MARKS and place >= signature_may_begin:
            return
        if place <= last_colon and (attribution := _attribution_lines(lines, place)):
            place += attribution
            if not _quotes_by_mark(lines, place):
                return
            continue
        yield line
        place += 1


def _divides(line: str) -> bool:
    """`-----Original Message-----`, `---------- Forwarded message ---------`, `Begin forwarded message:`."""
    if len(line) > LONGEST_DIVIDER:
        return False
    ruled = line.startswith(("--", "__", "==", "**"))
    if not ruled and not line.endswith(":"):
        return False
    bare = line.strip("-_=* :>").lower()
    return bare in DIVIDER_WORDS or (ruled and bare.startswith("forwarded by "))


def _is_header_block(lines: Sequence[str], place: int) -> bool:
    """`From: ...`, `Sent: ...`, `Subject: ...` below one another, in whatever language."""
    if _field(lines[place]) not in FROM_FIELDS:
        return False
    fields = {_field(line) for line in lines[place : place + LOOK_AHEAD]}
    return len(fields & HEADER_FIELDS) >= HEADER_BLOCK


def _field(line: str) -> str:
    head = line[:40].replace("：", ":")
    name, colon, _ = head.partition(":")
    return name.strip("*_ \t").lower() if colon else ""


def _short_tail(lines: Sequence[str]) -> int:
    """The first place from which no more than a signature's worth of lines follows."""
    filled = 0
    for place in range(len(lines) - 1, -1, -1):
        filled += bool(lines[place])
        if filled > LONGEST_SIGNATURE:
            return place
    return 0


def _attribution_lines(lines: Sequence[str], place: int) -> int:
    """How many lines "On ... somebody wrote:" takes, from this one on; 0 if none begins here."""
    length = 0
    for count, line in enumerate(lines[place : place + LONGEST_ATTRIBUTION_LINES], start=1):
        length += len(line) + 1
        if not line or length > LONGEST_ATTRIBUTION:
            return 0
        if line.endswith(_COLONS):
            return count if _is_attribution(" ".join(lines[place : place + count])) else 0
    return 0


def _is_attribution(line: str) -> bool:
    """Somebody wrote something at some time: a verb of writing, and a day or an address."""
    words = line.lower()
    return (
        any(verb in words for verb in WROTE)
        and any(character.isdigit() or character == "@" for character in line)
        and not line.rstrip(": ").endswith((".", "!", "?"))
    )


def _quotes_by_mark(lines: Sequence[str], place: int) -> bool:
    """Whether the quoted lines are marked with `>`: then what is not marked is an answer between them."""
    following = (lines[index] for index in range(place, len(lines)))
    return next((line for line in following if line), "").startswith(">")


def _paragraphs(lines: Sequence[str]) -> Iterator[list[str]]:
    paragraph: list[str] = []
    for line in lines:
        if line:
            paragraph.append(line)
        elif paragraph:
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


def _without_notices(paragraphs: Iterator[list[str]]) -> Iterator[str]:
    """Line by line; a paragraph of the mail system's own is left out."""
    for paragraph in paragraphs:
        head = " ".join(paragraph)[:200].lower().lstrip("*-_ ([")
        if not head.startswith(AUTOMATIC_NOTICES):
            yield from paragraph
            yield ""
