"""The first page of a review, for management: what happened, what it cost, what follows.

No ids, no hashes, no names of rules: the evidence follows as an annex.
"""

from collections.abc import Iterator, Mapping

from incplan.documents.charts.timeline import PAGE_WIDTH, timeline_svg, told
from incplan.documents.content.blocks import Block, Drawing, Paragraph, Table
from incplan.documents.content.document import Section
from incplan.documents.views.common.brief import without_ids
from incplan.documents.views.common.limits import limits_table
from incplan.documents.views.review.review_actions import PRIORITIES
from incplan.documents.wording.review import cause_words
from incplan.documents.wording.timeline import for_readers
from incplan.documents.wording.wording import Wording
from incplan.incident.clocks.running import elapsed
from incplan.incident.review.facts import (
    Computed,
    RecoveryFact,
    RecoveryOutcome,
    ResolvedFact,
)
from incplan.incident.review.timeline import Timeline
from incplan.incident.state.state import Incident
from incplan.plan.files.review import ReviewFile


def in_short(
    say: Wording,
    incident: Incident,
    review: ReviewFile,
    facts: Mapping[str, Computed],
    course: Timeline | None,
) -> Section:
    """One page of its own before the twelve sections."""
    page = Section(
        id="pir-short",
        title=say.t("In short"),
        blocks=(
            Paragraph(" ".join(_sentences(say, incident, facts))),
            *_drawing(say, course),
            *_words(say, incident, review),
            *_limits(say, facts),
            *_actions(say, review),
        ),
        style="short",
    )
    return without_ids(page)


def _sentences(say: Wording, incident: Incident, facts: Mapping[str, Computed]) -> Iterator[str]:
    """What happened, how bad, how long; whether activities were back in time."""
    title = " ".join(incident.title.split()).rstrip(".")
    level = say.label(f"level.{incident.told_level(incident.highest_level)}")
    solved = facts.get("pir.admin.resolved_at")
    if isinstance(solved, ResolvedFact) and solved.at is not None:
        lasted = say.span(elapsed(incident.detected_at, solved.at))
        yield say.t(
            "{title}. Highest level: {level}; it lasted {span}.",
            title=title, level=level, span=lasted,
        )  # fmt: skip
    else:
        yield say.t("{title}. Highest level: {level}; it is not over.", title=title, level=level)
    found = facts.get("pir.adequacy.actual_time")
    if isinstance(found, RecoveryFact):
        yield _outcome(say, found.outcome)


def _outcome(say: Wording, outcome: RecoveryOutcome | None) -> str:
    words = {
        None: say.t("Not all activities are back."),
        RecoveryOutcome.ALL: say.t("All activities were back in time."),
        RecoveryOutcome.SOME: say.t("Only some activities were back in time."),
        RecoveryOutcome.NONE: say.t("No activity was back in time."),
        RecoveryOutcome.NOT_APPLICABLE: say.t("No activity with a time limit was affected."),
    }
    return words[outcome]


def _drawing(say: Wording, course: Timeline | None) -> tuple[Block, ...]:
    """The course, with the name of each activity in full."""
    if course is None:
        return ()
    own = for_readers(say, course)
    title = say.t("The course")
    svg = timeline_svg(say, own, title, width=PAGE_WIDTH, listed=False, marked=False)
    return (Drawing(svg, told(say, own)),)


def _words(say: Wording, incident: Incident, review: ReviewFile) -> tuple[Block, ...]:
    """The cause, and what people said that worked, did not, was learnt and should change."""
    useful = review.answer("pir.communication.useful").answer
    worked = [useful, *(item.worked for item in review.survey)]
    failed = [
        review.answer("pir.communication.ineffective").answer,
        *(item.did_not_work for item in review.survey),
    ]
    rows = (
        (say.t("Cause"), cause_words(say, incident.cause, incident.efforts)),
        (say.t("What worked"), "\n".join(part for part in worked if part)),
        (say.t("What did not"), "\n".join(part for part in failed if part)),
        (say.t("What was learned"), review.answer("pir.prevention.learned").answer),
        (say.t("What should change"), review.answer("pir.improvements.items").answer),
    )
    said = tuple((name, words) for name, words in rows if words)
    columns = (say.t("Element"), say.t("Information"))
    return (Table(columns, said, strong=0),) if said else ()


def _limits(say: Wording, facts: Mapping[str, Computed]) -> tuple[Block, ...]:
    found = facts.get("pir.adequacy.actual_time")
    if not isinstance(found, RecoveryFact) or not found.activities:
        return ()
    return (limits_table(say, found.activities),)


def _actions(say: Wording, review: ReviewFile) -> tuple[Block, ...]:
    if not review.actions:
        return ()
    columns = (say.t("Action"), say.t("Owner"), say.t("Due"), say.t("Priority"))
    rows = tuple(
        (
            item.what,
            say.person(item.owner),
            say.day(item.due),
            say.t(PRIORITIES[item.priority]),
        )
        for item in review.actions
    )
    return (Table(columns, rows),)
