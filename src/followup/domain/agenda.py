"""What is there for the user to do, and what will come?

Reminders become items of a list: each with an id that stays the same from run to run, a link, and words to paste.
"""

import hashlib
from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from followup.domain.compose import Profile, Wording, compose_note
from followup.domain.filing.consensus import person_key
from followup.domain.model import Me, one_line
from followup.domain.policy.rules import Decision, Errand, Remind

_NETWORK = "https://www.linkedin.com/search/results"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do. `id` is what `followup done` takes; `note` is ready to be pasted at `link`."""

    id: str
    errand: Errand
    at: datetime
    title: str
    reason: str
    case: str
    link: str = ""
    note: str = ""


def agenda(
    decisions: Iterable[Decision], settled: Container[str], me: Me, profile: Profile, wording: Wording
) -> tuple[Item, ...]:
    """What is to be done, and has not been done or dismissed yet, the oldest first; each thing once."""
    items: dict[str, Item] = {}
    for decision in decisions:
        if isinstance(decision, Remind) and (id_ := item_id(decision)) not in settled:
            items.setdefault(id_, _item(id_, decision, me, profile, wording))
    return tuple(sorted(items.values(), key=lambda item: (item.at, item.id)))


def item_id(reminder: Remind) -> str:
    """A name that can be typed: what to do and about whom, and a few letters that tell two of them apart."""
    letter = reminder.letter
    about = str(letter.key) if letter else f"{person_key(reminder.about)}/{reminder.case.matter.employer.casefold()}"
    told_apart = hashlib.sha256(f"{reminder.errand}/{about}".encode("utf-8", "surrogatepass")).hexdigest()[:4]
    name = "".join(char if char.isalnum() else " " for char in str(reminder.about).partition("@")[0].casefold())
    return "-".join([reminder.errand.value, *name.split()[:3], told_apart])


def _item(id_: str, reminder: Remind, me: Me, profile: Profile, wording: Wording) -> Item:
    case, about, employer = reminder.case, reminder.about, one_line(reminder.case.matter.employer)
    at_employer = f" ({employer})" if employer else ""
    title, link, note = f"Look at your draft to {about} again{at_employer}", "", ""
    match reminder.errand:
        case Errand.CONNECT:
            title = f"Connect with {about.name}{at_employer}"
            link = f"{_NETWORK}/people/?{urlencode({'keywords': f'{about.name} {employer}'.strip()})}"
            note = compose_note(about, case, reminder.occasion, me, profile, wording)
        case Errand.FOLLOW:
            title = f"Follow {about.name}"
            link = f"{_NETWORK}/companies/?{urlencode({'keywords': about.name})}"
        case Errand.SEND:
            title = f"Send your draft to {about}, or throw it away{at_employer}"
        case Errand.REVIEW:
            pass
    return Item(id_, reminder.errand, reminder.since, title, reminder.reason, case.title, link, note)
