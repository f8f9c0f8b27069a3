"""What can be set?

The shape of config.yaml: each section is a class, each option a field.
What the options mean is told in `followup help configuration`.
"""

import warnings
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfoNotFoundError

from platformdirs import user_state_path
from pydantic import (
    Field,
    PlainValidator,
    PrivateAttr,
    ValidationInfo,
    field_validator,
    model_validator,
)
from tzlocal import get_localzone_name

from followup.config.notes import Notes, nothing_said
from followup.config.profile import Profile
from followup.config.section import AtLeastOne, Section
from followup.config.steps import Employer, Steps
from followup.config.values import (
    NO_KEYS,
    AccountName,
    Duration,
    FilledLine,
    Language,
    Line,
    Location,
    OneAddress,
    OwnAddresses,
    SomeOfMine,
    Surroundings,
    Zone,
    did_you_mean,
    fault,
    faults,
    moment,
)
from followup.domain.language.lexicon import Claim
from followup.domain.model import Folder


def system_zone() -> str:
    """The zone this computer is set to, or UTC."""
    with warnings.catch_warnings(action="ignore"):  # it warns where a machine has no zone: UTC it is
        try:
            return get_localzone_name()
        except ZoneInfoNotFoundError:
            return "UTC"


class Me(Section):
    """The user."""

    name: FilledLine = Field(description="the name to sign with")
    addresses: OwnAddresses = Field(description="every address of yours, the main one first")
    time_zone: Zone = Field(default_factory=system_zone)
    language: Language = "en"


class Use(StrEnum):
    """What an account is for."""

    CALENDAR = "calendar"
    READ = "read"
    DRAFT = "draft"


class Account(Section):
    """What accounts of every kind have. Each connector adds the keys of its own."""

    connector: str = Field(description="where its mail and calendar are kept")
    work: bool = False
    use: frozenset[Use] = Field(description="a list of calendar, read, draft", min_length=1)
    addresses: SomeOfMine = ()

    @model_validator(mode="after")
    def _whose_work(self) -> Self:
        if self.work and "addresses" not in self.model_fields_set:
            raise fault("missing `addresses`: which of yours are your employer's")
        return self

    @field_validator("use")
    @classmethod
    def _drafts_with_care(cls, use: frozenset[Use], info: ValidationInfo) -> frozenset[Use]:
        if Use.DRAFT in use and info.data.get("work"):
            raise fault("in a work account nothing is ever drafted; take `draft` out")
        if Use.DRAFT in use and Use.READ not in use:
            raise fault("`draft` needs `read`: a letter is looked for before it is written")
        return use


class Folders(Section):
    """The folders of a Maildir whose names tell nothing."""

    sent: Line = ""
    drafts: Line = ""
    trash: Line = ""
    archive: Line = ""
    spam: Line = ""

    def named(self) -> dict[Folder, str]:
        """Those that the user has named."""
        return {Folder(key): name for key, name in self if name}


class LocalAccount(Account):
    """Mail in a Maildir, a calendar in .ics files."""

    connector: Literal["local"]
    maildir: Location | None = None
    calendar: Location | None = None
    folders: Folders = Folders()

    @field_validator("maildir", "calendar")
    @classmethod
    def _there_if_used(cls, place: Path | None, info: ValidationInfo) -> Path | None:
        for use, key, what in (
            (Use.READ, "maildir", "the Maildir lies"),
            (Use.CALENDAR, "calendar", "the .ics files lie"),
        ):
            if key == info.field_name and place is None and use in info.data.get("use", ()):
                raise fault(f"missing: where {what}; `use` names {use}")
        return place


class TokenPlace(StrEnum):
    """Where the sign-in of an account is kept."""

    FILE = "file"
    KEYRING = "keyring"
    EITHER = "either"


class SignedInAccount(Account):
    """An account that the user connects once, over the network."""

    login: OneAddress | None = None
    tokens: TokenPlace = TokenPlace.FILE


class GoogleAccount(SignedInAccount):
    """Gmail, Google Calendar, or both."""

    connector: Literal["google"]
    client: Location = Field(default=Path("credentials/google.json"))
    calendars: tuple[FilledLine, ...] = Field(default=("primary",), min_length=1)
    shared: bool = False


class OutlookAccount(SignedInAccount):
    """Mail, a calendar, or both at Outlook.com or Microsoft 365."""

    connector: Literal["outlook"]
    client: Line = ""
    authority: FilledLine = "common"
    graph: Line = ""
    calendars: tuple[FilledLine, ...] = Field(default=("primary",), min_length=1)
    category: Line = ""


CONNECTORS: Mapping[str, type[Account]] = {"local": LocalAccount, "google": GoogleAccount, "outlook": OutlookAccount}
"""What may stand under `connector`, and the section that it makes."""


def _account(section: object, info: ValidationInfo) -> Account:
    if not isinstance(section, dict):
        raise fault(f"{NO_KEYS}; begin with `connector`")
    connector = str(section.get("connector") or "")
    if connector not in CONNECTORS:
        said = f"{connector!r} is not one of" if connector else "missing: one of"
        raise faults([(("connector",), f"{said} {', '.join(CONNECTORS)}{did_you_mean(connector, CONNECTORS)}")])
    return CONNECTORS[connector].model_validate(section, context=info.context)


class Settings(Steps):
    """All of config.yaml."""

    me: Me = Field(description="your name and your addresses")
    profile: Profile = Profile()
    notes: Notes = Field(default_factory=nothing_said)
    accounts: dict[AccountName, Annotated[Account, PlainValidator(_account)]] = Field(
        description="where your calendars and your mail are kept", min_length=1
    )
    since: datetime = Field(description="the day from which on letters are written, like 2026-10-14")
    employers: dict[FilledLine, Employer] = Field(default_factory=dict)
    max_drafts_per_run: AtLeastOne = 5
    look_back: Duration = timedelta(days=30)
    never: tuple[FilledLine, ...] = ()
    phrases: dict[Language, dict[Claim, tuple[FilledLine, ...]]] = Field(default_factory=dict)
    letters: Location = Path("letters")
    state: Location = Field(default_factory=lambda: user_state_path("followup"))

    _file: Path = PrivateAttr()

    @field_validator("since", mode="before")
    @classmethod
    def _where_the_user_lives(cls, said: object, info: ValidationInfo) -> datetime:
        return moment(said, info.data["me"].time_zone if "me" in info.data else "UTC")

    @field_validator("look_back")
    @classmethod
    def _far_enough(cls, length: timedelta, info: ValidationInfo) -> timedelta:
        for section, key in (("thank_you", "until"), ("rejection_reply", "within")):
            if section in info.data and length < getattr(info.data[section], key):
                raise fault(f"it must reach as far as `{section}.{key}`: what lies further back is not read")
        return length

    @field_validator("employers")
    @classmethod
    def _go_together(cls, employers: dict[str, Employer], info: ValidationInfo) -> dict[str, Employer]:
        everybody = Steps.model_construct(**{name: info.data[name] for name in Steps.model_fields if name in info.data})
        if len(everybody.model_fields_set) == len(Steps.model_fields):
            problems = [
                ((name, *keys), said) for name, own in employers.items() for keys, said in own.clashes(everybody)
            ]
            if problems:
                raise faults(problems)
        return employers

    def model_post_init(self, context: Surroundings) -> None:
        """Keeps where it was read."""
        self._file = context.file

    @property
    def file(self) -> Path:
        """The config.yaml that says all this."""
        return self._file

    @property
    def zone(self) -> str:
        """The time zone the user lives in."""
        return self.me.time_zone
