"""The internal register of personal data breaches, on a screen."""

from datetime import datetime

from incplan.app.obligations.breaches import Breach
from incplan.cli.output import phrases
from incplan.cli.output.screen import Screen
from incplan.i18n.catalogue import Translator, _
from incplan.i18n.labels import label


def show_breaches(
    screen: Screen, breaches: tuple[Breach, ...], translator: Translator, now: datetime
) -> None:
    """The internal register of personal data breaches."""
    screen.line(_("Internal register of personal data breaches (GDPR art. 33(5))"), "bold")
    if not breaches:
        screen.line(_("No breach is recorded."))
    for item in breaches:
        screen.heading(f"{item.incident}  {item.facts}")
        screen.pairs(_breach_rows(item, translator, now), indent=2)


def _breach_rows(
    item: Breach, translator: Translator, now: datetime
) -> tuple[tuple[str, str], ...]:
    def moment(at: datetime | None) -> str:
        return phrases.moment(translator, at, now)

    decision = [label(translator, f"duty_state.{item.authority}"), item.authority_reason]
    if item.notified_at:
        decision.append(f"{moment(item.notified_at)} {item.reference}".strip())
    persons = [label(translator, f"duty_state.{item.persons}"), moment(item.persons_at)]
    who = [item.authority_by or _("nobody named"), moment(item.authority_at)]
    return (
        (_("Detected"), moment(item.detected_at)),
        (_("Known since"), moment(item.aware_at)),
        (_("Effects"), phrases.listed(item.effects) or _("not assessed yet")),
        (_("Measures"), phrases.listed(item.measures) or _("none ticked yet")),
        (_("Authority"), phrases.listed(decision)),
        (_("Decided by"), ", ".join(part for part in who if part)),
        (_("Persons concerned"), phrases.listed(persons)),
    )
