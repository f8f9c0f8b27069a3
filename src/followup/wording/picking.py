"""Which of several ways to say a thing?

Each person of a panel reads another, and each reads the same in every run.
"""

from collections.abc import Callable, Mapping
from itertools import count


def picker(facts: Mapping[str, object]) -> Callable[..., str]:
    """`pick(a, b, c)` for one letter, by its `seed` (the same for all of a panel) and its `place` in the panel."""
    seed, place = _number(facts.get("seed")), _number(facts.get("place"))
    turns = count()

    def pick(*ways: str) -> str:
        return ways[(seed + _shift(place, next(turns), len(ways))) % len(ways)]

    return pick


def _shift(place: int, turn: int, ways: int) -> int:
    """How far from the seed's way that place stands at that turn.

    The first places, as many as there are ways, stand apart at every turn. For those after them it depends on the
    turn as well, so that they read other combinations: the digits of the place are the coefficients of a polynomial.
    """
    shift, power = 0, 1
    while place:
        place, digit = divmod(place, ways) if ways > 1 else (0, 0)
        shift += digit * power
        power *= turn
    return shift


def _number(fact: object) -> int:
    return fact if isinstance(fact, int) else 0
