"""What is there for me to do, and what will come?"""

from pathlib import Path

import click


@click.command
@click.option("--ics", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write it as a calendar.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON; see `followup help json`.")
@click.pass_obj
def command(config_path: Path | None, ics: Path | None, as_json: bool) -> None:
    """Show what you may want to do: whom to connect with, which drafts still wait; and what followup will do when.

    `followup done ITEM` takes an item off the list. With --ics, it is written as a calendar file, to be imported or
    subscribed to; written again later, the same items keep their identity.
    """
    from followup import wiring
    from followup.agenda import write_calendar
    from followup.cli import interchange, render
    from followup.sweep.upcoming import upcoming

    settings = wiring.settings(config_path)
    now = wiring.now()
    ahead = upcoming(wiring.knowledge(settings), now)
    if ics:
        write_calendar(ics, ahead.items, settings.zone, now)
        render.say(f"{len(ahead.items)} item{'s' * (len(ahead.items) != 1)} in {ics}.")
    elif as_json:
        interchange.agenda(ahead, now)
    else:
        render.agenda(ahead, settings.zone)
