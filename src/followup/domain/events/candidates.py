"""Who is interviewed, as far as an entry tells?

A label says so, or a sentence. Without either, the place of a name does: "Interview - Dario Cole - Field Analyst" is
about Dario Cole, unless he is one of those whom the user is to meet.
"""

import itertools
from collections.abc import Iterator
from dataclasses import replace

from followup.domain.employers import is_agency, is_free_mail, own_domain
from followup.domain.events.entries import Entry
from followup.domain.events.guests import Guests
from followup.domain.events.indications import Finding
from followup.domain.events.introductions import introductions
from followup.domain.events.mentions import bears, is_name, names_in, names_me
from followup.domain.events.somebody import same_person
from followup.domain.events.spotting import plain, spot_all
from followup.domain.events.titles import Title
from followup.domain.language.lexicon import Lexicons
from followup.domain.model import Person
from followup.domain.people import is_mine
from followup.domain.vocabulary import GIVEN_NAMES

_BARE = frozenset({"", "for", "and"})
"""In which frames a candidate's name may stand: "with" introduces an interviewer."""
_SHORTEST = 3


def labelled(found: Finding) -> Iterator[str]:
    """Who is called the candidate in so many words."""
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


def in_the_users_place(found: Finding, *, invited: bool) -> str:
    """Who stands in the title where a candidate does, the user not being named in it; or the empty string.

    Where mail tells that the user is `invited`, that counts only of somebody whom a company invites.
    """
    if _names_user(found.entry):
        return ""
    if _is_invited_by_company(found.entry):
        outside = next(_from_outside(found, strangers=not invited), "")
        return outside or ("" if invited else next(_before_role(found), ""))
    alone = not invited and not found.parties.guests.organizer and _is_about_role_alone(found)
    return next(_from_outside(found, strangers=False), "") if alone else ""


def perhaps_in_the_users_place(found: Finding) -> str:
    """The same in a note of the user's own, where it may as well be a house that is called like somebody: Edward Jones."""
    if _names_user(found.entry) or _is_invited_by_company(found.entry):
        return ""
    return next(_before_role(found), "")


def is_addressed(found: Finding) -> bool:
    """Whether the title tells one of several interviewers what theirs is: "Dario Cole (you: SQL)"."""
    title, lexicons = found.entry.title, found.entry.lexicons
    told = (title.plain[hit.end :].lstrip().startswith(":") for hit in spot_all(title.plain, lexicons, "addressed"))
    return any(told) and not _names_user(found.entry) and any(is_name(piece.text) for piece in title.frames(*_BARE))


def _is_with(before: str, lexicons: Lexicons) -> bool:
    """Whether what stands before it ends with "with"."""
    return any(not before[hit.end :].strip() for hit in spot_all(before, lexicons, "with"))


def _names_user(entry: Entry) -> bool:
    mine = {word for word in plain(entry.me.name).split() if len(word) >= _SHORTEST}
    words = "".join(char if char.isalnum() else " " for char in entry.title.plain).split()
    return bool(mine.intersection(words)) or any(names_me(piece.text, entry.me) for piece in entry.title.pieces)


def _from_outside(found: Finding, *, strangers: bool) -> Iterator[str]:
    """Guests with a private address; founders, too, have one, but invite themselves. `strangers` are of another house than who invites."""
    entry, guests = found.entry, found.parties.guests
    house = own_domain(guests.organizer.address) if guests.organizer else ""
    for guest in guests.people:
        in_title = any(bears(guest, piece.text) for piece in entry.title.frames(*_BARE))
        outside = is_free_mail(guest.domain) or (strangers and house not in ("", own_domain(guest.address)))
        if in_title and outside and guest != guests.organizer and not _is_introduced(guest, entry):
            yield guest.name


def _before_role(found: Finding) -> Iterator[str]:
    """Somebody of whom nothing else is known, in a title that names but them and a role."""
    entry, known = found.entry, found.parties.guests.everybody
    if not entry.in_title("certain", "interview") or not _is_about_role_alone(found):
        return
    pieces = list(entry.title.frames(*_BARE))
    if sum(is_name(piece.text) for piece in pieces) > 1:
        return  # two are a panel
    for piece, follower in itertools.pairwise(pieces):
        if piece.text not in found.opening.role and follower.text in found.opening.role and is_name(piece.text):
            somebody = Person(piece.text)
            if not any(bears(person, piece.text) for person in known) and not _is_introduced(somebody, entry):
                yield piece.text


def _is_invited_by_company(entry: Entry) -> bool:
    """Whether an employer does: an agency would bring its candidate together with a founder."""
    organizer = entry.event.organizer
    domain = own_domain(organizer.address) if organizer and not is_mine(entry.me, organizer.address) else ""
    return bool(domain) and not is_agency(domain=domain)


def _is_about_role_alone(found: Finding) -> bool:
    """Whether the title names a role and no employer."""
    title, opening = found.entry.title.plain, found.opening
    return found.names_role() and not (opening.employer and plain(opening.employer) in title)


def _is_introduced(person: Person, entry: Entry) -> bool:
    """Whether the description introduces them as somebody whom the user is to meet."""
    told = introductions(replace(entry, title=Title("", "", ())), Guests())
    return any(same_person(person, other) for other in (*told.interviewers, *told.hosts, *told.coordinators))
