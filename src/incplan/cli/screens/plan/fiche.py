"""A fiche on the terminal: five headings, six steps, 80 columns (S-098)."""

from itertools import groupby
from typing import Final

from incplan.app.plan.fiches.lessons import PastLesson
from incplan.app.plan.fiches.show import FicheCard, FicheList, MeasureLine, Origin, PreventiveLine
from incplan.cli.output import phrases
from incplan.cli.output.screen import Screen
from incplan.i18n.catalogue import N_, Translator, _
from incplan.i18n.labels import label
from incplan.i18n.time.dates import short_date

_ORIGINS: Final = {
    Origin.REWORDED: N_("own wording"),
    Origin.OWN: N_("own measure"),
}


def show_list(screen: Screen, listed: FicheList) -> None:
    """One line a fiche."""
    rows = [(_("Fiche"), _("Adopted"), _("Measures"), _("Title"))]
    for item in listed.fiches:
        late = f" ({_('{count} overdue', count=item.overdue)})" if item.overdue else ""
        rows.append(
            (item.id, f"{item.adopted}/{item.applicable}{late}", str(item.measures), item.title)
        )
    screen.columns(rows)
    if listed.fiches:
        command = f"incplan fiche {listed.fiches[0].id}"
        screen.end(_("Next: {command}", command=command), command)


def show_card(screen: Screen, card: FicheCard, *, helpdesk: bool) -> None:
    """The short card: what to do, in order, and the numbers needed for it."""
    who = _("For the helpdesk") if helpdesk else _("For everybody")
    screen.line(card.title, "bold")
    screen.line(who, "dim")
    screen.line()
    for place, line in enumerate(card.helpdesk_card if helpdesk else card.user_card, start=1):
        screen.line(f"{place}. {line}", indent=2)
    people = card.to_call if helpdesk else card.for_everybody
    if people:
        screen.heading(_("CALL"))
        for person in people:
            screen.line(
                phrases.named(person.role_label, phrases.reach(person, sites=True)), indent=2
            )


def show_fiche(screen: Screen, card: FicheCard, translator: Translator) -> None:
    """The whole card in the template's structure."""
    verified = short_date(card.last_verified, translator.language)
    screen.line(card.title, "bold")
    screen.line(
        _(
            "{group}; version {version}, facts verified on {day}",
            group=card.group,
            version=card.version,
            day=verified,
        ),
        "dim",
    )
    _before(screen, card, translator)
    _during(screen, card, translator)
    _step(screen, translator, "eradication")
    _section(screen, label(translator, "fiche.eradication"), card.eradication)
    _step(screen, translator, "deactivation")
    _section(screen, label(translator, "fiche.deactivation"), card.deactivation)
    _step(screen, translator, "lessons")
    _section(screen, f"5. {label(translator, 'fiche.review')}", card.review_questions)
    lessons = tuple(_lesson(item, translator) for item in card.lessons)
    _section(screen, _("Asked for after past incidents and exercises"), lessons)
    _sources(screen, card, translator)


def _lesson(item: PastLesson, translator: Translator) -> str:
    """What was asked for, and how far it is."""
    if item.done is not None:
        state = _("done on {day}", day=short_date(item.done, translator.language))
    elif item.due is not None:
        state = _("due on {day}", day=short_date(item.due, translator.language))
    else:
        state = _("open")
    return phrases.named(item.key, f"{item.what} ({phrases.listed((item.owner, state))})")


def _before(screen: Screen, card: FicheCard, translator: Translator) -> None:
    _step(screen, translator, "preparation")
    screen.line(f"1. {label(translator, 'fiche.scenario')}", "bold")
    screen.line(card.scenario, indent=2)
    screen.line(f"2. {label(translator, 'fiche.risks')}", "bold")
    screen.line(", ".join(card.risks), indent=2)
    counted = _(
        "{adopted} of {applicable} applicable adopted",
        adopted=card.adopted,
        applicable=card.applicable,
    )
    screen.line(f"3. {label(translator, 'fiche.preventive')} ({counted})", "bold")
    for item in card.preventive:
        _preventive(screen, item, _origin(card, item.origin))
    _step(screen, translator, "identification")
    for level, hint in card.level_hints:
        screen.line(phrases.named(label(translator, f"level.{level}"), hint), indent=2)
    duties = tuple(f"{item.title} ({item.id})" for item in card.duties)
    _section(screen, label(translator, "fiche.duties"), duties)


def _preventive(screen: Screen, item: PreventiveLine, origin: str) -> None:
    state = ", ".join(part for part in (item.adopted, _late(item), origin) if part)
    screen.line(f"{item.id} [{state}] {item.text}", indent=2)
    proof = phrases.named(_("Proof"), item.check) if item.check else ""
    screen.line(phrases.listed((proof, item.legal_basis)), "dim", indent=6)


def _late(item: PreventiveLine) -> str:
    return _("check overdue") if item.overdue else ""


def _origin(card: FicheCard, origin: Origin) -> str:
    """Who wrote a text, in a fiche that mixes shipped and own ones."""
    return _(_ORIGINS[origin]) if origin in _ORIGINS and not card.is_own else ""


def _during(screen: Screen, card: FicheCard, translator: Translator) -> None:
    _step(screen, translator, "handling")
    screen.line(f"4. {label(translator, 'fiche.management')}", "bold")
    _section(screen, _("Procedures to follow"), card.procedures)
    for phase, measures in groupby(card.measures, key=lambda item: item.phase):
        screen.line(label(translator, f"phase.{phase}"), "bold", indent=2)
        for measure in measures:
            _measure(screen, measure, _origin(card, measure.origin))
    left_out = tuple(
        phrases.named(f"{item.id} {item.text.rstrip('.')}", item.reason) for item in card.left_out
    )
    _section(screen, _("Left out here, and why"), left_out)
    _section(screen, label(translator, "fiche.do"), card.do)
    _section(screen, label(translator, "fiche.dont"), card.dont)


def _measure(screen: Screen, measure: MeasureLine, origin: str) -> None:
    marks = (
        _("decision") if measure.decision else "",
        "" if measure.mandatory else _("optional"),
        origin,
    )
    shown = ", ".join(mark for mark in marks if mark)
    tail = f" ({shown})" if shown else ""
    screen.line(f"[ ] {measure.id} {measure.text}{tail}", indent=2)
    people = phrases.listed(
        phrases.reach(person, count=1, sites=True) for person in measure.contacts
    )
    needs = " > ".join(part for part in (", ".join(measure.roles), people) if part)
    screen.line(needs, "dim", indent=6)


def _step(screen: Screen, translator: Translator, step: str) -> None:
    names = ("preparation", "identification", "handling", "eradication", "deactivation", "lessons")
    number = names.index(step) + 1
    screen.heading(
        _("Step {number}: {name}", number=number, name=label(translator, f"step.{step}"))
    )


def _sources(screen: Screen, card: FicheCard, translator: Translator) -> None:
    if not card.sources:
        return
    screen.heading(label(translator, "field.sources"))
    for item in card.sources:
        read = short_date(item.seen, translator.language)
        screen.line(f"- {'; '.join(filter(None, (item.name, item.url, read)))}", "dim", indent=2)


def _section(screen: Screen, title: str, lines: tuple[str, ...]) -> None:
    if not lines:
        return
    screen.line(title, "bold")
    for line in lines:
        screen.line(f"- {line}", indent=2)
