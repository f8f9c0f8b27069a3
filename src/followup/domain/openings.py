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
from followup.domain.guests import sender_name
from followup.domain.introductions import is_person
from followup.domain.jobs import names_job, requisition_of, role_of
from followup.domain.lexicon import Lexicons
from followup.domain.mentions import is_name, names_me
from followup.domain.model import Event, Me, Person
from followup.domain.parties import Parties
from followup.domain.people import is_mine
from followup.domain.services import is_vendor
from followup.domain.spotting import WITHOUT_SPACES, Hit, masked, plain, spot_all
from followup.domain.titles import Piece, Title

_RUN = re.compile(
    r"(?:[^\W\d_a-z][\w&'’.-]*|\d+[A-Za-z]\w*)(?:[ ](?:[^\W\d_a-z][\w&'’.-]*|&|and|und|of|de|for|e\.\s?V\.|gGmbH|mbH|s\.r\.o\.|a\.s\.|d\.o\.o\.|s\.p\.a\.)){0,4}"
)
_DATE = re.compile(
    r"\b\d{1,2}(?::\d{2})?\s?[ap]m\b|\b20\d\d\b|^(?:mon|tue|wed|thu|fri|sat|sun)(?:day)?\b", re.IGNORECASE
)
_CONNECTORS = frozenset(["&", "and", "und", "of", "de", "for"])
_PLAIN_FRAMES = frozenset({"", "with", "and", "for"})


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
        role=role_of(title, description, employer, parties.people, lexicons, me),
        requisition=requisition_of(title, description),
    )


def _named(title: Title, parties: Parties, me: Me, lexicons: Lexicons) -> Iterator[Piece]:
    """The pieces of the title that could name a company."""
    beside_role = False
    for piece in title.pieces:
        role = piece.frame == "label_role" or names_job(piece.text, lexicons, title.spoken)
        belongs = piece.after.strip() in {",", ";"} and beside_role and not is_company(piece.text)
        beside_role = role or (belongs and beside_role)
        if piece.frame in {"label_candidate", "label_requisition", "label_interviewer", "label_role"}:
            continue
        if _DATE.search(piece.text) or is_agency(name=piece.text) or is_vendor(piece.text):
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
    senders = [name for person in parties.guests.senders if (name := sender_name(person))]
    fitting = [_without_job(piece, lexicons) for piece in named if any(fits(piece.text, domain) for domain in domains)]
    fitting += [name for name in senders if any(fits(name, domain) for domain in domains)]
    fitting += [run for run in _runs(event, description) if any(fits(run, domain) for domain in domains)]
    if fitting:
        return _tidy(fitting[0])
    told = [piece.text for piece in named if piece.frame == "at" or (piece.frame != "role" and is_company(piece.text))]
    told += [
        name for person in parties.guests.senders if not own_domain(person.address) and (name := sender_name(person))
    ]
    if not domains:
        typed_small = event.title.islower()
        shown = [piece for piece in named if typed_small or _is_title_like(piece.text)]
        told += [piece.text for piece in shown if piece.frame == "with"]
        told += [piece.text for piece in shown if piece.frame in _PLAIN_FRAMES]
        told += list(_employer_in_text(description, parties, lexicons))
        told += [
            piece.text
            for piece in named
            if piece.frame == "role" and piece.after.strip() == "," and not names_job(piece.text, lexicons)
        ]
        told += [
            name_from_domain(f"{name}.example") for person in parties.guests.senders if (name := tenant(person.address))
        ]
    else:
        # A name in a script of its own cannot be compared with a domain.
        told += [piece.text for piece in named if piece.frame in _PLAIN_FRAMES and WITHOUT_SPACES.search(piece.text)]
        told += [name_from_domain(domains[0])]
    return _tidy(told[0]) if told else ""


def _without_job(piece: Piece, lexicons: Lexicons) -> str:
    """ "Hooli CTO" -> "Hooli": what is left when the words for a job are gone, if anything."""
    if piece.frame != "role" or is_company(piece.text):
        return piece.text
    jobs = spot_all(plain(piece.text), lexicons, "occupation", "field", "role_word")
    return titles.stripped(masked(piece.text, jobs)) or piece.text


def _runs(event: Event, description: Description) -> Iterator[str]:
    """Runs of capitalised words, and what is left of them from each word on."""
    for text in (description.text, event.location):
        for found in _RUN.finditer(text):
            yield from reversed(runs_of(_to_sentence_end(found.group())))


def _to_sentence_end(run: str) -> str:
    """ "Ollivanders Ltd. We" goes on in another sentence; "Bursztyn S.A." does not."""
    words = run.split()
    ends = [n for n, word in enumerate(words) if word.endswith(".") and "." not in word[:-1]]
    words = words[: ends[0] + 1] if ends else words
    while words and words[-1] in _CONNECTORS:
        words = words[:-1]
    return " ".join(words).rstrip(".") if ends else " ".join(words)


def runs_of(text: str) -> list[str]:
    """Every run of words of `text`, the shorter ones first."""
    words = text.split()
    runs = [" ".join(words[start:end]) for start in range(len(words)) for end in range(start + 1, len(words) + 1)]
    return sorted(runs, key=len)


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
    if names_job(run, lexicons) or is_person(Piece(run), parties.people):
        return False
    return frame.section == "at" or is_company(run) or not is_name(run)


def _tidy(name: str) -> str:
    return titles.stripped(re.sub(r"\s*\([^)]*\)$", "", name.splitlines()[0] if name else ""))
