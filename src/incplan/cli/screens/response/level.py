"""What `classify` and `escalate` print."""

from collections.abc import Iterator

from incplan.app.response.level.leveled import Leveled
from incplan.app.response.situation.status import situation
from incplan.cli.output import phrases
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.output.window.layout import Block, Item
from incplan.cli.screens.response.moment.briefly import show_briefly
from incplan.cli.screens.response.moment.crisis import show_calls, show_clocks, show_tasks
from incplan.cli.screens.response.warnings import proposal_notices, receipt_warnings
from incplan.cli.session.session import Session
from incplan.i18n.catalogue import _
from incplan.i18n.labels.proposals import rule_words
from incplan.i18n.text.hostile import safe


def leveled_answer(session: Session, result: Leveled, more: tuple[str, ...] = ()) -> Answer:
    """The level before and after, what follows from it, and `more` to say on standard error."""
    translator, now = session.translator, session.desk.local_now

    def show(screen: Screen) -> None:
        told = tuple(_told(result, session))
        if screen.height is not None:
            # Duties to notify count too: the incident as `status` sees it.
            item, moment = situation(session.desk, result.incident, translator)
            items = tuple(Item(text=safe(sentence), most=2) for sentence in told)
            under = Block(key="told", items=items, least=1, flush=True)
            show_briefly(screen, item, moment, translator, now, under=(under,))
            return
        first, *others = told
        screen.line(f"{result.incident}  {first}", "bold")
        for sentence in others:
            screen.line(sentence, indent=2)
        if result.briefing.type_label:
            screen.line(_("Fiche: {name}", name=result.briefing.type_label), indent=2)
        show_clocks(screen, result.briefing, translator, now, every=False)
        show_tasks(screen, result.briefing, translator)
        show_calls(screen, result.briefing)

    missing = ", ".join(result.rows_without_contact)
    unreachable = (_("The fiche calls for {list}: nobody is named.", list=missing),)
    return Answer(
        result,
        show,
        warnings=(
            *more,
            *(unreachable if missing else ()),
            *receipt_warnings(session, result.receipt, proposals=False),
        ),
        in_window=proposal_notices(session, result.receipt),
    )


def _told(result: Leveled, session: Session) -> Iterator[str]:
    """The level before and after, why, and what it waits for."""
    translator = session.translator
    before = phrases.level(translator, result.before)
    after = phrases.level(translator, result.level, result.briefing.doubt)
    yield f"{before} > {after}" if before != after else after
    if result.awaits_confirmation:
        yield _(
            "In force: major, until the business continuity manager or management confirms. When "
            "one of them has: incplan escalate --to crisis"
        )
    source = result.briefing.level_source
    if source.words:
        yield source.words
    if source.chosen and result.rule:
        yield _(
            "From the answers alone: {level}, {rule} [{source}]",
            level=phrases.level(translator, result.proposed or result.level),
            rule=rule_words(translator, result.rule),
            source=result.rule_source,
        )
    if result.same_person:
        yield _("One person decided and agreed.")
