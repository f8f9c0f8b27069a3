"""They have been silent: do we ask how things stand, whom, and when?"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

import pytest

from followup.domain.filing.cases import Case, file_signals
from followup.domain.model import Fate, LetterKey, Person, Step, Written
from followup.domain.policy import decide
from followup.domain.policy.rules import CheckInRules, Decision, Leave, Rules, Wait, Withdraw, Write
from followup.domain.signals import (
    Advanced,
    AskedNotTo,
    Contact,
    Kind,
    Offered,
    Part,
    Promised,
    Replied,
    Scheduled,
    Signal,
    Telling,
    Told,
    Withdrew,
)
from tests.builders import (
    ALEX_PERSON,
    HANA,
    NOW,
    a_cancelled,
    a_matter,
    a_parent,
    a_rejected,
    a_scheduled,
    a_written,
    a_wrote,
    an_origin,
)

# NOW is Wednesday, 14 October 2026, noon UTC; the interview was on Monday, 5 October, seven working days ago.
RULES = Rules(
    since=datetime(2026, 9, 1, tzinfo=UTC),
    check_in=CheckInRules(after=7),
    mine=frozenset({"alex@doe.example"}),
    zone="Europe/Berlin",
)
NINE_DAYS = timedelta(days=9, hours=1)
BEN = Person("Ben Okafor", "ben@brightfold.example")
CLEO = Person("Cleo Marsh", "cleo@brightfold.example")
AGENT = Person("Gail West", "gail@westsearchrecruitment.example")
ROBOT = Person("Brightfold", "no-reply@brightfold.example")


def a_case(*signals: Signal, letters: tuple[Written, ...] = ()) -> Case:
    [case] = file_signals(signals or (an_interview(),), letters)
    return case


def an_interview(*people: Person, ended: timedelta = NINE_DAYS, **fields: object) -> Scheduled:
    return a_scheduled(*people, ended=ended, **fields)  # type: ignore[arg-type]  # by name


Said = TypeVar("Said", Advanced, AskedNotTo, Offered, Promised, Replied, Withdrew)


def said(kind: type[Said], sender: Person = HANA, *, ago: timedelta, **fields: object) -> Said:
    """A message of that kind from the sender, so long ago."""
    id_ = f"{kind.__name__}-{ago}@brightfold.example"
    return kind(
        origin=an_origin(id_, ago),
        matter=a_matter(sender, part=Part.WRITER, threads=frozenset({id_})),
        parent=a_parent(id_, ago, sender),
        **fields,  # type: ignore[arg-type]  # by name
    )


def check_ins(case: Case, rules: Rules = RULES, now: datetime = NOW) -> list[Decision]:
    return [decision for decision in decide(case, rules, now) if decision.step is Step.CHECK_IN]


def the_check_in(case: Case, rules: Rules = RULES, now: datetime = NOW) -> Decision:
    [decision] = check_ins(case, rules, now)
    return decision


def a_check_in(fate: Fate = Fate.WAITING, number: int = 1, ago: timedelta = timedelta(hours=1)) -> Written:
    key = LetterKey.numbered(Step.CHECK_IN, HANA.address, "e1@brightfold.example", number)
    return a_written(Step.CHECK_IN, fate=fate, key=key, at=NOW - ago)


# --- when ----------------------------------------------------------------------------------------------------------------


def test_after_so_many_working_days_of_silence_we_ask() -> None:
    write = the_check_in(a_case())

    assert isinstance(write, Write)
    assert (write.to, write.via, write.ordinal) == (HANA, "silent", 1)
    assert str(write.key) == "check-in/hana.ito@brightfold.example/e1@brightfold.example~1"


@pytest.mark.parametrize("early", [timedelta(hours=2), timedelta(days=1), timedelta(days=3)])
def test_before_that_we_wait(early: timedelta) -> None:
    wait = the_check_in(a_case(), now=NOW - early)

    assert isinstance(wait, Wait)
    assert wait.until == NOW - timedelta(hours=1)


def test_weekends_do_not_count() -> None:
    friday = an_interview(ended=NOW - datetime(2026, 10, 2, 9, tzinfo=UTC))

    wait = the_check_in(a_case(friday), now=datetime(2026, 10, 10, 12, tzinfo=UTC))

    assert isinstance(wait, Wait)
    assert wait.until == datetime(2026, 10, 13, 9, tzinfo=UTC)


def test_the_clocks_may_change_in_between() -> None:
    interview = an_interview(ended=NOW - datetime(2026, 10, 20, 8, tzinfo=UTC))

    wait = the_check_in(a_case(interview), now=datetime(2026, 10, 26, 12, tzinfo=UTC))

    # 10:00 in Berlin in summer, and 10:00 in Berlin in winter.
    assert isinstance(wait, Wait)
    assert wait.until == datetime(2026, 10, 29, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("until", "due"),
    [
        (date(2026, 10, 8), datetime(2026, 10, 9, tzinfo=UTC)),  # a Thursday: on Friday
        (date(2026, 10, 9), datetime(2026, 10, 12, tzinfo=UTC)),  # a Friday: on Monday
    ],
)
def test_once_a_promised_day_has_passed_we_ask_whoever_promised(until: date, due: datetime) -> None:
    promise = said(Promised, BEN, ago=timedelta(days=8), until=until)
    case = a_case(an_interview(), promise)

    before = the_check_in(case, now=due - timedelta(hours=3))
    after = the_check_in(case, now=due + timedelta(hours=8))

    assert isinstance(before, Wait)
    assert isinstance(after, Write)
    assert (after.to, after.via, after.parent) == (BEN, "promised", promise.parent)


def test_a_promise_alone_is_enough_where_a_person_gave_it() -> None:
    acknowledged = said(Advanced, ago=timedelta(days=12))
    promise = said(Promised, ago=timedelta(days=10), until=date(2026, 10, 9))

    write = the_check_in(a_case(acknowledged, promise))

    assert isinstance(write, Write)
    assert (write.to, write.via, write.key.about) == (HANA, "promised", promise.origin.id)


def test_a_machines_promise_alone_is_not() -> None:
    acknowledged = said(Advanced, ago=timedelta(days=12))
    promise = said(Promised, ROBOT, ago=timedelta(days=10), until=date(2026, 10, 9))

    assert check_ins(a_case(acknowledged, promise)) == []


def test_a_promise_from_before_the_interview_is_kept_by_it() -> None:
    promise = said(Promised, ago=timedelta(days=12), until=date(2026, 10, 6))

    write = the_check_in(a_case(an_interview(), promise))

    assert isinstance(write, Write)
    assert write.via == "silent"


# --- not when ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [Replied, Advanced])
def test_silence_begins_anew_with_whatever_comes_from_them(kind: type[Replied]) -> None:
    news = said(kind, ago=timedelta(days=1))

    wait = the_check_in(a_case(an_interview(), news))

    assert isinstance(wait, Wait)
    assert wait.until
    assert wait.until > NOW + timedelta(days=7)


def test_silence_begins_anew_when_the_user_has_asked() -> None:
    wait = the_check_in(a_case(an_interview(), a_wrote(ago=timedelta(days=2))))

    assert isinstance(wait, Wait)


def test_having_thanked_them_is_not_having_asked() -> None:
    thanked = a_wrote(ago=timedelta(days=8))

    assert isinstance(the_check_in(a_case(an_interview(), thanked)), Write)


def test_an_interview_ahead_is_no_silence() -> None:
    ahead = a_scheduled(ended=-timedelta(days=2), uid="e2@brightfold.example")

    wait = the_check_in(a_case(an_interview(), ahead))

    assert isinstance(wait, Wait)
    assert wait.reason.startswith("the interview ends on 16 October")


@pytest.mark.parametrize(
    "ending",
    [
        a_rejected(),
        said(Offered, ago=timedelta(hours=6)),
        said(Withdrew, ago=timedelta(hours=6)),
    ],
    ids=["refused", "offer", "withdrawn"],
)
def test_a_case_that_is_settled_is_not_asked_about(ending: Signal) -> None:
    matter = replace(ending.matter, threads=frozenset({ending.origin.id}), employer="Brightfold")

    case = a_case(an_interview(), replace(ending, matter=matter))

    assert check_ins(case) == []


def test_nobody_is_asked_who_asked_not_to_be_written_to() -> None:
    asked = said(AskedNotTo, ago=timedelta(days=8, hours=20))

    assert [type(d) for d in check_ins(a_case(an_interview(), asked), now=NOW + timedelta(days=3))] == [Leave]


def test_a_cancelled_interview_is_no_reason_to_ask() -> None:
    assert check_ins(a_case(a_cancelled())) == []


def test_it_is_asked_at_most_so_often() -> None:
    asked = a_case(an_interview(), letters=(a_check_in(Fate.SENT, ago=timedelta(days=20)),))

    once = the_check_in(asked)
    twice = the_check_in(asked, replace(RULES, check_in=CheckInRules(after=7, at_most=2)))

    assert isinstance(once, Leave)
    assert once.done
    assert isinstance(twice, Write)
    assert (twice.ordinal, twice.key.anchor) == (2, "e1@brightfold.example~2")


@pytest.mark.parametrize("fate", [Fate.WAITING, Fate.EDITED])
def test_a_check_in_that_waits_is_not_written_again(fate: Fate) -> None:
    rules = replace(RULES, check_in=CheckInRules(after=7, at_most=9))

    leave = the_check_in(a_case(an_interview(), letters=(a_check_in(fate),)), rules)

    assert isinstance(leave, Leave)
    assert leave.done


def test_it_is_not_asked_for_what_was_due_before_the_program_was_set_up() -> None:
    leave = the_check_in(a_case(), replace(RULES, since=NOW))

    assert isinstance(leave, Leave)
    assert "`since`" in leave.reason


def test_it_can_be_too_late_to_ask() -> None:
    assert isinstance(the_check_in(a_case(), now=NOW + timedelta(days=31)), Leave)


def test_it_can_be_switched_off() -> None:
    assert check_ins(a_case(), replace(RULES, check_in=CheckInRules(enabled=False))) == []


# --- whom ----------------------------------------------------------------------------------------------------------------


def interview_with(*contacts: Contact) -> Scheduled:
    return an_interview(matter=replace(a_matter(), contacts=contacts, events=frozenset({"e1@brightfold.example"})))


def test_the_coordinator_is_asked_rather_than_an_interviewer() -> None:
    case = a_case(interview_with(Contact(HANA, Part.INTERVIEWER), Contact(BEN, Part.COORDINATOR)))

    write = the_check_in(case)

    assert isinstance(write, Write)
    assert write.to == BEN


def test_whoever_took_over_from_the_coordinator_is_asked() -> None:
    took_over = said(Replied, CLEO, ago=timedelta(days=13))
    interview = interview_with(Contact(HANA, Part.COORDINATOR), Contact(BEN, Part.INTERVIEWER))
    earlier = replace(interview, start=NOW - timedelta(days=15), end=NOW - timedelta(days=14))

    decision = the_check_in(a_case(earlier, took_over))

    assert isinstance(decision, Write)
    assert decision.to == CLEO


def test_the_interviewer_who_wrote_last_is_asked_rather_than_another() -> None:
    interview = interview_with(Contact(BEN, Part.INTERVIEWER), Contact(CLEO, Part.INTERVIEWER))
    case = a_case(interview, said(Replied, CLEO, ago=timedelta(days=11)), said(Replied, BEN, ago=timedelta(days=12)))

    write = the_check_in(case)

    assert isinstance(write, Write)
    assert write.to == CLEO
    assert write.parent is not None
    assert write.parent.sender == CLEO


def test_through_an_agency_the_recruiter_is_asked() -> None:
    case = a_case(interview_with(Contact(HANA, Part.INTERVIEWER), Contact(AGENT, Part.AGENT)))

    write = the_check_in(case)

    assert isinstance(write, Write)
    assert write.to == AGENT


@pytest.mark.parametrize("person", [ROBOT, ALEX_PERSON, Person("Ferdi Gul")])
def test_nobody_is_asked_who_cannot_or_must_not_be(person: Person) -> None:
    leave = the_check_in(a_case(interview_with(Contact(person, Part.INTERVIEWER))))

    assert isinstance(leave, Leave)
    assert leave.reason == "nobody is known whom I may ask"


# --- taken back ----------------------------------------------------------------------------------------------------------


def test_an_untouched_check_in_is_taken_back_when_they_write() -> None:
    reply = said(Replied, ago=timedelta(minutes=5))

    first, *_ = check_ins(a_case(an_interview(), reply, letters=(a_check_in(),)))

    assert isinstance(first, Withdraw)
    assert first.reason == "they wrote on 14 October"


def test_an_untouched_check_in_is_taken_back_when_the_user_writes_to_them_by_hand_and_silence_begins_anew() -> None:
    mine = a_wrote(ago=timedelta(minutes=5))

    first, second = check_ins(a_case(an_interview(), mine, letters=(a_check_in(),)))

    assert isinstance(first, Withdraw)
    assert first.reason == "you wrote to them yourself on 14 October"
    assert isinstance(second, Wait)


def test_thanks_that_the_user_writes_by_hand_do_not_take_a_check_in_back() -> None:
    interview = an_interview(ended=timedelta(days=2))
    promise = said(Promised, ago=timedelta(days=2), until=(NOW - timedelta(days=1)).date())
    mine = a_wrote(ago=timedelta(minutes=5))

    [decision] = check_ins(a_case(interview, promise, mine, letters=(a_check_in(),)))

    assert isinstance(decision, Leave)


def test_one_that_the_user_has_touched_stays() -> None:
    reply = said(Replied, ago=timedelta(minutes=5))

    decisions = check_ins(a_case(an_interview(), reply, letters=(a_check_in(Fate.EDITED),)))

    assert not any(isinstance(decision, Withdraw) for decision in decisions)


def test_an_untouched_check_in_is_taken_back_when_the_user_says_how_it_ended() -> None:
    told = Told(
        origin=replace(an_origin("t", timedelta(minutes=5)), kind=Kind.USER, account=""),
        matter=replace(a_matter(), events=frozenset({"e1@brightfold.example"})),
        what=Telling.REJECTED,
    )

    first, *_ = check_ins(a_case(an_interview(), told, letters=(a_check_in(),)))

    assert isinstance(first, Withdraw)


def test_it_is_not_asked_again_as_soon_as_the_first_one_is_thrown_away() -> None:
    rules = replace(RULES, check_in=CheckInRules(after=7, at_most=2))
    case = a_case(an_interview(ended=timedelta(days=20)), letters=(a_check_in(Fate.DISCARDED, ago=timedelta(days=2)),))

    wait = the_check_in(case, rules)

    assert isinstance(wait, Wait)
    assert wait.until == NOW + timedelta(days=7)


def test_an_untouched_check_in_about_what_was_no_interview_is_taken_back() -> None:
    told = Told(
        origin=replace(an_origin("t", timedelta(minutes=5)), account=""),
        matter=replace(a_matter(), events=frozenset({"e1@brightfold.example"})),
        what=Telling.NOT_AN_INTERVIEW,
    )

    first, *_ = check_ins(a_case(an_interview(), told, letters=(a_check_in(),)))

    assert isinstance(first, Withdraw)


def test_a_promise_that_was_given_and_passed_between_two_runs_is_asked_about_in_the_run_that_takes_the_old_letter_back() -> (
    None
):
    promise = said(Promised, ago=timedelta(days=5), until=(NOW - timedelta(days=3)).date())
    case = a_case(an_interview(ended=timedelta(days=20)), promise, letters=(a_check_in(ago=timedelta(days=6)),))

    first, second = check_ins(case)

    assert isinstance(first, Withdraw)
    assert isinstance(second, Write)
    assert second.ordinal == 1


def test_an_untouched_check_in_is_taken_back_when_another_interview_is_booked() -> None:
    ahead = an_interview(ended=-timedelta(days=3), uid="e2@brightfold.example")

    first, second = check_ins(a_case(an_interview(), ahead, letters=(a_check_in(),)))

    assert isinstance(first, Withdraw)
    assert first.reason == "an interview on 17 October stands in the calendar since"
    assert isinstance(second, Wait)


def test_an_untouched_check_in_is_taken_back_when_the_interview_is_called_off() -> None:
    [withdraw] = check_ins(a_case(a_cancelled(), letters=(a_check_in(),)))

    assert isinstance(withdraw, Withdraw)
    assert withdraw.reason == "the interview that it asks about was none, or did not take place"
