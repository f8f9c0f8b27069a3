"""What does the first config.yaml look like?"""

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
    """What has to be known of a user. Paths are kept as typed; an empty one means that there is no such thing."""

    name: str
    addresses: Sequence[str]
    zone: str
    since: date
    maildir: str = ""
    calendar: str = ""
    account: str = "home"


def draft_config(answers: Answers) -> str:
    """A config.yaml with these answers in it, and every setting explained."""
    template = files(__package__).joinpath("template.yaml").read_text(encoding="utf-8")
    use = ["calendar"] * bool(answers.calendar) + ["read", "draft"] * bool(answers.maildir)
    return Template(template).substitute(
        name=_scalar(answers.name),
        addresses="\n".join(f"    - {_scalar(address)}" for address in answers.addresses),
        zone=_scalar(answers.zone),
        since=answers.since.isoformat(),
        account=_scalar(answers.account),
        use=", ".join(use),
        maildir=f"maildir: {_scalar(answers.maildir)}" if answers.maildir else "# maildir: ~/Mail",
        calendar=f"calendar: {_scalar(answers.calendar)}" if answers.calendar else "# calendar: ~/.calendars",
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


def _scalar(text: str) -> str:
    """The text as YAML, in quotes where it needs them."""
    yaml, written = YAML(typ="safe", pure=True), StringIO()
    yaml.width, yaml.allow_unicode, yaml.default_flow_style = 10_000, True, False
    yaml.dump([one_line(text)], written)
    return written.getvalue().removeprefix("- ").rstrip("\n")
