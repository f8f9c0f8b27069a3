"""Which job, at which employer, is an event about?

The employer is named as the event names it, best by a name that fits the domain from which its people write.
Nothing is guessed: a domain alone gives its own spelling, and where there is neither name nor domain there is no employer.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from followup.domain import titles
from followup.domain.descriptions import Description
from followup.domain.employers import fits, is_agency, is_company, name_from_domain, own_domain, tenant
from followup.domain.lexicon import Lexicons
from followup.domain.mentions import is_name, names_me
from followup.domain.model import Event, Me, Person
from followup.domain.parties import Parties, is_person
from followup.domain.people import is_mine
from followup.domain.spotting import WITHOUT_SPACES, Hit, plain, spot_all
from followup.domain.titles import Piece, Title, is_role
from followup.domain.vocabulary import GIVEN_NAMES, ROLE_WORDS

_REQUISITION = re.compile(r"\b(?:(?:J?R|REQ|JOB|ID)[-_ #]?\d{3,12}|[A-Z]{2,5}-\d{3,10})\b")
_RUN = re.compile(r"(?:[^\W\d_a-z][\w&'’.-]*|\d+[A-Za-z]\w*)(?:[ ](?:[^\W\d_a-z][\w&'’.-]*|&|and|und|of|de|for)){0,4}")
_PLAIN_FRAMES = frozenset({"", "with", "and", "for"})
_LONGEST_ROLE = 6
_LONGEST_LINE = 90
_SMALL_WORDS = frozenset(
    [
        "the",
        "a",
        "an",
        "our",
        "your",
        "this",
        "der",
        "die",
        "das",
        "unsere",
        "unserer",
        "le",
        "la",
        "les",
        "un",
        "une",
        "el",
        "los",
        "il",
        "lo",
        "de",
        "het",
        "een",
        "for",
        "of",
        "as",
        "als",
        "on",
        "about",
    ]
)


@dataclass(frozen=True, slots=True)
class Opening:
    """A job at an employer. `agency` is the domain of the recruitment agency that arranges, if one does."""

    employer: str = ""
    domains: frozenset[str] = frozenset()
    agency: str = ""
    role: str = ""
    requisition: str = ""


def opening_of(
    event: Event,
    title: Title,
    description: Description,
    parties: Parties,
    lexicons: Lexicons,
    me: Me,
    work_domains: frozenset[str],
) -> Opening:
    """What the event says about the job. The user's own employer counts only where nobody else takes part."""
    everywhere = [*parties.domains(), *(own_domain(a) for a in description.addresses if not is_mine(me, a))]
    found = [domain for domain in dict.fromkeys(everywhere) if domain]
    agency = next((domain for domain in found if is_agency(domain=domain)), "")
    theirs = [domain for domain in found if not is_agency(domain=domain)]
    domains = [domain for domain in theirs if domain not in work_domains] or theirs
    named = tuple(_named(title, parties, me, lexicons))
    employer = _employer(event, description, parties, named, domains, lexicons)
    return Opening(
        employer=employer,
        domains=frozenset(domains),
        agency=agency,
        role=_role(title, description, employer, parties, lexicons, me),
        requisition=_requisition(title, description),
    )


def _named(title: Title, parties: Parties, me: Me, lexicons: Lexicons) -> Iterator[Piece]:
    """The pieces of the title that could name a company."""
    beside_role = False
    for piece in title.pieces:
        role = piece.frame == "label_role" or is_role(piece.text, lexicons, title.spoken)
        belongs = piece.after.strip() in {",", ";"} and beside_role
        beside_role = role or (belongs and beside_role)
        if piece.frame in {"label_candidate", "label_requisition", "label_interviewer", "label_role"}:
            continue
        if not names_me(piece.text, me) and not is_person(piece, parties.people):
            yield (
                Piece(piece.text, "role" if role else piece.frame, piece.after)
                if not belongs
                else Piece(piece.text, "role")
            )


def _employer(
    event: Event,
    description: Description,
    parties: Parties,
    named: Sequence[Piece],
    domains: Sequence[str],
    lexicons: Lexicons,
) -> str:
    labelled = [value for value in description.fields.get("label_company", ()) if not is_agency(_tidy(value))]
    labelled += [piece.text for piece in named if piece.frame == "label_company"]
    if labelled:
        return _tidy(labelled[0])
    senders = [name for person in parties.machines if (name := _sender_name(person))]
    fitting = [piece.text for piece in named if any(fits(piece.text, domain) for domain in domains)]
    fitting += [name for name in senders if any(fits(name, domain) for domain in domains)]
    fitting += [run for run in _runs(event, description) if any(fits(run, domain) for domain in domains)]
    if fitting:
        return _tidy(fitting[0])
    told = [piece.text for piece in named if piece.frame == "at" or (piece.frame != "role" and is_company(piece.text))]
    told += [name for person in parties.machines if not own_domain(person.address) and (name := _sender_name(person))]
    if not domains:
        told += [piece.text for piece in named if piece.frame == "with" and _is_title_like(piece.text)]
        told += [piece.text for piece in named if piece.frame in _PLAIN_FRAMES and _is_title_like(piece.text)]
        told += list(_employer_in_text(description, parties, lexicons))
        told += [
            piece.text
            for piece in named
            if piece.frame == "role" and piece.after.strip() == "," and not is_role(piece.text, lexicons)
        ]
        told += [name_from_domain(f"{name}.example") for person in parties.machines if (name := tenant(person.address))]
    else:
        # A name in a script of its own cannot be compared with a domain.
        told += [piece.text for piece in named if piece.frame in _PLAIN_FRAMES and WITHOUT_SPACES.search(piece.text)]
        told += [name_from_domain(domains[0])]
    return _tidy(told[0]) if told else ""


def _sender_name(person: Person) -> str:
    """ "Ironbark Hiring" -> "Ironbark", "Hiring @ Voss Legal" -> "Voss Legal"; a person's name gives nothing."""
    for part in re.split(r"\s*[@|,(·:]\s*|\s+[-–—]\s+|\s+(?:via|from|at)\s+", person.name):
        words = [word for word in part.split() if plain(word).strip("()") not in ROLE_WORDS]
        if words and plain(words[0]) not in GIVEN_NAMES and "@" not in part:
            return " ".join(words).strip(" )")
    return ""


def _runs(event: Event, description: Description) -> Iterator[str]:
    """Runs of capitalised words, and what is left of them from each word on."""
    for text in (description.text, event.location):
        for found in _RUN.finditer(text):
            words = found.group().split()
            for start in range(len(words)):
                for end in range(len(words), start, -1):
                    yield " ".join(words[start:end])


def _is_title_like(text: str) -> bool:
    return text[:1].isupper() or not text[:1].islower()


def _employer_in_text(description: Description, parties: Parties, lexicons: Lexicons) -> Iterator[str]:
    """ "your application at Brightfold", "interview with Brightfold": a capitalised run behind the small word."""
    folded = plain(description.text)
    about = spot_all(folded, lexicons, "interview", "job", "role_word", "likely")
    for hit in about:
        for frame in spot_all(folded[hit.end : hit.end + 40], lexicons, "at", "with"):
            run = _RUN.match(description.text[hit.end + frame.end :].lstrip())
            if run and _is_employer(run.group(), frame, parties, lexicons):
                yield run.group()


def _is_employer(run: str, frame: Hit, parties: Parties, lexicons: Lexicons) -> bool:
    if is_role(run, lexicons) or is_person(Piece(run), parties.people):
        return False
    return frame.section == "at" or is_company(run) or not is_name(run)


def _role(title: Title, description: Description, employer: str, parties: Parties, lexicons: Lexicons, me: Me) -> str:
    for value in description.fields.get("label_role", ()):
        if not is_person(Piece(value), parties.people):
            return _tidy_role(value, lexicons)
    pieces = list(title.pieces)
    for position, piece in enumerate(pieces):
        if piece.frame != "label_role" and not _names_role(piece, title, employer, parties, lexicons, me):
            continue
        text = piece.text
        for follower in pieces[position + 1 :]:
            if follower.after.strip() not in {",", ";"} or _names_other(follower, employer, parties, me):
                break
            text += f"{follower.after}{follower.text}"
        return _tidy_role(text, lexicons)
    return role_in_text(description, lexicons, me)


def _names_role(piece: Piece, title: Title, employer: str, parties: Parties, lexicons: Lexicons, me: Me) -> bool:
    if piece.frame.startswith("label_") or _names_other(piece, employer, parties, me):
        return False
    return is_role(piece.text, lexicons, title.spoken)


def _names_other(piece: Piece, employer: str, parties: Parties, me: Me) -> bool:
    return (
        plain(piece.text) == plain(employer)
        or names_me(piece.text, me)
        or any(plain(piece.text) == plain(person.name) for person in parties.people)
    )


def role_in_text(description: Description, lexicons: Lexicons, me: Me) -> str:
    """ "about our SRE II position", "deine Bewerbung als Projektleiter"; or a line that is nothing but a role."""
    found = [role for line in description.lines for role in _roles_told(line, lexicons, me)]
    found += [role for line in description.lines for role in _roles_alone(line, lexicons, me)]
    return found[0] if found else ""


def _roles_told(line: str, lexicons: Lexicons, me: Me) -> Iterator[str]:
    spoken = titles.spoken_in(plain(line), lexicons)
    for hit in spot_all(plain(line), lexicons, "role_word", "job"):
        sentence = re.split(r"(?<=\w{2})[.!?](?:\s|$)|\s[-–—]\s", line[hit.end :])[0]
        follower = next(iter(titles.read(sentence.strip(" :\"“„'"), lexicons, me).pieces), None)
        if (
            follower
            and _is_job(follower.text, lexicons, spoken)
            and (follower.frame == "for" or hit.section == "role_word")
        ):
            yield _tidy_role(follower.text, lexicons)
        if hit.section == "role_word":
            yield from _role_before(line[: hit.start], lexicons, spoken)


def _role_before(text: str, lexicons: Lexicons, spoken: frozenset[str]) -> Iterator[str]:
    """ "our SRE II" before "position": as far back as the small word, or as far as words are capitalised."""
    words = re.split(r"[.;:|()\n!?,]", text)[-1].split()
    taken: list[str] = []
    for word in reversed(words[-_LONGEST_ROLE:]):
        if plain(word) in _SMALL_WORDS:
            break
        taken.insert(0, word)
    begun = len(taken) < len(words)
    capitalised = all(word[:1].isupper() or not word[:1].isalpha() for word in taken)
    role = " ".join(taken)
    if taken and (capitalised or begun) and is_role(role, lexicons, spoken):
        yield role


def _roles_alone(line: str, lexicons: Lexicons, me: Me) -> Iterator[str]:
    if len(line) > _LONGEST_LINE or re.search(r"[.!?:]\s|[.!?:]$|@|//", line.strip()):
        return
    read = titles.read(line, lexicons, me)
    for piece in read.pieces:
        if not piece.frame and _is_job(piece.text, lexicons, read.spoken) and not is_name(piece.text):
            yield _tidy_role(piece.text, lexicons)


def _is_job(text: str, lexicons: Lexicons, spoken: frozenset[str]) -> bool:
    jobs = spot_all(plain(text), lexicons, "occupation")
    return len(text.split()) <= _LONGEST_ROLE and any(job.language in spoken for job in jobs)


def _requisition(title: Title, description: Description) -> str:
    labelled = [*description.fields.get("label_requisition", ()), *(p.text for p in title.frames("label_requisition"))]
    for value in labelled:
        first = value.split()[0].strip(".,;()#") if value.split() else ""
        if any(char.isdigit() for char in first):
            return first
    found = _REQUISITION.search(f"{title.text}\n{description.text}")
    return found.group() if found else ""


def _tidy(name: str) -> str:
    return titles.stripped(re.sub(r"\s*\([^)]*\)$", "", name.splitlines()[0] if name else ""))


def _tidy_role(text: str, lexicons: Lexicons) -> str:
    """The title of the job alone, without number, and without "role" behind it where it can do without."""
    text = re.split(r"(?<=\w{3})[.!?](?:\s|$)|\n|\s\|\s", text)[0]
    text = re.sub(r"\s*[\[(]?#?\b(?:(?:J?R|REQ|ID)[-_ ]?)?\d{4,}\b[\])]?", "", text).strip(" .,;:-–—\"'“”„")
    words = text.split()
    shorter = " ".join(words[:-1])
    if (
        len(words) > 1
        and spot_all(plain(words[-1]), lexicons, "role_word")
        and spot_all(plain(shorter), lexicons, "occupation")
    ):
        return shorter
    return text
