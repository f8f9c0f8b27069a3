import base64
from datetime import UTC, datetime

import pytest

from followup.connectors.mime import LONGEST_MESSAGE, Broken, message_from
from followup.domain.model import Folder, Handle, Message, Person, Status

NOON = datetime(2026, 10, 12, 12, 0, tzinfo=UTC)

HEAD = """\
From: Hana Ito <hana@brightfold.example>
To: alex@doe.example
Subject: Your interview
Date: Mon, 12 Oct 2026 12:00:00 +0000
Message-ID: <m1@brightfold.example>
"""

ALTERNATIVE = """\
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b1"

not for display
--b1
Content-Type: text/plain; charset=utf-8

Dear Alex,
--b1
Content-Type: text/html; charset=utf-8

<p>Dear <b>Alex</b>,</p>
--b1--
not for display either
"""

INVITATION = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//y//EN
METHOD:REQUEST
BEGIN:VEVENT
UID:e1@brightfold.example
DTSTAMP:20261001T080000Z
DTSTART:20261013T080000Z
DTEND:20261013T090000Z
SUMMARY:Interview
END:VEVENT
END:VCALENDAR
"""


def read(raw: str | bytes, received: datetime | None = None) -> Message:
    raw = raw.encode() if isinstance(raw, str) else raw
    return message_from(raw, account="home", handle=Handle("h"), folder=Folder.INBOX, received=received)


def multipart(*parts: str, kind: str = "mixed") -> str:
    body = "".join(f"--b0\n{part}\n" for part in parts)
    return f'{HEAD}Content-Type: multipart/{kind}; boundary="b0"\n\n{body}--b0--\n'


def plain(text: str) -> str:
    return f"Content-Type: text/plain\n\n{text}"


def calendar(text: str, kind: str = "text/calendar; charset=utf-8") -> str:
    return f"Content-Type: {kind}\n\n{text}"


# --- what is read ----------------------------------------------------------------------------------------------------


def test_a_plain_message_is_read() -> None:
    message = read(f"{HEAD}\nDear Alex,\r\n\r\nsee you.\n")

    assert (message.account, message.handle, message.folder) == ("home", "h", Folder.INBOX)
    assert message.id == "m1@brightfold.example"
    assert message.date == NOON
    assert message.sender == Person("Hana Ito", "hana@brightfold.example")
    assert message.to == (Person("", "alex@doe.example"),)
    assert message.subject == "Your interview"
    assert message.text == "Dear Alex,\n\nsee you.\n"
    assert message.html == ""


def test_both_alternatives_are_read_and_nothing_around_them() -> None:
    message = read(HEAD + ALTERNATIVE)

    assert message.text == "Dear Alex,"
    assert message.html == "Dear Alex,"


def test_line_ends_do_not_matter() -> None:
    unix = read(HEAD + ALTERNATIVE)

    assert read((HEAD + ALTERNATIVE).replace("\n", "\r\n")) == unix


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("quoted-printable", b"Gr=C3=BC=C3=9Fe=\n aus =zz M=C3=BCnchen"),
        ("base64", base64.b64encode("Grüße aus =zz München".encode())),
        ("BASE64 ", base64.encodebytes("Grüße aus =zz München".encode()).replace(b"\n", b"\r\n ")),
        ("8bit", "Grüße aus =zz München".encode()),
        ("", "Grüße aus =zz München".encode()),
        ("x-bogus", "Grüße aus =zz München".encode()),
    ],
)
def test_every_transfer_encoding_is_undone(encoding: str, body: bytes) -> None:
    head = f"{HEAD}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {encoding}\n\n"

    assert read(head.encode() + body).text.strip() == "Grüße aus =zz München"


@pytest.mark.parametrize(
    ("charset", "written"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "latin-1"),
        ("us-ascii", "utf-8"),
        ("us-ascii", "cp1252"),
        ("iso-8859-1", "cp1252"),
        ("iso-8859-1", "utf-8"),
        ('"utf8"', "utf-8"),
        ("x-unknown", "utf-8"),
        ("unicode_escape", "utf-8"),
        ("rot13", "utf-8"),
        ("zlib", "utf-8"),
        ("", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-7", "utf-8"),
    ],
)
def test_a_wrong_charset_does_not_matter(charset: str, written: str) -> None:
    body = base64.b64encode("Liebe Grüße – €".encode(written, "ignore")).decode()
    head = f"{HEAD}Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: base64\n\n"

    assert read(head + body).text.startswith("Liebe Grüße")


@pytest.mark.parametrize("charset", ["iso-2022-jp", "shift_jis", "euc-jp", "gb2312", "euc-kr", "big5", "koi8-r"])
def test_charsets_of_the_world_are_read(charset: str) -> None:
    texts = {"gb2312": "很遗憾", "euc-kr": "안타깝게도", "big5": "很遺憾", "koi8-r": "к сожалению"}
    text = texts.get(charset, "残念ながら")
    raw = f"{HEAD}Content-Type: text/plain; charset={charset}\n\n".encode() + text.encode(charset)

    assert read(raw).text == text


def test_flowed_paragraphs_are_one_line_each() -> None:
    body = "Dear Alex, \nwe are \nsorry.\n\n> you \n> asked\n>> when\nNow. \n-- \nHana\n"

    text = read(f"{HEAD}Content-Type: text/plain; format=flowed\n\n{body}").text

    assert text == "Dear Alex, we are sorry.\n\n> you asked\n>> when\nNow. \n-- \nHana\n"


def test_a_text_written_without_spaces_flows_without_them() -> None:
    body = "残念 \nながら\n"

    assert read(f"{HEAD}Content-Type: text/plain; format=flowed; delsp=yes\n\n{body}").text == "残念ながら\n"


# --- what is left out ------------------------------------------------------------------------------------------------


def test_attachments_are_not_read() -> None:
    message = read(
        multipart(
            "Content-Type: text/plain\nContent-Disposition: attachment\n\nthe contract",
            "Content-Type: text/plain; name=notes.txt\n\nthe notes",
            "Content-Type: text/html\nContent-Disposition: attachment; filename*=utf-8''a%20b.html\n\n<p>the page",
            plain("Dear Alex,"),
            plain("the list's footer"),
        )
    )

    assert (message.text, message.html) == ("Dear Alex,", "")


@pytest.mark.parametrize("kind", ["message/rfc822", "message/rfc822; name=x", "message/global"])
def test_a_forwarded_message_is_somebody_elses_words(kind: str) -> None:
    forwarded = f"Content-Type: {kind}\n\nFrom: eve@a.example\nSubject: x\n\nUnfortunately, no."

    message = read(multipart(plain("See below."), forwarded))

    assert message.text == "See below."
    assert read(multipart(forwarded)).text == ""


def test_the_text_of_a_related_part_is_read() -> None:
    inner = ALTERNATIVE.removeprefix("MIME-Version: 1.0\n")

    message = read(multipart(inner, "Content-Type: image/png\nContent-ID: <x>\n\nabc", kind="related"))

    assert (message.text, message.html) == ("Dear Alex,", "Dear Alex,")


# --- invitations -----------------------------------------------------------------------------------------------------


def test_an_invitation_is_an_event() -> None:
    message = read(multipart(plain("Please join."), calendar(INVITATION)))

    [event] = message.invitations
    assert (event.account, event.uid, event.title) == ("home", "e1@brightfold.example", "Interview")
    assert event.start == datetime(2026, 10, 13, 8, 0, tzinfo=UTC)


def test_an_attached_invitation_is_the_same_event_and_counts_once() -> None:
    attached = "text/calendar; charset=utf-8; name=invite.ics\nContent-Disposition: attachment"

    message = read(
        multipart(calendar(INVITATION), calendar(INVITATION, attached), calendar(INVITATION, "application/ics"))
    )

    assert len(message.invitations) == 1


def test_the_method_of_the_part_counts() -> None:
    bare = INVITATION.replace("METHOD:REQUEST\n", "")

    [event] = read(multipart(calendar(bare, "text/calendar; method=CANCEL"))).invitations

    assert event.status is Status.CANCELLED


def test_a_broken_invitation_does_not_cost_the_message() -> None:
    message = read(multipart(plain("Please join."), calendar("BEGIN:VCALENDAR\nnonsense")))

    assert (message.text, message.invitations) == ("Please join.", ())


# --- broken messages -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cut", ["--b1--", "<p>Dear <b>Alex</b>,</p>", "Content-Type: text/html", "--b1\nContent-Type: text/html"]
)
def test_a_truncated_message_is_read_as_far_as_it_goes(cut: str) -> None:
    raw = HEAD + ALTERNATIVE

    assert read(raw[: raw.index(cut)]).text.strip() == "Dear Alex,"


def test_nul_bytes_are_left_out() -> None:
    message = read(f"{HEAD.replace('Your', 'Yo' + chr(0) + 'ur')}\nDear\0 Alex")

    assert message.text == "Dear Alex"
    assert "\0" not in message.subject


def test_a_message_without_a_date_is_of_when_it_was_received() -> None:
    raw = "From: a@x.example\nSubject: x\n\ny"

    assert read(raw, NOON).date == NOON
    assert read(f"Received: by x; Mon, 12 Oct 2026 11:00:00 +0000\n{raw}", NOON).date == NOON.replace(hour=11)
    assert read(raw).date.tzinfo


def test_a_message_without_a_sender_has_an_empty_one() -> None:
    assert read("Subject: x\nDate: Mon, 12 Oct 2026 12:00:00 +0000\n\ny").sender == Person()
    assert read("Sender: b@x.example\nSubject: x\n\ny").sender == Person("", "b@x.example")


def test_a_message_without_an_id_gets_one_from_its_content() -> None:
    raw = HEAD.replace("Message-ID: <m1@brightfold.example>\n", "")

    one, copy, other = read(f"{raw}\nhello"), read(f"X-Folder: y\n{raw}\nhello \r\n"), read(f"{raw}\nbye")

    assert one.id == copy.id != other.id
    assert "@" in one.id


def test_a_part_a_thousand_levels_deep_is_not_reached_and_costs_nothing_else() -> None:
    raw = f"{HEAD}Content-Type: multipart/mixed; boundary=top\n\n--top\nContent-Type: text/plain\n\nDear Alex,\n--top\n"
    raw += "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(1_000))

    message = read(raw + "Content-Type: text/html\n\n<p>deep</p>\n")

    assert (message.text, message.html) == ("Dear Alex,", "")
    assert message.subject == "Your interview"


def test_forwards_of_forwards_are_reached() -> None:
    raw = HEAD + "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(10))

    assert read(f"{raw}Content-Type: text/plain\n\ndeep\n").text == "deep\n"


def test_the_same_boundary_at_every_level_ends() -> None:
    raw = HEAD + "Content-Type: multipart/mixed; boundary=b\n\n--b\n" * 500

    assert read(raw).subject == "Your interview"


def test_of_a_huge_body_the_beginning_is_looked_at() -> None:
    message = read(HEAD.encode() + b"\nUnfortunately, no. " + b"word " * 10_000_000)

    assert message.text.startswith("Unfortunately, no.")
    assert len(message.text) < LONGEST_MESSAGE


@pytest.mark.parametrize("raw", [b"", b"\n\n\n", b"\0\0\0\0", b"no headers at all", b"\xff\xfe" * 100])
def test_what_is_no_message_is_broken(raw: bytes) -> None:
    with pytest.raises(Broken, match="no headers"):
        read(raw)


@pytest.mark.parametrize(
    "content_type",
    [
        "multipart/mixed",
        "multipart/mixed; boundary=",
        'multipart/mixed; boundary="',
        "multipart/mixed; boundary*0=a; boundary*1=b",
        "multipart",
        "text/plain; charset*=''%FF",
        "text/plain; charset=a\0b",
        "text; charset",
        ";;;",
        "text/plain; " + "a=" * 900,
        "grüße/ü; ö=ä",
    ],
)
def test_a_broken_content_type_does_not_cost_the_headers(content_type: str) -> None:
    assert read(f"{HEAD}Content-Type: {content_type}\n\nDear Alex,\n").subject == "Your interview"


@pytest.mark.timeout(60)
@pytest.mark.parametrize("body", ["--b1\n", "--b1", "\n", "\r\n--", " \n", "a \n", "=", "=\n", "> \n", "\0"])
def test_no_body_is_slow_to_read(body: str) -> None:
    for kind in ("multipart/mixed; boundary=b1", "text/plain; format=flowed", "text/html"):
        read(
            f"{HEAD}Content-Type: {kind}\nContent-Transfer-Encoding: quoted-printable\n\n"
            + body * (1_000_000 // len(body))
        )


def test_cutting_a_message_anywhere_never_loses_its_neighbours() -> None:
    raw = (multipart(ALTERNATIVE, calendar(INVITATION), plain("Grüße"))).encode()

    for length in range(raw.index(b"\n"), len(raw), 3):
        assert read(raw[:length]).sender.address == "hana@brightfold.example"
