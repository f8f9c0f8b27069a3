"""Which application is this message about?

Nothing is guessed: what is not written is the empty string.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from followup.domain.employers import fold_name, is_agency, named_by, own_domain
from followup.domain.lexicon import Claim
from followup.domain.model import Me, Message, Person
from followup.domain.people import is_machine, is_role_mailbox
from followup.domain.reading import Reading, Said
from followup.domain.words import surfaces

LONGEST_NAME = 6
"""Words in the name of an employer."""
LONGEST_ROLE = 9


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom and what a message is about, as written in it."""

    employer: str = ""
    role: str = ""
    requisition: str = ""
    person: str = ""


def subject_of(message: Message, reading: Reading, me: Me) -> Subject:
    """The application that `message` speaks of, and the person who speaks."""
    return Subject()
