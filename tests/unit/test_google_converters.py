"""What Google gives, and what is made of it; no network is needed for that."""

from base64 import urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from followup.connectors.google.events import Garbled, event_from
from followup.connectors.google.messages import folder_of, message_of
from followup.connectors.google.payload import is_whole, raw_from
from followup.connectors.ical import events_from
from followup.connectors.mime import Broken
from followup.domain.model import Event, Folder, Response

ITEM: dict[str, Any] = {
    "id": "abc",
    "iCalUID": "abc@google.com",
    "status": "confirmed",
    "updated": "2026-10-12T07:00:00.123Z",
    "summary": "Interview",
    "start": {"dateTime": "2026-10-13T10:00:00+02:00", "timeZone": "Europe/Berlin"},
    "end": {"dateTime": "2026-10-13T11:00:00+02:00", "timeZone": "Europe/Berlin"},
}
TEN = datetime(2026, 10, 13, 8, 0, tzinfo=UTC)


def event(**more: Any) -> Event:
    return event_from({**ITEM, **more}, "home", "Europe/Berlin")


def test_an_event_is_what_the_json_says() -> None:
    read = event(sequence=2, location=" Room 7 ", visibility="confidential", transparency="transparent")

    assert (read.start, read.end) == (TEN, TEN + timedelta(hours=1))
    assert (read.uid, read.recurrence_id, read.sequence) == ("abc@google.com", "", 2)
    assert (read.location, read.private, read.free) == ("Room 7", True, True)
    assert read.updated == datetime(2026, 10, 12, 7, 0, 0, 123000, tzinfo=UTC)


def test_one_of_a_series_has_the_identity_that_its_ics_file_gives_it() -> None:
    ics = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:abc@google.com\r\nDTSTAMP:20261001T000000Z\r\n"
        "DTSTART;TZID=Europe/Berlin:20261020T100000\r\nDTEND;TZID=Europe/Berlin:20261020T110000\r\n"
        "RECURRENCE-ID;TZID=Europe/Berlin:20261013T100000\r\nSUMMARY:Interview\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    [in_file] = [one for one in events_from(ics.encode(), account="home", zone="UTC") if isinstance(one, Event)]

    read = event(recurringEventId="abc", originalStartTime={"dateTime": "2026-10-13T10:00:00+02:00"})

    assert read.identity == in_file.identity == "abc@google.com#20261013T080000Z"


def test_a_whole_day_of_a_series_is_named_by_its_day() -> None:
    day = {"date": "2026-10-13"}

    read = event(start=day, end={"date": "2026-10-14"}, recurringEventId="abc", originalStartTime=day)

    assert read.all_day
    assert read.recurrence_id == "20261013"
    assert read.start == datetime(2026, 10, 12, 22, 0, tzinfo=UTC)


def test_who_takes_part_and_what_they_answered() -> None:
    read = event(
        organizer={"email": "Hana.Ito@brightfold.example", "displayName": "Hana Ito"},
        attendees=[
            {"email": "alex@doe.example", "self": True, "responseStatus": "declined"},
            {"email": "room@brightfold.example", "resource": True, "responseStatus": "accepted"},
            {"displayName": "", "responseStatus": "needsAction"},
        ],
    )

    assert read.organizer is not None
    assert read.organizer.address == "hana.ito@brightfold.example"
    assert [one.response for one in read.attendees] == [Response.DECLINED, Response.ACCEPTED]
    assert [one.individual for one in read.attendees] == [True, False]


def test_where_it_takes_place_online() -> None:
    entries = [
        {"entryPointType": "phone", "uri": "tel:+49"},
        {"entryPointType": "video", "uri": "https://zoom.example/1"},
    ]

    assert (
        event(conferenceData={"entryPoints": entries}, hangoutLink="https://meet.example/2").url
        == "https://zoom.example/1"
    )
    assert event(hangoutLink="https://meet.example/2").url == "https://meet.example/2"


def test_a_description_in_html_is_read_as_text() -> None:
    description = event(description="Bring:<br><ul><li>a pen</li></ul>&amp; paper").description

    assert "<" not in description
    assert "a pen" in description
    assert "& paper" in description


def test_an_end_that_nobody_said_is_open() -> None:
    assert event(endTimeUnspecified=True).open_ended


@pytest.mark.parametrize(
    "broken", [{"start": {}}, {"start": None}, {"end": {"dateTime": "soon"}}, {"attendees": "all"}]
)
def test_what_makes_no_sense_is_garbled_without_a_word_of_it(broken: dict[str, Any]) -> None:
    with pytest.raises(Garbled) as reason:
        event(summary="Secret", **broken)

    assert "Secret" not in str(reason.value)
    assert "soon" not in str(reason.value)


@pytest.mark.parametrize(
    ("labels", "folder"),
    [
        (["INBOX", "UNREAD"], Folder.INBOX),
        (["SENT"], Folder.SENT),
        (["SENT", "INBOX"], Folder.SENT),
        (["SENT", "TRASH"], Folder.TRASH),
        (["INBOX", "SPAM"], Folder.SPAM),
        (["DRAFT"], Folder.DRAFTS),
        (["Label_7"], Folder.ARCHIVE),
        ([], Folder.ARCHIVE),
    ],
)
def test_labels_tell_where_a_message_lies(labels: list[str], folder: Folder) -> None:
    assert folder_of(labels) is folder


def in_gmail(raw: bytes, received: datetime) -> dict[str, Any]:
    return {
        "id": "18c",
        "threadId": "18a",
        "labelIds": ["INBOX"],
        "internalDate": str(int(received.timestamp() * 1000)),
        "raw": urlsafe_b64encode(raw).decode().rstrip("="),
    }


def test_a_date_that_lies_is_not_believed() -> None:
    received = datetime(2026, 10, 13, 9, 0, tzinfo=UTC)
    true = b"From: a@b.example\nDate: Tue, 13 Oct 2026 08:58:00 +0000\n\nHello"
    lying = true.replace(b"2026", b"2001")

    assert message_of(in_gmail(true, received), "home", "UTC").date == received - timedelta(minutes=2)
    assert message_of(in_gmail(lying, received), "home", "UTC").date == received
    assert message_of(in_gmail(true, received), "home", "UTC").thread == "18a"


def test_a_message_that_is_no_base64_is_broken() -> None:
    with pytest.raises(Broken):
        message_of({**in_gmail(b"", TEN), "raw": "a"}, "home", "UTC")


def data(text: str) -> str:
    return urlsafe_b64encode(text.encode()).decode()


def test_a_message_in_parts_reads_like_the_message_itself() -> None:
    payload = {
        "mimeType": "multipart/alternative",
        "headers": [
            {"name": "From", "value": "Hana Ito <hana@brightfold.example>"},
            {"name": "Subject", "value": "=?utf-8?q?Gr=C3=BC=C3=9Fe?="},
            {"name": "Content-Type", "value": 'multipart/alternative; boundary="gone"'},
        ],
        "body": {"size": 0},
        "parts": [
            {
                "mimeType": "text/plain",
                "headers": [
                    {"name": "Content-Type", "value": 'text/plain; charset="UTF-8"'},
                    {"name": "Content-Transfer-Encoding", "value": "quoted-printable"},
                ],
                "body": {"size": 6, "data": data("Grüße = gut")},
            },
            {
                "mimeType": "text/html",
                "headers": [{"name": "Content-Type", "value": "text/html; charset=utf-8"}],
                "body": {"size": 6, "data": data("<p>Grüße</p>")},
            },
        ],
    }
    item = {key: value for key, value in in_gmail(b"", TEN).items() if key != "raw"}

    message = message_of({**item, "payload": payload}, "home", "UTC")

    assert message.subject == "Grüße"
    assert message.text.strip() == "Grüße = gut"
    assert message.html.strip() == "Grüße"
    assert is_whole(payload)


def test_a_calendar_that_is_given_only_separately_makes_a_message_incomplete() -> None:
    calendar = {"mimeType": "text/calendar", "filename": "invite.ics", "body": {"attachmentId": "A1", "size": 900}}
    picture = {"mimeType": "image/png", "filename": "logo.png", "body": {"attachmentId": "A2", "size": 900}}

    assert not is_whole({"mimeType": "multipart/mixed", "parts": [calendar]})
    assert is_whole({"mimeType": "multipart/mixed", "parts": [picture]})


@pytest.mark.parametrize("payload", [{}, {"headers": []}, {"headers": [{}]}, {"headers": [{"name": "a"}]}])
def test_parts_that_make_no_sense_are_broken(payload: dict[str, Any]) -> None:
    with pytest.raises(Broken):
        raw_from(payload)
