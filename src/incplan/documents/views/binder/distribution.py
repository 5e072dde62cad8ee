"""Who holds which paper copy, and which version it is (S-024)."""

from incplan.documents.content.blocks import TO_WRITE, Block, Paragraph, Table, ToFill
from incplan.documents.content.document import Section
from incplan.documents.views.plan.purpose import printed
from incplan.documents.wording.wording import Wording


def distribution(say: Wording) -> Section:
    """Holders with a place to sign; a copy of another version is marked to be replaced."""
    copies = say.plan.facts.copies
    current, run = say.plan.file.version, printed(say)
    block: Block = ToFill(say.t("{mark} Who holds a paper copy, and where.", mark=say.to_fill))
    if copies:
        columns = (
            say.t("Paper copy held by"),
            say.t("Place"),
            say.t("Version"),
            say.t("Delivered"),
            say.t("Received (date, signature)"),
        )
        block = Table(
            columns,
            tuple(
                (
                    say.person(copy.holder),
                    say.text(copy.place),
                    _version(say, copy.version, current),
                    say.or_fill(say.day(copy.delivered)),
                    TO_WRITE,
                )
                for copy in copies
            ),
        )
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
            block,
            *((Paragraph(say.named(say.t("Last printed"), run)),) if run else ()),
            Paragraph(
                say.t("Is a page still valid? incplan verify page CODE, with the code at its foot.")
            ),
        ),
        new_page=True,
    )


def _version(say: Wording, held: str | None, current: str) -> str:
    if not held:
        return say.to_fill
    return held if held == current else say.t("{version}, to be replaced", version=held)
