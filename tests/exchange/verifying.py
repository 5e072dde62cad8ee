"""What `verify` answered, and records changed by somebody who knows how they are made."""

import subprocess
from datetime import datetime
from pathlib import Path

from incplan.store.journal.event_text import read_event_text
from incplan.store.journal.event_writing import emit
from incplan.store.journal.folder import EventName
from tests.conftest import Company, Run


def table(company: Company, code: int) -> dict[str, dict[str, int]]:
    """The answers by question; the exit code must be that."""
    done = company.run("verify", "--json")
    assert done.code == code, done.out + done.err
    return {item["question"]: item for item in done.json["checks"]}


def found(company: Company, code: int) -> dict[str, dict]:
    """The findings by code; the last one of each."""
    done = company.run("verify", "--json")
    assert done.code == code, done.out + done.err
    return {item["code"]: item for item in done.json["diagnostics"]}


def said(done: Run) -> str:
    return " ".join(done.out.split())


def put_event(folder: Path, like: Path, **changes: object) -> Path:
    """An event made by hand from another, under the name and the seal it should have."""
    text = read_event_text(like.read_bytes(), "x").value
    assert text is not None
    fields = {key: value for key, value in {**text.fields, **changes}.items() if key != "sum"}
    recorded, kind, event_id = (str(fields[name]) for name in ("recorded_at", "kind", "id"))
    target = folder / EventName(datetime.fromisoformat(recorded), kind, event_id).filename
    target.write_bytes(emit(fields))
    return target


def rewritten_head(company: Company, change) -> None:
    """The commit checked out, replaced by one whose text somebody changed."""
    text = subprocess.run(
        ["git", "-C", str(company.root), "cat-file", "commit", "HEAD"],
        capture_output=True, check=True,
    ).stdout  # fmt: skip
    made = subprocess.run(
        ["git", "-C", str(company.root), "hash-object", "--literally", "-t", "commit", "-w",
         "--stdin"],
        input=change(text), capture_output=True, check=True,
    ).stdout  # fmt: skip
    company.git("update-ref", "HEAD", made.decode().strip())
