"""Who may be written to, who has been, and who has written?"""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from followup.domain.employers import fits, own_domain
from followup.domain.filing.cases import Case
from followup.domain.filing.consensus import person_key
from followup.domain.model import Fate, Parent, Person, Step, Written
from followup.domain.people import fold, is_machine
from followup.domain.policy.rules import Rules
from followup.domain.signals import Contact, Kind, Part, Signal, Withdrew, Wrote


def may_write_to(person: Person, rules: Rules) -> bool:
    """Whether a letter may go there at all: never to a machine, never to the user, never where `never` says so."""
    return (
        bool(person.address)
        and not is_machine(person)
        and fold(person.address) not in rules.mine
        and not rules.forbids_person(person)
    )


def written_for(case: Case, step: Step, anchors: Collection[str], address: str) -> Written | None:
    """The letter of that step about any of those events or refusals to that address; one that exists, if there is one."""
    letters = [
        letter
        for letter in case.letters
        if letter.key.step is step and letter.key.anchor in anchors and letter.key.recipient == fold(address)
    ]
    return max(letters, key=exists, default=None)


def exists(letter: Written) -> bool:
    """An intent without a draft is unfinished work, not a letter; one that we took back may be written anew."""
    if letter.fate is Fate.WITHDRAWN:
        return False
    return letter.draft is not None or letter.fate in (Fate.SENT, Fate.DISCARDED)


def reached_at(case: Case, person: Person, step: Step, anchors: Collection[str]) -> Person:
    """The person at the address they write from: an invitation may name another of the same house.

    Where a letter of that step has gone to one of their addresses, that is the one.
    """
    addresses = _addresses(case, person)
    used = {
        letter.key.recipient
        for letter in case.letters
        if letter.key.step is step and letter.key.anchor in anchors and letter.fate is not Fate.WITHDRAWN
    }
    wrote = {fold(parent.sender.address) for parent in writers(case)}
    for known in (used, wrote):
        if fold(person.address) in known:
            return person
        if others := sorted(address for address in addresses if fold(address) in known):
            return Person(person.name, others[0])
    return person


def _addresses(case: Case, person: Person) -> set[str]:
    """Those of the person, and those of a namesake in the case whose domain is the employer's by its name."""
    if not person.address or " " not in person.name.strip():
        return {person.address} - {""}
    namesakes = (c.person for c in case.contacts if c.person.name.casefold() == person.name.casefold())
    known = {one.address for one in namesakes if fits(case.matter.employer, own_domain(one.address))}
    return known | {person.address}


def followed_reply_to(parent: Parent, case: Case) -> Person:
    """Whoever an answer to that message goes to: its Reply-To, but only to a domain that the case knows already."""
    known = {own_domain(person.address) for person in (parent.sender, *(contact.person for contact in case.contacts))}
    known = (known | case.matter.domains) - {""}
    wishes = [person for person in parent.reply_to if own_domain(person.address) in known and not is_machine(person)]
    wished = wishes[0] if len(wishes) == 1 else parent.sender
    return Person(wished.name or parent.sender.name, wished.address)


def substance(points: Iterable[str]) -> str:
    """What tells these notes from others, without holding them; the empty string for none."""
    said = "\n".join(points)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16] if said else ""


def letters_of(case: Case, step: Step) -> list[Written]:
    """The letters of that step that exist, oldest first."""
    return sorted((one for one in case.letters if one.key.step is step and exists(one)), key=lambda one: one.at)


def wrote_to(case: Case, person: Person, since: datetime) -> datetime | None:
    """When the user, since then, wrote to that person; None if they have not."""
    return next((signal.origin.at for signal in _wrote(case, since) if _is_to(signal, _folded(case, person))), None)


def by_hand(case: Case, since: datetime, person: Person | None = None) -> datetime | None:
    """When the user, since then, wrote something that is none of our letters to that person, or to anybody."""
    ours = {letter.draft.message_id for letter in case.letters if letter.draft}
    own = (signal for signal in _wrote(case, since) if signal.origin.id not in ours)
    theirs = _folded(case, person) if person else frozenset()
    return next((signal.origin.at for signal in own if person is None or _is_to(signal, theirs)), None)


def _wrote(case: Case, since: datetime) -> Iterator[Wrote]:
    return (signal for signal in case.signals if isinstance(signal, Wrote) and signal.origin.at >= since)


def _is_to(signal: Wrote, addresses: Collection[str]) -> bool:
    return any(fold(to.address) in addresses for to in signal.to)


def _folded(case: Case, person: Person) -> frozenset[str]:
    return frozenset(fold(address) for address in _addresses(case, person))


def news(case: Case) -> Iterator[Signal]:
    """What came from them by mail, oldest first."""
    return (s for s in case.signals if s.origin.kind is Kind.MESSAGE and not isinstance(s, (Wrote, Withdrew)))


def writers(case: Case) -> Iterator[Parent]:
    """What people wrote to the user, the newest first."""
    for signal in reversed(list(news(case))):
        if signal.parent and not signal.origin.spam and not is_machine(signal.parent.sender):
            yield signal.parent


def wrote_before(case: Case, end: datetime, rules: Rules) -> list[Person]:
    """Who wrote to the user before then and may be written to, the last to write first."""
    people: dict[str, Person] = {}
    for parent in writers(case):
        if parent.date < end and may_write_to(parent.sender, rules):
            people.setdefault(fold(parent.sender.address), parent.sender)
    return list(people.values())


def people_in(contacts: Iterable[Contact], part: Part) -> list[Person]:
    """Those who play that part, each once."""
    people = {person_key(contact.person): contact.person for contact in contacts if contact.part is part}
    return list(people.values())
