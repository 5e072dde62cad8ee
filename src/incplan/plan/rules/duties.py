"""Duties to notify that a plan names exist in the dated pack, or are its own (S-103)."""

from collections.abc import Iterator

from incplan.diagnostics import Finding, Route
from incplan.plan.rules.context import Context
from incplan.plan.rules.references import each, missing


def obligation_links(context: Context) -> Iterator[Finding]:
    """Duties that fiches and measures of the organisation name, and questions on scope."""
    pack, plan = context.pack, context.plan
    if pack is None:
        return
    duties = [*(duty.id for duty in pack.duties), *plan.obligations.contracts]
    for subject, route, given in _named(context):
        if given not in duties:
            yield missing("REF008", subject, route, given, duties)
    scope = [question.id for question in pack.questions if question.scope]
    for key in plan.obligations.scope:
        if key not in scope:
            yield missing("REF008", "obligations", ("scope", key), key, scope, at_key=True)


def _named(context: Context) -> Iterator[tuple[str, Route, str]]:
    for key, adoption in context.plan.adoptions.items():
        subject = f"fiches/{key}"
        for place, measure in enumerate(adoption.add_measures):
            route: Route = ("add_measures", place, "obligations")
            yield from ((subject, at, item) for at, item in each(route, measure.obligations))
        if adoption.own is None:
            continue
        for at, item in each(("own", "obligations"), adoption.own.obligations):
            yield subject, at, item
        for place, measure in enumerate(adoption.own.measures):
            route = ("own", "measures", place, "obligations")
            yield from ((subject, at, item) for at, item in each(route, measure.obligations))
