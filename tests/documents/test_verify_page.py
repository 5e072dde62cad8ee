"""Is the sheet in my hand still valid?"""

import pytest

from tests.conftest import Company
from tests.effort import sampled
from tests.scenes import scene


@scene
def printed(company: Company) -> tuple[Company, dict[str, str]]:
    """The codes of the binder in Dutch, as printed."""
    words = ("export", "binder", "--lang", "nl", "--json", "--output")
    done = company.ok(*words, str(company.root.parent / "b.md"))
    return company, done.json["codes"]


@pytest.fixture
def company(printed) -> Company:
    return printed[0]


@pytest.fixture
def code(company: Company, tmp_path):
    """The code of the ransomware sheet in Dutch, as printed."""
    done = company.ok(
        *("export", "fiche", "ransomware", "--lang", "nl", "--json", "--output"),
        str(tmp_path / "r.md"),
    )
    return done.json["codes"]["sheet-ransomware"]


def change(company, name, before, after):
    path = company.root / name
    assert before in path.read_text()
    path.write_text(path.read_text().replace(before, after))


def commit(company, author="Nadia", when="2026-11-25T09:30:00+01:00"):
    company.git("add", "-A")
    company.git(
        *("-c", f"user.name={author}", "commit", "-q", "-m", "Change", "--date", when),
        *("--author", f"{author} <n@mlfoods.example>"),
    )
    return company.git("rev-parse", "HEAD").strip()


def test_a_sheet_nothing_changed_on_is_valid(company: Company, code):
    change(company, "contacts/elec-jambes.yaml", "+32 81", "+32 82")
    commit(company)
    later = Company(company.root, now="2027-06-01T08:00:00+02:00")

    done = later.ok("verify", "page", code.lower().replace("-", ""))

    assert "valid" in done.out
    assert "Incidentfiche: Ransomware" in done.out
    assert "(Dutch)" in done.out
    assert later.ok("verify", "page", code, "--json").json["section"] == "sheet-ransomware"


@pytest.mark.parametrize(
    ("language", "said"),
    sampled(
        [
            ("fr", "Noodmap (néerlandais)"),
            ("nl", "Noodmap (Nederlands)"),
            ("de", "Noodmap (Niederl"),
        ],
        pytest.mark.paper,
        0,
    ),
)
def test_a_sheet_is_named_as_it_names_itself(printed, language, said):
    company, codes = printed

    cover = company.ok("verify", "page", codes["cover"], "--lang", language).out
    card = company.ok("verify", "page", codes["grab-card"], "--lang", language).out

    assert said in cover
    assert "binder" not in cover + card
    assert "Hier beginnen" in card


def test_an_outdated_sheet_says_since_when_by_whom(company: Company, code):
    change(company, "contacts/nadia.yaml", "+32 400 00 00 03", "+32 400 00 00 93")
    guilty = commit(company)
    change(company, "contacts/marc.yaml", "+32 400 00 00 06", "+32 400 00 00 96")
    commit(company, author="Marc")

    done = company.run("verify", "page", code)

    assert done.code == 1
    assert "NOT VALID" in done.out
    assert guilty[:12] in done.out
    assert "by Nadia" in done.out


def test_a_change_not_committed_counts_too(company: Company, code):
    change(company, "contacts/nadia.yaml", "+32 400 00 00 03", "+32 400 00 00 93")

    done = company.run("verify", "page", code, "--json")

    assert done.code == 1
    assert done.json["not_committed"] is True
    assert done.json["current"] != code


def test_changed_back_is_valid_again(company: Company, code):
    change(company, "contacts/nadia.yaml", "+32 400 00 00 03", "+32 400 00 00 93")
    commit(company)
    change(company, "contacts/nadia.yaml", "+32 400 00 00 93", "+32 400 00 00 03")
    commit(company)

    company.ok("verify", "page", code)


def test_every_code_of_a_printed_binder_is_valid(company: Company, tmp_path):
    done = company.ok("export", "binder", "--printed", "--json", "-o", str(tmp_path / "b.md"))

    for section in ("grab-card", "forms-2-p1", "sheet-flood", "cover", "distribution"):
        company.ok("verify", "page", done.json["codes"][section])


def test_incident_documents_can_be_verified(company: Company):
    company.by = "nadia"
    company.ok("declare", "Panne du serveur")
    code = company.ok("export", "journal", "--json").json["codes"]["timeline"]
    company.ok("verify", "page", code)

    company.ok("log", "Le prestataire est là")

    assert company.run("verify", "page", code).code == 1


def test_a_sheet_of_another_plan_and_a_slip(company: Company, code):
    from incplan.documents.content.page_codes import PageCode

    assert company.run("verify", "page", str(PageCode("ZZZZ", "0000"))).code == 1
    slip = ("0" if code[0] != "0" else "1") + code[1:]
    refused = company.run("verify", "page", slip)
    assert refused.code == 2
    assert "slip" in refused.err
