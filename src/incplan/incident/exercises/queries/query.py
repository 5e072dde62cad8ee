"""A query and its answer as values, and what queries are answered from."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from incplan.frozen import dataclass
from incplan.plan.files.suppliers import Commitment
from incplan.plan.obligations.pack import ObligationPack
from incplan.plan.plan import Plan
from incplan.plan.values.scalars import Text


class Family(StrEnum):
    """What an answer is."""

    ACTIVITY = "activity"
    SUPPLIER = "supplier"
    PERSON = "person"
    SITE = "site"
    TEXT = "text"
    SPAN = "span"
    PROMISE = "promise"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """The answer to a query: the id of a thing of the plan, or a value of it."""

    query: str
    family: Family
    key: str = ""
    text: Text | None = None
    span: timedelta | None = None
    promise: Commitment | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unbound:
    """A query that this plan cannot answer: what is missing, and of what."""

    query: str
    missing: str
    of: str = ""


Answer = Bound | Unbound


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A query, taken apart. Raises ValueError in `parse` for what is none."""

    written: str
    family: str
    what: str
    args: tuple[str, ...] = ()
    named: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What queries are answered from: the plan, its duties to notify, the day of the story.

    `away` are functions whose holder the story takes away, `hours` the hours of the injects.
    """

    plan: Plan
    pack: ObligationPack
    day: date
    away: tuple[str, ...] = ()
    hours: Mapping[str, datetime]

    @property
    def zone(self) -> ZoneInfo:
        """Where the organisation is."""
        return ZoneInfo(self.plan.file.timezone)


def id_meant(name: str, known: Mapping[str, Answer]) -> str:
    """The id that a binding stands for; an id written out stands for itself."""
    found = known.get(name)
    return found.key if isinstance(found, Bound) else name


def first_meant(asked: Question, known: Mapping[str, Answer]) -> str:
    """The id that the first argument stands for; empty without one."""
    return id_meant(asked.args[0], known) if asked.args else ""


#: Answers one query, from the ground and what is already known.
Answerer = Callable[[Question, Ground, Mapping[str, Answer]], Answer]


def thing(asked: Question, family: Family, key: str | None, missing: str, of: str = "") -> Answer:
    """The thing of the plan with this id; without one, what is missing, and of what."""
    if key is None:
        return Unbound(query=asked.written, missing=missing, of=of)
    return Bound(query=asked.written, family=family, key=key)
