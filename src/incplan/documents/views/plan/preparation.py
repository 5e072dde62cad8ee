"""Step 1: who is in charge, which risks are known, what is in place before (S-026 to S-033)."""

from datetime import date

from incplan.documents.content.blocks import Block, Question, Questions, Quote, Table, ToFill
from incplan.documents.content.document import Section
from incplan.documents.wording.wording import Wording
from incplan.plan.files.organisation import PriorDocument, Role
from incplan.plan.maintenance.adoption import count_adopted


def preparation(say: Wording, today: date) -> Section:
    """Step 1 with its three parts."""
    quote = say.text(say.plan.file.epigraphs.preparation)
    return Section(
        id="preparation",
        number="3.1",
        title=say.t("Step 1: preparation"),
        blocks=(Quote(quote),) if quote else (),
        sections=(_in_charge(say), _risks(say), _measures(say, today)),
    )


def _in_charge(say: Wording) -> Section:
    plan = say.plan.file
    manager = plan.roles.get("incident_manager", Role())
    questions = Questions(
        (
            Question(
                say.t("Who draws up the incident plan?"), say.people(plan.preparation.drafted_by)
            ),
            *(
                (
                    Question(
                        say.t("Who chairs the group that drafts it, and reports to management?"),
                        say.person(plan.preparation.chair),
                    ),
                )
                if plan.preparation.chair or len(plan.preparation.drafted_by) > 1
                else ()
            ),
            Question(
                say.t("Who in management validates it?"), say.person(plan.preparation.approved_by)
            ),
            Question(say.t("Who is the incident manager?"), say.person(manager.holder)),
            Question(say.t("Who stands in?"), say.people(manager.deputies)),
            Question(
                say.t("How is management kept informed?"), say.text(plan.preparation.reporting)
            ),
            Question(
                say.t("Which channel is left when our own IT is down?"), say.text(plan.out_of_band)
            ),
        ),
        say.to_fill,
    )
    return Section(
        id="in-charge",
        number="3.1.1",
        title=say.t("Put somebody in charge"),
        blocks=(questions, _roles(say)),
    )


def _roles(say: Wording) -> Block:
    roles = say.plan.file.roles
    if not roles:
        return ToFill(say.t("{mark} Functions and their holders.", mark=say.to_fill))
    columns = (
        say.t("Role"),
        say.t("Holder"),
        say.t("Deputies, in order"),
        say.t("Also called"),
    )
    rows = tuple(
        (
            say.role(key),
            say.or_fill(say.person(role.holder) or say.people(role.members)),
            say.people(role.deputies),
            ", ".join(say.text(alias) for alias in role.aliases),
        )
        for key, role in roles.items()
    )
    return Table(columns, rows)


def _risks(say: Wording) -> Section:
    prior = say.plan.file.prior_documents
    return Section(
        id="risks",
        number="3.1.2",
        title=say.t("Know your risks"),
        blocks=(
            Questions(
                (
                    Question(
                        say.t("Has a risk assessment been made?"),
                        _made(say, prior.risk_assessment),
                    ),
                    Question(
                        say.t("Has a risk treatment been decided?"),
                        _made(say, prior.risk_treatment),
                    ),
                ),
                say.to_fill,
            ),
        ),
    )


def _made(say: Wording, item: PriorDocument) -> str:
    where = say.document(item.document)
    made = say.to_fill if item.done is None else say.yes_no(item.done)
    return f"{made} ({where})" if where else made


def _measures(say: Wording, today: date) -> Section:
    """How much of each fiche is really in place; the measures themselves stand in chapter IV."""
    rows = []
    for fiche_id in say.plan.fiche_ids():
        count = count_adopted(say.plan, fiche_id, today)
        rows.append(
            (
                say.fiche(fiche_id),
                say.t(
                    "{adopted} of {applicable}", adopted=count.adopted, applicable=count.applicable
                ),
                str(count.unanswered),
                str(count.overdue),
            )
        )
    columns = (
        say.t("Sheet"),
        say.t("Preventive measures adopted"),
        say.t("Not answered"),
        say.t("Check overdue"),
    )
    block: Block = (
        Table(columns, tuple(rows))
        if rows
        else ToFill(say.t("{mark} Preventive measures.", mark=say.to_fill))
    )
    return Section(
        id="preventive-measures",
        number="3.1.3",
        title=say.t("Preventive measures (before the incident)"),
        blocks=(block,),
    )
