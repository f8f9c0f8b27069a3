from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from followup.connectors.google.mail import GoogleMailbox
from followup.connectors.letters import Signature, letter_to_mime, words
from followup.connectors.markup import html_of
from followup.connectors.mime import message_from
from followup.domain.model import Folder, Handle, Person
from tests.builders import a_letter
from tests.servers.google.api import GoogleApi
from tests.servers.google.owners import wire

SIGNATURE = Signature("Alex Doe\n+49 30 1234", "<b>Alex Doe</b><br>+49 30 1234")
ALIASES: list[dict[str, Any]] = [
    {"sendAsEmail": "alex.doe@gmail.com", "isPrimary": True, "isDefault": True, "signature": "<b>Alex</b>"},
    {"sendAsEmail": "alex@doe.example", "verificationStatus": "accepted", "displayName": "Alex"},
    {"sendAsEmail": "old@doe.example", "verificationStatus": "pending"},
]


@pytest.fixture
def api() -> Iterator[GoogleApi]:
    with GoogleApi().served() as api:
        yield api
        assert api.mistakes == []


def test_paragraphs_lists_and_links() -> None:
    assert html_of(
        "Dear Hana,\n\ntwo things:\n- a <b>\n- c & d\n\nsee https://doe.example/a?b=1&c=2.\n\nBest\nAlex"
    ) == (
        "<div>\n<p>Dear Hana,</p>\n<p>two things:</p><ul><li>a &lt;b&gt;</li><li>c &amp; d</li></ul>\n"
        '<p>see <a href="https://doe.example/a?b=1&amp;c=2">https://doe.example/a?b=1&amp;c=2</a>.</p>\n'
        "<p>Best<br>Alex</p>\n</div>\n"
    )


def test_a_letter_is_there_as_text_and_as_html_the_same_each_time() -> None:
    letter = a_letter()

    raw = letter_to_mime(letter, message_id="x@doe.example", html=True, signature=SIGNATURE)

    assert raw == letter_to_mime(letter, message_id="x@doe.example", html=True, signature=SIGNATURE)
    assert raw.count(b"MIME-Version") == 1
    message = message_from(raw, account="home", handle=Handle("d"), folder=Folder.DRAFTS)
    assert message.text.split() == [*letter.body.split(), "--", *SIGNATURE.text.split()]
    assert message.html.split() == message.text.split()


def test_what_a_provider_makes_of_a_letter_does_not_count_as_touching_it() -> None:
    ours = letter_to_mime(a_letter(), message_id="x@doe.example", html=True)
    theirs = letter_to_mime(a_letter(), message_id="CA+1@mail.gmail.com")

    assert words(ours) == words(theirs)
    assert words(ours) != words(letter_to_mime(a_letter(body="Hi Hana"), message_id="x@doe.example", html=True))


@pytest.mark.parametrize(
    ("written_to", "sent_from"),
    [
        ("alex.doe@gmail.com", "alex.doe@gmail.com"),
        ("alex@doe.example", "alex@doe.example"),
        ("old@doe.example", "alex.doe@gmail.com"),
        ("gone@doe.example", "alex.doe@gmail.com"),
    ],
)
def test_a_letter_comes_from_the_alias_that_was_written_to_if_gmail_lets_it(
    api: GoogleApi, written_to: str, sent_from: str
) -> None:
    api.gmail.aliases = ALIASES

    GoogleMailbox("home", wire(api), "UTC").save(replace(a_letter(), sender=Person("Alex Doe", written_to)))

    [stored] = api.gmail.messages.values()
    draft = message_from(stored.raw, account="home", handle=Handle("d"), folder=Folder.DRAFTS)
    assert draft.sender == Person("Alex Doe", sent_from)
    assert draft.text.rstrip().endswith("-- \nAlex") is (sent_from == "alex.doe@gmail.com")


def test_a_letter_has_one_signature(api: GoogleApi) -> None:
    api.gmail.aliases = ALIASES
    sender = Person("Alex Doe", "alex.doe@gmail.com")

    GoogleMailbox("home", wire(api), "UTC").save(
        a_letter(sender=sender, body="Dear Hana\n\nA. Doe", signature="A. Doe")
    )

    [stored] = api.gmail.messages.values()
    assert b"-- " not in stored.raw.partition(b"\n\n")[2].replace(b"--=", b"")
