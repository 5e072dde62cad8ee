"""A wheel installed alone, and an editable install: both carry fiches, templates and catalogues."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*words: object, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    return subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**kept, "PYTHONIOENCODING": "utf-8", **environment},
    )


def must(*words: object, cwd: Path, **environment: str) -> str:
    done = run(*words, cwd=cwd, **environment)
    assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def checkout(tmp_path_factory) -> Path:
    """The repository's own files, without anything built or ignored."""
    target = tmp_path_factory.mktemp("checkout") / "incplan"
    listed = must("git", "ls-files", "-z", "-co", "--exclude-standard", cwd=ROOT)
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target / name)
    return target


def empty_environment(where: Path) -> Path:
    """A fresh environment that sees the dependencies of this one, but not its incplan."""
    must(sys.executable, "-m", "venv", "--without-pip", where, cwd=ROOT)
    scripts = where / ("Scripts" if os.name == "nt" else "bin")
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = Path(must(scripts / "python", "-c", ask, cwd=ROOT).strip())
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return scripts / "python"


def use(python: Path, where: Path) -> None:
    """The first incident of a newcomer, with the installed program."""
    settings = {"INCPLAN_LANG": "fr", "INCPLAN_BY": "anne-dupont"}
    start = ("init", "plan", "--name", "Ma Société", "--lang", "fr")
    people = (
        *("--manager", "Anne Dupont", "--manager-phone", "0470000001"),
        *("--deputy", "Bart Maes", "--deputy-phone", "0470000002"),
        *("--bcp-manager", "Chloé Petit", "--bcp-phone", "0470000003"),
        *("--management", "David Roy", "--management-phone", "0470000004"),
    )
    must(python, "-m", "incplan", *start, *people, cwd=where, **settings)
    plan = where / "plan"
    declared = must(
        python, "-m", "incplan", "declare", "Fichiers chiffrés, rançon", cwd=plan, **settings
    )
    assert "INC-" in declared
    assert "Consigné" in declared  # the catalogues are there
    text = must(python, "-m", "incplan", "export", "plan", "--format", "md", cwd=plan, **settings)
    assert "Ma Société" in text
    assert "ransomware" in text.lower()


def test_a_wheel_works_alone(checkout, tmp_path):
    must(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path, cwd=checkout)
    (wheel,) = tmp_path.glob("*.whl")
    python = empty_environment(tmp_path / "env")
    must(
        *(
            sys.executable,
            "-m",
            "pip",
            "--python",
            python,
            "install",
            "--no-deps",
            "--no-index",
            "--no-compile",
        ),
        wheel,
        cwd=tmp_path,
    )
    where = must(python, "-c", "import incplan; print(incplan.__file__)", cwd=tmp_path).strip()
    assert Path(where).is_relative_to(tmp_path)
    use(python, tmp_path)


@pytest.mark.torture
def test_an_editable_install_works(checkout, tmp_path):
    python = empty_environment(tmp_path / "env")
    must(
        *(
            sys.executable,
            "-m",
            "pip",
            "--python",
            python,
            "install",
            "--no-deps",
            "--no-index",
            "--no-compile",
        ),
        *("--no-build-isolation", "-e", checkout),
        cwd=tmp_path,
    )
    where = must(python, "-c", "import incplan; print(incplan.__file__)", cwd=tmp_path).strip()
    assert Path(where).is_relative_to(checkout)
    use(python, tmp_path)
