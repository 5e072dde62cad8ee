"""What `declare` prints: number, level and its rule, limits, what to do, whom to call."""

from collections.abc import Iterator
from datetime import datetime

from incplan.app.response.declare import DeclareResult
from incplan.cli.output import phrases
from incplan.cli.output.screen import Screen
from incplan.cli.screens.response.classification_rules import rule_sentence
from incplan.cli.screens.response.crisis import (
    show_calls,
    show_clocks,
    show_emergency,
    show_tasks,
    show_unsure,
    show_waiting,
)
from incplan.i18n.catalogue import Translator, _
from incplan.i18n.labels import label
from incplan.i18n.time.dates import short_date


def show_declared(
    screen: Screen, result: DeclareResult, translator: Translator, now: datetime
) -> None:
    """The first screen of an incident."""
    item = result.briefing
    if item.exercise:
        screen.line("*** " + _("EXERCISE") + " ***", "yellow")
    screen.line(_("Recorded: {id}", id=result.incident), "bold")
    show_waiting(screen, item)
    show_emergency(screen, item)
    show_unsure(screen, item, translator)
    screen.line(
        _("Level: {level}", level=phrases.level(translator, item.level)),
        phrases.LEVEL_STYLES[item.level],
    )
    for sentence in _why(result, translator):
        screen.line(sentence, indent=2)
    if item.crisis_awaits_confirmation:
        screen.line(
            _("A crisis is confirmed by the business continuity manager or management."), "yellow"
        )
    if result.type_suggested:
        screen.line(
            _(
                "Fiche: {name} (from your words; change with: incplan classify --type ...)",
                name=item.type_label,
            )
        )
        if result.other_types:
            pairs = zip(result.other_types, result.other_labels, strict=True)
            others = ", ".join(f"{title} ({key})" for key, title in pairs)
            screen.line(_("Could also be: {others}", others=others), indent=2)
    elif item.type_label:
        screen.line(_("Fiche: {name}", name=item.type_label))
    if result.site:
        screen.line(_site(result))
    for other in result.alike:
        day = short_date(other.detected_at.astimezone(now.tzinfo), translator.language)
        words = _(
            "Like {id} of {day}, {status}: {title}",
            id=other.id,
            day=day,
            status=label(translator, f"status.{other.status}"),
            title=other.title,
        )
        screen.line(words, "yellow")
    _assignment(screen, result, translator)
    show_clocks(screen, item, translator, now, every=False)
    show_tasks(screen, item, translator)
    show_calls(screen, item)


def _site(result: DeclareResult) -> str:
    """The site, and how to change it where it was taken from the words."""
    if not result.site_suggested:
        return _("Site: {name}", name=result.site_name)
    return _(
        "Site: {name} (from your words; change with: incplan classify --site ...)",
        name=result.site_name,
    )


def _why(result: DeclareResult, translator: Translator) -> Iterator[str]:
    """The rule behind the level; for a level other than proposed, the reason given."""
    rule, source = rule_sentence(result.rule), result.rule_source
    if result.level == result.proposed_level:
        yield _("Why: {rule} [{source}]", rule=rule, source=source)
        return
    if result.reason:
        yield _("Why: chosen by a person: {reason}", reason=result.reason)
    else:
        yield _("Why: chosen by a person.")
    if result.answered:
        level = phrases.level(translator, result.proposed_level)
        yield _(
            "From the answers alone: {level}, {rule} [{source}]",
            level=level, rule=rule, source=source,
        )  # fmt: skip


def _assignment(screen: Screen, result: DeclareResult, translator: Translator) -> None:
    manager = result.briefing.manager
    if manager is None or result.assignment is None:
        screen.line(_("No incident manager is available: name one with --manager."), "red")
        return
    screen.line(_("Incident manager: {who}", who=phrases.reach(manager)))
    if result.assignment.by_fallback:
        role = label(translator, f"role.{result.assignment.held_role}")
        screen.line(
            _("Assigned by fallback: holder and deputies are away ({role} steps in).", role=role),
            "yellow",
            indent=2,
        )
    elif not result.assignment.is_holder:
        screen.line(_("The holder is away: the deputy leads."), "yellow", indent=2)
