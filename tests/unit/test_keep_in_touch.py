"""A case has ended kindly, or fallen silent: is there news of the user's to tell, and whom?"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from followup.domain.filing.cases import Case, file_signals
from followup.domain.model import Fate, LetterKey, Person, Step, Written
from followup.domain.policy import decide
from followup.domain.policy.rules import Decision, KeepInTouchRules, Leave, Rules, Update, Wait, Withdraw, Write
from followup.domain.signals import Advanced, AskedNotTo, Offered, Part, Rejected, Replied, Signal
from tests.builders import (
    HANA,
    NOW,
    a_matter,
    a_parent,
    a_rejected,
    a_scheduled,
    a_written,
    a_wrote,
    an_origin,
)

NEWS = Update("I have finished my certification.", date(2026, 10, 12), language="en")
RULES = Rules(
    since=datetime(2026, 1, 1, tzinfo=UTC),
    keep_in_touch=KeepInTouchRules(every=timedelta(weeks=8), at_most=2, updates=(NEWS,)),
    mine=frozenset({"alex@doe.example"}),
    zone="Europe/Berlin",
)
BEN = Person("Ben Okafor", "ben@brightfold.example")
ROBOT = Person("Brightfold", "no-reply@brightfold.example")
NINE_WEEKS = timedelta(weeks=9)


def a_refused_case(*others: Signal, letters: tuple[Written, ...] = (), ago: timedelta = NINE_WEEKS) -> Case:
    signals = (a_scheduled(ended=ago + timedelta(days=5)), a_rejected(ago=ago), *others)
    return next(case for case in file_signals(signals, letters) if case.ending)


def replied(sender: Person, ago: timedelta) -> Replied:
    id_ = f"hello-{ago}@brightfold.example"
    matter = a_matter(sender, part=Part.WRITER, threads=frozenset({id_}))
    return Replied(origin=an_origin(id_, ago), matter=matter, parent=a_parent(id_, ago, sender))


def an_update(fate: Fate, day: str = "2026-08-01", ago: timedelta = timedelta(weeks=9)) -> Written:
    key = LetterKey.numbered(Step.KEEP_IN_TOUCH, HANA.address, "no@brightfold.example", day)
    return a_written(Step.KEEP_IN_TOUCH, fate=fate, key=key, at=NOW - ago)


def updates(case: Case, rules: Rules = RULES, now: datetime = NOW) -> list[Decision]:
    return [decision for decision in decide(case, rules, now) if decision.step is Step.KEEP_IN_TOUCH]


def the_update(case: Case, rules: Rules = RULES, now: datetime = NOW) -> Decision:
    [decision] = updates(case, rules, now)
    return decision


def test_news_is_told_to_whoever_turned_the_user_down_kindly() -> None:
    write = the_update(a_refused_case())

    assert isinstance(write, Write)
    assert (write.to, write.via, write.update) == (HANA, "refused", NEWS)
    assert write.key.anchor == "no@brightfold.example~2026-10-12"


def test_news_is_told_to_those_who_fell_silent_after_a_check_in() -> None:
    asked = a_written(
        Step.CHECK_IN,
        fate=Fate.SENT,
        key=LetterKey.numbered(Step.CHECK_IN, HANA.address, "e1@brightfold.example", 1),
        at=NOW - NINE_WEEKS,
    )
    [case] = file_signals((a_scheduled(ended=timedelta(weeks=11)), replied(HANA, timedelta(weeks=12))), (asked,))

    write = the_update(case)

    assert isinstance(write, Write)
    assert (write.to, write.via) == (HANA, "silent")


def test_whoever_wrote_last_in_person_is_the_one_to_tell() -> None:
    case = a_refused_case(replied(BEN, NINE_WEEKS - timedelta(hours=5)))

    write = the_update(case)

    assert isinstance(write, Write)
    assert write.to == BEN


def test_the_reply_stays_in_the_conversation() -> None:
    write = the_update(a_refused_case())

    assert isinstance(write, Write)
    assert write.parent == a_parent("no@brightfold.example", NINE_WEEKS)


# --- not when ------------------------------------------------------------------------------------------------------------


def test_without_news_nothing_is_said_at_all() -> None:
    assert updates(a_refused_case(), replace(RULES, keep_in_touch=KeepInTouchRules())) == []


@pytest.mark.parametrize("day", [date(2026, 8, 1), date(2026, 10, 15)], ids=["older than the last letter", "not yet"])
def test_news_has_to_be_newer_than_the_last_letter_and_true_already(day: date) -> None:
    rules = replace(RULES, keep_in_touch=KeepInTouchRules(updates=(replace(NEWS, day=day),)))

    leave = the_update(a_refused_case(), rules)

    assert isinstance(leave, Leave)
    assert leave.reason.startswith("you have listed no update since")


def test_news_in_another_language_is_not_told() -> None:
    rules = replace(RULES, keep_in_touch=KeepInTouchRules(updates=(replace(NEWS, language="de"),)))

    assert isinstance(the_update(a_refused_case(), rules), Leave)


def test_sparingly_so_many_weeks_after_the_last_contact() -> None:
    wait = the_update(a_refused_case(a_wrote(ago=timedelta(weeks=7, days=5))))

    assert isinstance(wait, Wait)
    assert wait.until == NOW + timedelta(days=2)


def test_sparingly_so_many_times() -> None:
    written = (an_update(Fate.SENT, "2026-07-01"), an_update(Fate.DISCARDED, "2026-08-01"))

    leave = the_update(a_refused_case(letters=written))

    assert isinstance(leave, Leave)
    assert "`keep_in_touch.at_most`" in leave.reason


@pytest.mark.parametrize("fate", [Fate.WAITING, Fate.EDITED])
def test_one_that_waits_is_not_written_again(fate: Fate) -> None:
    leave = the_update(a_refused_case(letters=(an_update(fate),)))

    assert isinstance(leave, Leave)
    assert leave.done


@pytest.mark.parametrize("fate", [Fate.DISCARDED, Fate.SENT])
def test_what_was_told_or_was_not_to_be_told_is_not_told_again(fate: Fate) -> None:
    rules = replace(RULES, keep_in_touch=replace(RULES.keep_in_touch, updates=(replace(NEWS, day=date(2026, 8, 1)),)))
    case = a_refused_case(letters=(an_update(fate, "2026-08-01"),), ago=timedelta(weeks=30))

    leave = the_update(case, rules)

    assert isinstance(leave, Leave)
    assert leave.reason.startswith("you have listed no update since")


def test_after_one_that_was_thrown_away_newer_news_waits_as_long_as_after_a_letter() -> None:
    thrown_away = an_update(Fate.DISCARDED, "2026-08-01", ago=timedelta(weeks=7))

    wait = the_update(a_refused_case(letters=(thrown_away,), ago=timedelta(weeks=30)))

    assert isinstance(wait, Wait)
    assert wait.until == NOW + timedelta(weeks=1)


def test_a_machine_is_not_kept_in_touch_with() -> None:
    refusal = a_rejected(ROBOT, ago=NINE_WEEKS, by_machine=True)
    [case] = file_signals((a_scheduled(ended=timedelta(weeks=10)), refusal))

    leave = the_update(case)

    assert isinstance(leave, Leave)
    assert leave.reason == "nobody there has written to you in person"


def test_a_case_that_goes_on_or_ended_well_is_none_to_keep_in_touch_about() -> None:
    offer = Offered(origin=an_origin("yes@brightfold.example", NINE_WEEKS), matter=a_matter())
    [open_case] = file_signals((a_scheduled(ended=timedelta(weeks=10)),))
    [won_case] = file_signals((a_scheduled(ended=timedelta(weeks=10)), offer))

    assert updates(open_case) == updates(won_case) == []


def test_nobody_is_told_who_asked_not_to_be_written_to() -> None:
    id_ = "stop@brightfold.example"
    asked = AskedNotTo(
        origin=an_origin(id_, NINE_WEEKS), matter=a_matter(threads=frozenset({id_})), parent=a_parent(id_, NINE_WEEKS)
    )

    leave = the_update(a_refused_case(asked))

    assert isinstance(leave, Leave)
    assert leave.reason.startswith("they asked on")


def a_new_application(ago: timedelta) -> Advanced:
    id_ = "come@brightfold.example"
    matter = a_matter(role="Platform Lead", part=Part.WRITER, threads=frozenset({id_}))
    return Advanced(origin=an_origin(id_, ago), matter=matter, parent=a_parent(id_, ago))


def test_nobody_is_told_while_a_new_application_to_them_is_open() -> None:
    leave = the_update(a_refused_case(a_new_application(timedelta(weeks=1))))

    assert isinstance(leave, Leave)
    assert leave.reason == "an application to them is open: Brightfold, Platform Lead"


def test_an_untouched_update_is_taken_back_when_a_new_application_is_open() -> None:
    waiting = an_update(Fate.WAITING, "2026-10-12", ago=timedelta(days=1))

    first, *_ = updates(a_refused_case(a_new_application(timedelta(hours=1)), letters=(waiting,)))

    assert isinstance(first, Withdraw)


def test_an_untouched_update_is_taken_back_when_they_write() -> None:
    waiting = an_update(Fate.WAITING, "2026-10-12", ago=timedelta(days=1))

    first, *_ = updates(a_refused_case(replied(HANA, timedelta(hours=2)), letters=(waiting,)))

    assert isinstance(first, Withdraw)
    assert first.reason == "they wrote on 14 October"


def test_an_untouched_update_is_taken_back_when_the_user_writes_to_them_by_hand() -> None:
    waiting = an_update(Fate.WAITING, day="2026-10-12", ago=timedelta(hours=2))

    first, *_ = updates(a_refused_case(a_wrote(), letters=(waiting,)))

    assert isinstance(first, Withdraw)
    assert first.reason == "you wrote to them yourself on 14 October"


def test_it_can_be_switched_off() -> None:
    rules = replace(RULES, keep_in_touch=replace(RULES.keep_in_touch, enabled=False))

    assert updates(a_refused_case(), rules) == []


def test_an_unsure_refusal_is_no_ending() -> None:
    unsure = replace(a_rejected(ago=NINE_WEEKS), sure=False)
    [case] = file_signals((a_scheduled(ended=timedelta(weeks=10)), unsure))

    assert isinstance(unsure, Rejected)
    assert updates(case) == []
