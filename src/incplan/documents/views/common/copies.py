"""Who holds which copy, as printed in the plan and in the binder (S-024)."""

from collections.abc import Iterable

from incplan.documents.content.blocks import TO_WRITE, Block, Paragraph, Table, ToFill
from incplan.documents.wording.wording import Wording
from incplan.i18n.labels.plan.parts import part_name
from incplan.plan.facts import HeldCopy
from incplan.plan.files.organisation import PaperCopy
from incplan.plan.maintenance.coverage import is_on_paper


def copies_held(say: Wording, *, to_sign: bool) -> tuple[Block, ...]:
    """The copies that were handed out, else those that plan.yaml lists; `to_sign` adds a place.

    An old copy is marked to be replaced; that nobody has the plan itself on paper is said, and that
    those of plan.yaml bear no number.
    """
    handed, listed = say.plan.facts.handed, say.plan.facts.copies
    nobody = ToFill(say.t("{mark} Who holds a paper copy, and where.", mark=say.to_fill))
    if handed:
        table = _handed(say, handed, to_sign=to_sign)
        return (table,) if any(is_on_paper(item.copy) for item in handed) else (table, nobody)
    if not listed:
        return (nobody,)
    told = say.t("As plan.yaml lists them: none was handed out with a number.")
    return (Paragraph(told), _listed(say, listed, to_sign=to_sign))


def _handed(say: Wording, held: Iterable[HeldCopy], *, to_sign: bool) -> Table:
    columns = (
        say.t("No."),
        say.t("Copy held by"),
        say.t("Part"),
        say.t("Version"),
        say.t("Delivered"),
        say.t("Received (date, signature)") if to_sign else say.t("Received"),
    )
    return Table(columns, tuple(_row(say, item, to_sign=to_sign) for item in held))


def _row(say: Wording, item: HeldCopy, *, to_sign: bool) -> tuple[str, ...]:
    copy = item.copy
    holder = say.person(copy.to)
    part = part_name(say.translator, copy.part)
    version = copy.version
    confirmed = say.day(copy.receipt.on) if copy.receipt else ""
    return (
        str(copy.number),
        say.t("{name} ({note})", name=holder, note=copy.place) if copy.place else holder,
        say.t("{part} (file)", part=part) if copy.digital else part,
        say.t("{version}, to be replaced", version=version) if item.changed else version,
        say.day(copy.on),
        confirmed or (TO_WRITE if to_sign else say.to_fill),
    )


def _listed(say: Wording, copies: Iterable[PaperCopy], *, to_sign: bool) -> Table:
    columns = (say.t("Paper copy held by"), say.t("Place"), say.t("Version"), say.t("Delivered"))
    rows = (
        (
            say.person(copy.holder),
            say.text(copy.place),
            _version(say, copy.version) if to_sign else say.or_fill(copy.version or ""),
            say.or_fill(say.day(copy.delivered)),
        )
        for copy in copies
    )
    if not to_sign:
        return Table(columns, tuple(rows))
    signed = (*columns, say.t("Received (date, signature)"))
    return Table(signed, tuple((*row, TO_WRITE) for row in rows))


def _version(say: Wording, held: str | None) -> str:
    current = say.plan.file.version
    if not held:
        return say.to_fill
    return held if held == current else say.t("{version}, to be replaced", version=held)
