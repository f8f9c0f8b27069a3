"""Is the configuration as it should be?"""

from pathlib import Path

import click


@click.command
@click.pass_obj
def command(config_path: Path | None) -> None:
    """Check config.yaml, and that every mailbox and calendar named in it is there."""
    from followup import wiring
    from followup.cli.boundary import told
    from followup.cli.render import say

    settings = wiring.settings(config_path)
    faults = wiring.absent(settings)
    say(f"{settings.file} is fine.")
    lines(f"  {line}" for line in wiring.summary(settings))
    if faults:
        raise click.exceptions.Exit(told(faults))
