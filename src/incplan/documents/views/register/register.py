"""The incident register with the template's seven columns (S-064, S-065)."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from incplan.documents.audiences.editions import is_outside
from incplan.documents.content.blocks import Block, Paragraph, Table
from incplan.documents.content.document import Document, Section
from incplan.documents.views.common.stamp import (
    dated,
    in_doubt_notice,
    proof_section,
    waiting_notice,
)
from incplan.documents.views.register.in_short import in_short
from incplan.documents.views.register.statistics import statistics_section
from incplan.documents.wording.events import papers_told
from incplan.documents.wording.review import cause_words
from incplan.documents.wording.tasks import Tasks, task_texts, task_words
from incplan.documents.wording.wording import Wording
from incplan.i18n.labels.doubt import doubt_words, level_words
from incplan.i18n.labels.imported import imported_words
from incplan.i18n.time.dates import short_date
from incplan.incident.register.register import ActionTaken, RegisterEntry
from incplan.incident.register.statistics import Statistics
from incplan.incident.review.improvements import Improvement
from incplan.vocabulary import Audience


def register_columns(say: Wording) -> tuple[str, ...]:
    """The seven columns."""
    return (
        say.t("No."),
        say.t("Date"),
        say.t("Type of incident"),
        say.t("Brief description"),
        say.t("Team in charge"),
        say.t("Detailed description: impact, duration, activities, resources"),
        say.t("Actions taken"),
    )


def register_view(
    say: Wording,
    entries: tuple[RegisterEntry, ...],
    *,
    now: datetime,
    commit: str | None,
    fingerprint: str = "",
    numbers: tuple[Statistics, bytes] | None = None,
    wide: bool = False,
    notices: tuple[str, ...] = (),
    missing: tuple[str, ...] = (),
    asked: tuple[Improvement, ...] = (),
) -> Document:
    """Incidents, open ones included, then near misses; exercises never enter.

    With `numbers` and their chart follows what they say together. `wide` adds a column for each
    value inside the seven; `notices` say what was left out. `missing` are incidents that cannot be
    read at all, `asked` the actions of their reviews that are still open.
    """
    together = statistics_section(say, *numbers) if numbers is not None else None
    real = tuple(entry for entry in entries if not entry.near_miss)
    near = tuple(entry for entry in entries if entry.near_miss)
    today: date = now.astimezone(say.zone).date()
    doubt = in_doubt_notice(say, (entry.id for entry in entries if entry.doubt), missing)
    return Document(
        id="register",
        language=say.language,
        title=say.t("Incident register"),
        organisation=say.plan.file.organisation.name,
        stamp=dated(say, today),
        notices=(*doubt, *notices),
        remarks=tuple(doubt),
        wide=True,
        chapters=(
            *(() if is_outside(say.audience) or not entries else (in_short(say, entries, asked),)),
            Section(
                id="incidents",
                title=say.t("Incidents"),
                blocks=(_table(say, real, wide),),
                new_page=True,
            ),
            Section(
                id="near-misses",
                title=say.t("Near misses, weak signals and false alarms"),
                blocks=(_table(say, near, wide),),
            ),
            *((together,) if together is not None else ()),
            *proof_section(say, commit=commit, fingerprint=fingerprint),
        ),
    )


def _table(say: Wording, entries: tuple[RegisterEntry, ...], wide: bool) -> Block:
    if not entries:
        return Paragraph(say.t("None recorded."))
    if is_outside(say.audience):
        return register_table_outside(say, entries)
    return register_table(say, entries, wide=wide)


def register_table(
    say: Wording, entries: tuple[RegisterEntry, ...], *, wide: bool = False
) -> Table:
    """The template's seven columns; `wide` adds one column for each value inside them."""
    tasks = task_texts(say.plan)
    columns = (*register_columns(say), *(_wide_columns(say) if wide else ()))
    rows = tuple(
        (*_row(say, tasks, entry), *(_wide_cells(say, entry) if wide else ())) for entry in entries
    )
    return Table(columns, rows)


def register_table_outside(say: Wording, entries: tuple[RegisterEntry, ...]) -> Table:
    """Facts of each incident and what was released of it; the public reads no level."""
    public = say.audience is Audience.PUBLIC
    columns = (
        say.t("No."),
        say.t("Date"),
        say.t("Type of incident"),
        *(() if public else (say.t("Highest level"),)),
        say.t("Status"),
        say.t("Customers affected"),
        say.t("Duration"),
        say.t("What was released"),
    )
    return Table(columns, tuple(_row_outside(say, entry, public=public) for entry in entries))


def _row_outside(say: Wording, entry: RegisterEntry, *, public: bool) -> tuple[str, ...]:
    level = level_words(say.translator, entry.highest_level, entry.doubt)
    return (
        entry.number,
        _when(say, entry),
        say.fiche(entry.type) or say.t("not known"),
        *(() if public else (level,)),
        say.label(f"status.{entry.status}"),
        say.yes_no(entry.customers_affected),
        _lasted(say, entry),
        "\n".join(entry.released),
    )


def _wide_columns(say: Wording) -> tuple[str, ...]:
    return (
        say.t("Identifier"),
        say.t("Counted as"),
        say.t("Highest level"),
        say.t("Final level"),
        say.t("Status"),
        say.t("Customers affected"),
        say.t("Duration"),
        say.t("Activities"),
        say.t("Effort"),
        say.t("Cost in EUR"),
        say.t("Cause"),
    )


def _wide_cells(say: Wording, entry: RegisterEntry) -> tuple[str, ...]:
    return (
        entry.id,
        say.t("near miss") if entry.near_miss else say.t("incident"),
        level_words(say.translator, entry.highest_level, entry.doubt),
        level_words(say.translator, entry.level, entry.doubt),
        say.label(f"status.{entry.status}"),
        say.yes_no(entry.customers_affected),
        say.span(entry.duration),
        _activities(say, entry),
        say.span(entry.effort) if entry.effort else "",
        entry.cost_eur,
        cause_words(say, entry.cause, entry.efforts),
    )


def _row(say: Wording, tasks: Tasks, entry: RegisterEntry) -> tuple[str, ...]:
    return (
        _number(say, entry),
        _when(say, entry),
        say.fiche(entry.type) or say.t("not known"),
        entry.description,
        "\n".join(part for part in (entry.team, say.people(entry.people)) if part),
        _detail(say, entry),
        "\n".join(_action(say, tasks, action, entry) for action in entry.actions)
        or say.t("none recorded"),
    )


def _number(say: Wording, entry: RegisterEntry) -> str:
    told = imported_words(say.translator, entry)
    origin = (told,) if told else ()
    return "\n".join((entry.number, entry.id, *origin, *waiting_notice(say, entry.waiting)))


def _when(say: Wording, entry: RegisterEntry) -> str:
    """When it was noticed; the day alone where a register kept before told no time."""
    if entry.day_only:
        return short_date(entry.date.astimezone(say.zone).date(), say.language)
    return say.moment(entry.date)


def _lasted(say: Wording, entry: RegisterEntry) -> str:
    if entry.duration is not None:
        return say.span(entry.duration)
    return say.t("not recorded") if entry.imported else say.t("open")


def _detail(say: Wording, entry: RegisterEntry) -> str:
    facts = (
        (say.t("Impact"), _impact(say, entry)),
        (say.t("Duration"), _lasted(say, entry)),
        (say.t("Details"), " | ".join(entry.details)),
        (say.t("Activities"), "" if entry.imported else _activities(say, entry)),
        (say.t("Sites"), ", ".join(map(say.site, entry.sites))),
        (say.t("Resources"), "" if entry.imported else _resources(say, entry)),
        (say.t("Cause"), cause_words(say, entry.cause, entry.efforts)),
        (say.t("Typed from paper"), papers_told(say, entry.papers)),
        (say.t("Doubt"), doubt_words(say.translator, entry.doubt) if entry.doubt else ""),
    )
    return "\n".join(
        say.t("{name}: {value}", name=name, value=value) for name, value in facts if value
    )


def _impact(say: Wording, entry: RegisterEntry) -> str:
    """Highest and final level, which differ when it was lowered (TC03)."""
    level = level_words(say.translator, entry.highest_level, entry.doubt)
    if entry.level != entry.highest_level:
        level = say.t(
            "{highest}, finally {final}", highest=level, final=say.label(f"level.{entry.level}")
        )
    status = say.label(f"status.{entry.status}")
    customers = say.yes_no(entry.customers_affected)
    return say.t(
        "{level}; {status}; customers affected: {answer}",
        level=level,
        status=status,
        answer=customers,
    )


def _activities(say: Wording, entry: RegisterEntry) -> str:
    elsewhere = dict(entry.counted_in)
    told = []
    for key, used in entry.activities:
        home = elsewhere.get(key)
        time = say.t("counted in {incident}", incident=home) if home else say.span(used)
        told.append(f"{say.activity(key)} ({time})")
    return ", ".join(told) or say.t("none")


def _resources(say: Wording, entry: RegisterEntry) -> str:
    parts = []
    if entry.effort > timedelta(0):
        parts.append(say.span(entry.effort))
    if entry.cost_eur:
        parts.append(say.euros(Decimal(entry.cost_eur)))
    return ", ".join(parts) or say.t("not recorded")


def _action(say: Wording, tasks: Tasks, action: ActionTaken, entry: RegisterEntry) -> str:
    what = task_words(say, tasks, action.task).rstrip(".") if action.task else ""
    words = ": ".join(part for part in (what, action.text) if part)
    at = "" if entry.imported else say.moment(action.at)
    return f"{at} {words}".strip()
