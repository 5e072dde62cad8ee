"""My role: one page for one person, with what they do, whom they replace, and a place to sign."""

from datetime import date

from incplan.documents.content.blocks import TO_WRITE, Block, Facts, Paragraph, Table
from incplan.documents.content.document import Document, Section
from incplan.documents.views.binder.reach import call, reporting_number
from incplan.documents.views.common.stamp import demonstration, stamp
from incplan.documents.wording.wording import Wording
from incplan.plan.files.fiches import Fiche
from incplan.plan.files.organisation import Role
from incplan.plan.maintenance.briefing import of_person
from incplan.vocabulary import Level


def role_view(
    say: Wording, person: str, *, today: date, commit: str | None, fingerprint: str = ""
) -> Document:
    """The sheet of one person (S-024)."""
    mine = tuple(key for key, role in say.plan.file.roles.items() if person in role.people)
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
                    _functions(say, person, mine),
                    *_duties(say, mine),
                    *_sheets(say, mine),
                    _reporting(say),
                    _confirmation(say, person),
                ),
                new_page=True,
            ),
        ),
    )


def _functions(say: Wording, person: str, mine: tuple[str, ...]) -> Block:
    """Each function, whether as holder or as deputy, and whom to call besides."""
    if not mine:
        return Paragraph(say.t("No function of the plan: report, and follow whoever leads."))
    columns = (say.t("Role"), say.t("I am"), say.t("Then call"))
    return Table(
        columns,
        tuple(
            (say.role(key), _place(say, person, key), _next(say, person, role))
            for key in mine
            for role in (say.plan.role(key),)
        ),
    )


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


def _duties(say: Wording, mine: tuple[str, ...]) -> tuple[Block, ...]:
    """What I do at each level, by the number of the duty."""
    rows = []
    for level in Level:
        own = [item for item in say.plan.duties(level) if set(item.functions) & set(mine)]
        told = [item for item in say.plan.duties(level) if set(item.inform) & set(mine)]
        if own or told:
            acts = " ".join(f"{item.number}. {say.text(item.text)}" for item in own)
            heard = ", ".join(str(item.number) for item in told if item not in own)
            rows.append((say.label(f"level.{level.value}"), acts or "-", heard or "-"))
    if not rows:
        return ()
    columns = (say.t("Level"), say.t("My duties"), say.t("I am told of"))
    return (Table(columns, tuple(rows)),)


def _sheets(say: Wording, mine: tuple[str, ...]) -> tuple[Block, ...]:
    """Which measures of which sheet are mine, by number: the text stands in the sheet."""
    fiches = (say.plan.fiche(key) for key in say.plan.fiche_ids())
    rows = tuple(
        (say.text(fiche.title), numbers)
        for fiche in fiches
        if fiche is not None and (numbers := _measures(fiche, mine))
    )
    if not rows:
        return ()
    return (Table((say.t("Sheet"), say.t("My measures")), rows),)


def _measures(fiche: Fiche, mine: tuple[str, ...]) -> str:
    return ", ".join(item.id for item in fiche.measures if set(item.roles) & set(mine))


def _reporting(say: Wording) -> Block:
    phones = say.plan.file.reporting_phones
    told = "; ".join(reporting_number(say, item) for item in phones)
    return Facts(((say.t("Report an incident"), told or say.to_fill),))


def _confirmation(say: Wording, person: str) -> Block:
    copies = (item.copy for item in say.plan.facts.handed if item.copy.to == person)
    held = "; ".join(
        say.t(
            "no. {number}, version {version}{place}",
            number=item.number,
            version=item.version,
            place=f" ({item.place})" if item.place else "",
        )
        for item in copies
    )
    return Facts(
        (
            (say.t("Copies I hold"), held or say.t("none noted")),
            (say.t("I know this role (date, signature)"), TO_WRITE),
        )
    )
