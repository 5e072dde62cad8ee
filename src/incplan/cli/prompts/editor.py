"""A text in the user's own editor, the way git does it: a draft that is never lost."""

import contextlib
import os
import shlex
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

from incplan.errors import NotWrittenError, RefusedError
from incplan.i18n.text.decoding import decoded, first_wrong_byte


def editor() -> list[str]:
    """INCPLAN_EDITOR, VISUAL, EDITOR, else what the system has."""
    usual = "notepad" if os.name == "nt" else "vi"
    names = ("INCPLAN_EDITOR", "VISUAL", "EDITOR")
    given = next((os.environ[name] for name in names if os.environ.get(name)), usual)
    return shlex.split(given, posix=os.name != "nt") or [usual]


def edit(draft: Path, text: str) -> str:
    """What the person made of a text. Raises RefusedError; the draft is kept then.

    The caller removes the draft once the text is where it belongs.
    """
    before = text.encode()
    _keep(draft, before)
    words = editor()
    try:
        with _undisturbed():
            done = subprocess.run([*words, str(draft)], check=False)
    except OSError as problem:
        raise RefusedError("editor_missing", editor=words[0], path=str(draft)) from problem
    if done.returncode != 0:
        raise RefusedError("editor_failed", editor=words[0], path=str(draft))
    try:
        after = draft.read_bytes()
    except OSError as problem:
        raise RefusedError("editor_failed", editor=words[0], path=str(draft)) from problem
    edited = decoded(after)
    if edited is None:
        offset = first_wrong_byte(after)
        raise RefusedError("draft_not_utf8", offset=offset, path=str(draft))
    if after == before:
        draft.unlink()
        raise RefusedError("editor_unchanged")
    return edited


def _keep(draft: Path, content: bytes) -> None:
    try:
        draft.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(handle)
    except OSError as problem:
        raise NotWrittenError("io_error", path=str(draft)) from problem


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C in the editor is the editor's."""
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    except ValueError:  # not in the main thread
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
