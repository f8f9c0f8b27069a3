"""What does this event, or this message, tell us?"""

from dataclasses import replace
from datetime import timedelta

import pytest

from followup import languages
from followup.domain.events.awaited import CERTAIN
from followup.domain.model import Folder, Message, Person, Status
from followup.domain.notice import Reader
from followup.domain.notice.expected import ByMail
from followup.domain.signals import Advanced, Cancelled, Kind, Part, Rejected, Replied, Scheduled, Signal, Wrote
from tests.builders import ALEX, ALEX_PERSON, HANA, NOW, a_message, an_event

READER = Reader(ALEX, languages.load())
NO = "Dear Alex,\n\nunfortunately we will not be moving forward with your application to Brightfold.\n\nHana Ito"
COME = (
    "Dear Alex,\n\nwe would like to invite you to an interview for the Data Engineer position.\n\nHana Ito\nBrightfold"
)
MACHINE = Person("Brightfold", "no-reply@ashbyhq.com")


def noticed(message: Message) -> list[Signal]:
    return list(READER.message(message))


def test_an_interview_that_stands_is_scheduled_with_its_people() -> None:
    [signal] = READER.event(an_event())

    assert isinstance(signal, Scheduled)
    assert signal.matter.employer == "Brightfold"
    assert [(contact.person, contact.part) for contact in signal.matter.contacts] == [(HANA, Part.INTERVIEWER)]
    assert signal.origin.mine == {"alex@doe.example"}


def test_an_interview_that_was_called_off_says_why() -> None:
    [signal] = READER.event(replace(an_event(), status=Status.CANCELLED))

    assert isinstance(signal, Cancelled)
    assert signal.evidence[0].why == "it is cancelled"


def test_what_is_no_interview_says_nothing() -> None:
    assert list(READER.event(an_event("Dentist", organizer=None, attendees=()))) == []


def test_an_event_that_says_little_is_an_interview_when_a_mail_invited_to_it() -> None:
    event = an_event("Alex / Hana", description="")

    unsure = [signal for signal in READER.event(event) if signal.sure]
    [signal] = READER.event(event, told=ByMail(CERTAIN))

    assert unsure == []
    assert isinstance(signal, Scheduled)
    assert signal.sure


def test_a_lookalike_is_none_whatever_mail_it_came_with() -> None:
    event = an_event("Exit interview with HR")

    assert not [signal for signal in READER.event(event, told=ByMail(CERTAIN)) if signal.sure]


def test_an_invitation_by_mail_is_read_with_the_event_it_carries() -> None:
    event = an_event("Alex / Hana", description="")

    signals = noticed(a_message(COME, invitations=(event,)))

    assert [type(signal) for signal in signals] == [Scheduled, Advanced]
    assert signals[0].origin.kind is Kind.INVITATION
    assert signals[1].matter.events == {event.identity}


def test_a_refusal_by_a_person_can_be_answered() -> None:
    [signal] = noticed(a_message(NO, subject="Your application"))

    assert isinstance(signal, Rejected)
    assert not signal.by_machine
    assert signal.parent
    assert signal.parent.message_id == "m1@brightfold.example"


@pytest.mark.parametrize(
    "sender", [MACHINE, Person("Brightfold", "careers@brightfold.example")], ids=["no-reply", "a shared mailbox"]
)
def test_a_refusal_that_nobody_signed_is_a_machines(sender: Person) -> None:
    unsigned = NO.replace("Hana Ito", "The Brightfold Team")

    [signal] = noticed(a_message(unsigned, subject="Your application", sender=sender))

    assert isinstance(signal, Rejected)
    assert signal.by_machine


def test_a_person_who_writes_about_anything_has_replied() -> None:
    [signal] = noticed(a_message("See you on Friday!"))

    assert isinstance(signal, Replied)
    assert signal.evidence == ()


@pytest.mark.parametrize(
    "fields",
    [{"sender": MACHINE}, {"headers": (("list-id", "<news.example>"),)}, {"folder": Folder.SPAM}, {"to": (HANA,)}],
    ids=["a machine", "a list", "spam", "not to the user"],
)
def test_what_no_person_wrote_to_the_user_is_no_reply(fields: dict[str, object]) -> None:
    assert noticed(a_message("See you on Friday!", **fields)) == []


def test_what_the_user_wrote_says_to_whom_and_nothing_else() -> None:
    [signal] = noticed(
        a_message("See you on Friday!", sender=ALEX_PERSON, to=(HANA, MACHINE, ALEX_PERSON), folder=Folder.SENT)
    )

    assert isinstance(signal, Wrote)
    assert signal.to == (HANA,)


def test_a_refusal_in_spam_is_never_sure() -> None:
    [signal] = [
        s for s in noticed(a_message(NO, subject="Your application", folder=Folder.SPAM)) if isinstance(s, Rejected)
    ]

    assert not signal.sure
    assert signal.origin.spam


@pytest.mark.parametrize(
    ("text", "familiar"), [("Hallo Alex, wie geht es dir? Meld dich!", True), ("Haben Sie Zeit?", False)]
)
def test_the_terms_they_are_on_are_noticed(text: str, familiar: bool) -> None:
    german = (
        f"{text}\n\nWir möchten Sie zu einem Vorstellungsgespräch einladen."
        if not familiar
        else f"{text}\n\nWir möchten dich zu einem Vorstellungsgespräch einladen."
    )

    [signal] = [
        s for s in noticed(a_message(german, date=NOW - timedelta(days=1))) if isinstance(s, (Advanced, Replied))
    ]

    assert signal.matter.familiar is familiar


def test_where_an_answer_should_go_is_noticed() -> None:
    ben = Person("Ben Okafor", "ben@brightfold.example")

    [signal] = noticed(a_message("See you on Friday!", reply_to=(ben,)))

    assert signal.parent
    assert signal.parent.reply_to == (ben,)


@pytest.mark.parametrize(
    ("signed", "part"),
    [
        ("Hana Ito\nWorks Secretary", Part.COORDINATOR),
        ("Hana Ito\nHR Officer | Brightfold", Part.COORDINATOR),
        ("Hana Ito\nHead of Data", Part.WRITER),
        ("Hana Ito\nHR Officer\n\nPS: I will be there, and look forward to meeting you both: it will be Ben and me.", Part.INTERVIEWER),
    ],
)  # fmt: skip
def test_a_secretary_who_invites_arranges_for_others_unless_they_say_that_they_will_be_there(
    signed: str, part: Part
) -> None:
    text = f"Dear Alex,\n\nhe can see you for an interview on Monday 26 October at 2 pm.\n\n{signed}"

    [contact] = next(
        signal.matter.contacts for signal in noticed(a_message(text, sender=HANA)) if isinstance(signal, Advanced)
    )

    assert (contact.person, contact.part) == (HANA, part)
