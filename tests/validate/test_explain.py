"""`incplan explain` and the page made from the same texts."""

import pytest
from tools import findings

from incplan.i18n.findings import FINDINGS
from tests.conftest import run_command


def test_the_page_is_current() -> None:
    assert findings.PAGE.read_text(encoding="utf-8") == findings.page(), "run make reference"


def test_a_code_is_explained() -> None:
    done = run_command("explain", "obj001", "--lang", "en")
    assert done.code == 0
    for word in ("OBJ001", "Why", "What to do", "Source", "S-068", "<activity>"):
        assert word in done.out


@pytest.mark.parametrize("code", FINDINGS)
def test_every_code_can_be_explained(code: str) -> None:
    done = run_command("explain", code, "--json", "--lang", "en")
    pages = done.json["findings"]
    assert code in [page["code"] for page in pages]
    assert all(page["message"] and page["why"] for page in pages)


def test_a_beginning_gives_the_list() -> None:
    lines = run_command("explain", "LIF", "--lang", "en").out.splitlines()
    codes = [line.split()[0] for line in lines if not line.startswith(" ")]
    assert codes == sorted(code for code in FINDINGS if code.startswith("LIF"))


def test_an_unknown_code_is_a_slip() -> None:
    done = run_command("explain", "YLM022", "--lang", "en")
    assert done.code == 2
    assert "YML022" in done.err


@pytest.mark.parametrize("given", ["RCO-08", "rco8", "RCO 8", "rco008"])
def test_a_code_may_be_written_as_people_do(given: str) -> None:
    done = run_command("explain", given, "--json", "--lang", "en")
    assert {page["code"].partition(".")[0] for page in done.json["findings"]} == {"RCO008"}
