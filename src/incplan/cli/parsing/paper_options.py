"""Options of commands that write a document."""

from pathlib import Path
from typing import Annotated, Final

import typer

from incplan.app.documents.export import MOST_SETS
from incplan.app.documents.formats import FORMATS_OF
from incplan.errors import UsageError
from incplan.i18n.catalogue import _


def formats(document: str) -> typer.models.OptionInfo:
    """The option --format of a document that has these formats."""
    form: typer.models.OptionInfo = typer.Option(
        "--format", metavar="|".join(FORMATS_OF[document]), help=_("What to make.")
    )
    return form


IncidentPart = Annotated[
    str | None,
    typer.Argument(
        metavar=_("[INCIDENT]"),
        help=_("Any unambiguous part of the number. Default: the last one closed."),
        show_default=False,
    ),
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar=_("FILE"), help=_("Where to."))
]
_READERS: Final = "team|management|customers|public"
AudienceOption = Annotated[
    str, typer.Option("--audience", metavar=_READERS, help=_("Who reads it."))
]
InsideOption = Annotated[
    str,
    typer.Option(
        "--audience",
        metavar="team|management",
        help=_("Who reads it; there is no edition for readers outside."),
    ),
]
DraftOption = Annotated[
    bool, typer.Option("--draft", help=_("Say DRAFT on every page (pdf, docx, html)."))
]
StrictOption = Annotated[
    bool, typer.Option("--strict", help=_("Leave with 1 where a text is in another language."))
]
ForceOption = Annotated[
    bool, typer.Option("--force", help=_("Write over a file that is not an export."))
]
SeparatorOption = Annotated[
    str, typer.Option("--separator", metavar=";|,|tab", help=_("Between fields of csv."))
]
RawOption = Annotated[
    bool,
    typer.Option(
        "--raw", help=_("csv for programs: no apostrophe before what looks like a formula.")
    ),
]


def part_option(known: tuple[str, ...]) -> typer.models.OptionInfo:
    """The option --part of a document that has these parts."""
    part: typer.models.OptionInfo = typer.Option(
        "--part",
        metavar="|".join(known),
        help=_("Only this part, or several with a comma. Default: all."),
    )
    return part


def sets_option(name: str) -> typer.models.OptionInfo:
    """The option that says how many sets of forms, by the name it has in a command."""
    sets: typer.models.OptionInfo = typer.Option(
        name, metavar="N", min=1, max=MOST_SETS, help=_("Sets of forms.")
    )
    return sets


def named_parts(given: str | None, known: tuple[str, ...]) -> tuple[str, ...]:
    """The parts wanted, in the order of the document. Raises UsageError for an unknown one."""
    if given is None:
        return ()
    wanted = [word.strip().lower() for word in given.split(",") if word.strip()]
    unknown = next((word for word in wanted if word not in known), None)
    if unknown is not None or not wanted:
        raise UsageError(
            "not_in_list", given=(unknown or given)[:40], option="--part", known=" ".join(known)
        )
    return tuple(name for name in known if name in wanted)
