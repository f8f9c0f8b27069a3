"""What to do about a case?

`decide` asks every step in turn; each is one small file that looks at the case, the rules and the time.
"""

from collections.abc import Iterator
from datetime import datetime

from followup.domain.filing.cases import Case
from followup.domain.model import Fate, Step
from followup.domain.policy import check_in, keep_in_touch, rejection_reply, reminders, thank_you
from followup.domain.policy.rules import Decision, Leave, Remind, Rewrite, Rules, Wait, Withdraw, Write
from followup.domain.policy.silence import mute, silence

STEPS = (thank_you, check_in, rejection_reply, keep_in_touch, reminders)


def decide(case: Case, rules: Rules, now: datetime) -> Iterator[Decision]:
    """Every decision about the case, each with its reason."""
    if case.doubts:
        step = Step.THANK_YOU if case.occasions else Step.REJECTION_REPLY
        yield from (Leave(case, step, doubt) for doubt in case.doubts)
        return
    rules = rules.holding_for(case)
    decisions = _once([decision for step in STEPS for decision in step.decide(case, rules, now)])
    if reason := silence(case, rules):
        yield from _silenced(case, decisions, reason)
    elif reason := mute(case, rules):
        yield from (_muted(decision, reason) for decision in decisions if not isinstance(decision, Remind))
    else:
        yield from decisions


def _once(decisions: list[Decision]) -> list[Decision]:
    """A letter that more than one thing has overtaken is taken back once, and then not written anew before the next run."""
    overtaken = {decision.letter.key: decision for decision in reversed(decisions) if isinstance(decision, Withdraw)}
    return [
        decision
        for decision in decisions
        if not isinstance(decision, (Withdraw, Rewrite)) or overtaken.get(decision.letter.key, decision) is decision
    ]


def _silenced(case: Case, decisions: list[Decision], reason: str) -> Iterator[Decision]:
    """Whatever still waits is taken back, and nothing else is done."""
    waiting = [letter for letter in case.letters if letter.fate is Fate.WAITING]
    yield from (Withdraw(case, letter, reason) for letter in waiting)
    silenced = dict.fromkeys(letter.key.step for letter in waiting)
    silenced |= dict.fromkeys(d.step for d in decisions if isinstance(d, (Write, Rewrite, Withdraw, Wait)))
    yield from (Leave(case, step, reason) for step in silenced)
    yield from (d for d in decisions if isinstance(d, Leave) and d.step not in silenced)


def _muted(decision: Decision, reason: str) -> Decision:
    if isinstance(decision, (Write, Rewrite, Wait)):
        return Leave(decision.case, decision.step, reason)
    return decision
