"""What does a conversation settle that one mail in it leaves open?

"I'm afraid the others went further than you" may be about anything. In a conversation about an application it is a refusal.
"""

from collections.abc import Sequence
from dataclasses import replace

from followup.domain.signals import Acknowledged, Advanced, Promised, Rejected, Scheduled, Signal

ABOUT_AN_APPLICATION = (Acknowledged, Advanced, Promised, Scheduled)
"""What shows that a conversation is about an application of the user's."""


def settled(signals: Sequence[Signal]) -> list[Signal]:
    """The signals of one conversation, oldest first; a likely refusal is sure where it goes on with an application."""
    found: list[Signal] = []
    known = False
    for signal in signals:
        if isinstance(signal, Rejected) and signal.likely and known and not signal.origin.spam:
            found.append(replace(signal, sure=True))
        else:
            found.append(signal)
        known = known or (isinstance(signal, ABOUT_AN_APPLICATION) and signal.sure and not signal.origin.spam)
    return found
