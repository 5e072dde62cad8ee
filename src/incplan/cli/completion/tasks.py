"""The open tasks of an incident, for a shell: plan and journal are read."""

from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from incplan.app.desk.desk import Desk
from incplan.cli.completion.thing import Thing
from incplan.cli.session.clock import read_clock
from incplan.incident.response.tasks import tasks
from incplan.store.plan.settings import quickscan

_USUAL_ZONE: Final = "Europe/Brussels"


def open_tasks(root: Path, incident: str | None, language: str) -> list[Thing]:
    """The open tasks of the incident that is meant, by number, with their ids."""
    zone = ZoneInfo(quickscan(root).timezone or _USUAL_ZONE)
    desk = Desk(root=root, now=read_clock(zone), zone=zone, language=language, commit=False)
    plan, dossier = desk.plan(), desk.dossier(incident)
    return [
        Thing((str(task.number), task.id), plan.text(task.text, language))
        for task in tasks(dossier.incident, plan)
        if not task.is_settled
    ]
