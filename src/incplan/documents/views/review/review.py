"""The post-incident review: twelve sections of Element and Information (S-084 to S-095)."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

from incplan.documents.content.blocks import Block, Table, ToFill
from incplan.documents.content.document import Document, Section
from incplan.documents.readers.editions import is_outside
from incplan.documents.views.common.released import released_section, title_outside
from incplan.documents.views.common.stamp import doubt_notice, exercise_notice, stamp
from incplan.documents.views.review.readers import (
    for_readers,
    may_see,
    without_people,
)
from incplan.documents.views.review.review_actions import (
    action_rows,
    question_section,
    survey_section,
)
from incplan.documents.views.review.suppliers import beside_words
from incplan.documents.views.review.timeline import timeline_section
from incplan.documents.wording.events import papers_told
from incplan.documents.wording.review import fact_words
from incplan.documents.wording.tasks import Tasks, task_texts
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import N_
from incplan.incident.review.facts import Computed
from incplan.incident.review.problems import is_answered, rows_asked
from incplan.incident.review.template import SECTIONS, YES_NO, Row, RowKind, chosen
from incplan.incident.review.template import Section as ReviewSection
from incplan.incident.review.timeline import Timeline
from incplan.incident.state.papers import papers_of
from incplan.incident.state.releases import released_words
from incplan.incident.state.state import Incident
from incplan.plan.files.review import Answer, ReviewFile

#: How many events are listed behind a computed row; the journal has them all.
_ORIGINS: Final = 4
_CHOICES: Final = {"yes": N_("yes"), "no": N_("no"), "unknown": N_("not known")}


def review_view(
    say: Wording,
    incident: Incident,
    review: ReviewFile,
    facts: Mapping[str, Computed],
    *,
    now: datetime,
    commit: str | None,
    fingerprint: str = "",
    course: Timeline | None = None,
    standing: tuple[tuple[str, str], ...] = (),
) -> Document:
    """The review with what is computed, what was answered, and what is still to be answered.

    With `course` the timeline follows the twelve sections; `standing` says how far it got.
    """
    tasks = task_texts(say.plan)
    outside = is_outside(say.audience)
    say, facts = for_readers(say, facts, released_words(incident))
    chapters = [
        _section(say, tasks, part, review, facts, f"{number}.", rows_asked(incident))
        for number, part in enumerate(SECTIONS, start=1)
        if not outside or any(may_see(say.audience, row.key) for row in part.rows)
    ]
    extra = [timeline_section(say, course)] if course is not None else []
    if outside and released_words(incident):
        extra.append(released_section(say, incident))
    if not outside:
        extra += [question_section(say, incident, review), survey_section(say, incident, review)]
    return Document(
        id="pir",
        language=say.language,
        title=say.t("Post-incident review {number}", number=incident.number),
        organisation=say.plan.file.organisation.name,
        subtitle=title_outside(say, incident) if outside else incident.title,
        stamp=(
            *stamp(
                say, today=now.astimezone(say.zone).date(), commit=commit, fingerprint=fingerprint
            ),
            *(() if outside else (*standing, *_papers(say, incident))),
        ),
        notices=(*exercise_notice(say, incident), *doubt_notice(say, incident)),
        chapters=(*chapters, *(part for part in extra if part is not None)),
    )


def _papers(say: Wording, incident: Incident) -> tuple[tuple[str, str], ...]:
    """From which paper the facts were typed, where they were."""
    papers = papers_of(incident)
    return ((say.t("Typed from paper"), papers_told(say, papers)),) if papers else ()


def _section(
    say: Wording,
    tasks: Tasks,
    part: ReviewSection,
    review: ReviewFile,
    facts: Mapping[str, Computed],
    number: str,
    wanted: tuple[str, ...] | None,
) -> Section:
    rows = [
        (
            say.label(row.key),
            _information(say, tasks, row, part, review, facts)
            if _is_told(row, review, wanted)
            else say.t("not asked for an incident of this level"),
        )
        for row in part.rows
        if may_see(say.audience, row.key)
    ]
    if not say.anonymous:
        rows += [(item.element, item.information) for item in review.free_rows.get(part.key, ())]
    columns = (say.t("Element"), say.t("Information"))
    blocks: list[Block] = []
    if rows:
        blocks.append(Table(columns, tuple(rows)))
    choice = any(row.kind is RowKind.ENUM for row in part.rows) and not say.anonymous
    if choice and chosen(review, part.key) is None and wanted is None:
        blocks.append(ToFill(say.t("{mark} Choose one.", mark=say.to_fill)))
    if not blocks:
        blocks.append(ToFill(say.t("{mark} Or write: nothing to add.", mark=say.to_fill)))
    return Section(
        id=part.key.replace(".", "-"),
        number=number,
        title=say.label(part.key),
        blocks=tuple(blocks),
    )


def _is_told(row: Row, review: ReviewFile, wanted: tuple[str, ...] | None) -> bool:
    """Whether a row is asked of an incident of this level, or was answered all the same."""
    judged = row.kind is RowKind.JUDGEMENT
    return not judged or wanted is None or row.key in wanted or is_answered(review, row.key)


def _information(
    say: Wording,
    tasks: Tasks,
    row: Row,
    part: ReviewSection,
    review: ReviewFile,
    facts: Mapping[str, Computed],
) -> str:
    answer = review.answer(row.key)
    if row.kind is RowKind.COMPUTED:
        return "\n".join(_computed(say, tasks, facts[row.key], answer))
    if row.kind is RowKind.ENUM:
        return "☒" if chosen(review, part.key) == row.choice else "☐"
    lines = _answered(say, row, answer)
    if row.key == "pir.prevention.measures":
        lines += action_rows(say, review)
    if row.key in facts and not say.anonymous:
        lines = [*(lines or [say.to_fill]), *_beside(say, facts[row.key])]
    if say.anonymous:
        return "\n".join(without_people(say, line) for line in lines) or say.t("not known")
    return "\n".join(lines) or say.to_fill


def _computed(say: Wording, tasks: Tasks, fact: Computed, answer: Answer) -> Iterator[str]:
    """The facts, what people say beside them, and the events the facts come from."""
    yield fact_words(say, tasks, fact)
    if say.anonymous:
        return
    for words in (answer.answer, answer.comment):
        if words:
            yield say.t("Comment: {words}", words=words)
    yield from _origin(say, fact)


def _beside(say: Wording, fact: Computed) -> Iterator[str]:
    """Facts that help to judge, with where they come from."""
    words = beside_words(say, fact)
    if words:
        yield words
        yield from _origin(say, fact)


def _origin(say: Wording, fact: Computed) -> Iterator[str]:
    if fact.origin:
        ids = ", ".join(fact.origin[:_ORIGINS])
        rest = len(fact.origin) - _ORIGINS
        if rest > 0:
            ids = say.t("{ids} and {count} more", ids=ids, count=rest)
        yield say.t("From the journal: {ids}", ids=ids)


def _answered(say: Wording, row: Row, answer: Answer) -> list[str]:
    word = answer.answer.strip().lower()
    known = row.choices == YES_NO and word in _CHOICES
    words = say.t(_CHOICES[word]) if known else answer.answer
    return [part for part in (words, answer.comment) if part]
