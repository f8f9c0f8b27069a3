"""When is which letter written? What can be set for each step of the policy, for everybody or for one employer."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Annotated, Any

from pydantic import Field, ValidationError, ValidationInfo, field_validator

from followup.config.document import Keys
from followup.config.section import AtLeastOne, Section
from followup.config.values import Duration, not_before
from followup.domain.policy.rules import LARGEST_PANEL


class ThankYou(Section):
    """When to thank after an interview."""

    enabled: bool = True
    after: Duration = timedelta(hours=1)
    within: Duration = timedelta(hours=24)
    until: Duration = timedelta(hours=72)
    panel_limit: Annotated[AtLeastOne, Field(le=LARGEST_PANEL)] = 3

    @field_validator("within", "until")
    @classmethod
    def _in_order(cls, length: timedelta, info: ValidationInfo) -> timedelta:
        return not_before({"within": "after", "until": "within"}[str(info.field_name)], length, info)


class CheckIn(Section):
    """When to ask how things stand; `working_days` of silence."""

    enabled: bool = True
    working_days: AtLeastOne = 7
    within: Duration = timedelta(days=30)
    at_most: AtLeastOne = 1


class RejectionReply(Section):
    """When to answer a refusal."""

    enabled: bool = True
    after: Duration = timedelta(hours=4)
    within: Duration = timedelta(days=14)

    @field_validator("within")
    @classmethod
    def _in_order(cls, length: timedelta, info: ValidationInfo) -> timedelta:
        return not_before("after", length, info)


class KeepInTouch(Section):
    """How often to tell of something new."""

    enabled: bool = True
    every: Duration = timedelta(weeks=8)
    at_most: AtLeastOne = 2


class Reminders(Section):
    """What to be reminded of."""

    enabled: bool = True
    connect: bool = True
    follow: bool = True
    unsent_after: Duration = timedelta(hours=20)
    keep: Duration = timedelta(days=30)


class Steps(Section):
    """Every step of the policy."""

    thank_you: ThankYou = ThankYou()
    check_in: CheckIn = CheckIn()
    rejection_reply: RejectionReply = RejectionReply()
    keep_in_touch: KeepInTouch = KeepInTouch()
    reminders: Reminders = Reminders()
    mute_after: AtLeastOne = 2

    def but(self, own: "Steps") -> "Steps":
        """These, but for what is set in `own`. Raises `ValidationError` where the two do not go together."""
        wishes: dict[str, Any] = {}
        for name in Steps.model_fields:
            mine, theirs = getattr(self, name), getattr(own, name)
            if isinstance(mine, Section):
                wishes[name] = {**mine.model_dump(), **theirs.model_dump(include=theirs.model_fields_set)}
            else:
                wishes[name] = theirs if name in own.model_fields_set else mine
        return Steps.model_validate(wishes)


class Employer(Steps):
    """What is wished otherwise for one employer."""

    def clashes(self, with_: Steps) -> Iterator[tuple[Keys, str]]:
        """Where what is set for this employer does not go together with what holds for everybody."""
        try:
            with_.but(self)
        except ValidationError as error:
            for details in error.errors(include_url=False):
                yield details["loc"], details["msg"]
