"""Which application is this message about?

Nothing is guessed: what is not written is the empty string.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from followup.domain.employers import fold_name, is_agency, named_by, own_domain, same_name
from followup.domain.lexicon import Claim, Lexicons
from followup.domain.mail_habits import DEPARTMENTS
from followup.domain.model import Me, Message
from followup.domain.people import is_machine, is_role_mailbox
from followup.domain.reading import Reading, Said, bare_subject
from followup.domain.sentences import written
from followup.domain.signatures import has_department, signer
from followup.domain.titles import is_role

LONGEST_EMPLOYER = 6
LONGEST_ROLE = 8
LONGEST_PART = 60
"""Words."""

_REQUISITION = re.compile(
    r"\b(?:requisition|job|position|posting|vacancy|ref(?:erence)?|kennziffer|referenz(?:nummer)?|stellennummer|stellen-id|job-id"
    r"|référence|referencia|referência|riferimento|referentie)"
    r"(?:\s?(?:id|nr|no|number|code|#))?[.:#\s-]{1,3}((?=[\w/-]{0,20}\d)[A-Za-z0-9][\w/-]{2,24})",
    re.IGNORECASE,
)
_REQUISITION_ALONE = re.compile(r"(?<![\w-])((?:REQ|JR|R|JOB)[-_ ]?\d{3,10}(?:-\d{1,4})?)(?![\w-])")
_INSIDE_A_NAME = re.compile(r"^[ \t]?(?:&[ \t]?|\+[ \t]?|/|[-'’.*]|,[ \t](?=(?:Inc|LLC|Ltd|GmbH|Co)\b))?[ \t]?$")
_INSIDE_A_ROLE = re.compile(r"^(?:[ \t]|[ \t]?[&/+][ \t]?|[-'’.*:]|,[ \t])$")
_PARTS = re.compile(r"[:|(),;]|\s[-–—]\s|\s(?:at|bei|chez|en|na|hos|w)\s")
_JOINING = frozenset(
    ["of", "and", "the", "de", "du", "la", "le", "et", "y", "e", "für", "und", "von", "der", "für", "for", "&", "in"]
)
_ENDING_A_ROLE = frozenset(
    [
        "at",
        "with",
        "within",
        "here",
        "bei",
        "am",
        "im",
        "in",
        "from",
        "position",
        "role",
        "opening",
        "job",
        "vacancy",
        "internship",
        "team",
        "has",
        "is",
        "was",
        "are",
        "to",
        "on",
        "the",
        "our",
        "und",
        "and",
        "von",
        "vom",
        "zu",
        "zum",
        "an",
        "we",
        "you",
        "i",
        "this",
        "that",
        "which",
        "for",
    ]
)
_NO_EMPLOYER = frozenset(
    [
        "us",
        "our",
        "the",
        "your",
        "you",
        "this",
        "that",
        "me",
        "we",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "uns",
        "sie",
        "ihnen",
        "dir",
        "dich",
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom and what a message is about, as written in it."""

    employer: str = ""
    role: str = ""
    requisition: str = ""
    person: str = ""


def subject_of(message: Message, reading: Reading, lexicons: Lexicons, me: Me, decided: frozenset[int]) -> Subject:
    """The application that `message` speaks of, and the person who speaks.

    `decided` are the numbers of the sentences that decided what the message says.
    """
    person = signer(message, reading.own, me)
    if not (decided or reading.meant(Claim.APPLICATION, Claim.MEETING, Claim.PORTAL)):
        return Subject(person=person)
    spoken = {language: lexicons[language] for language in reading.languages}
    role = _role(reading, spoken, decided) or _role_in(bare_subject(message.subject), spoken)
    employer = _employer(message, reading, role, reading.own)
    return Subject(
        employer=employer,
        role=role,
        requisition=_requisition(message.subject) or _requisition(reading.own),
        person="" if person == employer else person,
    )


# --- the employer ---------------------------------------------------------------------------------------------------


def _employer(message: Message, reading: Reading, role: str, own: str) -> str:
    """The name said most often, in words that lead to an employer's; else the sender's, where that is a company's."""
    named = [name for _, name in _names(reading, Claim.EMPLOYER) if name != role and not _is_function(name)]
    domain = own_domain(message.sender.address)
    company = _of_sender(message)
    if company and any(same_name(company, name) for name in named):
        return company
    for name in (*named, *([company] if company else [])):
        if domain and named_by(name, domain) and not is_agency(name, domain):
            return name
    if named:
        counted = Counter(fold_name(name) for name in named)
        often = max(counted, key=lambda folded: (counted[folded], -_first(named, folded)))
        return named[_first(named, often)]
    if company and not is_agency(company, domain):
        return company
    return _signed_company(own, domain) or _like_the_domain(message.subject, domain)


def _first(names: Sequence[str], folded: str) -> int:
    return next(index for index, name in enumerate(names) if fold_name(name) == folded)


def _of_sender(message: Message) -> str:
    """`Brightfold Careers <no-reply@...>`: a display name that is no person's, without the department."""
    sender = message.sender
    if not (is_machine(sender) or is_role_mailbox(sender.address) or has_department(sender)):
        return ""
    words = [word for word in re.split(r"[\s|,/@()-]+", sender.name) if word]
    kept = [word for word in words if word.lower().strip(".'") not in DEPARTMENTS]
    name = " ".join(kept).strip(" -–&")
    vendor = own_domain(sender.address) == "" and len(kept) == 1 and kept[0].lower() in sender.domain
    return "" if vendor or "@" in name else name


def _signed_company(own: str, domain: str) -> str:
    """A line near the end that is how the sender's domain would be read out."""
    if not domain:
        return ""
    for line in reversed(own.rstrip().split("\n")[-8:]):
        for part in re.split(r"[,|•·–]| - ", line):
            name = part.strip()
            if _can_name_an_employer(name) and named_by(name, domain) and not is_agency(name, domain):
                return name
    return ""


def _can_name_an_employer(name: str) -> bool:
    return name[:1].isupper() and len(name.split()) <= LONGEST_EMPLOYER


def _like_the_domain(subject: str, domain: str) -> str:
    """Words of the subject that are how the sender's domain would be read out."""
    words = re.split(r"[\s,:|()]+", subject)
    runs = (words[start:end] for start in range(len(words)) for end in range(len(words), start, -1) if end - start <= 4)  # noqa: PLR2004
    if not domain:
        return ""
    return next((name for run in runs if (name := " ".join(run)) and name[0].isupper() and named_by(name, domain)), "")


def _is_function(name: str) -> bool:
    words = name.lower().split()
    return not words or words[0] in _NO_EMPLOYER or all(word.strip(".") in DEPARTMENTS for word in words)


# --- the role -------------------------------------------------------------------------------------------------------


def _role(reading: Reading, lexicons: Lexicons, decided: frozenset[int]) -> str:
    """What stands where a role is named and reads like one: in the sentence that decided, else the earliest."""
    found = sorted(
        (*_names(reading, Claim.ROLE), *_before(reading)), key=lambda named: (named[0] not in decided, named[0])
    )
    return next((name for _, name in found if is_role(name, lexicons)), "")


def _role_in(subject: str, lexicons: Lexicons) -> str:
    """`Next step: Backend Developer`: a part of the subject that is nothing but a role."""
    parts = (part.strip() for part in _PARTS.split(subject))
    return next(
        (part for part in parts if part[:1].isupper() and 1 < len(part) <= LONGEST_PART and is_role(part, lexicons)), ""
    )


def _before(reading: Reading) -> Iterator[tuple[int, str]]:
    """`the Backend Developer role`: the capitalised words before."""
    for said in reading.meant(Claim.ROLE_BEFORE):
        text, tokens, place = said.sentence.text, written(said.sentence), said.match.start
        start = place
        while start > 0 and place - start < LONGEST_ROLE and _belongs_before(tokens, start - 1, text):
            start -= 1
        if start < place:
            yield said.number, text[tokens[start][0] : tokens[place - 1][1]].strip()


def _belongs_before(tokens: Sequence[tuple[int, int]], index: int, text: str) -> bool:
    start, end = tokens[index]
    gap = text[end : tokens[index + 1][0]] if index + 1 < len(tokens) else " "
    return text[start].isupper() and bool(_INSIDE_A_ROLE.match(gap)) and text[start:end].lower() not in _ENDING_A_ROLE


# --- names after the words that lead to them ------------------------------------------------------------------------


def _names(reading: Reading, kind: Claim) -> Iterator[tuple[int, str]]:
    """Each name with the number of its sentence, in the order of the text."""
    for said in reading.meant(kind):
        if name := _name_after(said, kind):
            yield said.number, name


def _name_after(said: Said, kind: Claim) -> str:
    text, tokens, place = said.sentence.text, written(said.sentence), said.match.end
    articles = ("the", "a", "an", "our", "der", "die", "das", "den", "dem", "eine", "einen", "einer")
    while place < len(tokens) and text[slice(*tokens[place])].lower() in articles:
        place += 1
    if place >= len(tokens) or not text[tokens[place][0]].isupper():
        return ""
    if place and text[tokens[place - 1][1] : tokens[place][0]].strip():
        return ""
    end = place
    longest = LONGEST_EMPLOYER if kind is Claim.EMPLOYER else LONGEST_ROLE
    belongs = _belongs_to_employer if kind is Claim.EMPLOYER else _belongs_to_role
    while end + 1 < len(tokens) and end - place + 1 < longest and belongs(tokens, end + 1, text):
        end += 1
    return text[tokens[place][0] : tokens[end][1]].strip()


def _belongs_to_employer(tokens: Sequence[tuple[int, int]], index: int, text: str) -> bool:
    word, gap = text[slice(*tokens[index])], text[tokens[index - 1][1] : tokens[index][0]]
    if not _INSIDE_A_NAME.match(gap):
        return False
    if word[0].isupper() or word[0].isdigit():
        return word.lower() not in _NO_EMPLOYER
    following = text[tokens[index + 1][0]] if index + 1 < len(tokens) else ""
    return word.lower() in _JOINING and following.isupper()


def _belongs_to_role(tokens: Sequence[tuple[int, int]], index: int, text: str) -> bool:
    word, gap = text[slice(*tokens[index])], text[tokens[index - 1][1] : tokens[index][0]]
    if not _INSIDE_A_ROLE.match(gap) or word.lower() in _ENDING_A_ROLE:
        following = text[tokens[index + 1][0]] if index + 1 < len(tokens) else ""
        return word.lower() in {"of", "for", "and"} and gap == " " and following.isupper()
    return word[0].isupper() or word[0].isdigit()


# --- the rest -------------------------------------------------------------------------------------------------------


def _requisition(text: str) -> str:
    found = _REQUISITION_ALONE.search(text) or _REQUISITION.search(text)
    return found.group(1).strip("-/") if found else ""
