"""What is to be followed up now?"""

import sys
from datetime import datetime
from pathlib import Path

import click


@click.command
@click.option("--dry-run", is_flag=True, help="Show what would be done, with the letters; do nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON; see `followup help json`.")
@click.option("--account", "only", default="", metavar="NAME", help="Read this account only; what needs others waits.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Also follow up what ended since that day.")
@click.option("--yes", is_flag=True, help="Do not ask before the first letters are left.")
@click.pass_obj
def command(
    config_path: Path | None, *, dry_run: bool, as_json: bool, only: str, since: datetime | None, yes: bool
) -> None:
    """Read calendars and mail, and leave the letters that are due in your drafts.

    It prints what it did; when there was nothing to do it prints nothing, so that cron stays quiet.
    """
    from followup import wiring
    from followup.cli.boundary import told
    from followup.cli.watching import is_watched, progress
    from followup.errors import AccountError
    from followup.sweep import Options, Outcome, run

    settings = wiring.settings(config_path)
    if only and only not in settings.accounts:
        raise click.UsageError(f"There is no account {only!r}. These are configured: {', '.join(settings.accounts)}.")
    world = wiring.world(settings, since=since.date() if since else None)
    asks = sys.stdin.isatty() and sys.stdout.isatty() and not (dry_run or as_json or yes)
    now = wiring.now()
    with progress() as watch:
        first = asks and not any(world.casebook.signals())
        report = run(world, now, Options(preview=dry_run or first, only=only, watch=watch))
    if first and report.deliveries(Outcome.WOULD):
        from followup.cli import render

        render.report(report)
        click.confirm("This is the first run. Shall I leave these letters in your drafts?", abort=True)
    if first:
        with progress() as watch:
            report = run(world, now, Options(only=only, watch=watch))
    if as_json:
        from followup.cli import interchange

        interchange.report(report)
    elif is_watched() or not report.quiet:
        from followup.cli import render

        render.report(report)
    failed = {failure.account for failure in report.failures if isinstance(failure, AccountError)}
    raise click.exceptions.Exit(told(report.failures, others_served=bool(settings.accounts.keys() - failed)))
