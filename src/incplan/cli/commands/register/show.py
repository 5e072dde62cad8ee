"""`incplan show`."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from incplan.app.register.show import ShowResult, course_of, show_incident, told_to
from incplan.cli.commands.register.edition import edition_answer
from incplan.cli.commands.register.filters import readers
from incplan.cli.output import phrases
from incplan.cli.output.outlet import outlet
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.parsing.combinations import refuse_both, refuse_typed
from incplan.cli.parsing.options import IncidentArgument
from incplan.cli.screens.register.timeline import lines_for, show_timeline
from incplan.cli.screens.response.unread import unread_warnings
from incplan.cli.session.session import Session, open_session
from incplan.documents.audiences.passages import Passage
from incplan.documents.audiences.refusing import check_known, guard_words, wording_for
from incplan.documents.charts.timeline import timeline_svg
from incplan.documents.wording.timeline import for_readers, timeline_title
from incplan.i18n.catalogue import N_, _
from incplan.i18n.labels import label
from incplan.i18n.labels.doubt import doubt_sentence
from incplan.i18n.time.dates import short_datetime
from incplan.plan.privacy.drawings import drawn_texts
from incplan.vocabulary import Audience

FOLDS = True
HELP = N_(
    """Everything recorded about one incident, in the order it happened.

    Corrected entries stay readable next to what corrects them. --audience shows what other
    readers would get: facts and released sentences outside."""
)
EXAMPLES = (
    "incplan show 2",
    "incplan show bp55 --levels",
    "incplan show 2 --timeline",
    "incplan show 2 --audience customers",
    "incplan show 2 --svg timeline.svg",
    "incplan show 2 --json",
)


def command(
    ctx: typer.Context,
    incident: IncidentArgument = None,
    levels: Annotated[
        bool, typer.Option("--levels", help=_("Only the history of the level."))
    ] = False,
    timeline: Annotated[
        bool, typer.Option("--timeline", help=_("Levels, activities against RTO, messages."))
    ] = False,
    svg: Annotated[
        Path | None, typer.Option("--svg", metavar=_("FILE"), help=_("The timeline as a drawing."))
    ] = None,
    audience: Annotated[
        str | None,
        typer.Option(
            "--audience",
            metavar="team|management|customers|public",
            help=_("Who reads it; the team by default."),
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=_("Write over a file."))] = False,
) -> object:
    """Show an incident."""
    if timeline or svg is not None:
        refuse_both(levels=levels, timeline=timeline, svg=svg)
    refuse_both(levels=levels, audience=audience)
    who = readers("timeline" if timeline or svg else "show", audience or "team")
    if svg is None:
        refuse_typed("incplan show --svg FILE", force=force)
    session = open_session(ctx)
    if timeline or svg is not None:
        return _course(session, incident, svg, who, force=force)
    if who is not Audience.TEAM:
        return edition_answer(session, "journal", who, incident)
    result: ShowResult = show_incident(session.desk, incident, session.translator)

    def show(screen: Screen) -> None:
        screen.line(f"{result.incident}  {result.title}", "bold")
        status = label(session.translator, f"status.{result.status}")
        screen.line(f"{phrases.level(session.translator, result.level, result.doubt)}, {status}")
        if result.level_source.words:
            screen.line(result.level_source.words)
        screen.line()
        for change in result.levels if levels else ():
            screen.line(
                f"{_at(session, change.at)}  {phrases.level(session.translator, change.level)}  "
                f"{change.by}  {change.reason}".rstrip(),
            )
        short = phrases.shortest(line.id for line in result.timeline)
        for line in () if levels else result.timeline:
            late = "" if line.late is None else f" ({_('recorded')} {_at(session, line.late)})"
            late += f" ({_('waiting, not in the plan yet')})" if line.waiting else ""
            about = f" > {short[line.corrects]}" if line.corrects and line.corrects in short else ""
            marks = about + "".join(f" [{mark}]" for mark in line.marks)
            words = phrases.named(line.kind, line.text)
            who = line.who or "?"
            screen.line(
                f"{_at(session, line.at)}  {who}  {words}{late} ({short[line.id]}){marks}",
                "dim" if line.withdrawn else "",
            )

    warnings = unread_warnings(result.unreadable)
    return Answer(result, show, warnings=warnings)


def _course(
    session: Session, incident: str | None, svg: Path | None, who: Audience, *, force: bool
) -> Answer:
    """The timeline on the screen, or drawn into a file."""
    session.settings.command = "timeline"
    result = course_of(session.desk, incident)
    say = wording_for(session.desk.plan(), session.translator, who, pack=session.desk.pack())
    check_known(say)
    lines = lines_for(say, result)
    if svg is None:
        guard_words(say, "timeline", (Passage(line.words) for line in lines))
        told = result if who is Audience.TEAM else told_to(who, result, lines)
        return Answer(told, lambda screen: show_timeline(screen, session, result, lines, say))
    title = timeline_title(say, result)
    if result.doubt:
        title += f". {doubt_sentence(session.translator, result.doubt)}"
    drawn = say.masked(timeline_svg(say, for_readers(say, result), title))
    guard_words(say, "timeline", (Passage(text) for text in (svg.name, *drawn_texts(drawn))))
    content = drawn.encode()
    return outlet("timeline", "svg", content, svg, force=force)


def _at(session: Session, at: datetime) -> str:
    local = at.astimezone(session.desk.zone)
    return short_datetime(local, session.translator.language)
