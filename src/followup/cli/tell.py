"""What does the user know better?"""

from pathlib import Path

import click

from followup.domain.signals import Telling


@click.command
@click.argument("case")
@click.argument("what", type=click.Choice([what.value for what in Telling]), metavar="WHAT")
@click.argument("other", required=False, metavar="[CASE]")
@click.pass_obj
def command(config_path: Path | None, case: str, what: str, other: str | None) -> None:
    """Correct what followup believes of CASE. It is kept, and outweighs whatever mail and calendar say.

    \b
    followup tell acme not-an-interview     it was no interview of mine
    followup tell acme rejected             they turned me down (by phone, say)
    followup tell acme offer                they made me an offer
    followup tell acme withdrew             I withdrew
    followup tell acme accepted             I took the job
    followup tell acme open                 it goes on: that was no refusal, or no end
    followup tell acme same-as acme-2       these two are one application
    """  # noqa: D301 - the backslash keeps the lines
    from followup import config, wiring
    from followup.cli.render import say
    from followup.sweep.review import find, review, tell

    telling = Telling(what)
    if (telling is Telling.SAME_AS) != (other is not None):
        raise click.UsageError("`same-as` takes a second CASE, and nothing else does.")
    settings = wiring.settings(config_path)
    now = wiring.now()
    casebook = wiring.casebook(settings)
    reviews = review(casebook, config.rules(settings), now)
    about = [find(reviews, name).case for name in (case, other) if name is not None]
    tell(casebook, about, telling, now)
    say(f"Noted: {about[0].title}: {what}{' ' + about[1].title if other else ''}.")
