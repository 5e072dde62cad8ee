"""The whole plan as one value: every file that could be read, with lookups."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from typing import Final

from incplan.frozen import dataclass, replace
from incplan.plan.facts import PlanFacts
from incplan.plan.files.acceptances import AcceptedFinding
from incplan.plan.files.activities import Activity
from incplan.plan.files.contacts import Contact
from incplan.plan.files.fiches import CommonBlocks, Fiche, FicheAdoption, Measure, PreventiveMeasure
from incplan.plan.files.levels import Duty, LevelRules, LevelsFile
from incplan.plan.files.organisation import PlanFile, Role
from incplan.plan.files.roster import Roster
from incplan.plan.files.suppliers import Supplier
from incplan.plan.gaps import Gap, unread_ids
from incplan.plan.library.overlay import overlaid
from incplan.plan.obligations.pack import ObligationsFile, ScopeAnswer, with_implied
from incplan.plan.record import MeasureState
from incplan.plan.values.scalars import Text
from incplan.vocabulary import SAME_PERSON, Level

#: Made without validation, which would build the validator in every command.
_NOBODY: Final = Role()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the organisation prepared. Files that could not be read are simply absent.

    `from_journal` holds the preventive measures of which the journal knows more than the file,
    `facts` what files and journal say together; both are empty in a plan read without its journal.
    `implied` are answers about duties to notify that follow from its size and sites.
    `gaps` says which files could not be read, or not as they were written.
    """

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
    roster: Roster = field(default_factory=Roster)
    #: Who is on duty now, by function, as the roster has it; empty in a plan that is only read.
    duty: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    implied: Mapping[str, ScopeAnswer] = field(default_factory=dict)
    fingerprint: str = ""
    from_journal: Mapping[str, MeasureState] = field(default_factory=dict)
    facts: PlanFacts = PlanFacts()
    gaps: tuple[Gap, ...] = ()

    @property
    def scope(self) -> ObligationsFile:
        """What the organisation is: as somebody said it, else as size and sites imply it."""
        if not self.implied:
            return self.obligations
        said = with_implied(self.obligations.scope, self.implied)
        return replace(self.obligations, scope=said)

    def text(self, text: Text | None, language: str) -> str:
        """`text` in the language asked for, else in the plan's own."""
        return text.get(language, self.file.language)[0] if text else ""

    def role(self, key: str) -> Role:
        """Holder and deputies of a function; empty when the plan does not name the function."""
        return self.file.roles.get(key, _NOBODY)

    @property
    def activity_ids(self) -> tuple[str, ...]:
        """All activities, with those of which only the file name is known."""
        return (*self.activities, *unread_ids(self.gaps, "activities"))

    @property
    def contact_ids(self) -> tuple[str, ...]:
        """All contacts, with those of which only the file name is known."""
        return (*self.contacts, *unread_ids(self.gaps, "contacts"))

    @property
    def type_ids(self) -> tuple[str, ...]:
        """All fiches an incident can have, with own ones that cannot be read."""
        return tuple(dict.fromkeys((*self.fiche_ids(), *unread_ids(self.gaps, "fiches"))))

    def activity_name(self, key: str, language: str) -> str:
        """The name of an activity; its id when its file cannot be read."""
        known = self.activities.get(key)
        return self.text(known.name, language) if known else key

    def rules(self, level: Level) -> LevelRules | None:
        """Criteria, service level and duties of a level."""
        return self.levels.levels.get(level)

    def duties(self, level: Level) -> tuple[Duty, ...]:
        """Numbered duties of a level (S-046 to S-063)."""
        rules = self.rules(level)
        return rules.duties if rules else ()

    def available(self, role: str, day: date) -> str | None:
        """First person of a function who is not away that day: on duty, holder, deputies."""
        for person in self.on_duty_first(role, self.role(role).people):
            contact = self.contacts.get(person)
            there = contact is not None and not contact.is_absent(day)
            if there and not self.is_placeholder(person):
                return person
        return None

    def on_duty_first(self, role: str, people: tuple[str, ...]) -> tuple[str, ...]:
        """People of a function in calling order, whoever is on duty now before the others."""
        return tuple(dict.fromkeys((*self.duty.get(role, ()), *people)))

    def wrong_numbers(self, contact: str) -> frozenset[str]:
        """Numbers of a contact that were found wrong and that nobody has verified since."""
        return frozenset(item.number for item in self.facts.wrong.get(contact, ()))

    def is_placeholder(self, person: str | None) -> bool:
        """Whether a contact is known, and stands for somebody who is still to be named."""
        contact = self.contacts.get(person or "")
        return contact is not None and contact.is_placeholder

    def holds(self, person: str, role: str) -> bool:
        """Whether somebody is holder, deputy or member of a function."""
        return person in self.role(role).people

    @property
    def people_with_functions(self) -> tuple[str, ...]:
        """Contacts who hold a function, in the order of the functions."""
        people = (name for role in self.file.roles.values() for name in role.people)
        return tuple(name for name in dict.fromkeys(people) if name in self.contacts)

    @property
    def approvers(self) -> tuple[str, ...]:
        """Who validates for management: the person named, the holder, the deputies (S-010)."""
        named = self.file.preparation.approved_by
        people = (*((named,) if named else ()), *self.role("management").people)
        return tuple(dict.fromkeys(people))

    def fiche(self, fiche_id: str) -> Fiche | None:
        """A fiche as this organisation uses it: an own one, or a library one with its changes."""
        adoption = self.adoptions.get(fiche_id)
        if adoption is not None and adoption.own is not None:
            return adoption.own
        fiche = self.library.get(fiche_id)
        if fiche is None or adoption is None:
            return fiche
        return overlaid(fiche, adoption)

    def fiche_ids(self) -> tuple[str, ...]:
        """Every fiche that can be used: the library's, then the organisation's own."""
        own = (key for key, value in self.adoptions.items() if value.own is not None)
        return tuple(dict.fromkeys((*self.library, *own)))

    def fiche_for(self, measure_id: str) -> str | None:
        """The fiche a measure belongs to, by its id."""
        for fiche_id in self.fiche_ids():
            adoption = self.adoptions.get(fiche_id)
            own, added = (adoption.own, adoption.add_measures) if adoption else (None, ())
            fiche = own or self.library.get(fiche_id)
            if fiche and _holds(measure_id, fiche.measures, adoption, added):
                return fiche_id
        return None

    def fiche_of_preventive(self, measure_id: str) -> str | None:
        """The fiche a preventive measure belongs to, by its id."""
        for fiche_id in self.fiche_ids():
            adoption = self.adoptions.get(fiche_id)
            own, added = (adoption.own, adoption.add_preventive) if adoption else (None, ())
            fiche = own or self.library.get(fiche_id)
            if fiche and _holds(measure_id, fiche.preventive, adoption, added):
                return fiche_id
        return None

    def by_row(self, row: str) -> tuple[str, ...]:
        """Contacts that fill a row of the external directory (S-103)."""
        return tuple(
            key
            for key, contact in self.contacts.items()
            if row in contact.rows and not contact.disabled
        )

    def called(self, key: str, fiche_id: str | None = None) -> tuple[str, ...]:
        """Contacts meant by a role or a contact row, in calling order.

        A fiche may name other contacts (S-099); disabled ones do not count.
        """
        adoption = self.adoptions.get(fiche_id) if fiche_id else None
        meant = adoption.contacts.get(key, ()) if adoption else ()
        own = tuple(
            person
            for person in meant
            if person in self.contacts and not self.contacts[person].disabled
        )
        if own:
            return own
        return self._meant(key) or self._meant(SAME_PERSON.get(key, ""))

    def _meant(self, key: str) -> tuple[str, ...]:
        """Holders of a function, else those of the row of that name."""
        return self.role(key).people or self.by_row(key)


def _holds(
    measure_id: str,
    shipped: Iterable[Measure | PreventiveMeasure],
    adoption: FicheAdoption | None,
    added: Iterable[Measure | PreventiveMeasure],
) -> bool:
    """Whether a measure belongs to a fiche as adopted, without computing the whole fiche."""
    if adoption is not None and adoption.own is None:
        dropped = measure_id in adoption.drop
        return any(item.id == measure_id for item in added) or (
            not dropped and any(item.id == measure_id for item in shipped)
        )
    return any(item.id == measure_id for item in shipped)
