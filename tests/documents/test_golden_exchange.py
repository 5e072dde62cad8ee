"""Files for other programs, word for word: `make golden` after a wanted change."""

import os
from datetime import date

import pytest

from incplan.documents.formats.data.calendar import render_ics
from incplan.documents.formats.data.csv import render_csv
from incplan.documents.formats.data.vcards import render_vcf
from incplan.documents.formats.markdown.page import render_markdown
from incplan.documents.views.common.due_days import calendar_view
from incplan.documents.views.plan.activities import activities_view
from incplan.documents.views.plan.changes import changes_view
from incplan.documents.views.plan.data_sheets import activity_sheet, contact_sheet, date_sheet
from incplan.documents.wording.wording import Wording
from incplan.plan.calendar.due_dates import due_dates
from incplan.plan.files.review import Action
from incplan.plan.maintenance.effective import with_record
from incplan.plan.record import PlanRecord
from incplan.plan.values.reading import check
from tests.documents.reading import ENGLISH, TEMPLATES
from tests.documents.test_golden import GOLDEN, MARKS
from tests.plan.test_difference import changes
from tests.small_plan import activity, small_plan

DAY = date(2026, 11, 23)
ACTIONS = {
    "INC-2026-002-bp55": (
        check(Action, {"what": "Second line", "owner": "nadia", "due": "2027-01-31"}),
    )
}


def made():
    plan = small_plan()
    say = Wording(plan, ENGLISH)
    record = PlanRecord(reviews=(date(2026, 3, 1),))
    dates = due_dates(with_record(plan, record, DAY), record, ACTIONS, DAY)
    later = small_plan(activities={"orders": activity("Orders", rto="2h"), "new": activity("New")})
    between = changes_view(
        say, tuple(changes(later)), before="3.1", after="3.2", today=DAY, commit="0123456789abcdef"
    )
    return {
        "contacts.vcf": render_vcf(say, "test-sons", DAY).encode(),
        "calendar.ics": render_ics(say, dates, "test-sons", DAY),
        "contacts.csv": render_csv(contact_sheet(say)),
        "activities.csv": render_csv(activity_sheet(say), ","),
        "calendar.csv": render_csv(date_sheet(say, dates), raw=True),
        "activities.md": render_markdown(activities_view(say, **MARKS), TEMPLATES).encode(),
        "calendar.md": render_markdown(calendar_view(say, dates, **MARKS), TEMPLATES).encode(),
        "changes.md": render_markdown(between, TEMPLATES).encode(),
    }


@pytest.mark.golden
@pytest.mark.parametrize(
    "name",
    [
        "contacts.vcf",
        "calendar.ics",
        "contacts.csv",
        "activities.csv",
        "calendar.csv",
        "activities.md",
        "calendar.md",
        "changes.md",
    ],
)
def test_the_file_is_as_kept(name):
    content = made()[name]
    kept = GOLDEN / name
    if os.environ.get("INCPLAN_UPDATE_GOLDEN"):
        kept.write_bytes(content)

    assert content == kept.read_bytes()
