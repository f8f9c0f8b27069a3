"""Which employer do the sender's name, domain and signature tell?

Whatever is read is compared with the domain from which the message comes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from followup.domain.employers import called, fits, is_agency, is_company, is_house, named_by, own_domain
from followup.domain.events.spotting import plain
from followup.domain.language.words import spellings, words
from followup.domain.mail.beside_names import (
    BEFORE_A_NAME,
    DEPARTMENTS,
    FOR_STUDENTS,
    HIRES_STUDENTS,
    JOINS_A_NAME,
    VAGUE,
)
from followup.domain.mail.signatures import SIGNATURE, has_department
from followup.domain.model import Person
from followup.domain.people import is_machine, is_shared
from followup.domain.services import ServiceKind, service
from followup.domain.vocabulary import GIVEN_NAMES

LONGEST = 6
"""Words."""
LONGEST_SIGNED = 2 * LONGEST
"""With the department. What is longer is a sentence."""
LONGEST_READ_OUT = 40
"""So many words of a sentence are compared with the sender's domain."""
LONGEST_RUN = 4
"""So many of them may be the name."""
SHORTEST_BEGINNING = 3
SHORTEST_ECHO = 5
"""Letters. Fewer are the beginning of many words."""

LONGEST_ABBREVIATION = 3

_SHORTENED = (" Co.", " Inc.", " Ltd.", " Corp.", " Bros.", " e.V.", " e. V.")
"""What a company's name may end with, dot and all."""
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{3,80})[)\]]\s*$")
_OF_HOUSE = re.compile(r"^\w+ (?:von|fra|from|från|di|van|bei|at|z|@) (.{3,60})$")
_IN_A_PLACE = re.compile(r" in [A-ZÀ-Þ]\S+$")
_BETWEEN_NAMES = re.compile(r"[,|•·–@]| - ")
_WORDS = re.compile(r"[\s|,/@()]+|(?<!\S)[-–]+(?!\S)")
_APART = re.compile(r" [-–—|·•] |: ")
_OF_A_HOUSE = frozenset(["von", "fra", "from", "från", "di", "van", "bei", "at", "z"])


def of_sender(sender: Person) -> str:
    """`Brightfold Careers <no-reply@...>`: a display name that is no person's, without the department."""
    if not (is_machine(sender) or is_shared(sender) or has_department(sender) or is_company(sender.name)):
        return ""
    if _is_somebody(sender.name) and not is_machine(sender):
        return ""  # "Birgit Amann <verwaltung@...>"
    vendor = service(sender.domain)
    if vendor and vendor.kind is ServiceKind.SCHEDULER:
        return ""  # "Ines Calder via Calendly"
    parts = _APART.split(sender.name)  # "Mairie de Saint-Orbec - Service du personnel"
    part = next((part for part in parts if not DEPARTMENTS.intersection(part.lower().split())), sender.name)
    name = _without_department(_WORDS.split(part))
    is_vendor = not own_domain(sender.address) and sender.domain.startswith(f"{plain(name.partition(' ')[0])}.")
    is_vague = all(word in VAGUE or word in JOINS_A_NAME for word in plain(name).split())
    return "" if is_vendor or is_vague or "@" in name else name


def _is_somebody(name: str) -> bool:
    """Whether it is a person's: two words or three, the first a given name, and none a department's."""
    found = name.split()
    named = len(found) in (2, 3) and plain(found[0]) in GIVEN_NAMES
    return named and DEPARTMENTS.isdisjoint(word.lower() for word in found) and not is_company(name)


def behind_the_name(sender: Person) -> str:
    """`Nils von Zeltmann Software`, `HARGREAVES, Sheila (WHARFEDALE HOSPITALS NHS TRUST)`: the house behind a person's name, where their address is there."""
    found = _IN_BRACKETS.search(sender.name) or _OF_HOUSE.search(sender.name)
    name = found[1].strip() if found else ""
    domain = own_domain(sender.address)
    return calm(name) if domain and fits(name, domain) and can_name_an_employer(name) else ""


def calm(name: str) -> str:
    """What is written in capitals throughout as it would stand in a sentence: `Wharfedale Hospitals NHS Trust`."""
    if not name.isupper() or " " not in name:
        return name
    words = (word.lower() if word.lower() in JOINS_A_NAME else word.capitalize() for word in name.split())
    return " ".join(
        was if len(was) <= LONGEST_ABBREVIATION and was.lower() not in JOINS_A_NAME else word
        for was, word in zip(name.split(), words, strict=True)
    )


def below_the_name(name: str, own: str) -> str:
    """The firm below the name of the person whom a machine writes for: `Juliet Marsh <no-reply@...>` signs so."""
    if " " not in name or plain(name.split(maxsplit=1)[0]) not in GIVEN_NAMES:
        return ""
    lines = [line.strip() for line in own.split("\n") if line.strip()]
    below = next((below for line, below in pairwise(lines[-SIGNATURE:]) if line == name), "")
    parts = [_without_department(_WORDS.split(part)) for part in _BETWEEN_NAMES.split(below)]
    return next((part for part in reversed(parts) if can_name_an_employer(part) and is_capitalised(part)), "")


def signed_company(own: str, domain: str, person: str) -> str:
    """A line near the end that is how the sender's domain would be read out, unless it is an agency's."""
    if not domain:
        return ""
    lines = reversed(own.rstrip().rsplit("\n", SIGNATURE)[-SIGNATURE:])
    parts = [part.split() for line in lines for part in _BETWEEN_NAMES.split(line)]
    names = [_without_department(part[_of_the_writer(part, person) :]) for part in parts if len(part) <= LONGEST_SIGNED]
    names = [name for name in names if can_name_an_employer(name) and not is_agency(name, domain)]
    others = [name for name in names if name != person and is_capitalised(name)]
    return (
        next((name for name in names if named_by(name, domain)), "")
        or next((name for name in others if fits(name, domain)), "")
        or next((name for name in others if _echoes(name, domain, person)), "")
    )


def like_the_domain(texts: Iterable[str], domain: str) -> str:
    """Words of the first text in which they stand that are how the sender's domain would be read out; with a `Hotel` before them.

    None if it is an agency's.
    """
    begins = domain.replace("-", "")[:SHORTEST_BEGINNING]
    for text in texts if domain and not is_agency(domain=domain) else ():
        if text.isascii() and begins not in text.lower():
            continue
        found = [word for word in map(_bare, text.split()) if word.strip("-–—")][:LONGEST_READ_OUT]
        for start, end in _capitalised_runs(found):
            if named_by(" ".join(found[start:end]), domain):
                first = start - (start > 0 and found[start - 1][0].isupper() and is_house(found[start - 1]))
                return called(" ".join(found[first:end]))
    return ""


def _of_the_writer(words: Sequence[str], person: str) -> int:
    """How many words of `Nadja von Lastenlotte` name Nadja Stoll, who writes, rather than the house."""
    if len(words) < 3 or words[1] not in _OF_A_HOUSE or words == person.split():  # noqa: PLR2004
        return 0
    return 2 * person.startswith(f"{words[0]} ")


def _without_students(words: Sequence[str]) -> Sequence[str]:
    """`Brightfold University Recruiting` is no university; `Pellworth University Jobs` is one."""
    after = [*words[1:], ""]
    return [
        word
        for word, later in zip(words, after, strict=True)
        if not (word in FOR_STUDENTS and later.lower() in HIRES_STUDENTS)
    ]


def _without_department(words: Sequence[str]) -> str:
    """`Oakmere HR`, `Equipo de Selección de Lumbreras`: the name of the firm alone."""
    if not FOR_STUDENTS.isdisjoint(words):
        words = _without_students(words)
    kept = [word for word in words if word and (word in JOINS_A_NAME or word.lower().strip(".'") not in DEPARTMENTS)]
    while kept and kept[0] in JOINS_A_NAME:
        kept = kept[1:]
    while kept and kept[-1] in JOINS_A_NAME:
        kept = kept[:-1]
    name = " ".join(kept).strip(" -–&")
    return tidied(name if name.endswith(_SHORTENED) else name.strip(" .-–&"))


def tidied(name: str) -> str:
    """A name without what stands before it in greetings and signatures: "Greetings Brightfold!", "HR-adviseur Brightfold"."""
    words = name.strip(" !").removeprefix("M/s ").split()
    while len(words) > 1 and _goes_before_a_name(words[0]):
        words = words[1:]
    return _IN_A_PLACE.sub("", " ".join(words))


def is_capitalised(name: str) -> bool:
    """Whether all its words are, but for the small ones inside a name."""
    return all(word.lstrip("(")[:1].isupper() or word in JOINS_A_NAME for word in name.split())


def can_name_an_employer(name: str) -> bool:
    """Whether it begins like a name, and is no sentence."""
    return name[:1].isupper() and len(name.split()) <= LONGEST


def _goes_before_a_name(word: str) -> bool:
    folded = word.lower().strip(".,:'")
    return folded in BEFORE_A_NAME or folded.partition("-")[0] in DEPARTMENTS


def _echoes(name: str, domain: str, person: str) -> bool:
    """Whether a word of a company's name, and of no person's, begins a part of its domain, or the other way round: `waipiatavets`."""
    parts = [part for part in domain.partition(".")[0].split("-") if len(part) >= SHORTEST_ECHO]
    persons = set(words(person))
    return len(name.split()) > 1 and any(
        word.startswith(part) or part.startswith(word)
        for word in _both_spellings(name)
        if len(word) >= SHORTEST_ECHO and word not in persons
        for part in parts
    )


def _both_spellings(name: str) -> Iterator[str]:
    for word in name.split():
        yield from spellings(_bare(word))


def _capitalised_runs(found: Sequence[str]) -> Iterator[tuple[int, int]]:
    """From where to where a few words begin and end with a capital; the longest first of those that begin alike."""
    capital = [word[0].isupper() for word in found]
    for start in range(len(found)):
        for end in range(min(len(found), start + LONGEST_RUN), start, -1):
            if capital[start] and capital[end - 1]:
                yield start, end


def _bare(word: str) -> str:
    return word.strip(",;:()|\"'„“”!?.")
