"""`incplan obligations submit`."""

from typing import Annotated

import typer

from incplan.app.obligations.answers import submit
from incplan.app.obligations.questions import late_stages, stages_without_reference
from incplan.cli.commands.obligations.recording import (
    DutyArgument,
    StageOption,
    Standing,
    recorded,
    standing,
)
from incplan.cli.output.present import Answer
from incplan.cli.parsing.options import AtOption, ByOption, IncidentOption, ReasonOption
from incplan.cli.prompts.ask import ask, can_ask
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _

WRITES = True
HELP = N_("""Record what was sent to an authority or an insurer, and the number it gave.""")
EXAMPLES = ("incplan obligations submit gdpr_art33 --reference DBN-2026-1234",)


def command(
    ctx: typer.Context,
    duty: DutyArgument,
    stage: StageOption = None,
    reference: Annotated[
        str, typer.Option("--reference", metavar=_("TEXT"), help=_("Number received in return."))
    ] = "",
    reason: ReasonOption = "",
    incident: IncidentOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Submit one stage of a duty."""
    session = open_session(ctx, by=by)
    when = session.time(at)
    if not reference and can_ask(assume_yes=session.settings.assume_yes):
        reference = ask(_("Number received in return (empty: none yet)?"))
    receipt = submit(
        session.desk, incident, duty, stage=stage, reference=reference, reason=reason, at=when
    )
    stands = standing(session, receipt, duty)
    return recorded(session, receipt, stands, (*_late(stands), *_unnumbered(stands)))


def _late(stands: Standing) -> tuple[str, ...]:
    return tuple(
        _("{id} was submitted late: say why in the notification.", id=f"{stands.duty}.{stage}")
        for stage in late_stages(stands.found, stands.duty)
    )


def _unnumbered(stands: Standing) -> tuple[str, ...]:
    return tuple(
        _(
            "No reference is noted. Once you have one: "
            "incplan obligations submit {id} --stage {stage} --reference TEXT",
            id=stands.duty,
            stage=stage,
        )
        for stage in stages_without_reference(stands.found, stands.duty)
    )
