"""`incplan export register`."""

from typing import Annotated, Final

import typer

from incplan.app.documents.views import RegisterRows
from incplan.cli.commands.documents.export.writing import Paper, write
from incplan.cli.commands.register.filters import (
    ActivityOption,
    FromOption,
    LevelOption,
    StatusOption,
    ToOption,
    TypeOption,
    WideOption,
    wanted_rows,
    wide_for_readers,
)
from incplan.cli.output.present import Answer
from incplan.cli.parsing.paper_options import (
    AudienceOption,
    DraftOption,
    ForceOption,
    OutputOption,
    RawOption,
    SeparatorOption,
    StrictOption,
    formats,
)
from incplan.cli.session.session import Session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_

#: Formats in which so many columns can be read.
_WIDE: Final = ("md", "html", "csv", "xlsx", "json")
HELP = N_(
    """The register of incidents, to print, to calculate with, to hand over.

    What is left out by a filter is said on it. --wide adds a column for each value inside the
    template's seven (md, html, csv, xlsx, json)."""
)
EXAMPLES = (
    "incplan export register --format csv --separator , --output register.csv",
    "incplan export register --from 2026-01-01 --level major --format pdf --output register.pdf",
    "incplan export register --wide --format xlsx --output register.xlsx",
)


def command(
    ctx: typer.Context,
    first: FromOption = None,
    last: ToOption = None,
    level: LevelOption = None,
    kind: TypeOption = None,
    activity: ActivityOption = None,
    status: StatusOption = None,
    wide: WideOption = False,
    form: Annotated[str, formats("register")] = "md",
    output: OutputOption = None,
    audience: AudienceOption = "team",
    draft: DraftOption = False,
    strict: StrictOption = False,
    force: ForceOption = False,
    separator: SeparatorOption = ";",
    raw: RawOption = False,
) -> Answer:
    """Export the register."""
    paper = Paper(
        form=form,
        output=output,
        audience=audience,
        draft=draft,
        strict=strict,
        force=force,
        separator=separator,
        raw=raw,
    )
    if wide and form not in _WIDE:
        words = " | ".join(f"--format {item}" for item in _WIDE)
        raise UsageError("option_for", option="--wide", words=words)
    wide_for_readers(wide=wide, audience=audience)

    def rows(session: Session) -> RegisterRows:
        wanted = wanted_rows(
            session,
            first=first,
            last=last,
            level=level,
            kind=kind,
            activity=activity,
            status=status,
        )
        return RegisterRows(wanted, wide=wide)

    return write(ctx, "register", paper, rows=rows)
