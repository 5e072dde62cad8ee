"""Exercises played through the command line, as tests tell them."""

from typing import Any

from tests.conftest import Company

#: Minute of play, hour of the story, what is expected: ten times as fast, 15 hours in 90 minutes.
YEARLY = (
    (0, "09:30", "{measure: RAN-A01, within: 30, obj: O1, critical: yes}"),
    (60, "10:30", "{level: major, within: 30, obj: O1}"),
    (180, "12:30", '{call: "role:bcp_manager", within: 60, obj: O2}'),
    (360, "15:30", "{decide: who_leads, within: 60, obj: O2}"),
    (600, "19:30", "{tell: customers, within: 60, obj: O2}"),
    (780, "22:30", "{bcp: under_assessment, within: 100, obj: O1}"),
)
DAY = "2026-11-30T{}:00+01:00"


def yearly() -> str:
    """The scenario of a yearly exercise."""

    def text(words: str) -> str:
        return "{" + ", ".join(f'{language}: "{words}"' for language in ("fr", "nl", "en")) + "}"

    injects = "".join(
        f'  - id: I{number}\n    at: {at}\n    story: "mon {hour}"\n    to: [incident_manager]\n'
        f"    via: phone\n    text: {text(f'What happens at {hour}')}\n    expect: [{expect}]\n"
        for number, (at, hour, expect) in enumerate(YEARLY, 1)
    )
    return (
        'format: 1\nid: yearly\nversion: "1"\nfiche: ransomware\nform: tabletop_120\nplay: 900\n'
        'debrief: 30\nstory_start: "mon 09:30"\n'
        "players: [incident_manager, bcp_manager, management]\n"
        f"title: {text('Yearly')}\nbrief: {text('Monday.')}\n"
        f"objectives:\n  - {{id: O1, text: {text('Act')}}}\n  - {{id: O2, text: {text('Tell')}}}\n"
        f"injects:\n{injects}debrief_questions:\n"
        f"  - {{id: Q1, obj: O1, text: {text('What was late?')}}}\n"
        f"  - {{id: Q2, obj: O2, text: {text('Who was not told?')}}}\n"
    )


def with_yearly(company: Company) -> Company:
    """The company with that scenario, on the morning of the exercise."""
    (company.root / "scenarios").mkdir()
    (company.root / "scenarios" / "yearly.yaml").write_text(yearly(), "utf-8")
    company.by = "sofie"
    company.now = DAY.format("09:30")
    return company


def at(company: Company, time: str, *words: str) -> Any:
    """Run a command at an hour of that day; it must succeed."""
    company.now = DAY.format(time)
    return company.ok(*words)
