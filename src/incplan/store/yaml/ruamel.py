"""YAML events from ruamel.yaml's parser: slow, with exact positions and good messages.

Its scanner is corrected in three points, each as YAML 1.2 has it.
"""

import re
import warnings
from collections.abc import Iterator
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.scanner import Scanner, ScannerError

from incplan.store.yaml.walker import Kinds, Mark, Walked, Walker, YamlProblem

_KINDS: Final = Kinds(
    ScalarEvent,
    MappingStartEvent,
    SequenceStartEvent,
    MappingEndEvent,
    SequenceEndEvent,
    DocumentStartEvent,
    DocumentEndEvent,
)
_BREAKS: Final = "\r\n\x85\u2028\u2029"
_LINE_END: Final = re.compile(f"[\0{_BREAKS}]")
_STUCK: Final = "a comment needs a blank before it"


def read_carefully(text: str, lines: tuple[str, ...]) -> Walked:
    """The data of a text, its positions and doubts. Raises YamlProblem for the first fault."""
    source = _Source(lines)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        walker = Walker(source.events(text).__next__, _KINDS, source.place, lines, missing_ok=True)
        return walker.document()


class _Scanner(Scanner):
    """The scanner of ruamel.yaml, as strict and as lenient as YAML 1.2."""

    def scan_to_next_token(self) -> Any:
        """`"text"#4711` is an error: without a blank before it, `#` begins no comment."""
        reader = self.reader
        if reader.peek() == "#" and reader.index and reader.peek(-1) not in f" \t\ufeff{_BREAKS}":
            raise ScannerError(None, None, _STUCK, reader.get_mark())
        if reader.index == 0 and reader.peek() == "\ufeff":
            reader.forward()
        blanks = " \t" if self.flow_level else " "
        while True:
            while reader.peek() in blanks:
                reader.forward()
            if reader.peek() == "#":
                self._skip_comment()
            if not self.scan_line_break():
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def _skip_comment(self) -> None:
        """To the end of the line at once: sign by sign, the form of a long review takes 0.2 s."""
        reader = self.reader
        end = _LINE_END.search(reader.buffer, reader.pointer)
        comment = reader.buffer[reader.pointer : end.start() if end else len(reader.buffer)]
        reader.pointer += len(comment)
        reader.index += len(comment)
        reader.column += len(comment) - comment.count("\ufeff")

    def check_key(self) -> Any:
        """`{?foo: bar}`: within brackets, too, a `?` stands for itself before a word."""
        after = self.reader.peek(1)
        return after in f"\0 \t{_BREAKS}" or (self.flow_level and after in ",[]{}")

    def check_plain(self) -> Any:
        """Characters that ruamel.yaml drops there begin a plain text."""
        return super().check_plain() or (self.reader.peek() == "?" and not self.check_key())

    def scan_block_scalar_indentation(self) -> Any:
        """Lines of blanks before the text of a block may not be wider than its indentation.

        ruamel.yaml also compares them with each other, and so refuses valid texts.
        """
        reader, breaks, widest = self.reader, [], 0
        end = reader.get_mark()
        while reader.peek() in f" {_BREAKS}":
            if reader.peek() == " ":
                reader.forward()
                continue
            widest = max(widest, reader.column)
            breaks.append(self.scan_line_break())
            end = reader.get_mark()
        if self.indent < reader.column < widest and reader.peek() != "\0":
            raise ScannerError(None, None, "a line of blanks is wider", reader.get_mark())
        return breaks, max(widest, reader.column), end


class _Source:
    """The events of a text, with positions and faults in the walker's form."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        self._lines = lines

    def events(self, text: str) -> Iterator[Any]:
        """One after the other. Raises YamlProblem where the parser gives up."""
        parser = YAML(typ="safe", pure=True)
        parser.Scanner = _Scanner
        try:
            yield from parser.parse(text)
        except MarkedYAMLError as problem:
            raise self._syntax(problem) from None
        except (YAMLError, ValueError, AssertionError, KeyError, AttributeError):
            raise YamlProblem("YML010", 1, 1) from None

    def place(self, mark: Mark) -> tuple[int, int]:
        """Line and column of a mark, 1-based; the parser does not count U+FEFF."""
        shown = self._line(mark.line)
        column = int(mark.column)
        if "\ufeff" in shown:
            seen = 0
            for place, char in enumerate(shown):
                if seen == column and char != "\ufeff":
                    return mark.line + 1, place + 1
                seen += char != "\ufeff"
        return mark.line + 1, column + 1

    def _line(self, number: int) -> str:
        return self._lines[number] if number < len(self._lines) else ""

    def _syntax(self, problem: Any) -> YamlProblem:
        mark = problem.problem_mark or problem.context_mark
        line, column = self.place(mark) if mark else (1, 1)
        words = str(problem.problem or "")
        shown = self._line(line - 1)
        if _STUCK in words:
            return YamlProblem("YML031", line, column, lost=shown[column - 1 :][:40])
        if "\t" in shown[:column] or "'\\t'" in words:
            return YamlProblem("YML005", line, shown.find("\t") + 1 if "\t" in shown else 1)
        if "expected a single document" in words:
            return YamlProblem("YML004", line, column)
        if "could not find expected ':'" in words and problem.context_mark:
            return YamlProblem("YML011", *self.place(problem.context_mark))
        if "mapping values are not allowed" in words:
            return YamlProblem("YML009", line, column)
        starts = shown[column - 1 : column]
        if starts in ("@", "`"):
            return YamlProblem("YML012", line, column, char=starts)
        return YamlProblem("YML010", line, column)
