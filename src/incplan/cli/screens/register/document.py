"""The register as a file: for a spreadsheet, a browser, an editor."""

from incplan.app.documents.rendering import titled
from incplan.app.register.register import RegisterResult
from incplan.cli.session.session import Session
from incplan.documents.content.blocks import Table
from incplan.documents.content.sheets import Sheet
from incplan.documents.formats.data.csv import render_csv
from incplan.documents.formats.html.table import html_page
from incplan.documents.formats.markdown.escape import inline
from incplan.documents.formats.markdown.table import markdown_table
from incplan.documents.views.register.register import register_table
from incplan.documents.wording.wording import Wording
from incplan.incident.register.register import RegisterEntry


def register_document(session: Session, result: RegisterResult, form: str, *, wide: bool) -> bytes:
    """The register in one format: incidents, then near misses; spreadsheets get one table."""
    say = Wording(session.desk.plan(), session.translator)
    if form in ("csv", "xlsx"):
        return _sheet(session, say, register_table(say, _sorted(result), wide=wide), form)
    near = tuple(entry for entry in result.entries if entry.near_miss)
    real = tuple(entry for entry in result.entries if not entry.near_miss)
    tables = (
        (say.t("Incidents"), register_table(say, real, wide=wide)),
        (say.t("Near misses, weak signals and false alarms"), register_table(say, near, wide=wide)),
    )
    title, name = say.t("Incident register"), say.plan.file.organisation.name
    if form == "html":
        note = f"{name}, {say.moment(session.desk.now)}"
        return html_page(title, say.language, tables, note).encode()
    parts = [f"## {inline(caption)}\n\n{markdown_table(table)}" for caption, table in tables]
    return f"# {inline(title)}\n\n{inline(name)}\n\n".encode() + "\n".join(parts).encode()


def _sheet(session: Session, say: Wording, table: Table, form: str) -> bytes:
    sheet = Sheet(say.t("Register"), table.columns, table.rows)
    if form == "csv":
        return render_csv(sheet, ",")
    # Late import: xlsxwriter, for a workbook alone.
    from incplan.documents.formats.office.workbook import render_xlsx

    title = say.t("Incident register")
    return render_xlsx((sheet,), titled(say, title, session.desk.local_now.date()))


def _sorted(result: RegisterResult) -> tuple[RegisterEntry, ...]:
    """Incidents first, then near misses, as on paper."""
    return tuple(sorted(result.entries, key=lambda entry: entry.near_miss))
