"""The whole plan as one value: every file that could be read, with the questions asked of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from incplan.plan.acceptances import AcceptedFinding
from incplan.plan.activities import Activity
from incplan.plan.base import Text
from incplan.plan.contacts import Contact
from incplan.plan.fiches import CommonBlocks, Fiche, FicheAdoption, Measure
from incplan.plan.levels import Duty, LevelRules, LevelsFile
from incplan.plan.obligations import ObligationsFile
from incplan.plan.organisation import PlanFile, Role
from incplan.plan.suppliers import Supplier
from incplan.vocabulary import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the organisation prepared. Files that could not be read are simply absent."""

    file: PlanFile
    levels: LevelsFile
    activities: Mapping[str, Activity] = field(default_factory=dict)
    contacts: Mapping[str, Contact] = field(default_factory=dict)
    suppliers: Mapping[str, Supplier] = field(default_factory=dict)
    adoptions: Mapping[str, FicheAdoption] = field(default_factory=dict)
    library: Mapping[str, Fiche] = field(default_factory=dict)
    common: CommonBlocks | None = None
    accepted: tuple[AcceptedFinding, ...] = ()
    obligations: ObligationsFile = field(default_factory=ObligationsFile)
    fingerprint: str = ""

    def text(self, text: Text | None, language: str) -> str:
        """`text` in the language asked for, else in the plan's own."""
        return text.get(language, self.file.language)[0] if text else ""

    def role(self, key: str) -> Role:
        """Holder and deputies of a function; nobody when the plan does not name any."""
        return self.file.roles.get(key, Role())

    def rules(self, level: Level) -> LevelRules | None:
        """Criteria, service level and duties of a level."""
        return self.levels.levels.get(level)

    def duties(self, level: Level) -> tuple[Duty, ...]:
        """Numbered duties of a level (S-046 to S-063)."""
        rules = self.rules(level)
        return rules.duties if rules else ()

    def available(self, role: str, day: date) -> str | None:
        """First person of a function who is not away that day (holder, then deputies)."""
        for person in self.role(role).people:
            contact = self.contacts.get(person)
            if contact is not None and not contact.is_absent(day):
                return person
        return None

    def holds(self, person: str, role: str) -> bool:
        """Whether somebody is holder, deputy or member of a function."""
        return person in self.role(role).people

    @property
    def approvers(self) -> tuple[str, ...]:
        """Who validates for management: the person named, the holder, the deputies (S-010)."""
        named = self.file.preparation.approved_by
        people = (*((named,) if named else ()), *self.role("management").people)
        return tuple(dict.fromkeys(people))

    def fiche(self, fiche_id: str) -> Fiche | None:
        """A fiche as this organisation uses it: own one, or library one with its changes."""
        adoption = self.adoptions.get(fiche_id)
        if adoption is not None and adoption.own is not None:
            return adoption.own
        fiche = self.library.get(fiche_id)
        if fiche is None or adoption is None:
            return fiche
        return _overlaid(fiche, adoption)

    def fiche_ids(self) -> tuple[str, ...]:
        """Every fiche that can be used: the library's, then the organisation's own."""
        own = (key for key, value in self.adoptions.items() if value.own is not None)
        return tuple(dict.fromkeys((*self.library, *own)))

    def fiche_for(self, measure_id: str) -> str | None:
        """The fiche a measure belongs to, by its id."""
        for fiche_id in self.fiche_ids():
            fiche = self.fiche(fiche_id)
            if fiche and any(measure.id == measure_id for measure in fiche.measures):
                return fiche_id
        return None

    def by_row(self, row: str) -> tuple[str, ...]:
        """Contacts that fill a row of the external directory (S-103)."""
        return tuple(
            key
            for key, contact in self.contacts.items()
            if row in contact.rows and not contact.disabled
        )

    def called(self, key: str) -> tuple[str, ...]:
        """Contacts meant by a role or a contact row, in calling order."""
        people = self.role(key).people
        return people if people else self.by_row(key)


def _overlaid(fiche: Fiche, adoption: FicheAdoption) -> Fiche:
    def kept(measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
        return tuple(
            measure.model_copy(update={"text": adoption.replace[measure.id]})
            if measure.id in adoption.replace
            else measure
            for measure in measures
            if measure.id not in adoption.drop
        )

    preventive = tuple(item for item in fiche.preventive if item.id not in adoption.drop)
    return fiche.model_copy(
        update={
            "measures": kept(fiche.measures) + adoption.add_measures,
            "preventive": preventive + adoption.add_preventive,
        }
    )
