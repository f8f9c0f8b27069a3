"""A small job search on disk, for tests that run the whole program."""

import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from pathlib import Path
from typing import Any

from followup import wiring
from followup.demo import Home, write
from followup.sweep import Options, Report, run

NOW = datetime(2026, 10, 14, 15, 0, tzinfo=UTC)

SMALL: dict[str, Any] = {
    "me": {"name": "Robin Ferrer", "address": "robin@postbox.example"},
    "calendar": [
        {
            "id": "e1",
            "title": "Interview with Tallowbrook (Data Engineer)",
            "at": "-4h",
            "lasts": "1h",
            "organizer": "Ines Calder <ines@tallowbrook.example>",
            "with": ["Ines Calder <ines@tallowbrook.example>"],
        }
    ],
    "mail": [
        {
            "id": "no",
            "at": "-1d",
            "from": "Bea Holt <bea.holt@fernhill.example>",
            "subject": "Your application to Fernhill Labs",
            "text": "Dear Robin,\n\nthank you for the interview last week. Our office dog misses you. Unfortunately, we have decided not to move "
            "forward with your application for the Analytics Engineer position.\n\nKind regards,\nBea Holt\n",
        }
    ],
}
"""One interview to say thank you for, and one refusal to answer."""


def home(folder: Path, what: dict[str, Any] = SMALL, now: datetime = NOW) -> Home:
    return write(what, folder, now)


def sweep(at: Home, now: datetime = NOW, **options: Any) -> Report:
    """One run, in this process."""
    world = wiring.world(wiring.settings(at.config))
    with world.casebook:  # type: ignore[attr-defined]  # the real one is a file, and is closed
        return run(world, now, Options(**options))


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


def followup(*arguments: str | Path, cwd: Path | None = None, **environment: str) -> Ended:
    """The command as a user types it, in a process of its own."""
    import os

    ended = subprocess.run(
        [sys.executable, "-m", "followup", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONWARNINGS": "ignore", **environment},
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


def drafts(at: Home, folder: str = ".Drafts") -> list[Message]:
    """The letters in the drafts, in no particular order."""
    return [message_from_bytes(path.read_bytes()) for path in draft_files(at, folder)]


def draft_files(at: Home, folder: str = ".Drafts") -> list[Path]:
    return [path for part in ("new", "cur") for path in sorted((at.mail / folder / part).iterdir())]


def heads(at: Home, folder: str = ".Drafts") -> list[tuple[str, str]]:
    """To and Subject of each draft, sorted."""
    return sorted((_text(draft, "To"), _text(draft, "Subject")) for draft in drafts(at, folder))


def _text(message: Message, name: str) -> str:
    return str(make_header(decode_header(message[name] or "")))
