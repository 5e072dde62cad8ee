"""The content of an event beside its text, as short phrases: names, people, times, closed words."""

from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

from incplan.documents.wording.duties import duty_name, question_name, stage_name
from incplan.documents.wording.tasks import Tasks, task_words
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import N_
from incplan.i18n.labels import LABELS
from incplan.i18n.text.numbers import shortest
from incplan.i18n.text.phones import readable_phone
from incplan.incident.events.events import Called, Estimated, ObligationRecorded
from incplan.incident.events.fact import Event
from incplan.incident.events.fields import facts_of
from incplan.incident.events.words import LEVEL_NOT_SAID, CorrectionEffect, Origin
from incplan.incident.state.state import Incident
from incplan.plan.files.organisation import ChannelMeans
from incplan.vocabulary import Audience, Level

#: The name of each event field; fields not named here are not printed.
_NAMES: Final = {
    "level": N_("level"),
    "proposed": N_("proposed"),
    "reason": N_("reason"),
    "confirmed_by": N_("confirmed by"),
    "record_kind": N_("recorded as"),
    "type": N_("type"),
    "detected_at": N_("noticed"),
    "disrupted_at": N_("disrupted since"),
    "reporter": N_("learnt through"),
    "reported_by": N_("reported by"),
    "channel": N_("channel"),
    "activities": N_("activities"),
    "site": N_("site"),
    "activity": N_("activity"),
    "customers_affected": N_("customers affected"),
    "manager": N_("incident manager"),
    "team": N_("team"),
    "related": N_("related to"),
    "entry": N_("entry"),
    "effort": N_("effort"),
    "cost_eur": N_("cost in EUR"),
    "measure": N_("task"),
    "outcome": N_("outcome"),
    "decision": N_("decision"),
    "percent": N_("runs at (%)"),
    "eta": N_("expected back"),
    "scope": N_("service"),
    "data_loss": N_("age of the data"),
    "change": N_("step"),
    "contact": N_("called"),
    "dialled": N_("number"),
    "answered_by": N_("answered by"),
    "role": N_("function"),
    "to": N_("to"),
    "audience": N_("to"),
    "report_to": N_("report to"),
    "medium": N_("by"),
    "language": N_("language"),
    "approved_by": N_("approved by"),
    "obligation": N_("duty to notify"),
    "notifiable": N_("to be notified"),
    "question": N_("question"),
    "answer": N_("answer"),
    "aware_at": N_("aware since"),
    "stage": N_("stage"),
    "reference": N_("reference"),
    "cause_found": N_("cause found"),
    "cause": N_("cause"),
    "efforts": N_("efforts"),
    "about": N_("agreed to"),
    "resolved_at": N_("resolved"),
    "waived": N_("waived"),
    "corrected_at": N_("right time"),
    "supplier": N_("supplier"),
    "act": N_("what happened"),
    "until": N_("until"),
    "joined": N_("joined"),
    "left": N_("left"),
    "task": N_("task"),
    "chair": N_("chair"),
    "present": N_("present"),
    "decisions": N_("decided"),
    "next_at": N_("next meeting"),
    "agreed_by": N_("agreed by"),
    "effect": N_("effect"),
    "who": N_("person"),
    "proposal": N_("proposal"),
    "sent_to": N_("sent to"),
    "other": N_("same event as"),
    "entry_id": N_("entry"),
    "fields": N_("fields"),
    "public": N_("for readers outside"),
    "score": N_("score (1 to 5)"),
    "worked": N_("what worked"),
    "did_not_work": N_("what did not"),
    "wish": N_("what should change"),
    "scenario": N_("scenario"),
    "speed": N_("speed"),
    "participants": N_("players"),
    "inject": N_("inject"),
    "reaction": N_("reaction no."),
    "right": N_("right"),
    "real": N_("real incident"),
    "tag": N_("what it is"),
    "sheet": N_("sheet"),
    "entries": N_("entries made of it"),
    "version": N_("printed from plan version"),
    "number": N_("paper number"),
}
#: The closed words inside events (`incplan.incident.events.words`).
CLOSED_WORDS: Final = {
    "event": N_("event"),
    "weakness": N_("weakness"),
    "near_miss": N_("near miss"),
    "incident": N_("incident"),
    "staff": N_("staff"),
    "customer": N_("customer"),
    "supplier": N_("supplier"),
    "monitoring": N_("monitoring"),
    "authority": N_("authority"),
    "other": N_("other"),
    "information": N_("information"),
    "decision": N_("decision"),
    "action": N_("action"),
    "telephone": N_("telephone call"),
    "message": N_("message"),
    "done": N_("done"),
    "skipped": N_("skipped"),
    "minimal": N_("minimum level"),
    "full": N_("full service"),
    "assessment": N_("assessment"),
    "activated": N_("activated"),
    "stood_down": N_("stood down"),
    "reached": N_("reached"),
    "no_answer": N_("no answer"),
    "left_message": N_("message left"),
    "wrong_number": N_("wrong number"),
    "bcp_manager": N_("business continuity manager"),
    "management": N_("management"),
    "customers": N_("customers"),
    "suppliers": N_("suppliers"),
    "press": N_("press"),
    "public": N_("public"),
    "answered": N_("answered"),
    "aware": N_("awareness"),
    "assessed": N_("assessed"),
    "submitted": N_("submitted"),
    "waived": N_("waived"),
    "explained": N_("why it is late"),
    "closing": N_("closing"),
    "lowering": N_("lowering the level"),
    "failed": N_("failed"),
    "notified": N_("told"),
    "on_site": N_("on site"),
    "repaired": N_("repaired"),
    "stopped": N_("clock stopped by agreement"),
    "replaced": N_("put right"),
    "withdrawn": N_("withdrawn"),
    "equivalent": N_("done in another way"),
    "happened": N_("happened"),
    "not_done": N_("not done"),
}
#: What a proposal that was answered with no had proposed, by its id.
PROPOSED: Final = {
    "confirm-crisis": N_("confirm the crisis"),
    "not-low": N_("raise to minor"),
    "late-minor": N_("raise to major: the agreed time has passed"),
    "late-major": N_("tell management: the planned time has passed"),
    "growing": N_("raise to major: more is affected"),
    "several-over": N_("ask for a crisis: several objectives are missed"),
    "over-rto": N_("raise to major: an objective is missed"),
    "return-late": N_("tell the business continuity manager: back too late"),
    "warn-bcp-manager": N_("warn the business continuity manager"),
    "assess-bcp": N_("look at activating the continuity plan"),
}
#: What closing went without, beside an activity that is not fully restored.
_WAIVED: Final = {
    "duties": N_("duties and measures"),
    "obligations": N_("duties to notify"),
    "doubt": N_("entries that cannot be relied on"),
}
_PEOPLE: Final = frozenset(
    {"confirmed_by", "manager", "contact", "to", "approved_by", "sent_to", "who", "agreed_by",
     "joined", "left", "chair", "present", "answered_by", "participants"}
)  # fmt: skip


def closed_word(say: Wording, word: StrEnum) -> str:
    """A word of a closed list."""
    if isinstance(word, Level):
        return say.label(f"level.{word.value}")
    return say.t(CLOSED_WORDS[word.value])


def channel_word(say: Wording, channel: str) -> str:
    """The way a report came in: a kind of way in words, a name of the plan as it is."""
    return say.label(f"means.{channel}") if channel in tuple(ChannelMeans) else channel


def event_facts(say: Wording, tasks: Tasks, event: Event, *, without: tuple[str, ...] = ()) -> str:
    """All the event says beside its text: `level: Major; reason: ...`."""
    told = [say.t("return unknown")] if isinstance(event, Estimated) and event.eta is None else []
    told += [
        say.named(say.t(_NAMES[name]), value)
        for name in facts_of(event)
        if name in _NAMES and name not in without
        if (value := _told(say, tasks, event, name))
    ]
    return say.listed(told)


def event_line(say: Wording, tasks: Tasks, event: Event) -> str:
    """The free text first, then the rest of the event."""
    return say.listed((event.text, event_facts(say, tasks, event)))


def _told(say: Wording, tasks: Tasks, event: Event, name: str) -> str:
    """The value of a field in words; a number that was dialled is for the team alone."""
    if name == "dialled":
        own = isinstance(event, Called) and say.audience is Audience.TEAM
        return readable_phone(getattr(event, name)) if own else ""
    if name == "level" and getattr(event, "rule", "") == LEVEL_NOT_SAID:
        return say.label(f"level.{LEVEL_NOT_SAID}")
    if name == "stage" and isinstance(event, ObligationRecorded) and event.stage:
        policy = any(
            event.stage == policy.reference
            for contact in say.plan.contacts.values()
            for policy in contact.policies
        )
        return event.stage if policy else stage_name(say, event.obligation, event.stage)
    return field_words(say, tasks, name, getattr(event, name))


def field_words(say: Wording, tasks: Tasks, name: str, value: object) -> str:
    """The value of one field in words: names, people, times."""
    if isinstance(value, tuple):
        return ", ".join(field_words(say, tasks, name, item) for item in value)
    match value:
        case bool():
            return say.yes_no(value)
        case datetime():
            return say.moment(value)
        case timedelta():
            return say.span(value)
        case StrEnum():
            return closed_word(say, value)
        case Decimal():
            return shortest(value, say.language)
        case int():
            return str(value)
        case str():
            return _named(say, tasks, name, value)
        case _:
            return ""


def _named(say: Wording, tasks: Tasks, name: str, value: str) -> str:
    if name == "waived":
        return say.t(_WAIVED[value]) if value in _WAIVED else say.activity(value)
    if name in _PEOPLE:
        return say.person(value)
    if name in ("activity", "activities"):
        return say.activity(value)
    if name == "supplier":
        known = say.plan.suppliers.get(value)
        return known.name if known else value
    if name == "type":
        return say.fiche(value)
    if name == "site":
        return say.site(value)
    if name == "role":
        return say.role(value)
    if name == "answer":
        return say.yes_no({"yes": True, "no": False}.get(value))
    if name == "measure":
        return task_words(say, tasks, value)
    if name == "question":
        return question_name(say, value)
    if name == "obligation":
        return duty_name(say, value)
    if name == "proposal":
        return say.t(PROPOSED.get(value, value.replace("-", " ")))
    if name == "waived":
        return say.t(_WAIVED[value]) if value in _WAIVED else say.activity(value)
    if name == "fields":
        return say.t(_NAMES[value]) if value in _NAMES else say.t("free words")
    if name == "channel":
        return channel_word(say, value)
    if name == "tag":
        families = ("decision", "note", "told", "audience")
        return next((say.label(key) for f in families if (key := f"{f}.{value}") in LABELS), value)
    if name == "language":
        return say.label(f"language.{value}")
    return value


def field_name(say: Wording, name: str) -> str:
    """How a field of an event is called."""
    return say.t(_NAMES[name])


def paper_mark(say: Wording, event: Event) -> tuple[str, ...]:
    """From which line of which sheet an entry was typed, and by whom; nothing for others."""
    if event.source is not Origin.PAPER:
        return ()
    if event.typed_by is None:
        return (say.t("from paper {place}", place=event.paper),)
    return (
        say.t("from paper {place}, typed by {name}", place=event.paper,
              name=say.person(event.typed_by)),
    )  # fmt: skip


def papers_told(say: Wording, papers: tuple[tuple[str, int], ...]) -> str:
    """`P-2026-001-wcw (14 entries)`."""
    return ", ".join(
        f"{number} ({say.n('{count} entry', '{count} entries', count)})" for number, count in papers
    )


def correction_marks(say: Wording, incident: Incident, event: Event) -> tuple[str, ...]:
    """Marks for later entries about this one: withdrawn by whom, corrected to what."""
    ruling = incident.corrections.get(event.id)
    if ruling is None:
        return ()
    marks = []
    for item in ruling.corrections:
        who = say.person(item.by) or say.t("not known")
        words = {"id": item.id, "name": who, "time": say.moment(item.occurred_at)}
        withdrawn = item.effect is CorrectionEffect.WITHDRAWN
        marks.append(
            say.t("withdrawn by {name}, {time} ({id})", **words)
            if withdrawn
            else say.t("corrected by {name}, {time} ({id})", **words)
        )
    if ruling.contested:
        marks.append(say.t("two corrections contradict each other: somebody has to settle it"))
    return tuple(marks)
