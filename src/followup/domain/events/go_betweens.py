"""Does whoever invites bring the user together with another company?

An agency need not say so in its domain. It is one if it invites on behalf of a client whom it names, or if everybody whom
it invites works for one other company, and the title names that one, or none. The houses of a group are called alike, and an employer that asks for advice from outside
sits in the panel itself.
"""

from followup.domain.employers import fits, is_agency, own_domain
from followup.domain.events.companies import clients_in
from followup.domain.events.entries import Entry
from followup.domain.events.guests import Guests
from followup.domain.model import Person

_ALIKE = 5
"""So many letters at the beginning are the name of a group."""


def go_between(entry: Entry, guests: Guests) -> Person | None:
    """Who invited, if that is somebody of an agency that does not call itself one."""
    organizer = guests.organizer
    agency = own_domain(organizer.address) if organizer else ""
    theirs = {own_domain(person.address) for person in guests.people if person != organizer}
    if agency and not _is_the_users(agency, entry) and any(not fits(name, agency) for name in clients_in(entry)):
        return organizer
    if not agency or len(theirs) != 1 or theirs & {"", agency} or _is_the_users(agency, entry):
        return None
    [company] = theirs
    if is_agency(domain=company) or _is_one_group(agency, company) or _is_employer(agency, entry):
        return None
    return organizer


def _is_the_users(domain: str, entry: Entry) -> bool:
    return any(own_domain(address) == domain for address in entry.me.addresses)


def _is_one_group(domain: str, other: str) -> bool:
    ours, theirs = (each.partition(".")[0].replace("-", "") for each in (domain, other))
    return ours in theirs or theirs in ours or ours[:_ALIKE] == theirs[:_ALIKE]


def _is_employer(domain: str, entry: Entry) -> bool:
    """Whether the title or a label names the house that invites."""
    named = [entry.title.text, *(piece.text for piece in entry.title.pieces)]
    named += entry.description.fields.get("label_company", ())
    return any(fits(text, domain) for text in named)
