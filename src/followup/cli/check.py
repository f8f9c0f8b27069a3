"""Is the configuration as it should be?"""

from pathlib import Path

import click


@click.command
@click.pass_obj
def command(config_path: Path | None) -> None:
    """Check config.yaml, and that every mailbox and calendar named in it is there."""
    from followup import wiring
    from followup.cli import render
    from followup.cli.boundary import told

    settings = wiring.settings(config_path)
    render.settings(settings)
    missing = wiring.absent(settings)
    if missing:
        raise click.exceptions.Exit(told(missing))
