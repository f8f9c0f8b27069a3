"""Which job does the description of an event speak of?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile

from followup.domain.employers import ends_like_company
from followup.domain.events import titles
from followup.domain.events.descriptions import without_time
from followup.domain.events.entries import Entry
from followup.domain.events.mentions import bears, is_name
from followup.domain.events.somebody import has_courtesy
from followup.domain.events.spoken import spoken_in
from followup.domain.events.spotting import Hit, first, plain, spot_all
from followup.domain.events.titles import Piece, is_role
from followup.domain.language.lexicon import Lexicons
from followup.domain.model import Me, Person
from followup.domain.vocabulary import GIVEN_NAMES, SURNAMES

SHARE = re.compile(r"\(?\d{1,3}(?:\s?[-–/]\s?\d{1,3})?\s?%\)?")
"""How much of a week a job takes: "Bauleiter Hochbau 80–100 %"."""
_NUMBER = re.compile(r"\s*[\[(]?#?\b(?:(?:J?R|REQ|ID)[-_ ]?)?\d{4,}\b[\])]?")
_CONDITIONS = re.compile(
    r"\s*\((?:[^()]*\d[^()]*|[^()]*,[^()]*|(?:hybrid|remote|on-?site|(?:full|part)[- ]time|permanent|temporary|maternity cover|fixed[- ]term|casual|days|nights)[^()]*|[^()]{0,40}$)\)?",
    re.IGNORECASE,
)
"""Brackets with a number, or with several things: "(Req 20418)", "(Hybrid, Leeds)"; and one that is never closed."""
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
_DANGLING = frozenset(["im", "in", "am", "bei", "beim", "at", "with", "for", "chez", "en", "presso", "bij", "hos"])
"""What may be left behind the title of a job where it was cut."""
_LINKS = frozenset(["of", "as", "als", "de", "d", "di", "van", "som", "como", "come", "jako", "for", "the", "a", "an"])
"""What stands between "position" and its name."""
_AS = re.compile(
    r"\b(?:as|als|comme|como|come|som|jako) (?:an? |our |the |unsere?r? |notre |nuestr[oa] |nuov[oa] |onze |ein[e]? )?"
    r"([^\W\d_][\w&+#/-]*(?: (?:of|for|and|de|[^\W\da-z_][\w&+#/-]*)){0,5})"
)
_GOES_ON = re.compile(
    r"(?: of [^\W\da-z_][\w-]*(?: (?:and|&) [^\W\da-z_][\w-]*)?)|[/:*_][a-z]{1,3}\b(?: für [^\W\da-z_][\w-]*(?: (?:und|&) [^\W\da-z_][\w-]*)?)?| für [^\W\da-z_][\w-]*| (?:I{1,3}|IV|V|[1-5])\b"
)
"""What may follow the noun of a job: "Angestellte/r für Archivdienste", "Engineer III"."""
_SHORTEST_VERB = 6
"""A shorter word may link the job to what follows."""
_LONGEST_ROLE = 6
_SHORT_ROLE = 3
_LONGEST_LINE = 90
_LONGEST_HEADING = 9


def role_in_text(entry: Entry, people: Sequence[str] = ()) -> str:
    """The role that the description speaks of, or that is a line of its own and not what one of the `people` is."""
    lines = [_Line(without_time(line), entry.lexicons, entry.me) for line in entry.description.lines]
    sentences = [_Line(without_time(line), entry.lexicons, entry.me) for line in entry.description.sentences]
    found = [role for line in lines for role in line.roles_told()]
    found += [role for sentence in sentences for role in sentence.roles_interviewed_for()]
    found += [role for sentence in sentences for role in sentence.roles_joined_as()]
    found += [role for sentence in sentences for role in sentence.roles_alone(people)]
    return found[0] if found else ""


def tidy(text: str, lexicons: Lexicons) -> str:
    """The title of the job alone, without number, and without "role" beside it where it can do without."""
    text = re.split(r"(?<=\w{3})[.!?](?:\s|$)|\n|\s\|\s", text)[0]
    words = _NUMBER.sub("", SHARE.sub("", _CONDITIONS.sub("", text) or text)).strip(" .,;:-–—\"'“”„").split()
    for without, dropped in ((words[1:], words[:1]), (words[:-1], words[-1:])):
        alone = plain(" ".join(dropped))  # "Post-doctoral" is no post
        says_role = any(hit.end - hit.start == len(alone) for hit in spot_all(alone, lexicons, "role_word"))
        if says_role and spot_all(plain(" ".join(without)), lexicons, "occupation"):
            return " ".join(without)
    while words and plain(words[-1]) in _DANGLING:
        words = words[:-1]
    return " ".join(words)


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
                level = _GOES_ON.match(rest[noun.end :]) if noun else None
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
            if before and piece.after.strip() in {",", "("} and _is_somebody(before.text, people):
                continue  # what an interviewer is: "Tara Quinn, Principal Engineer", "Frau Aden (Personalrätin)"
            written_as_name = all(word[:1].isupper() or word in _LINKS for word in piece.text.split())
            is_clause = piece.text[:1].islower() and not piece.text.islower()  # "chef is called Marguerite"
            if (
                piece.frame not in frames
                or is_clause
                or _sounds_like_somebody(piece.text, self)
                or (line.endswith(".") and not written_as_name)
            ):
                continue
            if self._is_job(piece.text, read.spoken):
                yield tidy(piece.text, self.lexicons)

    def _behind(self, hit: Hit) -> Iterator[str]:
        words = _SENTENCE.split(self.text[hit.end :])[0].strip(" :\"“„'").split()
        linked = list(dropwhile(lambda word: plain(word).rstrip("'") in _LINKS, words))
        follower = self._first_piece(words)
        of_position = hit.section == "role_word"
        leads_on = of_position or self._ends_in_link(hit)
        if follower and (follower.frame == "for" or leads_on) and self._is_job(follower.text, self._spoken()):
            yield tidy(self._until_verb(follower.text) if hit.language == "de" else follower.text, self.lexicons)
        elif of_position and len(linked) < len(words):
            yield from self._written_as_name(linked)

    def _until_verb(self, text: str) -> str:
        """German up to where the sentence goes on: "Stelle als Lagerleiter sprechen". Nouns have capitals there."""
        end = max(hit.end for hit in spot_all(plain(text), self.lexicons, "occupation"))
        follower = next(iter(text[end:].split()), "")
        goes_on = text[end : end + 1] == " " and follower.islower() and len(follower) >= _SHORTEST_VERB
        return text[:end] if goes_on else text

    def _ends_in_link(self, hit: Hit) -> bool:
        """Whether the role is what comes next: "application as", "applied for"."""
        return plain(self.text[hit.start : hit.end]).split()[-1] in _LINKS

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
        typed_small = len(taken) <= _SHORT_ROLE and all(word.islower() for word in taken)  # "re: office manager job"
        while not typed_small and len(taken) > 1 and taken[0].islower() and not self._is_job(taken[0], self._spoken()):
            taken = taken[1:]  # "a confidential Head of Finance role"
        begins = len(taken) < len(words) or words == self.text[: hit.start].rpartition(":")[2].split()
        begins = begins or (
            typed_small and hit.language == "tr"
        )  # where what describes a noun comes first, and is small
        if begins or all(word[:1].isupper() or not word[:1].isalpha() for word in taken):
            role = " ".join(taken)
            if taken and is_role(role, self.lexicons, self._spoken()):
                yield role

    def _first_piece(self, words: Sequence[str]) -> Piece | None:
        return next(iter(titles.read(" ".join(words), self.lexicons, self.me).pieces), None)

    def _spoken(self) -> frozenset[str]:
        return spoken_in(self.text, self.lexicons)

    def _is_job(self, text: str, spoken: frozenset[str]) -> bool:
        jobs = spot_all(plain(text), self.lexicons, "occupation")
        return len(text.split()) <= _LONGEST_ROLE and any(job.language in spoken for job in jobs)


def _is_somebody(text: str, people: Sequence[str]) -> bool:
    return has_courtesy(text) or any(bears(Person(name), text) for name in people)


def _sounds_like_somebody(text: str, line: _Line) -> bool:
    """Whether it reads like a name: "Mary Cook" does, "Logistics Planner" is a job."""
    last = plain(text).split()[-1]
    is_job = bool(spot_all(last, line.lexicons, "occupation")) and last not in SURNAMES
    is_job = is_job and not ends_like_company(text)
    return is_name(text) and (not is_job or plain(text).split()[0] in GIVEN_NAMES)
