"""`incplan verify`."""

from typing import TYPE_CHECKING, Annotated

import typer

from incplan.cli.present import Answer
from incplan.cli.screen import Screen
from incplan.cli.session import Session, open_session
from incplan.errors import FINDINGS
from incplan.i18n.catalogue import N_, _

if TYPE_CHECKING:
    from incplan.app.verify_page import PageVerdict

HELP = N_(
    """Tell whether a printed page is still valid, and since when not.

    The code stands at the foot of every page. Exit code 1 when the page is outdated or unknown."""
)
EXAMPLES = ("incplan verify --page K7F3-2Q9M-X",)


def command(
    ctx: typer.Context,
    page: Annotated[
        str,
        typer.Option("--page", metavar="CODE", help=_("Code at the foot of a page.")),
    ],
) -> object:
    """Verify a page."""
    from incplan.app.verify_page import Verdict, verify_page

    session = open_session(ctx)
    result = verify_page(session.desk, page)

    def show(screen: Screen) -> None:
        for line in _lines(session, result):
            screen.line(line)

    code = 0 if result.verdict is Verdict.VALID else FINDINGS
    return Answer(result, show, exit_code=code)


def _lines(session: Session, result: "PageVerdict") -> tuple[str, ...]:
    from incplan.app.verify_page import Verdict
    from incplan.i18n.dates import short_datetime

    if result.verdict is Verdict.UNKNOWN:
        told = _(
            "{code}: no page of this plan. Another plan, or an older incplan.", code=result.code
        )
        return (told,)
    name = result.part or result.document
    where = _("{document}, “{title}” ({language})", document=name, title=result.title,
              language=result.language)  # fmt: skip
    if result.verdict is Verdict.VALID:
        return (_("{code}: valid. {where}", code=result.code, where=where),)
    lines = [
        _("{code}: NOT VALID any more. {where}", code=result.code, where=where),
        _("This page now has the code {code}.", code=result.current),
    ]
    if result.since is not None:
        local = result.since.at.astimezone(session.desk.zone)
        lines.append(
            _(
                "Changed on {moment} by {author}, commit {commit}.",
                moment=short_datetime(local, session.translator.language),
                author=result.since.author,
                commit=result.since.commit[:12],
            )
        )
    elif result.not_committed:
        lines.append(_("Changed since the last commit; not committed yet."))
    else:
        lines.append(_("Git does not tell since when."))
    return tuple(lines)
