"""What does a mailbox of 20,000 messages at Gmail cost, in quota units, requests, memory and time to the first request?

The command itself runs, in a process of its own, against the Google of the tests.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.servers.google.api import Asked, GoogleApi
from tests.system.google_home import GoogleHome
from tests.system.test_google_counts import ABOUT, SIZE, fill

from followup.connectors.google.client import Client
from followup.connectors.google.grant import Grant, write_grant
from followup.connectors.google.scopes import needed
from followup.connectors.tokens import TokenFiles

CONFIG = """\
me:
  name: Alex Doe
  addresses: [alex@doe.example]
accounts:
  home:
    connector: google
    use: [calendar, read]
since: {since}
state: {state}
"""

RUN = """\
import resource, sys
from followup.cli.boundary import main
try:
    main(sys.argv[1:])
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)
"""


def main() -> None:
    """Fills the mailbox, and runs the command twice."""
    now = datetime.now(UTC)
    table = Table("", "units", "requests", "seconds", "MB peak", "to the first request, s", box=None)
    with tempfile.TemporaryDirectory() as folder, GoogleApi() as api:
        config = _connected(Path(folder), api, now)
        here = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        here["PYTHONPYCACHEPREFIX"] = str(Path(folder, "bytecode"))
        about = fill(GoogleHome(api, Path(folder)), now)
        _measured("once, for the bytecode", config, api, here, Table(box=None))
        for file in (Path(folder) / "state").glob("*.sqlite3"):
            file.unlink()
        first = _measured("first scan", config, api, here, table)
        _measured("nothing new", config, api, here, table)
        importing = _seconds([sys.executable, "-c", "import googleapiclient.discovery"], here)
    Console().print(
        f"{SIZE:,} messages at Gmail, {len(about)} about applications: to fetch those costs {20 * ABOUT:,} units"
    )
    Console().print(table)
    Console().print(
        f"to the first request: {first / importing:.1f} times the import of googleapiclient ({importing:.2f} s)"
    )


def _measured(name: str, config: Path, api: GoogleApi, here: Mapping[str, str], table: Table) -> float:
    """Runs the command; the seconds from its start to its first request."""
    spent, asked, began = api.gmail.spent, len(api.asked), time.perf_counter()
    first: list[float] = []

    def watch(_: Asked, act: object) -> object:
        first.append(time.perf_counter() - began)
        return act()  # type: ignore[operator]

    api.fault = watch  # type: ignore[assignment]
    ended = subprocess.run(
        [sys.executable, "-c", RUN, "--config", str(config), "run", "--yes"],
        capture_output=True,
        text=True,
        check=False,
        env=here,
    )
    seconds = time.perf_counter() - began
    memory = ended.stderr.strip().splitlines()[-1] if ended.stderr.strip() else "?"
    units, requests = api.gmail.spent - spent, len(api.asked) - asked
    table.add_row(name, f"{units:,}", f"{requests:,}", f"{seconds:.1f}", memory, f"{first[0]:.2f}" if first else "none")
    return first[0] if first else 0.0


def _seconds(command: list[str], here: Mapping[str, str]) -> float:
    """The shortest of some: what else the computer does only adds to it."""

    def once() -> float:
        began = time.perf_counter()
        subprocess.run(command, check=True, env=here)
        return time.perf_counter() - began

    once()
    return min(once() for _ in range(5))


def _connected(folder: Path, api: GoogleApi, now: datetime) -> Path:
    """A configuration whose account is connected to that server."""
    state = folder / "state"
    config = folder / "config.yaml"
    config.write_text(CONFIG.format(since=f"{now - timedelta(days=1):%Y-%m-%d}", state=state), encoding="utf-8")
    client = Client("id", "secret", f"{api.url}/auth", f"{api.url}/token", api=api.url)
    scopes = needed(read=True, draft=False, calendars=("primary",), shared=False)
    tokens = TokenFiles(state / "tokens")
    grant = Grant(client, "alex@doe.example", scopes, now, now, "refresh", "good", now + timedelta(hours=1))
    with tokens.held("home"):
        write_grant(tokens, "home", grant)
    return config


if __name__ == "__main__":
    main()
