"""What does the title of an event say, part by part?

A title is taken apart at its punctuation ("Interview - Data Engineer | Brightfold"), at what names the interview, and at the
small words that tell what follows: *with* a person, *at* a company, *for* a role. What is left are the pieces.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from followup.domain.events.asides import without_asides
from followup.domain.events.mentions import names_me
from followup.domain.events.side_by_side import (
    BEFORE_SOMEBODY,
    company_and_addressee,
    role_and_company,
    somebody_and_company,
)
from followup.domain.events.spoken import spoken_in
from followup.domain.events.spotting import Hit, labels, masked, plain, sections_named, spot_all
from followup.domain.events.within_names import begins_like_company, is_within_name, parted, without_capital
from followup.domain.language.lexicon import Lexicons
from followup.domain.model import Me

NAMES = ("certain", "interview", "likely")
"""Sections whose phrases name the interview itself."""

_SEPARATOR = re.compile(
    r"\s+[-–—~]+\s*|\s*[-–—~]+\s+|\s*[|•·・,،]\s*|\s*<+-*>+\s*|\s*\((?![주株有]\))\s*|\s*(?<!\([주株有])\)\s*|\s*[\[\]{}【】「」『』〈〉《》\"“”„]+\s*|\s+[/xX×⇄↔→+]+\s+|\s*[×⇄↔→]\s*|(?<=[\u3040-\u9fff\uac00-\ud7af])[/-](?=[^\d])|[/-](?=[\u3040-\u9fff\uac00-\ud7af])|:(?!\d)\s*|\s@\s*|\s+via\s+|\s*//\s*|;\s+"
)
_PICTURES = re.compile(r"[\s|]*[\u2600-\u27bf\U0001f300-\U0001faff\ufe0f\u200d]+[\s|]*")
_OPENING = re.compile(
    r"\s*\b(?:Kennziffer|Kennz\.|Kz\.|Stellen-?(?:ID|Nr\.?)|Job-?ID|Referenznummer)[\s:#-]*(?=[\w./-]*\d)[\w./-]+\s*",
    re.IGNORECASE,
)
"""The number of an opening stands between its name and the talk: "Auswahlgespräch Kennziffer 2031-07 Referentin"."""
_NUMBER = re.compile(
    r"^(?:no\.?|nr\.?|n°|#)?\s?\d[\d.:/-]*\s?(?:st|nd|rd|th|er|e|am|pm|h|uhr|min|mins|minutes?|次|轮|輪|차|回目)?\.?$",
    re.IGNORECASE,
)
_EDGE = " \t-–—|:;,./&+<>*#'\"!?…"
_ABBREVIATION = re.compile(r"(?:\b[^\W\d_]\.){2,}$")
LONGEST = 300
"""So many characters of a title are read."""
_LONG_NOUN = 8
_VAGUE_LABELS = frozenset({"label_event", "label_host", "label_coordinator"})
"""In front of a colon in a title they say nothing: "With: ..."."""
_OF_AGENCIES = frozenset({"staffing", "personalvermittlung", "personalberatung"})
"""Without its last word "Bright Staffing" would pass for an employer."""
_OF_JOBS = frozenset({"office", "team", "private", "agency", "recruiting"})
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
    """A title, read. `plain` is folded, with harmless look-alikes blanked; `pieces` in reading order.

    `spoken` are the languages in which its small words are read.
    """

    text: str
    plain: str
    pieces: tuple[Piece, ...]
    spoken: frozenset[str] = frozenset()

    def frames(self, *frames: str) -> Iterator[Piece]:
        """The pieces that stand in one of these frames."""
        return (piece for piece in self.pieces if piece.frame in frames)


def read(title: str, lexicons: Lexicons, me: Me) -> Title:
    """The title, taken apart."""
    text = " ".join(_PICTURES.sub(" | ", unicodedata.normalize("NFKC", title[:LONGEST])).split()).strip("| ")
    folded = plain(text)
    spoken = spoken_in(text, lexicons)
    pieces = tuple(_pieces(without_asides(parted(_OPENING.sub(" - ", text), me)), spoken, lexicons, me))
    return Title(text, masked(folded, spot_all(folded, lexicons, "mask")), pieces, spoken)


_COUNT = re.compile(r"(?:\s+(?:x?\d+%?|m/w/d))+$")
_NOUN_FIRST = frozenset(["fr", "es", "pt", "it", "pl"])


def is_role(text: str, lexicons: Lexicons, spoken: frozenset[str] = frozenset()) -> bool:
    """Whether the text is built on the noun of a job, or names an area of work and nothing else.

    With `spoken`, only in these languages: an Italian "commerciale" is no French salesman.
    """
    folded = plain(text)
    if any(hit.language in (spoken or lexicons) for hit in spot_all(folded, lexicons, "occupation")):
        return True
    if is_shortened_role(text, lexicons, spoken):
        return True
    return bool(spot_all(folded, lexicons, "field")) and not _rest(folded, lexicons, "field", "role_word")


def ends_with_role(text: str, lexicons: Lexicons) -> bool:
    """Whether its last word is the noun of a job, or where that comes first, its first: no "Parent Teacher Meeting" is one."""
    folded = _COUNT.sub("", plain(text).strip(" .!?'\""))
    return any(
        hit.end == len(folded) or (hit.start == 0 and hit.language in _NOUN_FIRST)
        for hit in spot_all(folded, lexicons, "occupation")
    )


def is_shortened_role(text: str, lexicons: Lexicons, spoken: frozenset[str] = frozenset()) -> bool:
    """Whether it ends in an abbreviation for a job, behind another word of one: "Vessel Ops Exec". "Exec" alone is none."""
    folded = plain(text.rstrip("."))
    hits = [hit for hit in spot_all(folded, lexicons, "shortened") if hit.language in (spoken or lexicons)]
    last = next((hit for hit in hits if hit.end == len(folded)), None)
    words = spot_all(folded, lexicons, "shortened", "field", "occupation") if last else ()
    return any(last.start > hit.end for hit in words) if last else False


def stripped(text: str) -> str:
    """Without what punctuation leaves at the edges; the dots of S.A. stay."""
    text = re.sub(r"^(?!\([주株有]\))[^\w]+|[^\w.+#]+$", "", text.strip())
    return text if _ABBREVIATION.search(text) else text.rstrip(_EDGE)


def _pieces(text: str, spoken: frozenset[str], lexicons: Lexicons, me: Me) -> Iterator[Piece]:
    label, after = "", ""
    for segment, separator in _segments(text):
        if separator.strip() == ":" and (found := _label(segment, lexicons)):
            label = found
            after = separator
            continue
        if "@" in after:
            label = label or "at"
        unaddressed, addressee = company_and_addressee(segment)
        pieces = list(_split(unaddressed, spoken, lexicons, me))
        pieces += [Piece(addressee, "with")] if addressee else []
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
    sections = labels(lexicons).get(plain(segment).strip(), ())
    return next((section for section in sections if section not in _VAGUE_LABELS), "")


def _split(segment: str, spoken: frozenset[str], lexicons: Lexicons, me: Me) -> Iterator[Piece]:
    folded = plain(segment)
    frame, start = "", 0
    cuts = (without_capital(hit, segment) for hit in _cuts(folded, spoken, lexicons, me))
    for cut in (*cuts, Hit("", "", len(segment), len(segment))):
        bare = _bare(segment[start : cut.start], spoken, lexicons)
        bare, talked_to = _parted_by_talk(bare, spoken, lexicons)
        somebody, bare = somebody_and_company(bare)
        if somebody:
            yield Piece(somebody, "with")
        company, *people = BEFORE_SOMEBODY.split(bare, maxsplit=1)
        yield from (Piece(part, frame) for part in role_and_company(company, lexicons))
        yield from (Piece(person, "with") for person in (*people, *talked_to))
        if bare or cut.section in _FRAMES or cut.section in NAMES:
            frame = cut.section if cut.section in _FRAMES else ""
        start = cut.end


def _parted_by_talk(text: str, spoken: frozenset[str], lexicons: Lexicons) -> tuple[str, Sequence[str]]:
    """A house, and with whom one talks there: "Brightfold Gespräch Adler". A short noun may be part of a name: "Call"."""
    if _jobs(text, spoken, lexicons):
        return text, ()
    for hit in spot_all(plain(text), lexicons, "talk"):
        before, word, behind = text[: hit.start], text[hit.start : hit.end], text[hit.end :]
        names = before[:1].isupper() and behind[:1] == " " and behind[1:2].isupper()
        if names and hit.language in spoken and (word.islower() or len(word) >= _LONG_NOUN):
            return before.rstrip(), [stripped(behind)]
    return text, ()


def _cuts(folded: str, spoken: frozenset[str], lexicons: Lexicons, me: Me) -> list[Hit]:
    """Where the segment is taken apart: at what names the interview, with the stage that goes with it, and at frames."""
    stages = sections_named(lexicons, "stage_")
    names = list(spot_all(folded, lexicons, *NAMES))
    names += [s for s in spot_all(folded, lexicons, *stages) if any(s.start < n.end and n.start < s.end for n in names)]
    frames = [hit for hit in spot_all(folded, lexicons, *_FRAMES) if hit.language in spoken or hit.section == "and"]
    frames = [hit for hit in frames if hit.section != "and" or _beside_me(folded, hit, me)]
    frames = [hit for hit in frames if not is_within_name(hit, folded)]
    cuts: list[Hit] = []
    for hit in sorted((*names, *frames), key=lambda hit: (hit.start, -hit.end)):
        if not cuts or hit.start >= cuts[-1].end:
            cuts.append(hit)
        elif hit.end > cuts[-1].end and hit.section not in _FRAMES:
            cuts[-1] = Hit(hit.language, cuts[-1].section, cuts[-1].start, hit.end)
    return [Hit(c.language, c.section if c.section in _FRAMES else "interview", c.start, c.end) for c in cuts]


def _beside_me(folded: str, hit: Hit, me: Me) -> bool:
    """Whether it parts the user from somebody: "Alex Doe and Brightfold" are two, "Bergmann & Sohn" are one."""
    before, after = folded[: hit.start].split(), folded[hit.end :].split()
    return any(names_me(" ".join(side), me) for side in (before[-2:], after[:2], before[-1:], after[:1]) if side)


def _bare(text: str, spoken: frozenset[str], lexicons: Lexicons) -> str:
    """The piece without the words at its edges that name neither a person, nor a company, nor a role."""
    sections = ["filler", "talk", "job", "cancelled", "declined", "hold", *NAMES]
    if _jobs(text, spoken, lexicons):
        sections.append("article")
    else:  # a "Technical Writer" is not a technical stage
        sections += sections_named(lexicons, "stage_")
    previous = ""
    while text != previous:
        previous = text
        text = stripped(text)
        words = text.split()
        if words and _NUMBER.match(words[0]):
            text = text.split(None, 1)[1] if len(words) > 1 else ""
        elif words and _NUMBER.match(words[-1]):
            text = text.rsplit(None, 1)[0]
        else:
            edges = [hit for hit in spot_all(plain(text), lexicons, *sections) if hit.language in spoken]
            edges = [hit for hit in edges if not hit.start or plain(text)[hit.start : hit.end] not in _OF_AGENCIES]
            edges = [hit for hit in edges if hit.start or not begins_like_company(text)]
            jobs = _jobs(text, spoken, lexicons)
            text = _without_edges(text, [hit for hit in edges if not _specifies(hit, text, jobs)], jobs)
    return _without_article(text, lexicons)


def _specifies(hit: Hit, text: str, jobs: Sequence[Hit]) -> bool:
    """Whether it belongs to the job behind it: "Office Coordinator", "Recruiting Manager"."""
    of_job = hit.section == "job" or plain(text)[hit.start : hit.end] in _OF_JOBS
    return of_job and any(job.start == hit.end + 1 for job in jobs)


def _without_article(text: str, lexicons: Lexicons) -> str:
    """The name without an article that is none of it: "the Alderney Times", but "The Book Nook"."""
    article = next((hit for hit in spot_all(plain(text), lexicons, "article") if not hit.start), None)
    if not article:
        return text
    rest = text[article.end :].strip()
    return rest if (text[0].islower() and rest[:1].isupper()) or not rest else text


def _jobs(text: str, spoken: frozenset[str], lexicons: Lexicons) -> list[Hit]:
    return [hit for hit in spot_all(plain(text), lexicons, "occupation") if hit.language in spoken]


def _without_edges(text: str, hits: Sequence[Hit], kept: Sequence[Hit]) -> str:
    for hit in sorted(hits, key=lambda hit: hit.start - hit.end):
        if any(hit.start < job.end and job.start < hit.end and not _covers(hit, job) for job in kept):
            continue
        if hit.start == 0 and not (hit.end == 1 and text[1:2] == "."):  # the initial in "A. Doe" is no article
            return text[hit.end :]
        if hit.end == len(text) and text[hit.start - 1 : hit.start] != ".":
            return text[: hit.start]
    return text


def _covers(hit: Hit, job: Hit) -> bool:
    """Whether the job is but a part of it: of "hiring manager" nothing is left."""
    return hit.start <= job.start and job.end <= hit.end and hit.end - hit.start > job.end - job.start


def _rest(folded: str, lexicons: Lexicons, *sections: str) -> str:
    return masked(folded, spot_all(folded, lexicons, *sections)).strip(_EDGE + "0123456789")
