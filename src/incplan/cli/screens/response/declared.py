"""What `declare` prints: number, level and its rule, limits, what to do, whom to call."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from incplan.app.response.declare import DeclareResult
from incplan.app.response.situation.moment import command_of
from incplan.cli.output import phrases
from incplan.cli.output.screen import Screen
from incplan.cli.output.window.layout import Block, Item, fit
from incplan.cli.screens.response.moment.briefly import show_briefly
from incplan.cli.screens.response.moment.crisis import show_calls, show_clocks, show_tasks
from incplan.cli.screens.response.moment.head import asks, headline, last_line, page_of, warnings
from incplan.i18n.catalogue import Translator, _
from incplan.i18n.labels import label
from incplan.i18n.labels.proposals import rule_words
from incplan.i18n.text.hostile import safe
from incplan.i18n.time.dates import short_date


def show_declared(
    screen: Screen, result: DeclareResult, translator: Translator, now: datetime
) -> None:
    """The first screen of an incident."""
    item = result.briefing
    told = _block("told", (_recorded(result), *_why(result, translator)), most=1, least=1)
    found = _block("found", _deduced(result, translator, now), most=2)
    if screen.height is not None:
        leads = _block("leads", _assignment(result, translator), most=2)
        show_briefly(
            screen, item, result.moment, translator, now, under=(told,), below=(found, leads)
        )
        return
    page = page_of(screen)
    blocks = (
        warnings(item, translator, doubt=False, waiting=page.height is None),
        headline(page, item, translator, now),
        told,
        *asks(page, item, result.moment, translator, now),
        found,
        _block("leads", _assignment(result, translator), most=2),
    )
    screen.rows(fit(page, blocks, lambda _shown: ()))
    show_clocks(screen, item, translator, now, every=False)
    show_tasks(screen, item, translator)
    show_calls(screen, item)
    screen.line()
    screen.rows(fit(page, (last_line(page, result.moment),), lambda _shown: ()))


def _block(key: str, told: Iterable[str], *, most: int, least: int = 0) -> Block:
    items = tuple(Item(text=safe(sentence), most=most) for sentence in told)
    return Block(key=key, items=items, least=least, flush=True, rank=1)


def _recorded(result: DeclareResult) -> str:
    """What is on disk: when this is printed, so is that."""
    waiting = result.briefing.waiting
    if waiting:
        return _("Recorded: {id}", id=result.incident)
    return _("Recorded, on disk: {id}", id=result.incident)


def _deduced(result: DeclareResult, translator: Translator, now: datetime) -> Iterator[str]:
    """What was concluded from the words, and how to change it; incidents like this one."""
    item = result.briefing
    if result.type_suggested:
        yield _(
            "Deduced from the text: {name}. To change it: {command}",
            name=item.type_label,
            command=command_of("incplan classify", result.moment.ref),
        )
        if result.other_types:
            pairs = zip(result.other_types, result.other_labels, strict=True)
            others = ", ".join(f"{title} ({key})" for key, title in pairs)
            yield _("Could also be: {others}", others=others)
    if result.site:
        yield _site(result)
    for other in result.alike:
        day = short_date(other.detected_at.astimezone(now.tzinfo), translator.language)
        yield _(
            "Like {id} of {day}, {status}: {title}",
            id=other.id,
            day=day,
            status=label(translator, f"status.{other.status}"),
            title=other.title,
        )


def _site(result: DeclareResult) -> str:
    """The site, and how to change it where it was taken from the words."""
    if not result.site_suggested:
        return _("Site: {name}", name=result.site_name)
    return _(
        "Site: {name} (from your words; change with: incplan classify)",
        name=result.site_name,
    )


def _why(result: DeclareResult, translator: Translator) -> Iterator[str]:
    """What the level comes from; beside a level chosen by a person, what the answers gave."""
    source = result.briefing.level_source
    if source.words:
        yield source.words
    if source.chosen and result.answered:
        yield _(
            "From the answers alone: {level}, {rule} [{source}]",
            level=phrases.level(translator, result.proposed_level),
            rule=rule_words(translator, result.rule),
            source=result.rule_source,
        )


def _assignment(result: DeclareResult, translator: Translator) -> Iterator[str]:
    """Who leads, where that is not the usual person."""
    manager = result.briefing.manager
    if manager is None or result.assignment is None:
        yield _("No incident manager is available. Name one: incplan handover incident_manager")
        return
    if result.assignment.by_fallback:
        role = label(translator, f"role.{result.assignment.held_role}")
        yield _("Assigned by fallback: holder and deputies are away ({role} steps in).", role=role)
    elif not result.assignment.is_holder:
        yield _("The holder is away: the deputy leads.")
