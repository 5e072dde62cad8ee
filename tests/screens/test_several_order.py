"""Several incidents: the gravest first, and of one level the one whose limit comes first."""

from tests.conftest import Company


def ids(company: Company) -> list[str]:
    return [item["title"] for item in company.ok("status", "--json").json["incidents"]]


def test_of_one_level_the_nearest_limit_leads(company: Company) -> None:
    company.by = "nadia"
    company.now = "2026-11-23T07:00:00+01:00"
    company.ok("declare", "Label printer", "--no-activity", "--level", "minor", "--reason", "x")
    company.ok("declare", "Smell of gas", "--no-activity", "--level", "minor", "--reason", "x",
               "--since", "04:00")  # fmt: skip
    company.ok("declare", "Orders down", "-a", "order-intake", "--level", "major", "--reason", "x")
    company.at("07:10").ok("done", "1", "-i", "6")  # the first was reacted to, its solving is far
    assert ids(company) == ["Orders down", "Smell of gas", "Label printer"]


def test_the_count_of_all_tasks_names_the_command_that_shows_them(company: Company) -> None:
    company.by = "nadia"
    for title in ("Label printer", "Smell of gas"):
        company.ok("declare", title, "--no-activity", "--level", "minor", "--reason", "x")
    shown = company.run("status", window=(80, 24)).out
    (line,) = [row for row in shown.splitlines() if row.startswith("More:")]
    assert line.rstrip().endswith("incplan status --all")


def test_in_a_narrow_window_how_long_is_left_of_each_is_shown(company: Company) -> None:
    company.environment, company.by = {"NO_COLOR": "1"}, "elodie"
    company.now = "2026-11-30T06:40:00+01:00"
    company.ok("declare", "Compte de la compta volé", "--type", "phishing",
               "--organisation", "unknown")  # fmt: skip
    company.at("07:10").ok("declare", "Chambre froide à 9 °C", "-a", "cold-storage",
                           "--since", "06:50")  # fmt: skip
    company.at("08:05")
    for lang, deadline in (("fr", "ÉCHÉANCE"), ("nl", "TERMIJN"), ("de", "FRIST"),
                           ("en", "DEADLINE")):  # fmt: skip
        company.lang = lang
        lines = company.run("status", window=(40, 24)).out.splitlines()
        assert len(lines) <= 22
        assert sum(line.startswith(deadline) for line in lines) == 2, lines
        assert any("+32" in line for line in lines)
