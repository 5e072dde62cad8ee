"""The four levels: criteria to choose by, duties to tick (S-037 to S-063)."""

from incplan.documents.content.blocks import Block, Check, Checklist, Facts, Table, ToFill
from incplan.documents.content.document import Section
from incplan.documents.wording.wording import Wording
from incplan.plan.files.levels import Duty
from incplan.vocabulary import Level


def levels(say: Wording) -> Section:
    """Criteria side by side, then one list of duties a level."""
    rows = []
    for level in Level:
        rules = say.plan.rules(level)
        criteria = say.text(rules.criteria) if rules else say.to_fill
        rows.append((f"{level.rank} {say.label(f'level.{level.value}')}", criteria))
    return Section(
        id="levels",
        title=say.t("Levels and duties"),
        blocks=(Table((say.t("Level"), say.t("Criteria")), tuple(rows)),),
        sections=tuple(_level(say, level) for level in Level),
        new_page=True,
    )


def _level(say: Wording, level: Level) -> Section:
    rules = say.plan.rules(level)
    blocks: list[Block] = []
    if rules is not None:
        service = rules.service_level
        facts = (
            (say.t("Taken up within"), say.span(service.acknowledge_within)),
            (say.t("Agreed resolution time"), say.resolution(service)),
            (say.t("Counted"), say.windows(service.window)),
            (say.t("Report every"), say.reports(level, rules)),
        )
        known = tuple((name, value) for name, value in facts if value)
        blocks += [Facts(known)] if known else []
    duties = rules.duties if rules else ()
    blocks.append(
        duty_list(say, duties)
        if duties
        else ToFill(say.t("{mark} Duties of this level.", mark=say.to_fill))
    )
    return Section(
        id=f"duties-{level.value}",
        title=say.t(
            "Level {number}: {name}", number=level.rank, name=say.label(f"level.{level.value}")
        ),
        blocks=tuple(blocks),
    )


def duty_list(say: Wording, duties: tuple[Duty, ...]) -> Checklist:
    """Duties to tick, with the time."""
    return Checklist(
        tuple(_duty(say, duty) for duty in duties),
        say.t("Duty"),
        say.t("Role"),
        say.t("Time"),
    )


def _duty(say: Wording, duty: Duty) -> Check:
    told = say.roles(duty.inform)
    return Check(
        number=duty.id,
        text=say.text(duty.text),
        who=say.roles(duty.functions),
        note=say.listed(
            part
            for part in (
                say.t("to inform: {functions}", functions=told) if told else "",
                say.document(duty.document),
            )
            if part
        ),
    )
