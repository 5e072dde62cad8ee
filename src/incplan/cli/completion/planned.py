"""What is known only from a plan that is read: codes of findings, measures, rows, duties."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from incplan.app.desk.desk import Desk
from incplan.app.register.lessons import all_improvements
from incplan.app.validation.validate import validate
from incplan.cli.completion.asked import Asked
from incplan.cli.completion.thing import Thing
from incplan.cli.session.clock import read_clock
from incplan.diagnostics import Severity
from incplan.i18n.catalogue import active_translator
from incplan.i18n.findings import FINDINGS, finding_page
from incplan.i18n.labels import label
from incplan.incident.response.level.escalation import proposals
from incplan.incident.response.tasks import tasks
from incplan.incident.review.questions import questions
from incplan.plan.files.review import ReviewFile
from incplan.store.plan.scenarios import all_scenarios
from incplan.store.plan.settings import quickscan
from incplan.store.review.file import load_review

USUAL_ZONE: Final = "Europe/Brussels"


def desk_of(root: Path, language: str) -> Desk:
    """A desk that only reads."""
    zone = ZoneInfo(quickscan(root).timezone or USUAL_ZONE)
    return Desk(root=root, now=read_clock(zone), zone=zone, language=language, commit=False)


def planned(kind: str, root: Path, asked: Asked, language: str) -> Iterable[Thing]:
    """What a plan that is read holds of one kind."""
    ways: Mapping[str, Callable[[Desk, Asked], Iterable[Thing]]] = {
        "ACTION": _actions,
        "CODE": _codes,
        "DUTY": _duties,
        "ID": _tasks,
        "MEASURE": _measures,
        "PROPOSAL": _proposals,
        "ROW": _rows,
        "SCENARIO": _scenarios,
    }
    return ways[kind](desk_of(root, language), asked)


def _codes(desk: Desk, asked: Asked) -> Iterator[Thing]:
    """Of a plan those that it has, to accept one; to explain one, all."""
    if asked.line == "verify page":
        return
    translator = active_translator()
    if asked.line == "accept":
        found = validate(desk).diagnostics
        codes = sorted({item.code for item in found if item.severity is not Severity.INFO})
    else:
        codes = sorted({code.partition(".")[0] for code in FINDINGS})
    for code in codes:
        yield Thing((code,), finding_page(translator, code).message)


def _tasks(desk: Desk, asked: Asked) -> Iterator[Thing]:
    """The open tasks of the incident that is meant, by number, with their ids."""
    plan, dossier = desk.plan(), desk.dossier(asked.incident)
    for task in tasks(dossier.incident, plan):
        if not task.is_settled:
            yield Thing((str(task.number), task.id), plan.text(task.text, desk.language))


def _measures(desk: Desk, asked: Asked) -> Iterator[Thing]:
    del asked
    plan = desk.plan()
    for key in plan.fiche_ids():
        fiche = plan.fiche(key)
        for measure in fiche.preventive if fiche else ():
            said = plan.text(measure.text, desk.language)
            yield Thing((measure.id, *measure.text.wordings), said)


def _rows(desk: Desk, asked: Asked) -> Iterator[Thing]:
    """The questions of the review that is meant, those still open first."""
    dossier = desk.dossier(asked.incident)
    review = load_review(desk.root, dossier.id).review or ReviewFile()
    rows = [item for item in questions(review, dossier.incident, desk.plan()) if not item.computed]
    for row in sorted(rows, key=lambda item: (not item.asked, item.answered)):
        said = row.text or label(active_translator(), row.key)
        yield Thing((f"{row.key.removeprefix('pir.')}=",), said)


def _duties(desk: Desk, asked: Asked) -> Iterator[Thing]:
    del asked
    for duty in desk.pack().duties:
        yield Thing((duty.id, *duty.title.wordings), desk.plan().text(duty.title, desk.language))


def _scenarios(desk: Desk, asked: Asked) -> Iterator[Thing]:
    del asked
    for key, scenario in all_scenarios(desk.root).scenarios.items():
        yield Thing((key, *scenario.title.wordings), scenario.title.get(desk.language, "fr")[0])


def _proposals(desk: Desk, asked: Asked) -> Iterator[Thing]:
    incident = desk.dossier(asked.incident).incident
    for item in proposals(incident, desk.plan(), desk.now):
        yield Thing((item.id,))


def _actions(desk: Desk, asked: Asked) -> Iterator[Thing]:
    del asked
    for item in all_improvements(desk):
        if item.is_open:
            yield Thing((item.key.rpartition("-")[2], item.key, item.what), item.what)
