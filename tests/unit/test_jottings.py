"""What has the user noted down: in an event, in a mail to themselves, in a file?"""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup import languages
from followup.domain.model import Attendee, Folder, Jotting, Message, Person
from followup.domain.notes import jottings
from followup.domain.notes.habits import Habits
from followup.domain.notes.points import fingerprint
from followup.domain.signals import Kind, Noted
from tests.builders import ALEX, ALEX_PERSON, HANA, NOW, a_message, an_event

LEXICONS = languages.load()
PHONE = Person("Alex", "alex.doe+jobs@gmail.com")


def noted_in(description: str, heading: str = "Notes", **event: Any) -> Noted | None:
    return jottings.in_event(an_event(description=description, **event), Habits(heading=heading), ALEX)


def points_in(description: str, heading: str = "Notes") -> tuple[str, ...]:
    noted = noted_in(description, heading)
    return noted.lines if noted else ()


def a_note(text: str = "- They rewrite the pipeline", **fields: Any) -> Message:
    """A mail from Alex's telephone to Alex, in Sent."""
    values: dict[str, object] = {
        "sender": ALEX_PERSON,
        "to": (PHONE,),
        "folder": Folder.SENT,
        "subject": "notes: Brightfold",
        **fields,
    }
    return a_message(text, **values)


def noted_by(message: Message, subject: str = "notes:") -> Noted | None:
    return jottings.in_message(message, Habits(subject=subject), ALEX, LEXICONS)


# --- in an event ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "heading", ["Notes", "notes", "NOTES:", "## Notes", "**Notes**", "*Notes:*", "-- Notes --", "Notes :"]
)
def test_the_heading_is_known_however_it_is_marked(heading: str) -> None:
    assert points_in(f"See you on Friday!\n\n{heading}\n- They rewrite the pipeline") == ("They rewrite the pipeline",)


def test_a_point_may_stand_beside_the_heading() -> None:
    assert points_in("Notes: They rewrite the pipeline\nOn call one week in six") == (
        "They rewrite the pipeline",
        "On call one week in six",
    )


def test_the_heading_is_the_users_to_choose() -> None:
    assert points_in("Notizen\n- eins\n\nNotes:\n- two", heading="Notizen:") == ("eins",)


def test_a_description_without_the_heading_has_no_notes() -> None:
    assert noted_in("Take notes: you will need them later.") is None
    assert noted_in("") is None


@pytest.mark.parametrize(
    "ending", ["Agenda:", "## Agenda", "**Agenda**", "AGENDA", "_______________", "-::~:~::~:~:~::-"]
)
def test_the_next_heading_or_rule_ends_the_notes(ending: str) -> None:
    assert points_in(f"Notes\n- one\n\n- two\n\n{ending}\n- three") == ("one", "two")


def test_how_to_join_a_video_call_is_no_note() -> None:
    zoom = "Brightfold is inviting you to a scheduled Zoom meeting.\n\nJoin Zoom Meeting\nhttps://zoom.example/j/1\nMeeting ID: 1"

    assert points_in(f"Notes\nThey rewrite the pipeline\n\n{zoom}") == ("They rewrite the pipeline",)


def test_notes_in_html_are_read() -> None:
    html = "<p>See you!</p><b>Notes:</b><br><ul><li>They rewrite the pipeline</li><li>Kafka &amp; Flink</li></ul>"

    assert points_in(html) == ("They rewrite the pipeline", "Kafka & Flink")


def test_notes_belong_to_the_event_and_its_day() -> None:
    noted = noted_in("Notes\n- one")

    assert noted
    assert (noted.origin.kind, noted.origin.id, noted.day) == (Kind.EVENT, "e1@brightfold.example", date(2026, 10, 14))


def test_notes_in_an_event_of_ones_own_are_surely_ones_own() -> None:
    for organizer in (None, ALEX_PERSON, PHONE):
        noted = noted_in("Notes\n- one", organizer=organizer, attendees=(Attendee(HANA),))
        assert noted
        assert noted.sure


def test_notes_in_an_event_of_somebody_else_may_be_theirs() -> None:
    noted = noted_in("Notes\n- one", organizer=HANA)

    assert noted
    assert not noted.sure


def test_of_a_mailed_event_nothing_is_kept_but_fingerprints_of_what_its_organizer_wrote() -> None:
    noted = jottings.in_invitation(an_event(description="Hi Alex!\n\nPlease bring:\n- your passport\n- **a pen**"))

    assert noted
    assert not noted.sure
    assert noted.origin.kind is Kind.INVITATION
    assert {fingerprint("your passport"), fingerprint("A pen."), fingerprint("hi alex")} <= set(noted.lines)
    assert not any("passport" in line for line in noted.lines)
    assert jottings.in_invitation(an_event(description="")) is None


def test_a_private_event_does_not_tell_its_title() -> None:
    noted = noted_in("Notes\n- one", private=True)

    assert noted
    assert noted.title == ""


# --- in a mail --------------------------------------------------------------------------------------------------------


def test_a_mail_to_oneself_is_a_note() -> None:
    noted = noted_by(a_note(subject="Notes: Brightfold, Hana, 13 October"))

    assert noted
    assert noted.sure
    assert (noted.title, noted.lines, noted.day) == (
        "Brightfold, Hana",
        ("They rewrite the pipeline",),
        date(2026, 10, 13),
    )


@pytest.mark.parametrize(
    "subject", ["notes:", "NOTES: Brightfold", " Notes - Brightfold", "notes – x", "notes", "Notes：x"]
)
def test_the_mark_of_a_note_may_be_written_in_haste(subject: str) -> None:
    assert noted_by(a_note(subject=subject))


@pytest.mark.parametrize("subject", ["Notes on a scandal", "My notes: x", "Notesheet: x", "Re: notes: x", ""])
def test_other_subjects_make_no_note(subject: str) -> None:
    assert noted_by(a_note(subject=subject)) is None
    assert not jottings.is_to_oneself(a_note(subject=subject), Habits(), ALEX)


def test_the_mark_is_the_users_to_choose() -> None:
    assert noted_by(a_note(subject="[iv] Brightfold"), subject="[iv]")
    assert noted_by(a_note(subject="Gespräch: Brightfold"), subject="gespräch:")
    assert noted_by(a_note(subject="notes: Brightfold"), subject="gespräch:") is None


@pytest.mark.parametrize("folder", [folder for folder in Folder if folder is not Folder.SENT])
def test_a_note_counts_only_in_sent(folder: Folder) -> None:
    message = a_note(folder=folder)

    assert noted_by(message) is None
    assert jottings.is_to_oneself(message, Habits(), ALEX)


@pytest.mark.parametrize(
    "fields",
    [{"sender": HANA}, {"to": (PHONE, HANA)}, {"cc": (HANA,)}, {"to": ()}],
    ids=["from somebody", "to somebody too", "copied to somebody", "to nobody"],
)
def test_only_a_mail_from_oneself_to_oneself_alone_is_a_note(fields: dict[str, Any]) -> None:
    assert noted_by(a_note(**fields)) is None
    assert not jottings.is_to_oneself(a_note(**fields), Habits(), ALEX)


@pytest.mark.parametrize(
    "tail",
    [
        "\n\nSent from my iPhone",
        "\nSent from my iPhone",
        "\n\n-- \nAlex Doe\nBerlin",
        "\n\nAlex",
        "\n\nOn 13 Oct 2026, Hana Ito <hana.ito@brightfold.example> wrote:\n> I accept your offer",
    ],
)
def test_signatures_and_quoted_mail_are_no_points(tail: str) -> None:
    noted = noted_by(a_note(f"They rewrite the pipeline{tail}"))

    assert noted
    assert noted.lines == ("They rewrite the pipeline",)


def test_what_is_listed_below_something_private_stays_private_in_a_mail() -> None:
    noted = noted_by(a_note("- private: money\n   - 70,000\n- Tests"))

    assert noted
    assert noted.lines == ("Tests",)


def test_a_mail_without_a_text_part_is_read_in_html() -> None:
    noted = noted_by(a_note("", html="They rewrite the pipeline"))

    assert noted
    assert noted.lines == ("They rewrite the pipeline",)


# --- in a file --------------------------------------------------------------------------------------------------------


def test_a_file_is_about_what_its_titles_say_the_innermost_first() -> None:
    jotting = Jotting("x.md", ("Hana Ito, 13 October", "2026-10-01_Brightfold"), "- one", NOW)

    noted = jottings.in_file(jotting, ALEX, LEXICONS)

    assert noted
    assert (noted.title, noted.day, noted.lines) == ("Hana Ito, Brightfold", date(2026, 10, 13), ("one",))
    assert (noted.origin.kind, noted.origin.id, noted.origin.at) == (Kind.NOTE, "x.md", NOW)


def test_a_title_that_says_nothing_new_is_left_out() -> None:
    noted = jottings.in_file(Jotting("x.md", ("Quillon onsite", "quillon", "Ada"), "- one", NOW), ALEX, LEXICONS)

    assert noted
    assert noted.title == "Quillon onsite, Ada"


def test_a_file_with_nothing_but_private_lines_is_no_note() -> None:
    assert jottings.in_file(Jotting("x.md", ("Brightfold",), "(money)", NOW), ALEX, LEXICONS) is None


@given(st.text(st.sampled_from("Notes:#*_-\n aA<>b()")), st.text(max_size=8))
def test_any_description_and_any_heading_can_be_read(description: str, heading: str) -> None:
    points_in(description, heading)


@given(st.text(max_size=60), st.text(max_size=20), st.timedeltas(timedelta(days=-400), timedelta(days=400)))
def test_any_mail_to_oneself_can_be_read(text: str, subject: str, ago: timedelta) -> None:
    noted_by(a_note(text, subject=f"notes: {subject}", date=NOW + ago))
