"""Who holds a function, and how to reach people: whole, or one row each in a window."""

from incplan.app.desk.people import Number, Person
from incplan.app.plan.contacts import Directory
from incplan.cli.output.screen import Screen
from incplan.cli.output.window.layout import Block, Item, fit
from incplan.cli.screens.response.moment.head import command_block, page_of
from incplan.cli.screens.response.moment.whom import dialled
from incplan.i18n.catalogue import Translator, _
from incplan.i18n.labels import label
from incplan.i18n.text.hostile import safe
from incplan.i18n.text.phones import readable_phone

_ALL = "incplan contacts --all"


def show_directory(screen: Screen, result: Directory, translator: Translator) -> None:
    """Each group with its people, each person with every number."""
    for group in result.groups:
        screen.heading(group.title)
        for person in group.people:
            screen.line(_named(person), "bold", indent=2)
            screen.pairs(
                (
                    (label(translator, f"channel.{number.kind}"), _reached(number))
                    for number in person.numbers
                ),
                indent=4,
            )
    people = [person for group in result.groups for person in group.people]
    if people:
        command = f"incplan call {people[0].id}"
        screen.end(_("Next: {command}", command=command), command)


def _named(person: Person) -> str:
    away = f" ({_('away')})" if person.absent else ""
    duty = f" ({_('on duty')})" if person.on_duty else ""
    return f"{person.name}{away}{duty}"


def _reached(number: Number) -> str:
    private = _("private") if number.private else ""
    wrong = _("wrong number") if number.wrong else ""
    parts = (readable_phone(number.value), number.available, private, wrong)
    return " ".join(part for part in parts if part)


def show_line_of_command(screen: Screen, result: Directory) -> None:
    """Each group with its people, one row and one number each."""
    page = page_of(screen)
    blocks = []
    for place, group in enumerate(result.groups):
        people = tuple(
            Item(text=safe(f"  {_named(person)}"), right=dialled(person)) for person in group.people
        )
        title = Item(text=safe(group.title), style="bold")
        blocks.append(
            Block(key=f"title{place}", items=(title,), least=1, flush=True, gap=bool(place))
        )
        blocks.append(Block(key=f"people{place}", items=people, least=1, flush=True, rank=place))
    told = command_block(page, _("Every number, and everybody else: {command}", command=_ALL), _ALL)
    screen.rows(fit(page, blocks, lambda _shown: (told,)))
