"""`incplan verify journal`."""

import typer

from incplan.app.integrity.verify import verify
from incplan.cli.output.present import Answer
from incplan.cli.output.progress import working
from incplan.cli.screens.integrity.verification import show_verification
from incplan.cli.session.session import open_session
from incplan.errors import FINDINGS
from incplan.i18n.catalogue import N_, _

HELP = N_(
    """Prove that nothing in the journal was changed, removed or renamed.

    Checks seals, evidence, clocks and git history through merges and branches, and says what it
    cannot prove. Leaves with 1 when something fails."""
)
EXAMPLES = ("incplan verify", "incplan verify --json | jq .digest")


def command(ctx: typer.Context) -> Answer:
    """Verify the journal of the plan."""
    session = open_session(ctx)
    with working(session.settings, _("Checking the journal")):
        result = verify(session.desk)
    code = 0 if result.sound else FINDINGS
    return Answer(
        result, lambda screen: show_verification(screen, session.translator, result), code
    )
