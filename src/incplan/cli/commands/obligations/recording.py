"""What `aware`, `submit` and `waive` share: they show the duty after the entry."""

from typing import Annotated

import typer

from incplan.app.desk.desk import Receipt
from incplan.app.desk.naming import known
from incplan.app.obligations.answers import duty_meant
from incplan.app.obligations.questions import Obligations, obligations
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.screens.obligations.duties import show_duty
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.session.session import Session
from incplan.frozen import dataclass
from incplan.i18n.catalogue import _

DutyArgument = Annotated[str, typer.Argument(metavar=_("DUTY"), help=_("Id of a duty."))]
StageOption = Annotated[
    str | None, typer.Option("--stage", metavar=_("STAGE"), help=_("Which stage or policy."))
]


@dataclass(frozen=True, slots=True)
class Standing:
    """All duties after an entry, and the id of the one that it was about."""

    found: Obligations
    duty: str


def standing(session: Session, receipt: Receipt, named: str) -> Standing:
    """Where the duty stands now. `named` is what was typed for it."""
    found = obligations(session.desk, receipt.incident, session.translator, receipt=receipt)
    duty = duty_meant(session.desk, named).id
    return Standing(found, known("duty", duty, [line.id for line in found.duties]))


def recorded(
    session: Session, receipt: Receipt, stands: Standing, warnings: tuple[str, ...] = ()
) -> Answer:
    """Show the one duty on the screen, all duties in JSON."""
    found = stands.found

    def show(screen: Screen) -> None:
        screen.line(f"{found.incident}  {found.title}", "bold")
        for line in found.duties:
            if line.id == stands.duty:
                show_duty(screen, line, session.translator, session.desk.local_now, every=False)

    return Answer(found, show, warnings=(*warnings, *receipt_warnings(session, receipt)))
