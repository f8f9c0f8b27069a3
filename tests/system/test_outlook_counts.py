"""How many requests does a run at Microsoft cost?"""

import json
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from email.utils import parseaddr
from pathlib import Path
from typing import Any

import pytest

from followup.connectors.budget import Budget
from followup.domain.model import Attendee, Person
from followup.errors import Unfinished
from tests.builders import ALEX_PERSON, HANA, NOW, a_message
from tests.fakes import FakeCasebook
from tests.servers.microsoft.outlook import person
from tests.system.outlook_home import OutlookHome, at_microsoft

SIZE = 20_000
ABOUT = 200
SHARED = Path(__file__).parents[3] / "shared" / "data" / "mail"
ORDINARY = ("other", "job_alert")
"""The labels of mail that is not about an application of the reader's."""

WORDS = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "for",
    "is",
    "on",
    "that",
    "by",
    "this",
    "with",
    "you",
    "it",
    "not",
    "or",
    "be",
    "are",
    "from",
    "at",
    "as",
    "your",
    "all",
    "have",
    "new",
    "more",
    "an",
    "was",
    "we",
    "will",
    "home",
    "can",
    "us",
    "about",
    "if",
    "page",
    "my",
    "has",
    "search",
    "free",
    "but",
    "our",
    "one",
    "other",
    "do",
    "no",
    "time",
    "they",
    "site",
    "he",
    "up",
    "may",
    "what",
    "which",
    "their",
    "news",
    "out",
    "use",
    "any",
    "there",
    "see",
    "only",
    "so",
    "his",
    "when",
    "contact",
    "here",
    "business",
    "who",
    "web",
    "also",
    "now",
    "help",
    "get",
    "view",
    "online",
    "first",
    "been",
    "would",
]
SOFT = "Hello Alex, it was a pleasure. This is where our ways part for now. Warm regards, {name}"
PLAIN = [
    "Dear Alex, thank you for your application for the {role} position at {employer}. We have received it.",
    "Dear Alex, unfortunately we have decided to go ahead with other candidates for the {role} position.",
    "Hi Alex, we would like to invite you to an interview for the {role} role. When are you free?",
    "Lieber Alex, vielen Dank für deine Bewerbung als {role}. Leider haben wir uns für andere entschieden.",
]


@pytest.fixture
def home(tmp_path: Path) -> Iterator[OutlookHome]:
    with at_microsoft(tmp_path, FakeCasebook()) as home:
        yield home


def cost(home: OutlookHome, hours: float, **options: Any) -> int:
    """The requests of one more run."""
    before = len(home.microsoft.asked)
    assert home.sweep(NOW + timedelta(hours=hours), **options).failures == ()
    return len(home.microsoft.asked) - before


def test_a_run_with_nothing_new_costs_next_to_nothing_also_with_letters_that_wait(home: OutlookHome) -> None:
    home.interviewed()
    home.sweep()
    home.sweep(NOW + timedelta(minutes=1))

    assert cost(home, hours=0.5) <= 5
    assert len(home.drafts()) == 1


def test_nor_does_it_after_a_letter_was_taken_back(home: OutlookHome) -> None:
    home.interviewed()
    home.sweep()
    home.refused()
    home.sweep(NOW + timedelta(hours=6))
    home.sweep(NOW + timedelta(hours=6, minutes=1))

    assert cost(home, hours=7) <= 10


def test_one_new_message_costs_little(home: OutlookHome) -> None:
    home.interviewed()
    home.sweep()
    home.receive(a_message("How are you?", id="new@brightfold.example", date=NOW + timedelta(minutes=10)))

    assert cost(home, hours=0.5) <= 10


@pytest.mark.timeout(600)
def test_a_first_scan_of_twenty_thousand_messages_finds_all_and_costs_little(home: OutlookHome) -> None:
    about = fill(home)

    scan = cost(home, hours=0, at_most=0)

    casebook = home.casebook
    assert isinstance(casebook, FakeCasebook)
    seen = casebook.seen("home", "1")
    assert [one for one in about if one not in seen] == []
    # Fetching those 200 one by one takes 200 requests.
    assert scan <= 1.5 * ABOUT
    assert cost(home, hours=0.25, at_most=0) <= 5


def test_what_one_run_may_not_read_the_next_runs_do_and_until_then_nothing_is_drafted(home: OutlookHome) -> None:
    for number in range(240):
        home.receive(a_message(id=f"m{number}@x.example", date=NOW - timedelta(minutes=number + 40)))
    home.refused()
    home.options["budget"] = Budget(4)

    first = home.sweep()

    assert [type(failure) for failure in first.failures] == [Unfinished]
    assert home.drafts() == []

    del home.options["budget"]
    assert home.sweep(NOW + timedelta(hours=6)).failures == ()
    assert [draft.to for draft in home.drafts()] == [(HANA,)]


def ordinary_mail() -> list[tuple[str, str, str]]:
    """From, subject and text of mail that was not written for this test, where such mail is at hand; else some words."""
    if SHARED.is_dir():
        lines = (line for file in sorted(SHARED.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines())
        rows = [row for row in map(json.loads, lines) if row["label"] in ORDINARY]
        # Some of it does not tell its sender; it is not all from the same one.
        return [
            (str(row.get("from") or f"p{number}@elsewhere{number}.example"), str(row.get("subject") or ""), row["body"])
            for number, row in enumerate(rows)
        ]
    chance = random.Random(SIZE)
    return [
        (f"P{n} <p{n}@elsewhere.example>", " ".join(chance.choices(WORDS, k=5)), " ".join(chance.choices(WORDS, k=120)))
        for n in range(400)
    ]


def fill(home: OutlookHome, now: datetime = NOW) -> set[str]:
    """20,000 messages in the thirty days before `now`; the ids of the 200 that are about applications.

    Twenty of those are soft refusals, which nothing gives away but who wrote them: five people of the calendar.
    """
    chance = random.Random(7)
    plain = ordinary_mail()
    people = [Person(f"Person {number}", f"person.{number}@employer{number}.example") for number in range(5)]
    for number, one in enumerate(people):
        guests = (Attendee(one), Attendee(ALEX_PERSON))
        home.schedule(
            one,
            uid=f"e{number}@x.example",
            title=f"Interview: Analyst at Employer{number}",
            attendees=guests,
            start=now - timedelta(hours=3),
            end=now - timedelta(hours=2),
        )
    about: set[str] = set()
    for number in range(SIZE):
        sender, subject, text = plain[number % len(plain)]
        wanted = number % (SIZE // ABOUT) == SIZE // ABOUT // 2
        if wanted and len(about) % 10 == 0:
            soft = people[len(about) // 10 % len(people)]
            sender, subject, text = f"{soft.name} <{soft.address}>", "Hello", SOFT.format(name=soft.name)
        elif wanted:
            employer = f"Firm{len(about)}"
            text = PLAIN[len(about) % len(PLAIN)].format(role="Analyst", employer=employer)
            sender, subject = f"Jo <jo@{employer.lower()}.example>", "News"
        name, address = parseaddr(sender)
        item = home.outlook.lay(
            {"subject": subject, "toRecipients": [person(ALEX_PERSON.address)]},
            "inbox",
            at=now - timedelta(minutes=2 * number + chance.randint(1, 2)),
            fields={
                "from": person(address, name),
                "#html": f"<pre>{text}</pre>",
                "#unique": f"<pre>{text}</pre>",
                "#text": text,
            },
        )
        if wanted:
            about.add(item["id"])
    return about
