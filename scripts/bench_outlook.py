"""What does a mailbox of 20,000 messages in Outlook cost, in requests, memory and time to the first request?

The command itself runs, in a process of its own, against the Microsoft of the tests.
"""

import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench_mailbox import Runs, environment, seconds, three_runs
from rich.console import Console

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.servers.microsoft.entra import APP, Granted
from tests.servers.microsoft.microsoft import Asked, Microsoft
from tests.servers.serving import Reply
from tests.system.large_mailbox import ABOUT, SIZE, fill
from tests.system.outlook_home import at_microsoft

from followup.connectors.grants import write_grant
from followup.connectors.outlook.client import client_of
from followup.connectors.outlook.grant import Grant
from followup.connectors.outlook.scopes import needed
from followup.connectors.tokens import TokenFiles

CONFIG = """\
me:
  name: Alex Doe
  addresses: [alex@doe.example]
accounts:
  home:
    connector: outlook
    use: [calendar, read]
    client: {app}
    authority: {url}/common
    graph: {url}
since: {since}
state: {state}
"""


class Outlook:
    """The server, counted. Microsoft knows no quota units."""

    units = 0

    def __init__(self, microsoft: Microsoft) -> None:
        self._microsoft = microsoft
        self.asked = microsoft.asked

    def watched(self, look: Callable[[], None]) -> None:
        """Calls `look` at every request."""

        def watch(_: Asked, act: Callable[[], Reply]) -> Reply:
            look()
            return act()

        self._microsoft.fault = watch


def main() -> None:
    """Fills the mailbox, and runs the command."""
    now = datetime.now(UTC)
    with tempfile.TemporaryDirectory() as name, at_microsoft(Path(name) / "home") as home:
        folder = Path(name)
        home.provider.outlook.now = now
        runs = Runs(
            _connected(folder, home.provider.microsoft, now), Outlook(home.provider.microsoft), environment(folder)
        )
        about = fill(home, now)
        table, first = three_runs(runs, folder / "state")
        importing = seconds([sys.executable, "-c", "import msal"], runs.here)
    console = Console()
    console.print(
        f"{SIZE:,} messages in Outlook, {len(about)} about applications: fetching those costs {ABOUT} requests"
    )
    console.print(table)
    console.print(f"to the first request: {first / importing:.1f} times the import of msal ({importing:.2f} s)")


def _connected(folder: Path, microsoft: Microsoft, now: datetime) -> Path:
    """A configuration whose account is connected to that server."""
    state, config, url = folder / "state", folder / "config.yaml", microsoft.url
    since = f"{now - timedelta(days=1):%Y-%m-%d}"
    config.write_text(CONFIG.format(app=APP, url=url, since=since, state=state), encoding="utf-8")
    scopes = needed(read=True, draft=False, calendar=True)
    microsoft.entra.access_tokens["good"] = Granted("alex@doe.example", scopes)
    client = client_of(APP, f"{url}/common", url)
    grant = Grant(
        client.id, client.authority, "alex@doe.example", scopes, now, now, "{}", "good", now + timedelta(hours=1)
    )
    tokens = TokenFiles(state / "tokens")
    with tokens.held("home"):
        write_grant(tokens, "home", grant)
    return config


if __name__ == "__main__":
    main()
