"""How does somebody give the program access to an account?"""

import getpass
import os
import select
import sys
from pathlib import Path

import click


@click.command
@click.argument("account")
@click.option("--no-browser", is_flag=True, help="Print the address instead, for a browser on another computer.")
@click.option("--device-code", is_flag=True, help="Show a code to type into any browser (Outlook only).")
@click.option("--timeout", "minutes", type=float, default=5, show_default=True, help="Minutes to wait for you.")
@click.pass_obj
def command(config_path: Path | None, account: str, *, no_browser: bool, device_code: bool, minutes: float) -> None:
    """Connect ACCOUNT: sign in with its provider in a browser, once. No other command ever opens one.

    The provider tells you what will be allowed, and you can take it back at any time with `followup disconnect`.
    """
    from followup import wiring
    from followup.cli import signed_in
    from followup.cli.render import program, say
    from followup.wiring import sign_ins

    settings = wiring.settings(config_path)
    sign_in = sign_ins.sign_in(settings, account, device_code=device_code)
    standing = sign_in.connect(AtTerminal(minutes, browser=not no_browser), minutes * 60, wiring.now())
    say(f"Connected: {account}, {signed_in.whose(standing)}.")
    if standing.ends:
        say(signed_in.until(standing, settings.zone))
    say(f"Next: {program()} run --dry-run")


class AtTerminal:
    """The user, at this terminal."""

    def __init__(self, minutes: float, *, browser: bool) -> None:
        self._minutes, self._browser = minutes, browser
        self._unread = b""
        self._input = sys.stdin.fileno() if sys.stdin else None

    def visit(self, address: str, port: int) -> None:
        """Opens the browser, or tells how to come by one."""
        from followup.cli.render import say

        if self._browser and _open_browser(address):
            say("Your browser opens now. If it does not, go to this address:\n")
            say(f"{address}\n")
        else:
            say("Go to this address with a browser, and allow what is asked there:\n")
            say(f"{address}\n")
            say(
                "If that browser is on another computer, it cannot come back to this one by itself. Either type there before\n"
            )
            say(f"    ssh -L {port}:127.0.0.1:{port} {_user()}@{os.uname().nodename}\n")
            say(f"or copy the address at which it ends up in vain, http://127.0.0.1:{port}/..., and paste it here.\n")
        say(f"This waits for {self._minutes:g} minutes; Ctrl-C gives up.")

    def pasted(self) -> str | None:
        """The next whole line on stdin, if there is one already."""
        if self._input is not None and select.select([self._input], [], [], 0)[0]:
            more = os.read(self._input, 65536)
            self._unread += more
            if not more:
                self._input = None
        line, end, rest = self._unread.partition(b"\n")
        if not end:
            return None
        self._unread = rest
        return line.decode(errors="replace")

    def enter(self, code: str, address: str) -> None:
        """Tells them."""
        from followup.cli.render import say

        say(f"Go to {address} with any browser, type this code, and allow what is asked there:\n")
        say(f"    {code}\n")

    def mistaken(self, why: str) -> None:
        """Tells them."""
        from followup.cli.render import say

        say(why)


def _user() -> str:
    """The name to log in with. In some containers the user has none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "you"


def _open_browser(address: str) -> bool:
    """Opens the user's browser in a thread of its own, for some hold on until they are closed; False if there is none."""
    import webbrowser
    from threading import Thread

    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    if type(browser) is webbrowser.GenericBrowser and "BROWSER" not in os.environ:
        return False  # a browser in text mode, which the sign-in pages do not work with
    Thread(target=browser.open, args=(address,), daemon=True).start()
    return True
