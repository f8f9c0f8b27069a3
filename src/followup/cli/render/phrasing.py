"""How is what was noticed and decided put into words?"""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from rich.text import Text

from followup.cli.render.terminal import indented
from followup.domain.evidence import Evidence
from followup.domain.model import Step
from followup.domain.policy.rules import Decision, Leave, Remind, Rewrite, Wait, Withdraw, Write
from followup.domain.signals import Cancelled, Kind, Noted, Scheduled, Signal, Told

STEPS = {
    Step.THANK_YOU: "thank-you",
    Step.CHECK_IN: "check-in",
    Step.REJECTION_REPLY: "answer to the refusal",
    Step.KEEP_IN_TOUCH: "update",
    Step.REMINDERS: "reminder",
}


def verdict(decision: Decision) -> str:
    """A decision and its reason, in one line."""
    step = STEPS[decision.step]
    match decision:
        case Write():
            return f"{step} to {decision.to}: due, because {decision.reason}"
        case Rewrite():
            return f"{step} to {decision.letter.to}: to be written anew, because {decision.reason}"
        case Withdraw():
            return f"{step} to {decision.letter.to}: to be taken back, because {decision.reason}"
        case Remind():
            return f"{step}: {decision.errand.value} {decision.about}: {decision.reason}"
        case Wait():
            return f"{step}: waiting: {decision.reason}"
        case Leave():
            return f"{step}: {'done' if decision.done else 'none'}: {decision.reason}"


def headline(signal: Signal, zone: str) -> str:
    """What a signal says, in a few words."""
    if isinstance(signal, (Scheduled, Cancelled)):
        start = signal.start.astimezone(ZoneInfo(zone))
        what = "interview" if isinstance(signal, Scheduled) else "interview that does not take place"
        return f"{what}, {start:%-d %B %Y %H:%M}"
    if isinstance(signal, Told):
        return f"you said: {signal.what.value}"
    return {
        "Rejected": "they turned you down",
        "Offered": "they made an offer",
        "Advanced": "they invited you",
        "Acknowledged": "they confirmed your application",
        "Replied": "they wrote to you",
        "Promised": "they promised an answer",
        "Wrote": "you wrote to them",
        "Withdrew": "you withdrew",
        "CalledOff": "they called an interview off",
        "AskedNotTo": "they asked not to be written to",
    }[type(signal).__name__]


def source(noted: Noted) -> str:
    """Where a note stands."""
    title = f" “{noted.title}”" if noted.title else ""
    match noted.origin.kind:
        case Kind.NOTE:
            return f"file {noted.origin.id.partition('#')[0]}{title}"
        case Kind.MESSAGE:
            return f"your mail to yourself{title}"
        case _:
            return f"the calendar event{title}"


def reasons(evidence: Sequence[Evidence], against: Sequence[Evidence], indent: int) -> None:
    """What speaks for it, and what against, with the words quoted."""
    for reason in evidence:
        indented(Text(f"{reason.where}: {reason}", style="dim"), indent)
    for reason in against:
        indented(Text(f"against: {reason.where}: {reason}", style="dim"), indent)


def day(signal: Signal, zone: str) -> str:
    """The day on which an interview stands, or on which something was said."""
    when = signal.start if isinstance(signal, (Scheduled, Cancelled)) else signal.origin.at
    return f"{when.astimezone(ZoneInfo(zone)):%Y-%m-%d}"
