"""How long does it take, how much memory, how many files? Machines differ: read the ratios and the counts."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import bench_maildir
from rich.console import Console
from rich.table import Table

from followup import languages
from followup.demo import sample, write
from followup.domain.model import Folder, Handle, Me, Message, Person
from followup.domain.outcomes import judge

LETTER = """Dear Robin,

thank you for taking the time to talk to us about the {role} position. We enjoyed the conversation.
After careful thought we have decided to go ahead with somebody whose experience is closer to what the team needs now.
This was not an easy choice, and it says nothing about the quality of your work.

We wish you all the best, and hope that our paths cross again.

Kind regards,
Ines Calder
Head of Data, Tallowbrook
"""
ME = Me("Robin Ferrer", frozenset({"robin@postbox.example"}))


def main() -> None:
    """Everything, or what is named: startup, judging, maildir."""
    wanted = sys.argv[1:] or ["startup", "judging", "maildir"]
    for name in wanted:
        {"startup": startup, "judging": judging, "maildir": maildir}[name]()


def startup() -> None:
    """From the shell to the end of a run that finds nothing new."""
    with tempfile.TemporaryDirectory() as folder:
        home = write(sample(), Path(folder), datetime.now(UTC))
        run = [sys.executable, "-m", "followup", "--config", str(home.config), "run"]
        subprocess.run(run, check=True, capture_output=True)
        bare = _seconds([sys.executable, "-c", "pass"])
        rows = [
            ("python, doing nothing", bare),
            ("followup --version", _seconds([sys.executable, "-m", "followup", "--version"])),
            ("followup run, nothing new", _seconds(run)),
        ]
    _print("start-up", ("", "ms", "times bare Python"), [(n, f"{s * 1000:.0f}", f"{s / bare:.1f}") for n, s in rows])


def judging() -> None:
    """The whole judgement of a message, and how it grows with length."""
    lexicons = languages.load()
    judge(_message(LETTER), lexicons, ME)
    letters = [_message(LETTER.format(role=f"Engineer {number}")) for number in range(2000)]
    taken = _once(lambda: [judge(letter, lexicons, ME) for letter in letters])
    rows = [("an ordinary letter", f"{len(letters) / taken:.0f} a second", "")]
    before = 0.0
    for size in (10_000, 100_000, 1_000_000, 5_000_000):
        long = _message((LETTER * (size // len(LETTER) + 1))[:size])
        taken = _once(lambda long=long: judge(long, lexicons, ME))
        rows.append((f"{size:,} characters", f"{taken * 1000:.0f} ms", f"{taken / before:.1f}" if before else ""))
        before = taken
    _print("judging mail", ("", "", "times the one before"), rows)


def maildir() -> None:
    """A first and a second scan of 100,000 messages."""
    bench_maildir.main()


def _message(text: str) -> Message:
    return Message(
        account="home",
        handle=Handle("m"),
        id="m@tallowbrook.example",
        date=datetime(2026, 10, 14, tzinfo=UTC),
        folder=Folder.INBOX,
        sender=Person("Ines Calder", "ines@tallowbrook.example"),
        subject="Your application",
        text=text,
    )


def _seconds(command: list[str]) -> float:
    return median(_once(lambda: subprocess.run(command, check=True, capture_output=True)) for _ in range(5))


def _once(what: Callable[[], object]) -> float:
    began = time.perf_counter()
    what()
    return time.perf_counter() - began


def _print(title: str, headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    table = Table(*headings, title=title, title_justify="left", box=None)
    for row in rows:
        table.add_row(*row)
    Console().print(table)


if __name__ == "__main__":
    main()
