"""Changes of a plan in plain words: the name of a field, and its value as a person says it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import Enum
from typing import Any, Final

from incplan.documents.wording.wording import Wording
from incplan.i18n.labels import LABELS
from incplan.i18n.text.phones import readable_phone
from incplan.i18n.time.durations import human
from incplan.i18n.time.windows import day_sign
from incplan.plan.files.contacts import Channel, ContactKind
from incplan.plan.files.levels import ReportRhythm
from incplan.plan.files.organisation import ChannelMeans, Region
from incplan.plan.files.suppliers import ChainTime, ClockStart, Commitment
from incplan.plan.files.working_time import Holidays
from incplan.plan.maintenance.difference import WORKED_OUT, Change, Move
from incplan.plan.obligations.pack import Delay
from incplan.plan.values.model import Model
from incplan.plan.values.scalars import DocumentRef, Text
from incplan.plan.values.windows import Window
from incplan.vocabulary import CONTACT_ROWS, RISKS, ROLES, Level

_MONTHS: Final = frozenset({"every", "exercise_every", "awareness_every", "review_every"})
#: The family of labels for fields whose values are closed words.
_FAMILIES: Final = {
    "danger_to_persons": "danger",
    "serious_economic_impact_after": "impact",
    "adopted": "adoption",
    "phase": "phase",
    "min_level": "level",
    "language": "language",
    "languages": "language",
    "answer": "scope_answer",
    "start": "delay_from",
    "from_level": "level",
    "content": "duty_item",
}
#: The family of labels of each closed list that a plan is written with.
_CLOSED: Final[Mapping[type[Enum], str]] = {
    ContactKind: "row",
    ChannelMeans: "means",
    Holidays: "holidays",
    ClockStart: "clock_start",
    ChainTime: "chain_time",
    Level: "level",
    Region: "region",
}
_PHONES: Final = frozenset({"phone", "claim_phone"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldChange:
    """A change in words: file, field, value before and after; "" for none.

    For a whole file added or removed `field` is "", and the words list all its fields.
    """

    part: str
    file: str
    name: str
    field: str
    how: Move
    before: str
    after: str


def told(change: Change, before: Wording, after: Wording) -> ToldChange:
    """The words; people and suppliers of each side are named by the plan of that side."""
    old, new = _words(change, before, after)
    return ToldChange(
        part=change.part,
        file=change.file,
        name=_file_name(change, after if change.after is not None or change.route else before),
        field=" › ".join(_step(after, change, step) for step in change.route),
        how=change.how,
        before=old,
        after=new,
    )


def _words(change: Change, before: Wording, after: Wording) -> tuple[str, str]:
    if not change.route:
        return _whole(before, change.part, change.before), _whole(after, change.part, change.after)
    names = [step for step in change.route if f"field.{step}" in LABELS]
    field = names[-1] if names else ""
    old = value_words(before, change.part, field, change.before)
    new = value_words(after, change.part, field, change.after)
    if old == new and isinstance(change.before, Text) and isinstance(change.after, Text):
        return _every_wording(before, change.before), _every_wording(after, change.after)
    return old, new


def _every_wording(say: Wording, text: Text) -> str:
    """A text in all its languages, where a language other than the reader's was changed."""
    plain = (say.beside(text.plain, say.plan.file.language),) if text.plain else ()
    told = (f"{key.upper()}: {say.beside(words, key)}" for key, words in text.translations)
    return "\n".join((*plain, *told))


def _file_name(change: Change, say: Wording) -> str:
    """The name people use for the object of a file."""
    if change.part == "activities":
        return say.activity(change.file)
    if change.part == "contacts":
        return say.person(change.file)
    if change.part == "suppliers":
        known = say.plan.suppliers.get(change.file)
        return known.name if known else change.file
    return say.fiche(change.file) if change.part == "fiches" else ""


def _step(say: Wording, change: Change, step: str) -> str:
    """One step of the way to a value: a field, a function, a level, an id as it stands."""
    if step in ROLES and "roles" in change.route:
        return say.role(step)
    if step in CONTACT_ROWS and change.part == "fiches":
        return say.role(step)
    if change.part == "obligations":
        return _duty_step(say, change, step)
    for key in (f"field.{step}", f"level.{step}"):
        if key in LABELS:
            return say.label(key)
    return step


def _duty_step(say: Wording, change: Change, step: str) -> str:
    """A step of a route in `obligations.yaml`: a question on scope, or an own duty."""
    first, *others = change.route
    if step == first:
        return say.label("field.own_duties" if step == "contracts" else f"field.{step}")
    if others[0] != step:
        return say.label(f"field.{step}")
    known = say.plan.obligations.contracts.get(step)
    return say.text(known.title) if known else say.label(f"scope.{step}")


def value_words(say: Wording, part: str, field: str, value: Any) -> str:
    """A value of a field; "" for none, several lines for a list."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        items = [value_words(say, part, field, item) for item in value]
        return "\n".join(items) if items else say.t("none")
    if isinstance(value, Mapping):
        return say.listed(
            say.named(key, value_words(say, part, field, item)) for key, item in value.items()
        )
    return _single(say, part, field, value)


def _single(say: Wording, part: str, field: str, value: Any) -> str:
    if isinstance(value, bool):
        return say.yes_no(value)
    if isinstance(value, Text):
        return say.text(value)
    if isinstance(value, timedelta):
        return human(value, say.language)
    if isinstance(value, date):
        return say.day(value)
    if isinstance(value, Window):
        return say.window(value)
    if isinstance(value, ReportRhythm):
        spans = (say.named(say.role(key), say.span(span)) for key, span in value.recipients)
        return say.span(value.every) or say.listed(spans)
    if isinstance(value, Commitment):
        return say.commitment(value)
    if isinstance(value, Channel):
        return say.channel(value)
    if isinstance(value, DocumentRef):
        return say.document(value)
    if isinstance(value, Delay):
        return say.t(LABELS[f"duty_unit.{value.unit.value}"], count=value.value)
    if isinstance(value, Model):
        return say.listed(_fields(say, part, value))
    return _scalar(say, part, field, value)


def _whole(say: Wording, part: str, value: Any) -> str:
    """All filled-in fields of a file, one per line."""
    return "\n".join(_fields(say, part, value)) if isinstance(value, Model) else ""


def _fields(say: Wording, part: str, value: Model) -> list[str]:
    """Each field that says something, with its label."""
    found = []
    for item in fields(value):
        if item.name == WORKED_OUT:
            continue  # no field of the file
        content = getattr(value, item.name)
        if content is None or content == item.default or content in ((), {}):
            continue
        words = say.listed(value_words(say, part, item.name, content).split("\n"))
        found.append(say.named(say.label(f"field.{item.name}"), words))
    return found


def _scalar(say: Wording, part: str, field: str, value: Any) -> str:
    if field in _MONTHS and isinstance(value, int):
        return say.months(value)
    if field == "days" and part == "roster" and isinstance(value, int):
        return day_sign(say.translator, value)
    text = str(value.value if isinstance(value, Enum) else value)
    if isinstance(value, Enum) and (family := _CLOSED.get(type(value))):
        return say.label(f"{family}.{text}")
    if field in _FAMILIES:
        return say.label(f"{_FAMILIES[field]}.{text}")
    if field in _PHONES:
        return readable_phone(text)
    if text in ROLES and field in ("functions", "inform", "towards", "roles", "role"):
        return say.role(text)
    if text in RISKS and field == "risks":
        return say.label(f"risk.{text}")
    return _named(say, part, field, text)


def _named(say: Wording, part: str, field: str, text: str) -> str:
    """The name behind an id."""
    suppliers = say.plan.suppliers
    if field in ("supplier", "standby_for", "independent_of") and text in suppliers:
        return suppliers[text].name
    if field == "depends_on":
        return (
            suppliers[text].name
            if text in suppliers and part == "suppliers"
            else say.activity(text)
        )
    if field in ("fiches", "shared_risks"):
        return say.fiche(text)
    if field == "rows" or (field in ("required_contacts", "recommended_contacts")):
        return say.role(text)
    return say.person(text) if text in say.plan.contacts else text
