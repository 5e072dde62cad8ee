"""Play one ransomware day on the demo plan, on a frozen clock, through the real command line."""

import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

from demo_day import EXPORTS, SCENES, Scene

ROOT = Path(__file__).parent.parent
PLAN = ROOT / "plans" / "mosan-leie-foods"
TARGET = ROOT / "build" / "demo"
DAY = "2026-11-23"
WIDTH = 80


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
        print(line)
    if len(lines) > scene.show_lines:
        print(f"... ({len(lines) - scene.show_lines} more lines)")
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
