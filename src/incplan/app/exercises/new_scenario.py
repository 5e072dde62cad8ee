"""Write a scenario of one's own: a copy of another, or a short one to fill in."""

from typing import Final

from incplan.app.desk.desk import Desk
from incplan.app.exercises.scenarios import languages_of, the_scenario
from incplan.errors import RefusedError, UsageError
from incplan.frozen import dataclass
from incplan.plan.files.scenarios import TO_WRITE
from incplan.plan.validation.schemas import modeline
from incplan.plan.values.scalars import ID_PATTERN
from incplan.store.disk.durable import create_file
from incplan.store.plan.scenarios import FOLDER, shipped_path


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioWritten:
    """A new file."""

    scenario: str
    path: str
    copied_from: str


def new_scenario(desk: Desk, name: str, source: str) -> ScenarioWritten:
    """Write `scenarios/NAME.yaml`: a copy of another scenario, else a short one to fill in.

    Raises UsageError for a name that is no id, RefusedError where the file is there.
    """
    key = name.strip().lower().replace(" ", "-")
    if not ID_PATTERN.fullmatch(key):
        raise UsageError("no_such_scenario_word", given=name[:60])
    path = f"{FOLDER}/{key}.yaml"
    text, copied = _text(desk, key, source)
    try:
        create_file(desk.root, (FOLDER,), f"{key}.yaml", text.encode())
    except FileExistsError:
        raise RefusedError("scenario_exists", scenario=key, path=path) from None
    return ScenarioWritten(scenario=key, path=path, copied_from=copied)


def _text(desk: Desk, key: str, source: str) -> tuple[str, str]:
    head = modeline(f"{FOLDER}/{key}.yaml")
    if not source:
        return head + _skeleton(desk, key), ""
    scenario, own = the_scenario(desk, source)
    place = desk.root / FOLDER / f"{scenario.id}.yaml" if own else shipped_path(scenario.id)
    lines = place.read_text(encoding="utf-8").splitlines(keepends=True)
    body = [line for line in lines if not line.startswith("# yaml-language-server:")]
    named = [f"id: {key}\n" if line.startswith("id:") else line for line in body]
    return head + "".join(named), scenario.id


def _skeleton(desk: Desk, key: str) -> str:
    """A short scenario whose texts wait to be written; all else of it can be played."""
    fiche = next(iter(desk.plan().fiche_ids()), "communication")
    text = "{" + ", ".join(f'{language}: "{TO_WRITE}"' for language in languages_of(desk)) + "}"
    blocks = "".join(
        f'  - id: I{number}\n    at: {at}\n    story: "tue {hour}"\n    to: [incident_manager]\n'
        f"    via: phone\n    text: {text}\n    expect:\n      - {expect}\n"
        for number, (at, hour, expect) in enumerate(_SKELETON, start=1)
    )
    return (
        f'format: 1\nid: {key}\nversion: "0.1"\nfiche: {fiche}\nform: tabletop_30\n'
        'play: 30\ndebrief: 10\nstory_start: "tue 09:00"\n'
        "players: [incident_manager, bcp_manager]\n"
        "bind: {A: activity.shortest_rto, A_RTO: value.rto(A)}\nhide: []\n"
        f"title: {text}\nbrief: {text}\n"
        f"objectives:\n  - {{id: O1, text: {text}}}\n  - {{id: O2, text: {text}}}\n"
        f"injects:\n{blocks}debrief_questions:\n"
        f"  - {{id: Q1, obj: O1, text: {text}}}\n  - {{id: Q2, obj: O2, text: {text}}}\n"
    )


#: Minute of play, hour of the story, what is expected.
_SKELETON: Final = (
    (0, "09:00", "{level: minor, within: 5, obj: O1, critical: yes}"),
    (7, "09:30", "{affect: A, within: 5, obj: O1}"),
    (14, "10:30", '{call: "role:bcp_manager", within: 5, obj: O2}'),
    (20, "12:00", "{eta: A, within: 4, obj: O2}"),
    (25, "14:00", "{tell: staff, within: 5, obj: O2}"),
)
