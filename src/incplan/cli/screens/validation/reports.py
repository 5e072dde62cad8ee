"""Findings in the formats that programs read."""

from incplan.app.validation.validate import Validation
from incplan.cli.output.present import Answer
from incplan.cli.screens.validation.finding_words import said
from incplan.cli.screens.validation.findings import concise
from incplan.cli.screens.validation.github import github_report
from incplan.cli.screens.validation.junit import junit_report
from incplan.cli.screens.validation.sarif import sarif_report
from incplan.cli.session.session import Session
from incplan.store.git.commits import inside_repository


def report(
    session: Session, result: Validation, form: str, *, strict: bool, exit_code: int
) -> Answer:
    """The findings in one form that programs read."""
    spoken = said(result, session.translator)
    folder = _folder(session) if form in ("sarif", "github", "junit") else ""
    texts = {
        "concise": lambda: "".join(f"{line}\n" for line in concise(result, session.translator)),
        "github": lambda: github_report(spoken, folder),
        "junit": lambda: junit_report(spoken, folder, session.desk.wall_now, strict=strict),
        "sarif": lambda: sarif_report(spoken, folder, session.translator),
    }
    raw = None if session.settings.json else texts[form]()
    return Answer(spoken, exit_code=exit_code, raw=raw, tells_gaps=True)


def _folder(session: Session) -> str:
    """The plan's folder inside its repository, from whose top reports count paths."""
    return inside_repository(session.desk.root)
