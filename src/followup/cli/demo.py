"""What would it be like?"""

from pathlib import Path

import click


@click.command
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path("followup-demo"))
def command(folder: Path) -> None:
    """Write a sample mailbox and calendar into FOLDER (./followup-demo), run on it, and tell what was done and why.

    A second time, it runs on what is there, and finds nothing left to do.
    """
    from followup import wiring
    from followup.cli.boundary import told
    from followup.cli.render import demo
    from followup.demo import Home, sample, write
    from followup.sweep import run
    from followup.sweep.review import review
    from followup.sweep.upcoming import upcoming
    from followup.wiring.explaining import explain

    now = wiring.now()
    home = Home(folder)
    again = home.config.exists()
    if not again:
        write(sample(), folder, now)
    settings = wiring.settings(home.config)
    world = wiring.world(settings)
    report = run(world, now)
    files = [*sorted(home.calendar.iterdir()), *sorted((home.mail / "cur").iterdir())]
    strangers = [item for file in files for item in explain(file, home.config) if not item.about_you]
    ahead = upcoming(wiring.knowledge(settings), now)
    demo.outcome(report, review(world.casebook, world.rules, now), strangers, ahead, home, again=again)
    raise click.exceptions.Exit(told(report.failures))
