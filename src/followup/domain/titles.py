"""What does the title of an event say, part by part?

A title is taken apart at its punctuation ("Interview - Data Engineer | Brightfold"), at what names the interview, and at the
small words that tell what follows: *with* a person, *at* a company, *for* a role. What is left are the pieces.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from followup.domain.lexicon import Lexicons
from followup.domain.spotting import Hit, masked, plain, sections_named, spot, spot_all

NAMES = ("certain", "interview", "likely")
"""Sections whose phrases name the interview itself."""

_SEPARATOR = re.compile(
    r"\s+[-–—~]+\s*|\s*[-–—~]+\s+|\s*[|•·・,،]\s*|\s*<+-*>+\s*|\s*[()\[\]{}【】「」『』〈〉《》\"“”„]+\s*|\s+[/xX×⇄↔→+]+\s+|:(?!\d)\s*|\s@\s*|\s*//\s*|;\s+"
)
_NUMBER = re.compile(
    r"^(?:no\.?|nr\.?|n°|#)?\s?\d[\d.:/-]*\s?(?:st|nd|rd|th|er|e|am|pm|h|uhr|min|mins|minutes?|次|轮|輪|차|回目)?\.?$",
    re.IGNORECASE,
)
_EDGE = " \t-–—|:;,./&+<>*#'\"!?…"
_FRAMES = ("with", "at", "for", "and")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a title that names somebody or something.

    `frame` is what stood before it: `with`, `at`, `for`, `and`, the section of a label (`label_role`), or nothing.
    `after` is the separator behind which it stood.
    """

    text: str
    frame: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """A title, read. `plain` is folded, with harmless look-alikes blanked; `pieces` in reading order."""

    text: str
    plain: str
    pieces: tuple[Piece, ...]

    def frames(self, *frames: str) -> Iterator[Piece]:
        """The pieces that stand in one of these frames."""
        return (piece for piece in self.pieces if piece.frame in frames)


def read(title: str, lexicons: Lexicons) -> Title:
    """The title, taken apart."""
    text = " ".join(unicodedata.normalize("NFKC", title).split())
    folded = plain(text)
    spoken = _spoken(folded, lexicons)
    pieces = tuple(_pieces(text, spoken, lexicons))
    return Title(text, masked(folded, spot_all(folded, lexicons, "mask")), pieces)


def is_role(text: str, lexicons: Lexicons) -> bool:
    """Whether the text is built on the noun of a job, or names an area of work and nothing else."""
    folded = plain(text)
    if spot_all(folded, lexicons, "occupation"):
        return True
    return bool(spot_all(folded, lexicons, "field")) and not _rest(folded, lexicons, "field", "role_word")


def _spoken(folded: str, lexicons: Lexicons) -> Lexicons:
    """The languages that the title shows any sign of; all, if none. The small words are only read in these."""
    sections = (*NAMES, "talk", "job", "role_word", "occupation")
    spoken = {
        code: lexicon
        for code, lexicon in lexicons.items()
        if any(next(spot(folded, lexicon, section), None) for section in sections)
    }
    return spoken or lexicons


def _pieces(text: str, spoken: Lexicons, lexicons: Lexicons) -> Iterator[Piece]:
    label, after = "", ""
    for segment, separator in _segments(text):
        if separator.strip() == ":" and (found := _label(segment, lexicons)):
            label = found
            after = separator
            continue
        if "@" in after:
            label = label or "at"
        pieces = list(_split(segment, spoken, lexicons))
        for position, piece in enumerate(pieces):
            frame = label if label and position == 0 and not piece.frame else piece.frame
            yield Piece(piece.text, frame, after if position == 0 else "")
        label, after = "", separator


def _segments(text: str) -> Iterator[tuple[str, str]]:
    """Each segment with the separator that follows it."""
    start = 0
    for found in _SEPARATOR.finditer(text):
        yield text[start : found.start()], found.group()
        start = found.end()
    yield text[start:], ""


def _label(segment: str, lexicons: Lexicons) -> str:
    key = plain(segment).strip()
    for section in sections_named(lexicons, "label_"):
        if section in ("label_event", "label_host", "label_coordinator"):
            continue
        if any(key == plain(phrase) for lexicon in lexicons.values() for phrase in lexicon.calendar.get(section, ())):
            return section
    return ""


def _split(segment: str, spoken: Lexicons, lexicons: Lexicons) -> Iterator[Piece]:
    folded = plain(segment)
    frame, start = "", 0
    for cut in (*_cuts(folded, spoken, lexicons), Hit("", "", len(segment), len(segment))):
        bare = _bare(segment[start : cut.start], lexicons)
        if bare:
            yield Piece(bare, frame)
        if bare or cut.section in _FRAMES or cut.section in NAMES:
            frame = cut.section if cut.section in _FRAMES else ""
        start = cut.end


def _cuts(folded: str, spoken: Lexicons, lexicons: Lexicons) -> list[Hit]:
    """Where the segment is taken apart: at what names the interview, with the stage that goes with it, and at frames."""
    stages = sections_named(lexicons, "stage_")
    names = spot_all(folded, lexicons, *NAMES)
    names += [s for s in spot_all(folded, lexicons, *stages) if any(s.start < n.end and n.start < s.end for n in names)]
    cuts: list[Hit] = []
    for hit in sorted((*names, *spot_all(folded, spoken, *_FRAMES)), key=lambda hit: (hit.start, -hit.end)):
        if not cuts or hit.start >= cuts[-1].end:
            cuts.append(hit)
        elif hit.end > cuts[-1].end and hit.section not in _FRAMES:
            cuts[-1] = Hit(hit.language, cuts[-1].section, cuts[-1].start, hit.end)
    return [Hit(c.language, c.section if c.section in _FRAMES else "interview", c.start, c.end) for c in cuts]


def _bare(text: str, lexicons: Lexicons) -> str:
    """The piece without the words at its edges that name neither a person, nor a company, nor a role."""
    sections = ["filler", "talk", *NAMES]
    if not _jobs(text, lexicons):  # a "Technical Writer" is not a technical stage
        sections += sections_named(lexicons, "stage_")
    previous = ""
    while text != previous:
        previous = text
        text = text.strip(_EDGE)
        words = text.split()
        if words and _NUMBER.match(words[0]):
            text = text.split(None, 1)[1] if len(words) > 1 else ""
        elif words and _NUMBER.match(words[-1]):
            text = text.rsplit(None, 1)[0]
        else:
            text = _without_edges(text, spot_all(plain(text), lexicons, *sections), _jobs(text, lexicons))
    return text


def _jobs(text: str, lexicons: Lexicons) -> list[Hit]:
    return spot_all(plain(text), lexicons, "occupation")


def _without_edges(text: str, hits: Sequence[Hit], kept: Sequence[Hit]) -> str:
    for hit in sorted(hits, key=lambda hit: hit.start - hit.end):
        if any(hit.start < job.end and job.start < hit.end for job in kept):
            continue
        if hit.start == 0 and text[hit.end : hit.end + 1] != ".":  # the initial in "A. Doe" is no article
            return text[hit.end :]
        if hit.end == len(text):
            return text[: hit.start]
    return text


def _rest(folded: str, lexicons: Lexicons, *sections: str) -> str:
    return masked(folded, spot_all(folded, lexicons, *sections)).strip(_EDGE + "0123456789")
