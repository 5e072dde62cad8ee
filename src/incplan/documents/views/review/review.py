"""The post-incident review: twelve sections of Element and Information (S-084 to S-095)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from incplan.documents.audiences.editions import is_outside
from incplan.documents.content.blocks import Block, Facts, Paragraph, Table, ToFill
from incplan.documents.content.document import Document, Section
from incplan.documents.views.common.released import released_section, title_outside
from incplan.documents.views.common.stamp import dated, doubt_notice, exercise_notice, proof_section
from incplan.documents.views.review.asked import CAUSE_FOUND, asked_keys, not_asked, search_lines
from incplan.documents.views.review.in_short import in_short
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
from incplan.incident.review.problems import is_answered
from incplan.incident.review.template import SECTIONS, YES_NO, Row, RowKind, chosen
from incplan.incident.review.template import Section as ReviewSection
from incplan.incident.review.timeline import Timeline
from incplan.incident.state.papers import papers_of
from incplan.incident.state.releases import released_words
from incplan.incident.state.state import Incident
from incplan.plan.files.review import Answer, ReviewFile
from incplan.vocabulary import Status

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
    finished = incident.status is Status.REVIEWED
    asked = asked_keys(say, incident, review)
    unasked = not_asked(say, incident)
    chapters = [
        _section(say, tasks, part, review, facts, f"{number}.", asked, unasked, finished=finished)
        for number, part in enumerate(SECTIONS, start=1)
        if not outside or any(may_see(say.audience, row.key) for row in part.rows)
    ]
    open_as = unasked or (say.t("not answered") if finished else say.to_fill)
    extra = [timeline_section(say, course)] if course is not None else []
    if outside and released_words(incident):
        extra.append(released_section(say, incident))
    if not outside:
        extra += [
            question_section(say, incident, review, open_as),
            survey_section(say, incident, review),
            _evidence(say, facts),
        ]
        chapters = [in_short(say, incident, review, facts, course), *_on_a_new_page(chapters)]
    return Document(
        id="pir",
        language=say.language,
        title=say.t("Post-incident review {number}", number=incident.number),
        organisation=say.plan.file.organisation.name,
        subtitle=title_outside(say, incident) if outside else incident.title,
        stamp=(
            *dated(say, now.astimezone(say.zone).date()),
            *(() if outside else (*standing, *_papers(say, incident))),
        ),
        notices=(*exercise_notice(say, incident), *doubt_notice(say, incident)),
        chapters=(
            *chapters,
            *(part for part in extra if part is not None),
            *proof_section(say, commit=commit, fingerprint=fingerprint),
        ),
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
    asked: frozenset[str],
    unasked: str,
    *,
    finished: bool,
) -> Section:
    """The rows of a section; in a finished review what nobody answered is left as it was left.

    `unasked` says why rows that are not in `asked` are left open; "" where all of them are asked.
    """
    rows = [
        (
            say.label(row.key),
            _information(say, tasks, row, part, review, facts, finished=finished)
            if _is_told(row, part, review, asked)
            else unasked,
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
    if choice and chosen(review, part.key) is None and part.key in asked and not finished:
        blocks.append(ToFill(say.t("{mark} Choose one.", mark=say.to_fill)))
    if not blocks and unasked:
        blocks.append(Paragraph(unasked))
    if not blocks and finished:
        blocks.append(Paragraph(say.t("Nothing to add.")))
    if not blocks:
        blocks.append(ToFill(say.t("{mark} Or write: nothing to add.", mark=say.to_fill)))
    return Section(
        id=part.key.replace(".", "-"),
        number=number,
        title=say.label(part.key),
        blocks=tuple(blocks),
    )


def _is_told(row: Row, part: ReviewSection, review: ReviewFile, asked: frozenset[str]) -> bool:
    """Whether a row is asked of an incident of this level, or was answered all the same."""
    if row.kind is RowKind.ENUM:
        return part.key in asked or chosen(review, part.key) is not None
    return row.kind is RowKind.COMPUTED or row.key in asked or is_answered(review, row.key)


def _information(
    say: Wording,
    tasks: Tasks,
    row: Row,
    part: ReviewSection,
    review: ReviewFile,
    facts: Mapping[str, Computed],
    *,
    finished: bool,
) -> str:
    missing = say.t("not answered") if finished else say.to_fill
    answer = review.answer(row.key)
    if row.kind is RowKind.COMPUTED:
        lines = list(_computed(say, tasks, facts[row.key], answer))
        if row.key == CAUSE_FOUND:
            lines += search_lines(say, facts[row.key], review, missing)
        return "\n".join(lines)
    if row.kind is RowKind.ENUM:
        return "☒" if chosen(review, part.key) == row.choice else "☐"
    lines = _answered(say, row, answer)
    if row.key == "pir.prevention.measures":
        lines += action_rows(say, review)
    if row.key in facts and not say.anonymous:
        lines = [*(lines or [missing]), *_beside(say, facts[row.key])]
    if say.anonymous:
        return "\n".join(without_people(say, line) for line in lines) or say.t("not known")
    return "\n".join(lines) or missing


def _computed(say: Wording, tasks: Tasks, fact: Computed, answer: Answer) -> Iterator[str]:
    """The facts, what people say beside them, facts first."""
    yield fact_words(say, tasks, fact)
    if say.anonymous:
        return
    for words in (answer.answer, answer.comment):
        if words:
            yield say.t("Comment: {words}", words=words)


def _beside(say: Wording, fact: Computed) -> Iterator[str]:
    """Facts that help to judge."""
    words = beside_words(say, fact)
    if words:
        yield words


def _on_a_new_page(chapters: list[Section]) -> Iterator[Section]:
    """The twelve sections begin after the first page."""
    for place, chapter in enumerate(chapters):
        yield replace(chapter, new_page=True) if place == 0 else chapter


def _evidence(say: Wording, facts: Mapping[str, Computed]) -> Section | None:
    """From which entries of the journal each fact comes: at the end, out of the way of readers."""
    rows = []
    for section in SECTIONS:
        for row in section.rows:
            fact = facts.get(row.key)
            if fact is not None and fact.origin:
                ids = ", ".join(fact.origin[:_ORIGINS])
                rest = len(fact.origin) - _ORIGINS
                if rest > 0:
                    ids = say.t("{ids} and {count} more", ids=ids, count=rest)
                rows.append((say.label(row.key), ids))
    if not rows:
        return None
    return Section(
        id="pir-evidence",
        title=say.t("Where the facts come from: entries of the journal"),
        blocks=(Facts(tuple(rows)),),
    )


def _answered(say: Wording, row: Row, answer: Answer) -> list[str]:
    word = answer.answer.strip().lower()
    known = row.choices == YES_NO and word in _CHOICES
    words = say.t(_CHOICES[word]) if known else answer.answer
    return [part for part in (words, answer.comment) if part]
