"""The README's commands, typed one after the other in an empty directory, do what it says."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.conftest import run_command

HELD = Path(__file__).parent / "intake" / "files"
FILES = {
    "contacts.csv": "outlook-fr-cp1252.csv",
    "risks.xlsx": "risk-treatment-fr.xlsx",
    "register.xlsx": "register-fr.xlsx",
}
APPROVE = ("approve", "--by", "benoit-charlet", "--open-points", "known")
README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def commands(heading: str) -> list[list[str]]:
    part = README.split(f"## {heading}", 1)[1].split("\n## ", 1)[0]
    (block,) = re.findall(r"```console\n(.*?)```", part, re.DOTALL)
    lines = block.replace("\\\n", " ").splitlines()
    return [shlex.split(line.removeprefix("$ ")) for line in lines if line.startswith("$ ")]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_newcomer_gets_from_nothing_to_a_closed_incident(tmp_path, lang):
    where = tmp_path
    environment = {"INCPLAN_LANG": lang}
    ran = []
    for program, *words in commands("Your own plan, and a first incident"):
        if program == "cd":
            where = where / words[0]
            continue
        if program == "export":
            environment |= dict(word.split("=") for word in words)
            continue
        assert program == "incplan"
        done = run_command(*words, environment=environment, cwd=where)
        assert done.code == 0, f"{words}\n{done.out}\n{done.err}"
        assert "INCPLAN_BY" not in done.err
        ran.append(words[0])
    assert {"init", "validate", "declare", "close", "review", "export"} <= set(ran)
    assert "Closed" in run_command("register", environment={"INCPLAN_LANG": "en"}, cwd=where).out


def test_the_road_from_the_files_one_has_to_a_binder(tmp_path):
    where, environment = tmp_path, {"INCPLAN_LANG": "en"}
    for name, source in FILES.items():
        shutil.copyfile(HELD / source, tmp_path / name)
    (tmp_path / "impact.csv").write_text(
        "Activité;Responsable;RTO;RPO;Dépend de\nProduction;Didier Pirson;48h;4h;\n"
        "Pose sur chantier;Didier Pirson;24h;4h;Production\n"
        "Facturation;Aurélie Charlet;48h;1h;\n"
    )
    ran = []
    for program, *words in commands("The road to your plan"):
        if program == "cd":
            where = where / words[0]
        elif program == "export":
            environment |= dict(word.split("=") for word in words)
        else:
            # There is no terminal to ask on.
            asked = [*words, "--list"] if words == ["fill"] else words
            if words[0] == "accept":  # the refusal leads to it, word for word but for why and when
                led = run_command(*APPROVE, environment=environment, cwd=where)
                assert led.code == 5
                said = " ".join(led.out.split())
                assert "incplan fill --set activities/pose-sur-chantier.rto=VALUE" in said
                assert f"incplan {' '.join(words[:3])} --reason" in said
            done = run_command(*asked, environment=environment, cwd=where)
            # validate names the contradiction and leaves with 1, as documented
            assert done.code == (words[0] == "validate"), f"{words}\n{done.out}\n{done.err}"
            ran.append(words[0])
    assert ran == ["init", "import", "fill", "validate", "save", "accept", "approve", "export"]
    assert (tmp_path / "binder.pdf").read_bytes().startswith(b"%PDF")


def test_every_link_of_the_readme_leads_somewhere():
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        if not target.startswith("http"):
            assert (Path(__file__).parents[1] / target).exists(), target
