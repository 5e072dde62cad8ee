"""Ask of which kind an incident is and where: what was read from its words may be put right."""

from incplan.app.desk.desk import Desk
from incplan.cli.prompts.ask import choose
from incplan.i18n.catalogue import Translator, _
from incplan.i18n.labels.plan.sites import site_name
from incplan.incident.state.state import Incident

_NONE = "unknown"


def ask_kind_and_site(
    desk: Desk, incident: Incident, translator: Translator
) -> tuple[str | None, str | None]:
    """The fiche and the site where they are others than those known; Enter keeps those."""
    plan = desk.plan()
    unknown = (_NONE, _("nobody knows yet"))
    fiches = [
        (key, plan.text(fiche.title, desk.language))
        for key in plan.fiche_ids()
        if (fiche := plan.fiche(key)) is not None and key != "common"
    ]
    now = incident.type or _NONE
    kind = choose(_("Of which kind is it? (Enter: as it is)"), (*fiches, unknown), now)
    sites = [
        (site.id, site_name(translator, plan, site.id)) for site in plan.file.organisation.sites
    ]
    here = next(iter(incident.sites), _NONE)
    place = here
    if len(sites) > 1:
        place = choose(_("At which site? (Enter: as it is)"), (*sites, unknown), here)
    return (
        kind if kind not in (now, _NONE) else None,
        place if place not in (here, _NONE) else None,
    )
