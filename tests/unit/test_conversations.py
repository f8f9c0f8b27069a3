"""What does a conversation settle that one mail in it leaves open?"""

from dataclasses import replace
from datetime import timedelta

from followup.domain.filing.conversations import settled
from followup.domain.signals import Acknowledged, Signal
from tests.builders import a_matter, a_rejected, an_origin

LIKELY = replace(a_rejected(), sure=False, likely=True)


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
