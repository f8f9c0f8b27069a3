"""Whom do the brackets in a title name, and what are these people?

"(Nina, store manager)" and "(CFO + HR)" tell who will be there; "(store manager)" alone is the job.
"""

import re
from collections.abc import Iterator, Sequence

from followup.domain.events.mentions import names_in, names_me
from followup.domain.events.somebody import has_courtesy
from followup.domain.events.spotting import plain, spot_all
from followup.domain.events.titles import Title
from followup.domain.language.lexicon import Lexicons
from followup.domain.model import Me
from followup.domain.vocabulary import GIVEN_NAMES

_BRACKETS = re.compile(r"\(([^()]{2,80})\)")
_COMMA = re.compile(r"\s*[,;/]\s*|\s[-–—]\s")
_BOTH = re.compile(r"\s*[+&,]\s*|\s(?:and|und|et|y|e|en|i|och|og|ve|mit|with)\s")
_SOME = re.compile(r"[2-9] [^\W\d_]")
"""So many of them: "2 engineers"."""
_LONGEST_NAME = 2


def attending(title: Title, lexicons: Lexicons, me: Me) -> Iterator[tuple[str, str]]:
    """Each bracket that tells who will be there, with the name in it, which may be empty."""
    for found in _BRACKETS.finditer(title.text):
        inside = found.group(1).strip()
        name, *rest = _COMMA.split(inside, maxsplit=1)
        if rest and _is_somebody(name) and not names_me(name, me) and _is_function(rest[0], title, lexicons):
            yield inside, next(names_in(name, single=True))
        parts = _BOTH.split(inside)
        named = [part for part in parts if plain(part).split()[0] in GIVEN_NAMES]
        if len(parts) > 1 and _are_people(parts):
            yield from ((inside, part) for part in parts)
        elif len(parts) > 1 and all(part in named or _is_function(part, title, lexicons) for part in parts):
            yield from ((inside, name) for name in named or [""])


def _are_people(parts: Sequence[str]) -> bool:
    """Whether all of them are written as names, and one of them is common as such."""
    alike = all(next(names_in(part, single=True), "") == part for part in parts)
    return alike and any(plain(part).split()[0] in GIVEN_NAMES for part in parts)


def _is_somebody(text: str) -> bool:
    """Whether it is a name: of several words, or a single one that many people bear or that nothing else is called."""
    name = next(names_in(text, single=True), "")
    if has_courtesy(text):
        return bool(name)
    return bool(name) and name == text and (len(name.split()) >= _LONGEST_NAME or plain(name) in GIVEN_NAMES)


def _is_function(text: str, title: Title, lexicons: Lexicons) -> bool:
    """Whether it is what somebody is, or a department that hires."""
    if _SOME.match(text):
        return True
    hits = spot_all(plain(text), lexicons, "occupation", "job", "department", "stage_hiring_manager")
    return any(hit.language in title.spoken for hit in hits)
