"""Tables as text, made where a test needs one."""

import csv
import io
from pathlib import Path


def table(path: Path, *rows: tuple[str, ...]) -> str:
    """A file with these rows, its path as a text."""
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8")
    return str(path)


def values(report, folder):
    """By file or incident: what is taken, by its field."""
    found: dict[str, dict[str, str]] = {}
    for item in report["taken"]:
        if item["into"].startswith(folder):
            key = item["into"].removeprefix(folder).removesuffix(".yaml")
            found.setdefault(f"{key} {item['subject']}", {})[item["field"]] = item["value"]
    return found


def asked(report):
    """Cell and code of each question."""
    return {
        item["id"].partition("!")[2] or item["id"].partition(":")[2] for item in report["to_ask"]
    }


def left(report):
    """Code and row of what is not taken."""
    return {(item["code"], item["place"]["row"]) for item in report["not_taken"]}


def text_of(company, path: str) -> str:
    """The text of a file of the plan."""
    return (company.root / path).read_text(encoding="utf-8")
