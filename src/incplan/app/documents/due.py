"""Everything that is due some day, from the plan, its journal and the reviews of incidents."""

from incplan.app.desk.desk import Desk
from incplan.app.documents.role_changes import open_role_changes
from incplan.plan.calendar.due_dates import DueDate, due_dates
from incplan.plan.files.review import Action
from incplan.plan.plan import Plan
from incplan.store.review.file import load_review


def all_due(desk: Desk, plan: Plan) -> tuple[DueDate, ...]:
    """Due days in order. A review that cannot be read is left out; `validate` reports it."""
    day = desk.wall_now.date()
    return due_dates(plan, desk.record(), _actions(desk), day, open_role_changes(desk, plan))


def _actions(desk: Desk) -> dict[str, tuple[Action, ...]]:
    found = {}
    for incident in desk.incidents():
        review = load_review(desk.root, incident).review
        if review is not None and review.actions:
            found[incident] = review.actions
    return found
