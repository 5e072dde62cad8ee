"""What changed between two versions of the plan, in words for those who approve."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from incplan.app.desk.desk import Desk
from incplan.documents.content.document import Document
from incplan.documents.views.common.furniture import with_gaps
from incplan.documents.views.plan.changes import changes_view
from incplan.documents.wording.changes import ToldChange, told
from incplan.documents.wording.wording import Wording
from incplan.errors import UnreadableError
from incplan.i18n.catalogue import Translator
from incplan.i18n.findings.gaps import gaps_told
from incplan.plan.gaps import Gap
from incplan.plan.maintenance.difference import Change, difference
from incplan.store.plan.versions import read_versions

if TYPE_CHECKING:
    from incplan.store.plan.versions import PlanVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two: as asked for, its version, its commit when it comes from git.

    `broken` names the files that could not be used as written; changes in them may be missing.
    """

    given: str
    version: str
    commit: str | None
    broken: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChanges:
    """Both sides and every change; the document is what `--format md` prints."""

    before: Side
    after: Side
    changes: tuple[ToldChange, ...]
    _document: Document = field(repr=False)

    @property
    def document(self) -> Document:
        """The changes as a document."""
        return self._document


def plan_changes(
    desk: Desk, versions: str, translator: Translator, *, bookkeeping: bool = False
) -> PlanChanges:
    """Compare two versions. Raises UsageError for unknown ones, UnreadableError without a plan."""
    sides = read_versions(desk.root, versions)
    says = [_wording(side, translator) for side in sides]
    unusable = frozenset((*sides[0].broken, *sides[1].broken))
    found = difference(says[0].plan, says[1].plan, bookkeeping=bookkeeping)
    changes = tuple(
        told(change, says[0], says[1]) for change in found if not _unknown(change, unusable)
    )
    gaps = _noted(desk, sides)
    document = changes_view(
        says[1],
        changes,
        before=_name(says[1], sides[0]),
        after=_name(says[1], sides[1]),
        today=desk.local_now.date(),
        commit=sides[1].commit,
    )
    document = with_gaps(document, gaps_told(translator, gaps, named=True))
    return PlanChanges(
        before=_side(sides[0]), after=_side(sides[1]), changes=changes, _document=document
    )


def _unknown(change: Change, unusable: frozenset[str]) -> bool:
    """Whether a file only seems to have come or gone: it is there, and nothing could be read."""
    return not change.route and f"{change.part}/{change.file}" in unusable


def _noted(desk: Desk, sides: "tuple[PlanVersion, ...]") -> tuple[Gap, ...]:
    """What of either side could not be read; what is wrong in both, once."""
    found: dict[object, Gap] = {}
    for side in sides:
        for gap in side.loaded.plan.gaps if side.loaded.plan else ():
            key = (gap.problem.path, gap.problem.line, gap.problem.code)
            if key not in found:
                found[key] = gap
                desk.note_gap(gap)
    return tuple(found.values())


def _wording(side: "PlanVersion", translator: Translator) -> Wording:
    if side.loaded.plan is None:
        raise UnreadableError("version_unreadable", given=side.given)
    return Wording(side.loaded.plan, translator)


def _side(side: "PlanVersion") -> Side:
    return Side(given=side.given, version=side.version, commit=side.commit, broken=side.broken)


def _name(say: Wording, side: "PlanVersion") -> str:
    where = f"{say.t('commit {commit}', commit=side.commit[:12])}" if side.commit else side.given
    return say.t(
        "version {version} ({where})",
        version=side.version,
        where=where or say.t("the files as they are now"),
    )
