"""How far has a mailbox at a provider been read?"""

import json
from dataclasses import dataclass, fields

from followup.domain.interest import NOTHING, Interest


@dataclass(frozen=True, slots=True)
class Progress:
    """All moments are seconds since 1970, by the provider's own clock.

    Since `start`, what concerns `looked_for` was read; since `whole`, everything; and `newest` was the last to come.
    """

    start: int
    whole: int
    newest: int
    looked_for: Interest = NOTHING


def to_text(progress: Progress) -> str:
    """The progress as a bookmark."""
    looked_for = {each.name: sorted(getattr(progress.looked_for, each.name)) for each in fields(Interest)}
    return json.dumps([progress.start, progress.whole, progress.newest, looked_for], ensure_ascii=False)


def from_text(text: str) -> Progress | None:
    """The progress in a bookmark; None where there is none, or one of another kind."""
    try:
        start, whole, newest, looked_for = json.loads(text)
        interest = Interest(**{each.name: frozenset(looked_for[each.name]) for each in fields(Interest)})
        return Progress(int(start), int(whole), int(newest), interest)
    except (ValueError, TypeError, KeyError):
        return None
