"""They said no: do we answer, to whom, and when?"""

from dataclasses import replace
from datetime import timedelta

import pytest

from followup.domain.filing.cases import Case, file_signals
from followup.domain.model import Fate, Person, Step, Written
from followup.domain.policy import decide
from followup.domain.policy.rules import Decision, Leave, RejectionReplyRules, Rules, Wait, Withdraw, Write
from followup.domain.signals import (
    Advanced,
    AskedNotTo,
    Contact,
    Offered,
    Part,
    Rejected,
    Replied,
    Signal,
    Telling,
    Told,
)
from tests.builders import HANA, NOW, a_matter, a_parent, a_rejected, a_scheduled, a_written, a_wrote, an_origin
from tests.unit.test_thank_you import RULES

MACHINE = Person("Brightfold", "no-reply@ashbyhq.com")
BEN = Person("Ben Okafor", "ben@brightfold.example")
INTERVIEW = a_scheduled(ended=timedelta(days=9))


def by_machine() -> Rejected:
    return a_rejected(MACHINE, by_machine=True, matter=a_matter(part=Part.WRITER, contacts=()))


def a_case(*signals: Signal, letters: tuple[Written, ...] = ()) -> Case:
    [case] = file_signals(signals, letters)
    return case


def answer(case: Case, rules: Rules = RULES) -> Decision:
    [decision] = [decision for decision in decide(case, rules, NOW) if decision.step == "rejection-reply"]
    return decision


def test_the_person_who_wrote_it_is_answered_in_the_thread() -> None:
    refusal = a_rejected()

    decision = answer(a_case(INTERVIEW, refusal))

    assert isinstance(decision, Write)
    assert decision.to == HANA
    assert decision.parent == refusal.parent
    assert decision.key.anchor == "no@brightfold.example"


def test_a_machine_is_not_answered_but_the_last_human_contact_is_in_a_letter_of_its_own() -> None:
    decision = answer(a_case(INTERVIEW, by_machine()))

    assert isinstance(decision, Write)
    assert decision.to == HANA
    assert decision.parent is None


def test_the_last_in_touch_is_who_was_last_written_to() -> None:
    case = a_case(INTERVIEW, a_wrote(BEN, ago=timedelta(days=5)), by_machine())

    decision = answer(case)

    assert isinstance(decision, Write)
    assert decision.to == BEN


def test_the_last_in_touch_may_be_who_last_wrote() -> None:
    wrote = Replied(
        origin=an_origin("hi@brightfold.example", timedelta(days=4)),
        matter=a_matter(BEN, part=Part.WRITER),
        parent=a_parent("hi@brightfold.example", timedelta(days=4), BEN),
    )

    decision = answer(a_case(INTERVIEW, wrote, by_machine()))

    assert isinstance(decision, Write)
    assert decision.to == BEN


def test_a_refusal_by_a_machine_without_any_human_contact_is_left() -> None:
    decision = answer(a_case(by_machine()))

    assert isinstance(decision, Leave)
    assert decision.reason == (
        "it came from a no-reply address, and nobody at this employer has been in touch with you"
    )


def test_an_interview_with_nobody_known_is_left() -> None:
    nobody = a_scheduled(ended=timedelta(days=9), matter=replace(a_matter(), contacts=()))

    decision = answer(a_case(nobody, by_machine()))

    assert isinstance(decision, Leave)
    assert decision.reason == "nobody is known at this employer whom I may write to"


@pytest.mark.parametrize(
    ("ago", "kind"),
    [
        (timedelta(hours=1), Wait),
        (timedelta(hours=4), Write),
        (timedelta(days=14), Write),
        (timedelta(days=15), Leave),
        (timedelta(days=50), Leave),
    ],
    ids=["just in", "due", "two weeks", "too late", "before since"],
)
def test_the_time_since_it_came_decides(ago: timedelta, kind: type) -> None:
    assert type(answer(a_case(a_rejected(ago=ago)))) is kind


def test_who_has_answered_is_not_helped() -> None:
    decision = answer(a_case(INTERVIEW, a_rejected(), a_wrote(ago=timedelta(hours=1))))

    assert isinstance(decision, Leave)
    assert decision.done
    assert decision.reason == "you wrote to Hana Ito yourself on 14 October"


@pytest.mark.parametrize("fate", [Fate.WAITING, Fate.SENT, Fate.DISCARDED, Fate.EDITED])
def test_an_answer_that_exists_is_not_written_again(fate: Fate) -> None:
    decision = answer(a_case(INTERVIEW, a_rejected(), letters=(a_written(Step.REJECTION_REPLY, fate=fate),)))

    assert isinstance(decision, Leave)
    assert decision.done


def test_an_untouched_answer_is_taken_back_when_the_user_answers_by_hand() -> None:
    letter = a_written(Step.REJECTION_REPLY)

    decision = answer(a_case(INTERVIEW, a_rejected(), a_wrote(), letters=(letter,)))

    assert isinstance(decision, Withdraw)
    assert (decision.letter, decision.reason) == (letter, "you wrote to Hana Ito yourself on 14 October")


def test_an_answer_that_the_user_has_touched_stays_when_they_answer_by_hand() -> None:
    letter = a_written(Step.REJECTION_REPLY, fate=Fate.EDITED)

    decision = answer(a_case(INTERVIEW, a_rejected(), a_wrote(), letters=(letter,)))

    assert isinstance(decision, Leave)


def test_an_answer_that_was_sent_is_no_answer_by_hand() -> None:
    letter = a_written(Step.REJECTION_REPLY, fate=Fate.SENT)

    decision = answer(a_case(INTERVIEW, a_rejected(), a_wrote(id_="d1@doe.example"), letters=(letter,)))

    assert isinstance(decision, Leave)
    assert decision.reason == "the answer to Hana Ito was sent"


def invited_anew(kind: type[Advanced | Offered], role: str, ago: timedelta = timedelta(hours=1)) -> Advanced | Offered:
    """They write again, in a conversation of its own."""
    id_ = "yes@brightfold.example"
    matter = a_matter(BEN, part=Part.WRITER, threads=frozenset({id_}), role=role)
    return kind(origin=an_origin(id_, ago), matter=matter, parent=a_parent(id_, ago, BEN))


def refused(*signals: Signal, letters: tuple[Written, ...] = ()) -> Decision:
    case = next(
        case for case in file_signals((INTERVIEW, a_rejected(), *signals), letters) if INTERVIEW in case.signals
    )
    return answer(case)


@pytest.mark.parametrize("kind", [Advanced, Offered])
@pytest.mark.parametrize("role", ["Data Engineer", ""])
def test_a_refusal_is_not_answered_when_they_go_on_in_a_conversation_of_its_own(
    kind: type[Advanced | Offered], role: str
) -> None:
    waiting = a_written(Step.REJECTION_REPLY)

    leave = refused(invited_anew(kind, role))
    withdraw = refused(invited_anew(kind, role), letters=(waiting,))

    assert isinstance(leave, Leave)
    assert leave.reason == "they have gone on with you since they turned you down"
    assert isinstance(withdraw, Withdraw)


def test_a_refusal_is_answered_though_they_invite_for_another_job_or_did_so_before() -> None:
    another = refused(invited_anew(Advanced, "Office Manager"))
    before = refused(invited_anew(Advanced, "Data Engineer", ago=timedelta(hours=8)))

    assert isinstance(another, Write)
    assert isinstance(before, Write)


def test_a_second_mail_about_the_same_refusal_is_not_answered_again() -> None:
    second = a_rejected(ago=timedelta(hours=5))
    second = replace(second, origin=an_origin("again@brightfold.example", timedelta(hours=5)))
    case = a_case(INTERVIEW, a_rejected(ago=timedelta(days=2)), second, letters=(a_written(Step.REJECTION_REPLY),))

    decision = answer(case)

    assert isinstance(decision, Leave)
    assert decision.done


def test_a_person_who_tells_it_after_a_machine_has_is_answered_in_the_thread() -> None:
    personal = a_rejected(
        BEN,
        ago=timedelta(hours=5),
        origin=an_origin("sorry@brightfold.example", timedelta(hours=5)),
        parent=a_parent("sorry@brightfold.example", timedelta(hours=5), BEN),
    )
    machine = by_machine()

    decision = answer(a_case(INTERVIEW, machine, personal))

    assert isinstance(decision, Write)
    assert (decision.to, decision.parent, decision.via) == (BEN, personal.parent, "writer")
    assert decision.key.anchor == machine.origin.id


def test_an_unsure_refusal_is_shown_and_not_acted_on() -> None:
    decision = answer(a_case(INTERVIEW, a_rejected(sure=False)))

    assert isinstance(decision, Leave)
    assert decision.reason == "this may be a refusal, but I am not sure of it"


def test_a_refusal_that_was_taken_back_is_not_answered() -> None:
    taken_back = Advanced(
        origin=an_origin("good@brightfold.example", timedelta(hours=1)),
        matter=a_matter(threads=frozenset({"no@brightfold.example"})),
    )

    decisions = list(decide(a_case(INTERVIEW, a_rejected(), taken_back), RULES, NOW))

    assert not [decision for decision in decisions if decision.step == "rejection-reply"]


def test_a_wish_not_to_be_written_to_is_kept() -> None:
    asked = AskedNotTo(
        origin=an_origin("stop@brightfold.example", timedelta(hours=1)),
        matter=a_matter(threads=frozenset({"no@brightfold.example"})),
    )

    decision = answer(a_case(INTERVIEW, a_rejected(), asked))

    assert isinstance(decision, Leave)
    assert decision.reason == "they asked on 14 October not to be written to"


def test_a_refusal_that_the_user_tells_of_is_answered_to_the_last_contact() -> None:
    told = Told(
        origin=an_origin("told", timedelta(hours=5)),
        matter=a_matter(events=frozenset({"e1@brightfold.example"})),
        what=Telling.REJECTED,
    )

    decision = answer(a_case(INTERVIEW, told))

    assert isinstance(decision, Write)
    assert decision.to == HANA


def test_an_employer_on_the_never_list_is_left() -> None:
    decision = answer(a_case(a_rejected()), replace(RULES, never=frozenset({"brightfold"})))

    assert isinstance(decision, Leave)


def test_an_agent_who_passed_the_refusal_on_is_answered() -> None:
    agent = Person("Gail West", "gail@westsearchrecruitment.example")
    refusal = a_rejected(agent, matter=replace(a_matter(), contacts=(Contact(agent, Part.AGENT),)))

    decision = answer(a_case(INTERVIEW, refusal))

    assert isinstance(decision, Write)
    assert decision.to == agent


def test_it_can_be_switched_off() -> None:
    rules = replace(RULES, rejection_reply=RejectionReplyRules(enabled=False))

    assert not [d for d in decide(a_case(a_rejected()), rules, NOW) if d.step == "rejection-reply"]


@pytest.mark.parametrize("what", [Telling.WITHDREW, Telling.ACCEPTED])
def test_a_refusal_after_the_user_has_ended_it_is_not_answered(what: Telling) -> None:
    matter = a_matter(events=frozenset({"e1@brightfold.example"}))
    told = Told(origin=an_origin("told", timedelta(days=1)), matter=matter, what=what)

    decisions = list(decide(a_case(INTERVIEW, told, a_rejected()), RULES, NOW))

    assert not [decision for decision in decisions if decision.step == "rejection-reply"]


def test_an_answer_is_taken_back_when_the_user_says_that_it_goes_on() -> None:
    matter = a_matter(events=frozenset({"e1@brightfold.example"}))
    told = Told(origin=an_origin("told", timedelta(hours=1)), matter=matter, what=Telling.OPEN)
    answered = a_written(Step.REJECTION_REPLY, at=NOW - timedelta(hours=3))

    decisions = list(decide(a_case(INTERVIEW, a_rejected(), told, letters=(answered,)), RULES, NOW))

    replies = [decision for decision in decisions if decision.step == "rejection-reply"]
    assert [(type(decision), decision.reason) for decision in replies] == [(Withdraw, "you told me that it goes on")]
