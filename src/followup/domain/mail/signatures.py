"""Who signed this message, and as what?"""

import re
from collections.abc import Sequence

from followup.domain.employers import signs_as_agency
from followup.domain.mail.beside_names import ARRANGES_FOR_OTHERS, DEPARTMENTS, SIGN_OFFS
from followup.domain.mail.eastern import names_a_company
from followup.domain.mail.quoting import signature
from followup.domain.model import Me, Message, Person
from followup.domain.names import full_name
from followup.domain.people import is_machine, is_mine, is_shared
from followup.domain.vocabulary import NOT_IN_NAMES, POSITIONS

SIGNATURE = 8
"""Lines at the end in which somebody, or a company, may sign."""
LONGEST_FUNCTION = 60
LONGEST_LINE = 90
"""Characters of a line of a signature; what is longer is a sentence."""


def signer(message: Message, own: str, me: Me) -> str:
    """Who speaks: the sender if a person, else whoever signed."""
    sender = message.sender
    if is_mine(me, sender.address):
        return ""
    if not is_machine(sender) and not is_shared(sender) and not has_department(sender):
        return full_name(sender)
    return _signed(own)


def places_people(message: Message, own: str) -> bool:
    """Whether whoever signs says that they place people with others: "Personalberatung | Kessler GmbH"."""
    lines = f"{own}\n{signature(message.text)}".rstrip().rsplit("\n", 2 * SIGNATURE)[-2 * SIGNATURE :]
    return signs_as_agency("\n".join(line for line in lines if len(line) <= LONGEST_LINE))


def arranges_for_others(own: str) -> bool:
    """Whether whoever signs does so as somebody's secretary, or for those who hire: "Works Secretary", "Personalabteilung"."""
    lines = own.rstrip().rsplit("\n", SIGNATURE)[-SIGNATURE:]
    short = (line for line in lines if len(line) <= LONGEST_FUNCTION and not line.endswith((".", "!", "?", ",")))
    return any(not ARRANGES_FOR_OTHERS.isdisjoint(re.findall(r"\w+", line.lower())) for line in short)


def _signed(own: str) -> str:
    """The name in the line below "Kind regards"."""
    lines = [line for line in own.split("\n") if line]
    for index, line in enumerate(lines[:-1]):
        if line.lower().strip(" ,.!") in SIGN_OFFS:
            name = lines[index + 1].split(",")[0].split("|")[0].strip()
            words = name.split()
            if 2 <= len(words) <= 4 and all(word[0].isupper() for word in words) and not _is_a_title(words):  # noqa: PLR2004
                return name
    return ""


def _is_a_title(words: Sequence[str]) -> bool:
    folded = {word.lower().strip(".") for word in words}
    return bool(folded & (DEPARTMENTS | NOT_IN_NAMES | POSITIONS))


def has_department(person: Person) -> bool:
    """Whether a display name names a department or a function: `Brightfold Careers`."""
    if names_a_company(person.name):
        return True
    return any(word.lower().strip(".'") in DEPARTMENTS for word in person.name.split())
