"""What is a section of config.yaml?"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, model_validator

from followup.config.values import around


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
