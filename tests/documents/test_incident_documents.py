"""Register, journal and review on paper."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest

from incplan.i18n.labels import label
from incplan.incident.events.course_events import Cancelled, Classified, Closed, Eradicated
from incplan.incident.events.events import (
    Communicated,
    Corrected,
    HandedOver,
    Logged,
    MeasureTaken,
    Restored,
    Reviewed,
)
from incplan.incident.events.words import EntryKind, MessageAudience
from incplan.incident.review.compute import compute
from incplan.incident.review.improvements import improvements
from incplan.incident.review.template import SECTIONS
from incplan.plan.files.review import ReviewFile
from incplan.plan.record import PlanRecord
from incplan.plan.values.reading import check
from incplan.vocabulary import Level
from tests.documents.printing import journal_document, register_document, review_document
from tests.documents.reading import ENGLISH, HOSTILE, TEMPLATES, headings, part, shape, tables
from tests.small_plan import Story, at, objectives, small_plan

NOW = at(60 * 24)


def register(*stories):
    incidents = tuple(story.incident for story in stories)
    return register_document(small_plan(), incidents, ENGLISH, templates=TEMPLATES, now=NOW)


def journal(story):
    return journal_document(small_plan(), story.incident, ENGLISH, templates=TEMPLATES, now=NOW)


def review(story, words=None, *, others=()):
    incident = story.incident
    plan = small_plan()
    facts = compute(incident, plan, others=others, now=NOW)
    answers = check(ReviewFile, words or {})
    return review_document(plan, incident, answers, facts, ENGLISH, templates=TEMPLATES, now=NOW)


def phishing(text="Somebody clicked"):
    return (
        Story()
        .declared(text, type="phishing", activities=("orders",), objectives=objectives(orders=2))
        .tell(Classified, 10, level=Level.CRISIS, confirmed_by="claire")
        .tell(MeasureTaken, 12, measure="PHI-A01", effort=timedelta(minutes=20))
        .tell(Logged, 20, late=90, entry=EntryKind.ACTION, text=text, cost_eur=Decimal("120.50"))
        .tell(Corrected, 25, corrects="logged-3", text="It was two modems")
        .tell(Communicated, 30, audience=MessageAudience.CUSTOMERS, medium="e-mail", text=text)
        .tell(HandedOver, 35, role="incident_manager", to="claire")
        .tell(Restored, 180, activity="orders", data_loss=timedelta(minutes=30))
        .tell(Classified, 200, level=Level.MINOR, reason="over")
        .tell(Eradicated, 210, cause_found=True, cause="A false page")
        .tell(Closed, 240, resolved_at=at(180))
    )


def test_the_register_has_the_seven_columns_of_the_template():
    (table,) = tables(part(register(phishing()), "Incidents"))
    (row,) = table[1:]

    assert len(table[0]) == 7
    assert row[0] == "2026-014\nINC-2026-014-k7f3"
    assert row[1] == "09/11/2026 07:00 CET"
    assert row[2:4] == ["Phishing", "Somebody clicked"]
    assert "Nadia EL FICTI" in row[4]
    details = dict(line.split(": ", 1) for line in row[5].split("\n"))
    assert details["Duration"] == "3 h"
    assert details["Activities"] == "Orders (3 h)"
    assert details["Resources"] == "20 min, 120.50 EUR"
    assert details["Cause"] == "A false page"
    assert "PHI-A01 Reset the password" in row[6]


def test_the_register_shows_the_highest_and_the_final_level():
    (table,) = tables(part(register(phishing()), "Incidents"))
    crisis, minor = (label(ENGLISH, f"level.{level}") for level in ("crisis", "minor"))

    assert f"Impact: {crisis}, finally {minor};" in table[1][5]


def test_near_misses_stand_apart_and_exercises_nowhere():
    text = register(
        Story("INC-2026-001-aaaa").declared("open one"),
        Story("INC-2026-002-bbbb").declared("steam").tell(Cancelled, 10),
        Story("EXE-2026-001-cccc").declared("a drill"),
    )

    assert "open one" in part(text, "Incidents")
    assert "steam" in part(text, "Near misses, weak signals and false alarms")
    assert "a drill" not in text


def test_an_empty_register_says_so():
    assert part(register(), "Incidents").strip() == "None recorded."


def test_the_journal_runs_by_the_time_things_happened():
    story = phishing()
    story.tell(Logged, 5, late=600, text="Remembered later")
    (table,) = tables(part(journal(story), "Timeline"))

    assert [row[4] for row in table[1:4]] == ["declared-0", "logged-11", "classified-1"]
    assert table[2][0] == "09/11/2026 07:05 CET\nwritten down 09/11/2026 17:05 CET"
    assert table[1][0] == "09/11/2026 07:00 CET"


def test_a_correction_and_what_it_corrects_point_at_each_other():
    (table,) = tables(part(journal(phishing()), "Timeline"))
    by_id = {row[4]: row[3] for row in table}

    assert "(corrected-4)" in by_id["logged-3"]
    assert "Somebody clicked" in by_id["logged-3"]
    assert "corrects logged-3 of 09/11/2026 07:20 CET: “Somebody clicked”" in by_id["corrected-4"]


def test_the_journal_names_people_and_tasks():
    (table,) = tables(part(journal(phishing()), "Timeline"))
    by_id = {row[4]: row[3] for row in table}

    assert "to: Claire DELVAUX-NOVA" in by_id["handed_over-6"]
    assert "task: PHI-A01 Reset the password" in by_id["measure-2"]
    assert "effort: 20 min" in by_id["measure-2"]
    assert "age of the data: 30 min" in by_id["restored-7"]
    assert "plan_fingerprint" not in by_id["declared-0"]


def test_an_exercise_says_so_on_top():
    story = Story("EXE-2026-001-cccc").declared()

    assert "EXERCISE" in journal(story).split("## ")[0]
    assert "EXERCISE" in review(story).split("## ")[0]
    assert "EXERCISE" not in journal(phishing())


def after_the_first_page(text):
    """The twelve sections and what follows, without the page for management."""
    return text[text.index("## 1.") :]


def test_the_review_has_twelve_sections_of_two_columns():
    text = after_the_first_page(review(phishing()))
    chapters = [item for item in headings(text) if item.startswith("## ")]

    assert [item.split()[1] for item in chapters[:12]] == [f"{n}." for n in range(1, 13)]
    assert all(len(table[0]) == 2 for table in tables(text))
    assert sum(len(table) - 1 for table in tables(text)) == 43


def rows_of(text):
    return {row[0]: row[1] for table in tables(text) for row in table[1:]}


def test_computed_rows_say_where_they_come_from():
    rows = rows_of(review(phishing()))
    severity = rows[label(ENGLISH, "pir.admin.severity")]
    recovery = rows[label(ENGLISH, "pir.adequacy.actual_time")]

    assert severity.splitlines()[0] == f"highest: {label(ENGLISH, 'level.crisis')}"
    assert severity.splitlines()[1] == f"final: {label(ENGLISH, 'level.minor')}"
    evidence = review(phishing()).split("## Where the facts come from")[1]
    name = label(ENGLISH, "pir.admin.severity")
    assert f"**{name}**: declared-0, classified-1, classified-8" in evidence
    assert "Orders: 3 h against RTO 2 h, missed" in recovery
    assert "RTO changed since, now 4 h" in recovery
    assert "data loss 30 min against RPO 1 h, kept" in recovery


def test_judgement_rows_are_answered_or_marked():
    rows = rows_of(
        review(
            phishing(),
            {
                "answers": {
                    "pir.detection.fast": "In ten minutes.",
                    "pir.detection.procedure": {"answer": "no", "comment": "By chat first."},
                    "pir.admin.manager": {"comment": "Claire from noon."},
                }
            },
        )
    )

    assert rows[label(ENGLISH, "pir.detection.fast")] == "In ten minutes."
    assert rows[label(ENGLISH, "pir.detection.procedure")] == "no\nBy chat first."
    assert rows[label(ENGLISH, "pir.detection.tools")] == "[to fill in]"
    assert "Comment: Claire from noon." in rows[label(ENGLISH, "pir.admin.manager")]


def test_the_first_page_has_no_ids_and_nothing_to_fill_in():
    text = review(phishing(), {"actions": [{"what": "Second line", "owner": "nadia"}]})
    page = text[text.index("## In short") : text.index("## 1.")]

    assert "Highest level: Crisis" in page
    assert "| Orders | 2 h | 3 h | 1 h late | 30 min |" in page
    assert "Second line" in page
    assert not re.search(r"INC-|[a-z]+-\d+\b|[0-9a-f]{10}", page)
    assert "[to fill in]" not in page


def test_the_register_begins_with_what_is_asked_of_management():
    """Open actions by urgency, six at the most, who is to do them and the late ones told."""
    story = phishing()
    key = story.incident.id
    late = {"what": "Second line", "owner": "nadia", "due": "2020-01-31"}
    asked = [late, *({"what": f"Step {place}"} for place in range(7))]
    found = improvements({key: check(ReviewFile, {"actions": asked})}, PlanRecord(), NOW.date())
    text = register_document(
        small_plan(), (story.incident,), ENGLISH, templates=TEMPLATES, now=NOW, asked=found
    )
    page = text[text.index("What is asked of you") : text.index("## Incidents")]

    assert "| ☐ | Second line | Nadia EL FICTI | 31 January 2020, overdue |" in page
    assert "| ☐ | Step 0 | \\_\\_\\_\\_ | no day yet |" in page
    assert page.count("| ☐ |") == 1 + 6
    assert "2 more actions are open." in page
    assert key not in page
    assert "What is asked of you" not in register(story)


def test_a_finished_review_leaves_nothing_to_fill_in():
    story = phishing()
    draft = review(story)
    finished = review(story.tell(Reviewed, 300, sent_to=("wim",)))

    assert "to fill in" in draft
    assert "to fill in" not in finished
    assert "not answered" in finished


def test_one_row_of_a_choice_is_ticked():
    text = review(phishing(), {"staff_readiness": "partly_prepared"})
    title = next(item for item in headings(text) if item.startswith("## 9."))[3:]
    (table,) = tables(part(text, title.replace("_", r"\_")))

    assert [row[1] for row in table[1:]] == ["☐", "☒", "☐"]


def test_actions_free_rows_questions_and_survey():
    text = review(
        phishing(),
        {
            "actions": [
                {"what": "Second line", "owner": "nadia", "due": "2027-01-31", "kind": "prevent"},
                {"what": "Ask around"},
            ],
            "free_rows": {"pir.misc": [{"element": "Weather", "information": "Snow"}]},
            "questions": {"PHI-Q01": "Élodie, at once"},
            "survey": [{"who": "nadia", "score": "4", "worked": "Paper forms"}],
        },
    )
    measures = rows_of(text)[label(ENGLISH, "pir.prevention.measures")].splitlines()

    assert measures[0].startswith("1) Second line; owner: Nadia EL FICTI; due: 31 January 2027")
    assert "owner: [to fill in]; due: [to fill in]" in measures[1]
    assert rows_of(text)["Weather"] == "Snow"
    assert "*PHI-Q01 Who reported first?* Élodie, at once" in text
    assert tables(text)[-1][1] == ["Nadia EL FICTI", "4", "Paper forms", "", ""]


def test_a_bare_incident_has_words_in_every_row():
    rows = rows_of(review(Story().declared("")))

    assert all(rows.values())
    assert len(SECTIONS) == 12


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_entries_change_nothing_but_words(text):
    for make in (journal, register):
        assert shape(make(phishing(text))) == shape(make(phishing("calm")))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_answers_change_nothing_but_words(text):
    def answered(word):
        return review(
            phishing(word),
            {
                "answers": {"pir.detection.fast": word, "pir.admin.manager": {"comment": word}},
                "actions": [{"what": word}],
                "free_rows": {"pir.misc": [{"element": word, "information": word}]},
                "questions": {"PHI-Q01": word},
                "survey": [{"who": word, "worked": word}],
            },
        )

    assert shape(answered(text)) == shape(answered("calm"))
