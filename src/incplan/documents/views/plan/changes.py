"""What changed between two versions of the plan, for those who approve the new one (S-010)."""

from datetime import date
from itertools import groupby

from incplan.documents.content.blocks import Block, Bullets, Paragraph, Table
from incplan.documents.content.document import Document, Section
from incplan.documents.views.common.stamp import demonstration, stamp
from incplan.documents.wording.changes import ToldChange
from incplan.documents.wording.wording import Wording
from incplan.plan.maintenance.difference import PARTS, Move


def changes_view(
    say: Wording,
    changes: tuple[ToldChange, ...],
    *,
    before: str,
    after: str,
    today: date,
    commit: str | None,
) -> Document:
    """A chapter for each part of the plan, a section for each file."""
    chapters = tuple(
        _part(say, part, found)
        for part in PARTS
        if (found := tuple(item for item in changes if item.part == part))
    )
    nothing = Section(
        id="nothing", title=say.t("Changes"), blocks=(Paragraph(say.t("Nothing changed.")),)
    )
    return Document(
        id="changes",
        language=say.language,
        title=say.t("Changes of the incident plan"),
        organisation=say.plan.file.organisation.name,
        subtitle=say.t("From {before} to {after}", before=before, after=after),
        stamp=stamp(say, today=today, commit=commit),
        notices=demonstration(say),
        contents=say.t("Contents"),
        chapters=chapters or (nothing,),
    )


def _part(say: Wording, part: str, changes: tuple[ToldChange, ...]) -> Section:
    title = say.label(f"part.{part}")
    grouped = [(file, tuple(items)) for file, items in groupby(changes, key=lambda item: item.file)]
    if grouped[0][0] == "":
        return Section(id=part, title=title, blocks=(_table(say, changes),))
    return Section(
        id=part,
        title=title,
        sections=tuple(_file(say, part, file, items) for file, items in grouped),
    )


def _file(say: Wording, part: str, file: str, changes: tuple[ToldChange, ...]) -> Section:
    first = changes[0]
    block: Block = _table(say, changes)
    how = Move.CHANGED
    if not first.field:
        how = first.how
        block = Bullets(tuple((first.after or first.before).split("\n")))
    title = say.t("{name}: {value}", name=first.name, value=say.label(f"move.{how.value}"))
    return Section(id=f"{part}-{file}", title=title, blocks=(block,))


def _table(say: Wording, changes: tuple[ToldChange, ...]) -> Table:
    columns = (say.t("What"), say.t("Before"), say.t("Now"))
    dash = "-"
    rows = tuple((item.field, item.before or dash, item.after or dash) for item in changes)
    return Table(columns, rows, strong=0)
