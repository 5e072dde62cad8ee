"""What is left of incidents that are over: the review, and the actions that it asked for."""

from dataclasses import replace

from incplan.app.desk.desk import Desk
from incplan.app.desk.people import name_of
from incplan.app.response.situation.briefing import Briefing
from incplan.app.response.situation.moment import OVER
from incplan.app.response.situation.status import ActionLeft, AfterEnd, StatusResult
from incplan.app.review.actions import ActionFilter, action_list


def with_what_is_left(desk: Desk, result: StatusResult) -> StatusResult:
    """The answer of `status`, with what is left to do of the incidents in it that are over."""
    left = tuple(_left(desk, item) for item in result.incidents if item.status in OVER)
    return replace(result, left=left)


def _left(desk: Desk, item: Briefing) -> AfterEnd:
    plan = desk.plan()
    review = (clock.limit_at for clock in item.clocks if clock.kind == "review" and clock.left)
    wanted = ActionFilter(incident=item.id, only_open=True)
    return AfterEnd(
        incident=item.id,
        review_by=next(review, None),
        actions=tuple(
            ActionLeft(
                key=action.key,
                what=action.what,
                owner=name_of(plan, action.owner),
                due=action.due,
                overdue=action.overdue,
            )
            for action in action_list(desk, wanted).actions
        ),
    )
