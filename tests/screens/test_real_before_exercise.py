"""While something real is open, no exercise stands above it or says whom to call."""

import pytest

from tests.conftest import Company


@pytest.mark.parametrize("level", ["minor", "major"])
def test_what_is_real_stands_first_and_alone_says_whom_to_call(company: Company, level: str):
    company.by = "nadia"
    company.environment = {"NO_COLOR": "1"}
    company.ok("declare", "--exercise", "Blackmail", "--type", "ransomware", "-a", "order-intake",
               "--level", "crisis", "--reason", "so the story goes")  # fmt: skip
    company.ok("declare", "Smoke in the hall", "--type", "fire", "--people", "none",
               "--no-activity", "--level", level, "--reason", "small")  # fmt: skip

    found = company.run("status", "--json").json["incidents"]
    assert [item["exercise"] for item in found] == [False, True]
    shown = company.run("status", window=(80, 24)).out
    real = found[0]["id"].split("-")[2]
    assert shown.index("Smoke in the hall") < shown.index("Blackmail")
    calls = [row for row in shown.splitlines() if row.startswith("CALL")]
    assert calls
    assert all(f"({real})" in row or "(" not in row for row in calls), shown
    last = shown.rstrip().splitlines()[-1]
    assert last.endswith(f"-i {int(real)}"), shown
    asked = company.ok("call", "--json").json
    assert asked["incident"] in (None, found[0]["id"])
