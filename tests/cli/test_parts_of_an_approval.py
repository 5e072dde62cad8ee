"""What an approval covers, what it only notes, and what a printed copy is compared with."""

from tests.cli.test_plan_journal import (
    APPROVE,
    accept_all_errors,
    change,
    codes,
    found,
    journal,
    write,
)
from tests.conftest import Company

ACCEPTED = (
    "format: 1\naccepted:\n  - code: REV020\n    file: plan.yaml\n    reason: Known\n"
    "    approved_by: claire\n    expires: 2027-11-23\n"
)


def test_an_approval_names_its_parts_and_an_acceptance_does_not_undo_it(company: Company):
    accept_all_errors(company)
    company.ok(*APPROVE)
    text = journal(company)[-1].read_text()
    for part in ("plan", "levels", "obligations", "library", "acceptances", "roster"):
        assert f"- part: {part}\n" in text

    write(company, "accepted-findings.yaml", ACCEPTED)
    write(company, "roster.yaml", "format: 1\n")
    assert not {"REV002", "REV003"} & codes(company)
    shown = company.ok("plan", "--json").json
    assert shown["approval"]["changed"] == []
    assert shown["approval"]["changed_besides"] == ["accepted-findings", "roster"]
    covered = {item["part"]: item["covered"] for item in shown["parts"]}
    assert covered["obligations"] is True
    assert covered["acceptances"] is covered["roster"] is covered["library"] is False


def test_an_answer_on_scope_undoes_the_approval_and_is_told(company: Company):
    accept_all_errors(company)
    company.ok(*APPROVE)
    change(company, "obligations.yaml", "processor:\n    answer: no", "processor:\n    answer: yes")
    (finding,) = [item for item in found(company) if item["code"] == "REV002"]
    assert finding["params"]["files"] == "obligations"
    assert finding["params"]["parts"] == ["obligations"]
    said = " ".join(company.ok("diff", "HEAD").out.split())
    assert "Processor of personal data for clients › Answer: no → yes" in said


def test_an_acceptance_is_told_by_diff(company: Company):
    write(company, "accepted-findings.yaml", ACCEPTED)
    said = company.ok("diff", "HEAD").out
    assert "Accepted findings" in said
    assert "REV020" in said


def test_the_printed_sections_are_named_with_and_without_acceptances(company: Company):
    write(company, "accepted-findings.yaml", ACCEPTED)
    company.git("add", "-A")
    company.git("commit", "-q", "-m", "Accepted")
    company.ok("export", "plan", "--output", str(company.root.parent / "p.md"), "--printed")
    write(company, "accepted-findings.yaml", ACCEPTED.replace("Known", "Known well"))
    assert "REV033" not in codes(company)
    change(company, "contacts/nadia.yaml", "+32 400 00 00 03", "+32 400 00 00 93")
    (finding,) = [item for item in found(company) if item["code"] == "REV033"]
    assert finding["params"]["files"].startswith("Start here, Every incident, Chain of command")
    assert finding["params"]["files"].endswith("(contacts/nadia)")
