"""What mail programs of all sorts put before a subject is known, and nothing else is."""

import pytest

from followup.domain.mail.subjects import about, bare_subject, is_forwarded, is_reply, reply_subject


@pytest.mark.parametrize(
    ("subject", "forwarded"),
    [
        ("Fwd: hello", True),
        ("WG: Ihre Bewerbung", True),
        ("TR : candidature", True),
        ("転送：面接について", True),
        ("Re: hello", False),
        ("hello", False),
        ("Interview: Thursday", False),
    ],
)
def test_a_forwarded_subject_is_somebody_elses(subject: str, forwarded: bool) -> None:
    assert is_forwarded(subject) is forwarded


@pytest.mark.parametrize(
    "mark", ["Re: ", "RE : ", "AW: ", "Antw:", "Re[2]: ", "Re(3): ", "R: ", "RIF: ", "回复：", "答复: "]
)
def test_a_reply_is_one_in_every_mail_program(mark: str) -> None:
    assert is_reply(f"{mark}Your visit")
    assert bare_subject(f"{mark}Your visit") == "Your visit"
    assert reply_subject(f"{mark}Your visit") == "Re: Your visit"


@pytest.mark.parametrize("subject", ["Ref: 2231 Data Engineer", "Your visit", "Interview: Thursday", "14:00", ": what"])
def test_what_only_looks_like_a_mark_stays(subject: str) -> None:
    assert not is_reply(subject)
    assert bare_subject(subject) == subject
    assert reply_subject(subject) == f"Re: {subject}"


def test_however_many_marks_there_are_one_is_left() -> None:
    assert reply_subject("Aw: RE: Re[4]: Fwd: Your visit") == "Re: Fwd: Your visit"
    assert bare_subject("Aw: RE: Re[4]: Fwd: Your visit") == "Your visit"
    assert len(reply_subject("Re: " * 500_000 + "Your visit")) == len("Re: Your visit")


def test_no_subject_has_an_answer_too() -> None:
    assert reply_subject("") == "Re:"
    assert reply_subject("Re:") == "Re:"


def test_subjects_of_one_conversation_are_about_the_same() -> None:
    assert about("Re: Your  visit") == about("FW: your visit") != about("your visits")
