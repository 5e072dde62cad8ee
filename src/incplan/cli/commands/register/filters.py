"""Which rows of the register: the same words on the screen and on paper."""

from typing import Annotated

import typer

from incplan.app.desk.naming import known_activity, known_fiche
from incplan.app.register.register import RegisterFilter
from incplan.cli.parsing.days import period
from incplan.cli.parsing.values import word
from incplan.cli.session.session import Session
from incplan.documents.audiences.editions import edition_for, is_outside
from incplan.errors import UsageError
from incplan.i18n.catalogue import _
from incplan.vocabulary import Audience, Level, Status

#: All incidents that are not closed.
OPEN = "open"

FromOption = Annotated[
    str | None, typer.Option("--from", metavar="YYYY-MM-DD", help=_("Detected from."))
]
ToOption = Annotated[
    str | None, typer.Option("--to", metavar="YYYY-MM-DD", help=_("Detected until."))
]
LevelOption = Annotated[
    str | None, typer.Option("--level", metavar="low|minor|major|crisis", help=_("Level."))
]
TypeOption = Annotated[str | None, typer.Option("--type", metavar=_("FICHE"), help=_("Type."))]
ActivityOption = Annotated[
    str | None, typer.Option("--activity", metavar=_("ACTIVITY"), help=_("Activity affected."))
]
StatusOption = Annotated[
    str | None,
    typer.Option("--status", metavar="open|closed|reviewed|cancelled", help=_("Status.")),
]
WideOption = Annotated[
    bool, typer.Option("--wide", help=_("A column for each value inside the seven."))
]
ReadersOption = Annotated[
    str,
    typer.Option("--audience", metavar="team|management|customers|public", help=_("Who reads it.")),
]


def readers(document: str, audience: str) -> Audience:
    """The readers typed. Raises UsageError where the document has no edition for them."""
    found = word(Audience, audience, "--audience")
    edition_for(document, found)
    return found


def wide_for_readers(*, wide: bool, audience: str) -> None:
    """Refuse the columns beside the seven for readers outside, who get other ones."""
    if wide and is_outside(word(Audience, audience, "--audience")):
        raise UsageError("option_for", option="--wide", words="--audience team | management")


def wanted_rows(
    session: Session,
    *,
    first: str | None,
    last: str | None,
    level: str | None,
    kind: str | None,
    activity: str | None,
    status: str | None,
) -> RegisterFilter:
    """The filter that these words mean. Raises UsageError for one that means nothing."""
    start, end = period(first, last)
    plan = session.desk.plan()
    return RegisterFilter(
        first=start,
        last=end,
        level=None if level is None else word(Level, level, "--level").value,
        type=None if kind is None else known_fiche(plan, kind),
        activity=None if activity is None else known_activity(plan, activity),
        status=_status(status),
    )


def _status(given: str | None) -> str | None:
    """A status by its word or its beginning; `open` stands for all those before closing."""
    if given is None or given.strip().lower() == OPEN:
        return given and OPEN
    return word(Status, given, "--status").value
