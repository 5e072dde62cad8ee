"""What is missing from a plan as it was loaded, one entry for each file with a problem."""

from collections.abc import Container
from typing import Final

from incplan.diagnostics import Diagnostic, Severity
from incplan.plan.gaps import Gap, Use
from incplan.store.plan.loaded import LoadedPlan

#: Problems of a copy that is not read, while its original is.
_COPIES: Final = ("SCH043", "SCH046")
#: Problems of files without a subject: a folder, a name that cannot be one, a copy alone.
_NAMES: Final = ("SCH025", "SCH041", "SCH045")
_AWAY: Final = "SCH047"


def gaps(loaded: LoadedPlan, library: Container[str]) -> tuple[Gap, ...]:
    """What of the plan is not used as it was written, in the order it was read."""
    found: dict[str, Gap] = {}
    for problem in loaded.diagnostics:
        subject = _subject(problem)
        if not _counts(loaded, problem, subject):
            continue
        known = found.get(problem.path)
        if known is not None:
            more = known.more + 1
            found[problem.path] = Gap(
                subject=known.subject, problem=known.problem, use=known.use, more=more
            )
            continue
        use = _use(loaded, problem, subject, library)
        found[problem.path] = Gap(subject=subject, problem=problem, use=use)
    return tuple(found.values())


def _subject(problem: Diagnostic) -> str:
    """The file meant, which is the original where the problem is about a copy of it."""
    return str(problem.params.get("original", problem.path)).removesuffix(".yaml")


def _counts(loaded: LoadedPlan, problem: Diagnostic, subject: str) -> bool:
    if problem.code in (*_COPIES, _AWAY):
        return True
    if problem.severity is not Severity.ERROR:
        return False
    return problem.code in _NAMES or subject in loaded.broken or problem.path.startswith("library/")


def _use(loaded: LoadedPlan, problem: Diagnostic, subject: str, library: Container[str]) -> Use:
    if problem.code in _COPIES:
        return Use.COPY
    if subject in loaded.salvaged:
        return Use.REST
    folder, _, key = subject.rpartition("/")
    shipped = subject == "levels" or (folder == "fiches" and key in library)
    return Use.SHIPPED if shipped else Use.NOTHING
