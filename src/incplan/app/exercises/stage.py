"""The scenario of an exercise as it was staged when it began."""

from incplan.app.desk.desk import Desk
from incplan.incident.exercises.staging import Staged, staged_at
from incplan.incident.exercises.story import StoryHour
from incplan.incident.state.exercise import Exercise
from incplan.store.plan.scenarios import all_scenarios


def staged_of(desk: Desk, found: Exercise) -> Staged | None:
    """Its scenario with the hours fixed then; None where the scenario is not there any more.

    Names are asked again: a name that the plan changed since is told as it is called today.
    """
    scenario = all_scenarios(desk.root).scenarios.get(found.started.scenario)
    if scenario is None or not found.started.timetable:
        return None
    known = {item.inject: item for item in found.started.timetable}
    first = found.started.timetable[0]
    hours = tuple(
        StoryHour(
            item.id,
            known[item.id].at if item.id in known else item.at,
            known[item.id].story if item.id in known else first.story,
        )
        for item in scenario.injects
    )
    return staged_at(scenario, desk.plan(), desk.pack(), hours)
