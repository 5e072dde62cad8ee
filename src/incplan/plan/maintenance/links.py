"""How the links A to J between the procedures are organised here, or not (S-012 to S-021)."""

from incplan.plan.files.organisation import ProcedureLink
from incplan.plan.plan import Plan
from incplan.plan.values.answers import answered, is_answer
from incplan.plan.values.scalars import DocumentRef
from incplan.vocabulary import PROCEDURE_LINKS


def empty_links(plan: Plan) -> tuple[str, ...]:
    """The letters of which nothing says with which document, by whom or in which way.

    A contact still to be named, "none" and "to be defined" say nothing.
    """
    known = plan.file.procedure_links
    return tuple(letter for letter in PROCEDURE_LINKS if not _says(plan, known.get(letter)))


def owner_of_link(plan: Plan, link: ProcedureLink) -> str | None:
    """Who sees to it; None while that is still to be filled in."""
    return None if plan.is_placeholder(link.owner) else link.owner


def _says(plan: Plan, link: ProcedureLink | None) -> bool:
    return link is not None and (
        owner_of_link(plan, link) is not None or answered(link.note) or _names(link.document)
    )


def _names(document: DocumentRef | None) -> bool:
    if document is None:
        return False
    return answered(document.name) or is_answer(document.reference or "-")
