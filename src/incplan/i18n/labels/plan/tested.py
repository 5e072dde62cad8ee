"""What a test gave, in words: the same on screens and on paper."""

from collections.abc import Iterator
from typing import Final

from incplan.i18n.catalogue import N_, Translator
from incplan.i18n.labels import label
from incplan.i18n.labels.plan.lacking import lacking_words
from incplan.i18n.text.lists import and_list
from incplan.i18n.text.numbers import number
from incplan.i18n.time.durations import human, measured
from incplan.plan.maintenance.programme import Change
from incplan.plan.maintenance.tested.result import TestResult
from incplan.plan.plan import Plan
from incplan.vocabulary import ProcedureKind as Kind


def result_words(translator: Translator, plan: Plan, result: TestResult) -> str:
    """Times and counts against what was promised, then what is not told."""
    parts = [_took(translator, result), *_rest(translator, plan, result)]
    return translator.listed(parts)


def _took(translator: Translator, result: TestResult) -> str:
    """The time measured against the objective: `2 h 20 + 30 min of 3 h`."""
    language = translator.language
    if result.took is None:
        return ""
    took = measured(result.took, language)
    if result.allowance is not None:
        took = f"{took} + {human(result.allowance, language)}"
    if result.objective is None or result.kept is None:
        return took
    objective = human(result.objective, language)
    if not result.kept:
        return translator.t("{took}, more than {objective}", took=took, objective=objective)
    if not result.margin:
        return translator.t("{took} of {objective}, no margin", took=took, objective=objective)
    return translator.t("{took} of {objective}", took=took, objective=objective)


def _rest(translator: Translator, plan: Plan, result: TestResult) -> Iterator[str]:
    language = translator.language
    if result.loss is not None:
        yield translator.t("data {age} old", age=measured(result.loss, language))
    if result.promised is not None and result.took is not None:
        yield translator.t("promised {promised}", promised=human(result.promised, language))
    yield from _functions(translator, result)
    yield from _counts(translator, result)
    yield from _tree(translator, plan, result)
    yield from _on_paper(translator, result)
    if result.planned is not None and result.took is not None:
        yield translator.t("planned {planned}", planned=human(result.planned, language))
    if result.lacking:
        yield translator.t("missing: {what}", what=lacking_words(translator, result.lacking))


def _functions(translator: Translator, result: TestResult) -> Iterator[str]:
    """Each function of a standby: moved, tried in vain, or not tested, which is no."""
    for names, words in (
        (result.moved, N_("{function}: yes")),
        (result.not_moved, N_("{function}: no")),
        (result.not_tested, N_("{function} not tested: no")),
    ):
        for name in names:
            yield translator.t(words, function=label(translator, f"use.{name}"))


def _counts(translator: Translator, result: TestResult) -> Iterator[str]:
    if result.counted is not None and result.expected:
        words = N_("answered {counted} of {expected} ({share} %)")
        if result.kind is Kind.EVACUATION:
            words = N_("counted {counted} of {expected} ({share} %)")
        elif result.kind is Kind.FICHE:
            words = N_("{counted} of {expected} steps possible ({share} %)")
        share = number(result.counted * 100 / result.expected, translator.language, 1)
        told = {"counted": result.counted, "expected": result.expected, "share": share}
        yield translator.t(words, **told)
    if result.closed is not None:
        closed = measured(result.closed, translator.language)
        yield translator.t("all counted after {closed}", closed=closed)


def _tree(translator: Translator, plan: Plan, result: TestResult) -> Iterator[str]:
    """How many of the call tree were called, and who was not yet."""
    if not result.called or result.answered is None:
        return
    told = {"called": result.called, "tree": result.tree, "answered": result.answered}
    yield translator.t("{called} of {tree} called, {answered} answered", **told)
    if result.not_called:
        contacts = (plan.contacts.get(key) for key in result.not_called)
        names = and_list(translator, (item.name for item in contacts if item))
        yield translator.t("not called yet: {names}", names=names)


def _on_paper(translator: Translator, result: TestResult) -> Iterator[str]:
    if result.rate is not None:
        yield translator.t("{rate} % of the usual pace", rate=result.rate)
    if result.reentry is not None:
        took = measured(result.reentry, translator.language)
        yield translator.t("{took} to type in one unit", took=took)
    if result.mistakes is not None:
        yield translator.n("{count} mistake", "{count} mistakes", result.mistakes)


_BEFORE: Final = {
    Change.RTO: N_("{state}, before a change of the RTO"),
    Change.SUPPLIER: N_("{state}, before a change of supplier"),
}


def with_change(translator: Translator, state: str, before: Change | None) -> str:
    """How a procedure stands, and that its test is older than a change of it."""
    return translator.t(_BEFORE[before], state=state) if before else state
