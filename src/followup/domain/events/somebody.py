"""Does a piece of a title name a person, and are two persons one?"""

import re
from collections.abc import Iterable

from followup.domain.events.mentions import COURTESY, HONORIFIC, bears, is_list_of_names
from followup.domain.events.spotting import plain
from followup.domain.events.titles import Piece, Title
from followup.domain.model import Person
from followup.domain.people import fold
from followup.domain.vocabulary import GIVEN_NAMES

_COURTESY = re.compile(f"^{COURTESY}", re.IGNORECASE)
_FROM = re.compile(r"from|at|@|bei|chez|bij|hos|presso|aus|v[ou]n|vom|de|du|di|da|van|från|fra|z")
_PLACE = re.compile(
    r"^(?:zoom|teams|google|webex|skype)\b|(?:office|hq|campus|building|tower|stra(?:ß|ss)e|street|platz|büro)\b",
    re.IGNORECASE,
)


def is_person(piece: Piece, known: Iterable[Person]) -> bool:
    """Whether a piece of a title names a person: one of those known, or plainly somebody's name."""
    if any(bears(person, piece.text) for person in known):
        return True
    if has_courtesy(piece.text) or HONORIFIC.search(piece.text):
        return True
    first = plain(piece.text).split()[0].strip(".,")
    return first in GIVEN_NAMES and (is_list_of_names(piece.text) or " " not in piece.text)


def has_courtesy(text: str) -> bool:
    """Whether it begins as one names somebody: "Frau", "Dr."."""
    return bool(_COURTESY.match(text))


def comes_from(piece: Piece, title: Title) -> bool:
    """Whether it is a single word, and said to be from somewhere that is written as a name: "Delphine from Cinder Studio"."""
    behind = title.text.partition(piece.text)[2].split()
    return bool(
        piece.text.isalpha()
        and piece.text[0].isupper()
        and len(behind) > 1
        and _FROM.fullmatch(behind[0])
        and behind[1][0].isupper()
        and not has_courtesy(behind[1])
        and not _PLACE.search(" ".join(behind[1:]))
    )


def same_person(one: Person, other: Person) -> bool:
    """Whether both are one: by address if both have one, else by name."""
    if one.address and other.address:
        return fold(one.address) == fold(other.address)
    return bears(one, other.name)
