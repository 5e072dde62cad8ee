"""Copies in people's hands, on a screen."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from incplan.app.desk.people import role_label
from incplan.app.desk.unsaved import unsaved
from incplan.app.plan.copies.distribute import Distributed
from incplan.app.plan.copies.ending import Confirmations, Ended
from incplan.app.plan.copies.holders import CopyOut, Holders, Told
from incplan.cli.output.receipts import on_disk
from incplan.cli.output.screen import Screen
from incplan.cli.screens.plan.unsaved import not_shared_lines, some
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.session.session import Session
from incplan.i18n.catalogue import N_, Translator, _, active_translator
from incplan.i18n.labels.plan.parts import part_name
from incplan.i18n.time.dates import short_date
from incplan.plan.maintenance.distribution import Briefing
from incplan.plan.record import Ending

_STATES: Final = {
    Briefing.CURRENT: N_("confirmed"),
    Briefing.OLD: N_("holds an old copy"),
    Briefing.UNCONFIRMED: N_("never confirmed"),
    Briefing.NEW_FUNCTION: N_("new function, to be briefed: {functions}"),
    Briefing.NONE: N_("holds no copy that tells the role"),
}
_ENDINGS: Final = {
    Ending.RETURNED: N_("Copy no. {number} ({part}) came back from {name}."),
    Ending.DESTROYED: N_("Copy no. {number} ({part}) of {name} was destroyed."),
    Ending.LOST: N_("Copy no. {number} ({part}) of {name} is lost."),
}


def show_distributed(screen: Screen, result: Distributed, translator: Translator) -> None:
    """One line for each copy, with its number."""
    name = part_name(translator, result.part)
    head = (
        _("{part}, version {version}, as a file", part=name, version=result.version)
        if result.digital
        else _("{part}, version {version}, on paper", part=name, version=result.version)
    )
    screen.line(head, "bold")
    for item in result.copies:
        told = ", ".join(role_label(key, translator) for key in item.functions)
        line = _("no. {number}: {name}", number=item.number, name=item.name)
        screen.line(f"{line} ({told})" if told else line, indent=2)
    screen.line(on_disk(result.event, result.receipt.waiting), "dim", indent=2)
    people = " ".join(item.to for item in result.copies)
    screen.line(_("Once they confirm: incplan received {people}", people=people))


def distributed_warnings(session: Session, result: Distributed) -> tuple[str, ...]:
    """Old copies to take back, people without a function, paper older than the files."""
    said = []
    for item in result.copies:
        for number in item.takes_back:
            said.append(
                _(
                    "{name} still holds copy no. {number}: take it back, then: "
                    "incplan returned {number}",
                    name=item.name,
                    number=number,
                )
            )
    apart = [item.name for item in result.copies if not item.functions]
    if result.private and apart:
        names = ", ".join(apart)
        said.append(
            _("It holds private numbers, and {names} holds no function of the plan.", names=names)
        )
    if result.unprinted:
        said.append(
            _(
                "No print of it is noted. If it was printed: "
                "incplan export {part} --output FILE --printed; a copy that nobody has: "
                "incplan returned NUMBER",
                part=result.part,
            )
        )
    if result.beyond is not None and result.printed_on is not None:
        said.append(
            _(
                "The print of {day} had {printed} copies; with these, {count} of it are out: "
                "correct one of the two.",
                day=_day(result.printed_on),
                printed=result.printed,
                count=result.beyond,
            )
        )
    if result.changed:
        said.append(
            _(
                "These copies are of the print of {day}; changed since: {files}. If they were "
                "printed again: incplan export binder --output FILE --printed, then distribute.",
                day=_day(result.printed_on) if result.printed_on else "",
                files=some(result.changed),
            )
        )
    if result.printed_on is None:  # without it the state that was given is not found again
        kept = unsaved(session.desk)
        said.extend(not_shared_lines(kept.paths, kept.ignored))
    return (*receipt_warnings(session, result.receipt), *said)


def show_confirmed(screen: Screen, result: Confirmations, translator: Translator) -> None:
    """Who confirmed what, and which functions with it."""
    for item in result.people:
        numbers = ", ".join(str(number) for number in item.copies)
        screen.line(_("{name} confirmed no. {numbers}.", name=item.name, numbers=numbers))
        if item.functions:
            told = ", ".join(role_label(key, translator) for key in item.functions)
            screen.line(_("knows the role of: {functions}", functions=told), indent=2)
        if item.untold:
            command = f"incplan distribute role --to {item.person}"
            words = _("None of them tells a role: {command}", command=command)
            screen.line(words, "yellow", indent=2)
        screen.line(on_disk(item.event, result.receipt.waiting), "dim", indent=2)


def show_ended(screen: Screen, result: Ended, translator: Translator) -> None:
    """What became of a copy."""
    part = part_name(translator, result.part)
    words = _(_ENDINGS[result.how], number=result.number, part=part, name=result.name)
    screen.line(words)
    screen.line(on_disk(result.event, result.receipt.waiting), "dim", indent=2)


def ended_warnings(session: Session, result: Ended) -> tuple[str, ...]:
    """A lost copy with numbers of people may be a breach of personal data."""
    said = receipt_warnings(session, result.receipt)
    if result.how is not Ending.LOST or not result.private:
        return said
    return (
        *said,
        _(
            "It holds names and numbers of people: a breach of personal data may have to be "
            'notified. incplan declare "Lost copy of the plan", then: incplan obligations'
        ),
    )


def show_holders(screen: Screen, result: Holders, translator: Translator) -> None:
    """The figures, whom to see to, the copies that are out, then all who hold a function."""
    _figures(screen, result)
    screen.pairs((_(words), ", ".join(names)) for words, names in _to_see_to(result))
    screen.line()
    if not result.copies:
        command = "incplan distribute binder --to NAME"
        screen.line(_("No copy with a number is out: {command}", command=command), "yellow")
    else:
        header = (_("No."), _("Part"), _("Version"), _("Held by"), _("Given"), _("Confirmed"), "")
        rows = [header, *(_copy_row(item, translator) for item in result.copies)]
        if screen.tables:  # a window has no room for the day it was given
            rows = [(*row[:4], *row[5:]) for row in rows]
        screen.columns(rows)
    screen.line()
    people = tuple(_person_row(item, translator) for item in result.people)
    screen.columns(((_("Name"), _("Copies"), _("State")), *people))


def _figures(screen: Screen, result: Holders) -> None:
    """How many copies are out, how many people are up to date, how many old copies came back."""
    figures = result.recall
    screen.line(_("Copies of the plan on paper that people hold: {count}", count=result.on_paper))
    screen.line(
        _(
            "Function holders with a confirmed current copy: {current} of {due}",
            current=figures.current,
            due=figures.due,
        )
    )
    if figures.old:
        screen.line(
            _(
                "Old paper copies taken back: {recalled} of {old}",
                recalled=figures.recalled,
                old=figures.old,
            )
        )
    if result.listed:
        names = ", ".join(result.listed)
        screen.line(_("Listed in plan.yaml, without a number: {names}", names=names), "yellow")


def _to_see_to(result: Holders) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Who holds an old copy, who has none that tells the role, who never confirmed: by name."""
    groups = {
        N_("Old copy"): tuple(
            f"{item.name} ({item.number})" for item in result.copies if item.changed
        ),
        N_("No copy of the role"): _named(result, Briefing.NONE),
        N_("Never confirmed"): _named(result, Briefing.UNCONFIRMED),
        N_("New function, to be briefed"): _named(result, Briefing.NEW_FUNCTION),
    }
    for words, names in groups.items():
        if names:
            yield words, names


def _named(result: Holders, state: Briefing) -> tuple[str, ...]:
    return tuple(item.name for item in result.people if item.state is state)


def _copy_row(item: CopyOut, translator: Translator) -> tuple[str, ...]:
    part = part_name(translator, item.part)
    if item.old_since:
        state = _("old since {day}: {files}", day=_day(item.old_since), files=some(item.changed))
    elif item.changed:
        state = _("changed since: {files}", files=some(item.changed))
    else:
        state = _("no print of it noted") if item.unprinted else ""
    return (
        str(item.number),
        _("{part} (file)", part=part) if item.digital else part,
        item.version,
        f"{item.name} · {item.place}" if item.place else item.name,
        _day(item.given_on),
        _day(item.confirmed_on) if item.confirmed_on else _("no"),
        state,
    )


def _day(day: date | str) -> str:
    found = date.fromisoformat(day) if isinstance(day, str) else day
    return short_date(found, active_translator().language)


def _person_row(item: Told, translator: Translator) -> tuple[str, ...]:
    """The state and the functions in one column: the widest, which wraps."""
    untold = ", ".join(role_label(key, translator) for key in item.untold)
    state = _(_STATES[item.state], functions=untold)
    held = ", ".join(role_label(key, translator) for key in item.functions)
    return (
        item.name,
        ", ".join(str(number) for number in item.copies) or "-",
        f"{state} ({held})",
    )
