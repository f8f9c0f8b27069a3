"""Runs followup, and kills it with SIGKILL just before the n-th time that it changes anything on the disk.

    python killer.py CONFIG NOW COUNT_FILE        counts the changes of one run
    python killer.py CONFIG NOW N                 kills the run before its n-th change

What changes the disk is found by Python's audit events, and by asking SQLite for every statement it carries out; nobody
has to keep a list.
"""

import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = {"os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.utime", "os.symlink"}


def watch(below: Path, changing: Callable[[], None]) -> None:
    """Calls `changing` before every change below that folder, and before every statement of SQLite's."""

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _mode, flags = arguments
            if isinstance(path, str) and path.startswith(str(below)) and flags & WRITING:
                changing()
        elif event in CHANGES and any(str(below) in str(argument) for argument in arguments):
            changing()

    sys.addaudithook(hook)
    connect = sqlite3.connect

    def traced(*arguments: Any, **options: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*arguments, **options)
        connection.set_trace_callback(lambda _statement: changing())
        return connection

    sqlite3.connect = traced  # type: ignore[assignment]  # in this process alone


def main() -> None:
    config, now, wish = Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2]), sys.argv[3]
    count = 0

    def changing() -> None:
        nonlocal count
        count += 1
        if wish.isdigit() and count == int(wish):
            os.kill(os.getpid(), signal.SIGKILL)

    watch(config.parent, changing)
    from followup import wiring
    from followup.sweep import run

    run(wiring.world(wiring.settings(config)), now)
    if not wish.isdigit():
        Path(wish).write_text(str(count))


if __name__ == "__main__":
    main()
