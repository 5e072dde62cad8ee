"""The state of an activity in words."""

from datetime import datetime, timedelta

from incplan.app.response.situation.briefing import ActivityLine, Briefing
from incplan.cli.output import phrases
from incplan.i18n.catalogue import Translator, _
from incplan.i18n.time.durations import human


def activity_words(
    line: ActivityLine, item: Briefing, translator: Translator, now: datetime
) -> str:
    """The state of an activity, since when, and when it is expected back."""
    states = {
        "down": _("down"),
        "degraded": _("degraded"),
        "minimal": _("minimum level"),
        "restored": _("restored"),
    }
    since = phrases.moment(translator, line.back or line.since, now)
    parts = [states[line.state], _("since {time}", time=since)]
    if line.percent is not None:
        parts.append(f"{line.percent} %")
    if line.state in ("down", "degraded"):
        parts.append(_expected(translator, line.eta, known=line.eta_known, now=now))
        margin = next((m.margin for m in item.margins if m.activity == line.id), None)
        if margin is not None and margin < timedelta(0):
            span = human(-margin, translator.language)
            parts.append(_("{span} after its objective", span=span))
    return phrases.named(line.name, ", ".join(parts))


def _expected(translator: Translator, eta: datetime | None, *, known: bool, now: datetime) -> str:
    if eta is not None:
        return _("expected back {time}", time=phrases.moment(translator, eta, now))
    return _("return unknown") if known else _("no estimate yet")
