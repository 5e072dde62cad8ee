"""`incplan review`."""

from dataclasses import dataclass
from typing import Annotated, Final

import typer

from incplan.cli.output.present import Answer
from incplan.cli.parsing.options import ByOption, IncidentArgument
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.session.session import Session, open_session
from incplan.cli.session.settings import settings_of
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _
from incplan.incident.events.blank import is_blank

WRITES = True
HELP = N_(
    """The post-incident review: 12 sections, 43 rows, about half of them computed.

    The first call writes review.yaml into the incident's folder, with the facts as comments and
    the questions to answer. Each further call says what is still missing. Answer one by one with
    --ask, all at once with --edit, by hand in the file, or with --answer. --complete records the
    review and that it goes to the business continuity manager. `review survey` records what one
    person involved thought of it."""
)
EXAMPLES = (
    "incplan review",
    "incplan review 2 --ask",
    'incplan review 2 --answer detection.fast="in four minutes" --answer readiness=2',
    'incplan review 2 --comment admin.resolved_at="the till in Ghent an hour later"',
    'incplan review 2 --row "detection: Who else saw it=the night guard"',
    'incplan review 2 --action "Second line" --owner nadia --due 2027-01-31 --target contract',
    'incplan review survey 2 --score 4 --worked "the calls" --wish "a bigger room" --by pieter',
    "incplan review 2 --complete --by nadia",
)
SURVEY: Final = "survey"
_Row = Annotated[
    list[str] | None,
    typer.Option("--answer", metavar=_("ROW=TEXT"), help=_("Answer a row; repeatable.")),
]
_Comment = Annotated[
    list[str] | None,
    typer.Option("--comment", metavar=_("ROW=TEXT"), help=_("Say something beside a row.")),
]
_Own = Annotated[
    list[str] | None,
    typer.Option(
        "--row", metavar=_("SECTION: ELEMENT=TEXT"), help=_("Add a row of your own; repeatable.")
    ),
]


@dataclass(frozen=True, slots=True)
class _Said:
    """What the options say, besides the incident."""

    answers: tuple[str, ...]
    comments: tuple[str, ...]
    rows: tuple[str, ...]
    action: dict[str, str]
    ask: bool
    edit: bool

    @property
    def writes(self) -> bool:
        said = (self.answers, self.comments, self.rows, self.action, self.ask, self.edit)
        return any(said)


def command(
    ctx: typer.Context,
    incident: IncidentArgument = None,
    surveyed: Annotated[
        str | None, typer.Argument(metavar=_("[INCIDENT]"), hidden=True, show_default=False)
    ] = None,
    ask: Annotated[bool, typer.Option("--ask", help=_("Ask what is open, one by one."))] = False,
    edit: Annotated[bool, typer.Option("--edit", help=_("Open the file in $EDITOR."))] = False,
    answer: _Row = None,
    comment: _Comment = None,
    row: _Own = None,
    action: Annotated[
        str, typer.Option("--action", metavar=_("WHAT"), help=_("Add an action (S-089)."))
    ] = "",
    owner: Annotated[
        str, typer.Option("--owner", metavar=_("CONTACT"), help=_("Who does it."))
    ] = "",
    due: Annotated[str, typer.Option("--due", metavar="YYYY-MM-DD", help=_("By when."))] = "",
    kind: Annotated[str, typer.Option("--kind", metavar="detect|prevent|correct")] = "",
    target: Annotated[
        str,
        typer.Option(
            "--target",
            metavar="risk_assessment|risk_treatment|bcp|contract|plan|fiche|training",
            help=_("What it revises."),
        ),
    ] = "",
    priority: Annotated[str, typer.Option("--priority", metavar="high|normal|low")] = "",
    complete: Annotated[
        bool, typer.Option("--complete", help=_("Check it, record it, send it on."))
    ] = False,
    score: Annotated[
        int | None, typer.Option("--score", min=1, max=5, help=_("Survey: 1 bad to 5 good."))
    ] = None,
    worked: Annotated[str, typer.Option("--worked", help=_("Survey: what worked."))] = "",
    did_not_work: Annotated[
        str, typer.Option("--did-not-work", help=_("Survey: what did not."))
    ] = "",
    wish: Annotated[str, typer.Option("--wish", help=_("Survey: what should change."))] = "",
    by: ByOption = None,
) -> object:
    """Start, fill in, check or complete a review."""
    session = open_session(ctx, by=by)
    if incident == SURVEY:
        part = surveyed or settings_of(ctx).incident
        return _survey(session, part, score, (worked, did_not_work, wish))
    if surveyed is not None:
        raise UsageError("one_word_too_many", given=surveyed[:40], word=incident or "review")
    words = {
        "what": action, "owner": owner, "due": due, "kind": kind, "target": target,
        "priority": priority,
    }  # fmt: skip
    lists = (tuple(answer or ()), tuple(comment or ()), tuple(row or ()))
    said = _Said(*lists, _action(words), ask, edit)
    if said.writes:
        incident = _write(session, incident, said)
    return _standing(session, incident, complete=complete)


def _standing(session: Session, incident: str | None, *, complete: bool) -> Answer:
    from incplan.app.review.review import complete_review, review
    from incplan.cli.screens.review.review import show_review

    if complete:
        result = complete_review(session.desk, incident)
    else:
        result = review(session.desk, incident, session.translator)
    warnings = receipt_warnings(session, result.receipt) if result.receipt else ()
    return Answer(result, lambda screen: show_review(screen, session, result), warnings=warnings)


def _write(session: Session, incident: str | None, said: _Said) -> str:
    """Everything said, each kept at once; git takes them together even after a wrong one."""
    from incplan.app.review.answers import open_review
    from incplan.cli.prompts.review_questions import ask_open_questions, edit_whole

    pairs = [_pair(item) for item in said.answers]
    notes = [_pair(item) for item in said.comments]
    own = [_own_row(item) for item in said.rows]
    opened = open_review(session.desk, incident, session.translator)
    found = [(opened.find(row), text) for row, text in pairs]
    beside = [(opened.find(row), text) for row, text in notes]
    for asked, text in found:
        opened.check(asked, text)
    try:
        for asked, text in found:
            opened.answer(asked, text)
        for asked, text in beside:
            opened.comment(asked, text)
        for section, element, text in own:
            opened.row(section, element, text)
        if said.action:
            opened.action(said.action)
        if said.edit:
            edit_whole(opened)
        if said.ask:
            ask_open_questions(session, opened)
    finally:
        opened.finish()
    return opened.incident.id


def _pair(text: str) -> tuple[str, str]:
    row, equals, words = text.partition("=")
    if not equals or is_blank(words):
        raise UsageError("row_with_answer")
    return row.strip(), words


def _own_row(text: str) -> tuple[str, str, str]:
    section, colon, rest = text.partition(":")
    element, equals, words = rest.partition("=")
    if not colon or not equals or is_blank(element) or is_blank(words):
        raise UsageError("row_of_your_own")
    return section.strip(), element.strip(), words.strip()


def _action(words: dict[str, str]) -> dict[str, str]:
    """An action with its words checked. Raises UsageError."""
    from incplan.cli.parsing.days import day
    from incplan.cli.parsing.values import word
    from incplan.plan.files.review import ActionKind, ActionTarget, Priority

    told = {key: value.strip() for key, value in words.items() if value.strip()}
    if told and "what" not in told:
        raise UsageError("owner_and_due_with_action")
    kinds = {"kind": ActionKind, "target": ActionTarget, "priority": Priority}
    for name, kind in kinds.items():
        if name in told:
            told[name] = word(kind, told[name], f"--{name}").value
    if "due" in told:
        told["due"] = day(told["due"]).isoformat()
    return told


def _survey(
    session: Session, part: str | None, score: int | None, words: tuple[str, str, str]
) -> Answer:
    from incplan.app.review.survey import answer_survey
    from incplan.cli.prompts.ask import ask, can_ask
    from incplan.cli.screens.response.recorded import acknowledged

    session.settings.command = "review-survey"
    worked, did_not_work, wish = words
    if score is None and not any(words) and can_ask(assume_yes=session.settings.assume_yes):
        given = ask(_("How did it go, from 1 (bad) to 5 (good)?"))
        score = int(given) if given in tuple("12345") else None
        worked = ask(_("What worked?"))
        did_not_work = ask(_("What did not work?"))
        wish = ask(_("What should change?"))
    recorded = answer_survey(
        session.desk, part, score=score, worked=worked, did_not_work=did_not_work, wish=wish
    )
    return acknowledged(session, recorded, _("Noted: your reply to the survey."))
