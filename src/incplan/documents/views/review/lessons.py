"""Step 6: the post-incident review with its twelve sections (S-084 to S-095)."""

from incplan.documents.content.blocks import Paragraph, Quote, Table
from incplan.documents.content.document import Section
from incplan.documents.wording.wording import Wording
from incplan.incident.review.template import SECTIONS, RowKind
from incplan.incident.review.template import Section as ReviewSection


def lessons(say: Wording) -> Section:
    """The rows a review has to fill in, and who fills them."""
    quote = say.text(say.plan.file.epigraphs.lessons)
    intro = Paragraph(
        say.t(
            "After closing, each incident is reviewed. The review goes to the BCP manager and may "
            "lead to a revision of risk assessment, risk treatment, BCP, contracts and this plan."
        )
    )
    return Section(
        id="lessons",
        number="3.6",
        title=say.t("Step 6: lessons learned"),
        blocks=(*((Quote(quote),) if quote else ()), intro),
        sections=tuple(_section(say, part) for part in SECTIONS),
    )


def _section(say: Wording, part: ReviewSection) -> Section:
    kinds = {
        RowKind.COMPUTED: say.t("from the journal"),
        RowKind.JUDGEMENT: say.t("to be answered"),
        RowKind.ENUM: say.t("one of these"),
    }
    rows = [(say.label(row.key), kinds[row.kind]) for row in part.rows]
    if part.takes_free_rows:
        rows.append(("…", say.t("rows of one's own")))
    columns = (say.t("Element"), say.t("Information"))
    return Section(
        id=part.key.replace(".", "-"),
        title=say.label(part.key),
        blocks=(Table(columns, tuple(rows)),),
    )
