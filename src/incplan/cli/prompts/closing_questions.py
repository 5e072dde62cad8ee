"""What still prevents closing, asked about one point after the other on a terminal (S-081).

A fact that is told is on disk before the next point; what is left open is asked for by `close`.
No question has a default: nobody agrees, and nothing is done, because a key was pressed.
"""

import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from incplan.app.desk.people import name_of
from incplan.app.response.activities import restore
from incplan.app.response.cause import cause
from incplan.app.response.closing import missing
from incplan.app.response.tasks import Tick, tick
from incplan.cli.output.screen import new_screen
from incplan.cli.output.streams import say_aside
from incplan.cli.prompts.ask import ask, can_ask, choose
from incplan.cli.session.session import Session
from incplan.errors import RefusedError, UsageError
from incplan.i18n.catalogue import _
from incplan.i18n.sentences import error_sentence
from incplan.incident.response.lifecycle import Objection
from incplan.incident.response.tasks import Task, open_tasks

_LATER: Final = "later"


@dataclass
class Said:
    """What `close` is told: who agreed, what it closes without, and why."""

    agreed_by: list[str] = field(default_factory=list)
    waived: dict[str, str] = field(default_factory=dict)

    @property
    def reason(self) -> str:
        """The reasons as one text; each with its point where they differ."""
        reasons = tuple(dict.fromkeys(self.waived.values()))
        if len(reasons) < 2:
            return "".join(reasons)
        return "; ".join(f"{item}: {reason}" for item, reason in self.waived.items())


@dataclass(frozen=True, slots=True)
class _Dialogue:
    """One incident and what was said of it so far."""

    session: Session
    incident: str
    said: Said

    def ask_about(self, point: Objection) -> None:
        """The question that fits what is missing."""
        match point.code:
            case "activity_not_restored":
                self._activity(point)
            case "cause_not_settled":
                self._cause()
            case "duties_open":
                self._tasks(point)
            case "agreement_missing":
                self._agreement(point)
            case _ if point.can_be_waived:
                if _chosen(_without()) == "waive":
                    self._waive(point)
            case _:  # only the command that is shown mends it
                pass

    def _activity(self, point: Objection) -> None:
        without = (_without(),) if point.can_be_waived else ()
        answer = _chosen(("restored", _("it runs in full again")), *without)
        if answer == "waive":
            self._waive(point)
        elif answer == "restored":
            restore(
                self.session.desk, self.incident, str(point.params["activity"]), at=self._since()
            )

    def _since(self) -> datetime | None:
        """When it was; None for now. What is no time is told and asked again."""
        while True:
            try:
                return self.session.time(ask(_("Since when? 14:05; Enter: just now")) or None)
            except UsageError as error:
                _say(error_sentence(self.session.translator, error.code, error.params))

    def _cause(self) -> None:
        desk = self.session.desk
        answer = _chosen(("yes", _("found and removed")), ("no", _("looked for in vain")))
        if answer == "yes":
            cause(desk, self.incident, found=True, cause_text=_needed(_("What was it?")))
        elif answer == "no":
            tried = _needed(_("What was tried to find it?"))
            cause(desk, self.incident, found=False, efforts=tried)

    def _tasks(self, point: Objection) -> None:
        """Each open task by itself, until somebody closes without those that are left."""
        desk = self.session.desk
        for task in self._still_open():
            _say(f"{task.number} {desk.plan().text(task.text, desk.language)}", 2)
            answer = _chosen(
                ("done", _("done")),
                ("skip", _("not needed, with a reason")),
                ("waive", _("close without all that are left, with a reason")),
            )
            if answer == "waive":
                self._waive(point)
                return
            if answer != _LATER:
                tick(desk, self.incident, (task.id,), _told(answer, task))

    def _still_open(self) -> Iterable[Task]:
        desk = self.session.desk
        found = open_tasks(desk.dossier(self.incident).incident, desk.plan())
        return (task for task in found if task.mandatory)

    def _agreement(self, point: Objection) -> None:
        """Who has agreed: only somebody who was asked and said so."""
        people, plan = point.params.get("people"), self.session.desk.plan()
        named = [
            (key, _("{name} has said yes", name=name_of(plan, key)))
            for key in (people if isinstance(people, tuple) else ())
        ]
        if named and (answer := _chosen(*named)) != _LATER:
            self.said.agreed_by.append(answer)

    def _waive(self, point: Objection) -> None:
        self.said.waived[point.item] = _needed(_("Why?"))


def ask_what_is_missing(session: Session, incident: str) -> Said:
    """Ask about each point that prevents closing an incident, and record the facts told.

    Raises RefusedError where nobody can be asked, and for an incident that has ended.
    """
    if not can_ask(assume_yes=session.settings.assume_yes) or session.settings.json:
        raise RefusedError("close_ask_needs_terminal", id=incident)
    dialogue = _Dialogue(session, incident, Said())
    found = missing(session.desk, incident)
    _say(_("Each point by itself; what stays open is listed at the end. Ctrl-D stops."))
    try:
        for place, point in enumerate(found, start=1):
            say_aside("\n")
            _say(f"{place}/{len(found)}  {_sentence(session, point)}")
            dialogue.ask_about(point)
    except EOFError:
        say_aside("\n")
    return dialogue.said


def _sentence(session: Session, point: Objection) -> str:
    """What is missing and who mends it, each person with a number."""
    params = {**point.params, "mend": point.mend, "item": point.item}
    params |= {"waive": f"close --waive {point.item}", "later": False}
    return error_sentence(session.translator, point.code, params)


def _told(answer: str, task: Task) -> Tick:
    if answer == "skip":
        return Tick(skip=True, reason=_needed(_("Why?")))
    return Tick(decision=_needed(_("What was decided?")) if task.decision else "")


def _without() -> tuple[str, str]:
    return "waive", _("close without it, with a reason")


def _chosen(*choices: tuple[str, str]) -> str:
    return choose(_("Which one?"), (*choices, (_LATER, _("not yet: it stays open"))))


def _needed(question: str) -> str:
    """An answer of some words: asked again until there is one."""
    while not (answer := ask(question)):
        pass
    return answer


def _say(text: str, indent: int = 0) -> None:
    screen = new_screen(False, sys.stderr)
    screen.line(text, indent=indent)
    say_aside(screen.text())
