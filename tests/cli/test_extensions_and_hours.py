"""A number may have an extension, and several windows in which it answers (S-101, S-103)."""

import pytest

from incplan.plan.files.contacts import Contact
from incplan.plan.values.reading import check
from tests.conftest import Company

NOON = "2026-11-24T12:30:00+01:00"
SHOP = ["mon-fri 08:00-12:00", "mon-fri 13:00-17:00"]


def flat(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.mark.parametrize(
    "written",
    [
        "081 00 20 06 ext. 12",
        "081/00 20 06 (interne 12)",
        "081 00 20 06, poste 12",
        "081 00 20 06 toestel 12",
        "081 00 20 06 Durchwahl: 12",
        "+32 81 00 20 06 x12",
        "+3281002006;ext=12",
    ],
)
def test_an_extension_is_read_in_four_languages(written: str):
    made = check(
        Contact,
        {"kind": "person", "name": "Ann", "channels": {"kind": "office", "phone": written}},
    )
    assert made.channels[0].phone == "+3281002006;ext=12"


@pytest.fixture
def accountant(company: Company) -> Company:
    """Somebody behind the switchboard, who is away at noon."""
    company.ok("fill", "--set", "contacts/fabienne.kind=person",
               "--set", "contacts/fabienne.name=Fabienne EXEMPLE",
               "--set", "contacts/fabienne.channels=office 081 00 20 06 poste 12 "
               "lun-ven 8h-12h et 13h-17h")  # fmt: skip
    return company


def test_it_is_typed_in_one_line_and_shown_wherever_the_number_is(accountant: Company):
    text = (accountant.root / "contacts" / "fabienne.yaml").read_text()
    assert "ext. 12" in text
    shown = "+32 81 00 20 06 ext. 12"
    assert shown in flat(accountant.at(NOON).ok("call", "fabienne").out)
    assert shown in flat(accountant.ok("export", "contacts").out)
    assert shown in flat(accountant.ok("contacts", "fabienne").out)
    card = accountant.ok("export", "contacts", "--format", "vcf").out
    assert "+3281002006\\,12" in card  # a telephone waits, then dials the extension
    csv = accountant.ok("export", "contacts", "--format", "csv").out
    assert "+3281002006 ext. 12" in csv
    page = accountant.ok("export", "contacts", "--format", "html").out
    assert 'href="tel:+3281002006"' in page


def test_of_several_windows_each_counts(accountant: Company):
    def number() -> dict:
        step = accountant.ok("call", "fabienne", "--json").json["steps"][0]
        return step["numbers"][0]

    accountant.at(NOON)
    assert number()["open"] is False
    assert number()["opens_at"] == "2026-11-24T12:00:00Z"
    assert number()["available"] == "Mon-Fri 08:00-12:00, Mon-Fri 13:00-17:00"
    accountant.now = "2026-11-24T14:00:00+01:00"
    assert number()["open"] is True
    accountant.now = "2026-12-25T14:00:00+01:00"  # a public holiday
    assert number()["open"] is False


def test_on_own_closing_days_nobody_of_the_house_is_at_the_desk(accountant: Company):
    """Over the summer leave only numbers without such hours, and those outside, answer."""
    accountant.ok("fill", "--set", "plan.working_time.closed=20/07/2026 - 07/08/2026: congé")
    accountant.now = "2026-07-27T10:00:00+02:00"
    (step,) = accountant.ok("call", "fabienne", "--json").json["steps"]
    assert step["numbers"][0]["open"] is False
    assert step["numbers"][0]["opens_at"] == "2026-08-10T06:00:00Z"
    accountant.ok("fill", "--set", "contacts/fabienne.kind=external")
    (step,) = accountant.ok("call", "fabienne", "--json").json["steps"]
    assert step["numbers"][0]["open"] is True


def test_a_number_behind_a_switchboard_is_not_shared(accountant: Company):
    accountant.ok("fill", "--set", "contacts/rachid.kind=person",
                  "--set", "contacts/rachid.name=Rachid EXEMPLE",
                  "--set", "contacts/rachid.channels=office 081 00 20 06 ext. 15")  # fmt: skip
    found = accountant.run("validate", "--json").json["diagnostics"]
    assert not [item for item in found if item["code"] in ("CON001", "CON002", "CON010")
                and item["path"] in ("contacts/fabienne.yaml", "contacts/rachid.yaml")]  # fmt: skip
    assert [item["name"] for item in accountant.ok("call", "081 00 20 06", "--json").json["steps"]]


@pytest.mark.parametrize(
    "answer",
    [
        "activities/order-intake.windows=mon-sun 00:00-23:59",
        "suppliers/sup-winkelweb.sla.service_window=tous les jours 0h00-23h59",
        "contacts/nadia.channels=gsm 0400 00 20 01 mon-sun 00:00-23:59",
        "plan.working_time.hours=mon-fri 00:00 - 23:59",
    ],
)
def test_until_a_minute_before_midnight_is_asked_about(company: Company, answer: str):
    done = company.run("fill", "--set", answer)
    assert done.code == 2
    assert "24/7" in done.err


def test_a_minute_before_midnight_in_a_file_is_a_finding(company: Company):
    file = company.root / "activities" / "order-intake.yaml"
    written = file.read_text()
    file.write_text(written.replace("mon-sat 06:00-20:00", "mon-sun 00:00-23:59"))
    found = company.run("validate", "--json").json["diagnostics"]
    (told,) = [item for item in found if item["code"] == "OBJ019"]
    assert told["path"] == "activities/order-intake.yaml"
    assert "24/7" in told["message"]
    file.write_text(written.replace("mon-sat 06:00-20:00", "mon-sun 00:00-24:00"))
    found = company.run("validate", "--json").json["diagnostics"]
    assert "OBJ019" not in [item["code"] for item in found]


def test_a_channel_with_a_list_of_windows_stays_as_written(company: Company):
    file = company.root / "contacts" / "nadia.yaml"
    listed = ", ".join(f'"{item}"' for item in SHOP)
    added = f"  - {{kind: office, phone: 081 00 20 07, available: [{listed}]}}\n"
    file.write_text(file.read_text().replace("channels:\n", f"channels:\n{added}", 1))
    found = company.run("validate", "--json").json["diagnostics"]
    errors = [item["path"] for item in found if item["severity"] == "error"]
    assert "contacts/nadia.yaml" not in errors
