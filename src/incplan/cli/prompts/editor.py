"""Edit a text in the user's editor, as git does; the draft is kept when something fails."""

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
    """The text after editing. Raises RefusedError; the draft file is kept then.

    The caller removes the draft once the text is stored.
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
    """Leave Ctrl-C to the editor while it runs."""
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    except ValueError:  # signals work in the main thread only
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
