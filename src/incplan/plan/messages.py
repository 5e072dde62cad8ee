"""Templates of messages, by audience and by what they are for, in every language.

Data, never code: the names in braces are filled in from facts.
"""

from enum import StrEnum

from incplan.plan.base import LocalText, Model, PlanFileModel
from incplan.plan.modelling import Field


class Purpose(StrEnum):
    """What a message is for."""

    FIRST = "first"
    UPDATE = "update"
    END = "end"


class MessageTemplate(Model):
    """One text; several audiences may read the same."""

    audiences: tuple[str, ...] = Field(min_length=1)
    purpose: Purpose
    text: LocalText


class MessagePack(PlanFileModel):
    """`messages.yaml`."""

    version: str
    messages: tuple[MessageTemplate, ...]

    def template(self, audience: str, purpose: Purpose) -> MessageTemplate:
        """The template for an audience. Raises KeyError when there is none."""
        for item in self.messages:
            if audience in item.audiences and item.purpose is purpose:
                return item
        raise KeyError(audience, purpose)
