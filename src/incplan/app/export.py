"""Documents for reading, printing and keeping: plan, register, journal, review."""

from dataclasses import dataclass
from typing import Final

from incplan.app.desk import Desk
from incplan.app.register import latest_closed, load_incidents
from incplan.app.review import facts_for
from incplan.errors import UnreadableError
from incplan.i18n.catalogue import Translator
from incplan.plan.review_file import ReviewFile
from incplan.vocabulary import Audience

DOCUMENTS: Final = ("plan", "register", "journal", "pir")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A document and what it was made from."""

    document: str
    format: str
    language: str
    audience: str
    incident: str | None
    commit: str | None
    fingerprint: str
    path: str | None
    text: str


def export(
    desk: Desk,
    document: str,
    part: str | None,
    translator: Translator,
    *,
    audience: Audience = Audience.TEAM,
) -> Exported:
    """One document as Markdown. Raises UnreadableError when what it prints cannot be read."""
    incident = None
    if document == "plan":
        text = _plan(desk, translator, audience)
    elif document == "register":
        text = _register(desk, translator, audience)
    else:
        dossier = desk.dossier(latest_closed(desk) if part is None else part)
        incident = dossier.id
        make = _journal if document == "journal" else _review
        text = make(desk, incident, translator, audience)
    return Exported(
        document=document,
        format="md",
        language=translator.language,
        audience=audience.value,
        incident=incident,
        commit=desk.head(),
        fingerprint=desk.plan().fingerprint,
        path=None,
        text=text,
    )


def _plan(desk: Desk, translator: Translator, audience: Audience) -> str:
    from incplan.documents.markdown import plan_document
    from incplan.store.resources import templates_dir

    plan = desk.sound_plan()
    return plan_document(
        plan,
        translator,
        templates=templates_dir() / "md",
        today=desk.local_now.date(),
        commit=desk.head(),
        fingerprint=plan.fingerprint,
        audience=audience,
    )


def _register(desk: Desk, translator: Translator, audience: Audience) -> str:
    from incplan.documents.markdown import register_document
    from incplan.store.resources import templates_dir

    plan = desk.plan()
    return register_document(
        plan,
        load_incidents(desk)[0],
        translator,
        templates=templates_dir() / "md",
        now=desk.local_now,
        commit=desk.head(),
        fingerprint=plan.fingerprint,
        audience=audience,
    )


def _journal(desk: Desk, incident_id: str, translator: Translator, audience: Audience) -> str:
    from incplan.documents.markdown import journal_document
    from incplan.store.resources import templates_dir

    plan = desk.plan()
    return journal_document(
        plan,
        desk.dossier(incident_id).incident,
        translator,
        templates=templates_dir() / "md",
        now=desk.local_now,
        commit=desk.head(),
        fingerprint=plan.fingerprint,
        audience=audience,
    )


def _review(desk: Desk, incident_id: str, translator: Translator, audience: Audience) -> str:
    from incplan.documents.markdown import review_document
    from incplan.store.resources import templates_dir
    from incplan.store.review import load_review

    plan = desk.plan()
    dossier = desk.dossier(incident_id)
    stored = load_review(desk.root, incident_id)
    if stored.exists and stored.review is None:
        raise UnreadableError("review_unreadable", path=str(stored.path))
    return review_document(
        plan,
        dossier.incident,
        stored.review or ReviewFile(),
        facts_for(desk, dossier),
        translator,
        templates=templates_dir() / "md",
        now=desk.local_now,
        commit=desk.head(),
        fingerprint=plan.fingerprint,
        audience=audience,
    )
