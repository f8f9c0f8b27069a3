"""Who is a person, and whose is an address?"""

import pytest

from followup.domain.model import Person
from followup.domain.people import fold, is_machine, is_mine, is_role_mailbox, wrote_by_machine
from tests.builders import ALEX, a_message


@pytest.mark.parametrize(
    ("address", "mailbox"),
    [
        ("Jane@Brightfold.Example", "jane@brightfold.example"),
        ("jane+jobs@brightfold.example", "jane@brightfold.example"),
        ("J.a.n.e+x@googlemail.com", "jane@gmail.com"),
        ("j.doe@brightfold.example", "j.doe@brightfold.example"),
        ("mailto:jane@brightfold.example", "jane@brightfold.example"),
        ("+tag@brightfold.example", "+tag@brightfold.example"),
        ("", ""),
    ],
)
def test_an_address_is_folded_to_its_mailbox(address: str, mailbox: str) -> None:
    assert fold(address) == mailbox


@pytest.mark.parametrize("address", ["alexdoe@gmail.com", "Alex.Doe+jobs@googlemail.com", "alex@doe.example"])
def test_every_spelling_of_an_own_address_is_the_users(address: str) -> None:
    assert is_mine(ALEX, address)


@pytest.mark.parametrize("address", ["", "alex.doe2@gmail.com", "alex@brightfold.example"])
def test_no_other_address_is_the_users(address: str) -> None:
    assert not is_mine(ALEX, address)


@pytest.mark.parametrize(
    "address",
    [
        "no-reply@brightfold.example",
        "noreply-hr@brightfold.example",
        "do.not.reply@brightfold.example",
        "nicht-antworten@helmbau.example",
        "ne-pas-repondre@atelier.example",
        "mailer-daemon@brightfold.example",
        "notifications@brightfold.example",
        "c_1f2e3d4c5b6a@group.calendar.google.com",
        "fred@fireflies.ai",
        "boardroom@brightfold.example",
        "room-4@brightfold.example",
        "brightfold@myworkday.com",
        "jobs@m.personio.com",
        "hana.i@brightfold.teamtailor-mail.com",
        "reply+7f8a@brightfold.example",
        "3f2504e0-4f89-11d3-9a0c-0305e82c3301@brightfold.example",
    ],
)
def test_nobody_reads_what_is_sent_to_a_machine(address: str) -> None:
    assert is_machine(Person("Brightfold", address))


@pytest.mark.parametrize(
    "address",
    [
        "hana.ito@brightfold.example",
        "norman@brightfold.example",
        "maria.sala@brightfold.example",
        "jane.smith@calendly.com",
        "jobs@brightfold.example",
    ],
)
def test_people_and_shared_mailboxes_are_no_machines(address: str) -> None:
    assert not is_machine(Person("", address))


@pytest.mark.parametrize(
    "address",
    [
        "jobs@brightfold.example",
        "jobs-berlin@brightfold.example",
        "hr@brightfold.example",
        "brightfoldhr@brightfold.example",
        "brightfold@brightfold.example",
        "karriere@helmbau.example",
        "recrutement@atelier.example",
        "rekrutacja@bursztyn.example",
        "hiringteam@brightfold.example",
        "campus@brightfold.example",
    ],
)
def test_a_shared_mailbox_is_recognised_by_its_function(address: str) -> None:
    assert is_role_mailbox(address)


@pytest.mark.parametrize("address", ["hana@brightfold.example", "alex.doe+jobs@gmail.com", "h.ito@brightfold.example"])
def test_a_persons_mailbox_is_no_shared_one(address: str) -> None:
    assert not is_role_mailbox(address)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("auto-submitted", "auto-replied"),
        ("precedence", "bulk"),
        ("list-id", "<news.brightfold.example>"),
        ("feedback-id", "1:2:3"),
        ("x-autoreply", "yes"),
    ],
)
def test_headers_give_a_program_away(name: str, value: str) -> None:
    assert wrote_by_machine(a_message(headers=((name, value),)))


def test_a_message_that_says_it_was_not_sent_automatically_is_a_persons() -> None:
    assert not wrote_by_machine(a_message(headers=(("auto-submitted", "no"),)))


def test_a_message_from_a_machines_address_is_a_machines() -> None:
    assert wrote_by_machine(a_message(sender=Person("Brightfold", "no-reply@brightfold.example")))
