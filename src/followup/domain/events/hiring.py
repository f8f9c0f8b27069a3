"""Is the user one of those who hire?"""

import itertools
from collections.abc import Iterator

from followup.domain.employers import fits, own_domain, registrable
from followup.domain.events.guests import sender_name
from followup.domain.events.indications import Finding, Weight
from followup.domain.events.mentions import names_in, names_me
from followup.domain.events.spotting import plain, spot_all
from followup.domain.language.lexicon import Lexicons
from followup.domain.people import is_mine
from followup.domain.vocabulary import GIVEN_NAMES

POINTS = 3


def hires(found: Finding, *, about_hiring: bool) -> Iterator[Weight]:
    """The signs of it. `about_hiring` tells whether the event is about a job interview of anybody's."""
    entry = found.entry
    candidates = list(_candidates(found))
    others = [name for name in candidates if not names_me(name, entry.me)]
    if others and len(others) == len(candidates):
        yield Weight(POINTS, "somebody else is the candidate", others[0], "description")
    interviewers = entry.description.fields.get("label_interviewer", ())
    if me := next((value for value in interviewers if any(names_me(name, entry.me) for name in names_in(value))), ""):
        yield Weight(POINTS, "you are named as an interviewer", me, "description")
    if not _own_employer_invites(found):
        return
    if words := entry.in_title("hiring_side"):
        yield Weight(POINTS, "work of those who hire", words, "title")
    if line := entry.in_body("hiring_side"):
        yield Weight(POINTS, "addressed to those who hire", line, "description")
    if about_hiring and not _is_internal_candidate(found):
        yield Weight(POINTS, "your own employer interviews", entry.title.text, "organizer")


def _candidates(found: Finding) -> Iterator[str]:
    """Who is labelled the candidate."""
    title = found.entry.title
    yield from (piece.text for piece in title.frames("label_candidate"))
    for hit in spot_all(title.plain, found.entry.lexicons, "label_candidate"):
        behind = title.text[hit.end :].strip()
        name = next(names_in(behind, single=True), "")
        if name and (_is_with(title.plain[: hit.start], found.entry.lexicons) or plain(name).split()[0] in GIVEN_NAMES):
            yield name  # "phone screen with candidate Jo N."
    for value in found.entry.description.fields.get("label_candidate", ()):
        yield value.split(".")[0]
    for line in found.entry.description.lines:
        for hit in spot_all(plain(line), found.entry.lexicons, "interviewing"):
            behind = line[hit.end :].strip()
            if not any(not link.start for link in spot_all(plain(behind), found.entry.lexicons, "with")):
                yield from itertools.islice(names_in(behind), 1)  # "You are interviewing Jo Nash."


def _is_with(before: str, lexicons: Lexicons) -> bool:
    """Whether what stands before it ends with "with"."""
    return any(not before[hit.end :].strip() for hit in spot_all(before, lexicons, "with"))


def _own_employer_invites(found: Finding) -> bool:
    """Whether it is a meeting of the user's own employer: a colleague, or the user at work, invites."""
    organizer = found.entry.event.organizer
    domain = own_domain(organizer.address) if organizer else ""
    if domain and organizer and (not is_mine(found.entry.me, organizer.address) or domain in found.work):
        return domain in found.work
    guests = found.parties.guests
    names = [sender_name(sender) for sender in guests.senders]
    return any(own_domain(person.address) in found.work for person in guests.people) or any(
        fits(name, domain) for name in names if name for domain in found.work
    )


def _is_internal_candidate(found: Finding) -> bool:
    entry = found.entry
    if any(names_me(name, entry.me) for name in _candidates(found)):
        return True
    if any(registrable(person.domain) not in found.work for person in found.parties.guests.people):
        return False  # somebody from outside has come to be interviewed
    if entry.in_title("internal") or entry.in_body("internal"):
        return True
    return any(names_me(piece.text, entry.me) for piece in entry.title.pieces)
