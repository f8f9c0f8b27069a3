"""How does a new user get a config.yaml?"""

import shlex
import sys
from dataclasses import replace
from pathlib import Path

import click


@click.command
@click.option("--name", help="The name you sign with.")
@click.option("--address", "addresses", multiple=True, help="An address of yours; repeat it, the main one first.")
@click.option(
    "--connector",
    type=click.Choice(["local", "google", "outlook"]),
    help="Where mail and calendar are: on this disk, at Google, or at Microsoft.",
)
@click.option("--maildir", help="Where your mail is kept; `none` if nowhere.")
@click.option("--calendar", help="Where your .ics files are kept; `none` if nowhere.")
@click.option("--time-zone", help="Where you live, like Europe/Berlin. Default: what this computer is set to.")
@click.pass_obj
def command(
    config_path: Path | None,
    *,
    name: str | None,
    addresses: tuple[str, ...],
    connector: str | None,
    maildir: str | None,
    calendar: str | None,
    time_zone: str | None,
) -> None:
    """Write a config.yaml from your answers, or from options. It never writes over one that exists."""
    from platformdirs import user_config_path

    from followup import wiring
    from followup.cli.render import program, say
    from followup.config.settings import system_zone
    from followup.config.starting import ACCOUNTS, Answers, draft_config, write_new

    file = config_path or user_config_path("followup") / "config.yaml"
    if file.exists():
        raise click.UsageError(f"{file} exists already, and is left as it is. Name another place with --config.")
    zone = time_zone or system_zone()
    answers = Answers(
        name=name or _ask("Your name, as you sign", "--name"),
        addresses=addresses or _ask("Your addresses, the main one first", "--address").replace(",", " ").split(),
        zone=zone,
        since=wiring.today(zone),
        connector=connector or _connector(local=bool(maildir or calendar)),
    )
    if answers.connector == "local":
        answers = replace(
            answers,
            maildir=_place(
                maildir or _ask("Where your mail is kept, a Maildir (`none` if nowhere)", "--maildir", "~/Mail")
            ),
            calendar=_place(
                calendar or _ask("Where your .ics files are kept (`none` if nowhere)", "--calendar", "~/.calendars")
            ),
        )
    write_new(file, draft_config(answers))
    here = Path("config.yaml").resolve()
    option = "" if file.resolve() == here or not here.exists() else f" --config {shlex.quote(str(file))}"
    say(f"Written: {file}")
    if answers.connector == "local":
        say(f"Next: {program()}{option} check, then {program()}{option} run --dry-run")
    else:
        account = ACCOUNTS[answers.connector]
        say(
            f"Next: {program()} help {answers.connector}, and what it tells; then {program()}{option} connect {account}"
        )


def _connector(*, local: bool) -> str:
    if local or not sys.stdin.isatty():
        return "local"
    question = (
        "Where your mail and calendar are: local (a Maildir, .ics files), google (Gmail, Google Calendar) "
        "or outlook (Outlook.com, Microsoft 365)"
    )
    choices = click.Choice(["local", "google", "outlook"])
    return str(click.prompt(question, type=choices, default="local", show_choices=False))


def _ask(question: str, option: str, default: str | None = None) -> str:
    if sys.stdin.isatty():
        return str(click.prompt(question, default=default))
    if default is None:
        raise click.UsageError(f"There is nobody to ask here: give {option}.")
    return default


def _place(answer: str) -> str:
    """A place that is found from here, whole: a relative path in config.yaml starts at the folder of that."""
    if answer.casefold() == "none":
        return ""
    return str(Path(answer).absolute()) if Path(answer).exists() else answer
