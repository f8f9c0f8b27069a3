from datetime import UTC, datetime

import pytest

from followup.connectors.headers import decoded, headers_from, ids_in, people_in
from followup.domain.model import Person

HANA = "hana@brightfold.example"


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (f"Hana Ito <{HANA}>", "Hana Ito"),
        (f'"Ito, Hana" <{HANA}>', "Ito, Hana"),
        (f"Ito, Hana <{HANA}>", "Ito, Hana"),
        (f"{HANA} (Hana Ito)", "Hana Ito"),
        (f"Hana [Brightfold Careers] <{HANA}>", "Hana [Brightfold Careers]"),
        (f"Hana @ Brightfold <{HANA}>", "Hana @ Brightfold"),
        (f"=?utf-8?q?J=C3=B6rg_=3Cx=40y=2Eexample=3E?= <{HANA}>", "Jörg <x@y.example>"),
        (f'"=?utf-8?b?SsO2cmc=?=" <{HANA}>', "Jörg"),
        (f'"Eve\\"s, \\\\ Ltd" <{HANA}>', 'Eve"s, \\ Ltd'),
        (f"{HANA} <{HANA}>", HANA),
        (f"<{HANA}>", ""),
        (f"mailto:{HANA}", ""),
        (f"Team: Hana Ito <{HANA}>;", "Hana Ito"),
        (f'"unclosed <{HANA}>', ""),
    ],
)
def test_a_person_has_a_name_and_an_address(value: str, name: str) -> None:
    assert people_in(value) == (Person(name, HANA),)


def test_an_attempt_to_smuggle_in_a_header_is_a_name() -> None:
    value = '"Eve\r\nBcc: x@y.example" <eve@a.example>'

    assert people_in(value) == (Person("Eve Bcc: x@y.example", "eve@a.example"),)


@pytest.mark.parametrize("value", ["", "undisclosed-recipients:;", "<>", "Hana Ito", ",,;,", "(", '"', "@"])
def test_a_header_without_an_address_names_nobody(value: str) -> None:
    assert people_in(value) == ()


def test_many_people_are_each_named() -> None:
    people = people_in(f'Hana <{HANA}>, ben@b.example; (a comment) "O\'Neil, Cy" <cy@c.example>')

    assert [person.address for person in people] == [HANA, "ben@b.example", "cy@c.example"]
    assert people[2].name == "O'Neil, Cy"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("=?iso-8859-1?Q?Gr=FC=DFe?= aus =?utf-8?b?TcO8bmNoZW4=?=", "Grüße aus München"),
        ("=?utf-8?q?two?= =?utf-8?q?_halves?=", "two halves"),
        ("=?utf-8?b?not base64!?=", "=?utf-8?b?not base64!?="),
        ("=?no-such-charset?q?caf=C3=A9?=", "café"),
        ("Grüße =?utf-8?q?x?=", "Grüße x"),
        ("folded\r\n subject", "folded subject"),
    ],
)
def test_encoded_words_are_read(value: str, text: str) -> None:
    assert decoded(value) == text


def test_eight_bit_headers_are_read_in_whichever_charset_they_are() -> None:
    assert headers_from("Subject: Grüße".encode()).text("subject") == "Grüße"
    assert headers_from("Subject: Grüße".encode("latin-1")).text("subject") == "Grüße"


def test_folded_headers_are_one_line_and_lines_that_are_no_headers_are_left_out() -> None:
    head = b"From alex Mon Oct 12\nSubject: a\n  long one\nno header\n: nor this\nTo : x@y.example\r\nX-Y:\tz"

    assert headers_from(head).fields == (("subject", "a long one"), ("to", "x@y.example"), ("x-y", "z"))


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"Message-ID: <a@b>", "a@b"),
        (b"Message-ID:\r\n <a@b> (added by the server)", "a@b"),
        (b"Message-ID: <a\r\n @b>", "a@b"),
        (b"Message-Id: a@b", "a@b"),
        (b"Subject: x", ""),
    ],
)
def test_a_message_id_has_no_brackets(head: bytes, expected: str) -> None:
    assert headers_from(head).message_id == expected


def test_references_come_oldest_first_and_once() -> None:
    head = b"References: <a@x>\n <b@x> <a@x>\nIn-Reply-To: <c@x> (Hana's message of Monday), <b@x>"

    assert headers_from(head).references == ("a@x", "b@x", "c@x")


def test_what_looks_like_an_id_and_has_no_at_is_none() -> None:
    assert ids_in("<hello> <a@b>") == ("a@b",)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"Date: Mon, 12 Oct 2026 10:00:00 +0200", datetime(2026, 10, 12, 8, 0, tzinfo=UTC)),
        (b"Date: Mon, 12 Oct 2026 10:00:00", datetime(2026, 10, 12, 10, 0, tzinfo=UTC)),
        (
            b"Date: gestern\nReceived: by b; Mon, 12 Oct 2026 09:00:00 +0000\nReceived: by a; 12 Oct 2026 08:00:00 +0000",
            datetime(2026, 10, 12, 9, 0, tzinfo=UTC),
        ),
        (b"Date: Mon, 12 Oct 1904 10:00:00 +0000", None),
        (b"Date: Mon, 12 Oct 2026 10:00:00 +9999", None),
        (b"Date: \xff\x00", None),
        (b"Subject: x", None),
    ],
)
def test_a_date_is_stated_or_that_of_the_newest_receipt(head: bytes, expected: datetime | None) -> None:
    assert headers_from(head).date == expected


def test_what_tells_a_machine_from_a_person_is_kept() -> None:
    head = b"List-Id: <jobs.example>\nAuto-Submitted: auto-generated\nX-Mailer: y\nDelivered-To: a@x\nDelivered-To: b@x"

    assert headers_from(head).kept == (
        ("list-id", "<jobs.example>"),
        ("auto-submitted", "auto-generated"),
        ("delivered-to", "a@x"),
        ("delivered-to", "b@x"),
    )


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "piece", ["a,", '"\\', "(", "=?a?q?x", "<", "<a@", "a@", '"', "a", ",", ";", "\\", "=?", "a b "]
)
def test_no_header_is_slow_to_read(piece: str) -> None:
    head = b"To: " + piece.encode() * 100_000

    headers = headers_from(head)

    headers.people("to")
    headers.text("to")
    assert headers.references == ()
