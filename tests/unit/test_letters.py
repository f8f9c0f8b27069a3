import email
import email.policy
from datetime import timedelta, timezone
from email.utils import parseaddr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup.connectors.headers import headers_from
from followup.connectors.letters import fingerprint, letter_to_mime, message_id_for
from followup.connectors.mime import NO_MESSAGE_ID, Broken, head_of, message_from
from followup.domain.model import Folder, Handle, Letter, LetterKey, Message, Parent, Person, Step, one_line
from tests.builders import ALEX_PERSON, HANA, NOW, a_letter

ID = "0000@doe.example"
REFUSAL = Parent("home", "m1@brightfold.example", "Your application", NOW, HANA, ("m0@doe.example",))

ANY_TEXT = st.text() | st.sampled_from(
    [
        'Eve\r\nBcc: x@y.example" <eve@a.example>',
        "Eve <x@y.example>, Bob <b@z.example>",
        "=?utf-8?q?=0ABcc=3A_x=40y=2Eexample?=",
        'a "b" \\',
        "x" * 500,
        "ü" * 500,
        "a " * 300,
        "\ud800",
        "\u2028Bcc: x",
        "Group: a@x;",
        "(comment",
    ]
)


def written(letter: Letter) -> bytes:
    return letter_to_mime(letter, message_id=ID)


def read(raw: bytes) -> Message:
    return message_from(raw, account="home", handle=Handle("h"), folder=Folder.DRAFTS)


# --- what a letter says ----------------------------------------------------------------------------------------------


def test_a_letter_has_the_headers_of_any_letter_and_no_others() -> None:
    mail = email.message_from_bytes(written(a_letter()))

    assert sorted(mail.keys()) == [
        "Content-Transfer-Encoding",
        "Content-Type",
        "Date",
        "From",
        "MIME-Version",
        "Message-ID",
        "Subject",
        "To",
    ]
    assert mail["To"] == "Hana Ito <hana.ito@brightfold.example>"
    assert mail["Message-ID"] == f"<{ID}>"
    assert mail.get_content_type() == "text/plain"


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("O'Brien & Sons", "O'Brien & Sons"),
        ("Dr. Hana Ito (she/her)", '"Dr. Hana Ito (she/her)"'),
        ('Hana "Hani" Ito', '"Hana \\"Hani\\" Ito"'),
        ("Zoë", "=?utf-8?q?Zo=C3=AB?="),
        ("=?utf-8?q?x?=", "=?utf-8?b?PT91dGYtOD9xP3g/PQ==?="),
    ],
)
def test_a_name_is_written_as_plainly_as_it_can_be(name: str, header: str) -> None:
    mail = email.message_from_bytes(written(a_letter(to=Person(name, "h@x.example"))))

    assert mail["To"] == f"{header} <h@x.example>"


def test_nothing_in_a_letter_names_the_program() -> None:
    assert b"followup" not in written(a_letter(parent=REFUSAL)).lower()


def test_a_letter_is_read_as_it_was_composed() -> None:
    letter = a_letter(body="Liebe Hana,\n\n" + "ein Satz mit Grüßen " * 100 + "\n\n.\nFrom here\n-- \nAlex")

    message = read(written(letter))

    assert message.text == letter.body + "\n"
    assert (message.sender, message.to) == (ALEX_PERSON, (HANA,))
    assert message.date == letter.date


def test_a_letter_is_dated_by_the_clock_of_its_writer() -> None:
    date = NOW.astimezone(timezone(timedelta(hours=2)))

    assert b"Date: Wed, 14 Oct 2026 14:00:00 +0200\n" in written(a_letter(date=date))


def test_a_reply_refers_to_the_whole_thread() -> None:
    mail = email.message_from_bytes(written(a_letter(parent=REFUSAL)))

    assert mail["In-Reply-To"] == "<m1@brightfold.example>"
    assert mail["References"].split() == ["<m0@doe.example>", "<m1@brightfold.example>"]


def test_a_long_thread_is_referred_to_by_its_beginning_and_its_end() -> None:
    parent = Parent("home", "last@x", "Re: x", NOW, HANA, tuple(f"m{number}@x" for number in range(100)))

    references = headers_from(head_of(written(a_letter(parent=parent))) or b"").references

    assert (references[0], references[-1], len(references)) == ("m0@x", "last@x", 20)


@pytest.mark.parametrize(
    "message_id", [f"abc@{NO_MESSAGE_ID}", "a b@x", "a>\r\nBcc: <b@x", "ü@x", "nonsense", "a" * 990 + "@x"]
)
def test_an_id_that_nobody_could_refer_to_is_left_out(message_id: str) -> None:
    parent = Parent("home", message_id, "x", NOW, HANA, ("ok@x", message_id))

    mail = email.message_from_bytes(written(a_letter(parent=parent)))

    assert mail["In-Reply-To"] is None
    assert mail["References"] is None
    assert mail["Bcc"] is None


# --- strangers' words stay words ---------------------------------------------------------------------------------------


@settings(max_examples=300)
@given(name=ANY_TEXT, subject=ANY_TEXT, body=ANY_TEXT)
def test_whatever_a_stranger_is_called_the_letter_has_one_recipient(name: str, subject: str, body: str) -> None:
    hana = Person(name, HANA.address)
    raw = written(a_letter(to=hana, subject=subject, body=body))

    mail = email.message_from_bytes(raw)
    message = read(raw)

    assert {key.lower() for key in mail} <= {
        "from",
        "to",
        "subject",
        "date",
        "message-id",
        "mime-version",
        "content-type",
        "content-transfer-encoding",
    }
    assert len(mail.keys()) == 8
    assert [person.address for person in message.to] == [HANA.address]
    if "," not in name:  # reading drops a comma at the end of a name: `Ito, <hana@...>` is called Ito
        assert message.to == (hana,)
    assert message.subject == one_line(subject)
    assert parseaddr(mail["To"])[1] == HANA.address
    assert max(map(len, raw.split(b"\n"))) < 998


@settings(max_examples=50)
@given(name=ANY_TEXT)
def test_the_standard_library_reads_the_same_names(name: str) -> None:
    hana = Person(name, HANA.address)

    mail = email.message_from_bytes(written(a_letter(to=hana)), policy=email.policy.default)

    [address] = mail["To"].addresses
    assert address.addr_spec == HANA.address
    # Between two encoded words it leaves a space that does not belong there.
    assert "".join(address.display_name.split()) == "".join(hana.name.split())


@pytest.mark.parametrize(
    "address",
    [
        "",
        "hana",
        "hana@",
        "@x.example",
        "a@x.example, b@y.example",
        "a@x.example;b@y.example",
        "a@b@c.example",
        "<a@x.example>",
        "a b@x.example",
        "ü@x.example",
        "a@x..example",
        '"a"@x.example',
    ],
)
def test_what_is_no_address_is_not_written_to(address: str) -> None:
    with pytest.raises(Broken, match="no address"):
        written(a_letter(to=Person("Hana", address)))


def test_a_domain_in_any_script_is_written_to() -> None:
    assert b"To: Hana <hana@xn--mller-kva.example>\n" in written(a_letter(to=Person("Hana", "hana@müller.example")))


# --- and are known again ---------------------------------------------------------------------------------------------


def test_a_message_id_follows_from_the_key_and_the_sender() -> None:
    key = LetterKey(Step.THANK_YOU, HANA.address, "e1")

    message_id = message_id_for(key, "Alex@doe.example")

    assert message_id == message_id_for(key, "alex@doe.example")
    assert message_id != message_id_for(key, "sam@doe.example")
    assert message_id != message_id_for(LetterKey(Step.THANK_YOU, HANA.address, "e2"), "alex@doe.example")
    assert message_id.endswith("@doe.example")


@pytest.mark.parametrize("sender", ["", "alex", "alex@müller.example", "alex@" + "x" * 99, "a@b\r\nBcc: c"])
def test_a_message_id_is_one_whoever_the_sender_is(sender: str) -> None:
    message_id = message_id_for(LetterKey(Step.THANK_YOU, HANA.address, "e1"), sender)

    assert headers_from(f"Message-ID: <{message_id}>".encode()).message_id == message_id
    assert message_id.isascii()
    assert "\n" not in message_id


@pytest.mark.parametrize(
    "rewritten",
    [
        lambda raw: raw.replace(b"\n", b"\r\n"),
        lambda raw: b"X-Mailer: some program\n" + raw,
        lambda raw: raw.replace(ID.encode(), b"other@laptop"),
        lambda raw: raw.replace(b"To: Hana Ito <", b"To: <").replace(b"Date: Wed, 14", b"Date: Thu, 15"),
        lambda raw: raw.replace(b"thank you for your time.", b"thank you\nfor your  time. "),
        lambda raw: raw.replace(b"7bit", b"quoted-printable").replace(b"time", b"t=69me"),
    ],
)
def test_what_mail_programs_rewrite_is_no_change(rewritten: object) -> None:
    raw = written(a_letter())

    assert callable(rewritten)
    assert rewritten(raw) != raw
    assert fingerprint(rewritten(raw)) == fingerprint(raw)


@pytest.mark.parametrize(
    "changed",
    [
        lambda raw: raw.replace(b"your time", b"your patience"),
        lambda raw: raw.replace(b"Subject: Thank", b"Subject: Many thanks, thank"),
        lambda raw: raw.replace(b"To: Hana", b"Cc: ben@x.example\nTo: Hana"),
        lambda raw: raw.replace(b"hana.ito@", b"ben@"),
        lambda raw: raw.replace(b"text/plain", b"text/html"),
        lambda raw: (
            b"Content-Type: multipart/mixed; boundary=b\n\n--b\n"
            + raw
            + b"\n--b\nContent-Type: image/png\n\nabc\n--b--\n"
        ),
    ],
)
def test_what_a_person_changes_is_a_change(changed: object) -> None:
    raw = written(a_letter())

    assert callable(changed)
    assert fingerprint(changed(raw)) != fingerprint(raw)
