"""The call tree: who is called for what, in which order, and who hears of each level."""

from incplan.documents.content.blocks import Block, Calls, Paragraph, Table, ToFill
from incplan.documents.content.document import Section
from incplan.documents.views.binder.reach import function_calls
from incplan.documents.wording.wording import Wording
from incplan.vocabulary import Level

#: The chain of command first, then the functions it calls.
_FIRST = (
    "helpdesk_operator",
    "helpdesk_manager",
    "incident_manager",
    "bcp_manager",
    "management",
    "business_continuity_team",
    "communications_lead",
    "dpo",
)


def call_tree(say: Wording) -> Section:
    """Who hears of each level, then the functions with their people."""
    again = say.plan.file.call_again_after
    intro: tuple[Block, ...] = ()
    if again is not None:
        words = say.t("No answer after {delay}: call the next person.", delay=say.span(again))
        intro = (Paragraph(words),)
    return Section(
        id="call-tree",
        title=say.t("Call tree"),
        blocks=(*intro, _levels(say)),
        sections=(
            Section(id="call-chain", title=say.t("Chain of command"), blocks=_chain(say)),
            *_others(say),
        ),
        new_page=True,
    )


def _levels(say: Wording) -> Block:
    """From the duties of each level: who acts and who is informed."""
    rows = []
    for level in Level:
        duties = say.plan.duties(level)
        acts = dict.fromkeys(role for duty in duties for role in duty.functions)
        told = dict.fromkeys(role for duty in duties for role in duty.inform)
        if duties:
            name = say.label(f"level.{level.value}")
            rows.append((name, say.roles(acts), say.roles(told)))
    if not rows:
        return ToFill(say.t("{mark} Duties of this level.", mark=say.to_fill))
    return Table((say.t("Level"), say.t("Acts"), say.t("Is told")), tuple(rows))


def _columns(say: Wording) -> tuple[str, ...]:
    return (
        say.t("Function"),
        say.t("Name"),
        say.t("Numbers"),
        say.t("Called at"),
        say.t("Reached"),
    )


def _chain(say: Wording) -> tuple[Block, ...]:
    found = [item for role in _FIRST[:5] for item in function_calls(say, role)]
    return (Calls(_columns(say), tuple(found)),)


def _others(say: Wording) -> tuple[Section, ...]:
    held = say.plan.file.roles
    later = [role for role in (*_FIRST[5:], *held) if role in held and role not in _FIRST[:5]]
    found = [item for role in dict.fromkeys(later) for item in function_calls(say, role, count=2)]
    if not found:
        return ()
    return (
        Section(
            id="call-others",
            title=say.t("Other functions"),
            blocks=(Calls(_columns(say), tuple(found)),),
        ),
    )
