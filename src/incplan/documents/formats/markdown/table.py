"""A table as Markdown, every cell inert."""

from incplan.documents.content.blocks import Table
from incplan.documents.formats.markdown.escape import inline


def markdown_table(table: Table) -> str:
    """Header, rule, rows."""
    lines = [table.columns, ("---",) * len(table.columns), *table.rows]
    shown = [
        [text if place == 1 else inline(text) for text in row] for place, row in enumerate(lines)
    ]
    return "".join("| " + " | ".join(row) + " |\n" for row in shown)
