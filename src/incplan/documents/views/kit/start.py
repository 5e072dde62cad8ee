"""Page 1 of the kit, the start page and index; page 2, what every incident needs."""

from collections.abc import Iterator

from incplan.documents.content.blocks import (
    TO_WRITE,
    Alert,
    Block,
    Call,
    Calls,
    Card,
    Cards,
    Checklist,
    Paragraph,
    Reference,
    References,
    Table,
)
from incplan.documents.content.document import Section
from incplan.documents.views.kit.people import night_numbers
from incplan.documents.views.kit.rows import row
from incplan.documents.views.kit.tabs import START, everyday_name
from incplan.documents.wording.wording import Wording
from incplan.i18n.text.phones import readable_phone
from incplan.plan.files.fiches import Measure
from incplan.plan.files.organisation import ReportingChannel, Site
from incplan.vocabulary import Audience, Level

#: Whom the start page names: functions, and how many people of each.
_FUNCTIONS = (("incident_manager", 3), ("bcp_manager", 2), ("management", 2))


def start_page(say: Wording) -> Section:
    """People first, report, call, open the fiche, write: what stands on page 1."""
    return Section(
        id="grab-card",
        title=say.t("Start here"),
        blocks=(
            Alert(
                say.t("People first. Danger to life, fire, smoke: leave, call 112."),
                "\n".join(_place(say, site) for site in say.plan.file.organisation.sites),
            ),
            *_reporting(say),
            _people(say),
            *_fiches(say),
            Cards((_writing(say),)),
        ),
        new_page=True,
        style="start",
        tab=START,
    )


def first_calls(say: Wording) -> tuple[Call, ...]:
    """What a telephone shows first: danger to life, where to report, who leads an incident."""
    danger = Call(function=say.t("Danger to life"), name="", numbers=("112",))
    phones = say.plan.file.reporting_phones[:1]
    reporting = tuple(
        Call(
            function=say.t("Report an incident"),
            name=say.text(item.label),
            numbers=(readable_phone(item.phone or ""),),
        )
        for item in phones
    )
    leading = tuple(
        Call(
            function=say.role("incident_manager"),
            name=say.person(key),
            numbers=night_numbers(say, key)[:1],
        )
        for key in say.plan.role("incident_manager").people
        if (known := say.plan.contacts.get(key)) is not None
        and any(item.kind.is_phone for item in say.channels(known))
    )[:1]
    return (danger, *reporting, *leading)


def every_incident(say: Wording) -> Section:
    """The rows that open and close every incident, and between them the choice of the level."""
    common = say.plan.common
    opening = common.opening if common else ()
    closing = common.closing if common else ()
    return Section(
        id="every-incident",
        title=say.t("Every incident"),
        sections=(
            *_common(say, "opening", say.t("Every incident: opening steps"), opening),
            Section(
                id="every-level",
                title=say.t("Which level? In doubt, the highest."),
                blocks=(_levels(say),),
                style="levels",
            ),
            *_common(say, "closing", say.t("Every incident: closing steps"), closing),
        ),
        new_page=True,
        style="every",
        tab=START,
    )


def _common(say: Wording, key: str, title: str, measures: tuple[Measure, ...]) -> Iterator[Section]:
    if measures:
        rows = tuple(row(say, None, item) for item in measures)
        columns = (say.t("Action, then whom to call"), say.t("Who does it"), say.t("Done at"))
        yield Section(
            id=f"every-{key}", title=title, blocks=(Checklist(rows, *columns),), style="phase"
        )


def _levels(say: Wording) -> Block:
    """If, acts, is told: from the criteria and the duties of each level."""
    rows = []
    for level in Level:
        rules, duties = say.plan.rules(level), say.plan.duties(level)
        acts = dict.fromkeys(role for duty in duties for role in duty.functions)
        told = dict.fromkeys(role for duty in duties for role in duty.inform)
        criteria = say.text(rules.criteria) if rules else TO_WRITE
        name = say.label(f"level.{level.value}")
        rows.append((name, criteria, _named(say, acts), _named(say, told)))
    columns = (say.t("Level"), say.t("If"), say.t("Acts"), say.t("Is told"))
    return Table(columns, tuple(rows))


def _named(say: Wording, roles: dict[str, None]) -> str:
    """Who holds these functions, each person once; functions that nobody holds by their name."""
    found: dict[str, None] = {}
    for role in roles:
        holder = say.plan.role(role).holder
        found[say.person(holder) if holder else say.role(role)] = None
    return ", ".join(found)


def _place(say: Wording, site: Site) -> str:
    """What the 112 operator asks first: the exact address; and where people gather."""
    point = say.text(site.assembly_point)
    where = say.t("{site}: {address}", site=say.text(site.name), address=site.address or "")
    return say.t("{place}. Assembly point: {point}", place=where, point=point) if point else where


def _reporting(say: Wording) -> tuple[Block, ...]:
    """One number, day and night; the other ways after it."""
    phones = say.plan.file.reporting_phones
    if not phones:
        first = Call(function="", name=say.t("Helpdesk"), numbers=(TO_WRITE,))
        return (Calls(_reporting_columns(say), (first,)),)
    others = [item for item in say.plan.file.reporting_channels if item is not phones[0]]
    first = Call(
        function=_when(say, phones[0]),
        name=say.text(phones[0].label),
        numbers=(readable_phone(phones[0].phone or ""),),
        note=say.listed(_channel(say, item) for item in others),
    )
    return (Calls(_reporting_columns(say), (first,)),)


def _reporting_columns(say: Wording) -> tuple[str, ...]:
    return (say.t("1. Report it, even if you only suspect it"), say.t("Name"), say.t("Numbers"))


def _when(say: Wording, channel: ReportingChannel) -> str:
    return say.windows(channel.available)


def _channel(say: Wording, channel: ReportingChannel) -> str:
    reach = readable_phone(channel.phone or "") or channel.email or channel.url or ""
    name = say.text(channel.label)
    words = say.named(name, reach) if name and reach else name or reach
    when = say.short_windows(channel.available)
    return f"{words} ({when})" if when else words


def _people(say: Wording) -> Block:
    """The people who decide, each once, in the order they are called."""
    told: dict[str, list[str]] = {}
    for role, count in _FUNCTIONS:
        for key in say.plan.role(role).people[:count]:
            told.setdefault(key, []).append(say.role(role))
    calls = tuple(
        Call(
            function=", ".join(functions),
            name=say.person(key),
            numbers=night_numbers(say, key),
        )
        for key, functions in told.items()
    ) or (Call(function=say.role("incident_manager"), name=TO_WRITE, numbers=(TO_WRITE,)),)
    again = say.plan.file.call_again_after
    head = (
        say.t("2. Call; no answer after {delay}: the next", delay=say.span(again))
        if again is not None
        else say.t("2. Call; no answer: the next")
    )
    return Calls((head, say.t("Name"), say.t("Numbers"), say.t("Called at")), calls)


def _fiches(say: Wording) -> tuple[Block, ...]:
    """The index: what people see, the fiche and its page."""
    known = say.plan.fiche_ids()
    if not known:
        return ()
    items = tuple(
        Reference(f"sheet-{key}", say.fiche(key), everyday_name(say, key)) for key in known
    )
    return (
        Paragraph(say.t("3. Open the sheet: one leaf, the thumb on its tab")),
        References(items),
    )


def _writing(say: Wording) -> Card:
    lines = [
        say.t("Who reports what, where, since when; what was done."),
        say.t("Promise nothing, delete nothing, publish nothing."),
    ]
    if say.plan.file.out_of_band and say.audience is Audience.TEAM:
        lines.append(say.text(say.plan.file.out_of_band))
    return Card(say.t("4. Write down the time, on the paper log"), tuple(lines))
