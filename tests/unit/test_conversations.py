"""What does an application settle that one mail about it leaves open?"""

from dataclasses import replace
from datetime import timedelta

from followup.domain.filing.conversations import left_open, settled
from followup.domain.signals import Acknowledged, Offered, Rejected, Replied, Signal
from tests.builders import a_matter, a_rejected, an_origin

LIKELY = replace(a_rejected(), sure=False, likely=True)

REPLY = Replied(origin=LIKELY.origin, matter=LIKELY.matter, parent=LIKELY.parent, refusal=LIKELY)


def an_acknowledged(*, sure: bool = True) -> Acknowledged:
    return Acknowledged(origin=an_origin("ack@brightfold.example", timedelta(days=3)), matter=a_matter(), sure=sure)


def sure(*signals: Signal) -> list[bool]:
    return [signal.sure for signal in settled(signals)]


def test_a_likely_refusal_in_a_conversation_about_an_application_is_sure() -> None:
    assert sure(an_acknowledged(), LIKELY) == [True, True]


def test_a_likely_refusal_out_of_the_blue_stays_unsure() -> None:
    assert sure(LIKELY) == [False]


def test_what_is_not_sure_itself_settles_nothing() -> None:
    assert sure(an_acknowledged(sure=False), LIKELY) == [False, False]


def test_what_is_hardly_a_refusal_stays_unsure_in_any_conversation() -> None:
    assert sure(an_acknowledged(), replace(LIKELY, likely=False)) == [True, False]


def test_what_lies_in_spam_stays_unsure() -> None:
    in_spam = replace(LIKELY, origin=replace(LIKELY.origin, spam=True))

    assert sure(an_acknowledged(), in_spam) == [True, False]


def test_a_reply_that_would_be_a_refusal_is_one_where_an_application_goes_on() -> None:
    refusal = settled([an_acknowledged(), REPLY])[1]

    assert isinstance(refusal, Rejected)
    assert refusal.sure
    assert [reason.why for reason in refusal.evidence] == ["it comes while your application goes on"]
    assert settled([an_acknowledged(), refusal]) == [an_acknowledged(), refusal]
    assert settled([REPLY]) == [REPLY]


def test_once_it_has_ended_kind_words_refuse_nothing() -> None:
    refused = replace(a_rejected(), origin=an_origin("no", timedelta(days=2)))
    offered = Offered(origin=an_origin("yes", timedelta(days=2)), matter=a_matter())

    for ended in (refused, offered):
        assert not isinstance(settled([an_acknowledged(), ended, REPLY])[2], Rejected)


def test_where_it_cannot_be_told_which_application_it_is_about_it_stays_a_reply() -> None:
    [reply] = left_open([REPLY])

    assert settled([an_acknowledged(), reply]) == [an_acknowledged(), reply]
