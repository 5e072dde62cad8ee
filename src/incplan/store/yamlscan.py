"""What can be said of a file before any YAML parser sees it: encoding, control signs, conflicts."""

import re
from dataclasses import dataclass
from typing import Final

MAX_BYTES: Final = 1 << 20
Problem = tuple[str, int, int, dict[str, object]]
_CONFLICT: Final = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |$)|^={7}$", re.MULTILINE)
_CONTROL: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
)


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
    conflict = _CONFLICT.search(text)
    if conflict is not None:
        line = text.count("\n", 0, conflict.start()) + 1
        return Scanned(problem=("YML025", line, 1, {}))
    control = _CONTROL.search(text)
    if control is not None:
        line, column = _place(text, control.start())
        return Scanned(problem=("YML006", line, column, {"char": f"U+{ord(control[0]):04X}"}))
    if text.startswith("%"):
        return Scanned(problem=("YML013", 1, 1, {}))
    tab = re.search(r"^ *\t", text, re.MULTILINE)
    if tab is not None and text[tab.end() :].split("\n", 1)[0].strip():
        line, column = _place(text, tab.end() - 1)
        return Scanned(problem=("YML005", line, column, {}))
    return Scanned(text=text)


def _place(text: str, offset: int) -> tuple[int, int]:
    line = text.count("\n", 0, offset) + 1
    return line, offset - (text.rfind("\n", 0, offset) + 1) + 1
