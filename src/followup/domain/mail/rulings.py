"""Which signals does the judgement on a mail make?"""

from collections.abc import Iterator
from typing import TypedDict

from followup.domain.evidence import Evidence
from followup.domain.mail.outcomes import Finding, Judgement, Outcome
from followup.domain.model import Parent
from followup.domain.signals import (
    Acknowledged,
    Advanced,
    AskedNotTo,
    CalledOff,
    Matter,
    Offered,
    Origin,
    Promised,
    Rejected,
    Signal,
)


def signals_of(
    judgement: Judgement, origin: Origin, matter: Matter, parent: Parent, *, unread: bool
) -> Iterator[Signal]:
    """One signal for each finding that says something. `unread` if nobody would read an answer."""
    for finding in judgement.findings:
        carried = common(finding, origin, matter, parent)
        match finding.outcome:
            case Outcome.REJECTION:
                yield Rejected(
                    **carried,
                    by_machine=unread,
                    after_interview=finding.after_interview,
                    likely=judgement.in_context is not None,
                )
            case Outcome.OFFER:
                yield Offered(**carried)
            case Outcome.INVITATION:
                yield Advanced(**carried)
            case Outcome.ACKNOWLEDGEMENT:
                yield Acknowledged(**carried)
            case Outcome.PROMISE if finding.until:
                yield Promised(**carried, until=finding.until)
            case Outcome.CALLED_OFF:
                yield CalledOff(**carried)
            case Outcome.DO_NOT_CONTACT:
                yield AskedNotTo(**carried)
            case _:
                pass


def refusal_in_context(judgement: Judgement, origin: Origin, matter: Matter, parent: Parent) -> Rejected | None:
    """The refusal that a person's reply is where the rest of the case tells that it is about an application."""
    finding = judgement.in_context
    if not finding:
        return None
    return Rejected(**common(finding, origin, matter, parent), after_interview=finding.after_interview, likely=True)


class Common(TypedDict):
    """What every signal carries."""

    origin: Origin
    matter: Matter
    evidence: tuple[Evidence, ...]
    against: tuple[Evidence, ...]
    sure: bool
    parent: Parent


def common(finding: Finding, origin: Origin, matter: Matter, parent: Parent) -> Common:
    """What the signal of that finding carries."""
    return {
        "origin": origin,
        "matter": matter,
        "evidence": finding.evidence,
        "against": finding.against,
        "sure": finding.sure,
        "parent": parent,
    }
