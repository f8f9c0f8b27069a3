"""Which employer does a message name?"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from followup.domain.employers import (
    called,
    fits,
    fold_name,
    is_agency,
    is_house,
    named_by,
    own_domain,
    same_name,
    signs_as_agency,
)
from followup.domain.events.spotting import plain
from followup.domain.language.lexicon import Claim
from followup.domain.language.words import spellings, words
from followup.domain.mail.leads import Tokens, names_after
from followup.domain.mail.mail_habits import BEFORE_A_NAME, DEPARTMENTS, JOINS_A_NAME, NO_EMPLOYER
from followup.domain.mail.quoting import signature
from followup.domain.mail.reading import Reading
from followup.domain.mail.role_named import PARTS, is_numbered
from followup.domain.mail.signatures import has_department
from followup.domain.mail.subjects import bare_subject
from followup.domain.model import Me, Message, Person
from followup.domain.people import is_machine, is_shared
from followup.domain.services import ServiceKind, service
from followup.domain.vocabulary import AGENCY_HINTS, COURTESIES, GIVEN_NAMES

LONGEST = 6
"""Words."""
LONGEST_SIGNED = 2 * LONGEST
"""With the department. What is longer is a sentence."""
SIGNATURE = 8
"""Lines at the end in which a company may sign."""
MOST_PARTS = 2
LONGEST_READ_OUT = 40
"""So many words of a sentence are compared with the sender's domain."""
LONGEST_LINE = 90
"""Characters of a line of a signature; what is longer is a sentence."""
_SHORTEST_BEGINNING = 3
_SHORTEST_ECHO = 5
"""Letters. Fewer are the beginning of many words."""

_INSIDE = re.compile(r"^[ \t]?(?:&[ \t]?|\+[ \t]?|/|[-'’.*]|,[ \t](?=(?:Inc|LLC|Ltd|GmbH|Co)\b))?[ \t]?$")
_INVITES = re.compile(
    r"(?:^|[.!?:,\n]\s{0,3}|\b(?:that|and|dass|que|che) )((?:[A-ZÀ-Þ][\w&'’-]{1,30} ){1,4}|(?:[A-ZÀ-Þ][\w&'’-]{1,30} ){0,3}& [A-ZÀ-Þ]\w{1,30} )"
    r"(?:would|want|wants|wish|wishes|are keen|is keen|have asked|has asked|möchte|möchten|würde|würden|souhaite|souhaitent|quiere|desea|vorrebbe|wil|willen)\b"
    r"[^.!?\n]{0,40}\b(?:meet|interview|invite|see you|speak|talk|einladen|kennenlernen|sprechen|rencontrer|entrevistar|conocer|incontrar|ontmoeten|spreken)"
)
_MET = re.compile(
    r"\b(?:interview|gespräch|entretien|entrevista|colloquio|gesprek|intervju|samtale) "
    r"(?:with|mit|bei|avec|chez|con|com|en|presso|met|bij|med|hos) (?=[A-ZÀ-Þ0-9])",
    re.IGNORECASE,
)
_IN_A_PLACE = re.compile(r" in [A-ZÀ-Þ]\S+$")
_WITH_SOMEBODY = re.compile(r"\s(?:with|mit|avec|con|com|met|med|z)\s")
_BETWEEN_NAMES = re.compile(r"[,|•·–@]| - ")
_WORDS = re.compile(r"[\s|,/@()-]+")


def employer_in(message: Message, reading: Reading, role: str, person: str, me: Me) -> str:
    """The name said most often in words that lead to an employer's; else the sender's, where that is a company's.

    A name that fits the domain of the sender comes first. The sender's may be an agency: then it is not the employer's.
    """
    domain = own_domain(message.sender.address)
    company = _of_sender(message.sender)
    company = _below_the_name(company, reading.own) or company
    named = [tidied(name) for name in _named(reading)]
    met = {word for event in message.invitations for each in event.attendees for word in each.person.name.split()}
    named = [
        name
        for name in named
        if name != role and not (is_numbered(name) or _is_function(name) or met.issuperset(name.split()))
    ]
    if is_agency(domain=domain) or by_agency(message, reading.own):
        named += [name for name in _inviting(reading.own) if name != person]
        others = [name for name in named if not (fits(name, domain) or is_agency(name))]
        return _most_often(others) or _beside_the_role(bare_subject(message.subject), role, reading, me)
    if company and any(same_name(company, name) for name in named):
        return company
    for name in (*named, *([company] if company else [])):
        if domain and named_by(name, domain) and not is_agency(name, domain):
            return name
    return (
        _most_often(named)
        or _met(message)
        or (company if not is_agency(company, domain) else "")
        or _beside_the_role(bare_subject(message.subject), role, reading, me)
        or signed_company(reading.own, domain, person)
        or signed_company(signature(message.text), domain, person)
        or _beside_the_application(bare_subject(message.subject), reading, me, (person, role))
        or _like_the_domain([message.subject, *(sentence.text for sentence in reading.sentences)], domain)
    )


def signed_company(own: str, domain: str, person: str) -> str:
    """A line near the end that is how the sender's domain would be read out, unless it is an agency's."""
    if not domain:
        return ""
    lines = reversed(own.rstrip().rsplit("\n", SIGNATURE)[-SIGNATURE:])
    parts = [part.split() for line in lines for part in _BETWEEN_NAMES.split(line)]
    names = [_without_department(part) for part in parts if len(part) <= LONGEST_SIGNED]
    names = [name for name in names if _can_name_an_employer(name) and not is_agency(name, domain)]
    others = [name for name in names if name != person and _is_capitalised(name)]
    return (
        next((name for name in names if named_by(name, domain)), "")
        or next((name for name in others if fits(name, domain)), "")
        or next((name for name in others if _echoes(name, domain, person)), "")
    )


def _echoes(name: str, domain: str, person: str) -> bool:
    """Whether a word of a company's name, and of no person's, begins a part of its domain, or the other way round: `waipiatavets`."""
    parts = [part for part in domain.partition(".")[0].split("-") if len(part) >= _SHORTEST_ECHO]
    persons = set(words(person))
    return len(name.split()) > 1 and any(
        word.startswith(part) or part.startswith(word)
        for word in _both_spellings(name)
        if len(word) >= _SHORTEST_ECHO and word not in persons
        for part in parts
    )


def _both_spellings(name: str) -> Iterator[str]:
    for word in name.split():
        yield from spellings(_bare(word))


def by_agency(message: Message, own: str) -> bool:
    """Whether whoever signs says that they place people with others."""
    lines = f"{own}\n{signature(message.text)}".rstrip().rsplit("\n", 2 * SIGNATURE)[-2 * SIGNATURE :]
    ending = "\n".join(line for line in lines if len(line) <= LONGEST_LINE)
    folded = ending.casefold()
    return any(hint in folded for hint in AGENCY_HINTS) and signs_as_agency(ending)


def tidied(name: str) -> str:
    """A name without what stands before it in greetings and signatures: "Greetings Brightfold!", "HR-adviseur Brightfold"."""
    words = name.strip(" !").split()
    while len(words) > 1 and _goes_before_a_name(words[0]):
        words = words[1:]
    return _IN_A_PLACE.sub("", " ".join(words))


def _goes_before_a_name(word: str) -> bool:
    folded = word.lower().strip(".,:'")
    return folded in BEFORE_A_NAME or folded.partition("-")[0] in DEPARTMENTS


def _met(message: Message) -> str:
    """Whom a hiring system's subject says that the user will meet: "Your interview with Brightfold Labs"."""
    found = _MET.search(message.subject) if is_machine(message.sender) else None
    name = PARTS.split(message.subject[found.end() :])[0].strip(" !.") if found else ""
    is_one = _can_name_an_employer(name) and _is_capitalised(name) and plain(name.split()[0]) not in GIVEN_NAMES
    return name if is_one else ""


def _named(reading: Reading) -> Iterator[str]:
    return (name for _, name in names_after(reading, Claim.EMPLOYER, LONGEST, _belongs))


def _inviting(own: str) -> Iterator[str]:
    """Who would like to meet the user, where an agent writes: "Calder Foundry want to meet you for an interview"."""
    for found in _INVITES.finditer(own):
        name = found.group(1).strip()
        first = plain(name.split()[0])
        if " " in name and first not in GIVEN_NAMES and first not in NO_EMPLOYER and _can_name_an_employer(name):
            yield name


def _belongs(tokens: Tokens, index: int, text: str) -> bool:
    word, gap = text[slice(*tokens[index])], text[tokens[index - 1][1] : tokens[index][0]]
    if not _INSIDE.match(gap):
        return False
    if word[0].isupper() or word[0].isdigit():
        return word.lower() not in NO_EMPLOYER
    following = text[tokens[index + 1][0]] if index + 1 < len(tokens) else ""
    return word.lower() in JOINS_A_NAME and following.isupper()


def _most_often(names: Sequence[str]) -> str:
    if not names:
        return ""
    counted = Counter(fold_name(name) for name in names)
    often = counted.most_common(1)[0][0]
    return next(name for name in names if fold_name(name) == often)


def _of_sender(sender: Person) -> str:
    """`Brightfold Careers <no-reply@...>`: a display name that is no person's, without the department."""
    if not (is_machine(sender) or is_shared(sender) or has_department(sender)):
        return ""
    vendor = service(sender.domain)
    if vendor and vendor.kind is ServiceKind.SCHEDULER:
        return ""  # "Ines Calder via Calendly"
    name = _without_department(_WORDS.split(sender.name))
    is_vendor = not own_domain(sender.address) and sender.domain.startswith(f"{plain(name.partition(' ')[0])}.")
    return "" if is_vendor or "@" in name else name


def _below_the_name(name: str, own: str) -> str:
    """The firm below the name of the person whom a machine writes for: `Juliet Marsh <no-reply@...>` signs so."""
    if " " not in name or plain(name.split(maxsplit=1)[0]) not in GIVEN_NAMES:
        return ""
    lines = [line.strip() for line in own.split("\n") if line.strip()]
    below = next((below for line, below in pairwise(lines[-SIGNATURE:]) if line == name), "")
    parts = [_without_department(_WORDS.split(part)) for part in _BETWEEN_NAMES.split(below)]
    return next((part for part in reversed(parts) if _can_name_an_employer(part) and _is_capitalised(part)), "")


def _without_department(words: Sequence[str]) -> str:
    """`Oakmere HR`, `Equipo de Selección de Lumbreras`: the name of the firm alone."""
    kept = [word for word in words if word and word.lower().strip(".'") not in DEPARTMENTS]
    while kept and kept[0] in JOINS_A_NAME:
        kept = kept[1:]
    return tidied(" ".join(kept).strip(" .-–&"))


def _beside_the_role(subject: str, role: str, reading: Reading, me: Me) -> str:
    """`Instrumentation Engineer - Mossgate Water`: what stands beside the role in the subject, if it reads like a name."""
    parts = [part.strip() for part in PARTS.split(_WITH_SOMEBODY.split(subject)[0])]
    if not role or role not in parts:
        return ""
    known = reading.knows
    return next(
        (
            part
            for part in reversed(parts)
            if part != role
            and _can_name_an_employer(part)
            and _is_capitalised(part)
            and not all(known(word) for word in words(part))
            and not (reading.job | reading.applying) & set(words(part))
            and not set(words(part)) & set(words(me.name))
        ),
        "",
    )


def _beside_the_application(subject: str, reading: Reading, me: Me, others: Sequence[str]) -> str:
    """`Fernweh Maps - your application`: the part of the subject that is a name, where the other says what it is about."""
    parts = [part.strip() for part in PARTS.split(subject) if part.strip()]
    names = [part for part in parts if not all(reading.knows(word) for word in words(part))]
    if len(parts) != MOST_PARTS or len(names) != 1:
        return ""
    [name] = names
    somebody = {word for other in (me.name, *others) for word in words(other)}
    somebody |= reading.job | reading.applying
    is_one = _can_name_an_employer(name) and _is_capitalised(name) and not somebody.intersection(words(name))
    return name if is_one else ""


def _is_capitalised(name: str) -> bool:
    return all(word[0].isupper() or word in JOINS_A_NAME for word in name.split())


def _can_name_an_employer(name: str) -> bool:
    return name[:1].isupper() and len(name.split()) <= LONGEST


def _like_the_domain(texts: Iterable[str], domain: str) -> str:
    """Words of the first text in which they stand that are how the sender's domain would be read out; with a `Hotel` before them.

    None if it is an agency's.
    """
    begins = domain.replace("-", "")[:_SHORTEST_BEGINNING]
    for text in texts if domain and not is_agency(domain=domain) else ():
        if text.isascii() and begins not in text.lower():
            continue
        found = [word for word in map(_bare, text.split()) if word.strip("-–—")][:LONGEST_READ_OUT]
        for start, end in _capitalised_runs(found):
            if named_by(" ".join(found[start:end]), domain):
                first = start - (start > 0 and found[start - 1][0].isupper() and is_house(found[start - 1]))
                return called(" ".join(found[first:end]))
    return ""


def _capitalised_runs(found: Sequence[str]) -> Iterator[tuple[int, int]]:
    """From where to where up to four words begin and end with a capital; the longest first of those that begin alike."""
    capital = [word[0].isupper() for word in found]
    for start in range(len(found)):
        for end in range(min(len(found), start + 4), start, -1):
            if capital[start] and capital[end - 1]:
                yield start, end


def _bare(word: str) -> str:
    return word.strip(",;:()|\"'„“”!?.")


def _is_function(name: str) -> bool:
    found = name.lower().split()
    return (
        not found
        or found[0] in NO_EMPLOYER
        or found[0].strip(".") in COURTESIES
        or all(word.strip(".") in DEPARTMENTS for word in found)
    )
