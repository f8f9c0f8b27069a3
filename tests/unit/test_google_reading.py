"""Which messages of a mailbox are read, and which are not paid for twice?"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta

import pytest

from followup.connectors.google.mail import GoogleMailbox
from followup.domain.interest import Interest
from followup.domain.model import Bookmark, Handle, Message, Person, Window
from followup.errors import Unfinished
from tests.builders import HANA, NOW, a_letter, a_message
from tests.maildirs import raw_from
from tests.servers.google.api import GoogleApi
from tests.servers.google.owners import GmailOwner, wire

WEEK = Window(NOW - timedelta(days=7), NOW)


@pytest.fixture
def api() -> Iterator[GoogleApi]:
    with GoogleApi().served() as api:
        yield api
        assert api.mistakes == []


def receive(api: GoogleApi, number: int, **fields: object) -> str:
    values: dict[str, object] = {"id": f"m{number}@x.example", "date": NOW - timedelta(minutes=number + 20)}
    message = a_message(**{**values, **fields})  # type: ignore[arg-type]  # by name
    return api.gmail.deliver(raw_from(message), {"INBOX"}, message.date).id


def read(mailbox: GoogleMailbox, seen: set[Handle], interest: Interest, bookmark: str = "") -> tuple[set[str], str]:
    """The ids of what is read, and the new bookmark; what was read is seen from then on."""
    items = list(mailbox.messages(WEEK, seen, interest, bookmark))
    [mark] = [item.text for item in items if isinstance(item, Bookmark)]
    ids = {item.handle for item in items if not isinstance(item, Bookmark)}
    seen |= ids
    return set(ids), mark


def test_very_many_drafts_make_no_large_mailbox(api: GoogleApi) -> None:
    for _ in range(300):
        GmailOwner(api).begin(a_letter(date=NOW - timedelta(hours=1)))
    expected = receive(api, 1)

    ids, _ = read(GoogleMailbox("home", wire(api), "UTC"), set(), Interest())

    assert ids == {expected}


def test_a_preview_and_the_run_after_it_pay_once_and_the_run_after_that_goes_on(api: GoogleApi) -> None:
    for number in range(30):
        receive(api, number)
    mailbox = GoogleMailbox("home", wire(api, budget_of=200), "UTC")

    def as_far_as_it_goes(seen: set[Handle]) -> set[Handle]:
        got: set[Handle] = set()
        with suppress(Unfinished):
            for item in mailbox.messages(WEEK, seen):
                assert isinstance(item, Message)
                got.add(item.handle)
        return got

    preview, run = as_far_as_it_goes(set()), as_far_as_it_goes(set())

    assert preview == run
    assert len(run) > 5
    assert [str(asked) for asked in api.asked].count("gmail.users.messages.get") == len(run)


def test_of_a_large_mailbox_what_concerns_somebody_new_is_found_later(api: GoogleApi) -> None:
    theirs = receive(api, 500, sender=HANA)
    latest = receive(api, 0, sender=Person("", "ben@elsewhere.example"))
    for number in range(1, 300):
        receive(api, number, sender=Person("", f"p{number}@elsewhere.example"))
    seen: set[Handle] = set()
    first, bookmark = read(
        GoogleMailbox("home", wire(api), "UTC"), seen, Interest(phrases=frozenset({"your application"}))
    )

    again, _ = read(
        GoogleMailbox("home", wire(api), "UTC"), seen, Interest(addresses=frozenset({HANA.address})), bookmark
    )

    assert latest in first
    assert len(first) < 20
    assert theirs not in first
    assert again == {theirs}


def test_whoever_writes_all_the_time_is_left_out_of_a_search_and_the_others_are_not(api: GoogleApi) -> None:
    theirs = receive(api, 500, sender=HANA)
    for number in range(1, 300):
        receive(api, number, sender=Person("Shop", "news@shop.example"))

    ids, _ = read(
        GoogleMailbox("home", wire(api), "UTC"),
        set(),
        Interest(addresses=frozenset({HANA.address, "news@shop.example"}), domains=frozenset({"shop.example"})),
    )

    assert theirs in ids
    assert len(ids) < 20
