"""Plan files that are not committed, for the commands that name them."""

from incplan.app.desk.desk import Desk
from incplan.store.git.unsaved import Unsaved, unsaved_files


def unsaved(desk: Desk) -> Unsaved:
    """Plan files, the logo included, that differ from the commit checked out. Never raises."""
    plan = desk.plan_or_none()
    logo = plan.file.organisation.logo if plan else None
    return unsaved_files(desk.root, (logo,) if logo else ())
