"""A small sound plan, and bad files put into it one at a time."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from incplan.store.journal.event_writing import emit

ZOO = Path(__file__).parent.parent / "zoo"
NOW = "2026-11-23T13:00:00+01:00"
INCIDENT = "INC-2026-001-k7f3"
FOLDER = f"incidents/{INCIDENT}"
#: Families a case must name completely; other rules may have more to say about a file.
WHOLE = ("YML", "SCH", "JRN")
PLACES = {
    "plan": "plan.yaml",
    "levels": "levels.yaml",
    "activity": "activities/zoo.yaml",
    "contact": "contacts/zoo.yaml",
    "supplier": "suppliers/zoo.yaml",
    "adoption": "fiches/ransomware.yaml",
    "roster": "roster.yaml",
    "review": f"{FOLDER}/review.yaml",
}
FILES = {
    "plan.yaml": """\
format: 1
language: en
version: "1"
organisation:
  name: Zoo
  sites:
    - {id: quay, name: Quay}
preparation: {drafted_by: [ann], approved_by: ann}
prior_documents:
  risk_assessment: {done: yes}
  risk_treatment: {done: yes}
  business_continuity_plan: {done: yes}
roles:
  incident_manager: {holder: ann, deputies: [bob]}
  bcp_manager: {holder: bob, deputies: [ann]}
  management: {holder: ann, deputies: [bob]}
reporting_channels:
  - {means: phone, label: Helpdesk, phone: 081 00 00 05, without_it: yes}
""",
    "contacts/ann.yaml": """\
format: 1
kind: person
name: Ann Exemple
channels:
  - {kind: mobile, phone: 0400 00 00 01}
""",
    "contacts/bob.yaml": """\
format: 1
kind: person
name: Bob Exemple
channels:
  - {kind: mobile, phone: 0400 00 00 02}
""",
    "activities/orders.yaml": """\
format: 1
name: Orders
owner: ann
resources: {key_personnel: [ann]}
depends_on: []
impact: {danger_to_persons: no, serious_economic_impact_after: 24h}
rto: 4h
rpo: 1h
minimum_level: {description: Half of it}
windows: [24/7]
""",
}
DECLARED = {
    "format": "1",
    "id": "h5c1e8r0tz",
    "incident": INCIDENT,
    "kind": "declared",
    "occurred_at": "2026-11-23T11:00:00+01:00",
    "recorded_at": "2026-11-23T10:05:00.000Z",
    "by": "ann",
    "level": "minor",
    "text": "Files cannot be opened",
}
LOGGED = {
    "format": "1",
    "id": "k7m2q9x4wv",
    "incident": INCIDENT,
    "kind": "logged",
    "occurred_at": "2026-11-23T11:12:00+01:00",
    "recorded_at": "2026-11-23T10:15:00.123Z",
    "by": "ann",
    "after": ["h5c1e8r0tz"],
    "text": "Provider on site",
}
_EXPECT = re.compile(r"(error|warning|info) ([A-Z]{3,4}\d{3}) (\d+):(\d+)")
Expected = tuple[str, str, int, int]


@dataclass(frozen=True)
class Case:
    """A bad file, and what must be said of it: severity, code, line, column."""

    source: Path
    kind: str
    expected: tuple[Expected, ...]

    @property
    def id(self) -> str:
        """`activity/sch010-words`."""
        return f"{self.kind}/{self.source.stem}"

    @property
    def path(self) -> str:
        """Where in the plan the file goes."""
        if self.kind != "event":
            return PLACES[self.kind]
        return f"{FOLDER}/{event_name(self.source.read_bytes())}"


def event_name(content: bytes) -> str:
    """The name an event file should have by its own words, or by a comment `named`."""
    text = content.decode("utf-8", "replace")
    kind = re.search(r"^kind: ([a-z_]+)", text, re.MULTILINE)
    event = re.search(r"^id: ([a-z0-9]{10})", text, re.MULTILINE)
    named = re.search(r"^# named: (\S+)$|^recorded_at: (20\S+\.\d{3}Z)", text, re.MULTILINE)
    stamp = re.sub(r"[-:.]", "", named[1] or named[2]) if named else "20261123T101500123Z"
    shown = (kind[1] if kind else "logged").replace("_", "-")
    return f"{stamp}-{shown}-{event[1] if event else 'k7m2q9x4wv'}.yaml"


def cases() -> list[Case]:
    """Every bad file; expectations stand on the guilty line, or beside a file that holds none."""
    found = []
    for source in sorted(ZOO.glob("*/*.yaml")):
        beside = source.with_suffix(".expect")
        if beside.exists():
            said = _EXPECT.findall(beside.read_text(encoding="utf-8"))
        else:
            lines = re.findall(r"# expect: (.*)$", source.read_text(encoding="utf-8"), re.M)
            said = [match for line in lines for match in _EXPECT.findall(line)]
        expected = tuple((level, code, int(line), int(col)) for level, code, line, col in said)
        found.append(Case(source, source.parent.name, expected))
    return found


def sound_plan(root: Path) -> Path:
    """The small plan, with one incident declared."""
    for name, text in FILES.items():
        put(root, name, text.encode())
    put_event(root, DECLARED)
    return root


def put(root: Path, path: str, content: bytes) -> Path:
    """Write a file of the plan as it is."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


def put_event(root: Path, fields: dict[str, object], *, folder: str = FOLDER) -> str:
    """Write a sealed event under its proper name; its path in the plan."""
    stamp = re.sub(r"[-:.]", "", str(fields["recorded_at"]))
    kind = str(fields["kind"]).replace("_", "-")
    path = f"{folder}/{stamp}-{kind}-{fields['id']}.yaml"
    put(root, path, emit(fields))  # type: ignore[arg-type]
    return path


def digest(root: Path) -> str:
    """One checksum over names and bytes of everything in a folder; links are not followed."""
    total = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        if path.relative_to(root).parts[0] == "cache":
            continue  # parsed plans, kept outside the plan
        total.update(str(path.relative_to(root)).encode("utf-8", "surrogateescape"))
        if path.is_file() and not path.is_symlink():
            total.update(path.read_bytes())
    return total.hexdigest()
