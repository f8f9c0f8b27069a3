"""Which application is this message about?

Nothing is guessed: what is not written is the empty string.
"""

import re
from dataclasses import dataclass

from followup.domain.employers import own_domain
from followup.domain.language.lexicon import Lexicons
from followup.domain.mail import eastern
from followup.domain.mail.employer_named import employer_in
from followup.domain.mail.employer_signed import signed_company
from followup.domain.mail.reading import Reading
from followup.domain.mail.role_named import role_in
from followup.domain.mail.signatures import arranges_for_others, places_people, signer
from followup.domain.mail.subjects import bare_subject
from followup.domain.model import Me, Message

_LABELLED = re.compile(
    r"(?-i:[JjKkPpRrSsVv])(?<!\w.)(?:(?<=j)ob|(?<=k)ennziffer|(?<=p)osition|(?<=p)osting|(?<=v)acancy"
    r"|(?<=s)tellen(?:nummer|-id)|(?<=r)(?:eq(?:uisition)?|ef(?:erence)?|eferenz(?:nummer)?|iferimento"
    r"|éférence|eferencia|eferência|eferentie))"
    r"(?:\s?(?:id|nr|no|number|code|#))?[.:#\s-]{1,3}((?=[\w/-]{0,20}\d)[A-Za-z0-9][\w/-]{2,24})",
    re.IGNORECASE,
)
"""The first letter is given by itself: then the search skips to it."""
_IN_A_SUBJECT = re.compile(
    r"\((?:(?:ref|req|id|nr|no|job)\b[.:# ]*)?((?!(?:19|20)\d\d\))[A-Za-z]{0,4}[-_/]?\d[\d/-]{2,18})\)"
    r"|(?<![\w/-])(\d{2,5}-\d{2,5}-\d{3,6})(?![\w/-])|^(\d{4,6}) (?=[A-ZÀ-Þ])"
)
"""`Laboratory Manager (4471)`, `331-26-0872 Staff Nurse`, `4471 Laboratory Manager`."""
_EVERYWHERE = ("en",)
"""In what else jobs are named, whatever language is spoken: "wir suchen einen Backend Engineer"."""
_DIGIT = re.compile(r"\d")
_ALONE = re.compile(r"([RJ](?<![\w-].)(?:(?<=R)(?:EQ)?|(?<=J)(?:R|OB))[-_ ]?\d{3,10}(?:-\d{1,4})?)(?![\w-])")


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom and what a message is about, as written in it."""

    employer: str = ""
    role: str = ""
    requisition: str = ""
    person: str = ""
    by_agency: bool = False
    """Whether whoever signs places people with others."""
    for_others: bool = False
    """Whether whoever signs arranges what others do, a secretary or somebody in HR."""


def subject_of(message: Message, reading: Reading, lexicons: Lexicons, me: Me, decided: frozenset[int]) -> Subject:
    """The application that `message` speaks of, and the person who speaks.

    `decided` are the numbers of the sentences that decided what the message says.
    """
    person = signer(message, reading.own, me)
    if not (decided or reading.job or reading.applying):
        return Subject(signed_company(reading.own, own_domain(message.sender.address), person), person=person)
    spoken = {language: lexicons[language] for language in (*reading.languages, *_EVERYWHERE) if language in lexicons}
    subject = bare_subject(message.subject)
    role = role_in(subject, reading, spoken, decided)
    by_agency = places_people(message, reading.own)
    employer = employer_in(message, reading, spoken, role, person, me, through_agency=by_agency)
    if reading.language in eastern.LANGUAGES:
        employer = eastern.employer_of(subject, reading.own, message.sender.name, person) or employer
        role = eastern.role_of(subject, reading.own, employer, spoken) or role
    return Subject(
        employer=employer,
        role=role,
        requisition=_requisition(message.subject) or _in_subject(subject) or _requisition(reading.own),
        person="" if person == employer else person,
        by_agency=by_agency,
        for_others=arranges_for_others(reading.own),
    )


def _in_subject(subject: str) -> str:
    found = _IN_A_SUBJECT.search(subject) if _DIGIT.search(subject) else None
    return next((group for group in found.groups() if group), "") if found else ""


def _requisition(text: str) -> str:
    if not _DIGIT.search(text):
        return ""
    found = _ALONE.search(text) or _LABELLED.search(text)
    return found.group(1).strip("-/") if found else ""
