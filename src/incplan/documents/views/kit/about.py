"""What a leaf says about itself: when it was last tested, which procedures go with it."""

from collections.abc import Iterator

from incplan.documents.content.blocks import Paragraph
from incplan.documents.content.document import Section
from incplan.documents.views.common.programme import sheet_tested
from incplan.documents.wording.wording import Wording
from incplan.plan.files.fiches import Fiche
from incplan.plan.values.scalars import DocumentRef


def about(say: Wording, fiche: Fiche) -> Section:
    """The last test, then the procedures to follow with the fiche."""
    return Section(
        id=f"sheet-{fiche.id}-about",
        title=say.t("About this sheet"),
        blocks=(sheet_tested(say, fiche.id), *_procedures(say, fiche)),
        style="about",
    )


def _procedures(say: Wording, fiche: Fiche) -> Iterator[Paragraph]:
    """Documents that its duties name, and the activities that hold out without what failed."""
    documents: dict[str, str] = {}
    for item in _documents(say):
        if item.reference:
            documents.setdefault(item.reference, f"{say.text(item.name)} ({item.reference})")
    if documents:
        told = ", ".join(documents.values())
        yield Paragraph(say.t("Procedures to follow: {documents}.", documents=told))
    held = [
        say.activity(key)
        for key, activity in say.plan.activities.items()
        if fiche.id in activity.fiches and activity.workaround
    ]
    if held:
        words = say.t(
            "How to hold out stands on the recovery board: {activities}.",
            activities=", ".join(held),
        )
        yield Paragraph(words)


def _documents(say: Wording) -> Iterator[DocumentRef]:
    """Of the tables and duties of the levels, in their order."""
    tables, levels = say.plan.levels.tables, say.plan.levels.levels
    for table in (tables.escalation, tables.handling, tables.deactivation):
        yield from (row.document for row in table if row.document)
    for rules in levels.values():
        yield from (duty.document for duty in rules.duties if duty.document)
