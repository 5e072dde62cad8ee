"""`incplan verify file`."""

from pathlib import Path
from typing import Annotated

import typer

from incplan.app.integrity.sealed import verify_sealed
from incplan.cli.output.present import Answer
from incplan.cli.output.progress import working
from incplan.cli.screens.integrity.sealed_file import show_sealed
from incplan.cli.session.settings import settings_of
from incplan.errors import FINDINGS
from incplan.i18n.catalogue import N_, _

HELP = N_(
    """Check a sealed journal alone: no plan, no git and no network are needed.

    Leaves with 1 when something fails."""
)
EXAMPLES = ("incplan verify file journal-2.zip",)


def command(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar=_("FILE"), help=_("A sealed journal."))],
) -> Answer:
    """Verify a sealed journal."""
    with working(settings_of(ctx), _("Checking the sealed journal")):
        result = verify_sealed(file)
    return Answer(
        result, lambda screen: show_sealed(screen, result), 0 if result.sound else FINDINGS
    )
