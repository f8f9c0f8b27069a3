"""What to do about a case?

`decide` asks every step in turn; each is one small file that looks at the case, the rules and the time.
"""

from collections.abc import Iterator
from datetime import datetime

from followup.domain.cases import Case
from followup.domain.model import Step
from followup.domain.policy import rejection_reply, thank_you
from followup.domain.policy.rules import Decision, Leave, Rules

STEPS = (thank_you, rejection_reply)


def decide(case: Case, rules: Rules, now: datetime) -> Iterator[Decision]:
    """Every decision about the case, each with its reason."""
    if case.doubts:
        yield from (
            Leave(case, Step.THANK_YOU if case.occasions else Step.REJECTION_REPLY, doubt) for doubt in case.doubts
        )
        return
    for step in STEPS:
        yield from step.decide(case, rules, now)
