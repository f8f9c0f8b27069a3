"""Runs followup again and again, and kills it with SIGKILL just before the n-th time that it changes anything on the disk.

    python -m tests.system.killer FOLDER

Each run has a home of its own, FOLDER/1, FOLDER/2, and so on, one for each change that an undisturbed run makes.
What changes the disk is found by Python's audit events, and by asking SQLite for every statement that it carries out; nobody
has to keep a list. Every run is a process forked from one that has read all it needs, which saves a minute.
"""

import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from followup.demo import Home
from tests.system.home import home, sweep

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = {"os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.utime", "os.symlink"}


def main() -> None:
    folder = Path(sys.argv[1])
    sweep(home(folder / "warm"))
    changes = counted(home(folder / "counted"))
    for point in range(1, changes + 1):
        killed(home(folder / str(point)), point)


def counted(at: Home) -> int:
    """How often an undisturbed run changes something."""
    file = at.folder.with_name("count")
    if os.fork() == 0:
        seen: list[None] = []
        watch(at.folder, lambda: seen.append(None))
        sweep(at)
        os.write(os.open(file, os.O_WRONLY | os.O_CREAT), str(len(seen)).encode())
        os._exit(0)
    os.wait()
    return int(file.read_text())


def killed(at: Home, point: int) -> None:
    """A run that does not live to make its change number `point`."""
    if os.fork() == 0:
        left = point

        def changing() -> None:
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        watch(at.folder, changing)
        sweep(at)
        os._exit(0)
    _, status = os.wait()
    assert os.WIFSIGNALED(status), f"the run outlived its change number {point}"


def watch(below: Path, changing: Callable[[], None]) -> None:
    """Calls `changing` before every change below that folder, and before every statement of SQLite's."""

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _mode, flags = arguments
            if isinstance(path, str) and path.startswith(str(below)) and flags & WRITING:
                changing()
        elif event in CHANGES and any(str(below) in str(argument) for argument in arguments):
            changing()

    connect = sqlite3.connect

    def traced(*arguments: Any, **options: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*arguments, **options)
        connection.set_trace_callback(lambda _statement: changing())
        return connection

    sqlite3.connect = traced  # type: ignore[assignment]  # in this process alone
    sys.addaudithook(hook)


if __name__ == "__main__":
    main()
