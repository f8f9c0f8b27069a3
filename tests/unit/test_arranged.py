"""Which event is the meeting that a conversation about an application arranged?"""

from dataclasses import replace
from datetime import timedelta

import pytest

from followup import languages
from followup.domain.filing.arranged import arranged
from followup.domain.filing.cases import file_signals
from followup.domain.model import Event
from followup.domain.notice import Reader
from followup.domain.notice.expected import expected
from followup.domain.signals import Part, Replied, Signal, Wrote
from tests.builders import ALEX, ALEX_PERSON, HANA, NOW, a_message, an_event

READER = Reader(ALEX, languages.load())
BY_HAND = {"organizer": None, "attendees": ()}


def said(text: str, **fields: object) -> list[Signal]:
    return list(READER.message(a_message(text, **fields)))


def the_invitation() -> list[Signal]:
    return said(
        "Thank you for your application. Could we meet on Wednesday at ten, Beth and I?\n\nHana Ito\nBrightfold"
    )


@pytest.mark.parametrize("title", ["Hana 10am", "Brightfold", "coffee w Ito"])
def test_an_entry_under_a_name_of_the_conversation_is_arranged_by_it(title: str) -> None:
    event = an_event(title, **BY_HAND)

    assert arranged(the_invitation()).of(event, ALEX) is not None


@pytest.mark.parametrize(
    "event",
    [
        an_event("Dentist", **BY_HAND),
        replace(
            an_event("Hana 10am", **BY_HAND), start=an_event().start.replace(day=21), end=an_event().end.replace(day=21)
        ),
    ],
    ids=["another name", "another day"],
)
def test_an_entry_of_another_name_or_day_is_not(event: Event) -> None:
    assert arranged(the_invitation()).of(event, ALEX) is None


def test_a_conversation_about_anything_else_arranges_no_interview() -> None:
    about_lunch = said("Shall we have lunch on Wednesday?\n\nHana")

    assert arranged(about_lunch).of(an_event("Hana", **BY_HAND), ALEX) is None


def test_such_an_entry_is_an_interview_of_the_case_and_tells_who_was_there() -> None:
    invited = the_invitation()
    entry = an_event("Hana 10am", **BY_HAND)

    [case] = file_signals([*invited, *READER.event(entry, expected(invited).told(entry, ALEX))])

    [occasion] = case.occasions
    assert occasion.sure
    assert [(c.person.address, c.part) for c in occasion.slots[0].matter.contacts] == [(HANA.address, Part.INTERVIEWER)]


def test_a_mail_that_puts_the_interview_off_by_a_day_moves_it() -> None:
    made = an_event(updated=NOW - timedelta(days=6))
    asked = a_message("Wednesday is no good after all, sorry. Friday, same time?", id="m2@brightfold.example")

    [case] = file_signals([*the_invitation(), *READER.event(made), *READER.message(asked)])

    assert case.occasions == ()
    assert [slot.origin.id for slot in case.called_off] == [made.identity]


def test_who_applies_to_the_user_is_no_employer() -> None:
    applying = "Dear Alex, thank you for interviewing me today. I would be glad to join your team.\n\nHana"

    assert said(applying) == []


def test_an_application_by_mail_that_somebody_answers_is_a_case() -> None:
    sent = a_message(
        "I would like to apply for the Data Engineer position.", sender=ALEX_PERSON, to=(HANA,), id="a@doe.example"
    )
    answer = a_message("Got it, somebody will call you.", id="b@brightfold.example", references=("a@doe.example",))

    signals = [*READER.message(sent), *READER.message(answer)]

    assert [type(signal) for signal in signals] == [Wrote, Replied]
    assert len(file_signals(signals)) == 1
    assert file_signals(signals[1:]) == ()
