"""Which of the user's points go into which letter?

Whoever a point names gets it. The others are dealt out evenly over the panel, sorted by address, so that no two people read the
same, and the choice never changes between runs.
"""

from collections.abc import Sequence

from followup.domain.filing.cases import Case
from followup.domain.filing.consensus import person_key, same_person
from followup.domain.filing.occasions import Occasion
from followup.domain.language.words import words
from followup.domain.model import Person
from followup.domain.notes.spoken_of import addressed, speaks_of

AT_MOST = 3
"""Points in one letter: more than these nobody reads as thanks."""


def points_for(case: Case, occasion: Occasion, person: Person, panel: Sequence[Person]) -> tuple[str, ...]:
    """The points for the letter to `person`, in the order in which they were noted.

    `panel` are those who get a letter of their own about that occasion; who is not one of them is written to on behalf of
    all, and gets the first points that are nobody's in particular, then the others.
    """
    points = _noted(case, occasion)
    known = _known(case, occasion, panel)
    if not any(same_person(person, member) for member in panel):
        return _on_behalf(points, known)
    order = sorted(panel, key=person_key)
    hands = _deal(points, order, known)
    return tuple(hands[person_key(person)])


def _noted(case: Case, occasion: Occasion) -> list[str]:
    """Every point about the occasion once, also where it was noted in two places."""
    lines = (line for note in case.notes if note.events & occasion.identities for line in note.noted.lines)
    once: dict[tuple[str, ...], str] = {}
    for line in lines:
        once.setdefault(tuple(words(line)), line)
    return list(once.values())


def _known(case: Case, occasion: Occasion, panel: Sequence[Person]) -> list[Person]:
    """Everybody whose name may stand before a colon."""
    contacts = [contact for slot in occasion.slots for contact in slot.matter.contacts]
    people = [*panel, *(contact.person for contact in (*contacts, *case.contacts))]
    return list({person_key(person): person for person in people}.values())


def _on_behalf(points: Sequence[str], known: Sequence[Person]) -> tuple[str, ...]:
    theirs = {point: found.text for point in points if (found := addressed(point, known))}
    return tuple([*(point for point in points if point not in theirs), *theirs.values()][:AT_MOST])


def _deal(points: Sequence[str], order: Sequence[Person], known: Sequence[Person]) -> dict[str, list[str]]:
    """What each of the panel gets, by what tells them apart."""
    dealt: dict[int, tuple[str, str]] = {}
    counts = dict.fromkeys((person_key(person) for person in order), 0)

    def give(number: int, person: Person, text: str) -> None:
        identity = person_key(person)
        if counts.get(identity, AT_MOST) < AT_MOST:
            counts[identity] += 1
            dealt[number] = (identity, text)

    common: list[int] = []
    for number, point in enumerate(points):
        found = addressed(point, known)
        named = [person for person in order if speaks_of(point, person)]
        if found:
            give(number, found.person, found.text)
        elif named:
            give(number, min(named, key=lambda person: counts[person_key(person)]), point)
        else:
            common.append(number)
    for number in common:
        give(number, min(order, key=lambda person: counts[person_key(person)]), points[number])
    hands: dict[str, list[str]] = {identity: [] for identity in counts}
    for _, (identity, text) in sorted(dealt.items()):
        hands[identity].append(text)
    return hands
