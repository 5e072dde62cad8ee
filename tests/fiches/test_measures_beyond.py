"""What was really done is recorded, also when the list of the moment does not ask for it."""

import re

from incplan.i18n.text.phones import readable_phone
from tests.conftest import Company


def declared(company: Company) -> None:
    company.ok("declare", "Mail bizarre", "--type", "phishing", "--level", "minor", "--by", "nadia")


def test_a_measure_kept_for_a_higher_level_can_be_ticked(company: Company) -> None:
    declared(company)
    assert "PHI-A10" not in company.ok("status", "--all", "--json").out
    company.ok("done", "phi-a10", "--by", "nadia")
    assert "PHI-A10" in company.ok("status", "--all", "--json").out


def test_a_measure_of_another_fiche_asks_for_its_decision_and_stays_on_the_list(
    company: Company,
) -> None:
    declared(company)
    refused = company.refused("done", "RAN-A16", "--by", "claire")
    assert "--decision" in refused.err
    company.ok("done", "RAN-A16", "--decision", "No payment", "--by", "claire")
    (incident,) = company.ok("status", "--all", "--json").json["incidents"]
    assert [task["done"] for task in incident["tasks"] if task["id"] == "RAN-A16"] == [True]


def test_a_telephone_number_is_never_cut_over_two_lines(company: Company) -> None:
    declared(company)
    numbers = re.findall(r"\+32[ \d]+", company.ok("status", "--all").out)
    assert len(numbers) > 10
    assert all(len(re.sub(r"\D", "", number)) >= 10 for number in numbers), numbers


def test_service_numbers_are_grouped_as_people_say_them() -> None:
    assert readable_phone("+3270245245") == "+32 70 245 245"
    assert readable_phone("+3278170170") == "+32 78 170 170"
    assert readable_phone("+3278787800") == "+32 78 78 78 00"
