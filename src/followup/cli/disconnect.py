"""How is access to an account taken back?"""

from pathlib import Path

import click


@click.command
@click.argument("account")
@click.option("--here-only", is_flag=True, help="Remove the sign-in from this computer, without telling the provider.")
@click.pass_obj
def command(config_path: Path | None, account: str, *, here_only: bool) -> None:
    """Disconnect ACCOUNT: end its sign-in at the provider, and remove it from this computer.

    Drafts that lie in its mailbox stay there, and what followup remembers stays as well.
    """
    from followup import wiring
    from followup.cli.render import say
    from followup.wiring import sign_ins

    sign_in = sign_ins.sign_in(wiring.settings(config_path), account)
    if sign_in.disconnect(here_only=here_only):
        say(
            f"Disconnected: {account}. The sign-in is gone{' from this computer' if here_only or sign_in.remains else ''}."
        )
        if sign_in.remains:
            say(sign_in.remains)
    else:
        say(f"{account} is not connected.")
