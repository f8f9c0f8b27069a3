"""Which small words in a title are part of a name, and part nothing?"""

import re
from dataclasses import replace

from followup.domain.events.spotting import Hit
from followup.domain.model import Me

_POLISH_FORM = re.compile(r"\bsp\.? z o\. ?o\.")
"""A Polish company is one "with" something."""
_OF_COMPANIES = re.compile(r"(?:Office|Team|Stage|Private|Round|Label) [^\W\d_a-z]")
"""With a capital behind it, it begins a name: "Team Brightfold", "Office Supplies"."""
_INSTITUTE = re.compile(
    r"(?:amt|institut|institute|zentrum|cent(?:er|re|rum|ro)|museum|gesellschaft|verein|verband|stiftung|akademie|hochschule|ministerium|klinik"
    r"|praxis|schule|society|association|foundation|council|ministry|department|agency|school|instituto|agence|bureau|buro)\s$"
)
"""What has "for" in its name: "Institut für Pflanzenbau"."""
_INN = re.compile(r"(?:trattoria|ristorante|pizzeria|osteria|restaurant|brasserie|bistrot?|gasthaus|bar|cafe)\s$")
"""What has "at" in its name: "Trattoria da Gino"."""


def is_within_name(frame: Hit, folded: str) -> bool:
    """Whether what else tells who or what follows is part of a name here: "Institut für Pflanzenbau", "Trattoria da Gino"."""
    before = folded[: frame.start]
    if (frame.section == "for" and _INSTITUTE.search(before)) or (frame.section == "at" and _INN.search(before)):
        return True
    forms = (found.span() for found in _POLISH_FORM.finditer(folded))
    return any(start <= frame.start and frame.end <= end for start, end in forms)


def begins_like_company(text: str) -> bool:
    """Whether its first word, which could say something else, begins a name."""
    return bool(_OF_COMPANIES.match(text))


def without_capital(hit: Hit, segment: str) -> Hit:
    """The frame without an article that is written as part of the name behind: "bij De Gouden Lepel"."""
    words = segment[hit.start : hit.end].split()
    of_name = len(words) > 1 and words[0].islower() and words[-1].istitle()
    return replace(hit, end=hit.end - len(words[-1])) if of_name else hit


def parted(text: str, me: Me) -> str:
    """The title with spaces around a slash beside the user: "Brightfold/Alex"."""
    mine = "|".join(map(re.escape, me.name.split()))
    return re.sub(rf"(?<=\w)/(?=(?:{mine})\b)|(\b(?:{mine}))/(?=\w)", r"\1 / ", text) if mine else text
