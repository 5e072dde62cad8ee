"""What of the plan could not be read, in words: for the top of a screen and of a document."""

from collections.abc import Mapping, Sequence
from typing import Final

from incplan.i18n.catalogue import N_, Translator
from incplan.i18n.findings import finding_message
from incplan.plan.gaps import Gap, Use

#: So many files are named; `validate` names them all.
MOST: Final = 5
_USES: Final[Mapping[Use, str]] = {
    Use.NOTHING: N_("Nothing of it is used."),
    Use.REST: N_("The rest of the file is used."),
    Use.SHIPPED: N_("What comes with incplan is used in its place."),
    Use.COPY: "",
}


def gaps_title(translator: Translator, gaps: Sequence[Gap]) -> str:
    """The one sentence nobody may miss."""
    if any(gap.is_certain for gap in gaps):
        return translator.t("NOT ALL OF THE PLAN COULD BE READ: something may be missing here.")
    return translator.t("The plan is in doubt: somebody should look at these files.")


def gap_line(translator: Translator, gap: Gap) -> str:
    """One file: where, what is wrong, what is used all the same."""
    problem = gap.problem
    words = [finding_message(translator, problem.code, problem.params), used(translator, gap)]
    said = " ".join(word for word in words if word)
    return translator.t("{name}: {value}", name=gap.place, value=said)


def used(translator: Translator, gap: Gap) -> str:
    """What is used of the file, or in its place."""
    return translator.t(_USES[gap.use]) if _USES[gap.use] else ""


def gap_lines(translator: Translator, gaps: Sequence[Gap]) -> tuple[str, ...]:
    """The files by name, what is certain first, and how many more there are."""
    ordered = sorted(gaps, key=lambda gap: not gap.is_certain)
    lines = [gap_line(translator, gap) for gap in ordered[:MOST]]
    left = len(gaps) - MOST
    if left > 0:
        lines.append(
            translator.n("and {count} more file", "and {count} more files", left)
            + ": incplan validate"
        )
    return tuple(lines)


def gaps_told(translator: Translator, gaps: Sequence[Gap], *, named: bool) -> str:
    """One paragraph for a document; without names for readers who may not see what files hold."""
    if not gaps:
        return ""
    if named:
        return "\n".join((gaps_title(translator, gaps), *gap_lines(translator, gaps)))
    count = len({gap.subject for gap in gaps})
    told = translator.n("{count} file concerned.", "{count} files concerned.", count)
    return f"{gaps_title(translator, gaps)} {told}"
