"""What is worth looking for in a mailbox that is too large to be read whole?"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from followup.domain.employers import own_domain
from followup.domain.language.lexicon import Lexicons
from followup.domain.people import fold, is_machine
from followup.domain.services import applicant_tracking_domains
from followup.domain.signals import (
    Acknowledged,
    Advanced,
    AskedNotTo,
    Cancelled,
    Offered,
    Promised,
    Rejected,
    Scheduled,
    Signal,
    Withdrew,
)

_ABOUT_APPLICATIONS = (Acknowledged, Advanced, AskedNotTo, Cancelled, Offered, Promised, Rejected, Scheduled, Withdrew)
"""The signals whose people and employers have to do with an application; `Replied` and `Wrote` may be about anything."""


@dataclass(frozen=True, slots=True)
class Interest:
    """Mail from or to these `addresses`, from these `domains`, that names these `names`, or in which a phrase stands.

    And mail of the user's own with one of these `subjects`: notes to themselves.

    What a mailbox finds with it is judged like everything else: it need not be precise, but it should miss nothing.
    """

    addresses: frozenset[str] = field(default_factory=frozenset)
    domains: frozenset[str] = field(default_factory=frozenset)
    names: frozenset[str] = field(default_factory=frozenset)
    phrases: frozenset[str] = field(default_factory=frozenset)
    subjects: frozenset[str] = field(default_factory=frozenset)

    def __sub__(self, other: "Interest") -> "Interest":
        """What is in this interest and not yet in the other."""
        return Interest(
            self.addresses - other.addresses,
            self.domains - other.domains,
            self.names - other.names,
            self.phrases - other.phrases,
            self.subjects - other.subjects,
        )

    def __or__(self, other: "Interest") -> "Interest":
        """What is in either."""
        return Interest(
            self.addresses | other.addresses,
            self.domains | other.domains,
            self.names | other.names,
            self.phrases | other.phrases,
            self.subjects | other.subjects,
        )

    def __bool__(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self.addresses or self.domains or self.names or self.phrases or self.subjects)


NOTHING = Interest()


def interest_in(signals: Iterable[Signal], lexicons: Lexicons, since: datetime, mine: frozenset[str]) -> Interest:
    """The people and employers of the applications that `signals` tell of, and what such mail usually says.

    Left out is what ended before `since`, and what is the user's own: `mine` are the folded addresses.
    """
    about = [signal for signal in signals if isinstance(signal, _ABOUT_APPLICATIONS) and _last(signal) >= since]
    people = {contact.person for signal in about for contact in signal.matter.contacts}
    people |= {signal.parent.sender for signal in about if signal.parent and signal.sure}
    # What is no address (`alex`, for want of a domain) would be found in half of all mail.
    whole = (person for person in people if "@" in person.address.strip("@") and not is_machine(person))
    addresses = {person.address for person in whole if fold(person.address) not in mine}
    domains = {domain for signal in about if signal.sure for domain in signal.matter.domains}
    domains -= {own_domain(address) for address in mine}
    return Interest(
        frozenset(addresses),
        frozenset(domains) | applicant_tracking_domains(),
        # Where a domain is known, it finds more, and with fewer false alarms.
        frozenset(s.matter.employer for s in about if s.sure and s.matter.employer and not s.matter.domains),
        frozenset(phrase for lexicon in lexicons.values() for phrase in lexicon.searched),
    )


def _last(signal: Signal) -> datetime:
    return signal.end if isinstance(signal, (Scheduled, Cancelled)) else signal.origin.at
