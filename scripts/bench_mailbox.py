"""What does one run of the command cost in a mailbox that a test's server keeps?

The command itself runs, in a process of its own.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from rich.table import Table

RUN = """\
import resource, sys
from followup.cli.boundary import main
try:
    main(sys.argv[1:])
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)
"""


class Provider(Protocol):
    """A stand-in that counts."""

    asked: Sequence[object]

    def watched(self, look: Callable[[], None]) -> None:
        """Calls `look` at every request."""

    @property
    def units(self) -> int:
        """Quota units spent so far."""


@dataclass
class Runs:
    """Runs of one configuration, each a row of the table."""

    config: Path
    provider: Provider
    here: Mapping[str, str]

    def measured(self, name: str, table: Table) -> float:
        """Runs the command; the seconds from its start to its first request."""
        units, asked, began = self.provider.units, len(self.provider.asked), time.perf_counter()
        first: list[float] = []
        self.provider.watched(lambda: first.append(time.perf_counter() - began))
        ended = subprocess.run(
            [sys.executable, "-c", RUN, "--config", str(self.config), "run", "--yes"],
            capture_output=True,
            text=True,
            check=False,
            env=self.here,
        )
        seconds = time.perf_counter() - began
        memory = ended.stderr.strip().splitlines()[-1] if ended.stderr.strip() else "?"
        spent, requests = self.provider.units - units, len(self.provider.asked) - asked
        soon = f"{first[0]:.2f}" if first else "none"
        table.add_row(name, f"{spent:,}" if spent else "", f"{requests:,}", f"{seconds:.1f}", memory, soon)
        return first[0] if first else 0.0


def environment(folder: Path) -> dict[str, str]:
    """That of this process, with ready-made bytecode as in an installation."""
    here = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**here, "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}


def three_runs(runs: Runs, state: Path) -> tuple[Table, float]:
    """A first scan and a run that finds nothing new, after one that only makes the bytecode; seconds to the first request."""
    table = Table("", "units", "requests", "seconds", "MB peak", "to the first request, s", box=None)
    runs.measured("once, for the bytecode", Table(*[""] * 6, box=None))
    for file in state.glob("*.sqlite3"):
        file.unlink()
    first = runs.measured("first scan", table)
    runs.measured("nothing new", table)
    return table, first


def seconds(command: list[str], here: Mapping[str, str]) -> float:
    """The shortest of some: what else the computer does only adds to it."""

    def once() -> float:
        began = time.perf_counter()
        subprocess.run(command, check=True, env=here)
        return time.perf_counter() - began

    once()
    return min(once() for _ in range(5))
