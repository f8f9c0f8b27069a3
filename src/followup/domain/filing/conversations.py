"""What does an application settle that one mail about it leaves open?

"I'm afraid the others went further than you" may be about anything. From people who have invited the user it is a refusal.
"""

from collections.abc import Sequence
from dataclasses import replace

from followup.domain.evidence import Evidence
from followup.domain.signals import (
    Acknowledged,
    Advanced,
    Offered,
    Promised,
    Rejected,
    Replied,
    Scheduled,
    Signal,
    Withdrew,
    Wrote,
)

GOES_ON = (Acknowledged, Advanced, Promised, Scheduled)
"""What shows that there is an application, and that it goes on."""
ENDS = (Rejected, Offered, Withdrew)


def settled(signals: Sequence[Signal]) -> list[Signal]:
    """The signals of one application, or conversation, oldest first; a likely refusal is sure as long as the application goes on."""
    found: list[Signal] = []
    going_on = False
    for noticed in signals:
        refusal = _refusal_in(noticed)
        signal = _sure(refusal) if refusal and going_on and not noticed.origin.spam else noticed
        found.append(signal)
        if isinstance(signal, Wrote) and signal.applies:
            going_on = True
        if signal.sure and not signal.origin.spam and isinstance(signal, (*GOES_ON, *ENDS)):
            going_on = isinstance(signal, GOES_ON)
    return found


def left_open(signals: Sequence[Signal]) -> list[Signal]:
    """The same signals where it cannot be told which application they are about."""
    return [replace(signal, refusal=None) if isinstance(signal, Replied) else signal for signal in signals]


def _sure(refusal: Rejected) -> Rejected:
    return replace(
        refusal,
        sure=True,
        evidence=(*refusal.evidence, Evidence("", "it comes while your application goes on", "case")),
    )


def _refusal_in(signal: Signal) -> Rejected | None:
    match signal:
        case Rejected(likely=True, sure=False):
            return signal
        case Replied():
            return signal.refusal
        case _:
            return None
