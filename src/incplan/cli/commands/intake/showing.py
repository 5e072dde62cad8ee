"""The three lists of an import on the screen."""

from collections.abc import Sized
from typing import Final

from incplan.app.intake.bring_in import Report
from incplan.app.intake.report import How, Question, Taken
from incplan.cli.output import phrases
from incplan.cli.output.screen import Screen
from incplan.i18n.catalogue import N_, Translator, _, ngettext_
from incplan.i18n.sentences.intake.fields import field_words
from incplan.i18n.sentences.intake.places import place_words
from incplan.i18n.sentences.intake.values import (
    Names,
    choice_words,
    subject_words,
    value_words,
)
from incplan.i18n.sentences.intake.words import left_words, question_words
from incplan.i18n.time.windows import windows_as_written
from incplan.plan.plan import Plan

_KINDS: Final = {
    "contacts": N_("contacts"),
    "activities": N_("activities"),
    "plan": N_("plan"),
    "measures": N_("measures"),
    "register": N_("incidents of the past"),
    "timeline": N_("log or chat"),
    "roster": N_("duty roster"),
}
_HOW: Final = {
    How.NEW: "",
    How.ADDED: N_("added"),
    How.KNOWN: N_("known already"),
    How.CHANGED: N_("in place of what stood there"),
}


def names_of(plan: Plan, report: Report, language: str) -> Names:
    """What contacts, activities and fiches are called, those of the plan and those just read."""
    known = {
        item.into.removesuffix(".yaml"): item.value
        for item in report.taken
        if item.field in ("activity", "name") and "/" in item.into
    }
    known |= {f"contacts/{key}": contact.name for key, contact in plan.contacts.items()}
    for key, activity in plan.activities.items():
        known[f"activities/{key}"] = plan.text(activity.name, language)
    for key in plan.fiche_ids():
        if (fiche := plan.fiche(key)) is not None:
            known[f"fiches/{key}"] = plan.text(fiche.title, language)
    return known


def show_report(screen: Screen, translator: Translator, report: Report, names: Names) -> None:
    """What was read, and the three lists; `names` is what ids are called."""
    for source in report.sources:
        kind = ", ".join(translator.t(_KINDS.get(item, item)) for item in source.kinds)
        kind = kind or _("no list and no plan: text for a person to read")
        screen.line(_("{file}: {kind}", file=source.file, kind=kind), "bold")
    screen.heading(_counted(_("Would be taken") if report.dry_run else _("Taken"), report.taken))
    _taken(screen, translator, report.taken, names)
    if report.to_ask:
        screen.heading(_counted(_("To ask"), report.to_ask))
        for question in report.to_ask:
            _question(screen, translator, question, names)
    if report.not_taken:
        screen.heading(_counted(_("Not taken"), report.not_taken))
        for item in report.not_taken:
            said = left_words(translator, item.code, item.params)
            screen.line(phrases.named(place_words(translator, item.place), said), indent=2)
    earlier = sum(item.earlier for item in report.answered)
    if earlier:
        screen.line()
        screen.line(
            ngettext_(
                "{count} question was answered at an earlier import. Ask it again: --ask-again",
                "{count} questions were answered at an earlier import. Ask them again: --ask-again",
                earlier,
            ),
            "dim",
        )
    screen.line()
    _end(screen, report)


def _counted(title: str, items: Sized) -> str:
    return f"{title} ({len(items)})"


def _taken(screen: Screen, translator: Translator, taken: tuple[Taken, ...], names: Names) -> None:
    if not taken:
        screen.line(_("Nothing."), indent=2)
    subject = ""
    for item in taken:
        if f"{item.subject} {item.into}" != subject:
            subject = f"{item.subject} {item.into}"
            named = subject_words(translator, item.subject)
            screen.line(f"{named} ({item.into})", indent=2)
        words = value_words(translator, item.field, item.value, names)
        note = windows_as_written(translator, item.note)
        told = (words, note, _("private") if item.private else "")
        value = ", ".join(part for part in told if part)
        how = translator.t(_HOW[item.how]) if _HOW[item.how] else ""
        where = place_words(translator, item.place)
        field = field_words(translator, item.field)
        said = phrases.named(field, value)
        screen.line(f"{said}  [{where}{', ' if how else ''}{how}]", indent=4)


def _question(screen: Screen, translator: Translator, question: Question, names: Names) -> None:
    where = place_words(translator, question.place)
    said = question_words(translator, question.code, question.params, names)
    screen.line(phrases.named(where, said), "yellow", indent=2)
    words = (choice_shown(translator, question.code, item, names) for item in question.choices)
    choices = ", ".join((*words, *((_("another text"),) if question.free else ())))
    screen.line(phrases.named(question.id, choices), "dim", indent=4)


def choice_shown(translator: Translator, code: str, choice: str, names: Names) -> str:
    """A word that answers a question, with what it means behind it: `in_progress (en cours)`."""
    said = choice_words(translator, code, choice, names)
    return choice if said == choice else f"{choice} ({said})"


def _end(screen: Screen, report: Report) -> None:
    if report.dry_run:
        screen.line(_("Nothing was written."))
    elif report.number is None:
        screen.line(_("Nothing new: the plan stays as it is."))
    elif not report.files:
        screen.line(_("Nothing new: the plan stays as it is. Your answers are kept."))
    else:
        said = ngettext_(
            "Import {number}: {count} file written.",
            "Import {number}: {count} files written.",
            len(report.files),
            number=report.number,
        )
        screen.line(said, "bold green")
        screen.line(_("Take it back with: incplan import undo"), "dim")
    if report.commit:
        screen.line(
            _("commit {commit}: {subject}", commit=report.commit[:12], subject="import"), "dim"
        )
    if report.to_ask:
        screen.line(
            _("Without an answer a value is left out: give --answers FILE, or use a terminal.")
        )
    if report.number is not None:
        screen.end(_("Next: {command}", command="incplan fill"), "incplan fill")
