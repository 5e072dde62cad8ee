"""Step 2: how incidents are reported and classified, and what each level asks (S-034 to S-063)."""

from incplan.documents.content.blocks import Block, Facts, Paragraph, Table, ToFill
from incplan.documents.content.document import Section
from incplan.documents.views.common.tables import action_table
from incplan.documents.views.plan.activities import activities
from incplan.documents.views.plan.priorities import priorities
from incplan.documents.views.register.register import register_columns
from incplan.documents.wording.wording import Wording
from incplan.i18n.text.phones import readable_phone
from incplan.plan.files.levels import Duty, LevelRules
from incplan.plan.files.organisation import ReportingChannel
from incplan.vocabulary import Level


def identification(say: Wording) -> Section:
    """Step 2."""
    return Section(
        id="identification",
        number="3.2",
        title=say.t("Step 2: notification and identification"),
        sections=(
            _reporting(say),
            _levels(say),
            activities(say, "3.2.1"),
            _register(say),
            priorities(say, "3.2.2"),
        ),
    )


def _reporting(say: Wording) -> Section:
    channels = say.plan.file.reporting_channels
    block: Block = ToFill(say.t("{mark} How an incident can be reported.", mark=say.to_fill))
    if channels:
        columns = (
            say.t("Channel"),
            say.t("Number or address"),
            say.t("When"),
            say.t("For whom"),
            say.t("Works without our IT"),
        )
        block = Table(columns, tuple(_channel(say, channel) for channel in channels))
    everybody = Paragraph(
        say.t(
            "Every employee reports any incident, and any event that could lead to one, as soon as "
            "possible. Customers and suppliers may report too."
        )
    )
    title = say.t("Report an incident")
    return Section(id="reporting", title=title, blocks=(everybody, block))


def _channel(say: Wording, channel: ReportingChannel) -> tuple[str, ...]:
    reach = [readable_phone(channel.phone or ""), channel.email or "", channel.url or ""]
    return (
        say.text(channel.label),
        ", ".join(part for part in reach if part),
        say.windows(channel.available),
        say.text(channel.for_whom),
        say.yes_no(channel.without_it),
    )


def _levels(say: Wording) -> Section:
    return Section(
        id="levels",
        title=say.t("The four levels"),
        sections=tuple(
            _level(say, level, rules) if rules else _missing_level(say, level)
            for level, rules in ((level, say.plan.rules(level)) for level in Level)
        ),
    )


def _title(say: Wording, level: Level) -> str:
    return say.t(
        "Level {number}: {name}", number=level.rank, name=say.label(f"level.{level.value}")
    )


def _missing_level(say: Wording, level: Level) -> Section:
    mark = ToFill(say.t("{mark} Criteria and duties of this level.", mark=say.to_fill))
    return Section(id=f"level-{level.value}", title=_title(say, level), blocks=(mark,))


def _level(say: Wording, level: Level, rules: LevelRules) -> Section:
    service = rules.service_level
    facts = (
        (say.t("Criteria"), say.text(rules.criteria)),
        (say.t("Taken up within"), say.span(service.acknowledge_within)),
        (say.t("Agreed resolution time"), say.resolution(service)),
        (say.t("Counted"), say.windows(service.window)),
        (say.t("Report every"), say.reports(level, rules)),
    )
    blocks: list[Block] = [Facts(tuple((name, value) for name, value in facts if value))]
    if rules.duties:
        columns = (say.t("No."), say.t("Duty"), say.t("Role"), say.t("To inform"))
        blocks.append(Table(columns, tuple(_duty(say, duty) for duty in rules.duties)))
    else:
        blocks.append(ToFill(say.t("{mark} Duties of this level.", mark=say.to_fill)))
    if level is Level.MAJOR:
        blocks.append(action_table(say, say.plan.levels.tables.escalation))
    return Section(id=f"level-{level.value}", title=_title(say, level), blocks=tuple(blocks))


def _duty(say: Wording, duty: Duty) -> tuple[str, ...]:
    text = say.text(duty.text)
    document = say.document(duty.document)
    return (
        str(duty.number),
        f"{text} ({document})" if document else text,
        say.roles(duty.functions),
        say.roles(duty.inform),
    )


def _register(say: Wording) -> Section:
    """What each column of the register holds; the register itself is a document of its own."""
    meaning = (
        say.t("in the year, with the id that never changes"),
        say.t("when it was noticed"),
        say.t("the sheet it belongs to"),
        say.t("the words it was declared with"),
        say.t("the team, or the people who recorded something"),
        say.t("impact, duration, activities affected, resources used"),
        say.t("duties and measures done, actions and decisions logged"),
    )
    return Section(
        id="register",
        title=say.t("Incident register"),
        blocks=(Table(register_columns(say), (meaning,)),),
    )
