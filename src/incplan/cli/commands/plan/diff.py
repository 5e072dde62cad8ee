"""`incplan diff`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from incplan.app.plan.difference import plan_changes
from incplan.cli.output.phrases import lines_written
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.output.target import check_target, refuse_numbers, write_target
from incplan.cli.parsing.options import TeamOption
from incplan.cli.parsing.values import word
from incplan.cli.screens.plan.changes import show_changes
from incplan.cli.session.session import Session, open_session
from incplan.documents.audiences.editions import edition_for
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _
from incplan.store.disk.resources import templates_dir
from incplan.vocabulary import Audience

if TYPE_CHECKING:
    from incplan.app.plan.difference import PlanChanges

FOLDS = True
HELP = N_(
    """Tell what changed between two versions of the plan, in plain words, for the approval.

    A version is what plan.yaml calls it (1.2), a revision of git (HEAD~3, a branch, a commit), or
    the directory of another plan. One alone is compared with the files as they are now; a version
    that is still the present one is compared from where it began. What does not touch the approval
    (days of verification, absences, paper copies) is told with --all."""
)
EXAMPLES = (
    "incplan diff 2026.1..2026.2",
    "incplan diff HEAD",
    "incplan diff HEAD~1 --format md --lang nl --output changes.md",
)


def command(
    ctx: typer.Context,
    versions: Annotated[
        str, typer.Argument(metavar="V1..V2", help=_("Two versions; V1 alone: up to now."))
    ],
    form: Annotated[
        str, typer.Option("--format", metavar="text|md", help=_("How to show it."))
    ] = "text",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar=_("FILE"), help=_("Where to."))
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help=_("Also what does not touch the approval."))
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help=_("Write over a file that is not an export."))
    ] = False,
    audience: TeamOption = "team",
) -> object:
    """Compare two versions."""
    edition_for("diff", word(Audience, audience, "--audience"))
    if form not in ("text", "md"):
        raise UsageError("not_in_list", given=form[:80], option="--format", known="text, md")
    if output is not None and form != "md":
        raise UsageError("output_needs_md")
    if output is not None:
        refuse_numbers(output, ".md")
        check_target(output, force=force)
    elif force:
        raise UsageError("option_for", option="--force", words="--output FILE")
    session = open_session(ctx)
    if form == "md" and output is None and session.settings.json:
        raise UsageError("json_or_format", form=form)
    found = plan_changes(session.desk, versions, session.translator, bookkeeping=everything)
    warnings = _warnings(found)
    if form == "md":
        return _markdown(found, output, warnings)
    return Answer(found, lambda screen: _show(session, screen, found), warnings=warnings)


def _markdown(found: "PlanChanges", output: Path | None, warnings: tuple[str, ...]) -> Answer:
    # Late import: jinja2, for a file only.
    from incplan.documents.formats.markdown.page import render_markdown

    text = render_markdown(found.document, templates_dir() / "md")
    content = f"<!-- incplan export {found.document.id} -->\n{text}".encode()
    if output is None:
        return Answer(found, raw=content, warnings=warnings)
    write_target(output, content)
    count = content.count(b"\n")
    told = lines_written(str(output), count)
    return Answer(found, lambda screen: screen.line(told), warnings=warnings)


def _warnings(found: "PlanChanges") -> tuple[str, ...]:
    return tuple(
        _(
            "Version {version} has files that cannot be used as written: {files}",
            version=side.version,
            files=", ".join(side.broken[:5]),
        )
        for side in (found.before, found.after)
        if side.broken
    )


def _show(session: Session, screen: Screen, found: "PlanChanges") -> None:
    screen.line(found.document.subtitle)
    if not found.changes:
        screen.line(_("Nothing changed."))
    show_changes(screen, session.translator, found.changes)
