"""What does it cost? Counted by the server, in quota units and requests."""

import json
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from followup.domain.signals import Rejected
from followup.errors import Unfinished
from tests.builders import HANA, NOW, a_message
from tests.fakes import FakeCasebook
from tests.servers.google.gmail import UNITS
from tests.system.google_home import ENDED, GoogleHome, at_google

SIZE = 20_000
ABOUT = 200
TWO_HOURS = timedelta(hours=2)
SHARED = Path(__file__).parents[3] / "shared" / "data" / "mail"
REFUSED = "rejection"
"""The label by which a source is known to be about applications."""

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
    "how",
    "were",
    "services",
    "some",
    "these",
    "click",
    "its",
    "like",
    "service",
    "than",
    "find",
    "price",
    "date",
    "back",
    "top",
    "people",
    "list",
    "name",
    "just",
    "over",
    "state",
    "year",
    "day",
    "into",
    "email",
    "two",
    "health",
    "world",
    "next",
    "used",
    "go",
    "work",
    "last",
    "most",
    "products",
    "music",
    "buy",
    "data",
    "make",
    "them",
    "should",
    "product",
    "system",
    "post",
    "her",
    "city",
    "add",
    "policy",
    "number",
    "such",
    "please",
    "available",
    "copyright",
    "support",
    "message",
    "after",
    "best",
    "software",
    "then",
    "good",
]
SOFT = "Hello Alex, it was a pleasure. This is where our ways part for now. Warm regards, {name}"
PLAIN = [
    "Dear Alex, thank you for your application for the {role} position at {employer}. We have received it.",
    "Dear Alex, unfortunately we have decided to go ahead with other candidates for the {role} position.",
    "Hi Alex, we would like to invite you to an interview for the {role} role. When are you free?",
    "Lieber Alex, vielen Dank für deine Bewerbung als {role}. Leider haben wir uns für andere entschieden.",
]


@pytest.fixture
def home(tmp_path: Path) -> Iterator[GoogleHome]:
    with at_google(tmp_path, FakeCasebook()) as home:
        yield home


def ordinary_mail() -> list[tuple[str, str, str]]:
    """From, subject and text of mail that was not written for this test, where such mail is at hand; else some words."""
    if SHARED.is_dir():
        sources = [
            [json.loads(line) for line in file.read_text("utf-8").splitlines()]
            for file in sorted(SHARED.glob("*.jsonl"))
        ]
        return [
            (
                str(row.get("from") or "Somebody <somebody@elsewhere.example>"),
                str(row.get("subject") or ""),
                row["body"],
            )
            for rows in sources
            if not any(row["label"] == REFUSED for row in rows)
            for row in rows
            if row["label"] in ("other", "job_alert")
        ]
    chance = random.Random(20_000)
    return [
        (
            f"P{number} <p{number}@elsewhere.example>",
            " ".join(chance.choices(WORDS, k=5)),
            " ".join(chance.choices(WORDS, k=120)),
        )
        for number in range(400)
    ]


def fill(home: GoogleHome, now: datetime = NOW) -> set[str]:
    """20,000 messages in thirty days; the ids of the 200 that are about applications.

    Twenty of those are soft refusals, which nothing gives away but who wrote them: five people of the calendar.
    """
    chance = random.Random(7)
    plain = ordinary_mail()
    people = [(f"Person {n}", f"person.{n}@employer{n}.example") for n in range(5)]
    for number, (name, address) in enumerate(people):
        guests: list[dict[str, Any]] = [
            {"email": address, "displayName": name},
            {"email": "alex@doe.example", "self": True},
        ]
        more = {
            "attendees": guests,
            "organizer": guests[0],
            "id": f"e{number}",
            "iCalUID": f"e{number}@employer.example",
        }
        home.schedule(HANA, f"e{number}@employer.example", now - TWO_HOURS, **more)
    about: set[str] = set()
    for number in range(SIZE):
        date = now - timedelta(minutes=2 * number + chance.randint(1, 2))
        sender, subject, text = plain[number % len(plain)]
        wanted = number % (SIZE // ABOUT) == SIZE // ABOUT // 2
        if wanted and len(about) % 10 == 0:
            name, address = people[len(about) // 10 % len(people)]
            sender, subject, text = f"{name} <{address}>", "Hello", SOFT.format(name=name)
        elif wanted:
            employer = f"Firm{len(about)}"
            text = PLAIN[len(about) % len(PLAIN)].format(role="Analyst", employer=employer)
            sender, subject = f"Jo <jo@{employer.lower()}.example>", "News"
        stored = home.api.gmail.deliver(mail(sender, subject, text, number, date), {"INBOX"}, date)
        if wanted:
            about.add(stored.id)
    return about


def mail(sender: str, subject: str, text: str, number: int, date: datetime) -> bytes:
    head = (
        f"From: {sender}\nTo: alex@doe.example\nSubject: {' '.join(subject.split())}\nDate: {format_datetime(date)}\n"
        f"Message-ID: <{number}@elsewhere.example>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
        "Content-Transfer-Encoding: 8bit\n\n"
    )
    return f"{head}{text}\n".encode("utf-8", "replace")


@pytest.mark.timeout(600)
def test_a_first_scan_of_twenty_thousand_messages_finds_all_and_costs_little_more_than_reading_what_it_finds(
    home: GoogleHome,
) -> None:
    about = fill(home)

    report = home.sweep(at_most=0)

    # One run may ask for what Gmail gives a user in a minute, and says when that was not enough.
    runs = 1
    while any(isinstance(failure, Unfinished) for failure in report.failures) and runs < 5:
        report = home.sweep(at_most=0)
        runs += 1
    assert report.failures == ()
    assert home.casebook is not None
    assert about <= set(home.casebook.seen("home", "1"))  # type: ignore[call-overload]  # the fake's is a set
    assert home.api.gmail.spent <= 1.5 * ABOUT * UNITS["messages.get"]

    spent, asked = home.api.gmail.spent, len(home.api.asked)
    home.sweep(NOW + timedelta(minutes=15), at_most=0)

    assert home.api.gmail.spent - spent <= 25
    assert len(home.api.asked) - asked <= 5


def test_a_run_with_nothing_new_costs_next_to_nothing_also_with_letters_that_wait(home: GoogleHome) -> None:
    home.interviewed()
    home.sweep()
    home.sweep(NOW + timedelta(minutes=1))
    spent, asked = home.api.gmail.spent, len(home.api.asked)

    home.sweep(NOW + timedelta(minutes=15))

    assert home.api.gmail.spent - spent <= 25
    assert len(home.api.asked) - asked <= 5


def test_nor_does_it_after_a_letter_was_taken_back(home: GoogleHome) -> None:
    home.interviewed()
    home.sweep()
    home.refused()
    home.sweep(NOW + timedelta(hours=6))
    home.sweep(NOW + timedelta(hours=6, minutes=1))
    spent, asked = home.api.gmail.spent, len(home.api.asked)

    home.sweep(NOW + timedelta(hours=7))

    assert home.api.gmail.spent - spent <= 25
    assert len(home.api.asked) - asked <= 5


def test_what_one_run_may_not_read_the_next_runs_do_and_until_then_nothing_is_drafted(tmp_path: Path) -> None:
    with at_google(tmp_path, FakeCasebook()) as home:
        for number in range(240):
            home.receive(a_message(id=f"m{number}@x.example", handle="", date=NOW - timedelta(minutes=number + 1)))
        home.refused(date=ENDED)
        home.options["budget_of"] = 1000

        first = home.sweep()

        assert [type(failure) for failure in first.failures] == [Unfinished]
        assert "more mail than one run may read" in str(first.failures[0])
        assert home.drafts() == []

        reports = [home.sweep(NOW + timedelta(hours=6 + number)) for number in range(6)]

        assert reports[-1].failures == ()
        assert [draft.to for draft in home.drafts()] == [(HANA,)]
        assert home.casebook is not None
        assert [signal for signal in home.casebook.signals() if isinstance(signal, Rejected)]
        reads = [asked for asked in home.api.asked if asked.method == "gmail.users.messages.get"]
        assert len({asked.path for asked in reads}) == 241


def test_a_long_thread_is_read_at_once(home: GoogleHome) -> None:
    first = a_message(id="first@brightfold.example", date=NOW - timedelta(hours=9))
    home.receive(first)
    for number in range(4):
        answer = f"answer{number}@brightfold.example"
        home.receive(a_message(id=answer, references=(first.id,), date=NOW - timedelta(hours=8 - number)))

    home.sweep()

    assert [str(asked) for asked in home.api.asked].count("gmail.users.threads.get") == 1
    assert "gmail.users.messages.get" not in {str(asked) for asked in home.api.asked}
    assert home.casebook is not None
    assert {signal.origin.id for signal in home.casebook.signals()} >= {first.id, "answer3@brightfold.example"}
