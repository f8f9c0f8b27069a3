"""How long does it take, how much memory, how many files? Machines differ: read the ratios and the counts."""

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import bench_judging
import bench_maildir
from rich.console import Console
from rich.table import Table

from followup.demo import sample, write


def main() -> None:
    """Everything, or what is named: startup, judging, maildir, google, outlook."""
    measurements = {"startup": startup, "judging": judging, "maildir": maildir, "google": google, "outlook": outlook}
    wanted = sys.argv[1:] or list(measurements)
    if unknown := [name for name in wanted if name not in measurements]:
        sys.exit(f"scripts/bench knows no {unknown[0]}; it measures {', '.join(measurements)}, or all of them.")
    for name in wanted:
        measurements[name]()


def startup() -> None:
    """From the shell to the end of a run that finds nothing new."""
    with tempfile.TemporaryDirectory() as folder:
        home = write(sample(), Path(folder), datetime.now(UTC))
        run = [sys.executable, "-m", "followup", "--config", str(home.config), "run"]
        here = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        here["PYTHONPYCACHEPREFIX"] = str(Path(folder, "bytecode"))
        bare = _seconds([sys.executable, "-c", "pass"], here)
        rows = [
            ("python, doing nothing", bare),
            ("followup --version", _seconds([sys.executable, "-m", "followup", "--version"], here)),
            ("followup run, nothing new", _seconds(run, here)),
        ]
    _print(
        "start-up, processor time",
        ("", "ms", "times bare Python"),
        [(n, f"{s * 1000:.0f}", f"{s / bare:.1f}") for n, s in rows],
    )


def judging() -> None:
    """The whole judgement of messages, how many a second, and how it grows with length."""
    bench_judging.main()


def maildir() -> None:
    """A first and a second scan of 100,000 messages."""
    bench_maildir.main()


def google() -> None:
    """A first and a second scan of 20,000 messages at Gmail."""
    import bench_google  # noqa: PLC0415 - it needs the tests, and what they need

    bench_google.main()


def outlook() -> None:
    """The same at Microsoft."""
    import bench_outlook  # noqa: PLC0415 - as above

    bench_outlook.main()


def _seconds(command: list[str], environment: Mapping[str, str]) -> float:
    """The processor time that a command takes, ready-made bytecode at hand as in an installation."""
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return median(_once(command, environment) for _ in range(5))


def _once(command: list[str], environment: Mapping[str, str]) -> float:
    began = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, env=environment)
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended.ru_utime - began.ru_utime + ended.ru_stime - began.ru_stime


def _print(title: str, headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    table = Table(*headings, title=title, title_justify="left", box=None)
    for row in rows:
        table.add_row(*row)
    Console().print(table)


if __name__ == "__main__":
    main()
