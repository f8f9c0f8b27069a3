"""How much of a big Maildir is read, how long does that take, and how much memory?

python scripts/bench_maildir.py [MESSAGES] [IN_WINDOW]
"""

import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

from followup.connectors.local.mail import LocalMailbox
from followup.domain.model import Handle, Letter, LetterKey, Message, Person, Step, Window

NOW = datetime(2026, 10, 14, 12, 0, tzinfo=UTC)
WINDOW = Window(NOW - timedelta(days=30), NOW)
TRANSPORT = "".join(f"Received: from relay{n}.example by mx.example with ESMTPS id {n:032}\n" for n in range(30))
"""As much as a message collects on its way: three kilobytes."""

PARAGRAPH = "We are writing to you about one thing and another, and hope that this finds you well.\n"


@dataclass(frozen=True, slots=True)
class Row:
    """What one step cost."""

    step: str
    items: int
    opened: int
    kilobytes: int
    seconds: float
    megabytes: int
    """The most memory that the whole process has used until then."""


def main(messages: int = 100_000, in_window: int = 300) -> None:
    """Generates a Maildir in a temporary folder, reads it, and prints a table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        _generate(path, messages, in_window)
        print(f"{messages:,} messages, {in_window:,} of them in the window\n")
        print(f"{'':28} {'items':>9} {'opened':>9} {'kB read':>9} {'seconds':>9} {'MB peak':>9}")
        for row in measure(path):
            print(
                f"{row.step:28} {row.items:>9,} {row.opened:>9,} {row.kilobytes:>9,} "
                f"{row.seconds:>9.2f} {row.megabytes:>9,}"
            )


def measure(path: Path) -> Iterator[Row]:
    """Each step of a first and a second run on the Maildir at `path`."""
    seen: set[Handle] = set()

    def scan(mailbox: LocalMailbox) -> int:
        read = 0
        for item in mailbox.messages(WINDOW, seen):
            seen.add(item.handle)
            read += isinstance(item, Message)
        return read

    yield _measured("first scan", path, scan)
    _deliver(path / "new", 1, NOW - timedelta(hours=1), size=40)
    yield _measured("second scan, one new", path, scan)
    yield _measured(
        "ten letters found missing", path, lambda mailbox: sum(not mailbox.find(_letter(n)) for n in range(10))
    )
    yield _measured("ten letters saved", path, lambda mailbox: len([mailbox.save(_letter(n)) for n in range(10)]))
    yield _measured("their fates", path, lambda mailbox: len(mailbox.fates([_saved(mailbox, n) for n in range(10)])))


def _measured(step: str, path: Path, what: object) -> Row:
    assert callable(what)
    mailbox = LocalMailbox("home", path)
    begun = time.perf_counter()
    items = int(what(mailbox))
    seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "linux" else 1024 * 1024)
    return Row(step, items, mailbox.opened, mailbox.bytes_read // 1024, seconds, peak)


def _saved(mailbox: LocalMailbox, number: int) -> object:
    return mailbox.find(_letter(number))


def _letter(number: int) -> Letter:
    to = Person("", f"p{number}@employer.example")
    return Letter(
        key=LetterKey(Step.THANK_YOU, to.address, "e1"),
        account="home",
        sender=Person("Alex Doe", "alex@doe.example"),
        to=to,
        subject="Thank you",
        body="Dear reader,\n\nthank you.\n\nAlex",
        date=NOW,
        since=NOW - timedelta(hours=2),
    )


def _generate(path: Path, messages: int, in_window: int) -> None:
    """Nine in ten in the inbox, one in ten sent; the old ones are spread over years before the window."""
    for folder in (".", ".Sent", ".Drafts", ".Trash"):
        for place in ("cur", "new", "tmp"):
            (path / folder / place).mkdir(parents=True, exist_ok=True)
    for number in range(messages):
        fresh = number < in_window
        date = NOW - timedelta(minutes=number + 60) if fresh else WINDOW.start - timedelta(minutes=number * 10)
        _deliver(path / (".Sent" if number % 10 == 0 else ".") / "cur", number, date, size=40)


def _deliver(folder: Path, number: int, date: datetime, size: int) -> None:
    raw = (
        f"{TRANSPORT}From: Person {number} <p{number}@employer.example>\nTo: alex@doe.example\n"
        f"Subject: Message {number}\nDate: {format_datetime(date)}\nMessage-ID: <{number}@employer.example>\n"
        f"Content-Type: text/plain; charset=utf-8\n\n{PARAGRAPH * size}"
    )
    path = folder / f"{int(date.timestamp())}.M{number}.{folder.name}.host{':2,S' if folder.name == 'cur' else ''}"
    path.write_bytes(raw.encode())
    os.utime(path, (date.timestamp(), date.timestamp()))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
