"""Should anything be drafted at the moment?"""

from datetime import date, datetime
from pathlib import Path

import click


@click.command
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="The day on which to go on, as 2026-12-24.")
@click.option("--off", is_flag=True, help="Go on at once.")
@click.pass_obj
def command(config_path: Path | None, until: datetime | None, off: bool) -> None:
    """Stop drafting for a while. Mail and calendars are still read, so that nothing is missed."""
    from followup import wiring
    from followup.cli.render import say

    if off and until:
        raise click.UsageError("`--until` and `--off` do not go together.")
    day = None if off else until.date() if until else date.max
    wiring.casebook(wiring.settings(config_path)).pause(day)
    if day is None:
        say("Going on: the next run drafts again.")
    elif day == date.max:
        say("Paused. `followup pause --off` goes on.")
    else:
        say(f"Paused until {day:%-d %B %Y}. `followup pause --off` goes on sooner.")
