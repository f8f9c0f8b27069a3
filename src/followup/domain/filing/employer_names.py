"""What is each employer called, and which domains are no employer's at all?

Calendars and mails write an employer differently: a calendar may know no more than `brightfold.example`, where a mail from
there says Brightfold Labs. And a domain from which people write about several employers is a recruitment agency's.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from followup.domain.employers import fits, name_from_domain, named_by, own_domain, same_name
from followup.domain.signals import Contact, Matter, Part, Signal


def by_their_names(signals: Sequence[Signal]) -> list[Signal]:
    """The signals, each employer under the name that people write, and agencies told apart from employers."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for signal in signals:
        for domain in signal.matter.domains:
            if signal.matter.employer:
                names[domain][signal.matter.employer] += 1
    agencies = {domain for domain, counted in names.items() if _writes_for_several(domain, counted)}
    agencies |= {signal.matter.agency for signal in signals} - {""}
    written = {
        domain: max(counted, key=_written_first(domain, counted))
        for domain, counted in names.items()
        if domain not in agencies
    }
    return [replace(signal, matter=_renamed(_through_agency(signal.matter, agencies), written)) for signal in signals]


def _writes_for_several(domain: str, counted: Counter[str]) -> bool:
    """Whether two employers are named that are neither one another nor who the domain belongs to."""
    others = [name for name in counted if not fits(name, domain) and not is_guess(name, domain)]
    return any(not same_name(one, other) for one in others for other in others)


def _through_agency(matter: Matter, agencies: set[str]) -> Matter:
    """What comes from an agency's domain says nothing of the employer, and its people are agents."""
    theirs = matter.domains & agencies
    if not theirs:
        return matter
    agency = min(theirs)
    return replace(
        matter,
        employer="" if is_guess(matter.employer, agency) or named_by(matter.employer, agency) else matter.employer,
        domains=matter.domains - theirs,
        agency=matter.agency or agency,
        contacts=tuple(_agent(contact, agency) for contact in matter.contacts),
    )


def _agent(contact: Contact, agency: str) -> Contact:
    return replace(contact, part=Part.AGENT) if own_domain(contact.person.address) == agency else contact


def _renamed(matter: Matter, written: Mapping[str, str]) -> Matter:
    domain = next((domain for domain in sorted(matter.domains) if domain in written), "")
    if not domain or (matter.employer and not is_guess(matter.employer, domain)):
        return matter
    return replace(matter, employer=written[domain])


def _written_first(domain: str, counted: Counter[str]) -> Callable[[str], tuple[bool, int, int, str]]:
    return lambda name: (not is_guess(name, domain), counted[name], len(name), name)


def is_guess(name: str, domain: str) -> bool:
    """Whether a name was only made from the domain."""
    return name == name_from_domain(domain)
