"""Steps 3 to 5: activation and handling, eradication, deactivation (S-074 to S-083)."""

from datetime import date

from incplan.documents.content.blocks import Block, Bullets, Paragraph, Question, Questions, Table
from incplan.documents.content.document import Section
from incplan.documents.views.common.programme import test_table
from incplan.documents.views.common.tables import action_table
from incplan.documents.wording.wording import Wording
from incplan.i18n.text.numbers import number
from incplan.plan.maintenance.awareness import (
    PersonState,
    audience_states,
    knowledge,
    person_states,
)


def handling(say: Wording) -> Section:
    """Step 3, with the tools and resources."""
    return Section(
        id="handling",
        number="3.3",
        title=say.t("Step 3: activation and handling"),
        blocks=(action_table(say, say.plan.levels.tables.handling),),
        sections=(_tools(say),),
    )


def _tools(say: Wording) -> Section:
    """References to who and what is needed, all described elsewhere in the plan."""
    prior = say.plan.file.prior_documents.risk_assessment
    questions = Questions(
        (
            Question(
                say.t("Who and what do we need?"),
                say.t("The elements of each activity (3.2.1) and the contacts of the annex."),
            ),
            Question(
                say.t("What do we fear, and what could it cost us?"), say.document(prior.document)
            ),
            Question(
                say.t("How often is the staff made aware?"),
                say.t("every {period}", period=say.months(say.plan.file.review.awareness_every)),
            ),
            Question(say.t("When was that last done?"), say.day(say.plan.facts.awareness.on)),
        ),
        say.to_fill,
    )
    each = Bullets(
        (
            say.t("The chain of command: step 1."),
            say.t("The scenario feared and the types of risk: headings 1 and 2 of the sheet."),
            say.t("The preventive measures: heading 3 of the sheet."),
            say.t("The management measures: heading 4 of the sheet."),
            say.t("The lessons: heading 5 of the sheet and step 6."),
        )
    )
    return Section(
        id="tools",
        number="3.3.1",
        title=say.t("Tools and resources"),
        blocks=(
            questions,
            *_sessions(say),
            *_people(say),
            test_table(say),
            Paragraph(say.t("For each type of incident:")),
            each,
        ),
    )


def _sessions(say: Wording) -> tuple[Block, ...]:
    """Who was made aware of what, and when again; nothing before a first session."""
    rows = tuple(
        (
            say.label(f"awareness.{item.audience.value}"),
            item.last.topic,
            say.day(item.last.on),
            str(item.last.reached),
            say.day(item.due),
            say.person(item.owner),
            "; ".join(_percent(say, share) for share in knowledge(item.last).answers),
        )
        for item in audience_states(say.plan, date.max)
        if item.last is not None
    )
    columns = (
        say.t("Made aware"),
        say.t("Topic"),
        say.t("Last session"),
        say.t("People reached"),
        say.t("Next due"),
        say.t("Who sees to it"),
        say.t("Knew question 1, 2, 3"),
    )
    return (Table(columns, rows),) if rows else ()


def _percent(say: Wording, share: float) -> str:
    return f"{number(share * 100, say.language, 1)} %"


def _people(say: Wording) -> tuple[Block, ...]:
    """Who is due next by name: newcomers, who got a function, and all who were at a session.

    Nothing before one of these is known.
    """
    known = [
        item
        for item in person_states(say.plan, date.max, say.to_brief)
        if item.last or item.joined_on or item.change
    ]
    rows = tuple(
        (
            say.person(item.person),
            _why(say, item),
            say.day(item.last) or say.t("never"),
            say.day(item.due),
            say.person(item.owner),
        )
        for item in sorted(known, key=lambda item: item.due)
    )
    columns = (
        say.t("Name"),
        say.t("What"),
        say.t("Last session"),
        say.t("Next due"),
        say.t("Who sees to it"),
    )
    return (Table(columns, rows),) if rows else ()


def _why(say: Wording, item: PersonState) -> str:
    if item.change is not None:
        return say.t("new function: {functions}", functions=say.roles(item.change.functions))
    return say.t("newcomer") if item.newcomer else say.t("awareness session")


def eradication(say: Wording) -> Section:
    """Step 4."""
    return Section(
        id="eradication",
        number="3.4",
        title=say.t("Step 4: eradication"),
        blocks=(
            Paragraph(
                say.t(
                    "Consequences first, to keep activities going; then the cause. Containing the "
                    "incident and removing its cause are recorded separately. When reasonable "
                    "efforts do not find the cause, the efforts and the next step are recorded."
                )
            ),
        ),
    )


def deactivation(say: Wording) -> Section:
    """Step 5."""
    return Section(
        id="deactivation",
        number="3.5",
        title=say.t("Step 5: deactivation"),
        blocks=(
            Paragraph(_agreements(say)),
            action_table(say, say.plan.levels.tables.deactivation),
        ),
    )


def _agreements(say: Wording) -> str:
    if say.plan.file.closing.always_both:
        return say.t(
            "Closing needs the agreement of the incident manager and of the BCP manager, whatever "
            "the level; a weak signal needs none."
        )
    return say.t(
        "Closing needs the agreement of the incident manager; from major up, or once the BCP was "
        "activated, also that of the BCP manager; a weak signal needs none."
    )
