"""Which job does an entry in a calendar name?"""

import re
from collections.abc import Sequence

from followup.domain.employers import ends_like_company, is_company
from followup.domain.events import titles
from followup.domain.events.brackets import attending
from followup.domain.events.entries import Entry
from followup.domain.events.job_descriptions import role_in_text, tidy
from followup.domain.events.mentions import bears, names_me
from followup.domain.events.spotting import plain, spot_all
from followup.domain.events.titles import Piece, is_role
from followup.domain.language.lexicon import Lexicons
from followup.domain.model import Me, Person

_LEVELS = frozenset({"senior", "junior", "mid", "sr", "jr", "staff"})
_TECHNOLOGIES = frozenset(
    {"python", "java", "javascript", "react", "golang", "rust", "c++", "kotlin", "typescript", "sql", "web"}
)
_ABBREVIATED = 4
"""So long is an abbreviation for whom one meets: "DRH", "CTO"."""
_REQUISITION = re.compile(r"\b(?:(?:J?R|REQ|JOB|ID)[-_ #]?\d{3,12}|[A-Z]{2,5}-\d{3,10})\b")


def role_of(entry: Entry, employer: str, people: Sequence[str]) -> str:
    """The title of the job: by its label, by the title of the event, or by the description; else empty.

    The names of the employer and of people are no roles.
    """
    others = (employer, *people)
    for value in entry.description.fields.get("label_role", ()):
        before, _, behind = value.rpartition(", ")
        role = before if before and _is_one_of(others, behind) else value  # "Deputy Head, Westfield Academy"
        if not _names_other(role, others, entry.me):
            return tidy(role, entry.lexicons)
    there = {inside for inside, _ in attending(entry.title, entry.lexicons, entry.me)}
    fitting = [
        number
        for number, piece in enumerate(entry.title.pieces)
        if not any(piece.text in inside for inside in there) and _may_be_role(number, others, people, entry)
    ]
    for number in fitting:
        if _names_occupation(entry.title.pieces[number], entry):
            return _role_from(number, others, entry)
    for value in entry.description.fields.get("label_event", ()):  # what a booking page calls the meeting
        for piece in titles.read(value, entry.lexicons, entry.me).pieces:
            if _names_role(piece, others, entry):
                return tidy(piece.text, entry.lexicons)
    told = role_in_text(entry, people)
    return told or next((_role_from(number, others, entry) for number in fitting if not _is_subject(number, entry)), "")


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


def _may_be_role(number: int, others: Sequence[str], people: Sequence[str], entry: Entry) -> bool:
    pieces = entry.title.pieces
    piece = pieces[number]
    if number and piece.after.strip() == "(" and _is_one_of(people, pieces[number - 1].text):
        return False  # what the person before it is: "with Pablo (CTO)"
    return piece.frame == "label_role" or _names_role(piece, others, entry)


def _names_occupation(piece: Piece, entry: Entry) -> bool:
    """Whether it is more than an area of work, as "Human Resources" is."""
    return piece.frame == "label_role" or bool(spot_all(plain(piece.text), entry.lexicons, "occupation"))


def _is_subject(number: int, entry: Entry) -> bool:
    """Whether it is what they will talk about: "Tech interview (Kotlin)"."""
    piece = entry.title.pieces[number]
    return plain(piece.text) in _TECHNOLOGIES and bool(entry.in_title("stage_technical"))


def _role_from(number: int, others: Sequence[str], entry: Entry) -> str:
    return tidy(_with_followers(entry.title.pieces[number:], others, entry.me), entry.lexicons)


def _names_role(piece: Piece, others: Sequence[str], entry: Entry) -> bool:
    if piece.frame.startswith(("label_", "with")) or _names_other(piece.text, others, entry.me):
        return False
    if plain(piece.text) in _LEVELS:
        return False  # what is left of "Senior Recruiter"
    if not piece.frame and _is_met(piece, entry):
        return False
    return names_job(piece.text, entry.lexicons, entry.title.spoken)


def _is_met(piece: Piece, entry: Entry) -> bool:
    """Whether it is whom one talks to: "VP chat". Beside an interview only an abbreviation is: "CTO interview"."""
    title, folded = entry.title, plain(piece.text)
    hits = spot_all(folded, entry.lexicons, "met")
    if not any(hit.end - hit.start == len(folded) and hit.language in title.spoken for hit in hits):
        return False
    talks = ("talk", "round") if len(folded) > _ABBREVIATED else ("talk", "round", *titles.NAMES)
    if (
        len(folded) <= _ABBREVIATED
        and piece.after.strip() in {"-", "–"}
        and spot_all(title.plain, entry.lexicons, "round")
    ):
        return True  # "Round 2 Brightfold - CFO"
    found = re.search(rf"\b{re.escape(folded)}\b", title.plain)
    if not found:
        return False
    beside = spot_all(title.plain, entry.lexicons, *talks)
    return any(_adjoins(title.plain, found.span(), (hit.start, hit.end)) for hit in beside)


def _adjoins(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether nothing but a space or a hyphen parts them, or the one holds the other: "manager round" is a talk."""
    first, second = sorted((one, other))
    return first[1] >= second[1] or text[first[1] : second[0]] in {"", " ", "-"}


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
