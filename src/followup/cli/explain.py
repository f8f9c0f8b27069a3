"""What does the program notice in this file?"""

from pathlib import Path

import click


@click.command
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON; see `followup help json`.")
@click.pass_obj
def command(config_path: Path | None, files: tuple[Path, ...], as_json: bool) -> None:
    """Show what is noticed in an .eml or .ics file, with the words quoted, and what would be done about it.

    Nothing is kept and nothing is written. Without a configuration, you are whom the mail is addressed to.
    """
    from followup.cli import interchange, render
    from followup.wiring.explaining import explain

    explanations = [explanation for path in files for explanation in explain(path, config_path)]
    if as_json:
        interchange.explanations(explanations)
    else:
        render.explanations(explanations)
