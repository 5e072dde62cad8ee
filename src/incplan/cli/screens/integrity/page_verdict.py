"""What `verify page` says of a sheet in somebody's hand."""

from typing import TYPE_CHECKING

from incplan.app.integrity.page import Verdict
from incplan.cli.output.screen import Screen
from incplan.cli.session.session import Session
from incplan.i18n.catalogue import _
from incplan.i18n.labels import label
from incplan.i18n.time.dates import short_datetime

if TYPE_CHECKING:
    from incplan.app.integrity.page import PageVerdict


def show_page_verdict(screen: Screen, session: Session, result: "PageVerdict") -> None:
    """Valid, outdated since when, or unknown."""
    for line in _lines(session, result):
        screen.line(line)


def _where(session: Session, result: "PageVerdict") -> str:
    """The sheet in the words it bears; the cover and the only section bear the document's own."""
    language = label(session.translator, f"language.{result.language}")
    if result.title == result.named:
        return _("{document} ({language})", document=result.named, language=language)
    return _("{document}, “{title}” ({language})", document=result.named, title=result.title,
             language=language)  # fmt: skip


def _lines(session: Session, result: "PageVerdict") -> tuple[str, ...]:
    if result.verdict is Verdict.UNKNOWN:
        told = _(
            "{code}: no page of this plan. Another plan, or an older incplan.", code=result.code
        )
        return (told,)
    where = _where(session, result)
    if result.verdict is Verdict.VALID:
        return (_("{code}: valid. {where}", code=result.code, where=where),)
    lines = [
        _("{code}: NOT VALID any more. {where}", code=result.code, where=where),
        _("This page now has the code {code}.", code=result.current),
    ]
    if result.since is not None:
        at = result.since.at
        local = at.astimezone(session.desk.zone) if at else None
        lines.append(
            _(
                "Changed on {moment} by {author}, commit {commit}.",
                moment=short_datetime(local, session.translator.language) if local else "?",
                author=result.since.author,
                commit=result.since.commit[:12],
            )
        )
    elif result.not_committed:
        lines.append(_("Changed since the last commit; not committed yet."))
    else:
        lines.append(_("Git does not tell since when."))
    return tuple(lines)
