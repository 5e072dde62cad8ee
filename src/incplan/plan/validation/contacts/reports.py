"""Who gets regular reports at a level (S-062, S-110)."""

from collections.abc import Iterator

from incplan.diagnostics import Finding, Severity
from incplan.plan.validation.context.context import Context
from incplan.plan.values.durations import format_duration
from incplan.vocabulary import REPORTS_FROM


def recipients(context: Context) -> Iterator[Finding]:
    """From major, the business continuity manager is told regularly; in a crisis, management too.

    One duration is for whoever the template names at the level; at another level it is for nobody.
    """
    for level, rules in context.plan.levels.levels.items():
        promised = rules.reports(level)
        every = rules.report_every.every if rules.report_every else None
        route = ("levels", level.value, "report_every")
        if every and not promised:
            yield Finding(
                code="ROLE015",
                severity=Severity.WARNING,
                subject="levels",
                route=route,
                params={"level": level, "every": format_duration(every)},
            )
        asked = (key for key, first in REPORTS_FROM.items() if level.rank >= first.rank)
        missing = tuple(key for key in asked if key not in promised)
        if missing:
            yield Finding(
                code="ROLE016",
                severity=Severity.WARNING,
                subject="levels",
                route=route,
                params={"level": level, "functions": missing},
            )
