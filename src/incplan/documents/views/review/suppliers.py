"""Promises of suppliers and damage in words, beside the questions they help to answer."""

from collections.abc import Iterator

from incplan.documents.wording.wording import Wording
from incplan.incident.review.facts import Computed
from incplan.incident.review.suppliers import ClaimsFact, DamageFact, Promise, PromisesFact


def beside_words(say: Wording, fact: Computed) -> str:
    """One line a promise; one line of damage; "" when there is nothing to say."""
    match fact:
        case PromisesFact():
            return "\n".join(_promises(say, fact))
        case ClaimsFact():
            return "\n".join(_claims(say, fact))
        case DamageFact():
            return _damage(say, fact)
        case _:
            return ""


def _promises(say: Wording, fact: PromisesFact) -> Iterator[str]:
    for item in fact.promises:
        yield say.listed(_promise(say, item))
    if fact.not_called:
        names = ", ".join(_name(say, key) for key in fact.not_called)
        yield say.t("no call recorded, so no promise ran: {names}", names=names)


def _promise(say: Wording, item: Promise) -> Iterator[str]:
    start = say.moment(item.start)
    counted = (
        say.t("from the outage, {time}", time=start)
        if item.start_event == "outage"
        else say.t("from our call, {time}", time=start)
    )
    yield say.t("{name}: {value}", name=_name(say, item.supplier), value=counted)
    yield say.t("promised by {time}", time=say.moment(item.due_at))
    if item.back_at is not None:
        yield say.t("activities back {time}", time=say.moment(item.back_at))
    yield {True: say.t("kept"), False: say.t("missed"), None: say.t("still running")}[item.kept]
    if item.kept is False:
        penalty = say.text(item.penalty)
        yield say.t("penalty: {penalty}", penalty=penalty) if penalty else say.t("penalty: none")


def _claims(say: Wording, fact: ClaimsFact) -> Iterator[str]:
    for item in fact.missed:
        yield say.t(
            "may be claimed from {name}: {penalty}",
            name=_name(say, item.supplier),
            penalty=say.text(item.penalty),
        )


def _damage(say: Wording, fact: DamageFact) -> str:
    parts = []
    if fact.cost_eur is not None:
        parts.append(say.t("cost: {amount}", amount=say.euros(fact.cost_eur)))
    if fact.effort is not None:
        parts.append(say.t("effort: {time}", time=say.span(fact.effort)))
    if fact.downtime:
        parts.append(say.t("activities down in all: {time}", time=say.span(fact.downtime)))
    if fact.data_loss is not None:
        parts.append(say.t("data lost: the last {time}", time=say.span(fact.data_loss)))
    return say.listed(parts)


def _name(say: Wording, key: str) -> str:
    known = say.plan.suppliers.get(key)
    return known.name if known else key
