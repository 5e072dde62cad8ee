"""Which directory is the plan."""

from pathlib import Path

from incplan.errors import UnreadableError


def find_plan(start: Path, explicit: Path | None) -> Path:
    """The plan named, else the first directory upward that holds `plan.yaml`.

    Raises UnreadableError: `plan_directory_missing`, `not_a_plan`, `no_plan_here`.
    """
    if explicit is not None:
        if not explicit.is_dir():
            raise UnreadableError("plan_directory_missing", path=str(explicit))
        if not (explicit / "plan.yaml").is_file():
            raise UnreadableError("not_a_plan", path=str(explicit))
        return explicit.resolve()
    folder = start.resolve()
    for candidate in (folder, *folder.parents):
        if (candidate / "plan.yaml").is_file():
            return candidate
    raise UnreadableError("no_plan_here", path=str(folder))
