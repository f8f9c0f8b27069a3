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
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    PrivateAttr,
    ValidationInfo,
    field_validator,
    model_validator,
)
from tzlocal import get_localzone_name

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
    around,
    did_you_mean,
    fault,
    faults,
    moment,
    not_before,
)
from followup.domain.lexicon import Claim
from followup.domain.model import Folder


class Section(BaseModel):
    """A mapping with keys of its own, and no others. Once read, it does not change."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True)

    @model_validator(mode="before")
    @classmethod
    def _without_empty_keys(cls, value: object, info: ValidationInfo) -> object:
        """`thank_you:` with everything below it commented out is as good as not written."""
        if not isinstance(value, dict):
            return value
        if info.context:
            around(info).read_as[id(value)] = cls
        return {key: said for key, said in value.items() if said is not None or key not in cls.model_fields}


AtLeastOne = Annotated[int, Field(ge=1)]


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


class Strength(Section):
    """One thing that speaks for the user; `when` are words of roles that it fits best, `language` that of its words."""

    text: FilledLine = Field(description="a sentence of yours")
    when: tuple[FilledLine, ...] = ()
    language: Language | None = None


def _spelled_out(strength: object) -> object:
    return {"text": strength} if isinstance(strength, str) else strength


class Profile(Section):
    """What a letter may say of the user."""

    strengths: tuple[Annotated[Strength, BeforeValidator(_spelled_out)], ...] = ()
    linkedin: Line = ""


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


CONNECTORS: Mapping[str, type[Account]] = {"local": LocalAccount, "google": GoogleAccount}
"""What may stand under `connector`, and the section that it makes."""


def _account(section: object, info: ValidationInfo) -> Account:
    if not isinstance(section, dict):
        raise fault(f"{NO_KEYS}; begin with `connector`")
    connector = str(section.get("connector") or "")
    if connector not in CONNECTORS:
        said = f"{connector!r} is not one of" if connector else "missing: one of"
        raise faults([(("connector",), f"{said} {', '.join(CONNECTORS)}{did_you_mean(connector, CONNECTORS)}")])
    return CONNECTORS[connector].model_validate(section, context=info.context)


class ThankYou(Section):
    """When to thank after an interview."""

    enabled: bool = True
    after: Duration = timedelta(hours=1)
    within: Duration = timedelta(hours=24)
    until: Duration = timedelta(hours=72)
    panel_limit: AtLeastOne = 3

    @field_validator("within", "until")
    @classmethod
    def _in_order(cls, length: timedelta, info: ValidationInfo) -> timedelta:
        return not_before({"within": "after", "until": "within"}[str(info.field_name)], length, info)


class RejectionReply(Section):
    """When to answer a refusal."""

    enabled: bool = True
    after: Duration = timedelta(hours=4)
    within: Duration = timedelta(days=14)

    @field_validator("within")
    @classmethod
    def _in_order(cls, length: timedelta, info: ValidationInfo) -> timedelta:
        return not_before("after", length, info)


class Settings(Section):
    """All of config.yaml."""

    me: Me = Field(description="your name and your addresses")
    profile: Profile = Profile()
    accounts: dict[AccountName, Annotated[Account, PlainValidator(_account)]] = Field(
        description="where your calendars and your mail are kept", min_length=1
    )
    since: datetime = Field(description="the day from which on letters are written, like 2026-10-14")
    thank_you: ThankYou = ThankYou()
    rejection_reply: RejectionReply = RejectionReply()
    max_drafts_per_run: AtLeastOne = 5
    look_back: Duration = timedelta(days=30)
    never: tuple[FilledLine, ...] = ()
    phrases: dict[Language, dict[Claim, tuple[FilledLine, ...]]] = {}
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
