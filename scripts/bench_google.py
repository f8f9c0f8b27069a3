"""What does a mailbox of 20,000 messages at Gmail cost, in quota units, requests, memory and time to the first request?

The command itself runs, in a process of its own, against the Google of the tests.
"""

import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench_mailbox import Runs, environment, seconds, three_runs
from rich.console import Console

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.servers.google.api import Asked, GoogleApi
from tests.system.google_home import AtGoogle
from tests.system.large_mailbox import ABOUT, SIZE, fill
from tests.system.providers import Home

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


class Google:
    """The server, counted."""

    def __init__(self, api: GoogleApi) -> None:
        self._api = api
        self.asked = api.asked

    @property
    def units(self) -> int:
        """Quota units spent so far."""
        return self._api.gmail.spent

    def watched(self, look: Callable[[], None]) -> None:
        """Calls `look` at every request."""

        def watch(_: Asked, act: object) -> object:
            look()
            return act()  # type: ignore[operator]

        self._api.fault = watch  # type: ignore[assignment]


def main() -> None:
    """Fills the mailbox, and runs the command."""
    now = datetime.now(UTC)
    with tempfile.TemporaryDirectory() as name, GoogleApi().served() as api:
        folder = Path(name)
        runs = Runs(_connected(folder, api, now), Google(api), environment(folder))
        about = fill(Home(AtGoogle(api), folder), now, all_sources=False)
        table, first = three_runs(runs, folder / "state")
        importing = seconds([sys.executable, "-c", "import googleapiclient.discovery"], runs.here)
    console = Console()
    console.print(
        f"{SIZE:,} messages at Gmail, {len(about)} about applications: fetching those costs {20 * ABOUT:,} units"
    )
    console.print(table)
    console.print(
        f"to the first request: {first / importing:.1f} times the import of googleapiclient ({importing:.2f} s)"
    )


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
