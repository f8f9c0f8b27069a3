"""What does a run cost? Counted by the server, in requests, and in quota units where there are such."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from followup.domain.signals import Rejected
from followup.errors import Unfinished
from tests.builders import HANA, NOW, a_message
from tests.fakes import FakeCasebook
from tests.servers.google.gmail import UNITS
from tests.system.google_home import AtGoogle, at_google
from tests.system.large_mailbox import ABOUT, fill
from tests.system.outlook_home import AtMicrosoft, at_microsoft
from tests.system.providers import Home, Opened, Provider

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
LITTLE = 5, 25
"""Requests and units that a run with nothing new may cost."""


@pytest.fixture
def home(opened: Opened, tmp_path: Path) -> Iterator[Home[Provider]]:
    with opened(tmp_path, FakeCasebook()) as home:
        yield home


def cost(home: Home[Any], after: timedelta, **options: Any) -> tuple[int, int]:
    """The requests of one more run, and the units."""
    asked, units = len(home.provider.asked()), home.provider.units()
    assert home.sweep(NOW + after, **options).failures == ()
    return len(home.provider.asked()) - asked, home.provider.units() - units


def test_a_run_with_nothing_new_costs_next_to_nothing_also_with_letters_that_wait(home: Home[Provider]) -> None:
    home.interviewed()
    home.sweep()
    home.sweep(NOW + MINUTE)

    requests, units = cost(home, 15 * MINUTE)

    assert (requests <= LITTLE[0], units <= LITTLE[1]) == (True, True), (requests, units)
    assert len(home.drafts()) == 1


def test_nor_does_it_after_a_letter_was_taken_back(home: Home[Provider]) -> None:
    home.interviewed()
    home.sweep()
    home.refused()
    home.sweep(NOW + 6 * HOUR)
    home.sweep(NOW + 6 * HOUR + MINUTE)

    requests, units = cost(home, 7 * HOUR)

    assert (requests <= LITTLE[0], units <= LITTLE[1]) == (True, True), (requests, units)


def test_one_new_message_costs_little(home: Home[Provider]) -> None:
    home.interviewed()
    home.sweep()
    home.receive(a_message("How are you?", id="new@brightfold.example", date=NOW + 10 * MINUTE))

    requests, _ = cost(home, 30 * MINUTE)

    assert requests <= 10


@pytest.mark.timeout(600)
def test_a_first_scan_of_twenty_thousand_messages_finds_all_and_costs_little(tmp_path: Path) -> None:
    with at_microsoft(tmp_path, FakeCasebook()) as home:
        about = fill(home)

        requests, _ = cost(home, 0 * HOUR, at_most=0)

        assert about <= seen(home)
        # Fetching those 200 one by one takes 200 requests.
        assert requests <= 1.5 * ABOUT
        assert cost(home, 15 * MINUTE, at_most=0) <= LITTLE


@pytest.mark.timeout(600)
def test_a_first_scan_of_twenty_thousand_messages_costs_little_more_than_reading_what_it_finds(tmp_path: Path) -> None:
    with at_google(tmp_path, FakeCasebook()) as home:
        # What Gmail finds of other people's applications, it finds rightly.
        about = fill(home, all_sources=False)

        # One run may ask for what Gmail gives a user in a minute, and says when that was not enough.
        reports = [home.sweep(at_most=0)]
        while any(isinstance(failure, Unfinished) for failure in reports[-1].failures) and len(reports) < 5:
            reports.append(home.sweep(at_most=0))

        assert reports[-1].failures == ()
        assert about <= seen(home)
        assert home.provider.units() <= 1.5 * ABOUT * UNITS["messages.get"]
        requests, units = cost(home, 15 * MINUTE, at_most=0)
        assert (requests <= LITTLE[0], units <= LITTLE[1]) == (True, True), (requests, units)


@pytest.mark.parametrize(
    ("opened", "budget"),
    [(at_google, 1_000), (at_microsoft, 8)],
    ids=["Google", "Microsoft"],
)
def test_what_one_run_may_not_read_the_next_runs_do_and_until_then_nothing_is_drafted(
    opened: Opened, budget: int, tmp_path: Path
) -> None:
    with opened(tmp_path, FakeCasebook()) as home:
        for number in range(240):
            home.receive(a_message(id=f"m{number}@x.example", date=NOW - timedelta(minutes=number + 40)))
        home.refused(date=NOW - 2 * HOUR)
        home.wire["budget_of"] = budget

        first = home.sweep()

        assert [type(failure) for failure in first.failures] == [Unfinished]
        assert "more mail than one run may read" in str(first.failures[0])
        assert home.drafts() == []

        reports = [home.sweep(NOW + (6 + number) * HOUR) for number in range(6)]

        assert reports[-1].failures == ()
        assert [draft.to for draft in home.drafts()] == [(HANA,)]
        assert home.casebook
        assert [signal for signal in home.casebook.signals() if isinstance(signal, Rejected)]
        if isinstance(home.provider, AtGoogle):
            asked = home.provider.api.asked
            assert len({one.path for one in asked if one.method == "gmail.users.messages.get"}) == 241


def test_a_long_thread_is_read_at_once(tmp_path: Path) -> None:
    with at_google(tmp_path, FakeCasebook()) as home:
        first = a_message(id="first@brightfold.example", date=NOW - 9 * HOUR)
        home.receive(first)
        for number in range(4):
            answer = f"answer{number}@brightfold.example"
            home.receive(a_message(id=answer, references=(first.id,), date=NOW - (8 - number) * HOUR))

        home.sweep()

        assert home.provider.asked().count("gmail.users.threads.get") == 1
        assert "gmail.users.messages.get" not in home.provider.asked()
        assert home.casebook
        assert {signal.origin.id for signal in home.casebook.signals()} >= {first.id, "answer3@brightfold.example"}


def seen(home: Home[AtGoogle] | Home[AtMicrosoft]) -> frozenset[str]:
    assert isinstance(home.casebook, FakeCasebook)
    return home.casebook.seen("home", "1")
