"""Plan files that are not saved in git, as the commands that name them see it."""

from incplan.app.desk.desk import Desk
from incplan.store.git.unsaved import Unsaved, unsaved_files


def unsaved(desk: Desk) -> Unsaved:
    """What the commit checked out does not hold as it stands; the plan's logo counts. No raise."""
    plan = desk.plan_or_none()
    logo = plan.file.organisation.logo if plan else None
    return unsaved_files(desk.root, (logo,) if logo else ())
