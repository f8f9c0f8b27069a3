"""What does the first config.yaml look like?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from io import StringIO
from pathlib import Path
from string import Template

from ruamel.yaml import YAML

from followup.config.reading import understand
from followup.domain.model import one_line
from followup.errors import UsageError


@dataclass(frozen=True, slots=True)
class Answers:
    """What has to be known of a user. Paths are kept as typed; an empty one means that there is no such thing.

    The paths matter to the connector `local` alone; the other connectors know where to look.
    """

    name: str
    addresses: Sequence[str]
    zone: str
    since: date
    maildir: str = ""
    calendar: str = ""
    connector: str = "local"


ACCOUNTS = {"local": "home", "google": "gmail", "outlook": "outlook"}
"""What the first account of each connector is called."""


def draft_config(answers: Answers) -> str:
    """A config.yaml with these answers in it, and every setting explained."""
    return Template(_template("template.yaml")).substitute(
        name=_scalar(answers.name),
        addresses="\n".join(f"    - {_scalar(address)}" for address in answers.addresses),
        zone=_scalar(answers.zone),
        since=answers.since.isoformat(),
        accounts=_account(answers.connector, answers)
        + "".join(f"\n{_commented_out(_account(other, answers))}" for other in ACCOUNTS if other != answers.connector),
    )


def write_new(file: Path, text: str) -> None:
    """Writes the first config.yaml. Raises `UsageError` if there is one already, or if `text` would not do."""
    understand(text, file)
    if file.exists():
        raise UsageError(f"{file} exists already, and is left as it is. Name another place with --config.")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as new:
            new.write(text)
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}. Name another place with --config.") from error


def _template(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _account(connector: str, answers: Answers) -> str:
    use = ["calendar"] * bool(answers.calendar) + ["read", "draft"] * bool(answers.maildir)
    return Template(_template(f"account.{connector}.yaml")).substitute(
        account=ACCOUNTS[connector],
        use=", ".join(use or ["calendar", "read", "draft"]),
        maildir=f"maildir: {_scalar(answers.maildir)}" if answers.maildir else "# maildir: ~/Mail",
        calendar=f"calendar: {_scalar(answers.calendar)}" if answers.calendar else "# calendar: ~/.calendars",
    )


def _commented_out(section: str) -> str:
    """An account that could be had as well: its settings, also the optional ones, below one mark of a comment each."""
    lines = []
    for line in section.splitlines():
        optional = re.fullmatch(r" {4}# ( *[a-z_]+:(?: .*)?)", line)
        sentence = re.fullmatch(r" {4}# (.*)", line)
        lines.append(
            f"  #   {optional[1]}"
            if optional
            else f"  # {sentence[1]}"
            if sentence
            else f"  # {line.removeprefix('  ')}"
        )
    return "\n".join(lines) + "\n"


def _scalar(text: str) -> str:
    """The text as YAML, in quotes where it needs them."""
    yaml, written = YAML(typ="safe", pure=True), StringIO()
    yaml.width, yaml.allow_unicode, yaml.default_flow_style = 10_000, True, False
    yaml.dump([one_line(text)], written)
    return written.getvalue().removeprefix("- ").rstrip("\n")
