"""The columns that the register has on paper only, below an entry on the screen."""

from collections.abc import Iterator

from incplan.cli.session.session import Session
from incplan.documents.views.register.register import register_table
from incplan.documents.wording.wording import Wording
from incplan.incident.register.register import RegisterEntry


def paper_columns(session: Session, entry: RegisterEntry) -> Iterator[tuple[str, str]]:
    """Heading and words of each."""
    say = Wording(session.desk.plan(), session.translator)
    table = register_table(say, (entry,), wide=True)
    return zip(table.columns[3:], table.rows[0][3:], strict=True)
