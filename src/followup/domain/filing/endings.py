"""How did it end?"""

from collections.abc import Sequence

from followup.domain.signals import Advanced, Offered, Rejected, Signal, Telling, Told, Withdrew

Ending = Rejected | Offered | Withdrew | Told

SETTLED = (Telling.REJECTED, Telling.OFFER, Telling.WITHDREW, Telling.ACCEPTED)
"""What the user can tell that settles a case."""


def ending_of(signals: Sequence[Signal]) -> Ending | None:
    """The last thing that settled an application, unless they went on with the user afterwards, or the user said that it is open; `signals` in order of time."""
    ending: Ending | None = None
    for signal in signals:
        if isinstance(signal, (Advanced, Offered)) and signal.sure and isinstance(ending, Rejected):
            ending = None
        if isinstance(signal, Rejected) and _left(ending):
            continue
        if isinstance(signal, (Rejected, Offered, Withdrew)) and signal.sure:
            ending = ending if isinstance(ending, type(signal)) else signal
        if isinstance(signal, Told) and signal.what in SETTLED:
            ending = signal
        if isinstance(signal, Told) and signal.what is Telling.OPEN:
            ending = None
    return ending


def _left(ending: Ending | None) -> bool:
    """Whether the user ended it: a refusal after that only confirms it, and wants no answer."""
    match ending:
        case Withdrew() | Told(what=Telling.WITHDREW | Telling.ACCEPTED):
            return True
        case _:
            return False
