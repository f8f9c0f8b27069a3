"""Which job does an entry in a calendar name?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile

from followup.domain.employers import ends_like_company, is_company
from followup.domain.events import titles
from followup.domain.events.entries import Entry
from followup.domain.events.mentions import bears, is_name, names_me
from followup.domain.events.spotting import Hit, first, plain, spot_all
from followup.domain.events.titles import Piece, is_role
from followup.domain.language.lexicon import Lexicons
from followup.domain.model import Me, Person

_REQUISITION = re.compile(r"\b(?:(?:J?R|REQ|JOB|ID)[-_ #]?\d{3,12}|[A-Z]{2,5}-\d{3,10})\b")
_NUMBER = re.compile(r"\s*[\[(]?#?\b(?:(?:J?R|REQ|ID)[-_ ]?)?\d{4,}\b[\])]?")
_SENTENCE = re.compile(r"(?<=\w{2})[.!?](?:\s|$)|\s[-–—]\s")
_CLAUSE = re.compile(r"[.;:|()\n!?,]|\s[-–—]\s")
_RUNNING_TEXT = re.compile(r"[.!?:]\s|[!?:]$|@|//")
_SMALL_WORDS = frozenset(
    word
    for phrase in (
        "the a an our your this der die das den unsere unserer unsere le la les un une notre votre el los il lo de het een onze",
        "for als as on about open new current vacant advertised offene offenen ausgeschriebene ausgeschriebenen",
    )
    for word in phrase.split()
)
"""Where the title of a job begins, read backwards."""
_LINKS = frozenset(["of", "as", "als", "de", "d", "di", "van", "som", "como", "come", "jako", "for", "the", "a", "an"])
"""What stands between "position" and its name."""
_AS = re.compile(
    r"\b(?:as|als|comme|como|come|som|jako) (?:an? |our |the |unsere?r? |notre |nuestr[oa] |nuov[oa] |onze |ein[e]? )?"
    r"([^\W\d_][\w&+#/-]*(?: (?:of|for|and|de|[^\W\da-z_][\w&+#/-]*)){0,5})"
)
_LEVEL = re.compile(r" (?:I{1,3}|IV|V|[1-5])\b")
_LONGEST_ROLE = 6
_LONGEST_LINE = 90
_LONGEST_HEADING = 9


def role_of(entry: Entry, employer: str, people: Sequence[str]) -> str:
    """The title of the job: by its label, by the title of the event, or by the description; else empty.

    The names of the employer and of people are no roles.
    """
    others = (employer, *people)
    for value in entry.description.fields.get("label_role", ()):
        if not _names_other(value, others, entry.me):
            return _tidy(value, entry.lexicons)
    fitting = [number for number, piece in enumerate(entry.title.pieces) if _may_be_role(number, others, people, entry)]
    for number in fitting:
        if _names_occupation(entry.title.pieces[number], entry):
            return _role_from(number, others, entry)
    for value in entry.description.fields.get("label_event", ()):  # what a booking page calls the meeting
        for piece in titles.read(value, entry.lexicons, entry.me).pieces:
            if _names_role(piece, others, entry):
                return _tidy(piece.text, entry.lexicons)
    told = role_in_text(entry, people)
    return told or next((_role_from(number, others, entry) for number in fitting), "")


def role_in_text(entry: Entry, people: Sequence[str] = ()) -> str:
    """The role that the description speaks of, or that is a line of its own and not what one of the `people` is."""
    lines = [_Line(line, entry.lexicons, entry.me) for line in entry.description.lines]
    sentences = [_Line(sentence, entry.lexicons, entry.me) for sentence in entry.description.sentences]
    found = [role for line in lines for role in line.roles_told()]
    found += [role for sentence in sentences for role in sentence.roles_interviewed_for()]
    found += [role for sentence in sentences for role in sentence.roles_joined_as()]
    found += [role for sentence in sentences for role in sentence.roles_alone(people)]
    return found[0] if found else ""


def requisition_of(entry: Entry) -> str:
    """The number of the opening, or the empty string."""
    labelled = [*entry.description.fields.get("label_requisition", ())]
    labelled += [piece.text for piece in entry.title.frames("label_requisition")]
    for value in labelled:
        first = next(iter(value.split()), "").strip(".,;()#")
        if any(char.isdigit() for char in first):
            return first
    found = _REQUISITION.search(f"{entry.title.text}\n{entry.description.text}")
    return found.group() if found else ""


def names_job(text: str, lexicons: Lexicons, spoken: frozenset[str] = frozenset()) -> bool:
    """Whether the text is the title of a job, rather than of a company: "EAS Consultora" ends like both."""
    if not is_role(text, lexicons, spoken):
        return False
    inside = any(hit.end < len(text) for hit in spot_all(plain(text), lexicons, "occupation"))
    areas = bool(spot_all(plain(text), lexicons, "field"))
    return inside or areas or not ends_like_company(text)


# --- in the title -----------------------------------------------------------------------------------------------------


def _may_be_role(number: int, others: Sequence[str], people: Sequence[str], entry: Entry) -> bool:
    pieces = entry.title.pieces
    piece = pieces[number]
    if number and piece.after.strip() == "(" and _is_one_of(people, pieces[number - 1].text):
        return False  # what the person before it is: "with Pablo (CTO)"
    return piece.frame == "label_role" or _names_role(piece, others, entry)


def _names_occupation(piece: Piece, entry: Entry) -> bool:
    """Whether it is more than an area of work, as "Human Resources" is."""
    return piece.frame == "label_role" or bool(spot_all(plain(piece.text), entry.lexicons, "occupation"))


def _role_from(number: int, others: Sequence[str], entry: Entry) -> str:
    return _tidy(_with_followers(entry.title.pieces[number:], others, entry.me), entry.lexicons)


def _names_role(piece: Piece, others: Sequence[str], entry: Entry) -> bool:
    if piece.frame.startswith(("label_", "with")) or _names_other(piece.text, others, entry.me):
        return False
    return names_job(piece.text, entry.lexicons, entry.title.spoken)


def _names_other(text: str, others: Sequence[str], me: Me) -> bool:
    return names_me(text, me) or _is_one_of(others, text)


def _is_one_of(others: Sequence[str], text: str) -> bool:
    return any(other and bears(Person(other), text) for other in others)


def _with_followers(pieces: Sequence[Piece], others: Sequence[str], me: Me) -> str:
    """What stands behind a comma belongs to the role, unless it names somebody: "Team Lead, Reports"."""
    text = pieces[0].text
    for follower in pieces[1:]:
        belongs = follower.after.strip() in {",", ";"}
        if not belongs or _names_other(follower.text, others, me) or is_company(follower.text):
            break
        text += f"{follower.after}{follower.text}"
    return text


# --- in the description -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the description, read for roles."""

    text: str
    lexicons: Lexicons
    me: Me

    def roles_told(self) -> Iterator[str]:
        """Those beside "position", and behind "your application as"."""
        for hit in spot_all(plain(self.text), self.lexicons, "role_word", "job"):
            yield from self._behind(hit)
            if hit.section == "role_word":
                yield from self._before(hit)

    def roles_interviewed_for(self) -> Iterator[str]:
        """Those behind "your interview for": as far as the noun of a job."""
        folded = plain(self.text)
        for named in spot_all(folded, self.lexicons, *titles.NAMES):
            behind = folded[named.end :]
            for link in spot_all(behind, self.lexicons, "for"):
                noun = first(behind[link.end :], self.lexicons, "occupation")
                rest = self.text[named.end + link.end :]
                level = _LEVEL.match(rest[noun.end :]) if noun else None
                role = rest[: noun.end + (level.end() if level else 0)].strip() if noun else ""
                if link.start <= 1 and role and not _CLAUSE.search(role) and len(role.split()) <= _LONGEST_ROLE:
                    words = list(dropwhile(lambda word: plain(word) in _SMALL_WORDS, role.split()))
                    yield " ".join(words)

    def roles_joined_as(self) -> Iterator[str]:
        """Those behind "joining Brightfold as": written as a title, up to the end of the clause."""
        for verb in spot_all(plain(self.text), self.lexicons, "joining"):
            found = _AS.search(_CLAUSE.split(self.text[verb.end :])[0])
            if found and is_role(found.group(1), self.lexicons, self._spoken()):
                yield found.group(1)

    def roles_alone(self, people: Sequence[str]) -> Iterator[str]:
        """Those of a heading, or of a line like one: "Brightfold - Data Steward", "Onsite for Data Steward"."""
        line = self.text.strip()
        if len(line) > _LONGEST_LINE or len(line.split()) > _LONGEST_HEADING or _RUNNING_TEXT.search(line):
            return
        read = titles.read(line, self.lexicons, self.me)
        frames = {"", "for"} if spot_all(plain(line), self.lexicons, *titles.NAMES) else {""}
        for before, piece in zip((None, *read.pieces), read.pieces, strict=False):
            if before and before.text in people and piece.after.strip() in {",", "("}:
                continue  # what an interviewer is: "Tara Quinn, Principal Engineer"
            written_as_name = all(word[:1].isupper() or word in _LINKS for word in piece.text.split())
            if piece.frame not in frames or is_name(piece.text) or (line.endswith(".") and not written_as_name):
                continue
            if self._is_job(piece.text, read.spoken):
                yield _tidy(piece.text, self.lexicons)

    def _behind(self, hit: Hit) -> Iterator[str]:
        words = _SENTENCE.split(self.text[hit.end :])[0].strip(" :\"“„'").split()
        linked = list(dropwhile(lambda word: plain(word).rstrip("'") in _LINKS, words))
        follower = self._first_piece(words)
        of_position = hit.section == "role_word"
        if follower and (follower.frame == "for" or of_position) and self._is_job(follower.text, self._spoken()):
            yield _tidy(follower.text, self.lexicons)
        elif of_position and len(linked) < len(words):
            yield from self._written_as_name(linked)

    def _written_as_name(self, words: Sequence[str]) -> Iterator[str]:
        """What stands behind a linking word, and is written as a name, is one: "position of Sommelier"."""
        first = self._first_piece(words)
        named = first.text.split() if first else []
        if named and words[0].startswith(named[0]) and named[0][0].isupper() and len(named) <= _LONGEST_ROLE:
            yield " ".join(named)

    def _before(self, hit: Hit) -> Iterator[str]:
        """As far back as a small word, or as far as words are capitalised: "our SRE II position"."""
        words = _CLAUSE.split(self.text[: hit.start])[-1].split()
        taken: list[str] = []
        for word in reversed(words[-_LONGEST_ROLE:]):
            if plain(word) in _SMALL_WORDS:
                break
            taken.insert(0, word)
        while len(taken) > 1 and taken[0].islower() and not self._is_job(taken[0], self._spoken()):
            taken = taken[1:]  # "a confidential Head of Finance role"
        begins = len(taken) < len(words) or words == self.text[: hit.start].split()
        if begins or all(word[:1].isupper() or not word[:1].isalpha() for word in taken):
            role = " ".join(taken)
            if taken and is_role(role, self.lexicons, self._spoken()):
                yield role

    def _first_piece(self, words: Sequence[str]) -> Piece | None:
        return next(iter(titles.read(" ".join(words), self.lexicons, self.me).pieces), None)

    def _spoken(self) -> frozenset[str]:
        return titles.spoken_in(plain(self.text), self.lexicons)

    def _is_job(self, text: str, spoken: frozenset[str]) -> bool:
        jobs = spot_all(plain(text), self.lexicons, "occupation")
        return len(text.split()) <= _LONGEST_ROLE and any(job.language in spoken for job in jobs)


def _tidy(text: str, lexicons: Lexicons) -> str:
    """The title of the job alone, without number, and without "role" beside it where it can do without."""
    text = re.split(r"(?<=\w{3})[.!?](?:\s|$)|\n|\s\|\s", text)[0]
    words = _NUMBER.sub("", text).strip(" .,;:-–—\"'“”„").split()
    for without, dropped in ((words[1:], words[:1]), (words[:-1], words[-1:])):
        says_role = bool(spot_all(plain(" ".join(dropped)), lexicons, "role_word"))
        if says_role and spot_all(plain(" ".join(without)), lexicons, "occupation"):
            return " ".join(without)
    return " ".join(words)
