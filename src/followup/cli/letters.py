"""What do the letters look like, and are your own as they should be?"""

from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from followup import languages
from followup.wording import TemplateWording
from followup.wording.letters import NOTES
from followup.wording.samples import LETTERS, in_full, samples


@click.command
@click.argument("step", required=False)
@click.option("--language", metavar="CODE", help="Show the letters in that language, such as en, de or fr.")
@click.pass_obj
def command(config_path: Path | None, step: str | None, language: str | None) -> None:
    """List the letters in every language, and check your own. With STEP or a language, show them, with made-up facts."""
    from followup import wiring
    from followup.cli import render
    from followup.errors import ConfigError
    from followup.wiring import checks

    of = wiring.settings_if_any(config_path)
    wording = TemplateWording(languages.folder(), of.letters if of else None)
    if step and step not in LETTERS:
        raise click.UsageError(f"There is no letter {step!r}. There are {', '.join(LETTERS)}.")
    chosen = language or (of.me.language if of else "en")
    steps = [step] if step else [each for each in LETTERS if chosen in wording.languages(each)]
    if (step or language) and not (steps and chosen in wording.languages(steps[0])):
        known = ", ".join(sorted(wording.languages(step or LETTERS[0])))
        raise click.UsageError(f"There are no such letters in {chosen!r}. There are in {known}.")
    faults = checks.faults_in_letters(of) if of else []
    if step or language:
        try:
            for each in steps:
                _show(wording, each, chosen)
        except ConfigError:
            if not faults:  # which tell more than the one that stopped a letter
                raise
    else:
        _list(wording)
        render.say(f"\n`followup letters {LETTERS[0]}` shows one, `followup help letters` tells how to write your own.")
        if of:
            render.say(f"Your own go into {of.letters}.")
    if faults:
        raise ConfigError(faults)


def _list(wording: TemplateWording) -> None:
    """Every letter in every language: ours, or the user's own, or partly so where they share `letter.j2`."""
    from followup.cli import render

    spoken = sorted({language for step in LETTERS for language in wording.languages(step)})
    table = Table("", *spoken, box=None, pad_edge=False, show_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for step in LETTERS:
        there = wording.languages(step)
        table.add_row(step, *(_whose(wording, step, language) if language in there else "" for language in spoken))
    render.console.print(table)


def _whose(wording: TemplateWording, step: str, language: str) -> str:
    if wording.own(step, language):
        return "yours"
    return "in part" if wording.own("letter", language) and step not in NOTES else "ours"


def _show(wording: TemplateWording, step: str, language: str) -> None:
    """The letter in all its variants."""
    from followup.cli import render

    own = wording.own(step, language)
    for sample in samples(step, language, languages.folder()):
        letter = in_full(wording.render(step, language, sample.facts))
        render.heading(f"{step} in {language}: {sample.variant}{f' ({own})' if own else ''}")
        render.console.print(Text(f"\n{letter}"))
