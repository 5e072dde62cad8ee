"""Put files into a plan and take lines out of one, the way a person would."""

import json
import re
from pathlib import Path
from typing import Any

from tests.conftest import Company


def write(company: Company, path: str, text: str) -> Path:
    """A file of the plan with this content."""
    file = company.root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def append(company: Company, path: str, text: str) -> None:
    """More lines at the end of a file of the plan."""
    file = company.root / path
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def replace(company: Company, path: str, pattern: str, by: str) -> None:
    """A file of the plan with one place changed."""
    file = company.root / path
    text, count = re.subn(pattern, by, file.read_text(encoding="utf-8"), count=1)
    assert count == 1, pattern
    file.write_text(text, encoding="utf-8")


def findings(company: Company, path: str) -> list[str]:
    """What `validate` says about a file, as codes."""
    found = company.run("validate", "--json").json["diagnostics"]
    return [item["code"] for item in found if item["path"] == path]


def line(answer: Any, measure: str) -> Any:
    """A measure of an answer by its id."""
    return next(item for item in answer["measures"] if item["id"] == measure)


def older_copy(company: Company, fiche: str, version: str, **edits: dict[str, Any]) -> None:
    """The kept wording of an older library: today's with some measures changed or taken out."""
    company.ok("fiche", "update", fiche, "--keep")
    folder = company.root / ".incplan" / "library"
    (kept,) = folder.glob(f"{fiche}-*.json")
    copy = json.loads(kept.read_text(encoding="utf-8"))
    kept.unlink()
    copy["version"] = version
    for part, changed in edits.items():
        for measure, text in changed.items():
            if text is None:
                del copy[part][measure]
            else:
                copy[part][measure] = text
    (folder / f"{fiche}-{version}.json").write_text(json.dumps(copy), encoding="utf-8")
