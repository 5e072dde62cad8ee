"""Record that a report was given."""

from datetime import datetime

from incplan.app.desk.desk import Desk
from incplan.app.desk.fact import Recorded
from incplan.app.response.communicate import communicate
from incplan.app.response.situation.report_due import TEAM, next_recipient
from incplan.app.response.situation.situation_report import situation_report
from incplan.errors import UsageError
from incplan.i18n.catalogue import Translator
from incplan.incident.clocks.reports import rhythm
from incplan.incident.events.words import MessageAudience
from incplan.incident.state.state import Incident


def report_said(
    desk: Desk,
    part: str | None,
    readers: str | None,
    translator: Translator,
    *,
    medium: str,
    at: datetime | None = None,
) -> Recorded:
    """Record that the report was read out or sent: its words, as they stood then.

    Raises UsageError for the team, which was promised none.
    """
    dossier = desk.dossier(part)
    to = readers or next_recipient(dossier.incident, desk.plan(), desk.local_now)
    if to == TEAM:
        raise _to_the_team(dossier.incident, desk)
    told = situation_report(desk, dossier.id, to, translator, moment=at)
    return communicate(
        desk,
        dossier.id,
        told.text,
        audience=MessageAudience(to),
        medium=medium,
        language=translator.language,
        at=at,
    )


def _to_the_team(incident: Incident, desk: Desk) -> UsageError:
    """Why a report to the team is not recorded, and to whom one is promised at this level."""
    promised = tuple(rhythm(desk.plan(), incident.level))
    if not promised:
        return UsageError("report_to_nobody")
    return UsageError("report_to_team", given=promised[0], functions=promised)
