"""Where does each fact of a letter come from?

Nothing in a letter is invented: it stands in an event, a mail, the user's notes or profile, and the user can see where.
"""

from collections.abc import Callable, Iterator
from zoneinfo import ZoneInfo

from followup.domain.filing.cases import Case
from followup.domain.filing.consensus import same_person
from followup.domain.model import Person
from followup.domain.policy.rules import Write
from followup.domain.signals import Kind, Signal


def sources_of(write: Write, points: tuple[str, ...], strength: str) -> Iterator[str]:
    """Each fact of that letter, and where it comes from, in words."""
    case = write.case
    yield f"{write.to}: {_person(case, write.to)}"
    yield from (f"{person}: {_person(case, person)}" for person in write.others)
    employer, role = case.matter.employer, case.matter.role
    if employer:
        yield f"{employer}: {_first(case, lambda signal: signal.matter.employer == employer)}"
    if role:
        yield f"{role}: {_first(case, lambda signal: signal.matter.role == role)}"
    if write.occasion:
        ended = write.occasion.end.astimezone(ZoneInfo(write.occasion.zone))
        yield f"{ended:%-d %B}: {_place(write.occasion.slots[0])}"
    yield from (f"“{point}”: your notes" for point in points)
    if strength:
        yield f"“{strength}”: your profile"
    if write.update:
        yield f"“{write.update.text}”: your profile"


def _person(case: Case, person: Person) -> str:
    return _first(case, lambda signal: any(same_person(person, contact.person) for contact in signal.matter.contacts))


def _first(case: Case, says: Callable[[Signal], bool]) -> str:
    """The first place that says so. What is put together from several is of the whole case."""
    found = next((signal for signal in case.signals if says(signal)), None)
    return _place(found) if found else "what is known of the case"


def _place(signal: Signal) -> str:
    day = f"{signal.origin.at.day} {signal.origin.at:%B}"
    return {
        Kind.EVENT: f"the calendar of {signal.origin.account}",
        Kind.INVITATION: f"an invitation in {signal.origin.account}",
        Kind.MESSAGE: f"a mail of {day} in {signal.origin.account}",
        Kind.USER: "you",
        Kind.NOTE: "your notes",
    }[signal.origin.kind]
