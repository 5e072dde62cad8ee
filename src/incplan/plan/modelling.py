"""What the models of a plan are written with: pydantic.

A command that takes up a plan kept from an earlier reading puts `incplan.plan.bare` in the place
of this module before any model is imported, and so never loads pydantic.
"""

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

__all__ = [
    "BaseModel",
    "BeforeValidator",
    "ConfigDict",
    "Field",
    "PlainValidator",
    "PydanticCustomError",
    "WithJsonSchema",
    "model_validator",
]
