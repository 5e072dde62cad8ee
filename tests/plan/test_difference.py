"""What differs between two plans, what does not count, and how it is said."""

from dataclasses import fields, replace
from typing import get_args, get_type_hints

import pytest

from incplan.documents.wording.changes import told
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import translator
from incplan.i18n.labels import LABELS
from incplan.plan.files.activities import Activity
from incplan.plan.files.contacts import Contact
from incplan.plan.files.fiches import FicheAdoption
from incplan.plan.files.levels import LevelsFile
from incplan.plan.files.organisation import PlanFile
from incplan.plan.files.suppliers import Supplier
from incplan.plan.maintenance.difference import Move, difference
from incplan.plan.values.model import Model
from incplan.plan.values.reading import check
from incplan.plan.values.scalars import Text
from tests.small_plan import CONTACTS, LEVELS, activity, small_plan

BEFORE = small_plan()


def changes(after, before=BEFORE, lang="en", **words):
    says = Wording(before, translator(lang)), Wording(after, translator(lang))
    return [told(item, *says) for item in difference(before, after, **words)]


def lines(after, **words):
    """Each change as (name, field, before, after)."""
    return [(item.name, item.field, item.before, item.after) for item in changes(after, **words)]


def with_contact(**words):
    nadia = check(Contact, {**CONTACTS["nadia"], **words})
    return small_plan(contacts={**BEFORE.contacts, "nadia": nadia})


def test_the_same_plan_has_no_differences():
    assert difference(BEFORE, small_plan()) == ()


def test_an_objective_is_told_by_its_label_in_words():
    after = small_plan(
        activities={**BEFORE.activities, "platform": activity("Platform", rto="90min")}
    )

    assert lines(after) == [("Platform", "Recovery time objective (RTO)", "3 h", "1 h 30")]


def test_files_that_came_and_went_are_named_from_the_plan_that_has_them():
    after = small_plan(
        activities={"orders": BEFORE.activities["orders"], "new": activity("Packing")},
    )
    found = [(item.name, item.how, item.field) for item in changes(after)]

    assert found == [("Packing", Move.ADDED, ""), ("Platform", Move.REMOVED, "")]


def test_a_changed_number_is_one_line():
    channels = [{"kind": "office", "phone": "081 00 00 99"}, CONTACTS["nadia"]["channels"][1]]

    assert lines(with_contact(channels=channels)) == [
        ("Nadia EL FICTI", "How to reach", "office: +32 81 00 00 03", "office: +32 81 00 00 99")
    ]


def test_numbers_that_came_and_went_are_lines_of_their_own():
    channels = [*CONTACTS["nadia"]["channels"], {"kind": "email", "email": "n@test.example"}]
    (line,) = changes(with_contact(channels=channels))

    assert (line.how, line.before, line.after) == (Move.ADDED, "", "e-mail: n@test.example")


def test_another_order_is_a_change():
    channels = list(reversed(CONTACTS["nadia"]["channels"]))
    (line,) = changes(with_contact(channels=channels))

    assert line.before.split("\n") == list(reversed(line.after.split("\n")))


def test_bookkeeping_is_told_only_when_asked_for():
    after = with_contact(
        last_verified="2026-11-01", absences=[{"first": "2026-12-01", "last": "2026-12-09"}]
    )

    assert lines(after) == []
    fields = [field for _name, field, _before, _after in lines(after, bookkeeping=True)]
    assert fields == ["Absences", "Verified"]


def test_duties_are_compared_by_their_number_not_by_their_place():
    duties = [
        {"id": "minor.2", "text": "Another", "functions": ["bcp_manager"]},
        {"id": "minor.1", "text": "First duty of minor", "functions": ["management"]},
    ]
    minor = {**LEVELS["levels"]["minor"], "duties": duties}
    levels = check(LevelsFile, {**LEVELS, "levels": {**LEVELS["levels"], "minor": minor}})
    found = lines(small_plan(levels=levels))

    assert (
        "",
        "Levels › Minor › Duties › minor.1 › Functions",
        "Incident manager",
        "Management",
    ) in found
    assert any(field.endswith("minor.2") and "Another" in after for _n, field, _b, after in found)
    assert len(found) == 2


def test_people_are_named_and_functions_too():
    roles = {**BEFORE.file.roles, "bcp_manager": BEFORE.file.roles["incident_manager"]}
    after = replace(BEFORE, file=replace(BEFORE.file, roles=roles))
    found = lines(after)

    assert (
        "",
        "Functions › BCP manager › Holder",
        "Claire DELVAUX-NOVA",
        "Nadia EL FICTI",
    ) in found


def test_a_contract_that_was_not_there_is_told_field_by_field():
    bare = check(Supplier, {"name": "Nuage", "service": "Hosting"})
    before = small_plan(suppliers={"cloud": bare})
    found = {item.field: (item.how, item.after) for item in changes(BEFORE, before)}

    assert found["Contract › Reference"] == (Move.ADDED, "C-1")
    assert found["Service level agreement (SLA) › Resolution time"] == (Move.ADDED, "2 h")


def test_a_text_changed_in_another_language_only_shows_all_of_it():
    old = Text(translations=(("en", "Same"), ("nl", "Oud")))
    new = Text(translations=(("en", "Same"), ("nl", "Nieuw")))
    plans = [replace(BEFORE, file=replace(BEFORE.file, purpose=text)) for text in (old, new)]
    (line,) = changes(plans[1], plans[0])

    assert line.before == "EN: Same\nNL: Oud"
    assert line.after == "EN: Same\nNL: Nieuw"


def test_words_are_those_of_the_language_asked_for():
    after = small_plan(
        activities={**BEFORE.activities, "platform": activity("Platform", rto="2d", mtpd="5d")}
    )
    (rto, _mtpd) = changes(after, lang="fr")

    assert (rto.before, rto.after) == ("3 h", "2 j")


def models(model, seen):
    if model in seen:
        return
    seen.add(model)
    for kind in get_type_hints(model).values():
        _inside(kind, seen)


def _inside(annotation, seen):
    if isinstance(annotation, type) and issubclass(annotation, Model):
        models(annotation, seen)
    for inner in get_args(annotation):
        _inside(inner, seen)


@pytest.mark.parametrize(
    "model", [PlanFile, LevelsFile, Activity, Contact, Supplier, FicheAdoption]
)
def test_every_field_of_a_plan_file_has_a_label(model):
    seen: set[type[Model]] = set()
    models(model, seen)
    names = {name.name for item in seen for name in fields(item)} - {"format", "unanswered"}

    assert len(names) > 3
    assert {name for name in names if f"field.{name}" not in LABELS} == set()


def test_durations_and_numbers_never_show_as_python_writes_them():
    after = small_plan(
        activities={"orders": activity("Orders", rto="5h", vital="yes", backup_interval="1h")}
    )
    text = str(lines(after))

    assert "timedelta" not in text
    assert "datetime" not in text
    assert "True" not in text


def test_an_objective_that_is_answered_is_added_and_not_changed():
    before = small_plan(activities={"orders": activity("Orders")})
    open_one = small_plan(
        activities={"orders": check(Activity, {"name": "Orders", "owner": "nadia"})}
    )
    text = str(difference(open_one, before))
    assert "windows" in text
    assert "unanswered" not in text
    assert "24/7" not in text
