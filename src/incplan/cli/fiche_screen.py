"""A fiche on the terminal: five headings, six steps, 80 columns (S-098)."""

from incplan.app.fiches import FicheCard, FicheList
from incplan.cli import phrases
from incplan.cli.screen import Screen
from incplan.i18n.catalogue import Translator, _
from incplan.i18n.dates import short_date
from incplan.i18n.labels import label


def show_list(screen: Screen, listed: FicheList) -> None:
    """One line a fiche."""
    rows = [(_("Fiche"), _("Adopted"), _("Measures"), _("Title"))]
    for item in listed.fiches:
        late = f" ({_('{count} overdue', count=item.overdue)})" if item.overdue else ""
        rows.append(
            (item.id, f"{item.adopted}/{item.applicable}{late}", str(item.measures), item.title)
        )
    screen.columns(rows)


def show_card(screen: Screen, card: FicheCard, *, helpdesk: bool) -> None:
    """The card of one page."""
    who = _("For the helpdesk") if helpdesk else _("For everybody")
    screen.line(f"{card.title}: {who}", "bold")
    screen.line()
    for place, line in enumerate(card.helpdesk_card if helpdesk else card.user_card, start=1):
        screen.line(f"{place}. {line}", indent=2)


def show_fiche(screen: Screen, card: FicheCard, translator: Translator) -> None:
    """The whole card in the template's structure."""
    verified = short_date(card.last_verified, translator.language)
    screen.line(f"{card.title} ({card.group}, {card.version}, {verified})", "bold")
    _step(screen, translator, "preparation")
    _section(screen, f"1. {label(translator, 'fiche.scenario')}", (card.scenario,), bullet="")
    _section(screen, f"2. {label(translator, 'fiche.risks')}", (", ".join(card.risks),), bullet="")
    counted = _(
        "{adopted} of {applicable} applicable adopted",
        adopted=card.adopted,
        applicable=card.applicable,
    )
    screen.line(f"3. {label(translator, 'fiche.preventive')} ({counted})", "bold")
    for item in card.preventive:
        late = f", {_('check overdue')}" if item.overdue else ""
        screen.line(f"{item.id} [{item.adopted}{late}] {item.text}", indent=2)
    _step(screen, translator, "identification")
    for level, hint in card.level_hints:
        screen.line(f"{label(translator, f'level.{level}')}: {hint}", indent=2)
    _step(screen, translator, "handling")
    screen.line(f"4. {label(translator, 'fiche.management')}", "bold")
    for measure in card.measures:
        phase = label(translator, f"phase.{measure.phase}")
        screen.line(f"[ ] {measure.id} {phase}: {measure.text}", indent=2)
        people = "; ".join(phrases.reach(person, count=1) for person in measure.contacts)
        tail = " > ".join(part for part in (", ".join(measure.roles), people) if part)
        screen.line(tail, "dim", indent=6)
    _section(screen, label(translator, "fiche.do"), card.do)
    _section(screen, label(translator, "fiche.dont"), card.dont)
    _step(screen, translator, "eradication")
    _section(screen, label(translator, "fiche.eradication"), card.eradication)
    _step(screen, translator, "deactivation")
    _section(screen, label(translator, "fiche.deactivation"), card.deactivation)
    _step(screen, translator, "lessons")
    _section(screen, f"5. {label(translator, 'fiche.review')}", card.review_questions)


def _step(screen: Screen, translator: Translator, step: str) -> None:
    names = ("preparation", "identification", "handling", "eradication", "deactivation", "lessons")
    number = names.index(step) + 1
    screen.heading(f"{_('Step')} {number}: {label(translator, f'step.{step}')}")


def _section(screen: Screen, title: str, lines: tuple[str, ...], bullet: str = "- ") -> None:
    if not lines:
        return
    screen.line(title, "bold")
    for line in lines:
        screen.line(f"{bullet}{line}", indent=2)
