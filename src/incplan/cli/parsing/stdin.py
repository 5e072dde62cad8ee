"""Read text from a pipe; invalid UTF-8 is refused, not replaced."""

import sys

from incplan.errors import UsageError

LIMIT = 20_000


def read_stdin() -> str:
    """All of standard input. Raises UsageError for invalid UTF-8 or too long a text."""
    raw = sys.stdin.buffer.read(4 * LIMIT + 1)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise UsageError("stdin_not_utf8", offset=problem.start) from None
    if len(text) > LIMIT:
        raise UsageError("text_too_long", limit=LIMIT)
    return text
