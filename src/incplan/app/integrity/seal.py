"""Write one incident's journal as a sealed file that can be checked without plan or git."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from incplan.app.desk.desk import Desk
from incplan.app.documents.export import ExportRequest, export
from incplan.app.integrity.verify import digest
from incplan.app.register.register import latest_closed
from incplan.documents.audiences.editions import edition_for
from incplan.errors import RefusedError, UsageError
from incplan.i18n.catalogue import Translator
from incplan.store.disk.durable import replace_file
from incplan.store.disk.safepath import is_link, read_regular
from incplan.store.exchange.package import READABLE, is_sealed, pack
from incplan.store.git.proof.history import unheld_files
from incplan.store.journal.attachments import (
    FOLDER,
    MAX_EVIDENCE,
    is_evidence_name,
    list_evidence,
    sha256_of,
)
from incplan.store.journal.folder import list_events, read_events
from incplan.store.journal.incidents import incident_folder
from incplan.vocabulary import Audience


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedExport:
    """A sealed journal was written. `sha256` is that of the whole file, to note elsewhere.

    `not_in_commit` counts the files that the commit does not hold yet.
    """

    incident: str
    path: str
    events: int
    evidence: int
    commit: str | None
    digest: str
    sha256: str
    not_in_commit: int = 0


def seal_journal(
    desk: Desk,
    part: str | None,
    target: Path,
    translator: Translator,
    *,
    audience: Audience = Audience.TEAM,
    force: bool = False,
) -> SealedExport:
    """Write the file as a whole. Raises RefusedError when another kind of file stands there.

    Raises UsageError for other readers than the team: it proves entries as they were written.
    """
    edition_for("sealed", audience)
    dossier = desk.dossier(latest_closed(desk) if part is None else part)
    incident, doubt = dossier.id, dossier.incident.doubt
    folder = incident_folder(desk.root, incident)
    files = dict(_files(desk.root, folder))
    request = ExportRequest(document="journal", part=incident, audience=audience)
    _journal, journal = export(desk, request, translator)
    seals = digest(read_events(desk.root, folder).value)
    evidence = sum(1 for name in files if f"/{FOLDER}/" in name)
    outside = len(files.keys() & unheld_files(desk.root))
    head: dict[str, object] = {
        "incident": incident,
        "organisation": desk.plan().file.organisation.name,
        "commit": desk.head(),
        "not_in_commit": outside,
        "digest": seals,
        "events": len(files) - evidence,
        "evidence": evidence,
    }
    if doubt:
        unread = [item.id for item in doubt.unread]
        head["doubt"] = {"unread": unread, "missing": list(doubt.missing)}
    content = pack(head, {**files, READABLE: journal})
    _refuse_other_files(target, force=force)
    replace_file(target, content, mode=0o600)
    return SealedExport(
        incident=incident,
        path=str(target),
        events=len(files) - evidence,
        evidence=evidence,
        commit=desk.head(),
        digest=seals,
        sha256=sha256_of(content),
        not_in_commit=outside,
    )


def _files(root: Path, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Events and evidence, byte by byte as they are; links are left out."""
    events = (folder / name.filename for name in list_events(folder))
    evidence = (path for path in list_evidence(folder) if is_evidence_name(path.name))
    for path in (*events, *evidence):
        if not is_link(path):
            yield path.relative_to(root).as_posix(), read_regular(path, MAX_EVIDENCE)


def _refuse_other_files(target: Path, *, force: bool) -> None:
    if not target.parent.is_dir():
        raise UsageError("no_directory", path=str(target.parent))
    special = target.exists() and not target.is_file()
    if special or (target.exists() and not force and not is_sealed(target)):
        raise RefusedError("not_an_export", path=str(target))
