"""Who is in the response team, who met, what was decided, when the next meeting is (S-111)."""

from datetime import datetime

from tests.conftest import Company
from tests.scenes import scene
from tests.small_plan import ZONE


@scene
def crisis(company: Company) -> Company:
    """Major at 06:55, a crisis confirmed by the business continuity manager at 07:30."""
    company.by = "nadia"
    company.ok("declare", "Plus de courant", "--activity", "cold-storage", "--level", "major")
    company.at("07:30").ok("escalate", "--reason", "Gand aussi", "--by", "wim")
    return company


def flat(text: str) -> str:
    return " ".join(text.split())


def next_meeting(company: Company) -> tuple[str, str] | None:
    """The name and the hour of the limit of the next meeting."""
    incident = company.ok("status", "--json").json["incidents"][0]
    found = [item for item in incident["clocks"] if item["kind"] == "meeting"]
    if not found:
        return None
    at = datetime.fromisoformat(found[0]["limit_at"]).astimezone(ZONE)
    return found[0]["name"], at.strftime("%H:%M")


def test_people_join_and_leave_the_team_with_their_task(crisis: Company) -> None:
    crisis.at("08:53")
    joined = crisis.ok("team", "marc", "lucas", "--task", "froid et remorques")
    assert "In the response team: Marc PROTOTYPE and Lucas" in flat(joined.out)
    crisis.at("09:00").ok("team", "sofie,lucas", "--task", "produits")
    crisis.at("09:30").ok("team", "marc", "--left")
    shown = flat(crisis.ok("team").out)
    assert "Nadia EL FICTI leads." in shown
    assert "Marc PROTOTYPE left at 09:30" in shown
    told = crisis.ok("team", "--json").json
    assert [(item["id"], item["task"]) for item in told["members"]] == [
        ("lucas", "produits"),
        ("sofie", "produits"),
    ]
    assert [item["id"] for item in told["left"]] == ["marc"]
    steps = crisis.ok("call", "response_team", "--json").json["steps"]
    assert [item["id"] for item in steps][:2] == ["lucas", "sofie"]
    assert f"{told['members'][0]['name']}: produits" in flat(
        crisis.ok("report", "--for", "team").out
    )


def test_an_unknown_name_is_refused_and_one_who_was_not_there_is_told(crisis: Company) -> None:
    crisis.refused("team", "nobody-here", code=2)
    crisis.refused("team", "--task", "froid", code=2)
    crisis.refused("team", "marc", "--left", "--task", "froid", code=2)
    done = crisis.ok("team", "marc", "--left")
    assert "Not everybody named was recorded" in flat(done.err)
    assert crisis.ok("team", "--json").json["left"] == []


def test_a_meeting_says_who_what_and_when_the_next_is(crisis: Company) -> None:
    done = crisis.at("08:52").ok(
        "meeting", "Écoles d'abord ; Pieter prévient", "--present", "wim,claire,nadia",
        "--decided", "Pas de communiqué", "--next", "09:52",
    )  # fmt: skip
    assert "meeting 1, Wim VERLINDEN-TEST chairs, 3 present. Next meeting: 09:52" in flat(done.out)
    assert next_meeting(crisis) == ("Wim VERLINDEN-TEST", "09:52")
    assert "Next meeting, Wim VERLINDEN-TEST chairs" in flat(crisis.ok("status", "--all").out)
    shown = flat(crisis.ok("meeting").out)
    assert "Écoles d'abord ; Pieter prévient" in shown
    assert "Pas de communiqué" in shown
    assert "decided: Écoles d'abord" in flat(crisis.ok("show", "006").out)
    team = flat(crisis.ok("report", "--for", "team").out)
    assert "Écoles d'abord ; Pieter prévient; Pas de communiqué (Wim VERLINDEN-TEST)" in team


def test_the_next_meeting_is_a_limit_until_it_is_held(crisis: Company) -> None:
    crisis.at("08:00").ok("meeting", "--next", "08:30")
    assert next_meeting(crisis) == ("meeting", "08:30")
    late = crisis.at("08:31").ok("status", "--json").json["incidents"][0]["clocks"]
    assert [item["state"] for item in late if item["kind"] == "meeting"] == ["passed"]
    crisis.at("08:40").ok("meeting", "Rien de neuf", "--present", "nadia", "--at", "08:35")
    assert next_meeting(crisis) is None
    assert crisis.ok("meeting", "--json").json["held"][0]["chair"] is None  # nobody said who
    crisis.ok("meeting", "--next", "09:30", "--chair", "claire")
    assert next_meeting(crisis) == ("Claire DELVAUX-NOVA", "09:30")
    crisis.ok("restore", "cold-storage")
    crisis.ok("done", "cause", "--found", "fusible")
    crisis.ok(
        "close", "--waive", "duties", "--waive", "obligations", "--reason", "papier",
        "--agreed-by", "wim",
    )  # fmt: skip
    closed = crisis.ok("status", "006", "--json").json["incidents"][0]
    assert not [item for item in closed["clocks"] if item["kind"] == "meeting"]


def test_a_meeting_that_cannot_be_so_is_refused(crisis: Company) -> None:
    crisis.at("09:00")
    crisis.refused("meeting", "Décidé à moitié", code=2)  # by whom?
    crisis.refused("meeting", "Décidé", "--present", "wim", "--next", "08:30")
    crisis.refused("meeting", "Décidé", "--present", "quelqu-un", code=2)
    crisis.refused("meeting", "--chair", "wim", code=2)


def test_team_and_meetings_can_be_put_right(crisis: Company) -> None:
    crisis.at("08:52").ok("meeting", "Écoles d'abord", "--present", "wim,nadia", "--next", "09:52")
    crisis.ok("correct", "last", "Cantines d'abord", "--at", "08:50", "--who", "nadia")
    held = crisis.ok("meeting", "--json").json["held"][0]
    assert (held["decisions"], held["chair"]) == ("Cantines d'abord", "nadia")
    assert next_meeting(crisis) == ("Nadia EL FICTI", "09:52")
    crisis.ok("undo")
    crisis.ok("undo")
    assert next_meeting(crisis) is None

    crisis.ok("team", "marc", "--task", "froid")
    crisis.ok("correct", "last", "remorques", "--who", "lucas")
    told = crisis.ok("team", "--json").json["members"]
    assert [(item["id"], item["task"]) for item in told] == [("lucas", "remorques")]
    crisis.ok("team", "marc", "sofie")
    crisis.refused("correct", "last", "--who", "lucas", code=2)  # which of the two?
    crisis.ok("undo")
    assert [item["id"] for item in crisis.ok("team", "--json").json["members"]] == ["lucas"]


def test_who_was_at_the_meeting_knows(crisis: Company) -> None:
    """Nobody is told to call somebody who sat at the table."""
    first = crisis.ok("status", "--json").json["incidents"][0]["call_first"]
    assert first["id"] == "claire"
    crisis.at("08:00").ok("meeting", "Écoles d'abord", "--present", "wim,claire,nadia")
    after = crisis.ok("status", "--json").json["incidents"][0]["call_first"]
    assert after is None or after["id"] not in ("claire", "wim")


def test_register_review_and_paper_name_team_and_meetings(crisis: Company) -> None:
    crisis.at("08:00").ok("team", "marc", "--task", "froid")
    crisis.ok("meeting", "Écoles d'abord", "--present", "wim,claire", "--decided", "Prévenir Gand")
    entry = crisis.ok("register", "--json").json["entries"][-1]
    assert "marc" in entry["people"]
    assert {"at", "by", "task", "text"} <= entry["actions"][-1].keys()
    assert entry["actions"][-1]["text"] == "Écoles d'abord\nPrévenir Gand"
    file = crisis.root / "pir.md"
    crisis.ok("export", "pir", "006", "--format", "md", "--output", str(file))
    paper = flat(file.read_text(encoding="utf-8"))
    assert "response team: Marc PROTOTYPE" in paper
    assert "1 meeting" in paper
    journal = crisis.root / "journal.html"
    crisis.ok("export", "journal", "006", "--format", "html", "--output", str(journal))
    printed = journal.read_text(encoding="utf-8")
    assert "Prévenir Gand" in printed
    assert "Marc PROTOTYPE" in printed


def test_what_a_meeting_decided_about_somebody_can_be_erased(crisis: Company) -> None:
    crisis.at("08:00").ok("meeting", "Jean rentre chez lui", "--present", "wim")
    entry = crisis.ok("meeting", "--json").json["held"][0]["id"]
    crisis.ok("redact", entry, "--field", "decisions", "--reason", "droit à l'effacement")
    assert "Jean" not in crisis.ok("meeting").out
    assert "Jean" not in crisis.ok("show", "006").out
