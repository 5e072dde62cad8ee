"""Which incidents are open is known without a look at every closed one, and never wrongly."""

import os
import subprocess
import sys

import pytest

from incplan.store.journal.incidents import open_incidents
from tests.conftest import Company


def closed_incident(company: Company, text: str = "Phishing mail") -> str:
    """A false alarm: the shortest life of an incident."""
    company.by = "nadia"
    found = company.ok("declare", text, "--json").json["incident"]
    company.ok("cancel", "-i", found, "--reason", "nothing happened")
    return found


def test_a_closed_incident_is_not_looked_into_again(company: Company):
    found = closed_incident(company)
    mirror = company.root / "incidents" / "closed" / found

    assert found in mirror.read_text(encoding="utf-8")
    assert open_incidents(company.root) == ()
    assert company.git("status", "--porcelain") == "", "the mirrored closing was not committed"


def test_a_reopened_one_is_shown_again_and_closes_again(company: Company):
    found = closed_incident(company)
    company.ok("reopen", found, "--reason", "it goes on")
    assert open_incidents(company.root) == (found,)
    company.ok("cancel", "-i", found, "--reason", "nothing after all")
    assert open_incidents(company.root) == ()


def test_without_the_mirror_everything_is_found_all_the_same(company: Company):
    import shutil

    closed = closed_incident(company)
    still = company.ok("declare", "Fire", "--json").json["incident"]
    shutil.rmtree(company.root / "incidents" / "closed")

    assert open_incidents(company.root) == (still,)
    company.ok("cancel", "-i", still, "--reason", "nothing happened")
    mirrored = {path.name for path in (company.root / "incidents" / "closed").iterdir()}
    assert {closed, still} <= mirrored, "older closings follow with the next one"


def test_validate_says_when_the_mirror_hides_an_open_incident(company: Company):
    found = closed_incident(company)
    company.ok("reopen", found, "--reason", "it goes on")
    (company.root / "incidents" / "reopened" / found).unlink()  # as if reopened by hand

    done = company.run("validate", "--select", "JRN061", "--json")
    assert [item["path"] for item in done.json["diagnostics"]] == [f"incidents/closed/{found}"]
    (company.root / "incidents" / "closed" / found).unlink()
    assert open_incidents(company.root) == (found,)


OPENED = """
import sys
seen = []
sys.addaudithook(lambda event, args: seen.append(str(args[0])) if event in
                 ("open", "os.scandir", "os.listdir") else None)
from incplan.cli.main import main
code = main(sys.argv[1:])
inside = [path for path in seen if "/incidents/INC-" in path]
print(len(inside), file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.parametrize("words", [("status",), ("log", "again", "--no-commit")])
def test_status_and_log_open_as_few_files_with_a_long_past(company: Company, words):
    from incplan.store.journal.endings import mirror

    company.by = "nadia"
    company.ok("declare", "Fire")

    def looked_into() -> int:
        done = subprocess.run(
            [sys.executable, "-c", OPENED, *words],
            capture_output=True, text=True, check=False,
            env={**os.environ, "INCPLAN_PLAN": str(company.root), "INCPLAN_NOW": company.now,
                 "INCPLAN_BY": "nadia", "INCPLAN_LANG": "en"},
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return int(done.stderr.split()[-1])

    before = looked_into()
    for number in range(300):
        folder = company.root / "incidents" / f"INC-2025-{number:03d}-k7f3"
        folder.mkdir()
        (folder / "20250101T000000000Z-declared-k7m2q9x4wv.yaml").write_text("", encoding="utf-8")
        (folder / "20250101T000001000Z-closed-k7m2q9x4ww.yaml").write_text("", encoding="utf-8")
    mirror(company.root, folder, "closed")

    assert looked_into() <= before + 2
