"""Texts given by language have all the languages the plan declares (TC32)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date, timedelta
from itertools import chain
from typing import Final

from incplan.diagnostics import Finding, Route, Severity
from incplan.plan.validation.context.context import Context
from incplan.plan.values.model import Model
from incplan.plan.values.scalars import Text

_WITHOUT_TEXT: Final = frozenset({str, bool, int, float, date, timedelta})


def missing_languages(context: Context) -> Iterator[Finding]:
    """A text by language that lacks one of `languages`: readers would get another language.

    A plain text is in one language on purpose, and shown as it is.
    """
    plan = context.plan
    declared = tuple(dict.fromkeys((plan.file.language, *plan.file.languages)))
    files: Iterator[tuple[str, Model]] = chain(
        [("plan", plan.file), ("levels", plan.levels)],
        ((f"activities/{key}", item) for key, item in plan.activities.items()),
        ((f"contacts/{key}", item) for key, item in plan.contacts.items()),
        ((f"suppliers/{key}", item) for key, item in plan.suppliers.items()),
        ((f"fiches/{key}", item) for key, item in plan.adoptions.items()),
    )
    for subject, model in files:
        for route, text in _texts(model, ()):
            known = {language for language, _words in text.translations}
            missing = [language for language in declared if language not in known]
            if text.translations and missing:
                yield Finding(
                    code="LNG001",
                    severity=Severity.WARNING,
                    subject=subject,
                    route=route,
                    at_key=True,
                    params={"languages": tuple(missing)},
                )


def _texts(value: object, route: Route) -> Iterator[tuple[Route, Text]]:
    if isinstance(value, Text):
        yield route, value
    elif isinstance(value, Model):
        yield from _texts_in(
            ((item.name, getattr(value, item.name)) for item in fields(value)), route
        )
    elif isinstance(value, Mapping):
        yield from _texts_in(((str(key), item) for key, item in value.items()), route)
    elif isinstance(value, tuple):
        yield from _texts_in(enumerate(value), route)


def _texts_in(
    parts: Iterable[tuple[str | int, object]], route: Route
) -> Iterator[tuple[Route, Text]]:
    for name, item in parts:
        if item is not None and type(item) not in _WITHOUT_TEXT:  # most values are neither
            yield from _texts(item, (*route, name))
