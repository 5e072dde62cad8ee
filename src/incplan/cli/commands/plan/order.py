"""`incplan order`."""

from typing import Annotated

import typer

from incplan.app.plan.order import recovery
from incplan.cli.output import phrases
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.screens.plan.order_graph import dot, mermaid
from incplan.cli.session.session import open_session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _
from incplan.i18n.time.durations import objective_words

FOLDS = True
HELP = N_(
    """In which order activities are recovered, and why each stands where it stands.

    First what others depend on, then what endangers persons, then the shortest RTO."""
)
EXAMPLES = ("incplan order", "incplan order --json", "incplan order --format mermaid")
FORMATS = ("table", "mermaid", "dot")


def command(
    ctx: typer.Context,
    form: Annotated[
        str, typer.Option("--format", metavar="table|mermaid|dot", help=_("How to show it."))
    ] = "table",
) -> object:
    """Show the recovery order."""
    if form not in FORMATS:
        raise UsageError(
            "not_in_list", given=form[:80], option="--format", known=", ".join(FORMATS)
        )
    session = open_session(ctx)
    if form != "table" and session.settings.json:
        raise UsageError("json_or_format", form=form)
    result = recovery(session.desk, session.translator)
    if form != "table":
        draw, sign = (mermaid, "%%") if form == "mermaid" else (dot, "//")
        return Answer(result, raw=draw(result, session.translator), comment=sign)

    def show(screen: Screen) -> None:
        for step in result.steps:
            rpo = "-"
            if step.rpo is not None or "rpo" in step.unanswered:
                rpo = objective_words(step.rpo, "rpo" in step.unanswered, session.translator)
            screen.line(f"{step.place}. {step.name} ({step.activity})", "bold")
            rto = objective_words(step.rto, "rto" in step.unanswered, session.translator)
            screen.line(f"RTO {rto}, RPO {rpo}", indent=4)
            if step.priority is not None:
                told = _("priority set by management: {rank}", rank=step.priority)
                screen.line(told, indent=4)
            screen.line(phrases.listed(step.reasons), "dim", indent=4)
        if not result.steps:
            screen.line(_("The plan has no activity yet."))

    return Answer(result, show)
