"""A scenario as this plan can play it: hours, names filled in, injects that must be left out."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from incplan.frozen import dataclass
from incplan.incident.exercises.bindings import bindings
from incplan.incident.exercises.queries.people import chain
from incplan.incident.exercises.queries.query import Answer, Bound, Family, Ground, Unbound
from incplan.incident.exercises.story import StoryHour, story_hours
from incplan.plan.files.scenarios import Expectation, ExpectKind, IfUnresolved, Inject, Scenario
from incplan.plan.library.sites import serving_first
from incplan.plan.obligations.pack import ObligationPack
from incplan.plan.plan import Plan
from incplan.plan.values.scalars import Text

_PLACEHOLDER: Final = re.compile(r"\{([A-Z][A-Z0-9_]*)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """A scenario on a plan, for a start at one moment.

    `answers` holds what each name of the scenario means; `left_out` are injects that name what
    this plan does not have.
    """

    scenario: Scenario
    plan: Plan
    ground: Ground
    hours: tuple[StoryHour, ...]
    answers: Mapping[str, Answer]
    left_out: tuple[str, ...]

    @property
    def injects(self) -> tuple[Inject, ...]:
        """The injects that are played."""
        return tuple(item for item in self.scenario.injects if item.id not in self.left_out)

    @property
    def timetable(self) -> tuple[StoryHour, ...]:
        """When they are."""
        return tuple(item for item in self.hours if item.inject not in self.left_out)

    @property
    def missing(self) -> Mapping[str, Unbound]:
        """The names that this plan cannot fill in."""
        return {key: item for key, item in self.answers.items() if isinstance(item, Unbound)}

    def said(self, inject: Inject) -> Text:
        """The text of an inject; the general one where a name of it cannot be filled in."""
        lacks = any(name in self.missing for name in names_in(inject.text))
        return inject.generic if lacks and inject.generic else inject.text

    def expected(self, inject: Inject) -> tuple[tuple[int, Expectation], ...]:
        """Its expected reactions with their number, from 1, without those about nothing here."""
        return tuple(
            (number, item)
            for number, item in enumerate(inject.expect, start=1)
            if not self._is_about_nothing(item)
        )

    def about(self, name: str) -> str | None:
        """The id that a name of the scenario stands for."""
        found = self.answers.get(name)
        return found.key if isinstance(found, Bound) else None

    def to_call(self, value: str) -> tuple[str, ...]:
        """Contacts that an expected call may reach, the one meant first.

        Of a row of the directory that is the contact of a supplier that the scenario names, then
        whoever serves its site: `row:electricity_dso` is the grid operator there.
        """
        kind, _colon, name = value.partition(":")
        if kind == "supplier":
            supplier = self.plan.suppliers.get(self.about(name) or "")
            return (supplier.contact,) if supplier and supplier.contact else ()
        if kind == "role":
            return chain(self.ground, name)
        named = set(self._contacts_named())
        found = serving_first(self.plan.contacts, self.plan.called(name), self._named(Family.SITE))
        return tuple(sorted(found, key=lambda key: key not in named))

    def _contacts_named(self) -> Iterator[str]:
        for key in self._named(Family.SUPPLIER):
            supplier = self.plan.suppliers.get(key)
            if supplier and supplier.contact:
                yield supplier.contact

    def _named(self, family: Family) -> tuple[str, ...]:
        """The ids of one kind that names of the scenario stand for."""
        known = (item for item in self.answers.values() if isinstance(item, Bound))
        return tuple(dict.fromkeys(item.key for item in known if item.family is family))

    def _is_about_nothing(self, item: Expectation) -> bool:
        kind, _colon, name = item.value.partition(":")
        if item.kind is ExpectKind.CALL:
            return kind == "supplier" and self.about(name) is None
        bound = (ExpectKind.ETA, ExpectKind.AFFECT, ExpectKind.RESTORE)
        return item.kind in bound and self.about(item.value) is None


def names_in(text: Text | None) -> tuple[str, ...]:
    """The names in braces of a text."""
    words = text.wordings if text else ()
    return tuple(dict.fromkeys(name for item in words for name in _PLACEHOLDER.findall(item)))


def stage(scenario: Scenario, plan: Plan, pack: ObligationPack, from_: datetime) -> Staged:
    """A scenario on a plan, for a start at a moment. Raises ValueError for an hour that is none."""
    zone = ZoneInfo(plan.file.timezone)
    hours = story_hours(scenario, from_, zone)
    return staged_at(scenario, plan, pack, hours)


def staged_at(
    scenario: Scenario, plan: Plan, pack: ObligationPack, hours: tuple[StoryHour, ...]
) -> Staged:
    """A scenario on a plan, with the hours that were fixed when it was started."""
    ground = Ground(
        plan=plan,
        pack=pack,
        day=hours[0].story.date(),
        away=scenario.absent,
        hours={item.inject: item.story for item in hours},
    )
    answers = bindings(scenario, ground)
    return Staged(
        scenario=scenario,
        plan=plan,
        ground=ground,
        hours=hours,
        answers=answers,
        left_out=tuple(_left_out(scenario, answers)),
    )


def _left_out(scenario: Scenario, answers: Mapping[str, Answer]) -> Iterator[str]:
    """Injects with a name that has no answer and no general text; never the last of an objective.

    One that would be the last is played, with a blank for the name.
    """
    playing = {item.id: {one.obj for one in item.expect} for item in scenario.injects}
    for inject in scenario.injects:
        names = (*names_in(inject.text), *((inject.id,) if inject.answer else ()))
        if not any(isinstance(answers.get(name), Unbound) for name in names):
            continue
        if inject.if_unresolved is IfUnresolved.GENERIC and inject.generic:
            continue
        others = [asked for key, asked in playing.items() if key != inject.id]
        if others and playing[inject.id] <= set().union(*others):
            del playing[inject.id]
            yield inject.id
