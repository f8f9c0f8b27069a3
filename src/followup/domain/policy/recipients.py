"""Who may be written to, and who has been?"""

from collections.abc import Collection
from datetime import datetime

from followup.domain.cases import Case
from followup.domain.model import Fate, Person, Step, Written
from followup.domain.people import fold, is_machine
from followup.domain.policy.rules import Rules
from followup.domain.signals import AskedNotTo, Wrote


def may_write_to(person: Person, rules: Rules) -> bool:
    """Whether a letter may go there at all: never to a machine, never to the user, never where `never` says so."""
    return (
        bool(person.address)
        and not is_machine(person)
        and fold(person.address) not in rules.mine
        and not rules.forbids_person(person)
    )


def written_for(case: Case, step: Step, anchors: Collection[str], address: str) -> Written | None:
    """The letter of that step about any of those events or refusals to that address, if there is one."""
    return next(
        (
            letter
            for letter in case.letters
            if letter.key.step is step and letter.key.anchor in anchors and letter.key.recipient == fold(address)
        ),
        None,
    )


def exists(letter: Written) -> bool:
    """An intent without a draft is unfinished work, not a letter."""
    return letter.draft is not None or letter.fate in (Fate.SENT, Fate.DISCARDED, Fate.WITHDRAWN)


def wrote_to(case: Case, person: Person, since: datetime) -> datetime | None:
    """When the user, since then, wrote to that person; None if they have not."""
    return next(
        (
            signal.origin.at
            for signal in case.signals
            if isinstance(signal, Wrote)
            and signal.origin.at >= since
            and any(fold(to.address) == fold(person.address) for to in signal.to)
        ),
        None,
    )


def asked_not_to(case: Case) -> datetime | None:
    """When they asked not to be written to; None if they have not."""
    return next((s.origin.at for s in case.signals if isinstance(s, AskedNotTo) and s.sure), None)
