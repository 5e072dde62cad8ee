"""My role: one page for one person, with what they do, whom they replace, and a place to sign."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from incplan.documents.content.blocks import Block, Facts, Form, FormRow, Paragraph, Table
from incplan.documents.content.document import Document, Section
from incplan.documents.views.binder.reach import call, reporting_number
from incplan.documents.views.common.stamp import demonstration, stamp
from incplan.documents.wording.wording import Wording
from incplan.plan.files.fiches import Fiche
from incplan.plan.files.levels import Duty
from incplan.plan.files.organisation import Role
from incplan.plan.maintenance.briefing import functions_of, of_person
from incplan.plan.maintenance.coverage import is_on_paper
from incplan.vocabulary import Level

#: Lines that a page has below its heading, and letters a line takes in a wide and a narrow column.
_PAGE: Final = 46
_WIDE: Final = 74
_NARROW: Final = 58
#: So many measures in a row are told as first and last.
_IN_A_ROW: Final = 5
#: So many places of the binder are named.
_BINDERS: Final = 4


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a sheet keeps to one page: what is told by number, and functions in few rows."""

    told_by_number: bool = False
    dense: bool = False
    own_by_number: bool = False


_LAYOUTS: Final = (
    _Layout(),
    _Layout(told_by_number=True),
    _Layout(told_by_number=True, dense=True),
    _Layout(told_by_number=True, dense=True, own_by_number=True),
)


@dataclass(frozen=True, slots=True)
class _LevelDuties:
    """What somebody does and is told of at a level: in words, and by number."""

    level: str
    own: tuple[str, str]
    told: tuple[str, str]


def role_view(
    say: Wording, person: str, *, today: date, commit: str | None, fingerprint: str = ""
) -> Document:
    """The sheet of one person (S-024)."""
    mine = functions_of(say.plan, person)
    functions = tuple(
        (say.role(key), _place(say, person, key), _next(say, person, say.plan.role(key)))
        for key in mine
    )
    activities = tuple(_activities(say, person))
    sheets, facts = _sheets(say, mine), _reporting(say, person)
    duties = tuple(_duties(say, mine))
    rest = _lines((numbers, _WIDE) for _title, numbers in sheets)
    rest += _lines((told, _WIDE) for _name, told in facts.rows)
    room = _PAGE - rest
    layout = next(
        (item for item in _LAYOUTS if _height(item, functions, activities, duties) <= room),
        _LAYOUTS[-1],
    )
    return Document(
        id="role",
        part=person,
        language=say.language,
        title=say.t("My role: {name}", name=say.person(person)),
        organisation=say.plan.file.organisation.name,
        stamp=stamp(say, today=today, commit=commit, fingerprint=fingerprint),
        notices=demonstration(say),
        chapters=(
            Section(
                id="my-role",
                title=say.t("What is expected of me in an incident"),
                blocks=(
                    *_held_and_run(say, functions, activities, dense=layout.dense),
                    *_duty_table(say, duties, layout),
                    *((Table((say.t("Sheet"), say.t("My measures")), sheets),) if sheets else ()),
                    facts,
                    Form((FormRow(label=say.t("I know this role (date, signature)")),)),
                ),
                new_page=True,
            ),
        ),
    )


def _held_and_run(
    say: Wording,
    functions: tuple[tuple[str, ...], ...],
    activities: tuple[tuple[str, ...], ...],
    *,
    dense: bool,
) -> Iterator[Block]:
    """Functions and activities, one a row; in few rows where they would take more than a page."""
    if not functions:
        yield Paragraph(say.t("No function of the plan: report, and follow whoever leads."))
    elif dense:
        yield Table((say.t("I am"), say.t("Role")), tuple(_by_place(functions)))
    else:
        yield Table((say.t("Role"), say.t("I am"), say.t("Then call")), functions)
    if activities and dense:
        told = ", ".join(f"{name} ({rto})" for name, _place, rto in activities)
        yield Facts(((say.t("My activities"), told),))
    elif activities:
        yield Table((say.t("My activities"), say.t("I am"), say.t("RTO")), activities)


def _by_place(functions: tuple[tuple[str, ...], ...]) -> Iterator[tuple[str, str]]:
    for place in dict.fromkeys(row[1] for row in functions):
        yield place, ", ".join(row[0] for row in functions if row[1] == place)


def _place(say: Wording, person: str, key: str) -> str:
    """Holder, deputy or member, and whether they were not briefed on it yet."""
    change = of_person(say.to_brief, person)
    place = _held(say, person, say.plan.role(key))
    if change is None or key not in change.functions:
        return place
    return say.t("{name} ({note})", name=place, note=say.t("new"))


def _held(say: Wording, person: str, role: Role) -> str:
    if person == role.holder:
        return say.t("holder")
    if person in role.deputies:
        return say.t("deputy no. {number}", number=role.deputies.index(person) + 1)
    return say.t("member")


def _next(say: Wording, person: str, role: Role) -> str:
    """The other people of the function with their best number, in calling order."""
    others = [key for key in role.people if key != person][:2]
    calls = (call(say, key, "", count=1) for key in others)
    return "; ".join(f"{item.name} {item.numbers[0]}" for item in calls) or say.t("nobody else")


def _activities(say: Wording, person: str) -> Iterator[tuple[str, str, str]]:
    """The activities I answer for, or stand in for, with the time in which they must run again."""
    for key, activity in say.plan.activities.items():
        if person in (activity.owner, activity.deputy):
            place = say.t("holder") if person == activity.owner else say.t("deputy")
            yield say.activity(key), place, say.objective(activity)


def _duties(say: Wording, mine: tuple[str, ...]) -> Iterator[_LevelDuties]:
    """What I do at each level, and what I am told of."""
    for level in Level:
        every = say.plan.duties(level)
        own = tuple(item for item in every if set(item.functions) & set(mine))
        told = (item for item in every if set(item.inform) & set(mine))
        heard = tuple(item for item in told if item not in own)
        if own or heard:
            yield _LevelDuties(
                say.label(f"level.{level.value}"),
                (_texts(say, own), _numbers(own)),
                (_texts(say, heard), _numbers(heard)),
            )


def _duty_table(
    say: Wording, duties: tuple[_LevelDuties, ...], layout: _Layout
) -> tuple[Block, ...]:
    if not duties:
        return ()
    rows = tuple(
        (item.level, item.own[layout.own_by_number] or "-", item.told[layout.told_by_number] or "-")
        for item in duties
    )
    return (Table((say.t("Level"), say.t("My duties"), say.t("I am told of")), rows),)


def _texts(say: Wording, duties: Iterable[Duty]) -> str:
    return " ".join(f"{item.number}. {say.text(item.text)}" for item in duties)


def _numbers(duties: Iterable[Duty]) -> str:
    return ", ".join(str(item.number) for item in duties)


def _height(
    layout: _Layout,
    functions: tuple[tuple[str, ...], ...],
    activities: tuple[tuple[str, ...], ...],
    duties: tuple[_LevelDuties, ...],
) -> int:
    """How many lines functions, activities and duties take in a layout, about."""
    if layout.dense:
        held = _lines((told, _WIDE) for _place, told in _by_place(functions))
        run = _lines([("".join("".join(row) for row in activities), _WIDE)])
    else:
        held = _lines((told, _NARROW) for _name, _place, told in functions)
        run = len(activities)
    both = not layout.told_by_number and any(item.told[0] for item in duties)
    width = _NARROW if both else _WIDE
    at_levels = sum(
        max(
            _lines([(item.own[layout.own_by_number], width)]),
            _lines([(item.told[layout.told_by_number], width if both else _WIDE)]),
        )
        for item in duties
    )
    return held + run + at_levels


def _lines(texts: Iterable[tuple[str, int]]) -> int:
    return sum(max(1, -(-len(text) // width)) for text, width in texts)


def _sheets(say: Wording, mine: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Which measures of which sheet are mine, by number: the text stands in the sheet."""
    fiches = (say.plan.fiche(key) for key in say.plan.fiche_ids())
    return tuple(
        (say.text(fiche.title), numbers)
        for fiche in fiches
        if fiche is not None and (numbers := _measures(fiche, mine))
    )


def _measures(fiche: Fiche, mine: tuple[str, ...]) -> str:
    """Those of these functions, in the order of the sheet; several in a row as first to last."""
    runs: list[list[str]] = []
    before = False
    for item in fiche.measures:
        own = bool(set(item.roles) & set(mine))
        if own and before:
            runs[-1].append(item.id)
        elif own:
            runs.append([item.id])
        before = own
    return ", ".join(
        f"{run[0]} … {run[-1]}" if len(run) >= _IN_A_ROW else ", ".join(run) for run in runs
    )


def _reporting(say: Wording, person: str) -> Facts:
    phones = say.plan.file.reporting_phones
    told = "; ".join(reporting_number(say, item) for item in phones)
    return Facts(
        (
            (say.t("Report an incident"), told or say.to_fill),
            (say.t("Where the binder is"), _binders(say) or say.to_fill),
            (say.t("Copies I hold"), _copies(say, person) or say.t("none noted")),
        )
    )


def _binders(say: Wording) -> str:
    """Where the plan is on paper: copies handed out, those of the file until one is numbered."""
    handed = [item.copy for item in say.plan.facts.handed]
    known = [(item.to, item.place) for item in handed if is_on_paper(item)]
    if not handed:
        listed = say.plan.facts.copies
        known = [
            (item.holder, say.text(item.place))
            for item in listed
            if not say.plan.is_placeholder(item.holder)
        ]
    places = dict.fromkeys(
        say.t("{name} ({note})", name=say.person(who), note=place) if place else say.person(who)
        for who, place in known
    )
    return "; ".join(tuple(places)[:_BINDERS])


def _copies(say: Wording, person: str) -> str:
    return "; ".join(
        say.t(
            "no. {number}, version {version}{place}",
            number=item.copy.number,
            version=item.copy.version,
            place=f" ({item.copy.place})" if item.copy.place else "",
        )
        for item in say.plan.facts.handed
        if item.copy.to == person
    )
