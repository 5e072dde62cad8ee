"""Texts of scenarios with the names of the plan filled in, and expected reactions in words."""

import re
from collections.abc import Mapping
from typing import Final

from incplan.i18n.catalogue import Translator
from incplan.i18n.labels import LABELS, label
from incplan.i18n.labels.plan.sites import site_name
from incplan.i18n.time.dates import long_datetime
from incplan.i18n.time.durations import human
from incplan.incident.exercises.queries.query import Answer, Bound, Family, Unbound
from incplan.incident.exercises.staging import Staged
from incplan.plan.files.scenarios import Expectation, ExpectKind
from incplan.plan.files.suppliers import Commitment
from incplan.plan.plan import Plan
from incplan.plan.values.scalars import Text
from incplan.vocabulary import ROLES

#: Where the plan has nothing for a name: a line to write on.
BLANK: Final = "________"


def bound_words(translator: Translator, plan: Plan, answer: Answer | None) -> str:
    """What a name of a scenario stands for, as people call it; a blank where it is nothing."""
    if not isinstance(answer, Bound):
        return BLANK
    language = translator.language
    match answer.family:
        case Family.ACTIVITY:
            return plan.activity_name(answer.key, language)
        case Family.SUPPLIER:
            supplier = plan.suppliers.get(answer.key)
            return supplier.name if supplier else answer.key
        case Family.PERSON:
            contact = plan.contacts.get(answer.key)
            return contact.name if contact else answer.key
        case Family.SITE:
            return site_name(translator, plan, answer.key)
        case Family.TEXT:
            return plan.text(answer.text, language)
        case Family.SPAN:
            return human(answer.span, language) if answer.span is not None else BLANK
        case Family.PROMISE:
            return promise_words(translator, answer.promise) if answer.promise else BLANK
        case Family.MOMENT:
            return long_datetime(answer.at, language) if answer.at else BLANK


def promise_words(translator: Translator, promise: Commitment) -> str:
    """A promised time in words."""
    if promise.time is not None:
        return human(promise.time, translator.language)
    return translator.n("{count} working day", "{count} working days", promise.business_days)


def missing_words(translator: Translator, answer: Unbound) -> str:
    """What this plan lacks for a name, and of what."""
    said = label(translator, f"missing.{answer.missing}")
    of = (f"role.{answer.of}", f"row.{answer.of}")
    known = next((label(translator, key) for key in of if key in LABELS), answer.of)
    return f"{said} ({known})" if known else said


def filled(
    translator: Translator, plan: Plan, text: Text | None, answers: Mapping[str, Answer]
) -> str:
    """A text in the reader's language with the names of the plan in it."""
    words = plan.text(text, translator.language)
    return re.sub(
        r"\{([A-Z][A-Z0-9_]*)\}",
        lambda found: bound_words(translator, plan, answers.get(found[1])),
        words,
    )


def expected_words(translator: Translator, staged: Staged, item: Expectation) -> str:
    """An expected reaction as the plan and the labels say it."""
    t, plan, value = translator.t, staged.plan, item.value
    match item.kind:
        case ExpectKind.MEASURE | ExpectKind.DUTY:
            return task_words(translator, plan, value)
        case ExpectKind.LEVEL:
            return t("Level: {level} at least", level=label(translator, f"level.{value}"))
        case ExpectKind.CALL:
            return t("Call: {whom}", whom=called_words(translator, staged, value))
        case ExpectKind.DECIDE:
            return t("Decision: {what}", what=label(translator, f"decision.{value}"))
        case ExpectKind.OBLIGE:
            return _obliged(translator, staged, value)
        case ExpectKind.ETA:
            return t("Say when it is expected back: {what}", what=_named(translator, staged, value))
        case ExpectKind.AFFECT:
            return t("Note that it is down: {what}", what=_named(translator, staged, value))
        case ExpectKind.RESTORE:
            return t("Note that it runs again: {what}", what=_named(translator, staged, value))
        case ExpectKind.BCP:
            return t("Business continuity plan: {state}", state=label(translator, f"bcp.{value}"))
        case ExpectKind.TELL:
            return t("Message to: {whom}", whom=told_words(translator, value))
        case ExpectKind.LOG:
            return label(translator, f"note.{value}")
        case ExpectKind.NOT:
            return t("Do not: {what}", what=label(translator, f"mistake.{value}"))


def told_words(translator: Translator, audience: str) -> str:
    """An audience of a message."""
    key = f"told.{audience}" if f"told.{audience}" in LABELS else f"audience.{audience}"
    return label(translator, key)


def task_words(translator: Translator, plan: Plan, key: str) -> str:
    """The sentence of a measure or a duty, by its id."""
    language = translator.language
    for fiche_id in plan.fiche_ids():
        fiche = plan.fiche(fiche_id)
        if fiche and key in fiche.measure_texts:
            return plan.text(fiche.measure_texts[key], language)
    common = (*plan.common.opening, *plan.common.closing) if plan.common else ()
    duties = (duty for rules in plan.levels.levels.values() for duty in rules.duties)
    texts = {**{item.id: item.text for item in common}, **{item.id: item.text for item in duties}}
    return plan.text(texts[key], language) if key in texts else key


def called_words(translator: Translator, staged: Staged, value: str) -> str:
    """Whom an expectation wants called: a function, a row of the directory, a supplier."""
    kind, _colon, name = value.partition(":")
    if kind == "supplier":
        return _named(translator, staged, name)
    return label(translator, f"role.{name}" if name in ROLES and kind == "role" else f"row.{name}")


def _obliged(translator: Translator, staged: Staged, value: str) -> str:
    key, _colon, step = value.partition(":")
    duty = staged.ground.pack.duty(key)
    title = staged.plan.text(duty.title, translator.language) if duty else key
    return f"{title}: {label(translator, f'obligation.{step}')}"


def _named(translator: Translator, staged: Staged, name: str) -> str:
    return bound_words(translator, staged.plan, staged.answers.get(name))
