"""What a leaf says about itself: when it was last tested, which procedures go with it."""

from collections.abc import Iterator

from incplan.documents.content.blocks import Paragraph
from incplan.documents.content.document import Section
from incplan.documents.views.common.learnt import learnt_and_open, procedures
from incplan.documents.views.common.programme import sheet_tested
from incplan.documents.wording.wording import Wording
from incplan.plan.files.fiches import Fiche
from incplan.plan.recovery.to_follow import holds_out


def about(say: Wording, fiche: Fiche) -> Section:
    """The last test, what was learnt and is still open, then the procedures to follow."""
    return Section(
        id=f"sheet-{fiche.id}-about",
        title=say.t("About this sheet"),
        blocks=(
            sheet_tested(say, fiche.id),
            *learnt_and_open(say, fiche.id),
            *_procedures(say, fiche),
        ),
        style="about",
    )


def _procedures(say: Wording, fiche: Fiche) -> Iterator[Paragraph]:
    """Documents that its duties name, and the activities that hold out without what failed."""
    documents = procedures(say, fiche.id)
    if documents:
        yield Paragraph(say.t("Procedures to follow: {documents}.", documents=", ".join(documents)))
    held = [say.activity(key) for key in holds_out(say.plan, fiche)]
    if held:
        words = say.t(
            "How to hold out stands on the recovery board: {activities}.",
            activities=", ".join(held),
        )
        yield Paragraph(words)
