"""Chapters I and II: what the plan is for, and how it hangs together with the others."""

from typing import Final

from incplan.documents.content.blocks import (
    Block,
    Diagram,
    Facts,
    Paragraph,
    Question,
    Questions,
    Table,
    ToFill,
)
from incplan.documents.content.document import Section
from incplan.documents.views.common.copies import copies_held
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import N_
from incplan.plan.facts import PriorReading
from incplan.plan.files.organisation import PriorDocument
from incplan.plan.maintenance.links import owner_of_link
from incplan.plan.values.answers import answered
from incplan.vocabulary import PROCEDURE_LINKS

#: What each letter of the diagram stands for (S-012 to S-021).
_LINKS: Final = {
    "A": N_("The incident plan builds on the risk assessment and the risk treatment."),
    "B": N_(
        "Making the incident plan and the continuity plan may change the risk assessment: new "
        "tools, new projects."
    ),
    "C": N_(
        "Risk assessment and continuity plan rest on suppliers who were asked, contracts that were "
        "read and service levels agreed beforehand."
    ),
    "D": N_("The BCP manager hands the incident manager what the plan needs to know."),
    "E": N_("Customers and suppliers may be the first to report an incident."),
    "F": N_(
        "When activities are affected the incident manager warns the BCP manager, who activates "
        "the BCP, is kept informed and receives the review."
    ),
    "G": N_(
        "Continuity not affected: the incident manager may warn customers and suppliers of a minor "
        "incident."
    ),
    "H": N_(
        "Continuity affected: the BCP manager speaks to customers and suppliers, with what the "
        "functional services and the incident manager report."
    ),
    "I": N_("The review may change the risk assessment and the risk treatment."),
    "J": N_("The review may lead to a revision of supplier contracts."),
}
#: From box, letter, to box; boxes as listed in `_boxes`.
_ARROWS: Final = (
    (0, "A", 2),
    (2, "B", 0),
    (1, "B", 0),
    (0, "C", 3),
    (1, "C", 3),
    (1, "D", 2),
    (3, "E", 2),
    (2, "F", 1),
    (2, "G", 3),
    (1, "H", 3),
    (2, "I", 0),
    (2, "J", 3),
)


def purpose(say: Wording) -> Section:
    """Chapter I (S-005 to S-010)."""
    plan, facts = say.plan.file, say.plan.facts
    text = say.text(plan.purpose)
    blocks: list[Block] = [
        Paragraph(text)
        if text
        else ToFill(say.t("{mark} What this plan protects.", mark=say.to_fill)),
        Paragraph(
            say.t(
                "An incident that touches an essential activity is handled together with the "
                "business continuity plan. Frequent incidents have their own sheet in chapter IV."
            )
        ),
        _prior_documents(say),
        Facts(
            (
                (say.t("Approved by management"), approved(say)),
                (
                    say.t("Review"),
                    say.t(
                        "every {period}, at the start of a big project, after each incident",
                        period=say.months(plan.review.every),
                    ),
                ),
                (say.t("Last review"), say.or_fill(say.day(facts.review.on))),
                (say.t("Last exercise"), say.or_fill(say.day(facts.exercise.on))),
                *((((say.t("Last printed"), printed(say))),) if facts.printed else ()),
            )
        ),
        *copies_held(say, to_sign=False),
    ]
    if plan.organisation.special_hazards:
        blocks.append(_hazards(say))
    return Section(
        id="purpose", number="I", title=say.t("Purpose of the document"), blocks=tuple(blocks)
    )


def approved(say: Wording) -> str:
    """The approval in the journal, and whether it is still of what is printed here.

    A signature on paper alone says so; without one, the mark and who is to approve.
    """
    facts = say.plan.facts
    if facts.approval is None:
        return _signed(say)
    given, changed = facts.approval.given, len(facts.approval.changed)
    words = say.t(
        "{who}, {day}, version {version}",
        who=say.person(given.by),
        day=say.day(given.on),
        version=given.version,
    )
    since = say.n("{count} file changed since", "{count} files changed since", changed)
    return say.listed((words, since if changed else ""))


def _signed(say: Wording) -> str:
    signed = say.plan.facts.signature
    if signed is None:
        who = say.person(say.plan.file.preparation.approved_by)
        return say.t("{mark} To be approved by {who}.", mark=say.to_fill, who=who or "?")
    return say.t(
        "signed on paper by {who}, {day}, version {version}; not in the journal",
        who=say.person(signed.by) or "?",
        day=say.day(signed.on),
        version=signed.version or "?",
    )


def printed(say: Wording) -> str:
    """The last print run: when, which version, how many copies; nothing when there was none."""
    run = say.plan.facts.printed
    if run is None:
        return ""
    words = say.t("{day}, version {version}", day=say.day(run.on), version=run.version)
    if run.copies is None:
        return words
    return f"{words}, {say.n('{count} copy', '{count} copies', run.copies)}"


def links(say: Wording) -> Section:
    """Chapter II with its diagram (S-011 to S-024)."""
    known = say.plan.file.procedure_links
    rows = []
    for letter in PROCEDURE_LINKS:
        link = known.get(letter)
        rows.append(
            (
                letter,
                say.t(_LINKS[letter]),
                say.or_fill(say.text(link.note) if link and answered(link.note) else ""),
                say.or_fill(say.person(owner_of_link(say.plan, link)) if link else ""),
                say.document(link.document) if link else "",
            )
        )
    columns = (
        say.t("Link"),
        say.t("Meaning"),
        say.t("Here"),
        say.t("Owner"),
        say.t("Document (name, reference)"),
    )
    return Section(
        id="links",
        number="II",
        title=say.t("Links between the procedures"),
        blocks=(Diagram(_boxes(say), _ARROWS), Table(columns, tuple(rows))),
    )


def _boxes(say: Wording) -> tuple[str, ...]:
    return (
        say.t("1. Risk assessment and risk treatment"),
        say.t("2. Business continuity plan"),
        say.t("3. Incident management plan"),
        say.t("Customers and suppliers"),
    )


def _prior_documents(say: Wording) -> Table:
    rows = (
        (say.t("Risk assessment"), "risk_assessment"),
        (say.t("Risk treatment"), "risk_treatment"),
        (say.t("Business continuity plan"), "business_continuity_plan"),
    )
    return Table(
        (say.t("Prior document"), say.t("Made"), say.t("Where"), say.t("Updated")),
        tuple((name, *_prior(say, key)) for name, key in rows),
    )


def _prior(say: Wording, key: str) -> tuple[str, str, str]:
    item: PriorDocument = getattr(say.plan.file.prior_documents, key)
    reading = say.plan.facts.prior_documents.get(key, PriorReading())
    where = say.or_fill(say.document(item.document)) if item.done else ""
    made = say.to_fill if item.done is None else say.yes_no(item.done)
    return made, where, say.day(reading.updated.on)


def _hazards(say: Wording) -> Questions:
    return Questions(
        (
            Question(
                say.t(
                    "Dangerous substances: what follows from the Code on well-being at work and "
                    "from the analyses of FPS Employment and BeSWIC (SOBANE)?"
                ),
                say.text(say.plan.file.organisation.special_hazards_note),
            ),
        ),
        say.to_fill,
    )
