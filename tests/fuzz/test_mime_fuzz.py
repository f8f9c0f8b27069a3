"""No message raises anything but `Broken`, whatever was done to it on its way."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup.connectors.headers import headers_from, people_in
from followup.connectors.html import text_of
from followup.connectors.letters import fingerprint
from followup.connectors.mime import Broken, head_of, message_from
from followup.domain.model import Folder, Handle, Message

CORPUS = sorted((Path(__file__).parents[1] / "corpus").rglob("*.eml"))[::10]

PIECES = st.sampled_from(
    [
        b"\n",
        b"\r\n",
        b"\n\n",
        b"--b\n",
        b"--b--\n",
        b"From: Hana <hana@x.example>\n",
        b"To: =?utf-8?q?a=0Ab?= <a@b>, c@d\n",
        b"Subject: =?iso-2022-jp?b?GyRC?=\n",
        b"Date: Mon, 12 Oct 2026 10:00:00 +0200\n",
        b"Date: Mon, 99 Oct 99999999999 10:00:00 +99999999\n",
        b"Received: from a; Mon, 12 Oct 2026 10:00:00 -0000\n",
        b"Message-ID: <a@b>\n",
        b"References: <a@b> <<c@d> e@f>\n",
        b"Content-Type: multipart/mixed; boundary=b\n",
        b"Content-Type: multipart/alternative; boundary*=utf-8''b\n",
        b"Content-Type: text/plain; charset=utf-16; format=flowed\n",
        b"Content-Type: text/html; charset=iso-2022-jp\n",
        b"Content-Type: text/calendar; method=CANCEL\n",
        b"Content-Type: message/rfc822\n",
        b"Content-Transfer-Encoding: base64\n",
        b"Content-Transfer-Encoding: quoted-printable\n",
        b"Content-Transfer-Encoding: x-uuencode\n",
        b"Content-Disposition: inline; filename*0*=utf-8''a; filename*1=b\n",
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:e\nDTSTART:20261013T080000Z\nEND:VEVENT\nEND:VCALENDAR\n",
        b"begin 644 x\n#0V%T\n`\nend\n",
        b"<p style='display:none'>x</p><blockquote>y<br>z",
        b"R3LDvMOfZQ==",
        b"=C3=BC= =\n",
        b"\x1b$B;DG0\x1b(B",
        b" \t folded\n",
        b"\0\xff\xfe\x80",
    ]
)


def survives(raw: bytes) -> None:
    try:
        message = message_from(raw, account="home", handle=Handle("h"), folder=Folder.INBOX)
    except Broken as error:
        # Any other reason would be a mistake of ours that was caught.
        assert str(error) == "it has no headers"  # noqa: PT017
    else:
        assert isinstance(message, Message)
        assert message.id
        assert message.date.tzinfo
        for words in (message.subject, message.sender.name, message.text, message.html):
            words.encode()


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=30))
def test_any_pieces_of_mail_put_together_are_survived(pieces: list[bytes]) -> None:
    survives(b"".join(pieces))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=2_000))
def test_any_bytes_are_survived(raw: bytes) -> None:
    survives(raw)
    survives(b"Subject: x\nContent-Type: text/html\n\n" + raw)
    fingerprint(raw)


@pytest.mark.skipif(not CORPUS, reason="there is no corpus")
@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_damaged_message_of_the_corpus_is_survived(data: st.DataObject) -> None:
    raw = bytearray(data.draw(st.sampled_from(CORPUS)).read_bytes())
    for place in data.draw(st.lists(st.integers(0, len(raw) - 1), max_size=20)):
        raw[place] = data.draw(st.sampled_from(b'\0\r\n\xff:;="<>-=? (,'))

    survives(bytes(raw[: data.draw(st.integers(0, len(raw)))]))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
def test_any_header_is_read(value: str) -> None:
    headers = headers_from(f"To: {value}\nDate: {value}\nMessage-ID: {value}".encode("utf-8", "replace"))

    assert all("\n" not in person.name + person.address for person in people_in(value))
    assert headers.date is None or headers.date.tzinfo
    assert "\n" not in headers.message_id
    head_of(value.encode("utf-8", "replace"))


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<", ">", "<p>", "</p>", "<b ", "<blockquote>", "<style>", "{", "}", "x ", "&#", ";", "'", "\0"]
        )
    )
)
def test_any_html_is_read(pieces: list[str]) -> None:
    assert "\0" not in text_of("".join(pieces))
