"""Checks of a file before any YAML parser reads it: encoding, control characters, conflicts."""

import re
from typing import Final

from incplan.frozen import dataclass
from incplan.store.yaml.text import MAX_LINE

MAX_BYTES: Final = 1 << 20
MAX_DEPTH: Final = 32
MAX_NODES: Final = 10_000
_MAX_LINES: Final = 20_000
#: A limit that spares the parser; longer texts are reported later, at their position.
_MAX_RAW_LINE: Final = 160_000
Problem = tuple[str, int, int, dict[str, object]]
_CONFLICT: Final = r"(?m)^(?:<{7}|>{7}|\|{7})(?: |$)|^={7}$"
_CONTROL: Final = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
#: Characters that end a line for some YAML readers only, so that a file would mean two things.
_SEPARATOR: Final = "[\x85\u2028\u2029]"
#: A line that begins with a tab and has content; a tab after spaces may be text of a block.
_TAB: Final = r"(?m)^\t+[^\s]"


@dataclass(frozen=True, slots=True)
class Scanned:
    """The text in LF form, or the first problem: code, line, column, parameters."""

    text: str = ""
    problem: Problem | None = None


def scan(raw: bytes) -> Scanned:
    """Decode and look over a file's bytes."""
    if len(raw) > MAX_BYTES:
        return Scanned(problem=("YML016", 1, 1, {"limit": MAX_BYTES}))
    if not raw.strip(b"\x00 \t\r\n"):
        return Scanned(problem=("YML001", 1, 1, {}))
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Scanned(problem=("YML024", 1, 1, {}))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        before = raw[: problem.start]
        line = before.count(b"\n") + 1
        column = len(before.rsplit(b"\n", 1)[-1].decode("utf-8", "replace")) + 1
        return Scanned(problem=("YML023", line, column, {"byte": f"0x{raw[problem.start]:02X}"}))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    conflict = re.search(_CONFLICT, text)
    if conflict is not None:
        line = text.count("\n", 0, conflict.start()) + 1
        return Scanned(problem=("YML025", line, 1, {}))
    control = re.search(_CONTROL, text)
    if control is not None:
        line, column = _place(text, control.start())
        return Scanned(problem=("YML006", line, column, {"char": f"U+{ord(control[0]):04X}"}))
    separator = re.search(_SEPARATOR, text)
    if separator is not None:
        line, column = _place(text, separator.start())
        return Scanned(problem=("YML026", line, column, {"char": f"U+{ord(separator[0]):04X}"}))
    if text.startswith("%"):
        return Scanned(problem=("YML013", 1, 1, {}))
    endless = _endless(text)
    if endless is not None:
        return Scanned(problem=endless)
    tab = re.search(_TAB, text)
    if tab is not None:
        return Scanned(problem=("YML005", *_place(text, tab.start()), {}))
    return Scanned(text=text)


def _place(text: str, offset: int) -> tuple[int, int]:
    line = text.count("\n", 0, offset) + 1
    return line, offset - (text.rfind("\n", 0, offset) + 1) + 1


def _endless(text: str) -> Problem | None:
    """What would keep a parser busy for seconds."""
    lines = text.split("\n")
    if len(lines) > _MAX_LINES:
        limits: dict[str, object] = {"depth": MAX_DEPTH, "limit": MAX_NODES}
        return "YML029", _MAX_LINES, 1, limits
    for number, line in enumerate(lines, 1):
        if len(line) > _MAX_RAW_LINE:
            return "YML017", number, 1, {"limit": MAX_LINE}
    return None
