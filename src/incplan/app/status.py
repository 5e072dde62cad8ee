"""Where things stand: one incident, or every open one, the most severe first."""

from incplan.app.briefing import Briefing, brief
from incplan.app.desk import Desk
from incplan.app.obligation_clocks import with_obligations
from incplan.diagnostics import Diagnostic, Severity
from incplan.frozen import dataclass
from incplan.i18n.catalogue import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusResult:
    """Briefings, and the files that could not be read for them."""

    incidents: tuple[Briefing, ...]
    unreadable: tuple[Diagnostic, ...] = ()


def status(desk: Desk, part: str | None, translator: Translator) -> StatusResult:
    """One incident when named, otherwise all open ones and running exercises."""
    from incplan.store.incidents import open_incidents

    ids = (desk.resolve(part),) if part else open_incidents(desk.root)
    dossiers = [desk.dossier(item) for item in ids]
    plan = desk.plan()
    briefings = [
        with_obligations(
            desk,
            dossier.incident,
            brief(dossier.incident, plan, desk.local_now, translator),
            translator,
        )
        for dossier in dossiers
    ]
    broken = [*desk.loaded(positions=False).diagnostics]
    for dossier in dossiers:
        broken.extend(dossier.diagnostics)
    ranks = {"crisis": 0, "major": 1, "minor": 2, "low": 3}
    return StatusResult(
        incidents=tuple(sorted(briefings, key=lambda item: (ranks[item.level], item.id))),
        unreadable=tuple(item for item in broken if item.severity is Severity.ERROR),
    )
