"""A plan with one file of each kind and one open incident, and ways to spoil a file of it."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.validate.zoo import put, sound_plan

#: What stands in the small plan besides; `bob`, `stock` and `lines` are the readable rest.
MORE: Final = {
    "activities/stock.yaml": """\
format: 1
name: Stock keeping
owner: bob
resources: {key_personnel: [bob]}
depends_on: [orders]
impact: {danger_to_persons: no, serious_economic_impact_after: 24h}
rto: 8h
rpo: 1h
minimum_level: {description: Half of it}
windows: [24/7]
suppliers: [{supplier: lines, function: data}, {supplier: power, function: electricity}]
""",
    "suppliers/lines.yaml": """\
format: 1
name: Lines SA
service: Data line
contact: lines-desk
functions: [data]
contract: {reference: L-1}
sla: {response_time: 1h, resolution_time: 4h, service_window: [24/7]}
""",
    "suppliers/power.yaml": """\
format: 1
name: Power SA
service: Generator
functions: [electricity]
contract: {reference: P-1}
sla: {response_time: 1h, resolution_time: 2h, service_window: [24/7]}
""",
    "contacts/lines-desk.yaml": """\
format: 1
kind: external
name: Lines desk
rows: [electrician]
channels: [{kind: office, phone: 081 00 00 03}]
""",
    "fiches/flood.yaml": """\
format: 1
replace: {FLD-A01: {en: Our own first words}}
""",
    "obligations.yaml": """\
format: 1
scope: {}
""",
    "accepted-findings.yaml": """\
format: 1
accepted: []
""",
}
#: One file of each kind.
KINDS: Final = {
    "plan": "plan.yaml",
    "levels": "levels.yaml",
    "activity": "activities/orders.yaml",
    "contact": "contacts/ann.yaml",
    "supplier": "suppliers/power.yaml",
    "card": "fiches/flood.yaml",
    "obligations": "obligations.yaml",
    "acceptances": "accepted-findings.yaml",
}


def whole_plan(root: Path) -> Path:
    """The small plan with a file of each kind."""
    sound_plan(root)
    for name, text in MORE.items():
        put(root, name, text.encode())
    shipped = Path(__file__).parents[2] / "src" / "incplan" / "data" / "levels.yaml"
    put(root, "levels.yaml", shipped.read_bytes())
    return root


def _syntax(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"name: [never closed\n")


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _utf16(file: Path) -> None:
    file.write_bytes(file.read_text("utf-8").encode("utf-16"))


def _latin1(file: Path) -> None:
    file.write_bytes(file.read_bytes() + "note: été\n".encode("latin-1"))


def _merge(file: Path) -> None:
    text = file.read_text("utf-8")
    file.write_text(f"<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> theirs\n", "utf-8")


def _scalar(file: Path) -> None:
    file.write_text("gone\n", "utf-8")


def _newer(file: Path) -> None:
    file.write_text(file.read_text("utf-8").replace("format: 1", "format: 99"), "utf-8")


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _loop(file: Path) -> None:
    file.unlink()
    file.symlink_to(file.name)


def _dangling(file: Path) -> None:
    file.unlink()
    file.symlink_to("nowhere.yaml")


def _pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


SPOILERS: Final[dict[str, Callable[[Path], None]]] = {
    "syntax": _syntax,
    "empty": _empty,
    "utf-16": _utf16,
    "latin-1": _latin1,
    "merge conflict": _merge,
    "one word": _scalar,
    "newer format": _newer,
    "a folder": _folder,
    "a circle of links": _loop,
    "a link to nothing": _dangling,
    "a pipe": _pipe,
}
