"""A fiche shows what past incidents of its type asked for, and which procedures go with it."""

import re

from tests.conftest import Company


def test_past_lessons_stand_on_the_fiche_of_their_type(company: Company) -> None:
    company.by = "nadia"
    lessons = company.ok("fiche", "phishing", "--json").json["lessons"]
    assert {item["incident"] for item in lessons} == {"INC-2026-002-bp55"}
    waiting = next(item["key"] for item in lessons if item["done"] is None)
    shown = " ".join(company.ok("fiche", "phishing").out.split())
    assert "Asked for after past incidents and exercises" in shown
    assert f"{waiting}: " in shown
    company.ok("actions", "done", waiting, "--evidence", "ticket 12")
    after = company.ok("fiche", "phishing", "--json").json["lessons"]
    assert next(item["done"] for item in after if item["key"] == waiting) == company.now[:10]
    assert "Asked for after past" not in company.ok("fiche", "ransomware").out


def test_the_procedures_to_follow_are_those_of_the_sheet(company: Company) -> None:
    company.lang = "fr"  # the language in which the demo writes them
    card = company.ok("fiche", "phishing", "--json").json
    assert len(card["procedures"]) > 1
    printed = " ".join(company.ok("export", "fiche", "phishing").out.replace("\u00a0", " ").split())
    assert f"Procédures à suivre : {', '.join(card['procedures'])}." in printed
    assert card["procedures"][0] in " ".join(company.ok("fiche", "phishing").out.split())
    adopted = company.root / "fiches" / "fire.yaml"
    own = "procedures:\n  - {name: Plan interne, reference: PUI-7}\n  - {name: Consignes portes}\n"
    adopted.write_text(adopted.read_text() + own)
    fire = company.ok("fiche", "fire", "--json").json["procedures"]
    assert fire == ["Plan interne (PUI-7)", "Consignes portes", *card["procedures"]]
    plan = company.ok("export", "plan").out.replace("\u00a0", " ")
    assert plan.count("Procédures à suivre :") == len(company.ok("fiche", "--json").json["fiches"])
    assert (plan.count("PUI-7"), plan.count("Consignes portes")) == (1, 1)


def test_a_plan_without_any_procedure_says_so_with_each_sheet(company: Company) -> None:
    file = company.root / "levels.yaml"
    file.write_text(re.sub(r"(?m)^( +)reference: .*\n", "", file.read_text()))
    plan = company.ok("export", "plan").out.replace("\u00a0", " ")
    assert "Procedures to follow.**" in plan
    assert "Procedures to follow" not in company.ok("fiche", "fire").out


def test_past_lessons_are_printed_with_the_fiche_and_leave_its_pages_valid(
    company: Company,
) -> None:
    company.by = "nadia"
    lessons = company.ok("fiche", "phishing", "--json").json["lessons"]
    first = next(item for item in lessons if item["done"] is None)

    def printed(*words: str) -> str:
        return " ".join(company.ok("export", *words).out.replace("\u00a0", " ").split())

    for document in ("plan", "binder"):
        assert f"({first['key']}; {first['owner']}; due " in printed(document), document
    leaf = printed("fiche", "phishing")
    assert f"Asked for after past incidents and not done yet: {first['what'].rstrip('.')}" in leaf
    assert "Asked for after past" not in printed("fiche", "ransomware")
    assert "Asked for after past" not in printed("plan", "--audience", "management")
    code = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]", company.ok("export", "fiche", "phishing",
                     "--format", "html").out)  # fmt: skip
    assert code is not None
    company.ok("actions", "done", first["key"], "--evidence", "ticket 12")
    assert first["what"].rstrip(".") not in printed("fiche", "phishing")
    assert company.run("verify", "page", code[0]).code == 0
