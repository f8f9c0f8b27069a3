"""Which job does an event name?"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile

from followup.domain import titles
from followup.domain.descriptions import Description
from followup.domain.employers import is_company
from followup.domain.lexicon import Lexicons
from followup.domain.mentions import bears, is_name, names_me
from followup.domain.model import Me, Person
from followup.domain.spotting import Hit, plain, spot_all
from followup.domain.titles import Piece, Title, is_role

_REQUISITION = re.compile(r"\b(?:(?:J?R|REQ|JOB|ID)[-_ #]?\d{3,12}|[A-Z]{2,5}-\d{3,10})\b")
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
_LONGEST_ROLE = 6
_LONGEST_LINE = 90
_LONGEST_HEADING = 9


def role_of(
    title: Title, description: Description, employer: str, people: Iterable[Person], lexicons: Lexicons, me: Me
) -> str:
    """The title of the job: by its label, by the title of the event, or by the description; else empty."""
    others = [employer, *(person.name for person in people)]
    labelled = (value for value in description.fields.get("label_role", ()) if not _names_other(value, others, me))
    by_label = next(labelled, "")
    if by_label:
        return _tidy_role(by_label, lexicons)
    for position, piece in enumerate(title.pieces):
        if piece.frame == "label_role" or _names_role(piece, title, others, lexicons, me):
            return _tidy_role(_with_followers(title.pieces[position:], others, me), lexicons)
    return role_in_text(description, lexicons, me)


def _names_role(piece: Piece, title: Title, others: Iterable[str], lexicons: Lexicons, me: Me) -> bool:
    if piece.frame.startswith(("label_", "with")) or _names_other(piece.text, others, me):
        return False
    return names_job(piece.text, lexicons, title.spoken)


def _names_other(text: str, others: Iterable[str], me: Me) -> bool:
    return names_me(text, me) or any(other and bears(Person(other), text) for other in others)


def _with_followers(pieces: Sequence[Piece], others: Iterable[str], me: Me) -> str:
    """ "Team Lead, Reports": what stands behind a comma belongs to the role, unless it names somebody."""
    text = pieces[0].text
    for follower in pieces[1:]:
        belongs = follower.after.strip() in {",", ";"}
        if not belongs or _names_other(follower.text, others, me) or is_company(follower.text):
            break
        text += f"{follower.after}{follower.text}"
    return text


def names_job(text: str, lexicons: Lexicons, spoken: frozenset[str] = frozenset()) -> bool:
    """Whether the text is the title of a job, rather than of a company: "EAS Consultora" ends like both."""
    if not is_role(text, lexicons, spoken):
        return False
    inside = any(hit.end < len(text) for hit in spot_all(plain(text), lexicons, "occupation"))
    areas = bool(spot_all(plain(text), lexicons, "field"))
    return inside or areas or not is_company(text)


def role_in_text(description: Description, lexicons: Lexicons, me: Me) -> str:
    """ "about our SRE II position", "deine Bewerbung als Projektleiter"; or a line that is nothing but a role."""
    found = [role for line in description.lines for role in _roles_told(line, lexicons, me)]
    found += [role for line in description.sentences for role in _roles_alone(line, lexicons, me)]
    return found[0] if found else ""


def _roles_told(line: str, lexicons: Lexicons, me: Me) -> Iterator[str]:
    spoken = titles.spoken_in(plain(line), lexicons)
    for hit in spot_all(plain(line), lexicons, "role_word", "job"):
        sentence = re.split(r"(?<=\w{2})[.!?](?:\s|$)|\s[-–—]\s", line[hit.end :])[0]
        words = sentence.strip(" :\"“„'").split()
        linked = list(dropwhile(lambda word: plain(word).rstrip("'") in _LINKS, words))
        follower = next(iter(titles.read(" ".join(words), lexicons, me).pieces), None)
        if follower and _is_told(follower, hit, lexicons, spoken):
            yield _tidy_role(follower.text, lexicons)
        elif hit.section == "role_word" and len(linked) < len(words):
            yield from _written_as_name(" ".join(linked), lexicons, me)
        if hit.section == "role_word":
            yield from _role_before(line[: hit.start], lexicons, spoken)


def _is_told(follower: Piece, hit: Hit, lexicons: Lexicons, spoken: frozenset[str]) -> bool:
    """ "your application as GIS Developer", "the position Data Steward"."""
    return (follower.frame == "for" or hit.section == "role_word") and _is_job(follower.text, lexicons, spoken)


def _written_as_name(text: str, lexicons: Lexicons, me: Me) -> Iterator[str]:
    """ "position of Sommelier": what stands behind a linking word, and is written as a name, is one."""
    first = next(iter(titles.read(text, lexicons, me).pieces), None)
    if first and text.startswith(first.text) and first.text[:1].isupper() and len(first.text.split()) <= _LONGEST_ROLE:
        yield first.text


def _role_before(text: str, lexicons: Lexicons, spoken: frozenset[str]) -> Iterator[str]:
    """ "our SRE II" before "position": as far back as the small word, or as far as words are capitalised."""
    words = re.split(r"[.;:|()\n!?,]|\s[-–—]\s", text)[-1].split()
    taken: list[str] = []
    for word in reversed(words[-_LONGEST_ROLE:]):
        if plain(word) in _SMALL_WORDS:
            break
        taken.insert(0, word)
    begun = len(taken) < len(words) or len(taken) == len(text.split())
    capitalised = all(word[:1].isupper() or not word[:1].isalpha() for word in taken)
    role = " ".join(taken)
    if taken and (capitalised or begun) and is_role(role, lexicons, spoken):
        yield role


def _roles_alone(line: str, lexicons: Lexicons, me: Me) -> Iterator[str]:
    if (
        len(line) > _LONGEST_LINE
        or len(line.split()) > _LONGEST_HEADING
        or re.search(r"[.!?:]\s|[!?:]$|@|//", line.strip())
    ):
        return
    read = titles.read(line, lexicons, me)
    for piece in read.pieces:
        titled = not line.rstrip().endswith(".") or all(w[:1].isupper() or w in _LINKS for w in piece.text.split())
        if titled and not piece.frame and _is_job(piece.text, lexicons, read.spoken) and not is_name(piece.text):
            yield _tidy_role(piece.text, lexicons)


def _is_job(text: str, lexicons: Lexicons, spoken: frozenset[str]) -> bool:
    jobs = spot_all(plain(text), lexicons, "occupation")
    return len(text.split()) <= _LONGEST_ROLE and any(job.language in spoken for job in jobs)


def requisition_of(title: Title, description: Description) -> str:
    """The number of the opening, or the empty string."""
    labelled = [*description.fields.get("label_requisition", ()), *(p.text for p in title.frames("label_requisition"))]
    for value in labelled:
        first = value.split()[0].strip(".,;()#") if value.split() else ""
        if any(char.isdigit() for char in first):
            return first
    found = _REQUISITION.search(f"{title.text}\n{description.text}")
    return found.group() if found else ""


def _tidy_role(text: str, lexicons: Lexicons) -> str:
    """The title of the job alone, without number, and without "role" behind it where it can do without."""
    text = re.split(r"(?<=\w{3})[.!?](?:\s|$)|\n|\s\|\s", text)[0]
    text = re.sub(r"\s*[\[(]?#?\b(?:(?:J?R|REQ|ID)[-_ ]?)?\d{4,}\b[\])]?", "", text).strip(" .,;:-–—\"'“”„")
    words = text.split()
    if (
        len(words) > 1
        and spot_all(plain(words[0]), lexicons, "role_word")
        and spot_all(plain(text), lexicons, "occupation")
    ):
        words = words[1:]
    text = " ".join(words)
    shorter = " ".join(words[:-1])
    if (
        len(words) > 1
        and spot_all(plain(words[-1]), lexicons, "role_word")
        and spot_all(plain(shorter), lexicons, "occupation")
    ):
        return shorter
    return text
