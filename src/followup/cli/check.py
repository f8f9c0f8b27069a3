"""Is the configuration as it should be?"""

from pathlib import Path

import click


@click.command
@click.pass_obj
def command(config_path: Path | None) -> None:
    """Check config.yaml, your own letters, and that every mailbox and calendar is there and connected. It asks nobody."""
    from followup import wiring
    from followup.cli import render
    from followup.cli.boundary import told
    from followup.connectors.sign_in import Standing
    from followup.errors import ConfigError
    from followup.wiring import checks, sign_ins

    settings = wiring.settings(config_path)
    standings = sign_ins.standings(settings)
    render.settings(settings, {name: each for name, each in standings.items() if isinstance(each, Standing)})
    missing = checks.absent(settings) + [each for each in standings.values() if not isinstance(each, Standing)]
    faults = checks.faults_in_letters(settings)
    if missing or faults:
        raise click.exceptions.Exit(told([*missing, *([ConfigError(faults)] if faults else [])]))
