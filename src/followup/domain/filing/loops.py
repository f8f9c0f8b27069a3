"""Which interviews are slots of one occasion?

A day of slots with one employer is one occasion, and is thanked for after its last slot.
"""

from collections.abc import Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from followup.domain.employers import same_employer
from followup.domain.filing.roles import same_role
from followup.domain.people import fold
from followup.domain.signals import Part, Scheduled

NIGHT = timedelta(hours=4)
"""Slots that follow each other within this time are of one day, also when midnight lies between them."""


def group_loops(scheduled: Sequence[Scheduled]) -> tuple[tuple[Scheduled, ...], ...]:
    """Every interview once, those of one occasion together, in the order in which they begin."""
    groups: list[list[Scheduled]] = []
    for slot in sorted(scheduled, key=lambda slot: (slot.start, slot.end, slot.origin.id)):
        home = next((group for group in reversed(groups) if _continues(group, slot)), None)
        if home is None:
            groups.append([slot])
        else:
            home.append(slot)
    return tuple(tuple(group) for group in groups)


def _continues(group: Sequence[Scheduled], slot: Scheduled) -> bool:
    end = max(earlier.end for earlier in group)
    if not (_day(group[-1]) == _day(slot) or timedelta() <= slot.start - end <= NIGHT):
        return False
    return all(_may_be_one(earlier, slot) for earlier in group) and any(_with_same(earlier, slot) for earlier in group)


def _day(slot: Scheduled) -> int:
    return slot.start.astimezone(ZoneInfo(slot.zone)).toordinal()


def _may_be_one(one: Scheduled, other: Scheduled) -> bool:
    """Two roles with one employer are two applications, also on one day; so are two employers of one agency."""
    ours, theirs = one.matter, other.matter
    if ours.role and theirs.role and not same_role(ours.role, theirs.role):
        return False
    if not (ours.employer or ours.domains) or not (theirs.employer or theirs.domains):
        return True
    return same_employer(ours.employer, ours.domains, theirs.employer, theirs.domains)


def _with_same(one: Scheduled, other: Scheduled) -> bool:
    ours, theirs = one.matter, other.matter
    if same_employer(ours.employer, ours.domains, theirs.employer, theirs.domains):
        return True
    return bool(_arrangers(one) & _arrangers(other)) and one.end <= other.start


def _arrangers(slot: Scheduled) -> frozenset[str]:
    """Who arranged it, and if nobody did, who interviews. An agent arranges for many employers, and does not count."""
    contacts = slot.matter.contacts
    arrangers = [contact for contact in contacts if contact.part is Part.COORDINATOR]
    people = arrangers or [contact for contact in contacts if contact.part is Part.INTERVIEWER]
    return frozenset(fold(contact.person.address) for contact in people if contact.person.address)
