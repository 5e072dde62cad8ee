"""`fill`: what is open, and answers in place; nothing else of a file changes."""

import os
import pty
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from tests.conftest import ROOT, Company, run_command


def text(company: Company, name: str) -> str:
    return (company.root / name).read_text()


def test_the_list_names_each_key_with_its_question(company: Company):
    file = company.root / "activities" / "order-intake.yaml"
    file.write_text("".join(line for line in file.read_text().splitlines(True)
                            if not line.startswith("mtpd:")))  # fmt: skip
    listed = company.ok("fill", "--list", "activities", "--json").json
    found = {item["key"]: item for item in listed["questions"]}
    assert found["activities/order-intake.mtpd"]["part"] == "activities"
    assert "MTPD" in found["activities/order-intake.mtpd"]["question"]
    assert found["activities/order-intake.mtpd"]["why"]
    assert listed["open"] == len(found) == listed["parts"]["activities"]
    company.ok("fill", "--set", "activities/order-intake.mtpd=3 jours")
    after = company.ok("fill", "--list", "--json").json["questions"]
    assert "activities/order-intake.mtpd" not in [item["key"] for item in after]


def test_an_answer_changes_its_value_and_nothing_else(company: Company):
    before = text(company, "activities/order-intake.yaml")
    done = company.ok("fill", "--set", "activities/order-intake.rto=6h", "--json").json
    after = text(company, "activities/order-intake.yaml")
    assert after == before.replace("rto: 4h", "rto: 6h") != before
    assert done["written"] == [
        {
            "key": "activities/order-intake.rto",
            "path": "activities/order-intake.yaml",
            "before": "4h",
            "after": "6h",
        }
    ]
    assert company.git("log", "-1", "--format=%s").strip() == (
        "plan: filled in activities/order-intake.yaml"
    )
    assert company.git("status", "--porcelain") == ""


def test_several_answers_are_one_commit(company: Company):
    count = int(company.git("rev-list", "--count", "HEAD"))
    company.ok("fill", "--set", "plan.organisation.staff=51",
               "--set", "suppliers/sup-winkelweb.contract.ends=31/12/2028")  # fmt: skip
    assert int(company.git("rev-list", "--count", "HEAD")) == count + 1
    assert "ends: 2028-12-31}   # open-ended" in text(company, "suppliers/sup-winkelweb.yaml")


def test_all_answers_or_none(company: Company):
    before = text(company, "plan.yaml")
    done = company.run("fill", "--set", "plan.organisation.staff=51",
                       "--set", "activities/order-intake.rto=shortly")  # fmt: skip
    assert (done.code, text(company, "plan.yaml")) == (2, before)
    assert "activities/order-intake.rto" in done.err


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("activities/order-intake.rto=", "Nothing is said"),
        ("activities/order-intake.rto=?", "stays open"),
        ("activities/order-intake.rto", "not KEY=VALUE"),
        ("activities/order-intake.colour=red", "No file of the plan holds"),
        ("somewhere=1", "is not a key"),
        ("activities/order-intake.owner=nobody-of-ours", "nobody-of-ours"),
        ("activities/order-intake.vital=perhaps", "yes, no"),
        ("fiches/flood.FLD-P99=yes", "FLD-P99"),
        ("fiches/flood.FLD-P01=n/a", "why it does not apply"),
        ("fiches/flood.FLD-P01=planned nadia 2026-01-31", "has passed"),
        ("fiches/flood.FLD-P01=perhaps", "how far"),
        ("contacts/nadia.channels=mobile nothing", "no way to reach"),
        ("contacts/newcomer.name=Ann", "kind"),
        ("suppliers/sup-winkelweb.sla=4h", "service_window"),
        ("plan.organisation.accent_colour=red", "accent_colour"),
    ],
)
def test_what_is_no_answer_is_refused_with_what_would_do(company: Company, answer, words):
    done = company.refused("fill", "--set", answer, code=2)
    assert words in " ".join(done.err.split())
    assert company.git("status", "--porcelain") == ""


def test_a_new_contact_begins_with_its_name(company: Company):
    ways = "contacts/elec.channels=emergency 081 00 00 77 24/7; elec@example.be"
    company.ok("fill", "--set", "contacts/elec.kind=external", "--set", "contacts/elec.name=Élec",
               "--set", ways)  # fmt: skip
    written = text(company, "contacts/elec.yaml")
    assert written.splitlines()[1:] == [
        "format: 1",
        "kind: external",
        'name: "Élec"',
        "channels:",
        "  - kind: emergency",
        '    phone: "081 00 00 77"',
        '    available: "24/7"',
        "  - kind: email",
        '    email: "elec@example.be"',
    ]
    assert "SCH" not in company.run("validate", "--select", "SCH").out


def test_a_way_to_reach_somebody_is_added_and_never_twice(company: Company):
    before = text(company, "contacts/nadia.yaml")
    answer = ("fill", "--set", "contacts/nadia.channels=mobile 0470 00 00 09 private")
    company.ok(*answer)
    added = '  - kind: mobile\n    phone: "0470 00 00 09"\n    private: yes\n'
    after = text(company, "contacts/nadia.yaml")
    assert after.replace(added, "") == before
    company.ok(*answer)
    assert text(company, "contacts/nadia.yaml") == after


def test_a_measure_is_answered_in_one_line(company: Company):
    company.ok("fill", "--set", "fiches/flood.FLD-P01=planned Nadia El Ficti 31/3/2027: too dear")
    record = text(company, "fiches/flood.yaml").partition("FLD-P01:")[2].partition("FLD-P02:")[0]
    for line in ("adopted: planned", "owner: nadia", "due: 2027-03-31", 'reason: "too dear"'):
        assert f"    {line}\n" in record
    assert "evidence:" in record  # what else is written of it stays


def test_none_is_an_answer_where_the_file_can_say_it(company: Company):
    company.ok("fill", "--set", "activities/order-intake.resources.buildings=none",
               "--set", "activities/order-intake.rpo=aucune")  # fmt: skip
    written = text(company, "activities/order-intake.yaml")
    assert "buildings: []" in written
    assert "\nrpo: ~" in written


def test_changes_of_somebody_else_are_left_to_them(company: Company):
    file = company.root / "activities" / "order-intake.yaml"
    file.write_text(file.read_text() + "# half a thought\n")
    done = company.ok("fill", "--set", "activities/order-intake.rto=6h")
    assert "Not committed" in done.err
    assert "rto: 6h" in file.read_text()
    assert "half a thought" in company.git("diff", "HEAD")


def test_a_file_that_cannot_be_changed_safely_is_left(company: Company):
    file = company.root / "activities" / "order-intake.yaml"
    file.write_text("{format: 1, name: Orders}\n")
    done = company.run("fill", "--set", "activities/order-intake.rto=6h")
    assert (done.code, file.read_text()) == (5, "{format: 1, name: Orders}\n")


def test_line_ends_of_windows_stay(company: Company):
    file: Path = company.root / "activities" / "order-intake.yaml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    company.git("commit", "-qam", "line ends")
    before = file.read_bytes()
    company.ok("fill", "--set", "activities/order-intake.rto=6h")
    assert file.read_bytes() == before.replace(b"rto: 4h", b"rto: 6h")


def test_a_list_of_an_unknown_part_names_the_parts(company: Company):
    done = company.refused("fill", "--list", "weather", code=2)
    assert "activities" in done.err


def asked(company: Company, typed: str, *words: str) -> str:
    """Run `fill` on a terminal on which somebody types; what the screen said."""
    return on_a_terminal(typed, "fill", *words, INCPLAN_PLAN=str(company.root), INCPLAN_LANG="en")


def on_a_terminal(typed: str, *words: str, **environment: str) -> str:
    """Run a command on a terminal on which somebody types; what the screen said."""
    controller, terminal = pty.openpty()
    attributes = termios.tcgetattr(terminal)
    attributes[3] &= ~termios.ECHO
    termios.tcsetattr(terminal, termios.TCSANOW, attributes)
    asking = subprocess.Popen(
        [sys.executable, "-m", "incplan", *words],
        stdin=terminal, stderr=terminal, stdout=subprocess.PIPE, cwd=ROOT,
        env={**os.environ, **BEGAN, "TERM": "dumb", **environment},
    )  # fmt: skip
    os.close(terminal)
    screen = b""
    os.write(controller, typed.encode())
    try:
        while part := os.read(controller, 65536):
            screen += part
    except OSError:
        pass  # the other side is gone
    out, _ = asking.communicate(timeout=60)
    os.close(controller)
    assert asking.returncode == 0, (out, screen)
    return screen.decode().replace("\r", "") + out.decode()


@pytest.fixture
def unfinished(company: Company) -> Company:
    """The demo with a few answers of one activity taken out."""
    file = company.root / "activities" / "order-intake.yaml"
    kept = [line for line in file.read_text().splitlines(keepends=True)
            if not line.startswith(("mtpd:", "deputy:", "rto:"))]  # fmt: skip
    file.write_text("".join(kept))
    company.git("commit", "-qam", "unfinished")
    return company


def test_questions_are_asked_one_by_one_and_are_one_commit(unfinished: Company):
    count = int(unfinished.git("rev-list", "--count", "HEAD"))
    screen = asked(unfinished, "nadia\nsoon enough\n4h\n3 days\n\n\n\n", "activities/order-intake")
    written = text(unfinished, "activities/order-intake.yaml")
    for line in ("deputy: nadia", "rto: 4h", "mtpd: 3 days"):
        assert f"\n{line}\n" in written
    assert "For instance: 8h" in screen
    assert "`soon enough`" in screen
    assert int(unfinished.git("rev-list", "--count", "HEAD")) == count + 1
    assert unfinished.git("status", "--porcelain") == ""


def test_one_may_stop_go_back_and_leave_open(unfinished: Company):
    asked(unfinished, "\n<\nnadia\n.\n", "activities/order-intake")
    written = text(unfinished, "activities/order-intake.yaml")
    assert "\ndeputy: nadia\n" in written
    assert "rto:" not in written
    assert unfinished.git("status", "--porcelain") == ""


@pytest.mark.parametrize("stop", range(3))
def test_stopped_at_any_question_and_resumed_gives_the_same_file(unfinished: Company, stop: int):
    answers = ["nadia", "4h", "3d"]
    before = text(unfinished, "activities/order-intake.yaml")
    asked(unfinished, "\n".join([*answers, "", ""]) + "\n", "activities/order-intake")
    whole = text(unfinished, "activities/order-intake.yaml")
    (unfinished.root / "activities" / "order-intake.yaml").write_text(before)
    unfinished.git("commit", "-qam", "again")
    asked(unfinished, "\n".join([*answers[:stop], "."]) + "\n", "activities/order-intake")
    asked(unfinished, "\n".join([*answers[stop:], "", ""]) + "\n", "activities/order-intake")
    assert text(unfinished, "activities/order-intake.yaml") == whole


def test_somebody_unknown_is_added_on_the_way(unfinished: Company):
    asked(unfinished, "Ann Newcomer\nyes\nyes\n.\n", "activities/order-intake")
    assert "\ndeputy: ann-newcomer\n" in text(unfinished, "activities/order-intake.yaml")
    assert "kind: person" in text(unfinished, "contacts/ann-newcomer.yaml")


def test_a_new_supplier_is_asked_about_with_its_contract_and_penalty(company: Company):
    waiting = company.ok("fill", "--list", "suppliers", "--json").json["open"]
    typed = [
        *[""] * waiting, "Fibre Example", "Internet access", "data", "", "C-1", "2028-12-31",
        "mon-fri 08:00-17:00", "excluded", "4h", "1 business day", "24h",
        "5 % of the monthly fee for each hour", "5 % per hour, max 50 %, of 800", ".",
    ]  # fmt: skip
    asked(company, "\n".join(typed) + "\n", "suppliers")
    written = text(company, "suppliers/fibre-example.yaml")
    assert "reference: C-1" in written or 'reference: "C-1"' in written
    assert (
        "penalty_terms: {rate: {percent: 5, per: hour}, cap: {percent: 50}, basis: {amount: 800}}"
        in written
    )
    assert company.run("validate", "--select", "SCH").code == 0


def test_without_a_terminal_the_other_way_is_named(company: Company):
    done = company.refused("fill", code=2)
    assert "--list" in done.err


def init(where: Path, *words: str) -> Company:
    """A new plan of three people."""
    names = ("--name", "Joinery", "--manager", "Ann Dupont", "--manager-phone", "0400 00 20 01",
             "--deputy", "Bert Maes", "--deputy-phone", "0400 00 20 02", "--bcp-manager",
             "Carla Petit", "--bcp-phone", "0400 00 20 03", "--management", "Ann Dupont",
             "--management-phone", "0400 00 20 01")  # fmt: skip
    done = run_command("--lang", "en", "init", str(where), *names, *words, environment=BEGAN)
    assert done.code == 0, done.err
    return Company(where, now=BEGAN["INCPLAN_NOW"])


BEGAN = {"INCPLAN_NOW": "2026-11-30T09:00:00+01:00"}


def test_a_new_plan_holds_no_answer_that_nobody_gave(tmp_path: Path):
    new = init(tmp_path / "plan")
    found = new.run("validate", "--json")
    assert found.code == 0, found.out
    codes = {item["code"]: item for item in found.json["diagnostics"]}
    assert {"OBJ011", "OBJ015", "ROLE017", "SCO006", "FIC002"} <= codes.keys()
    assert {item["severity"] for item in found.json["diagnostics"]} == {"warning", "info"}
    paper = new.ok("export", "plan", "--format", "md").out
    for line in ("| Buildings | \\[to fill in\\] |", "- **Danger to persons**: \\[to fill in\\]",
                 "| Risk assessment | \\[to fill in\\] |"):  # fmt: skip
        assert line in paper
    assert "roles" in text(new, "plan.yaml")
    assert "holder: bert-maes" not in text(new, "plan.yaml")  # a deputy, and nothing else
    activity = text(new, "activities/first-activity.yaml")
    assert "\n# owner:\n" in activity  # nobody said whose it is, nor what it is called
    asked = {item["key"] for item in new.ok("fill", "--list", "--json").json["questions"]}
    assert {"activities/first-activity.name", "activities/first-activity.owner"} <= asked


def test_none_and_not_answered_are_told_apart_on_paper(tmp_path: Path):
    new = init(tmp_path / "plan")
    activity = "activities/first-activity"
    new.ok("fill", "--set", f"{activity}.resources.buildings=none", "--set", f"{activity}.rpo=none",
           "--set", "obligations.nis2=no: twelve people")  # fmt: skip
    paper = new.ok("export", "plan", "--format", "md").out
    assert "| Buildings | none |" in paper
    assert "| Key personnel | \\[to fill in\\] |" in paper
    assert "SCO006" not in new.run("validate").out
    left = {item["key"] for item in new.ok("fill", "--list", "--json").json["questions"]}
    assert f"{activity}.rto" in left
    assert not left & {f"{activity}.rpo", f"{activity}.resources.buildings", "obligations.nis2"}


def test_the_first_activity_takes_the_id_of_its_name(tmp_path: Path):
    new = init(tmp_path / "plan")
    first = "activities/first-activity"
    before = text(new, f"{first}.yaml")
    done = new.ok(
        "fill", "--set", f"{first}.rto=8h", "--set", f"{first}.name=Order intake", "--json"
    )
    assert {item["path"] for item in done.json["written"]} == {"activities/order-intake.yaml"}
    assert not (new.root / f"{first}.yaml").exists()
    kept = [line for line in before.splitlines() if line.startswith("#")]
    after = text(new, "activities/order-intake.yaml").splitlines()
    assert [line for line in after if line in kept] == kept
    assert new.git("status", "--porcelain") == ""
    assert "R" in new.git("log", "-1", "--name-status", "-M40%", "--format=")
    new.ok("fill", "--set", "activities/order-intake.name=Orders and quotes")
    assert (new.root / "activities" / "order-intake.yaml").exists()  # an id stays


@pytest.mark.parametrize("used", ["incident", "reference", "taken", "named"])
def test_an_id_that_is_used_stays(tmp_path: Path, used: str):
    new = init(tmp_path / "plan")
    first = "activities/first-activity"
    if used == "incident":
        new.ok("declare", "Down", "--activity", "first-activity", "--by", "ann-dupont")
    if used == "reference":
        new.ok("fill", "--set", "activities/pose.name=Pose",
               "--set", "activities/pose.depends_on=first-activity")  # fmt: skip
    if used == "taken":
        new.ok("fill", "--set", "activities/order-intake.name=Something else")
    if used == "named":
        file = new.root / f"{first}.yaml"
        file.write_text(file.read_text().replace("to fill in", "Orders"))
        new.git("commit", "-qam", "named")
    new.ok("fill", "--set", f"{first}.name=Order intake")
    assert 'name: "Order intake"' in text(new, f"{first}.yaml") or (
        "name: Order intake" in text(new, f"{first}.yaml")
    )


def test_on_a_terminal_the_questions_go_on_under_the_new_id(tmp_path: Path):
    new = init(tmp_path / "plan")
    asked(new, "Order intake\n<\nOrders\nann-dupont\n.\n", "activities")
    written = text(new, "activities/order-intake.yaml")
    assert "name: Orders" in written
    assert "owner: ann-dupont" in written
    assert new.git("status", "--porcelain") == ""


def test_answers_go_below_the_lines_that_explain_them(tmp_path: Path):
    new = init(tmp_path / "plan")
    before = text(new, "fiches/flood.yaml")
    new.ok("fill", "--set", "fiches/flood.FLD-P03=no ann-dupont 2027-03-31",
           "--set", "fiches/flood.FLD-P01=yes: map of May")  # fmt: skip
    lines = text(new, "fiches/flood.yaml").splitlines()
    for measure in ("FLD-P01", "FLD-P03"):
        place = lines.index(f"  # {measure}:")
        assert lines[place + 1].startswith(f"  {measure}: {{adopted: ")
    kept = [line for line in lines if not line.startswith("  FLD-P")]
    assert kept == before.replace("adoption: {}", "adoption:").splitlines()


def test_each_finding_names_the_command_that_mends_it(tmp_path: Path):
    new = init(tmp_path / "plan")
    new.ok("fill", "--set", "activities/first-activity.owner=ann-dupont")
    told = {item["command"] for item in new.run("validate", "--json").json["diagnostics"]}
    assert {
        "incplan fill activities/first-activity",
        "incplan fill fiches/flood",
        "incplan fill obligations",
        "incplan fill --set activities/first-activity.deputy=VALUE",
        "incplan fill --set plan.roles.bcp_manager.deputies=VALUE",
        "incplan fill --set plan.prior_documents.risk_assessment.done=VALUE",
    } <= told
    asked = [
        item.split()[-1] for item in told if item.startswith("incplan fill ") and "=" not in item
    ]
    for key in asked:
        assert new.ok("fill", "--list", key, "--json").json["open"], key
    assert "command: incplan fill obligations" in new.run("validate").out
    new.ok("fill", "--set", "activities/first-activity.deputy=Bert Maes")
    assert "OBJ012" not in new.run("validate").out


def test_one_file_is_checked_alone_with_the_rest_of_the_plan(company: Company):
    file = company.root / "activities" / "order-intake.yaml"
    file.write_text(file.read_text().replace("owner: ", "owner: nobody-such-as-"))
    for named in ("activities/order-intake.yaml", "activities/order-intake", str(file)):
        alone = company.run("validate", named, "--json")
        assert {item["path"] for item in alone.json["diagnostics"]} == {
            "activities/order-intake.yaml"
        }
        assert (alone.code, "REF001" in str(alone.json["diagnostics"])) == (1, True)
    assert company.run("validate", "contacts", "--json").json["errors"] == 0
    company.refused("validate", "activities/none-such", code=2)


def test_one_person_may_hold_several_functions(tmp_path: Path):
    where = tmp_path / "plan"
    done = run_command(
        "--lang", "en", "init", str(where), "--name", "Joinery", "--manager", "Ann Dupont",
        "--manager-phone", "0400 00 20 01", "--deputy", "ann dupont", "--bcp-manager", "Ann Dupont",
        "--management", "Ann Dupont", environment=BEGAN,
    )  # fmt: skip
    assert done.code == 0, done.err
    new = Company(where, now=BEGAN["INCPLAN_NOW"])
    assert new.run("validate", "--json").json["errors"] == 0
    assert [item.name for item in (where / "contacts").glob("ann*")] == ["ann-dupont.yaml"]
    assert "deputies" not in text(new, "plan.yaml")


def test_the_language_is_asked_first(tmp_path: Path):
    typed = "nl\nSchrijnwerkerij\nAnn\n0400 00 20 01\nBert\n0400 00 20 02\nAnn\nAnn\n"
    screen = on_a_terminal(typed, "init", str(tmp_path / "plan"), LANG="fr_BE.UTF-8")
    assert screen.index("Dans quelle langue") < screen.index("Naam van de onderneming?")
    assert "language: nl" in (tmp_path / "plan" / "plan.yaml").read_text()


def test_an_answer_mends_a_value_that_cannot_be_read(company: Company):
    for name, right, wrong, answer in (
        ("plan.yaml", "staff: 25", "staff: many", "plan.organisation.staff=25"),
        ("activities/order-intake.yaml", "rto: 4h", "rto: soon", "activities/order-intake.rto=4h"),
    ):
        file = company.root / name
        whole = file.read_text()
        file.write_text(whole.replace(right, wrong))
        company.git("commit", "-qam", "a slip")
        assert company.run("validate", name, "--select", "SCH").code == 1
        company.ok("fill", "--set", answer)
        assert file.read_text() == whole
        assert company.run("validate", name, "--select", "SCH").code == 0


def test_going_back_from_a_refused_answer_leaves_the_question_open(unfinished: Company):
    asked(unfinished, "\nsoon enough\n<\nnadia\n4h\n.\n", "activities/order-intake")
    written = text(unfinished, "activities/order-intake.yaml")
    assert "\ndeputy: nadia\n" in written
    assert "\nrto: 4h\n" in written


@pytest.mark.parametrize(
    "said", ["?", "I don't know", "je ne sais pas", "ik weet het niet", "keine Ahnung"]
)
def test_who_does_not_know_goes_on(unfinished: Company, said: str):
    screen = asked(unfinished, f"{said}\n4h\n.\n", "activities/order-intake")
    written = text(unfinished, "activities/order-intake.yaml")
    assert "\nrto: 4h\n" in written
    assert "deputy:" not in written
    assert f"`{said}`" not in screen


def test_a_supplier_that_is_only_named_can_be_used(company: Company):
    waiting = company.ok("fill", "--list", "suppliers", "--json").json["open"]
    screen = asked(company, "\n" * waiting + "Flour Example\n.\n", "suppliers")
    assert (company.root / "suppliers" / "flour-example.yaml").exists()
    assert "Not all of the plan" not in screen
    assert company.run("validate", "suppliers/flour-example.yaml", "--select", "SCH").code == 0
    asks = company.ok("fill", "--list", "suppliers/flour-example", "--json").json["questions"]
    assert "suppliers/flour-example.service" in {item["key"] for item in asks}


def test_what_was_mended_on_the_way_is_not_told_as_broken(company: Company):
    file = company.root / "activities" / "order-intake.yaml"
    file.write_text(file.read_text().replace("rto: 4h", "rto: soon enough"))
    company.git("commit", "-qam", "broken")
    done = company.ok("fill", "--set", "activities/order-intake.rto=4h")
    assert "order-intake.yaml:" not in done.out + done.err


def test_questions_are_broken_between_words(unfinished: Company):
    screen = asked(unfinished, ".\n", "activities/order-intake")
    assert all(len(line) <= 80 for line in screen.splitlines())


def test_a_wrong_key_and_a_wrong_file_name_the_right_ones(company: Company):
    done = company.refused("fill", "--set", "activities/order-intake.rtoo=4h", code=2)
    assert "activities/order-intake.rto?" in done.err
    done = company.refused("fill", "--set", "activities/order-intak.rto=4h", code=2)
    assert "activities/order-intake?" in " ".join(done.err.split())


def test_a_wrong_check_digit_is_told_when_it_is_typed(tmp_path: Path):
    new = init(tmp_path / "plan")
    done = new.ok("fill", "--set", "contacts/electricity-dso.ean=541448820000000002")
    assert "check digit" in done.err
    done = new.ok("fill", "--set", "contacts/electricity-dso.ean=541448920700000008")
    assert "check digit" not in done.err


def test_a_finding_of_what_is_to_be_filled_in_names_its_questions(tmp_path: Path):
    new = init(tmp_path / "plan")
    found = new.run("validate", "--json").json["diagnostics"]
    mends = {(item["code"], item["params"].get("row", "")): item["command"] for item in found}
    assert mends["CON003", ""] == "incplan fill contacts/electrician-1"
    assert mends["FIC007", "insurer"] == "incplan fill people"
    assert mends["FIC007", "prevention_adviser"] == (
        "incplan fill --set plan.roles.prevention_adviser.holder=VALUE"
    )


def test_a_number_mistyped_in_init_is_asked_again(tmp_path: Path):
    where = tmp_path / "plan"
    typed = "en\nJoinery\nAnn Dupont\n0473 00 01\n0473 00 00 01\nBert Maes\n0400 00 20 02\n"
    screen = on_a_terminal(f"{typed}Ann Dupont\nAnn Dupont\n", "init", str(where), INCPLAN_LANG="")
    assert "`0473 00 01` is not a phone number" in screen
    assert "0473 00 00 01" in (where / "contacts" / "ann-dupont.yaml").read_text()
    for name in ("français (fr)", "Nederlands (nl)", "Deutsch (de)", "English (en)"):
        assert name in screen
