"""Is the user one of those who hire?"""

from collections.abc import Iterator

from followup.domain.employers import fits, own_domain, registrable
from followup.domain.events.candidates import in_the_users_place, is_addressed, labelled
from followup.domain.events.guests import sender_name
from followup.domain.events.indications import Finding, Weight
from followup.domain.events.mentions import names_in, names_me
from followup.domain.events.spotting import plain, spot_all
from followup.domain.people import is_mine

POINTS = 3


def hires(found: Finding, *, about_hiring: bool, invited: bool = False) -> Iterator[Weight]:
    """The signs of it. `about_hiring` tells whether the event is about a job interview of anybody's.

    Where mail tells that the user is `invited` to it, the place of a name in the title says little against that.
    """
    entry = found.entry
    candidates = list(labelled(found))
    others = [name for name in candidates if not names_me(name, entry.me)]
    if others and len(others) == len(candidates):
        yield Weight(POINTS, "somebody else is the candidate", others[0], "description")
    interviewers = entry.description.fields.get("label_interviewer", ())
    if me := next((value for value in interviewers if any(names_me(name, entry.me) for name in names_in(value))), ""):
        yield Weight(POINTS, "you are named as an interviewer", me, "description")
    if about_hiring:
        yield from _shown_by_title(found, invited=invited)
        if _receives_a_guest(found):
            yield Weight(POINTS, "somebody comes to your own room", entry.event.location, "location")
    if candidates and not others:
        return
    yield from _at_work(found, about_hiring=about_hiring)


def _at_work(found: Finding, *, about_hiring: bool) -> Iterator[Weight]:
    """What is said to those who hire, and who says so."""
    entry = found.entry
    if words := entry.in_title("hiring_work") or entry.in_body("hiring_work"):
        yield Weight(POINTS, "no candidate is told so", words, "description")
    if not _own_employer_invites(found):
        return
    if words := entry.in_title("hiring_side"):
        yield Weight(POINTS, "work of those who hire", words, "title")
    if line := entry.in_body("hiring_side"):
        yield Weight(POINTS, "addressed to those who hire", line, "description")
    if about_hiring and not _is_internal_candidate(found):
        yield Weight(POINTS, "your own employer interviews", entry.title.text, "organizer")


def _shown_by_title(found: Finding, *, invited: bool) -> Iterator[Weight]:
    if name := in_the_users_place(found, invited=invited):
        yield Weight(POINTS, "the title names somebody else where a candidate is named", name, "title")
    if is_addressed(found):
        yield Weight(POINTS, "the title tells one of the interviewers what theirs is", found.entry.title.text, "title")


def _receives_a_guest(found: Finding) -> bool:
    """Whether an entry that nobody else sent invites somebody to where the user works."""
    guests, where = found.parties.guests, plain(found.entry.event.location)
    return bool(guests.people and not guests.organizer and spot_all(where, found.entry.lexicons, "own_room"))


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
    if any(names_me(name, entry.me) for name in labelled(found)):
        return True
    if any(registrable(person.domain) not in found.work for person in found.parties.guests.people):
        return False  # somebody from outside has come to be interviewed
    if entry.in_title("internal") or entry.in_body("internal"):
        return True
    return any(names_me(piece.text, entry.me) for piece in entry.title.pieces)
