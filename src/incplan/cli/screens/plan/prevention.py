"""Prevention on the terminal: counts by fiche, then what is due, the most urgent first."""

from incplan.app.plan.prevention import Prevention, PreventionLine
from incplan.cli.output import phrases
from incplan.cli.output.screen import Screen
from incplan.i18n.catalogue import Translator, _, ngettext_
from incplan.i18n.labels import label
from incplan.i18n.time.dates import short_date
from incplan.vocabulary import Adoption


def show_prevention(screen: Screen, result: Prevention, translator: Translator) -> None:
    """Of all fiches, only what needs action; of one fiche, everything."""
    rows = [(_("Fiche"), _("Adopted"), _("Overdue"), _("Title"))]
    rows += [
        (item.fiche, f"{item.adopted}/{item.applicable}", str(item.overdue), item.title)
        for item in result.fiches
    ]
    screen.columns(rows)
    shown = [line for line in result.measures if result.everything or _asks(line)]
    if not shown:
        screen.line()
        screen.line(_("Nothing is due."), "green")
    for title, late in ((_("OVERDUE"), True), (_("NEXT"), False)):
        lines = [line for line in shown if line.overdue is late]
        if lines:
            screen.heading(title)
        for line in lines:
            _line(screen, line, translator)
    rest = len(result.measures) - len(shown)
    if rest:
        more = ngettext_("... and {count} more, in place.", "... and {count} more, in place.", rest)
        screen.line(_("{text} One fiche: incplan fiche prevention FICHE", text=more), "dim")


def _asks(line: PreventionLine) -> bool:
    return line.soon or line.adopted is None or line.adopted.is_lacking


def _line(screen: Screen, line: PreventionLine, translator: Translator) -> None:
    state = label(translator, f"adoption.{line.adopted.value}") if line.adopted else _("no answer")
    screen.line(f"{line.id} [{state}] {line.text}", "red" if line.overdue else "", indent=2)
    parts = (_when(line, translator), line.owner_name or _nobody(line), _source(line, translator))
    if told := phrases.listed(parts):
        screen.line(told, "dim", indent=10)
    if line.check and line.adopted is not Adoption.NOT_APPLICABLE:
        screen.line(phrases.named(_("Proof"), line.evidence or line.check), "dim", indent=10)
    if line.reason:
        screen.line(phrases.named(_("Why"), line.reason), "dim", indent=10)


def _when(line: PreventionLine, translator: Translator) -> str:
    if line.day is None:
        return "" if line.adopted in (Adoption.YES, Adoption.NOT_APPLICABLE) else _("no date")
    day = short_date(line.day, translator.language)
    if line.adopted is Adoption.YES:
        return _("check due {day}", day=day)
    return _("due {day}", day=day)


def _nobody(line: PreventionLine) -> str:
    return "" if line.adopted is Adoption.NOT_APPLICABLE else _("no owner")


def _source(line: PreventionLine, translator: Translator) -> str:
    if line.source != "journal" or line.said_on is None:
        return ""
    day = short_date(line.said_on, translator.language)
    if line.said_by:
        return _("said in the journal on {day} by {name}", day=day, name=line.said_by)
    return _("said in the journal on {day}", day=day)
