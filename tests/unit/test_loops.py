"""Which interviews are slots of one occasion?"""

from datetime import UTC, datetime, timedelta

from followup.domain.filing.loops import group_loops
from followup.domain.model import Person
from followup.domain.signals import Contact, Kind, Matter, Origin, Part, Scheduled

MORNING = datetime(2026, 10, 13, 8, 0, tzinfo=UTC)


def _slot(
    name: str, hours: float = 0, employer: str = "Brightfold", zone: str = "Europe/Berlin", **about: object
) -> Scheduled:
    start = MORNING + timedelta(hours=hours)
    return Scheduled(
        origin=Origin(Kind.EVENT, "home", name, start),
        matter=Matter(employer=employer, **about),  # type: ignore[arg-type]  # whatever a test says about it
        start=start,
        end=start + timedelta(minutes=45),
        zone=zone,
    )


def _names(*slots: Scheduled) -> list[list[str]]:
    return [[slot.origin.id for slot in loop] for loop in group_loops(slots)]


def test_a_day_of_slots_with_one_employer_is_one_occasion() -> None:
    assert _names(_slot("c", 6), _slot("a"), _slot("b", 1)) == [["a", "b", "c"]]


def test_another_day_is_another_occasion() -> None:
    assert _names(_slot("a"), _slot("b", 26)) == [["a"], ["b"]]


def test_slots_that_follow_each_other_over_midnight_are_one_occasion() -> None:
    assert _names(_slot("a", 13), _slot("b", 14.5)) == [["a", "b"]]


def test_another_employer_on_the_same_day_is_another_occasion() -> None:
    assert _names(_slot("a"), _slot("b", 1, "Solstice"), _slot("c", 2)) == [["a", "c"], ["b"]]


def test_two_roles_with_one_employer_are_two_occasions() -> None:
    assert _names(_slot("a", role="Data Engineer"), _slot("b", 1, role="Accountant")) == [["a"], ["b"]]


def test_a_slot_that_names_no_role_belongs_to_the_one_that_does() -> None:
    assert _names(_slot("a", role="Data Engineer"), _slot("b", 1)) == [["a", "b"]]


def test_slots_without_an_employer_belong_together_by_who_arranged_them() -> None:
    fern = (Contact(Person("Fern", "fern@rampart.example"), Part.COORDINATOR),)

    assert _names(_slot("a", employer="", contacts=fern), _slot("b", 1, "", contacts=fern)) == [["a", "b"]]
    assert _names(_slot("a", employer=""), _slot("b", 1, "")) == [["a"], ["b"]]


def test_an_agent_who_arranges_for_two_employers_joins_nothing() -> None:
    agent = (Contact(Person("Leanne", "leanne@popetalent.example"), Part.AGENT),)

    assert _names(_slot("a", contacts=agent), _slot("b", 1, "Solstice", contacts=agent)) == [["a"], ["b"]]


def test_nothing_gives_nothing() -> None:
    assert group_loops([]) == ()
