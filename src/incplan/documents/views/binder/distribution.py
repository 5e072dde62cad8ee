"""Who holds which paper copy, and which version it is (S-024)."""

from incplan.documents.content.blocks import Paragraph
from incplan.documents.content.document import Section
from incplan.documents.views.common.copies import copies_held
from incplan.documents.views.plan.purpose import printed
from incplan.documents.wording.wording import Wording


def distribution(say: Wording) -> Section:
    """Holders with a place to sign; an old copy is marked to be replaced."""
    current, run = say.plan.file.version, printed(say)
    return Section(
        id="distribution",
        title=say.t("Distribution plan"),
        blocks=(
            Paragraph(
                say.t(
                    "Version {version}. Whoever receives a new copy destroys the old one: it holds "
                    "names and numbers.",
                    version=current,
                )
            ),
            *copies_held(say, to_sign=True),
            *((Paragraph(say.named(say.t("Last printed"), run)),) if run else ()),
            Paragraph(
                say.t("Is a page still valid? incplan verify page CODE, with the code at its foot.")
            ),
        ),
        new_page=True,
    )
