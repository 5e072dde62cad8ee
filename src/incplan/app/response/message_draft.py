"""Propose a message from a template: known facts, and a mark for each that is missing.

Nothing is invented and nothing is sent: somebody edits it, sends it, and records that.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from incplan.app.desk.desk import Desk
from incplan.app.desk.people import Person, person
from incplan.app.response.communicate import speaks_outside, who_speaks
from incplan.documents.audiences.passages import Passage
from incplan.documents.audiences.refusing import guard_words, wording_for
from incplan.i18n.catalogue import Translator, fill
from incplan.i18n.labels import label
from incplan.i18n.text.lists import and_list
from incplan.i18n.text.phones import readable_phone
from incplan.i18n.time.dates import short_datetime
from incplan.incident.clocks.clock import later
from incplan.incident.clocks.downtime import last_stretch, unfinished
from incplan.incident.clocks.reports import rhythm
from incplan.incident.events.words import MessageAudience
from incplan.incident.response.lifecycle import entitled
from incplan.incident.state.state import Incident
from incplan.plan.files.messages import Purpose
from incplan.plan.library.services import serving
from incplan.plan.plan import Plan
from incplan.store.obligations.reference import load_messages
from incplan.vocabulary import Audience


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageDraft:
    """A proposed message and its sender; for outsiders, links G and H name the person.

    `informants` are the functional services whose activities are touched: what outsiders are told
    rests on what they know (link H, S-116).

    `speaks` is the function; `allowed` is False when the person asking is known not to hold it.
    """

    incident: str
    audience: str
    purpose: str
    language: str
    speaks: str
    speaker: Person | None
    allowed: bool
    text: str
    informants: tuple[Person, ...] = ()


def draft_message(
    desk: Desk,
    part: str | None,
    audience: MessageAudience,
    translator: Translator,
    *,
    purpose: Purpose | None = None,
) -> MessageDraft:
    """The message in the translator's language; without a purpose, the one that fits the facts.

    Raises RefusedError when it would tell its readers what they must not read.
    """
    dossier = desk.dossier(part)
    incident, plan = dossier.incident, desk.plan()
    chosen = purpose or _purpose(incident, plan, audience)
    template = load_messages().template(audience.value, chosen)
    role = speaks_outside(incident) if audience.is_external else "incident_manager"
    speaker = _speaker(desk, incident, role, translator)
    facts = MessageFacts(desk, incident, plan, translator, speaker, audience)
    mark = translator.t("EXERCISE - this did not happen") + "\n\n" if incident.is_exercise else ""
    text = mark + fill(plan.text(template.text, translator.language), facts.values(chosen))
    return MessageDraft(
        incident=dossier.id,
        audience=audience.value,
        purpose=chosen.value,
        language=translator.language,
        speaks=role,
        speaker=speaker,
        allowed=not audience.is_external
        or desk.by is None
        or entitled(incident, plan, desk.by, (role,)),
        text=_for_readers(plan, translator, audience, speaker, text),
        informants=_informants(desk, incident, translator) if audience.is_external else (),
    )


def _informants(desk: Desk, incident: Incident, translator: Translator) -> tuple[Person, ...]:
    plan = desk.plan()
    return tuple(
        person(plan, key, "other", desk.local_now, translator)
        for key in serving(plan.contacts, incident.interruptions)
    )


def _for_readers(
    plan: Plan,
    translator: Translator,
    audience: MessageAudience,
    speaker: Person | None,
    text: str,
) -> str:
    """The text without private numbers. Raises RefusedError when it names others than its sender.

    The sender is the person whom the plan lets speak; an authority may be told names.
    """
    outside = audience.is_external and audience is not MessageAudience.AUTHORITY
    readers = Audience.PUBLIC if outside else Audience.MANAGEMENT
    say = wording_for(plan, translator, readers, released=(speaker.id,) if speaker else ())
    text = say.masked(text)
    guard_words(say, "message", (Passage(line) for line in text.split("\n")))
    return text


def _purpose(incident: Incident, plan: Plan, audience: MessageAudience) -> Purpose:
    """The end once all runs again, an update if the audience was told before, else a first one."""
    if incident.interruptions and not unfinished(incident, plan):
        return Purpose.END
    heard = any(item.audience is audience for item in incident.messages)
    return Purpose.UPDATE if heard else Purpose.FIRST


def _speaker(desk: Desk, incident: Incident, role: str, translator: Translator) -> Person | None:
    contact = who_speaks(desk, incident, role)
    return person(desk.plan(), contact, role, desk.local_now, translator) if contact else None


@dataclass(frozen=True, slots=True)
class MessageFacts:
    """The facts that a template may use."""

    desk: Desk
    incident: Incident
    plan: Plan
    translator: Translator
    speaker: Person | None
    audience: MessageAudience

    def values(self, purpose: Purpose) -> dict[str, str]:
        """The value of each name in a template, or the mark that it is missing."""
        incident, mark = self.incident, self.translator.t("[to fill in]")
        touched = unfinished(incident, self.plan)
        if purpose is Purpose.END:
            touched = tuple(incident.interruptions)
        found = {
            "organisation": self.plan.file.organisation.name,
            "number": incident.number,
            "title": self._title(),
            "level": label(self.translator, f"level.{incident.told_level(incident.level)}"),
            "affected": self._names(touched),
            "since": self._moment(self._since(touched)),
            "expected": self._expected(touched),
            "restored": self._moment(self._restored()),
            "next_update": self._next_report(),
            "contact": self._contact(),
            "to_fill": "",
        }
        return {name: value or mark for name, value in found.items()}

    def _title(self) -> str:
        """What it is about: the words of whoever declared it may name or blame somebody.

        They are for management only; others read what kind of incident it is.
        """
        if self.audience is MessageAudience.MANAGEMENT:
            return self.incident.title
        fiche = self.plan.fiche(self.incident.type) if self.incident.type else None
        return self.plan.text(fiche.title, self.translator.language) if fiche else ""

    def _names(self, activities: Iterable[str]) -> str:
        names = []
        for key in activities:
            known = self.plan.activities.get(key)
            names.append(self.plan.text(known.name, self.translator.language) if known else key)
        return and_list(self.translator, names)

    def _since(self, activities: Iterable[str]) -> datetime | None:
        stretches = (last_stretch(self.incident, self.plan, key) for key in activities)
        starts = [item.start for item in stretches]
        return min(starts, default=self.incident.declared.disrupted_at)

    def _expected(self, activities: tuple[str, ...]) -> str:
        """The latest expected return, or `unknown` as soon as one activity's return is."""
        estimates = [self.incident.estimate(key) for key in activities]
        times = [item.eta for item in estimates if item and item.eta]
        if not activities or len(times) < len(activities):
            return self.translator.t("not known yet")
        return self._moment(max(times))

    def _restored(self) -> datetime | None:
        return self.incident.resolved_at if self.incident.interruptions else None

    def _next_report(self) -> str:
        """When these readers get the report after this one; "" where none is promised."""
        due = rhythm(self.plan, self.incident.level) if self.incident.is_open else {}
        every = due.get(self.audience.value)
        return self._moment(later(self.desk.local_now, every)) if every else ""

    def _contact(self) -> str:
        """Who answers questions: the function; for outsiders without private numbers."""
        if self.speaker is None:
            return ""
        phones = [
            item.value
            for item in self.speaker.numbers
            if item.kind in ("office", "mobile", "emergency") and not item.private
        ]
        shown = [self.speaker.name, self.speaker.role_label]
        shown += [readable_phone(value) for value in phones[:1]]
        return ", ".join(shown)

    def _moment(self, at: datetime | None) -> str:
        if at is None:
            return ""
        return short_datetime(at.astimezone(self.desk.zone), self.translator.language)
