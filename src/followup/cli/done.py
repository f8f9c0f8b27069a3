"""What has been done, or need not be?"""

from pathlib import Path

import click


@click.command
@click.argument("items", nargs=-1, required=True, metavar="ITEM...")
@click.pass_obj
def command(config_path: Path | None, items: tuple[str, ...]) -> None:
    """Take ITEM off the agenda, done or not wanted; the beginning of its name is enough where only one begins so."""
    from followup import wiring
    from followup.cli.render import say
    from followup.sweep.upcoming import find_item, upcoming

    settings = wiring.settings(config_path)
    now = wiring.now()
    knowledge = wiring.knowledge(settings)
    known = upcoming(knowledge, now).items
    for item in [find_item(known, wish) for wish in items]:
        knowledge.casebook.settle(item.id, now)
        say(f"Off the list: {item.title}.")
