"""The template's action tables: action, function, linked document (S-062, S-075, S-083)."""

from incplan.documents.content.blocks import Block, Table, ToFill
from incplan.documents.wording.wording import Wording
from incplan.plan.files.levels import ActionRow


def action_table(say: Wording, rows: tuple[ActionRow, ...]) -> Block:
    """One table with the three columns, or the mark that it is still to be written."""
    if not rows:
        return ToFill(say.t("{mark} Actions, functions and linked documents.", mark=say.to_fill))
    columns = (
        say.t("No."),
        say.t("Action"),
        say.t("Role"),
        say.t("Link to other documents (name, reference)"),
    )
    return Table(
        columns,
        tuple(
            (str(number), say.text(row.action), _functions(say, row), say.document(row.document))
            for number, row in enumerate(rows, start=1)
        ),
    )


def _functions(say: Wording, row: ActionRow) -> str:
    doers, towards = say.roles(row.functions), say.roles(row.towards)
    if doers and towards:
        return say.t("{doers} to {towards}", doers=doers, towards=towards)
    return doers or towards
