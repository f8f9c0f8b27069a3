"""Why did it do that, or why nothing?"""

from pathlib import Path

import click


@click.command
@click.argument("case", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON; see `followup help json`.")
@click.pass_obj
def command(config_path: Path | None, case: str | None, as_json: bool) -> None:
    """Show what is known of your applications; with CASE, all of one, with the words it was found in."""
    from followup import config, wiring
    from followup.cli import interchange, render
    from followup.sweep.review import find, review, strays

    settings = wiring.settings(config_path)
    now = wiring.now()
    casebook = wiring.casebook(settings)
    reviews = review(casebook, config.rules(settings), now)
    chosen = (find(reviews, case),) if case is not None else reviews
    left = strays(casebook, reviews) if case is None else ()
    if as_json:
        interchange.cases(chosen, left, now)
    elif case is not None:
        render.case(chosen[0], settings.zone)
    else:
        render.cases(chosen, settings.zone)
        render.strays(left)
