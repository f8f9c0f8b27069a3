"""Which interview does a note of the user's belong to?"""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from followup.domain.filing.cases import Case, file_signals, strays_of
from followup.domain.model import Person
from followup.domain.notes.noting import Stray
from followup.domain.notes.points import fingerprint
from followup.domain.signals import Kind, Noted, Origin, Scheduled, Signal
from tests.builders import NOW, a_cancelled, a_matter, a_noted, a_rejected, a_scheduled

BEN = Person("Ben Okafor", "ben@otherco.example")
KIM = Person("Kim Park", "kim.park@brightfold.example")


def at_otherco(ended: timedelta = timedelta(hours=2), **fields: object) -> Scheduled:
    matter = a_matter(
        BEN, employer="Otherco", domains=frozenset({"otherco.example"}), role="Analyst", events=frozenset({"e2"})
    )
    return a_scheduled(ended=ended, uid="e2", matter=matter, **fields)


def a_noted_in(event: str, *lines: str, kind: Kind = Kind.EVENT, sure: bool = True) -> Noted:
    """Notes in the description of an event."""
    return Noted(
        origin=Origin(kind, "home", event, NOW), title="Interview", lines=lines, day=date(2026, 10, 14), sure=sure
    )


def placed(*signals: Signal) -> dict[str, list[str]]:
    """The points of each case."""
    return {case.id: [line for note in case.notes for line in note.noted.lines] for case in file_signals(signals)}


def strays(*signals: Signal) -> list[Stray]:
    return list(strays_of(signals, file_signals(signals)))


def test_a_note_that_names_the_employer_belongs_to_its_interview() -> None:
    note = a_noted("Brightfold", "They rewrite the pipeline")

    assert placed(a_scheduled(), at_otherco(), note) == {"brightfold": ["They rewrite the pipeline"], "otherco": []}


def test_a_note_says_why_it_was_placed() -> None:
    [case] = file_signals([a_scheduled(), a_noted("brightfold GmbH, hana", "They rewrite the pipeline")])

    assert [note.reason for note in case.notes] == ["it names Brightfold, Hana Ito"]


def test_a_note_that_names_an_interviewer_belongs_to_their_interview() -> None:
    assert placed(a_scheduled(), at_otherco(), a_noted("Hana Ito", "x"))["brightfold"] == ["x"]
    assert placed(a_scheduled(), at_otherco(), a_noted("with Okafor", "x"))["otherco"] == ["x"]


def test_a_point_for_an_interviewer_tells_whose_interview_it_was() -> None:
    assert placed(a_scheduled(), at_otherco(), a_noted("second round", "Ben: more tests"))["otherco"] == [
        "Ben: more tests"
    ]


def test_a_note_that_names_the_role_belongs_to_its_interview() -> None:
    assert placed(a_scheduled(), at_otherco(), a_noted("data engineer", "x"))["brightfold"] == ["x"]


def test_the_employer_outweighs_a_name_that_somebody_elsewhere_bears() -> None:
    assert placed(a_scheduled(), at_otherco(), a_noted("Otherco, like Hana said", "x"))["otherco"] == ["x"]


def test_a_note_without_a_title_belongs_to_the_interview_that_was_just_over() -> None:
    assert placed(a_scheduled(), a_noted("", "x", ago=timedelta(hours=1)))["brightfold"] == ["x"]


def test_a_word_that_an_employer_begins_with_is_less_than_the_name_of_a_role() -> None:
    matter = a_matter(BEN, employer="Data Harbour", domains=frozenset({"dh.example"}), role="Analyst")
    other = a_scheduled(uid="e2", matter=matter)

    assert placed(a_scheduled(), other, a_noted("data engineer", "x"))["brightfold"] == ["x"]
    assert placed(other, a_noted("data", "x"))["data-harbour"] == ["x"]


def test_a_note_without_a_title_is_a_stray_after_two_interviews() -> None:
    [stray] = strays(a_scheduled(), at_otherco(), a_noted("", "x", ago=timedelta(hours=1)))

    assert stray.reason == (
        "it could be about Brightfold, Data Engineer on 14 October or Otherco, Analyst on 14 October"
    )


def test_a_note_about_something_unknown_is_a_stray_even_if_there_is_but_one_interview() -> None:
    [stray] = strays(a_scheduled(), a_noted("Shopping", "x"))

    assert stray.reason == "it names no employer and nobody of an interview near 14 October"


def test_a_given_name_that_two_interviewers_bear_is_a_stray() -> None:
    other = Person("Hana Suzuki", "hana@otherco.example")
    matter = a_matter(other, employer="Otherco", domains=frozenset({"otherco.example"}), events=frozenset({"e2"}))

    [stray] = strays(a_scheduled(), a_scheduled(uid="e2", matter=matter), a_noted("Hana", "x"))

    assert stray.reason.startswith("it could be about Brightfold")


def test_a_note_from_long_before_or_after_the_interview_is_a_stray() -> None:
    early = a_noted("Brightfold", "x", ago=timedelta(days=9))
    late = a_noted("Brightfold", "x", ago=timedelta(hours=-110))

    assert [stray.reason for stray in strays(a_scheduled(), early, late)] == [
        "it names Brightfold, but no interview there is near 5 October",
        "it names Brightfold, but no interview there is near 19 October",
    ]


def test_the_day_that_a_note_names_counts_and_not_when_it_was_written() -> None:
    note = a_noted("Brightfold", "x", ago=timedelta(days=-30), day=date(2026, 10, 14))

    assert placed(a_scheduled(), note)["brightfold"] == ["x"]


def test_of_two_rounds_the_one_of_that_day_is_meant() -> None:
    first, second = a_scheduled(ended=timedelta(days=2)), a_scheduled(uid="e2")

    [case] = file_signals([first, second, a_noted("Brightfold", "x", day=date(2026, 10, 12))])

    assert [note.events for note in case.notes] == [frozenset({"e1@brightfold.example"})]


def test_of_two_rounds_the_last_one_before_it_was_written_is_meant() -> None:
    first, second = a_scheduled(ended=timedelta(days=3)), a_scheduled(uid="e2", ended=timedelta(days=1, hours=4))

    [case] = file_signals([first, second, a_noted("Brightfold", "x", ago=timedelta())])

    assert [note.events for note in case.notes] == [frozenset({"e2"})]


def test_of_two_roles_with_one_employer_on_one_day_the_role_decides() -> None:
    matter = a_matter(KIM, role="Team Lead", events=frozenset({"e2"}))
    other = a_scheduled(uid="e2", matter=matter)

    [stray] = strays(a_scheduled(), other, a_noted("Brightfold", "x"))
    named = placed(a_scheduled(), other, a_noted("Brightfold, team lead", "x"))

    assert "Brightfold, Data Engineer on 14 October or Brightfold, Team Lead" in stray.reason
    assert sorted(named.values()) == [[], ["x"]]


def test_what_stands_in_an_event_belongs_to_that_event() -> None:
    assert placed(a_scheduled(), at_otherco(), a_noted_in("e2", "x"))["otherco"] == ["x"]


def test_what_stands_in_an_event_that_was_moved_to_another_follows_it() -> None:
    old = a_cancelled()
    new = a_scheduled(uid="new", ended=timedelta(hours=1))

    assert placed(old, new, a_noted_in("e1@brightfold.example", "x")) == {"brightfold": ["x"]}


def test_lines_that_the_mailed_invitation_has_are_the_organizers() -> None:
    mailed = a_scheduled(origin=Origin(Kind.INVITATION, "home", "e1@brightfold.example", NOW))
    theirs = a_noted_in("e1@brightfold.example", fingerprint("Bring your passport"), kind=Kind.INVITATION)
    calendar = a_noted_in("e1@brightfold.example", "bring your passport!", "They rewrite the pipeline", sure=False)

    assert placed(a_scheduled(), mailed, theirs, calendar) == {"brightfold": ["They rewrite the pipeline"]}


def test_an_invitation_without_notes_shows_that_those_in_the_calendar_are_the_users() -> None:
    mailed = a_scheduled(origin=Origin(Kind.INVITATION, "home", "e1@brightfold.example", NOW))

    assert placed(a_scheduled(), mailed, a_noted_in("e1@brightfold.example", "x", sure=False)) == {"brightfold": ["x"]}


def test_lines_in_an_event_of_somebody_else_are_not_used_where_no_invitation_tells_whose_they_are() -> None:
    calendar = a_noted_in("e1@brightfold.example", "Bring your passport", sure=False)

    assert placed(a_scheduled(), calendar) == {"brightfold": []}
    assert "I cannot tell whether the lines are yours" in strays(a_scheduled(), calendar)[0].reason


def test_a_note_opens_no_case() -> None:
    assert file_signals([a_noted("Brightfold", "x")]) == ()


SIGNALS: list[Signal] = [
    a_scheduled(),
    at_otherco(timedelta(days=1)),
    a_scheduled(KIM, uid="e3", ended=timedelta(days=2)),
    a_rejected(),
    a_noted("Brightfold", "a", "b"),
    a_noted("Hana", "c", id_="n2.md"),
    a_noted("", "d", id_="n3.md"),
    a_noted("Otherco", "e", id_="n4.md", day=date(2026, 10, 13)),
    a_noted("Elsewhere", "f", id_="n5.md"),
    a_noted_in("e2", "g"),
]


@given(st.permutations(SIGNALS))
def test_the_order_in_which_notes_are_read_does_not_matter(signals: list[Signal]) -> None:
    def notes(cases: tuple[Case, ...]) -> dict[str, object]:
        return {case.id: case.notes for case in cases}

    assert notes(file_signals(signals)) == notes(file_signals(SIGNALS))
    assert strays(*signals) == strays(*SIGNALS)


@given(st.text(max_size=40), st.lists(st.text(min_size=1, max_size=40), max_size=4), st.integers(-200, 200))
def test_every_note_is_placed_once_or_is_a_stray(title: str, lines: list[str], hours: int) -> None:
    note = a_noted(title, *lines, ago=timedelta(hours=hours))
    interviews = [a_scheduled(), at_otherco()]

    cases = file_signals([*interviews, note])

    assert len([*(found for case in cases for found in case.notes), *strays_of([note], cases)]) == 1
