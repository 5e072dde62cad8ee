"""Words about an incident and its review: each recorded, acted on, or refused with its form."""

import shlex

import pytest

from tests.conftest import Company
from tests.scenes import scene


@scene
def running(company: Company) -> Company:
    company.by = "nadia"
    company.ok("declare", "Fichiers chiffrés", "--type", "ransomware", "--level", "minor")
    return company


def entry(company: Company) -> str:
    """The text of the newest entry on disk; the whole of it is what a command left."""
    (incident,) = company.ok("status", "--json").json["incidents"]
    files = (company.root / "incidents" / incident["id"]).glob("*.yaml")
    return max(files, key=lambda path: path.stat().st_mtime_ns).read_text(encoding="utf-8")


RECORDED = [
    (
        "done cause --found x --note n --effort 2h --cost 400",
        ("cause: x", "text: n", "effort: PT2H", "cost_eur: 400.00"),
    ),
    (
        "done cause --not-found y --note n --effort 2h --cost 400",
        ("efforts: y", "text: n", "effort: PT2H", "cost_eur: 400.00"),
    ),
    (
        "done contained --note n --effort 2h --cost 100",
        ("kind: contained", "text: n", "effort: PT2H", "cost_eur: 100.00"),
    ),
    (
        "done 1 --note n --effort 2h --cost 100",
        ("kind: measure", "text: n", "effort: PT2H", "cost_eur: 100.00"),
    ),
    ("call wim --left-message --note n", ("outcome: left_message", "text: n")),
    ("call order wim --no-answer --note n", ("outcome: no_answer", "text: n")),
    ("bcp assess --reason r", ("change: assessment", "reason: r")),
    ("escalate --reason r", ("level: major", "reason: r")),
    ("communicate m --to staff --medium sms --in nl", ("medium: sms", "language: nl", "text: m")),
    ("agree --note n", ("kind: agreed", "text: n")),
]


@pytest.mark.parametrize(("line", "kept"), RECORDED)
def test_a_useful_word_is_in_the_entry(running: Company, line, kept):
    running.ok(*shlex.split(line))

    text = entry(running).replace('"', "")
    assert [word for word in kept if f"\n{word}\n" not in text] == []


REFUSED = [
    ("done 1 --found x", "incplan done cause --found"),
    ("done 1 --not-found x", "incplan done cause --not-found"),
    ("done contained --found x", "incplan done cause --found"),
    ("done --by nadia contained", "incplan done contained"),
    ("done 1 cause", "incplan done cause"),
    ("done 1 --skip r --reason q", "--skip, --reason"),
    ("done ,", "NUMBER|ID"),
    ("done cause --found x --not-found y", "--not-found"),
    ("bcp start", "incplan bcp activate"),
    ("escalate --decline late-minor --reason r", "incplan escalate decline"),
    ("escalate decline late-minor --to major", "incplan escalate level --to"),
    ("escalate --reason r decline", "incplan escalate decline"),
    ("communicate --draft --to staff", "incplan communicate draft"),
    ("communicate draft --to staff --medium sms", "incplan communicate record --medium"),
    ("communicate m --to staff --medium sms --purpose end", "incplan communicate draft --purpose"),
    ("communicate --to staff --medium sms draft", "incplan communicate draft"),
    ("call wim --note n", "incplan call wim --reached | --no-answer | --left-message"),
    ("call wim --at 07:00", "--at only goes with"),
    ("call wim --by joris", "--by only goes with"),
    ("call wim --reached --no-answer", "--reached, --no-answer"),
    ("call wim --reached --without telephony", "--without only goes with"),
    ("obligations --reason r --reference R", "incplan obligations submit --re"),
    ("log x --decision --action", "--decision, --action"),
    ("log --file plan.yaml --cost 400", "--cost only goes with"),
    ("log --file plan.yaml --decision", "--decision only goes with"),
    ("log --file plan.yaml --no-customers", "--no-customers only goes with"),
    ("declare x --activity it-platform --no-activity", "--activity, --no-activity"),
    ("classify --level minor --reason r --confirmed-by wim", "--confirmed-by"),
    ("classify --level major --reason r --agreed-by wim", "--agreed-by"),
    ("status --interval 30", "incplan status --watch"),
    ("status --rounds 2", "incplan status --watch"),
    ("status --ics limits.ics --all", "--ics, --all"),
    ("status --ics - --json", "--json"),
    ("show --levels --audience public", "--levels, --audience"),
    ("show --force", "incplan show --svg"),
    ("show --levels --timeline", "--levels, --timeline"),
    ("register --output r.txt", "incplan export register --output"),
    ("register --format csv --json", "incplan export register --format"),
    ("register --force", "incplan export register --force"),
    ("stats --output s.txt", "--format svg"),
    ("stats --format svg --json", "--json"),
    ("actions --output a.txt", "--format csv"),
    ("actions --format ics --json", "--json"),
    ("actions --evidence x", "incplan actions done --evidence"),
    ("actions done bp55.2 --evidence x --format csv -o x.csv", "incplan actions list --format"),
    ("actions done bp55.2 --evidence x --changed", "incplan actions review --changed"),
    ("actions mend x", "incplan actions done"),
    ("review 2 --ask", "incplan review ask"),
    ("review 2 --complete", "incplan review complete"),
    ("review 2 complete", "incplan review complete"),
    ("review --by nadia complete", "incplan review complete"),
    ("review 2 --owner nadia", "incplan review action --owner"),
    ("review survey 2 --score 4 --action a --owner nadia", "incplan review action"),
    ("review action a --score 4", "incplan review survey --score"),
    ("report --note n", "--note"),
]


@pytest.mark.parametrize(("line", "said"), REFUSED)
def test_a_word_that_means_nothing_is_refused_with_the_right_form(
    running: Company, monkeypatch, line, said
):
    monkeypatch.chdir(running.root)
    before = running.files()

    done = running.refused(*shlex.split(line), code=2)

    assert said in " ".join((done.out + done.err).split())
    assert running.files() == before


def test_a_text_may_be_called_like_a_word_of_another_command(running: Company):
    running.ok("escalate", "--reason", "decline")
    running.ok("communicate", "record", "draft", "--to", "staff", "--medium", "sms")

    assert "text: draft" in entry(running).replace('"', "")


def test_cost_and_effort_of_containment_and_cause_are_counted(running: Company):
    running.ok("log", "x", "--effort", "1h", "--cost", "50")
    running.ok("done", "contained", "--effort", "2h", "--cost", "100")
    running.ok("done", "cause", "--found", "x", "--effort", "30min", "--cost", "400")

    (ours,) = running.ok("register", "--status", "open", "--json").json["entries"]
    assert ours["effort"]["seconds"] == 3.5 * 3600
    assert ours["cost_eur"] == "550.00"
    journal = running.ok("show").out
    assert "400" in journal
    assert "550" in running.ok("export", "register").out


def test_a_message_left_is_not_somebody_reached(company: Company):
    company.by = "nadia"
    company.ok("declare", "Fichiers chiffrés", "--level", "major", "--activity", "it-platform")
    company.ok("call", "wim", "--left-message", "--note", "on his voicemail")

    assert "message left" in company.ok("export", "journal").out
    said = company.ok("show").out
    assert "on his voicemail" in said
    (incident,) = company.ok("status", "--json").json["incidents"]
    assert incident["call_first"]["id"] != "wim"


def test_who_agrees_beside_those_needed_is_recorded(running: Company):
    running.ok("done", "contained")
    running.ok("done", "cause", "--found", "x")
    running.ok("obligations", "assess", "--answer", "personal_data=no", "--reason", "looked into")
    words = ("close", "--waive", "duties", "--waive", "obligations", "--reason", "small")
    before = running.files()
    running.refused(*words, "--agreed-by", "accountant")
    assert running.files() == before

    running.ok(*words, "--agreed-by", "wim")

    written = [text for name, text in running.files().items() if name not in before]
    agreed = [text for text in written if b"kind: agreed" in text]
    assert sum(b"by: wim" in text for text in agreed) == 1


def test_the_note_of_an_action_done_is_kept(company: Company):
    company.by = "nadia"
    company.ok("actions", "done", "bhev.2", "--evidence", "list in the file", "--note", "by Joris")

    (entry_file,) = (company.root / "journal").rglob("*action-done*.yaml")
    assert "by Joris" in entry_file.read_text(encoding="utf-8")


def test_a_calendar_of_limits_leaves_with_the_code_asked_for(company: Company, tmp_path):
    company.by = "nadia"
    company.ok("declare", "Panne", "--level", "major", "--activity", "it-platform", "--since",
               "06:30")  # fmt: skip
    company.at("2026-11-24T20:00:00+01:00")
    target = str(tmp_path / "limits.ics")

    assert company.run("status", "--exit-code").code == 11
    assert company.run("status", "--exit-code", "--ics", target).code == 11
