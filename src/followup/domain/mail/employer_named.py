"""Which employer does a message name?"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from followup.domain.employers import fits, fold_name, is_agency, is_company, named_by, own_domain, same_name
from followup.domain.events.spotting import plain
from followup.domain.language.lexicon import Claim, Lexicons
from followup.domain.language.words import words
from followup.domain.mail.beside_names import DEPARTMENTS, JOINS_A_NAME, KINDS_OF_HOUSE, NO_EMPLOYER, OF_PLACES
from followup.domain.mail.employer_signed import (
    LONGEST,
    behind_the_name,
    below_the_name,
    calm,
    can_name_an_employer,
    is_capitalised,
    like_the_domain,
    of_sender,
    signed_company,
    tidied,
)
from followup.domain.mail.leads import Tokens, behind_labels, names_after
from followup.domain.mail.quoting import signature
from followup.domain.mail.reading import Reading
from followup.domain.mail.role_named import is_numbered, parted
from followup.domain.mail.subjects import bare_subject
from followup.domain.model import Me, Message
from followup.domain.people import is_machine, is_shared
from followup.domain.vocabulary import COURTESIES, GIVEN_NAMES

MOST_PARTS = 2

_INSIDE = re.compile(r"^[ \t]?(?:&[ \t]?|\+[ \t]?|/|[-'’.*]|,[ \t](?=(?:Inc|LLC|Ltd|GmbH|Co)\b))?[ \t]?$")
_INVITES = re.compile(
    r"(?:^|[.!?:,\n]\s{0,3}|\b(?:that|and|dass|que|che) )((?:[A-ZÀ-Þ][\w&'’-]{1,30} ){1,4}|(?:[A-ZÀ-Þ][\w&'’-]{1,30} ){0,3}& [A-ZÀ-Þ]\w{1,30} )"
    r"(?:would|want|wants|wish|wishes|are keen|is keen|have asked|has asked|möchte|möchten|würde|würden|souhaite|souhaitent|veut|veulent|quiere|quieren|desea|vuole|vogliono|vorrebbe|vorrebbero|quer|querem|gostaria|wil|willen|has|lädt|hat)\b"
    r"[^.!?\n]{0,40}\b(?:meet|interview|invite|invited you|learn more about you|see you|speak|talk|einladen|kennenlernen|sprechen|rencontrer|entrevistar|conocer|conhecer|conoscer|incontrar|ontmoeten|spreken)"
)
_MET = re.compile(
    r"\b(?:interview|gespräch|entretien|entrevista|colloquio|gesprek|intervju|samtale) "
    r"(?:with|mit|bei|avec|chez|con|com|en|presso|met|bij|med|hos) (?=[A-ZÀ-Þ0-9])",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\([^()]*\)|,\s.*$")
"""What goes on about the role in the subject: "Policy Adviser (HEO)", "Account Executive, Mid-Market"."""
_WITH_SOMEBODY = re.compile(r"\s(?:with|mit|avec|con|com|met|med|z)\s")
_REFERENCE = re.compile(r"\b(?:ref|req|id|nr|no)\b|\d{3}", re.IGNORECASE)
_BEHIND_A_ROLE = re.compile(
    r"[\"“”'»]?(?: \([^()\n]{1,30}\))?[\"“”'»]?(?: (?:ist|wurde|is|was|has been))? (?:at|bei(?: der| dem| den)?|beim|chez|presso|bij|hos|ved)"
    r" (?:the |de |het |la |l['’])?(?=[A-ZÀ-Þ0-9])"
)
_NAME = re.compile(r"[A-ZÀ-Þ0-9](?:[\w'’&+-]|\.(?=\w)|(?<=\bSt)\.)*")
_BETWEEN = re.compile(rf" (?:& |(?:(?:{'|'.join(sorted(JOINS_A_NAME - {'&', 'in', 'for'}))}) ){{0,2}}(?=[A-ZÀ-Þ]))")


def employer_in(
    message: Message,
    reading: Reading,
    lexicons: Lexicons,
    role: str,
    person: str,
    me: Me,
    *,
    through_agency: bool = False,
) -> str:
    """What is said in so many words; else the house that the sender writes for; else the likeliest name.

    A name that fits the domain of the sender comes first. The sender's may be an agency: then it is not the employer's.
    """
    domain, subject = own_domain(message.sender.address), bare_subject(message.subject)
    labelled = [name for value in behind_labels(reading.own, "label_company", lexicons) for name in _name_at(value, 0)]
    told = [*labelled, *_behind_the_role(role, subject, reading.own)]
    named = [*told, *_named(message, reading, role)]
    if through_agency or is_agency(domain=domain):
        named += [name for name in _inviting(reading.own) if name != person]
        named.append(of_sender(message.sender))  # a hiring system may be called like an agency
        clients = [name for name in named if name and not (fits(name, domain) or is_agency(name))]
        return _most_often(clients) or _beside_the_role(subject, role, reading, me)
    company = of_sender(message.sender)
    company = below_the_name(company, reading.own) or company
    if company and any(same_name(company, name) for name in named):
        return company
    company = "" if is_agency(company, domain) else company
    certain = [*told, *(name for name in named if is_company(name) or name in subject)]
    by_machine = is_machine(message.sender)

    def names() -> Iterator[str]:
        yield from (name for name in named if domain and named_by(name, domain) and not is_agency(name, domain))
        yield _most_often(certain)
        if by_machine or is_shared(message.sender):
            yield from _inviting(f"{message.subject}\n{reading.own}")
        yield company if domain and named_by(company, domain) else ""
        yield _beside_the_role(subject, role, reading, me)
        if not by_machine:
            yield from _signed(message, reading, domain, person)
        yield _most_often(named)
        yield _met(message)
        yield company
        if by_machine:
            yield from _signed(message, reading, domain, person)
        yield _beside_the_application(subject, reading, me, (person, role))
        yield like_the_domain([message.subject, *(sentence.text for sentence in reading.sentences)], domain)

    return next((name for name in names() if name), "")


def _signed(message: Message, reading: Reading, domain: str, person: str) -> Iterator[str]:
    """The house that the sender signs for, behind their name or below the letter."""
    yield behind_the_name(message.sender)
    yield calm(signed_company(reading.own, domain, person))
    yield signed_company(signature(message.text), domain, person)


def _behind_the_role(role: str, subject: str, own: str) -> Iterator[str]:
    """`Staff Nurse, Acute Medical Unit at St Oswin's Hospital`."""
    for text in (subject, own) if role else ():
        place = text.find(role)
        while place >= 0:
            if found := _BEHIND_A_ROLE.match(text, place + len(role)):
                yield from _name_at(text, found.end())
            place = text.find(role, place + len(role))


def _name_at(text: str, place: int) -> Iterator[str]:
    """The capitalised words that begin there, if they can name an employer."""
    end, further = place, _NAME.match(text, place)
    while further and further.group().lower() not in NO_EMPLOYER:
        end = further.end()
        gap = _BETWEEN.match(text, end)
        further = _NAME.match(text, gap.end()) if gap else None
    name = tidied(text[place:end]).removesuffix(" Pvt")
    if name and can_name_an_employer(name) and not _is_function(name):
        yield name


def _met(message: Message) -> str:
    """Whom a hiring system's subject says that the user will meet: "Your interview with Brightfold Labs"."""
    found = _MET.search(message.subject) if is_machine(message.sender) else None
    name = parted(message.subject[found.end() :])[0].strip(" !.") if found else ""
    is_one = can_name_an_employer(name) and is_capitalised(name) and plain(name.split()[0]) not in GIVEN_NAMES
    return name if is_one else ""


def _named(message: Message, reading: Reading, role: str) -> Iterator[str]:
    """What stands where an employer's name does, and is not the role, a function, or somebody whom the user will meet."""
    domain = own_domain(message.sender.address)
    guests = {word for event in message.invitations for each in event.attendees for word in each.person.name.split()}
    for _, said in names_after(reading, Claim.EMPLOYER, LONGEST, _belongs):
        name = tidied(said)
        if not named_by(name, domain) and named_by(name[:-1], domain):
            name = name[:-1]  # "Ihr Interesse an den Rossmoor Werken"
        if not named_by(name, domain) and (
            plain(name) in GIVEN_NAMES or f"{name}, who " in reading.own.replace("\n", " ")
        ):
            continue  # "a role play with Jess, who leads the team"
        if name != role and not (is_numbered(name) or _is_function(name) or guests.issuperset(name.split())):
            yield name


def _inviting(own: str) -> Iterator[str]:
    """Who would like to meet the user, where an agent writes: "Calder Foundry want to meet you for an interview"."""
    for found in _INVITES.finditer(own):
        name = found.group(1).strip()
        first = plain(name.split()[0])
        if " " in name and first not in GIVEN_NAMES and first not in NO_EMPLOYER and can_name_an_employer(name):
            yield name


def _belongs(tokens: Tokens, index: int, text: str) -> bool:
    word, gap = text[slice(*tokens[index])], text[tokens[index - 1][1] : tokens[index][0]]
    if not _INSIDE.match(gap):
        return False
    if gap == "-":
        return True  # Dairy Co-op
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


def _beside_the_role(subject: str, role: str, reading: Reading, me: Me) -> str:
    """`Instrumentation Engineer - Mossgate Water`: what stands beside the role in the subject, if it reads like a name."""
    parts = parted(_ASIDE.sub("", _WITH_SOMEBODY.split(subject)[0]), reading.language)
    if not role or role not in parts:
        return ""
    place = parts.index(role)
    known = reading.knows
    # "Opportunity - Accountant - Trimurti Auto Components - Chakan" ends with a place.
    near = sorted([*parts[place + 1 :], *reversed(parts[:place])], key=lambda part: not is_company(part))
    return next(
        (
            part
            for part in near
            if part != role
            and can_name_an_employer(part)
            and is_capitalised(part)
            and not all(known(word) for word in words(part))
            and part.split()[-1].lower() not in OF_PLACES
            and not _REFERENCE.search(part)
            and not (reading.job | reading.applying) & set(words(part))
            and not set(words(part)) & set(words(me.name))
        ),
        "",
    )


def _beside_the_application(subject: str, reading: Reading, me: Me, others: Sequence[str]) -> str:
    """`Fernweh Maps - your application`: the part of the subject that is a name, where the other says what it is about."""
    parts = [part for part in parted(subject, reading.language) if part]
    names = [part for part in parts if not all(reading.knows(word) for word in words(part))]
    if len(parts) != MOST_PARTS or len(names) != 1:
        return ""
    name = names[0].strip(" !")
    somebody = {word for other in (me.name, *others) for word in words(other)}
    somebody |= reading.job | reading.applying
    is_one = can_name_an_employer(name) and is_capitalised(name) and not somebody.intersection(words(name))
    return name if is_one else ""


def _is_function(name: str) -> bool:
    found = name.lower().split()
    return (
        not found
        or found[0] in NO_EMPLOYER
        or found[0].strip(".") in COURTESIES
        or (len(found) == 1 and found[0] in KINDS_OF_HOUSE)
        or all(word.strip(".") in DEPARTMENTS for word in found)
    )
