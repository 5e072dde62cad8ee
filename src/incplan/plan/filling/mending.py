"""The command that mends a finding: an answer by its key, the questions of a file, or a risk taken.

A pure function of a finding's address: nothing is looked up.
"""

from typing import Final

from incplan.diagnostics import Diagnostic, Route, Severity
from incplan.plan.filling.catalogue import FUNCTIONS
from incplan.plan.filling.keys import Key
from incplan.plan.filling.shapes import Form, shape_at
from incplan.plan.validation.maintenance.acceptance import NEVER_ACCEPTED
from incplan.plan.validation.schemas import KINDS, kind_of

#: Findings that say that something is not answered yet: the questions of their file are asked.
_NOT_ANSWERED: Final = frozenset(
    {"OBJ011", "OBJ015", "OBJ018", "FIC001", "FIC002", "SCO006", "CON031"}
)
#: Findings that there is a file to be filled in for what lacks.
_WAITING: Final = frozenset({"CON003", "FIC007"})
#: Findings that a command of their own settles; their text names it.
_SETTLED_ELSEWHERE: Final = ("REV", "JRN", "LNG")
#: Findings that point at one value, while another one beside it is to be given.
_BESIDE: Final = {
    "OBJ001": "rto",
    "OBJ009": "backup_interval",
    "OBJ010": "mtpd",
    "OBJ012": "deputy",
    "ROLE003": "deputies",
    "ROLE007": "acknowledged",
}
_FILLED: Final = ("activity", "contact", "supplier", "adoption", "plan", "obligations")


def mending(item: Diagnostic) -> str:
    """The command, empty where only an editor or another command helps."""
    kind = kind_of(item.path)
    if kind not in _FILLED or item.code.startswith(_SETTLED_ELSEWHERE) or item.accepted:
        return ""
    subject = item.path.removesuffix(".yaml")
    waiting = item.code in _WAITING and item.params.get("case") == "to_fill"
    if item.code in _NOT_ANSWERED or (waiting and kind == "contact"):
        return f"incplan fill {subject}"
    if item.code == "FIC007":
        return "incplan fill people" if waiting else _for_a_row(item)
    if item.code == "SCH001" or not item.route:
        return _accepting(item)
    route = _route(item)
    shape = shape_at(KINDS[kind], route)
    if shape is None or (shape.form is Form.RECORD and "adoption" not in route):
        return _accepting(item)
    return f"incplan fill --set {Key(subject, route)}=VALUE"


def _for_a_row(item: Diagnostic) -> str:
    """Name the holder of a function that fiches call; for another row management may wait."""
    row = str(item.params.get("row"))
    held = row in FUNCTIONS
    return f"incplan fill --set plan.roles.{row}.holder=VALUE" if held else _accepting(item)


def _route(item: Diagnostic) -> Route:
    """The way to the value that is to be given."""
    beside = _BESIDE.get(item.code)
    if beside is None:
        return item.route
    names = [part for part in item.route if isinstance(part, str)]
    return (*names[:-1], beside)


def _accepting(item: Diagnostic) -> str:
    """Management may take what cannot be mended at once, for a time."""
    if item.severity is Severity.INFO or item.code.startswith(NEVER_ACCEPTED):
        return ""
    return (
        f"incplan accept {item.code} {item.path.removesuffix('.yaml')} --reason TEXT --until DATE"
    )
