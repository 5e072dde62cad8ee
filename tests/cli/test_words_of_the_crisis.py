"""What the crisis screens say: typed as printed, true, and about the right person."""

import re
import shlex

from tests.conftest import Company
from tests.scenes import scene


@scene
def down(company: Company) -> Company:
    """The ERP is down since half past six; a crisis was asked for."""
    company.by = "elodie"
    company.ok(
        "declare", "Rançongiciel", "--activity", "it-platform", "--since", "06:30",
        "--organisation", "yes", "--continuity", "yes",
    )  # fmt: skip
    return company


def flat(text: str) -> str:
    return " ".join(text.split())


def test_every_command_of_a_refused_closing_can_be_typed(down: Company) -> None:
    """As printed, each once its fact is so, until it closes; agreements one by one."""
    down.ok("bcp", "activate", "--by", "wim")
    down.by = "nadia"
    refused = down.refused("close", "--json").json["errors"][0]["details"]
    mended = [
        item for item in refused if item["code"] in ("activity_not_restored", "bcp_still_active")
    ]
    assert {item["code"] for item in mended} == {"activity_not_restored", "bcp_still_active"}
    for item in mended:
        assert f"incplan {item['params']['mend']}" in item["message"]
        down.ok(*shlex.split(item["params"]["mend"]))
    duties = next(item for item in refused if item["code"] == "duties_open")
    first = str(duties["params"]["first"])
    assert duties["params"]["numbers"].startswith(f"{first}-")
    down.ok("done", first)
    down.ok("done", "cause", "--found", "mot de passe volé")

    again = down.refused("close", "--json").json["errors"][0]["details"]
    agreement = next(item for item in again if item["code"] == "agreement_missing")
    assert agreement["message"].endswith(agreement["params"]["mend"])
    down.ok(*shlex.split(agreement["params"]["mend"]))  # whoever closes agrees by closing
    words = 'close --waive duties --waive obligations --reason "réglé sur papier"'
    closed = down.ok(*shlex.split(words), "--json").json
    assert closed["status"] == "closed"
    assert set(closed["waived"]) == {"duties", "obligations"}
    assert ["bcp_manager", "wim"] in closed["agreements"]


def test_the_forms_of_our_own_messages_are_no_reason(down: Company) -> None:
    for words in (
        ("done", "cause", "--found", "..."),
        ("done", "1", "--skip", "…"),
        ("close", "--waive", "duties", "--reason", "..."),
        ("obligations", "submit", "gdpr_art33", "--reference", "..."),
        ("done", "1", "--skip", "TEXT"),
        ("close", "--waive", "duties", "--reason", "TEXTE"),
        ("cancel", "--reason", "TEKST"),
    ):
        assert "nothing was recorded" in down.refused(*words).err
    down.refused("communicate", "...", "--to", "staff", "--medium", "sms", code=2)


def test_a_crisis_asked_for_again_is_not_called_confirmed(down: Company) -> None:
    done = down.ok("escalate", "--to", "crisis")
    assert "is confirmed" not in flat(done.out)
    assert "In force: major, until the business continuity manager" in flat(done.out)
    assert "is confirmed" in flat(down.ok("escalate", "--to", "crisis", "--by", "wim").out)


def test_status_begins_with_what_to_do_and_whom_to_call(down: Company) -> None:
    shown = flat(down.ok("status").out.split("\n\n")[0])
    assert "NOW: 1. People first" in shown
    # Whoever leads is called until somebody has spoken to her.
    assert "CALL: Nadia EL FICTI, incident manager, +32 400 00 00 03" in shown
    assert re.search(r"DEADLINE: ! 5 min left \(07:00\)\. Last useful call", shown)

    for words in (
        ("done", "1"),
        ("escalate", "--to", "crisis", "--by", "wim"),
        ("call", "wim", "--reached"),
        ("call", "nadia", "--reached"),
    ):
        down.ok(*words)
    shown = flat(down.ok("status").out.split("\n\n")[0])
    assert "NOW: 2. " in shown
    assert "Scheldt IT Services BV, supplier, +32" in shown  # its last useful call is near
    found = down.at("09:31").ok("status", "--json").json
    # No call is useful by a time any more; what is late now is for Wim to hear again.
    assert found["incidents"][0]["call_first"]["id"] == "wim"
    assert found["moments"][0]["call"]["id"] == "wim"


def test_a_duty_nobody_assessed_does_not_outrank_a_missed_objective(down: Company) -> None:
    down.at("2026-11-26T12:00:00+01:00")
    shown = flat(down.ok("status").out)
    passed = shown[shown.index("DEADLINE: !!") :].split("INC-2026")[0]
    assert "If it applies" not in passed
    assert "longest bearable stop" in passed


def test_what_runs_again_says_since_when(down: Company) -> None:
    down.at("09:00").ok("restore", "it-platform", "--at", "08:40")
    assert "restored, since 08:40" in flat(down.ok("status").out)
    # Nobody has to call a supplier whose help is no longer needed.
    found = down.ok("status", "--json").json["incidents"][0]
    assert "supplier_not_called" not in [item["code"] for item in found["nudges"]]
    assert "supplier" not in [item["role"] for item in found["calls"]]


def test_a_return_before_the_disruption_is_recorded_and_doubted(down: Company) -> None:
    done = down.ok("restore", "it-platform", "--at", "06:00")
    assert "before its disruption began" in done.err


def test_a_message_from_the_wrong_person_names_the_right_one(down: Company) -> None:
    done = down.ok("communicate", "Commandes par téléphone", "--to", "customers",
                   "--medium", "sms")  # fmt: skip
    assert "Wim VERLINDEN-TEST +32 400 00 00 02" in flat(done.err)
    assert "--approved-by wim" in flat(done.err)
    down.ok("handover", "bcp_manager", "claire", "--by", "wim")
    done = down.ok("communicate", "Idem", "--to", "customers", "--medium", "sms")
    assert "--approved-by claire" in flat(done.err)


def test_a_message_is_proposed_and_none_recorded_without_a_text(down: Company) -> None:
    done = down.ok("communicate", "draft", "--to", "customers", "--in", "nl")
    assert "Nothing was sent or recorded" in done.out
    for words in (("--medium", "sms"), ()):
        refused = down.refused("communicate", "--to", "staff", *words, code=5)
        assert "incplan communicate draft --to" in flat(refused.err)


def test_a_handover_is_read_by_whoever_takes_over(down: Company) -> None:
    """In that person's language, as the one who leads, with the overrun that is foreseen."""
    down.by = "nadia"
    down.ok("eta", "12:00")
    shown = flat(down.ok("handover", "incident_manager", "joris").out)
    assert "Leiding: Joris VAN DEMO" in shown
    assert "2 u 30 na de doelstelling" in shown
    team = flat(down.ok("report", "--for", "team").out)
    assert "expected back 12:00, 2 h 30 after its objective" in team
    assert "(Wim VERLINDEN-TEST" in team
    assert "2 h 30 after its objective" in flat(down.ok("report", "--for", "management").out)


def test_a_draft_of_what_is_not_due_says_so(down: Company) -> None:
    """The plan says no NIS2 entity: no limit is printed, and the reason is."""
    text = down.ok("obligations", "draft", "nis2").out
    assert "Assessed as not notifiable" in text
    assert "**Limit**" not in text
    insurer = down.ok("obligations", "draft", "insurer").out
    assert re.search(r"POL-CYB-0002: .*\(Limit: 25/11/2026 06:55", insurer)
    assert re.search(r"POL-LIAB-0004: .*\(Limit: 01/12/2026 23:59", insurer)
    assert not re.search(r"POL-FIRE-0001: .*\(Limit", insurer)
    down.ok("done", "1", "--note", "segment coupé à 06:50")
    assert "segment coupé à 06:50" in down.ok("obligations", "draft", "gdpr").out
    assert "police.be [" not in down.ok("obligations", "draft", "police", "--lang", "nl").out


def test_who_cannot_be_asked_is_told_the_questions(down: Company) -> None:
    told = flat(down.refused("obligations", "assess", code=5).err)
    assert "--answer personal_data=unknown" in told
    assert "--answer crime=unknown" in told


def test_a_level_without_any_answer_says_so(company: Company) -> None:
    company.by = "elodie"
    declared = company.ok("declare", "Quelque chose de bizarre")
    assert "no question is answered yet" in flat(declared.out)
    found = company.ok("status", "--json").json["incidents"][0]
    assert "level_unanswered" in [item["code"] for item in found["nudges"]]
    company.ok("classify", "--people", "none", "--organisation", "no")
    found = company.ok("status", "--json").json["incidents"][0]
    assert "level_unanswered" not in [item["code"] for item in found["nudges"]]


def test_every_screen_of_an_exercise_is_marked(company: Company) -> None:
    """TC17: also the message that somebody might send."""
    company.by = "nadia"
    company.ok("declare", "Essai", "--exercise", "--activity", "it-platform", "--since", "06:30")
    for words in (
        ("done", "1"),
        ("eta", "09:00"),
        ("call", "wim", "--reached"),
        ("classify", "--level", "major", "--reason", "essai"),
        ("communicate", "draft", "--to", "customers", "--in", "nl"),
        ("communicate", "Essai", "--to", "staff", "--medium", "sms"),
        ("bcp", "activate", "--by", "wim"),
        ("report", "--for", "management"),
        ("show", "EXE"),
        ("obligations",),
        ("handover", "incident_manager", "joris"),
    ):
        assert "EXERCISE" in company.ok(*words).out.split("\n", 1)[0], words
    text = company.ok("communicate", "draft", "--to", "press", "--in", "fr", "--json").json["text"]
    assert text.startswith("EXERCICE")


def test_a_promise_in_working_days_is_named_as_such(company: Company) -> None:
    """Thursday 24 December 17:00, closed on 25 December: the next working day is Monday."""
    company.at("2026-12-24T17:00:00+01:00").by = "joris"
    touched = ("--activity", "order-intake", "--supplier", "telecom-sambre")
    company.ok("declare", "Plus de téléphone", *touched, "--since", "16:50")
    assert "Télécom Sambre SA restores its service (1 working day)" in flat(
        company.ok("status", "--all").out
    )
    company.ok("call", "sup-telecom-sambre", "--reached")
    shown = flat(company.ok("status").out)
    assert "until 28/12 18:00: Télécom Sambre SA restores its service (1 working day)" in shown
    assert "until 28/12 11:00: Télécom Sambre SA responds (4 h)" in shown


def test_interruptions_that_overlap_are_counted_once(company: Company) -> None:
    """Written out of order: 06:00 to 06:30, then 05:00 to 06:50 of the same activity."""
    company.by = "nadia"
    company.ok("declare", "ERP", "--no-activity", "--level", "minor", "--reason", "essai")
    for words in (
        ("affect", "order-intake", "--at", "06:00"),
        ("restore", "order-intake", "--at", "06:30"),
        ("affect", "order-intake", "--at", "05:00"),
        ("restore", "order-intake", "--at", "06:50"),
    ):
        company.ok(*words)
    clocks = company.ok("status", "--json").json["incidents"][0]["clocks"]
    rto = next(item for item in clocks if item["kind"] == "rto")
    assert (rto["used"]["seconds"], rto["longest"]["seconds"]) == (110 * 60, 110 * 60)


def test_who_does_not_answer_is_followed_by_whoever_stands_in(down: Company) -> None:
    down.ok("call", "nadia", "--no-answer")
    assert "CALL: Joris VAN DEMO, incident manager" in flat(down.ok("status").out)


def test_of_two_open_incidents_the_remedies_name_theirs(down: Company) -> None:
    """Two incidents on one activity are told apart by every command."""
    first = down.ok("status", "--json").json["incidents"][0]["id"]
    down.ok("declare", "Encore", "--activity", "it-platform", "--since", "06:40")
    told = down.refused("close", first, "--json").json["errors"][0]["details"]
    assert all(" -i 6" in item["params"]["mend"] for item in told)
    restore = next(item for item in told if item["code"] == "activity_not_restored")
    down.ok(*shlex.split(restore["params"]["mend"]))
    still = down.ok("status", "--json").json["incidents"]
    assert sorted(line["state"] for item in still for line in item["activities"]) == [
        "down",
        "restored",
    ]


def test_what_is_over_asks_for_nothing(company: Company) -> None:
    company.by = "nadia"
    number = company.ok("declare", "Fumée", "--no-activity", "--json").json["incident"]
    company.ok("cancel", "--reason", "vapeur")
    assert "FIRST" not in company.ok("status", number).out


def test_a_limit_says_what_it_counts_from(company: Company) -> None:
    """For want of a better time the objective counts from detection, and says so."""
    company.by = "elodie"
    company.ok("declare", "Froid", "--activity", "cold-storage", "--detected", "06:40")
    assert "Stockage froid (RTO 2 h); from detection, 06:40" in flat(company.ok("status").out)
    company.ok("affect", "cold-storage", "--at", "06:20")
    assert "from detection" not in company.ok("status").out
    every = flat(company.ok("status", "--all").out)
    assert "Stockage froid (RTO 2 h); from the disruption, 06:20" in every
    assert "Solve (Major: 4 h); from detection, 06:40" in every


def test_nobody_is_asked_to_close_what_cannot_be_closed(company: Company) -> None:
    """A duty to notify that nobody assessed stands in the way."""
    company.by = "nadia"
    company.ok("declare", "Hameçonnage", "--no-activity", "--type", "phishing",
               "--level", "minor", "--reason", "un seul message")  # fmt: skip
    company.ok("done", "cause", "--found", "message supprimé")
    count = company.ok("status", "--json").json["incidents"][0]["task_count"]
    company.ok("done", f"1-{count}", "--skip", "réglé autrement")
    item = company.ok("status", "--json").json["incidents"][0]
    assert "could_be_closed" not in [nudge["code"] for nudge in item["nudges"]]
    company.refused("close")
    questions = company.ok("obligations", "--json").json["questions"]
    answers = [f"--answer={question['id']}=no" for question in questions]
    company.ok("obligations", "assess", *answers, "--reason", "rien n'a été ouvert")
    item = company.ok("status", "--json").json["incidents"][0]
    assert "could_be_closed" in [nudge["code"] for nudge in item["nudges"]]
    company.ok("close")


def test_naming_an_activity_in_an_answer_does_not_start_its_clock(company: Company) -> None:
    company.by = "elodie"
    company.ok("declare", "Bizarre", "--no-activity")
    done = company.ok("classify", "--activity", "order-in", "--outlook", "near")
    assert "incplan affect order-intake" in flat(done.err)
    company.ok("affect", "order-intake")
    assert "incplan affect" not in company.ok("classify", "--activity", "order-intake").err


def test_unknown_is_an_estimate_in_any_language(down: Company) -> None:
    for word in ("unknown", "inconnu", "onbekend", "Unbekannt"):
        assert "Return unknown" in down.ok("eta", word).out
    down.refused("eta", "bientôt", code=2)


def test_a_level_that_somebody_chose_says_so_and_not_the_rule_of_another(company: Company):
    words = ("--outside", "limited", "--level", "major", "--reason", "customers in the building")
    out = " ".join(company.ok("declare", "Smoke from a toaster", *words).out.split())

    assert "Why: chosen by a person: customers in the building" in out
    assert "From the answers alone: Minor (2/4)," in out
    alone = " ".join(company.ok("declare", "A cable cut", "--level", "major").out.split())
    assert "Why: chosen by a person." in alone
    assert "From the answers alone" not in alone


def test_a_draft_ends_on_a_command_that_can_be_typed(down: Company) -> None:
    """The text and the medium are asked for: nothing stands for them in the command."""
    down.environment = {"NO_COLOR": "1"}
    told = down.run("communicate", "draft", "--to", "staff", window=(40, 24))
    rows = told.out.splitlines()
    assert rows[-1].startswith("incplan communicate --to staff --in ")
    assert "TEXT" not in told.out
    assert not [row for row in rows if len(row) > 40 and "incplan" not in row]
    refused = down.refused("communicate", "--to", "staff", code=5)
    assert "incplan communicate" in refused.err
