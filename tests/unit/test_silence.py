"""Is there a reason to write nothing at all, or to write anew?"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from followup.domain.filing.cases import Case, file_signals
from followup.domain.model import Fate, Person, Step, Written
from followup.domain.policy import decide
from followup.domain.policy.recipients import followed_reply_to, substance
from followup.domain.policy.rules import CheckInRules, Decision, Leave, Remind, Rewrite, Rules, Withdraw, Write
from followup.domain.policy.working_days import next_working_day, working_days_after
from followup.domain.signals import AskedNotTo, Kind, Matter, Noted, Signal, Telling, Told
from tests.builders import HANA, NOW, a_matter, a_parent, a_rejected, a_scheduled, a_written, an_origin

RULES = Rules(since=datetime(2026, 9, 1, tzinfo=UTC), mine=frozenset({"alex@doe.example"}), zone="Europe/Berlin")
BEN = Person("Ben Okafor", "ben@globex.example")


def a_case(*signals: Signal, letters: tuple[Written, ...] = ()) -> Case:
    [case] = file_signals(signals or (a_scheduled(),), letters)
    return case


def decided(case: Case, rules: Rules = RULES, now: datetime = NOW) -> list[Decision]:
    return list(decide(case, rules, now))


def acts(decisions: list[Decision]) -> list[type[Decision]]:
    return [type(decision) for decision in decisions if not isinstance(decision, Leave)]


def elsewhere(*signals: Signal) -> tuple[Case, Case]:
    """The case at Brightfold and the one at Globex, where the user has said something."""
    matter = a_matter(BEN, employer="Globex", domains=frozenset({"globex.example"}), events=frozenset({"g"}))
    ours, theirs = file_signals((a_scheduled(), a_scheduled(uid="g", matter=matter), *signals))
    return (ours, theirs) if ours.matter.employer == "Brightfold" else (theirs, ours)


def accepted(ago: timedelta = timedelta(minutes=5)) -> Told:
    origin = replace(an_origin("t", ago), kind=Kind.USER, account="")
    return Told(origin=origin, matter=Matter(events=frozenset({"g"})), what=Telling.ACCEPTED)


# --- nothing at all ------------------------------------------------------------------------------------------------------


def test_an_accepted_offer_ends_every_case_but_its_own() -> None:
    other, own = elsewhere(accepted())

    assert acts(decided(other)) == []
    assert [d.reason for d in decided(other)] == [
        "you accepted the offer of Globex, Data Engineer",
        "you accepted the offer of Globex, Data Engineer",
    ]
    assert own.overtaken == ""


def test_what_waits_elsewhere_is_taken_back_when_an_offer_is_accepted() -> None:
    other, _ = elsewhere(accepted())

    decisions = decided(replace(other, letters=(a_written(),)))

    assert [d.letter.to for d in decisions if isinstance(d, Withdraw)] == [HANA]


def test_an_application_begun_after_that_goes_its_own_way() -> None:
    other, _ = elsewhere(accepted(ago=timedelta(days=400)))

    assert other.overtaken == ""


def test_two_discarded_drafts_mute_a_case_and_touch_nothing_in_it() -> None:
    discarded = (a_written(fate=Fate.DISCARDED), a_written(to=BEN, fate=Fate.DISCARDED))
    waiting = a_written(to=Person("Cleo", "cleo@brightfold.example"))
    cleo, daria = Person("Cleo", "cleo@brightfold.example"), Person("Daria", "daria@brightfold.example")
    case = a_case(a_scheduled(HANA, cleo, daria), letters=(*discarded, waiting))

    assert acts(decided(case)) == []
    assert any(d.reason.startswith("you discarded 2 drafts") for d in decided(case) if isinstance(d, Leave))


def test_one_discarded_draft_does_not() -> None:
    daria = Person("Daria", "daria@brightfold.example")
    case = a_case(a_scheduled(HANA, daria), letters=(a_written(fate=Fate.DISCARDED),))

    assert Write in acts(decided(case))


@pytest.mark.parametrize("wish", ["Brightfold", "brightfold.example"])
def test_an_employer_that_is_never_written_to_is_not_and_what_waits_is_taken_back(wish: str) -> None:
    rules = replace(RULES, never=frozenset({wish.casefold()}))

    assert acts(decided(a_case(), rules)) == []
    assert acts(decided(a_case(letters=(a_written(),)), rules)) == [Withdraw]


def test_who_asked_not_to_be_written_to_is_not_even_thanked() -> None:
    id_ = "stop@brightfold.example"
    asked = AskedNotTo(origin=an_origin(id_, timedelta(hours=1)), matter=a_matter(threads=frozenset({id_})))

    assert acts(decided(a_case(a_scheduled(), asked))) == []


@pytest.mark.parametrize(
    ("sender", "spam", "silent"),
    [(HANA, False, True), (HANA, True, False), (Person("", "no-reply@brightfold.example"), False, False)],
    ids=["a person", "in spam", "a machine"],
)
def test_a_wish_that_is_not_quite_sure_counts_where_a_person_wrote_it(sender: Person, spam: bool, silent: bool) -> None:
    id_ = "stop@brightfold.example"
    asked = AskedNotTo(
        origin=an_origin(id_, timedelta(hours=1), spam=spam),
        matter=a_matter(threads=frozenset({id_})),
        parent=a_parent(id_, timedelta(hours=1), sender),
        sure=False,
    )

    assert (Write not in acts(decided(a_case(a_scheduled(), asked)))) is silent


def test_what_is_wished_for_an_employer_holds_for_it_alone() -> None:
    own = replace(RULES, thank_you=replace(RULES.thank_you, enabled=False))
    rules = replace(RULES, employers=(("Brightfold", own),))
    other = a_case(a_scheduled(matter=a_matter(BEN, employer="Globex", domains=frozenset({"globex.example"}))))

    assert Write not in acts(decided(a_case(), rules))
    assert Write in acts(decided(other, rules))


# --- anew ----------------------------------------------------------------------------------------------------------------


def noted(*lines: str) -> Noted:
    origin = replace(an_origin("e1@brightfold.example", timedelta(minutes=5)), kind=Kind.EVENT)
    return Noted(origin=origin, matter=a_matter(events=frozenset({"e1@brightfold.example"})), title="", lines=lines)


def test_an_untouched_thank_you_is_written_anew_when_notes_arrive() -> None:
    [rewrite] = [
        d
        for d in decided(a_case(a_scheduled(), noted("the move to Rust"), letters=(a_written(),)))
        if isinstance(d, Rewrite)
    ]

    assert rewrite.write.points == ("the move to Rust",)
    assert rewrite.write.key == rewrite.letter.key
    assert rewrite.step is Step.THANK_YOU


def test_one_that_says_what_was_noted_is_left_as_it_is() -> None:
    letter = a_written(substance=substance(("the move to Rust",)))

    assert Rewrite not in acts(decided(a_case(a_scheduled(), noted("the move to Rust"), letters=(letter,))))


def test_of_one_that_the_user_has_touched_it_is_said_that_it_may_be_out_of_date() -> None:
    decisions = decided(a_case(a_scheduled(), noted("the move to Rust"), letters=(a_written(fate=Fate.EDITED),)))

    [reminder] = [d for d in decisions if isinstance(d, Remind)]
    assert reminder.reason == (
        "your notes have come, or changed, since; the draft that you have edited may be out of date"
    )


def test_a_thank_you_written_before_the_interview_was_moved_is_taken_back_and_written_after_it() -> None:
    moved = a_scheduled(ended=-timedelta(days=1))

    before = decided(a_case(moved, letters=(a_written(),)))
    after = decided(a_case(moved, letters=(a_written(fate=Fate.WITHDRAWN),)), now=NOW + timedelta(days=1, hours=2))

    assert Withdraw in acts(before)
    assert Write in acts(after)


def test_an_untouched_answer_is_taken_back_when_they_go_on_after_all() -> None:
    told = Told(
        origin=replace(an_origin("t", timedelta(minutes=1)), kind=Kind.USER),
        matter=a_matter(threads=frozenset({"no@brightfold.example"})),
        what=Telling.OFFER,
    )

    decisions = decided(a_case(a_rejected(), told, letters=(a_written(Step.REJECTION_REPLY),)))

    assert [d.step for d in decisions if isinstance(d, Withdraw)] == [Step.REJECTION_REPLY]


# --- an address to answer to ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reply_to", "followed"),
    [
        ("hana.direct@brightfold.example", True),
        ("hana@somewhere-else.example", False),
        ("hana.ito@gmail.com", False),
        ("no-reply@brightfold.example", False),
    ],
)
def test_a_reply_to_is_followed_only_to_a_domain_that_the_case_knows(reply_to: str, followed: bool) -> None:
    parent = replace(a_parent("m", timedelta(hours=1)), reply_to=(Person("", reply_to),))

    to = followed_reply_to(parent, a_case())

    assert to == Person("Hana Ito", reply_to if followed else HANA.address)


# --- working days --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("begins", "days", "ends"),
    [
        ("2026-10-14T12:00+00:00", 1, "2026-10-15T12:00+00:00"),
        ("2026-10-16T12:00+00:00", 1, "2026-10-19T12:00+00:00"),
        ("2026-10-17T12:00+00:00", 1, "2026-10-19T12:00+00:00"),
        ("2026-10-14T12:00+00:00", 5, "2026-10-21T12:00+00:00"),
        ("2026-10-23T23:30+00:00", 1, "2026-10-26T00:30+00:00"),  # a Saturday in Berlin, and the clocks change
    ],
)
def test_working_days_are_those_where_the_user_lives(begins: str, days: int, ends: str) -> None:
    moment = working_days_after(datetime.fromisoformat(begins), days, "Europe/Berlin")

    assert moment == datetime.fromisoformat(ends)


def test_the_working_day_after_a_friday_is_a_monday() -> None:
    friday = datetime(2026, 10, 16, tzinfo=UTC).date()

    assert next_working_day(friday, "UTC") == datetime(2026, 10, 19, tzinfo=UTC)


def test_the_number_of_working_days_can_be_set() -> None:
    rules = replace(RULES, check_in=CheckInRules(after=1))
    case = a_case(a_scheduled(ended=timedelta(days=1, hours=1)))

    assert Step.CHECK_IN in {d.step for d in decided(case, rules) if isinstance(d, Write)}
