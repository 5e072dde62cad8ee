"""What the names of a scenario mean on this plan: pure queries, answered for the day of the story.

A query has one answer or none; of several that fit, the first in the order of recovery counts, then
the first by id.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from incplan.frozen import dataclass
from incplan.incident.obligations.deadlines import limit
from incplan.incident.response.assignment import ladder
from incplan.plan.calendar.public_holidays import belgian_holidays
from incplan.plan.files.activities import Activity, Danger
from incplan.plan.files.scenarios import Scenario
from incplan.plan.files.suppliers import Commitment
from incplan.plan.library.sites import site_in
from incplan.plan.obligations.pack import ObligationPack
from incplan.plan.plan import Plan
from incplan.plan.recovery.consistency import judgements
from incplan.plan.recovery.dependencies import own_needs, reaching, waits_for
from incplan.plan.recovery.order import recovery_order
from incplan.plan.values.scalars import Text
from incplan.vocabulary import CONTACT_ROWS, ROLES

_QUERY: Final = r"([a-z]+)\.([a-z_]+)(?:\(([^()]*)\))?"


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


def parse(written: str) -> Question:
    """The parts of a query. Raises ValueError for words that are no query that is known."""
    match = re.fullmatch(_QUERY, written.strip(), re.ASCII)
    if match is None or f"{match[1]}.{match[2]}" not in _ANSWERS:
        raise ValueError(written)
    args: list[str] = []
    named: dict[str, str] = {}
    for part in filter(None, ((item or "").strip() for item in (match[3] or "").split(","))):
        name, colon, value = part.partition(":")
        if colon:
            named[name.strip()] = value.strip()
        else:
            args.append(part)
    return Question(
        written=written.strip(), family=match[1], what=match[2], args=tuple(args), named=named
    )


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


def bindings(scenario: Scenario, ground: Ground) -> dict[str, Answer]:
    """The answer to each name of a scenario, and to each answer wanted of somebody alone.

    Those of injects are kept under the id of the inject. A name that needs one without an answer
    has none either.
    """
    known: dict[str, Answer] = {}
    for name, written in scenario.bind.items():
        known[name] = answer(written, ground, known)
    for inject in scenario.injects:
        if inject.answer:
            known[inject.id] = answer(inject.answer, ground, known)
    return known


def answer(written: str, ground: Ground, known: Mapping[str, Answer]) -> Answer:
    """The answer to one query; none for words that are no query."""
    try:
        asked = parse(written)
    except ValueError:
        return Unbound(query=written, missing="query")
    if not asked.args and f"{asked.family}.{asked.what}" not in _NEED_NONE:
        return Unbound(query=written, missing="query")
    for name in (*asked.args, *asked.named.values()):
        before = known.get(name)
        if isinstance(before, Unbound):
            return Unbound(query=written, missing=before.missing, of=before.of)
    return _ANSWERS[f"{asked.family}.{asked.what}"](asked, ground, known)


def _id(name: str, known: Mapping[str, Answer]) -> str:
    """The id that a binding stands for; an id written out stands for itself."""
    found = known.get(name)
    return found.key if isinstance(found, Bound) else name


def _first(asked: Question, known: Mapping[str, Answer]) -> str:
    return _id(asked.args[0], known) if asked.args else ""


def _in_order(plan: Plan) -> tuple[str, ...]:
    return tuple(place.activity for place in recovery_order(plan.activities))


def _activity(asked: Question, key: str | None, missing: str) -> Answer:
    if key is None:
        return Unbound(query=asked.written, missing=missing)
    return Bound(query=asked.written, family=Family.ACTIVITY, key=key)


def _shortest_rto(asked: Question, ground: Ground, known: Mapping[str, Answer]) -> Answer:
    plan = ground.plan
    site = _id(asked.named["site"], known) if "site" in asked.named else None
    fitting = [
        key
        for key in _in_order(plan)
        if plan.activities[key].rto is not None
        and _fits(plan, plan.activities[key], asked.named, site)
    ]
    found = min(fitting, key=lambda key: plan.activities[key].rto_to_order_by, default=None)
    return _activity(asked, found, "activity_with_rto")


def _fits(plan: Plan, item: Activity, wanted: Mapping[str, str], site: str | None) -> bool:
    if "fiche" in wanted and wanted["fiche"] not in item.fiches:
        return False
    if "persons" in wanted and item.impact.danger_to_persons not in (Danger.YES, Danger.INDIRECT):
        return False
    at = _sites_of(plan, item)
    return site is None or not at or site in at


def _sites_of(plan: Plan, item: Activity) -> frozenset[str]:
    """The sites that the buildings of an activity name; none when they name no site."""
    named = (words for text in item.resources.buildings or () for words in text.wordings)
    sites = plan.file.organisation.sites
    return frozenset(found for words in named if (found := site_in(words, sites)))


def _most_needed(asked: Question, ground: Ground, _known: Mapping[str, Answer]) -> Answer:
    activities = ground.plan.activities
    edges = waits_for(activities)
    counts = {key: len(reaching(edges, (key,))) - 1 for key in _in_order(ground.plan)}
    found = max(counts, key=lambda key: counts[key], default=None)
    return _activity(asked, found, "activity")


def _longest_supplier(asked: Question, ground: Ground, _known: Mapping[str, Answer]) -> Answer:
    plan = ground.plan
    margins = {
        item.activity: item.margin
        for item in sorted(
            judgements(plan, ground.day, own_needs(plan.activities)),
            key=lambda item: item.margin or timedelta.max,
            reverse=True,
        )
        if item.use.recovery_critical and item.margin is not None
    }
    ordered = [key for key in _in_order(plan) if key in margins]
    found = min(ordered, key=lambda key: margins[key], default=None)
    return _activity(asked, found, "activity_with_promise")


def _supplier(asked: Question, key: str | None, missing: str, of: str = "") -> Answer:
    if key is None:
        return Unbound(query=asked.written, missing=missing, of=of)
    return Bound(query=asked.written, family=Family.SUPPLIER, key=key)


def _supplier_of(asked: Question, ground: Ground, known: Mapping[str, Answer]) -> Answer:
    activity = _first(asked, known)
    found = max(
        sorted(_critical(ground.plan, activity)),
        key=lambda key: _resolution(ground.plan, key),
        default=None,
    )
    return _supplier(asked, found, "supplier", activity)


def _critical(plan: Plan, activity: str) -> Iterator[str]:
    item = plan.activities.get(activity)
    for use in item.suppliers if item else ():
        if use.recovery_critical and not use.standby_for and use.supplier in plan.suppliers:
            yield use.supplier


def _resolution(plan: Plan, supplier: str) -> timedelta:
    sla = plan.suppliers[supplier].sla
    promised = sla.resolution_time if sla else None
    return promised.nominal if promised else timedelta(0)


def _supplier_data(asked: Question, ground: Ground, known: Mapping[str, Answer]) -> Answer:
    plan, activity = ground.plan, _first(asked, known)
    item = plan.activities.get(activity)
    uses = (use.supplier for use in item.suppliers) if item else iter(())
    hosts = (key for key in uses if key in plan.suppliers and plan.suppliers[key].hosts_our_data)
    found = next(hosts, None)
    return _supplier(asked, found, "") if found else _supplier_of(asked, ground, known)


def _standby_of(asked: Question, ground: Ground, known: Mapping[str, Answer]) -> Answer:
    replaced = _first(asked, known)
    found = next((key for key, of in _standbys(ground.plan) if of == replaced), None)
    return _supplier(asked, found, "standby", replaced)


def _any_standby(asked: Question, ground: Ground, _known: Mapping[str, Answer]) -> Answer:
    return _supplier(asked, next((key for key, _of in _standbys(ground.plan)), None), "standby")


def _standbys(plan: Plan) -> Iterator[tuple[str, str]]:
    for key in _in_order(plan):
        for use in plan.activities[key].suppliers:
            if use.standby_for and use.supplier in plan.suppliers:
                yield use.supplier, use.standby_for


def _person(asked: Question, key: str | None, missing: str, of: str) -> Answer:
    if key is None:
        return Unbound(query=asked.written, missing=missing, of=of)
    return Bound(query=asked.written, family=Family.PERSON, key=key)


def chain(ground: Ground, role: str) -> tuple[str, ...]:
    """Who takes a function on the day of the story, in turn: those away are left out."""
    plan = ground.plan
    gone = {plan.role(item).holder for item in ground.away}
    people = (person for step in ladder(role) for person in plan.role(step).people)
    return tuple(
        person
        for person in dict.fromkeys(people)
        if person in plan.contacts
        and person not in gone
        and not plan.contacts[person].is_absent(ground.day)
        and not plan.is_placeholder(person)
    )


def _role_now(asked: Question, ground: Ground, _known: Mapping[str, Answer]) -> Answer:
    found = (*chain(ground, asked.args[0]), None)[0]
    return _person(asked, found, "holder", asked.args[0])


def _role_next(asked: Question, ground: Ground, _known: Mapping[str, Answer]) -> Answer:
    found = (*chain(ground, asked.args[0]), None, None)[1]
    return _person(asked, found, "deputy", asked.args[0])


def _role_holder(asked: Question, ground: Ground, _known: Mapping[str, Answer]) -> Answer:
    plan, role = ground.plan, asked.args[0]
    holder = plan.role(role).holder
    known = holder in plan.contacts and not plan.is_placeholder(holder)
    return _person(asked, holder if known else None, "holder", role)


def _row(place: int) -> "_Answerer":
    def found(asked: Question, ground: Ground, _known: Mapping[str, Answer]) -> Answer:
        plan, row = ground.plan, asked.args[0]
        named = [key for key in plan.called(row) if not plan.is_placeholder(key)]
        key = named[place] if place < len(named) else None
        return _person(asked, key, "second" if place and named else "row", row)

    return found


def _site(asked: Question, key: str | None, missing: str) -> Answer:
    if key is None:
        return Unbound(query=asked.written, missing=missing)
    return Bound(query=asked.written, family=Family.SITE, key=key)


def _site_flood(asked: Question, ground: Ground, _known: Mapping[str, Answer]) -> Answer:
    sites = ground.plan.file.organisation.sites
    return _site(asked, next((site.id for site in sites if site.flood_zone), None), "flood_zone")


def _site_main(asked: Question, ground: Ground, _known: Mapping[str, Answer]) -> Answer:
    sites = ground.plan.file.organisation.sites
    return _site(asked, sites[0].id if sites else None, "site")


def _site_other(asked: Question, ground: Ground, known: Mapping[str, Answer]) -> Answer:
    first = _first(asked, known)
    sites = ground.plan.file.organisation.sites
    return _site(asked, next((site.id for site in sites if site.id != first), None), "other_site")


def _said(asked: Question, text: Text | None, missing: str, of: str = "") -> Answer:
    if not text:
        return Unbound(query=asked.written, missing=missing, of=of)
    return Bound(query=asked.written, family=Family.TEXT, text=text)


def _workaround(asked: Question, ground: Ground, known: Mapping[str, Answer]) -> Answer:
    item = ground.plan.activities.get(_first(asked, known))
    return _said(asked, item.workaround if item else None, "workaround", _first(asked, known))


def _out_of_band(asked: Question, ground: Ground, _known: Mapping[str, Answer]) -> Answer:
    return _said(asked, ground.plan.file.out_of_band, "out_of_band")


def _copy_holder(asked: Question, ground: Ground, _known: Mapping[str, Answer]) -> Answer:
    holders = ground.plan.facts.holders
    found = next((key for key in holders if key in ground.plan.contacts), None)
    return _person(asked, found, "copy", "")


def _span(asked: Question, span: timedelta | None, missing: str, of: str) -> Answer:
    if span is None:
        return Unbound(query=asked.written, missing=missing, of=of)
    return Bound(query=asked.written, family=Family.SPAN, span=span)


def _rto(asked: Question, ground: Ground, known: Mapping[str, Answer]) -> Answer:
    item = ground.plan.activities.get(_first(asked, known))
    return _span(asked, item.rto if item else None, "rto", _first(asked, known))


def _rpo(asked: Question, ground: Ground, known: Mapping[str, Answer]) -> Answer:
    item = ground.plan.activities.get(_first(asked, known))
    return _span(asked, item.rpo if item else None, "rpo", _first(asked, known))


def _promised(asked: Question, ground: Ground, known: Mapping[str, Answer]) -> Answer:
    supplier = ground.plan.suppliers.get(_first(asked, known))
    promised = supplier.sla.resolution_time if supplier and supplier.sla else None
    if promised is None:
        return Unbound(query=asked.written, missing="resolution", of=_first(asked, known))
    return Bound(query=asked.written, family=Family.PROMISE, promise=promised)


def _penalty(asked: Question, ground: Ground, known: Mapping[str, Answer]) -> Answer:
    supplier = ground.plan.suppliers.get(_first(asked, known))
    said = supplier.sla.sanction if supplier and supplier.sla else None
    return _said(asked, said, "penalty", _first(asked, known))


def _deadline(asked: Question, ground: Ground, known: Mapping[str, Answer]) -> Answer:
    """The limit of an activity, or of a duty to notify, counted from an inject of the story."""
    key, start = _first(asked, known), ground.hours.get(asked.named.get("story", ""))
    if start is None:
        return Unbound(query=asked.written, missing="inject", of=asked.named.get("story", ""))
    duty = ground.pack.duty(key)
    if duty is not None:
        closed = belgian_holidays(start.year, start.year + 1)
        at = limit(start, duty.stages[0].delay, ground.zone, closed)
    else:
        item = ground.plan.activities.get(key)
        at = (start + item.rto) if item and item.rto is not None else None
    if at is None:
        return Unbound(query=asked.written, missing="rto", of=key)
    return Bound(query=asked.written, family=Family.MOMENT, at=at.astimezone(ground.zone))


_Answerer = Callable[[Question, Ground, Mapping[str, Answer]], Answer]
_ANSWERS: Final[Mapping[str, _Answerer]] = {
    "activity.shortest_rto": _shortest_rto,
    "activity.most_needed": _most_needed,
    "activity.longest_supplier": _longest_supplier,
    "supplier.of": _supplier_of,
    "supplier.data": _supplier_data,
    "supplier.standby_of": _standby_of,
    "role.now": _role_now,
    "role.next": _role_next,
    "role.holder": _role_holder,
    "row.first": _row(0),
    "row.second": _row(1),
    "site.flood": _site_flood,
    "site.main": _site_main,
    "site.other": _site_other,
    "standby.any": _any_standby,
    "workaround.of": _workaround,
    "channel.out_of_band": _out_of_band,
    "copy.holder": _copy_holder,
    "value.rto": _rto,
    "value.rpo": _rpo,
    "value.resolution": _promised,
    "value.deadline": _deadline,
    "value.penalty": _penalty,
}
#: Families whose first argument is a word of the vocabulary, with the words.
_WORDS: Final = {"role": ROLES, "row": CONTACT_ROWS}
_NEED_NONE: Final = (
    "activity.shortest_rto", "activity.most_needed", "activity.longest_supplier", "site.flood",
    "site.main", "standby.any", "channel.out_of_band", "copy.holder",
)  # fmt: skip
QUERIES: Final = tuple(_ANSWERS)


def wrong_query(written: str, names: frozenset[str], injects: frozenset[str]) -> str:
    """What is wrong with a query, as a code; empty where nothing is."""
    try:
        asked = parse(written)
    except ValueError:
        return "unknown"
    if not asked.args:
        return "" if f"{asked.family}.{asked.what}" in _NEED_NONE else "argument"
    if asked.family in _WORDS:
        return "" if asked.args[0] in _WORDS[asked.family] else "word"
    story = asked.named.get("story")
    if story is not None and story not in injects:
        return "inject"
    bound = [asked.args[0], *(value for name, value in asked.named.items() if name == "site")]
    unknown = [name for name in bound if name.isupper() and name not in names]
    return "name" if unknown else ""
