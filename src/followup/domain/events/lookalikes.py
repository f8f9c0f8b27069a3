"""What speaks against an event being a job interview of the user's?

A look-alike goes by the same words and is something else: a rehearsal, a deadline, the press, the dentist.
"""

import re
from collections.abc import Iterator

from followup.domain.employers import own_domain
from followup.domain.events.candidates import perhaps_in_the_users_place
from followup.domain.events.entries import Entry
from followup.domain.events.indications import OVERRULED, Finding, Weight, hiring_systems
from followup.domain.events.spotting import masked, plain, sections_named, spot_all
from followup.domain.events.titles import NAMES
from followup.domain.people import is_mine

OF_OTHERS = -8
"""What the work of those who hire weighs: it is about interviews, but not about one of the user's."""
MISLEADING = -4
"""What it weighs in the description, or where only the other words can tell."""
DOUBTFUL, UNLIKELY = -2, -1
"""What it weighs where the title names a role, or a job interview beyond doubt: a kindergarten, too, has jobs."""

ANOTHERS = -3
"""What a name weighs that stands in the title where a candidate's does: the user is asked, unless mail tells more."""

_JOURNEY = re.compile(
    r"\W*(?:train|bus|flight|flug|zug|ice|ic|tgv|tren|treno|trein|tag|tog|pociag|vol|voo|vuelo|volo|ferry|tram)\W{0,3}[a-z]{0,3}\s?\d"
)
"""A journey by the clock: "Train 8:14"; a conductor's job has no number."""

_MAILBOXES = {
    "not_press": frozenset(
        [
            "redaktion",
            "redaction",
            "redaccion",
            "redazione",
            "redactie",
            "editorial",
            "newsroom",
            "newsdesk",
            "press",
            "presse",
            "podcast",
        ]
    ),
    "not_school": frozenset(
        ["admissions", "admission", "enrolment", "enrollment", "scolarite", "zulassung", "registrar"]
    ),
    "not_research": frozenset(["study", "studie", "survey"]),
    "not_housing": frozenset(["lettings", "rentals", "vermietung", "hausverwaltung", "housing"]),
}
"""From which shared mailboxes something else than a job interview is arranged."""


def against(found: Finding) -> Iterator[Weight]:
    """What speaks against it."""
    yield from _called_otherwise(found)
    title = found.entry.title.text
    for section, mailbox in _mailboxes_of(found):
        yield Weight(MISLEADING, _lookalike(section), mailbox, "organizer")
    if topic := _topic(found):
        yield Weight(MISLEADING, "it is about something else than a job", topic, "title")
    if _is_chore(found.entry):
        yield Weight(OVERRULED, "something to do about an interview, not the interview", title, "title")
    if name := perhaps_in_the_users_place(found):
        yield Weight(ANOTHERS, "it may be somebody else who is interviewed", name, "title")
    if found.entry.event.all_day and not found.entry.in_title(*NAMES) and not found.opening.domains:
        yield Weight(-1, "a whole day without anybody", where="time")
    if any(found.parties.domains()) and _invited_at_work(found):
        yield Weight(-1, "it went to your address at work")


def _called_otherwise(found: Finding) -> Iterator[Weight]:
    """What it is called, in the title or else in the description, that is none."""
    title = found.entry.title.text
    for section in sections_named(found.entry.lexicons, "not_"):
        if section == "not_sales" and found.opening.agency:
            continue  # an agency sells people: its client is the employer
        if section == "not_information" and _is_about_role(found):
            continue  # "Coffee with Jo", about the role of a bar manager
        if found.speaks_of(section):
            yield Weight(_gravity(section, found), _lookalike(section), title, "title")
        elif line := _told_otherwise(section, found):
            yield Weight(max(MISLEADING, _gravity(section, found)), _lookalike(section), line, "description")
    if found.speaks_of("hiring_side") or found.speaks_of("hiring_work"):
        yield Weight(OF_OTHERS, "work of those who hire", title, "title")


def _is_about_role(found: Finding) -> bool:
    spoken_of = found.entry.in_body("role_word") and not found.entry.in_body("not_information")
    return bool(found.opening.role and spoken_of)


def _gravity(section: str, found: Finding) -> int:
    if section == "not_information":
        return MISLEADING
    if section == "not_review" and found.entry.in_title("job"):
        return DOUBTFUL  # "1:1 with the hiring manager"
    if section == "not_sales" and found.entry.in_title("job"):
        return DOUBTFUL  # "Discovery call with our recruiter"
    by_system = next(hiring_systems(found.entry), "")
    if section in _ABOUT_INTERVIEWS and not (section == "not_mock" and by_system):
        return OVERRULED
    if found.entry.in_title("certain"):
        return UNLIKELY
    return DOUBTFUL if by_system or found.names_role() else OVERRULED  # newspapers and courts look for people, too


def _mailboxes_of(found: Finding) -> Iterator[tuple[str, str]]:
    """The newsroom, or the office of admissions, that invites, unless a job is spoken of."""
    if found.opening.role or found.entry.in_title("job", "certain") or found.entry.in_body("job", "certain"):
        return
    for person in found.entry.everybody:
        local = re.split(r"[^a-z]+", person.address.partition("@")[0])
        yield from ((section, str(person)) for section, names in _MAILBOXES.items() if names.intersection(local))


def _told_otherwise(section: str, found: Finding) -> str:
    """The words of the description, or of the booking page, that tell of such a look-alike; or the empty string."""
    in_body = found.entry.in_body(section) if section in _TELLING_IN_BODY else ""
    return in_body or next(_booked_as(section, found), "")


def _booked_as(section: str, found: Finding) -> Iterator[str]:
    """What a booking page calls the meeting, where that is such a look-alike."""
    for booked in found.entry.description.fields.get("label_event", ()):
        folded = plain(booked)
        harmless = masked(folded, spot_all(folded, found.entry.lexicons, "mask"))
        if spot_all(harmless, found.entry.lexicons, section):
            yield booked


def _topic(found: Finding) -> str:
    """What the title says an interview is about, if that is plainly no job: "about the new bike lane"."""
    entry = found.entry
    if (
        found.opening.role
        or entry.in_title("certain", "job", "role_word")
        or entry.in_body("job", "role_word", "certain")
    ):
        return ""
    about = next((hit for hit in spot_all(entry.title.plain, entry.lexicons, "about")), None)
    topic = entry.title.text[about.end :].strip() if about and entry.in_title("interview", "likely") else ""
    return topic if topic and not spot_all(plain(topic), entry.lexicons, "occupation", "field", "talk", "at") else ""


def _is_chore(entry: Entry) -> bool:
    if _JOURNEY.match(entry.title.plain):
        return True
    text, edges = entry.title.plain, " -*#:[]()!.✓"
    chores = spot_all(text, entry.lexicons, "chore")
    if chores and not text[: chores[0].start].strip(edges):
        return True
    return any(not text[hit.end :].strip(edges) for hit in spot_all(text, entry.lexicons, "chore_last"))


def _invited_at_work(found: Finding) -> bool:
    mine = [person.address for person in found.entry.everybody if is_mine(found.entry.me, person.address)]
    theirs = [domain for domain in found.parties.domains() if domain not in found.work]
    return bool(theirs) and any(own_domain(address) in found.work for address in mine)


def _lookalike(section: str) -> str:
    return f"it is about {_LOOKALIKES.get(section, section.removeprefix('not_').replace('_', ' '))}"


_ABOUT_INTERVIEWS = frozenset(
    {
        "not_exit",
        "not_mock",
        "not_preparation",
        "not_reference",
        "not_deadline",
        "not_offer",
        "not_event",
        "not_job",
        "not_course",
    }
)
"""Look-alikes that speak of job interviews, and are none."""
_TELLING_IN_BODY = frozenset(
    {
        "not_exit",
        "not_research",
        "not_press",
        "not_school",
        "not_official",
        "not_housing",
        "not_mock",
        "not_event",
        "not_information",
        "not_deadline",
    }
)
_LOOKALIKES = {
    "not_exit": "leaving a job",
    "not_research": "research among users or customers",
    "not_press": "the press",
    "not_media": "the press",
    "not_school": "school or university",
    "not_official": "an authority",
    "not_housing": "a flat, a house or a loan",
    "not_medical": "health",
    "not_mock": "practising interviews",
    "not_preparation": "preparing for an interview",
    "not_reference": "a reference for somebody",
    "not_deadline": "a deadline; nobody is there to talk to",
    "not_offer": "an offer, after the interviews",
    "not_job": "applying for something else than a job",
    "not_review": "talks at work",
    "not_sales": "selling and buying",
    "not_event": "an event for many",
    "not_course": "a course",
    "not_information": "a conversation for information",
    "not_leisure": "leisure",
    "not_repair": "repairs",
}
