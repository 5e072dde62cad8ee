"""Templates of messages by audience and purpose, in every language.

They are data, not code: names in braces are replaced by facts.
"""

from dataclasses import field
from enum import StrEnum

from incplan.frozen import dataclass
from incplan.plan.values.model import Model, about
from incplan.plan.values.scalars import LocalText, PlanFileModel


class Purpose(StrEnum):
    """What a message is for."""

    FIRST = "first"
    UPDATE = "update"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageTemplate(Model):
    """One text; several audiences may read the same."""

    audiences: tuple[str, ...] = field(metadata=about(min_length=1))
    purpose: Purpose
    text: LocalText


@dataclass(frozen=True, slots=True, kw_only=True)
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
