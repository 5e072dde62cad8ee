"""My role: one page for one person, with what they do, whom they replace, and a place to sign."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from incplan.documents.content.blocks import Block, Facts, Form, FormRow, Paragraph, Table
from incplan.documents.content.document import Document, Section
from incplan.documents.views.binder.one_page import (
    Contents,
    Layout,
    LevelDuties,
    by_place,
    layout_of,
)
from incplan.documents.views.binder.reach import call, reporting_number
from incplan.documents.views.common.stamp import demonstration, stamp
from incplan.documents.wording.wording import Wording
from incplan.plan.files.fiches import Fiche, Measure
from incplan.plan.files.levels import Duty
from incplan.plan.files.organisation import Role
from incplan.plan.maintenance.briefing import functions_of, of_person
from incplan.plan.maintenance.coverage import is_on_paper
from incplan.vocabulary import Level

#: So many measures in a row are told as first and last.
_IN_A_ROW: Final = 5
#: So many places of the binder are named.
_BINDERS: Final = 4


def role_view(
    say: Wording, person: str, *, today: date, commit: str | None, fingerprint: str = ""
) -> Document:
    """The sheet of one person (S-024)."""
    mine = functions_of(say.plan, person)
    facts = _reporting(say, person)
    contents = Contents(
        functions=tuple(
            (say.role(key), _place(say, person, key), _next(say, person, say.plan.role(key)))
            for key in mine
        ),
        activities=tuple(_activities(say, person)),
        duties=tuple(_duties(say, mine)),
        sheets=_sheets(say, mine),
        facts=facts.rows,
    )
    layout = layout_of(contents)
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
                    *_held_and_run(say, contents, layout),
                    *_duty_table(say, contents.duties, layout),
                    *_sheet_table(say, contents.sheets, layout),
                    facts,
                    Form((FormRow(label=say.t("I know this role (date, signature)")),)),
                ),
                new_page=True,
            ),
        ),
    )


def _held_and_run(say: Wording, contents: Contents, layout: Layout) -> Iterator[Block]:
    """Functions and activities, one a row; in few rows where they would take more than a page."""
    functions, activities = contents.functions, contents.activities
    if not functions:
        yield Paragraph(say.t("No function of the plan: report, and follow whoever leads."))
    elif layout.dense:
        yield Table((say.t("I am"), say.t("Role")), tuple(by_place(functions)))
    else:
        yield Table((say.t("Role"), say.t("I am"), say.t("Then call")), functions)
    if activities and layout.dense:
        told = ", ".join(f"{name} ({rto})" for name, _place, rto in activities)
        yield Facts(((say.t("My activities"), told),))
    elif activities:
        yield Table((say.t("My activities"), say.t("I am"), say.t("RTO")), activities)


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
    return say.listed(f"{item.name} {item.numbers[0]}" for item in calls) or say.t("nobody else")


def _activities(say: Wording, person: str) -> Iterator[tuple[str, str, str]]:
    """The activities I answer for, or stand in for, with the time in which they must run again."""
    for key, activity in say.plan.activities.items():
        if person in (activity.owner, activity.deputy):
            place = say.t("holder") if person == activity.owner else say.t("deputy")
            yield say.activity(key), place, say.objective(activity)


def _duties(say: Wording, mine: tuple[str, ...]) -> Iterator[LevelDuties]:
    """What I do at each level, and what I am told of."""
    for level in Level:
        every = say.plan.duties(level)
        own = tuple(item for item in every if set(item.functions) & set(mine))
        told = (item for item in every if set(item.inform) & set(mine))
        heard = tuple(item for item in told if item not in own)
        if own or heard:
            yield LevelDuties(
                say.label(f"level.{level.value}"),
                (_texts(say, own), _numbers(own)),
                (_texts(say, heard), _numbers(heard)),
            )


def _duty_table(say: Wording, duties: tuple[LevelDuties, ...], layout: Layout) -> tuple[Block, ...]:
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


def _sheets(say: Wording, mine: tuple[str, ...]) -> tuple[tuple[str, tuple[str, str]], ...]:
    """Which measures of which sheet are mine, in words and by number."""
    found = []
    for key in say.plan.fiche_ids():
        fiche = say.plan.fiche(key)
        own = [item for item in fiche.measures if set(item.roles) & set(mine)] if fiche else []
        if fiche is not None and own:
            words = " ".join(f"{item.id} {say.text(item.text)}" for item in own)
            found.append((say.text(fiche.title), (words, _in_rows(fiche, own))))
    return tuple(found)


def _sheet_table(
    say: Wording, sheets: tuple[tuple[str, tuple[str, str]], ...], layout: Layout
) -> tuple[Block, ...]:
    rows = tuple((title, told[layout.measures_by_number]) for title, told in sheets)
    return (Table((say.t("Sheet"), say.t("My measures")), rows),) if rows else ()


def _in_rows(fiche: Fiche, own: list[Measure]) -> str:
    """By number, in the order of the sheet; several in a row as first to last."""
    runs: list[list[str]] = []
    before = False
    for item in fiche.measures:
        is_own = item in own
        if is_own and before:
            runs[-1].append(item.id)
        elif is_own:
            runs.append([item.id])
        before = is_own
    return ", ".join(
        f"{run[0]} … {run[-1]}" if len(run) >= _IN_A_ROW else ", ".join(run) for run in runs
    )


def _reporting(say: Wording, person: str) -> Facts:
    phones = say.plan.file.reporting_phones
    told = say.listed(reporting_number(say, item) for item in phones)
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
    return say.listed(tuple(places)[:_BINDERS])


def _copies(say: Wording, person: str) -> str:
    return say.listed(
        say.t(
            "no. {number}, version {version}{place}",
            number=item.copy.number,
            version=item.copy.version,
            place=f" ({item.copy.place})" if item.copy.place else "",
        )
        for item in say.plan.facts.handed
        if item.copy.to == person
    )
