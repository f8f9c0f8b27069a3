"""Which of the user's points go into which letter?"""

from hypothesis import given
from hypothesis import strategies as st

from followup.domain.filing.cases import Case, file_signals
from followup.domain.filing.occasions import Occasion
from followup.domain.language.words import words
from followup.domain.model import Person
from followup.domain.notes.dealing import AT_MOST, points_for
from tests.builders import HANA, a_noted, a_scheduled

BEN = Person("Ben Okafor", "ben.okafor@brightfold.example")
WILL = Person("Will Reed", "will.reed@brightfold.example")
CLEO = Person("Cleo Marsh", "cleo.marsh@brightfold.example")
PANEL = (HANA, BEN, WILL)


def a_case(*points: str, panel: tuple[Person, ...] = PANEL) -> tuple[Case, Occasion]:
    notes = [a_noted("Brightfold", *points)] if points else []
    [case] = file_signals([a_scheduled(*panel), *notes])
    return case, case.occasions[0]


def hands(*points: str, panel: tuple[Person, ...] = PANEL) -> dict[str, tuple[str, ...]]:
    """What each of the panel gets, by given name."""
    case, occasion = a_case(*points, panel=panel)
    return {person.name.split()[0]: points_for(case, occasion, person, panel) for person in panel}


def test_without_notes_there_are_no_points() -> None:
    assert hands() == {"Hana": (), "Ben": (), "Will": ()}


def test_a_point_goes_to_the_person_before_its_colon_without_the_name() -> None:
    dealt = hands("Okafor: fewer dashboards", "Will Reed: more tests", "Will: a rewrite")

    assert dealt == {"Hana": (), "Ben": ("fewer dashboards",), "Will": ("more tests", "a rewrite")}


def test_a_point_goes_to_the_person_whom_it_names() -> None:
    assert hands("how Hana runs the platform team")["Hana"] == ("how Hana runs the platform team",)


def test_a_name_that_is_also_a_word_names_nobody_in_running_text() -> None:
    assert hands("Will they move to Postgres?")["Ben"] == ("Will they move to Postgres?",)


def test_what_stands_before_a_colon_need_not_be_a_name() -> None:
    assert hands("Stack: Kafka and Postgres")["Ben"] == ("Stack: Kafka and Postgres",)


def test_a_point_for_somebody_who_gets_no_letter_is_in_none() -> None:
    case, occasion = a_case("Cleo: likes hiking", "the platform", panel=(HANA, BEN, CLEO))

    letters = [points_for(case, occasion, person, (HANA, BEN)) for person in (HANA, BEN)]

    assert letters == [(), ("the platform",)]


def test_the_others_are_dealt_out_evenly_over_the_panel_sorted_by_address() -> None:
    dealt = hands("one", "two", "three", "four", "Hana: five")

    assert dealt == {"Ben": ("one", "three"), "Hana": ("four", "five"), "Will": ("two",)}


def test_nobody_gets_more_than_three() -> None:
    dealt = hands(*(f"Ben: point {number}" for number in range(5)), panel=(BEN,))

    assert dealt == {"Ben": ("point 0", "point 1", "point 2")}


def test_who_writes_on_behalf_of_others_gets_the_first_points_that_are_nobodys_in_particular() -> None:
    case, occasion = a_case("Hana: likes hiking", "one", "two", "three", "four")

    assert points_for(case, occasion, CLEO, ()) == ("one", "two", "three")


def test_what_was_noted_in_two_places_is_one_point() -> None:
    twice = [a_noted("Brightfold", "The platform", "one"), a_noted("Brightfold", "the platform.", id_="n2.md")]
    [case] = file_signals([a_scheduled(HANA), *twice])

    assert points_for(case, case.occasions[0], HANA, (HANA,)) == ("The platform", "one")


names = st.sampled_from(["Hana", "Ben Okafor", "Will", "Reed", "Marsh", "Stack", ""])
points = st.builds(lambda name, text: f"{name}: {text}" if name else text, names, st.text("abc ä日", min_size=1))


@given(st.lists(points, max_size=12), st.permutations(PANEL))
def test_no_point_is_dealt_twice_whatever_was_noted_and_in_whatever_order_the_panel_is_named(
    noted: list[str], panel: list[Person]
) -> None:
    case, occasion = a_case(*noted)

    dealt = {person: points_for(case, occasion, person, panel) for person in PANEL}

    told = [tuple(words(text)) for texts in dealt.values() for text in texts]
    sources = {tuple(words(line)) for point in noted for line in (point, point.partition(": ")[2].strip())}
    assert all(len(texts) <= AT_MOST for texts in dealt.values())
    assert len(told) <= len(noted)
    assert set(told) <= sources
    assert dealt == {person: points_for(case, occasion, person, PANEL) for person in PANEL}


@given(st.lists(st.text("abcdef", min_size=1, max_size=8), unique=True, max_size=12))
def test_points_that_name_nobody_are_dealt_out_evenly(noted: list[str]) -> None:
    dealt = [len(texts) for texts in hands(*noted).values()]

    assert max(dealt) - min(dealt) <= 1
    assert sum(dealt) == min(len(noted), AT_MOST * len(PANEL))
