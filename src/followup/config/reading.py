"""Which config.yaml, and what does it say?"""

from pathlib import Path

from platformdirs import user_config_path
from pydantic import ValidationError

from followup.config.document import Document, parse
from followup.config.faults import faults_in
from followup.config.settings import Settings
from followup.config.values import Surroundings
from followup.errors import ConfigError, Fault, UsageError

NAME = "config.yaml"


def find_config(explicit: Path | None = None) -> Path:
    """The file that was named, else ./config.yaml, else the one in the user's configuration folder.

    Raises `UsageError` naming the places where it was looked for.
    """
    places = [explicit] if explicit else [Path(NAME), user_config_path("followup") / NAME]
    found = next((place for place in places if place.exists()), None)
    if found is None:
        looked = " or ".join(str(place) for place in places)
        raise UsageError(f"There is no {looked}. Type `followup init` to write one, or name yours with --config.")
    return found


def load(file: Path) -> Settings:
    """What that file says. Raises `ConfigError` with all that is wrong in it."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ConfigError([Fault(str(file), 0, "", f"it cannot be read: {error.strerror}")]) from error
    try:
        return understand(data.decode("utf-8-sig"), file)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError([Fault(str(file), line, "", "it is not text in UTF-8; save it as UTF-8")]) from error


def understand(text: str, file: Path) -> Settings:
    """What `text` says, as if it stood in `file`. Raises `ConfigError` with all that is wrong in it."""
    document = parse(text, file)
    surroundings = Surroundings(file, _addresses(document))
    faults = list(document.duplicates())
    try:
        settings = Settings.model_validate(document.value, context=surroundings)
    except ValidationError as error:
        faults += faults_in(document, error, surroundings)
        raise ConfigError(sorted(faults, key=lambda fault: fault.line)) from error
    if faults:
        raise ConfigError(faults)
    return settings


def _addresses(document: Document) -> tuple[str, ...]:
    """The user's own addresses, as far as they can be read before all else is checked."""
    addresses = document.at(("me", "addresses"))
    return tuple(a.lower() for a in addresses if isinstance(a, str)) if isinstance(addresses, list) else ()
