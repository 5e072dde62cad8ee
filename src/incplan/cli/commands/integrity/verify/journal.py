"""`incplan verify journal`."""

from typing import Final

import typer

from incplan.app.integrity.proof.remarks import State
from incplan.app.integrity.verify import verify
from incplan.cli.output.present import Answer
from incplan.cli.output.progress import working
from incplan.cli.screens.integrity.verification import show_verification
from incplan.cli.session.clock import machine_clock
from incplan.cli.session.session import open_session
from incplan.errors import FINDINGS, NOT_WRITTEN
from incplan.i18n.catalogue import N_, _

FOLDS = True
HELP = N_(
    """Prove that nothing in the journal was changed, removed or renamed.

    Checks seals, evidence, clocks, reviews and git history through merges and branches, and tells
    what is proven, what is only claimed, what is disproved and what could not be checked. Leaves
    with 1 when something is disproved, else with 4 when something could not be checked."""
)
#: Exit code `4` means "could not be confirmed", as for all commands.
_CODES: Final = {State.DISPROVED: FINDINGS, State.NOT_CHECKED: NOT_WRITTEN}
EXAMPLES = ("incplan verify", "incplan verify --json | jq .digest")


def command(ctx: typer.Context) -> Answer:
    """Verify the journal of the plan."""
    session = open_session(ctx)
    with working(session.settings, _("Checking the journal")):
        result = verify(session.desk, machine_clock())
    code = _CODES.get(result.verdict, 0)
    return Answer(
        result,
        lambda screen: show_verification(screen, session.translator, result),
        code,
        tells_doubt=True,
    )
