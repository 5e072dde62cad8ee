"""Which pages of the printed binder say something else than the plan says now (S-024)."""

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from incplan.app.desk.desk import Desk
from incplan.app.documents.views import reference_view
from incplan.documents.content.page_codes import (
    COVER,
    changed_sections,
    coded_sections,
    section_prints,
)
from incplan.documents.wording.wording import Wording
from incplan.errors import IncplanError
from incplan.i18n.catalogue import translator
from incplan.plan.maintenance.coverage import COVERED, changed_between
from incplan.plan.record import PrintRun
from incplan.store.git.revisions import plan_revisions, write_revision

#: So many states of the plan are looked at, newest first, for the one that was printed.
_HISTORY: Final = 10


def outdated_pages(desk: Desk, run: PrintRun) -> tuple[str, ...]:
    """Titles of the binder's sections that changed since; none when git has no such state."""
    before = _printed(desk, run)
    if before is None:
        return ()
    then, titles_then = before
    now, titles = _sections(desk)
    return tuple({**titles_then, **titles}[key] for key in changed_sections(then, now))


def _printed(desk: Desk, run: PrintRun) -> tuple[dict[str, str], dict[str, str]] | None:
    for revision in plan_revisions(desk.root, _HISTORY):
        with tempfile.TemporaryDirectory(prefix="incplan-") as folder:
            write_revision(desk.root, revision.commit, Path(folder))
            then = replace(desk, root=Path(folder), _reader=None)
            try:
                then.plan()
                if not _differs(run, then.loaded().parts):
                    return _sections(then)
            except IncplanError:
                continue
    return None


def _differs(run: PrintRun, then: Mapping[str, str]) -> bool:
    """Whether a state of the files is another than the one printed, acceptances apart."""
    return bool(changed_between(run.parts, then, COVERED, fingerprint=run.fingerprint))


def _sections(desk: Desk) -> tuple[dict[str, str], dict[str, str]]:
    """Fingerprint and title of each section that starts a page."""
    say = Wording(desk.plan(), translator(desk.language))
    reference = reference_view(desk, say, "binder", None, sets=1)
    titles = {section.id: section.heading for section in coded_sections(reference)}
    return section_prints(reference), {COVER: reference.title, **titles}
