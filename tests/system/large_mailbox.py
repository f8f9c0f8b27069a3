"""A mailbox with the mail of a busy month, of which little is about applications."""

import json
import random
from datetime import datetime, timedelta
from email.utils import parseaddr
from pathlib import Path
from typing import Any

from followup.domain.model import Handle, Person
from tests.builders import NOW
from tests.system.providers import Home

SIZE = 20_000
ABOUT = 200
SHARED = Path(__file__).parents[3] / "shared" / "data" / "mail"
ORDINARY = ("other", "job_alert")
"""The labels of mail that is not about an application of the reader's."""

REFUSED = "rejection"
"""The label by which a source is known to be somebody's mail about applications, the ordinary mail in it too."""

WORDS = (
    "the of and to in for is on that by this with you it not or be are from at as your all have new more an was we will "
    "home can us about if page my has search free but our one other do no time they site he up may what which their "
    "news out use any there see only so his when contact here business who web also now help get view online first been "
    "would how were services some these click its like service than find price date back top people list name just over "
    "state year day into email two health world next used go work last most products music buy data make them should "
    "product system post her city add policy number such please available support message after best software then good"
)
SOFT = "Hello Alex, it was a pleasure. This is where our ways part for now. Warm regards, {name}"
PLAIN = [
    "Dear Alex, thank you for your application for the {role} position at {employer}. We have received it.",
    "Dear Alex, unfortunately we have decided to go ahead with other candidates for the {role} position.",
    "Hi Alex, we would like to invite you to an interview for the {role} role. When are you free?",
    "Lieber Alex, vielen Dank für deine Bewerbung als {role}. Leider haben wir uns für andere entschieden.",
]


def fill(home: Home[Any], now: datetime = NOW, *, all_sources: bool = True) -> set[Handle]:
    """20,000 messages in the thirty days before `now`; the handles of the 200 that are about applications.

    Without `all_sources`, no ordinary mail is among them that may concern the applications of whoever got it.
    Twenty of those are soft refusals, which nothing gives away but who wrote them: five people of the calendar.
    """
    chance = random.Random(7)
    plain = ordinary_mail(all_sources)
    people = [Person(f"Person {number}", f"person.{number}@employer{number}.example") for number in range(5)]
    for number, one in enumerate(people):
        title = f"Interview: Analyst at Employer{number}"
        start, end = now - timedelta(hours=3), now - timedelta(hours=2)
        home.schedule(one, uid=f"e{number}@employer{number}.example", title=title, start=start, end=end)
    about: set[Handle] = set()
    for number in range(SIZE):
        sender, subject, text = plain[number % len(plain)]
        wanted = number % (SIZE // ABOUT) == SIZE // ABOUT // 2
        if wanted and len(about) % 10 == 0:
            sender = people[len(about) // 10 % len(people)]
            subject, text = "Hello", SOFT.format(name=sender.name)
        elif wanted:
            employer = f"Firm{len(about)}"
            text = PLAIN[len(about) % len(PLAIN)].format(role="Analyst", employer=employer)
            sender, subject = Person("Jo", f"jo@{employer.lower()}.example"), "News"
        handle = home.provider.lay(sender, subject, text, now - timedelta(minutes=2 * number + chance.randint(1, 2)))
        if wanted:
            about.add(Handle(handle))
    return about


def ordinary_mail(all_sources: bool) -> list[tuple[Person, str, str]]:
    """From, subject and text of mail that was not written for this test, where such mail is at hand; else some words."""
    if SHARED.is_dir():
        sources = [
            list(map(json.loads, file.read_text("utf-8").splitlines())) for file in sorted(SHARED.glob("*.jsonl"))
        ]
        kept = [rows for rows in sources if all_sources or all(row["label"] != REFUSED for row in rows)]
        rows = [row for rows in kept for row in rows if row["label"] in ORDINARY]
        # Some of it does not tell its sender; it is not all from the same one.
        return [
            (_person(row.get("from") or f"p{number}@elsewhere{number}.example"), row.get("subject") or "", row["body"])
            for number, row in enumerate(rows)
        ]
    chance, words = random.Random(SIZE), WORDS.split()
    return [
        (
            Person(f"P{number}", f"p{number}@elsewhere.example"),
            " ".join(chance.choices(words, k=5)),
            " ".join(chance.choices(words, k=120)),
        )
        for number in range(400)
    ]


def _person(sender: str) -> Person:
    name, address = parseaddr(sender)
    return Person(name, address)
