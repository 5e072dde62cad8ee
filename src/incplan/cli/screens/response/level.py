"""What `classify` and `escalate` print."""

from incplan.app.response.level.leveled import Leveled
from incplan.cli.output import phrases
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.screens.response.classification_rules import rule_sentence
from incplan.cli.screens.response.crisis import show_calls, show_clocks, show_tasks
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.session.session import Session
from incplan.i18n.catalogue import _


def leveled_answer(session: Session, result: Leveled, more: tuple[str, ...] = ()) -> Answer:
    """The level before and after, what follows from it, and `more` to say on standard error."""
    translator, now = session.translator, session.desk.local_now

    def show(screen: Screen) -> None:
        before = phrases.level(translator, result.before)
        after = phrases.level(translator, result.level, result.briefing.doubt)
        shown = f"{before} > {after}" if before != after else after
        screen.line(f"{result.incident}  {shown}", "bold")
        if result.proposed is not None and result.proposed != result.asked:
            screen.line(_("Why: chosen by a person: {reason}", reason=result.reason), indent=2)
            level = phrases.level(translator, result.proposed)
            said = (rule_sentence(result.rule), result.rule_source)
            screen.line(_("From the answers alone: {level}, {rule} [{source}]",
                level=level, rule=said[0], source=said[1]), indent=2)  # fmt: skip
        elif result.reason and not result.rule:
            screen.line(_("Why: chosen by a person: {reason}", reason=result.reason), indent=2)
        elif result.rule:
            sentence = rule_sentence(result.rule)
            screen.line(_("Why: {rule} [{source}]",
                rule=sentence, source=result.rule_source), indent=2)  # fmt: skip
        if result.awaits_confirmation:
            screen.line(
                _(
                    "In force: major, until the business continuity manager or management "
                    "confirms: incplan escalate --to crisis --by NAME"
                ),
                "yellow",
                indent=2,
            )
        if result.briefing.type_label:
            screen.line(_("Fiche: {name}", name=result.briefing.type_label), indent=2)
        if result.same_person:
            screen.line(_("One person decided and agreed."), "yellow", indent=2)
        show_clocks(screen, result.briefing, translator, now, every=False)
        show_tasks(screen, result.briefing, translator)
        show_calls(screen, result.briefing)

    missing = ", ".join(result.rows_without_contact)
    unreachable = (_("The fiche calls for {list}: nobody is named.", list=missing),)
    warnings = receipt_warnings(session, result.receipt)
    return Answer(result, show, warnings=(*more, *(unreachable if missing else ()), *warnings))
