"""A card for each function: what I do at each level, whom I call, what I decide (S-024)."""

import re
from collections.abc import Iterator
from typing import Final

from incplan.documents.content.blocks import TO_WRITE, Block, Call, Calls, Facts, Paragraph, Table
from incplan.documents.content.document import Section
from incplan.documents.views.cards.numbers import person_call, public_number
from incplan.documents.views.kit.people import LADDER, absences
from incplan.documents.wording.wording import Wording
from incplan.plan.files.contacts import ContactKind
from incplan.plan.files.levels import Duty
from incplan.vocabulary import HELPDESK, Level

#: The functions that have a card, in the order of the chain of command.
CARD_ROLES: Final = (
    HELPDESK,
    "incident_manager",
    "bcp_manager",
    "management",
    "communications_lead",
)
#: People in the chain on a card, and people to call.
_CHAIN: Final = 3
_CALLS: Final = 12
#: Rows of the directory that some functions call themselves.
_OUTSIDE: Final = {
    HELPDESK: ("emergency_112", "it_provider"),
    "incident_manager": ("it_provider",),
    "management": ("lawyer", "cyber_insurer_hotline"),
}
#: From which level somebody of the chain, or outside, is called.
_FROM: Final = {"emergency_112": Level.LOW, "it_provider": Level.MINOR}
#: A criterion is told up to here on a card.
_CLAUSE: Final = re.compile(r"^.{20,}?(?=\s?[:;]|\.\s|\.$)")


def role_card(say: Wording, role: str) -> Section:
    """One function on one page."""
    return Section(
        id=f"card-{role}-{say.language}",
        title=say.role(role),
        blocks=(
            _chain(say, role),
            Paragraph(say.label(f"card.mission.{role}")),
            _levels(say, role),
            *_calls(say, role),
            Facts(
                (
                    (say.t("I decide"), say.label(f"card.decides.{role}")),
                    (say.t("I do not decide"), say.label(f"card.leaves.{role}")),
                )
            ),
        ),
        new_page=True,
        style="role-card",
        language=say.language,
        words={
            "role": say.t("role card"),
            "once": say.t("each person once; ● = from this level on"),
            "calls": say.t("Whom I call"),
            "mission": say.t("In one sentence."),
        },
    )


def _chain(say: Wording, role: str) -> Block:
    """Holder and deputies in order, with numbers and absences."""
    again = say.plan.file.call_again_after
    after = (
        say.t("away, or no answer after {delay}", delay=say.span(again))
        if again is not None
        else say.t("away, or no answer")
    )
    told = (say.t("holder"), after, say.t("then"))
    calls = tuple(
        Call(
            function=told[place],
            name=say.person(key),
            numbers=(public_number(say, key),),
            note=absences(say, say.plan.contacts.get(key)),
        )
        for place, key in enumerate(say.plan.role(role).people[:_CHAIN])
    ) or (Call(function=told[0], name=TO_WRITE, numbers=(TO_WRITE,)),)
    return Calls((say.t("Role"), say.t("Name"), say.t("Numbers")), calls)


def _levels(say: Wording, role: str) -> Block:
    """What every incident asks, then each level: its limits, when it is, what I do."""
    rows = []
    if always := tuple(_always(say, role)):
        rows.append((say.t("Every incident"), "", "", "\n".join(always)))
    for level in Level:
        rules = say.plan.rules(level)
        when = say.text(rules.criteria) if rules else TO_WRITE
        rows.append(
            (
                say.label(f"level.{level.value}"),
                _clock(say, level),
                _one_clause(when),
                "\n".join(_acts(say, role, level)),
            )
        )
    columns = (say.t("Level"), say.t("Limits"), say.t("If"), say.t("What I do"))
    return Table(columns, tuple(rows), strong=0)


def _one_clause(words: str) -> str:
    found = _CLAUSE.match(words)
    return f"{found[0].rstrip()}." if found else words


def _clock(say: Wording, level: Level) -> str:
    rules = say.plan.rules(level)
    if rules is None:
        return ""
    promised = rules.service_level
    reports = [value for value in rules.reports(level).values() if value is not None]
    parts = (
        say.t("answer {span}", span=say.span(promised.acknowledge_within))
        if promised.acknowledge_within
        else "",
        say.t("solved {span}", span=say.span(promised.resolve_within))
        if promised.resolve_within
        else "",
        say.t("report {span}", span=say.span(min(reports))) if reports else "",
    )
    return "\n".join(part for part in parts if part)


def _always(say: Wording, role: str) -> Iterator[str]:
    """The rows of the template's action tables that are mine."""
    tables = say.plan.levels.tables
    for row in (*tables.handling, *tables.deactivation):
        if role in row.functions:
            yield say.text(row.action)


def _acts(say: Wording, role: str, level: Level) -> Iterator[str]:
    """My duties of a level; else that I am told, or who acts in my place."""
    duties = say.plan.duties(level)
    mine = [duty for duty in duties if role in duty.functions]
    if mine:
        yield from (say.text(duty.text) for duty in mine)
        return
    acting = dict.fromkeys(key for duty in duties for key in duty.functions)
    who = ", ".join(dict.fromkeys(_holder(say, key) for key in acting))
    if any(role in duty.inform for duty in duties):
        yield say.t("I am told; {who} acts.", who=who)
    else:
        yield say.t("Nothing to do: {who} acts.", who=who) if who else say.t("Nothing to do.")


def _holder(say: Wording, role: str) -> str:
    holder = say.plan.role(role).holder
    return say.person(holder) if holder else say.role(role)


def _calls(say: Wording, role: str) -> tuple[Block, ...]:
    """Each person once: why, in all functions, and from which level."""
    found: dict[str, tuple[list[str], set[Level]]] = {}
    for why, key, level in _meant(say, role):
        whys, levels = found.setdefault(key, ([], set()))
        if why not in whys:
            whys.append(why)
        levels.update(item for item in Level if item.rank >= level.rank)
    rows = []
    for key, (whys, levels) in list(found.items())[:_CALLS]:
        call = person_call(say, key, say.listed(whys))
        dots = tuple("●" if level in levels else "" for level in Level)
        rows.append((call.numbers[0], call.name, call.function, *dots))
    if not rows:
        return ()
    names = tuple(say.label(f"level.{level.value}")[:3] for level in Level)
    columns = (say.t("Numbers"), say.t("Name"), say.t("Why"), *names)
    return (Table(columns, tuple(rows), strong=1),)


def _meant(say: Wording, role: str) -> Iterator[tuple[str, str, Level]]:
    """(why, contact, from which level): above me, whom my duties inform, who replaces me, outside.

    I do not call myself.
    """
    me = say.plan.role(role).holder
    for row in _OUTSIDE.get(role, ()):
        for key in say.plan.by_row(row)[:1] or say.plan.called(row)[:1]:
            yield say.role(row), key, _FROM.get(row, Level.CRISIS)
    for level in Level:
        for function in _informed(say, role, level):
            people = say.plan.role(function).people
            wanted = people if function == "activity_owner" else people[:1]
            for key in wanted:
                if key != me and _is_person(say, key):
                    yield say.role(function), key, level
    above = LADDER[LADDER.index(role) + 1] if role in LADDER[:-1] else None
    if above and (holder := say.plan.role(above).holder) and holder != me:
        yield say.role(above), holder, Level.MAJOR
    for key in say.plan.role(role).deputies:
        if key != me:
            yield say.t("replaces me"), key, Level.MINOR


def _informed(say: Wording, role: str, level: Level) -> dict[str, None]:
    mine: list[Duty] = [item for item in say.plan.duties(level) if role in item.functions]
    return dict.fromkeys(key for duty in mine for key in duty.inform)


def _is_person(say: Wording, key: str) -> bool:
    contact = say.plan.contacts.get(key)
    return contact is not None and contact.kind is ContactKind.PERSON
