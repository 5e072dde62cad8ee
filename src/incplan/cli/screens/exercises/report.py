"""The report of an exercise on a screen: objectives, times, what is still to be done."""

from incplan.app.exercises.report import ReportStand
from incplan.cli.output.screen import Screen
from incplan.cli.session.session import Session
from incplan.i18n.catalogue import _, active_translator, ngettext_
from incplan.i18n.labels import label
from incplan.i18n.sentences import error_sentence
from incplan.i18n.text.numbers import shortest
from incplan.i18n.time.dates import medium_date
from incplan.incident.exercises.marks import Mark
from incplan.incident.exercises.report import percent
from incplan.incident.exercises.scoring import Outcome, Share


def show_report(screen: Screen, stand: ReportStand, session: Session) -> None:
    """A short form of the document, and how to complete it."""
    translator, facts = session.translator, stand.facts
    screen.line(_("*** EXERCISE {id} ***", id=stand.exercise), "yellow")
    for item in facts.scores.objectives:
        verdict = label(translator, f"verdict.{item.verdict.value}")
        screen.line(f"{item.id}  {verdict}  {_share(item.share)}", "bold")
    late = len(facts.scores.of(Outcome.LATE, Outcome.TOO_LATE))
    screen.pairs(
        [
            (_("Fulfilled"), _share(facts.scores.coverage)),
            (_("In time"), _share(facts.scores.timeliness)),
            (_("Late"), str(late)),
            (_("Never came"), str(len(facts.scores.of(Outcome.MISSED)))),
            *((label(translator, f"measured.{mark.what.value}"), _took(mark))
              for mark in facts.marks if mark.took is not None),
        ],
        indent=2,
    )  # fmt: skip
    if facts.calls.wrong:
        screen.line(_("Wrong numbers: {names}", names=", ".join(facts.calls.wrong)), "yellow")
    _state(screen, stand, session)


def _share(share: Share) -> str:
    value = percent(share.value)
    if value is None:
        return "-"
    language = active_translator().language
    part, whole = (shortest(float(item), language) for item in (share.part, share.whole))
    return f"{part}/{whole} ({value} %)"


def _took(mark: Mark) -> str:
    count = int(mark.took.total_seconds() // 60) if mark.took is not None else 0
    took = _("{count} min", count=count)
    return took if mark.within is None else _("{time} of {count} min", time=took, count=mark.within)


def _state(screen: Screen, stand: ReportStand, session: Session) -> None:
    if stand.complete:
        screen.line(_("Complete: management has read it."), "green")
        return
    for item in stand.missing:
        words = error_sentence(session.translator, f"report.{item.code}", {"of": item.of})
        screen.line(f"- {words}", indent=2)
    if stand.due is not None:
        day = medium_date(stand.due, session.translator.language)
        screen.line(_("The report is due by {day}.", day=day), "yellow")
    count = stand.corrections
    if count:
        screen.line(ngettext_("{count} correction noted", "{count} corrections noted", count))
    if not stand.missing:
        command = "incplan exercise report --complete --by NAME"
        screen.line(_("Management reads it, then: {command}", command=command))
    screen.line(_("As a document: {command}", command="incplan exercise report -o report.pdf"))
