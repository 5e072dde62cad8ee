"""Open a file from outside: its kind by its content, its limits before anything is unpacked."""

import hashlib
import re
from pathlib import Path
from typing import Final

from incplan.errors import UnreadableError
from incplan.store.disk.safepath import read_regular
from incplan.store.intake.cards import read_cards
from incplan.store.intake.containers import open_container
from incplan.store.intake.messages.chats import read_chat
from incplan.store.intake.separated import read_separated
from incplan.store.intake.tables import Place, Remark, Source
from incplan.store.intake.text import hold_to_limits, text_of

MAX_FILE: Final = 32 * 1024 * 1024
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES: Final = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"RIFF")
_PAGE: Final = re.compile(rb"\s*<(?:!doctype\s+html|html|head|body|table|meta)\b", re.IGNORECASE)
_SUFFIXES: Final = {
    "cards": (".vcf", ".vcard"),
    "table": (".csv", ".txt", ".tsv"),
    "chat": (".txt", ".log", ".md"),
    "workbook": (".xlsx", ".xlsm"),
    "word": (".docx", ".docm", ".dotx", ".dotm"),
}


def read_source(path: Path) -> Source:
    """What a file holds. Raises UnreadableError `intake_*` with the name of the file."""
    name = path.name
    try:
        raw = read_regular(path, MAX_FILE)
    except FileNotFoundError as problem:
        raise UnreadableError("intake_no_file", file=name) from problem
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise UnreadableError("intake_not_opened", file=name, reason=reason) from problem
    if len(raw) > MAX_FILE:
        raise UnreadableError("intake_too_large", file=name, limit=f"{MAX_FILE >> 20} MB")
    if not raw.strip(b"\0 \t\r\n"):
        raise UnreadableError("intake_empty", file=name)
    form = _form(raw, name)
    digest = hashlib.sha256(raw).hexdigest()
    return _read(raw, name, form, digest)


def _read(raw: bytes, name: str, form: str, digest: str) -> Source:
    if form == "archive":
        opened = open_container(raw, name)
        remarks = (*_lies(name, opened.form), *opened.remarks)
        return Source(
            name,
            digest,
            opened.form,
            opened.tables,
            remarks=remarks,
            blocks=opened.blocks,
        )
    hold_to_limits(raw, name)
    text, odd = text_of(raw, name)
    remarks = (*_lies(name, form), *odd)
    if form == "cards":
        cards, more = read_cards(text, name)
        return Source(name, digest, form, cards=cards, remarks=(*remarks, *more))
    messages = read_chat(text, name)
    if messages is not None:
        return Source(name, digest, "chat", messages=messages, remarks=remarks)
    return Source(name, digest, form, tables=(read_separated(text, name),), remarks=remarks)


def _lies(name: str, form: str) -> tuple[Remark, ...]:
    if path_fits(name, form):
        return ()
    return (Remark("extension_lies", Place(name), (("form", form),)),)


def path_fits(name: str, form: str) -> bool:
    """Whether the name of a file ends as files of this form do; one without an end fits all."""
    ending = Path(name).suffix.lower()
    return not ending or ending in _SUFFIXES[form]


def _form(raw: bytes, name: str) -> str:
    """The form by the content. Raises UnreadableError for what is not read, with the way out."""
    if raw.startswith(b"PK"):
        return "archive"
    if raw.startswith(_OLE):
        secret = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e" in raw
        raise UnreadableError("intake_password" if secret else "intake_old_office", file=name)
    if raw.startswith(b"%PDF"):
        raise UnreadableError("intake_pdf", file=name)
    if raw.startswith(_PICTURES):
        raise UnreadableError("intake_picture", file=name)
    if _PAGE.match(raw.removeprefix(b"\xef\xbb\xbf")[:200]):
        raise UnreadableError("intake_web_page", file=name)
    head = raw[:400].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return "cards" if head.upper().startswith(b"BEGIN:VCARD") else "table"
