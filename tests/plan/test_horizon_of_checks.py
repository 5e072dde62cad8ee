"""`--horizon` says ahead which checks fall due: contacts, measures, restore tests."""

from tests.conftest import Company


def said(company: Company, horizon: str, code: str) -> set[tuple[str, str]]:
    found = company.run("validate", "--horizon", horizon, "--json").json["diagnostics"]
    return {(item["path"], item["severity"]) for item in found if item["code"] == code}


def test_a_contact_to_verify_again_is_said_ahead(company: Company):
    assert said(company, "60d", "CON011") == set()
    assert ("contacts/ann.yaml", "info") in said(company, "200d", "CON011")


def test_a_check_of_a_measure_is_said_ahead_unless_it_is_always_near(company: Company):
    assert {severity for _path, severity in said(company, "60d", "FIC005")} == {"warning"}
    assert "info" in {severity for _path, severity in said(company, "360d", "FIC005")}


def test_a_restore_test_is_said_ahead(company: Company):
    assert said(company, "60d", "RCO007") == set()
    assert {severity for _path, severity in said(company, "380d", "RCO007")} == {"info"}
