"""The plan on paper: the template's chapters, nothing blank, nothing private where it goes out."""

from datetime import date

import pytest

from incplan.i18n.catalogue import translator
from incplan.plan.files.fiches import FicheAdoption
from incplan.plan.files.levels import LevelsFile
from incplan.plan.files.organisation import PlanFile
from incplan.plan.record import Approval, PlanRecord
from incplan.plan.values.reading import check
from incplan.vocabulary import Audience
from tests.documents.printing import plan_document
from tests.documents.reading import (
    ENGLISH,
    HOSTILE,
    TEMPLATES,
    TODAY,
    headings,
    part,
    shape,
    tables,
)
from tests.small_plan import LEVELS, PLAN_FILE, activity, named_contacts, small_plan

FILL = r"\[to fill in\]"


def printed(plan=None, **words):
    return plan_document(
        plan or small_plan(), ENGLISH, **{"templates": TEMPLATES, "today": TODAY, **words}
    )


def file_with(**words):
    return check(PlanFile, {**PLAN_FILE, **words})


def test_five_chapters_in_the_order_of_the_template():
    chapters = [item for item in headings(printed()) if item.startswith("## ")]

    assert [item.split()[1] for item in chapters] == ["Contents", "I", "II", "III", "IV", "V"]


def test_six_steps():
    steps = [item for item in headings(printed()) if item.startswith("### 3.")]

    assert [item.split()[1] for item in steps] == ["3.1", "3.2", "3.3", "3.4", "3.5", "3.6"]


def test_the_numbers_and_titles_of_the_template_on_request(company):
    clean = company.ok("export", "plan").out
    asked = company.ok("export", "plan", "--numbering", "template", "--lang", "fr")
    titles = [item.lstrip("# ") for item in headings(asked.out)]

    for title in (
        "I Objectif du document",
        "3.1.1 Placer un pilote dans l\u2019avion",
        "3.2.1 Identifiez les activités concernées",
        "3.2.2 Identifiez les priorités",
        "3.3.1 Identifiez vos outils et moyens",
        "3.6 Etape 6 Leçons acquises - Post Incident Review",
    ):
        assert title in titles
    duties = [titles.index(item) for item in titles if item.startswith(("3.3.1 N", "3.3.4 N"))]
    inside = titles.index("3.2.1 Identifiez les activités concernées")
    assert inside < min(duties) < max(duties) < titles.index("3.2.2 Identifiez les priorités")
    assert "3.3.4" not in clean
    assert company.run("export", "plan", "--numbering", "roman").code == 2


def test_the_register_is_the_template_s_table_and_everybody_reports():
    text = printed()
    (table,) = tables(part(text, "Incident register"))

    assert len(table[0]) == 7
    assert len(table) == 2
    assert "Every employee reports any incident" in part(text, "Report an incident")


def test_whoever_chairs_is_named():
    preparation = {**PLAN_FILE["preparation"], "chair": "claire"}
    plan = small_plan(file=file_with(preparation=preparation))

    assert "Who chairs the group" in printed(plan)
    assert "Who chairs the group" not in printed()


def test_the_ten_links_and_the_diagram():
    chapter = part(printed(), "II Links between the procedures")
    (links,) = tables(chapter)

    assert [row[0] for row in links[1:]] == list("ABCDEFGHIJ")
    assert links[1][2:4] == ["Read together each spring.", "Nadia EL FICTI"]
    assert links[2][2] == "[to fill in]"
    assert all(f"-->|{letter}|" in chapter for letter in "ABCDEFGHIJ")


def test_the_stamp_says_which_plan_this_is():
    text = printed(commit="0123456789abcdef", fingerprint="cafe")

    assert "Plan version: 3.1" in text
    assert "Date: 23 November 2026" in text
    assert "Commit: 0123456789ab\n" in text
    assert "Plan fingerprint: cafe" in text


def test_an_approval_is_printed_and_its_absence_too():
    given = Approval(
        on=date(2026, 11, 1), by="claire", function="CEO", version="3.0", fingerprint="f"
    )
    approved = printed(record=PlanRecord(approvals=(given,)))

    assert "Claire DELVAUX-NOVA, 1 November 2026, version 3.0" in approved
    assert f"{FILL} To be approved by Claire DELVAUX-NOVA." in printed()


def test_guiding_questions_are_answered_or_marked():
    section = part(printed(), "3.1.1 Put somebody in charge")

    assert "*Who is the incident manager?* Nadia EL FICTI" in section
    assert "*Who stands in?* Claire DELVAUX-NOVA" in section
    assert f"*How is management kept informed?* **{FILL}**" in section


def test_prior_documents_say_yes_or_no():
    table = tables(part(printed(), "I Purpose of the document"))[0]

    assert table[1] == ["Risk assessment", "yes", "Risks, RA-1", ""]
    assert table[2][:2] == ["Risk treatment", "no"]


def test_each_level_has_its_criteria_and_duties():
    levels = part(printed(), "The four levels")

    assert "What makes it crisis." in levels
    assert "First duty of minor" in levels
    assert "Agreed resolution time**: 8 h" in levels


def test_the_three_columns_of_an_action_table():
    (table, *_) = tables(part(printed(), "3.3 Step 3: activation and handling"))

    assert table[0][1:] == [
        "Action",
        "Role",
        "Link to other documents (name, reference)",
    ]
    assert table[1][1] == "Analyse quickly"
    assert " to " in table[1][2]
    assert table[1][3] == "Handbook, H-1"


def test_an_activity_shows_its_six_elements_and_marks_those_never_considered():
    table, enquiries = tables(part(printed(), "3.2.1.1 Orders"))

    assert [row[1] for row in enquiries[1:]] == ["[to fill in]"] * 3

    assert dict(table[1:]) == {
        "Key personnel": "Nadia EL FICTI",
        "Key information and data": "[to fill in]",
        "IT services (hardware, software)": "none",
        "Buildings": "Quay",
        "External contacts (resources)": "[to fill in]",
        "Interdependency with other activities": "Platform",
    }


def test_the_recovery_order_and_the_objectives():
    order, objectives = (
        tables(part(printed(), name))[0] for name in ("Recovery order", "Objectives")
    )

    assert [row[1] for row in order[1:]] == ["Platform", "Orders"]
    assert objectives[1] == ["Orders", "4 h", "1 h", "24 h", "", "Half of it (50 %)"]


def test_commitments_of_suppliers_stand_beside_the_objective():
    use = [{"supplier": "cloud", "function": "hosting"}, {"supplier": "gone", "function": "data"}]
    plan = small_plan(activities={"orders": activity("Orders", suppliers=use)})
    (table,) = tables(part(printed(plan), "Consistency objective (RCO): what suppliers promise"))

    assert table[1] == [
        *("Orders", "4 h", "Nuage", "hosting", "15 min", "2 h"),
        *("24 hours a day, 7 days a week", "10 % an hour", "C-1"),
    ]
    assert table[2][2:6] == ["gone", "data line", "[to fill in]", "[to fill in]"]


@pytest.mark.parametrize(
    ("adopted", "shown", "count"),
    [
        ({"adopted": "yes"}, "yes", "Adopted: 1 of 2 applicable."),
        ({"adopted": "partial"}, "no", "Adopted: 0 of 2 applicable."),
        ({"adopted": "no"}, "no", "Adopted: 0 of 2 applicable."),
        ({"adopted": "not_applicable", "reason": "x"}, "-", "Adopted: 0 of 1 applicable."),
    ],
)
def test_preventive_measures_are_adopted_or_not(adopted, shown, count):
    own = check(FicheAdoption, {"adoption": {"PHI-P01": adopted}})
    text = part(printed(small_plan(adoptions={"phishing": own})), "Phishing")

    assert count in text
    assert tables(text)[0][1][2] == shown
    assert tables(text)[0][2][2] == "[to fill in]"


def test_a_fiche_has_five_headings_and_six_steps():
    inside = headings(part(printed(), "Phishing"))

    numbered = [item.split()[1] for item in inside if item.split()[1].rstrip(".").isdigit()]
    assert numbered == ["1.", "2.", "3.", "4.", "5."]
    assert sum("Step" in item for item in inside) == 5  # steps 2 and 3 share a heading


def test_contacts_tell_persons_from_services():
    text = printed()
    persons, services = (tables(part(text, name))[0] for name in ("Persons", "Functional services"))

    assert [row[0] for row in persons[1:]] == ["Nadia EL FICTI", "Claire DELVAUX-NOVA"]
    assert [row[0] for row in services[1:]] == ["Helpdesk"]
    assert "+32 81 00 00 03" in persons[1][2]
    assert "+32 81 00 01 03" in persons[1][2]


def test_external_contacts_have_four_columns_and_no_silent_gap():
    (table,) = tables(part(printed(), "B) External contacts"))

    assert len(table[0]) == 4
    electrician = next(row for row in table if row[1] == "Élec Jambes")
    assert electrician[2] == "E-1"
    assert "Customer number: 10031" in electrician[3]
    assert sum(row[1] == "[to fill in]" for row in table) == 10


@pytest.mark.parametrize("audience", [Audience.MANAGEMENT, Audience.CUSTOMERS, Audience.PUBLIC])
def test_private_numbers_stay_in_the_team(audience):
    text = printed(audience=audience)

    assert "81 00 01 03" not in text
    assert "+32 81 00 00 03" in text


def test_an_empty_plan_prints_marks_not_blanks():
    bare = small_plan(
        file=check(
            PlanFile,
            {
                key: PLAN_FILE[key]
                for key in ("language", "version", "organisation", "prior_documents")
            }
            | {"preparation": {}, "roles": {}},
        ),
        levels=check(LevelsFile, {"levels": {}}),
        activities={},
        contacts={},
        suppliers={},
        adoptions={},
        library={},
    )
    text = printed(bare)

    for heading in headings(text):
        title = heading.lstrip("#").strip()
        assert part(text, title.replace("_", r"\_")).strip(), title
    assert text.count(FILL) > 30


def test_hostile_text_changes_nothing_but_words():
    calm = small_plan(file=file_with(purpose="calm"), contacts=named_contacts(elec="calm"))

    for text in HOSTILE:
        loud = small_plan(file=file_with(purpose="calm"), contacts=named_contacts(elec=text))
        assert shape(printed(loud)) == shape(printed(calm))


def test_hostile_activities_and_links_change_nothing_but_words():
    def plan(word):
        links = {"A": {"note": word, "document": {"name": word, "reference": word}}}
        return small_plan(
            file=file_with(procedure_links=links),
            activities={"orders": activity(word, workaround=word)},
            levels=check(LevelsFile, {**LEVELS, "tables": {"handling": [{"action": word}]}}),
        )

    for text in HOSTILE:
        assert shape(printed(plan(text))) == shape(printed(plan("calm")))


def test_hostile_prose_stays_paragraphs():
    text = part(
        printed(small_plan(file=file_with(purpose="\n\n".join(HOSTILE)))),
        "I Purpose of the document",
    )

    kinds = {item.split()[0] for item in shape(text)}
    assert not kinds & {"heading_open", "fence", "html_block", "html_inline", "link_open", "hr"}
    assert "7*7" in text.replace("\\", "")


def test_the_same_plan_gives_the_same_bytes():
    assert printed() == printed()


@pytest.mark.parametrize("language", ["fr", "nl", "de"])
def test_a_text_in_another_language_says_so(language):
    text = plan_document(small_plan(), translator(language), templates=TEMPLATES, today=TODAY)

    assert r"Keep the cold chain running. \[EN\]" in text
