"""Play one ransomware day on the demo plan, on a frozen clock, through the real command line."""

import os
import shutil
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
PLAN = ROOT / "plans" / "mosan-leie-foods"
TARGET = ROOT / "build" / "demo"
DAY = "2026-11-23"
WIDTH = 80


@dataclass(frozen=True)
class Scene:
    """A moment of the day: when, who types, why, and the words typed."""

    time: str
    by: str
    story: str
    words: tuple[str, ...]
    expect: int = 0
    show_lines: int = 12


SCENES = (
    Scene(
        "06:55",
        "elodie",
        "Élodie, at reception, gets a call: files will not open, and there is a ransom note. "
        "One sentence is enough; she also knows what has stopped and since when.",
        (
            "declare",
            "Ransomware: files encrypted on the server, ransom note on a screen",
            "--activity",
            "it-platform",
            "--activity",
            "order-intake",
            "--since",
            "06:30",
            "--organisation",
            "yes",
            "--continuity",
            "yes",
        ),
        show_lines=60,
    ),
    Scene(
        "07:02",
        "elodie",
        "Whom does she call? Nadia leads; if she does not answer, the next one.",
        ("call", "incident_manager"),
    ),
    Scene(
        "07:05",
        "nadia",
        "Nadia is on the phone. The affected machines are off the network.",
        (
            "done",
            "RAN-A01",
            "RAN-A02",
            "RAN-A03",
            "CMN-A01",
            "CMN-A02",
            "CMN-A03",
            "--note",
            "segment isolated, backup storage unplugged first",
        ),
    ),
    Scene(
        "07:10",
        "wim",
        "A crisis counts once an entitled person confirms it: Wim, the business continuity "
        "manager, does, and activates the continuity plan.",
        ("escalate", "--to", "crisis"),
        show_lines=16,
    ),
    Scene(
        "07:12",
        "wim",
        "Paper orders and printed price lists from now on.",
        ("bcp", "activate", "--reason", "ERP encrypted, return unknown: treated as over the RTO"),
    ),
    Scene(
        "07:20",
        "nadia",
        "Deliveries stop too. Everything that depends on the platform is late.",
        ("affect", "picking-delivery", "--since", "07:15"),
    ),
    Scene(
        "07:25",
        "nadia",
        "Management hears from her every hour; a message restarts that clock.",
        (
            "communicate",
            "Crisis since 07:10. Orders and deliveries down. Next update 08:25.",
            "--to",
            "management",
            "--medium",
            "phone",
        ),
    ),
    Scene(
        "08:10",
        "nadia",
        "The provider has checked the backups.",
        (
            "log",
            "Backups of 06:00 are clean and offline; rebuild started in a clean zone",
            "--effort",
            "1h",
        ),
    ),
    Scene(
        "08:15",
        "nadia",
        "Ransom: a decision measure asks for the decision.",
        ("done", "RAN-A16"),
        expect=5,
    ),
    Scene(
        "08:16",
        "nadia",
        "So she writes it down.",
        (
            "done",
            "RAN-A16",
            "--decision",
            "No payment. Claire decided with insurer and police, 08:05.",
        ),
    ),
    Scene(
        "08:20",
        "nadia",
        "When will it be back? The provider says noon. The limit for the platform is 09:30.",
        ("eta", "12:00"),
    ),
    Scene(
        "08:25",
        "nadia",
        "The crisis screen: what now, whom to call, how long left.",
        ("status",),
        show_lines=60,
    ),
    Scene(
        "08:40",
        "wim",
        "Customers are told by the business continuity manager, since continuity is affected.",
        (
            "communicate",
            "Commandes par téléphone au numéro habituel; livraisons en retard de 3 heures.",
            "--to",
            "customers",
            "--medium",
            "SMS",
            "--in",
            "fr",
        ),
    ),
    Scene(
        "09:00",
        "nadia",
        "Which duties to notify apply? A few questions, each answer with its reason.",
        (
            "obligations",
            "assess",
            "--answer=personal_data=yes",
            "--answer=privacy_risk=yes",
            "--answer=privacy_high_risk=no",
            "--answer=crime=yes",
            "--answer=insured_damage=yes",
            "--reason",
            "files of staff encrypted, possibly read",
        ),
        show_lines=24,
    ),
    Scene(
        "09:10",
        "nadia",
        "The text for the authority, from the journal; what is not known is marked.",
        ("obligations", "draft", "gdpr"),
        show_lines=14,
    ),
    Scene("09:20", "nadia", "It no longer spreads.", ("done", "contained", "--at", "09:05")),
    Scene(
        "09:25",
        "nadia",
        "Read access to stock and orders: the minimum level, five minutes inside the objective.",
        ("restore", "it-platform", "--minimal", "--data-loss", "30min"),
    ),
    Scene("10:15", "pieter", "Orders by phone run.", ("restore", "order-intake", "--minimal")),
    Scene(
        "12:40", "ann", "Five of nine routes leave.", ("restore", "picking-delivery", "--minimal")
    ),
    Scene(
        "15:30",
        "nadia",
        "The way in was found and closed.",
        (
            "done",
            "cause",
            "--found",
            "VPN account of a former employee, no second factor; account removed",
        ),
    ),
    Scene("16:00", "nadia", "Full service.", ("restore", "it-platform")),
    Scene("16:30", "pieter", "Full service.", ("restore", "order-intake")),
    Scene("17:00", "ann", "Full service.", ("restore", "picking-delivery")),
    Scene(
        "17:05",
        "nadia",
        "She tries to close: refused, with the whole list of what is missing.",
        ("close",),
        expect=5,
        show_lines=30,
    ),
    Scene("17:10", "wim", "The continuity plan is stood down.", ("bcp", "stand-down")),
    Scene(
        "17:15",
        "nadia",
        "The authority was told within ten hours; police and insurer have their numbers.",
        ("obligations", "submit", "gdpr_art33", "--reference", "DBN-2026-0001"),
        show_lines=8,
    ),
    Scene(
        "17:17",
        "nadia",
        "",
        ("obligations", "submit", "police_complaint", "--reference", "NA.11.L1.1/2026"),
        show_lines=8,
    ),
    Scene(
        "17:20",
        "nadia",
        "",
        ("obligations", "submit", "insurer_claim", "--stage", "POL-CYB-0002"),
        show_lines=8,
    ),
    Scene(
        "17:22",
        "nadia",
        "",
        ("obligations", "waive", "insurer_claim", "--reason", "no other policy is touched"),
        show_lines=8,
    ),
    Scene(
        "17:30",
        "nadia",
        "Wim agrees. The measures that were settled on paper are waived by name, with a reason.",
        (
            "close",
            "--agreed-by",
            "wim",
            "--waive",
            "duties",
            "--waive",
            "obligations",
            "--reason",
            "remaining measures ticked on paper, binder tab 4, scanned",
        ),
    ),
    Scene(
        "17:45",
        "nadia",
        "The review starts with the facts already filled in.",
        ("review",),
        show_lines=30,
    ),
)

EXPORTS = (
    ("plan", "plan.md"),
    ("register", "register.md"),
    ("journal", "journal.md"),
    ("pir", "pir.md"),
)


def environment(time: str, by: str) -> dict[str, str]:
    """A clean environment: frozen clock, fixed author and dates, no settings of this machine."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "INCPLAN_"))}
    when = f"{DAY}T{time}:00+01:00"
    return {
        **kept,
        "INCPLAN_NOW": when,
        "INCPLAN_BY": by,
        "INCPLAN_PLAN": str(TARGET),
        "INCPLAN_LANG": os.environ.get("INCPLAN_LANG", "en"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Mosan & Leie Foods",
        "GIT_AUTHOR_EMAIL": "crisis@mlfoods-backup.example",
        "GIT_COMMITTER_NAME": "Mosan & Leie Foods",
        "GIT_COMMITTER_EMAIL": "crisis@mlfoods-backup.example",
        "GIT_AUTHOR_DATE": when,
        "GIT_COMMITTER_DATE": when,
        "PYTHONIOENCODING": "utf-8",
    }


def say(text: str = "") -> None:
    """A paragraph of the narrator."""
    print(textwrap.fill(text, WIDTH) if text else "", flush=True)


def git(*words: str) -> None:
    """Plain git in the copy."""
    subprocess.run(
        ["git", "-C", str(TARGET), *words],
        check=True,
        capture_output=True,
        env=environment("06:00", "nadia"),
    )


def incplan(scene: Scene) -> subprocess.CompletedProcess[str]:
    """One command as a person would type it."""
    return subprocess.run(
        [sys.executable, "-m", "incplan", *scene.words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(scene.time, scene.by),
        check=False,
    )


def play(scene: Scene) -> None:
    """Tell one scene and check that the command did what the story says."""
    print("-" * WIDTH)
    say(f"{scene.time}  {scene.story}")
    typed = " ".join(f'"{word}"' if " " in word else word for word in scene.words)
    print(textwrap.fill(f"$ incplan {typed}", WIDTH, subsequent_indent="    "))
    done = incplan(scene)
    lines = (done.stdout + done.stderr).rstrip().splitlines()
    for line in lines[: scene.show_lines]:
        print("  " + line)
    if len(lines) > scene.show_lines:
        print(f"  ... ({len(lines) - scene.show_lines} more lines)")
    if done.returncode != scene.expect:
        print("\n".join(lines[scene.show_lines :]))
        sys.exit(f"demo: exit code {done.returncode}, expected {scene.expect}: {scene.words}")
    print(flush=True)


def main() -> None:
    """Copy the plan, play the day, leave the documents."""
    shutil.rmtree(TARGET, ignore_errors=True)
    shutil.copytree(PLAN, TARGET)
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "Plan of Mosan & Leie Foods")
    say("Mosan & Leie Foods: a food wholesaler in Namur and Ghent, 25 people, all fictitious.")
    say(f"Monday {DAY}, on a frozen clock.")
    print()
    for scene in SCENES:
        play(scene)
    documents = TARGET / "documents"
    documents.mkdir()
    for document, name in EXPORTS:
        words = ("export", document, "--format", "md", "--output", str(documents / name))
        play(Scene("18:00", "nadia", f"Document: {name}", words, show_lines=4))
    print("=" * WIDTH)
    say("Done. Where to look:")
    for _document, name in EXPORTS:
        path = (documents / name).relative_to(ROOT)
        print(f"  {path}  ({len((documents / name).read_text().splitlines())} lines)")
    print(f"  {(TARGET / 'incidents').relative_to(ROOT)}/  one file an event")
    print(f"  git -C {TARGET.relative_to(ROOT)} log --stat")


if __name__ == "__main__":
    main()
