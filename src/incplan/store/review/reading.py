"""A review as somebody wrote it: read strictly, every yes and no as one word."""

from collections.abc import Iterator
from pathlib import Path

from incplan.diagnostics import Diagnostic, Severity
from incplan.frozen import replace
from incplan.i18n.text.answers import yes_no_and_more
from incplan.incident.review.problems import unknown_keys
from incplan.incident.review.template import MEASURES, ROWS, YES_NO
from incplan.plan.files.review import Answer, ReviewFile
from incplan.plan.values.reading import ValidationError, check
from incplan.store.review.digest import digest_of
from incplan.store.review.file import StoredReview
from incplan.store.yaml.document import Document, read_document
from incplan.store.yaml.schema_errors import schema_diagnostics


def read_review(path: Path, shown: str) -> StoredReview:
    """The file that stands there, with what is wrong in it; `shown` is its path in the plan."""
    read = read_document(path, shown)
    if read.value is None:
        return StoredReview(path, exists=True, diagnostics=read.diagnostics)
    document = read.value
    try:
        written = check(ReviewFile, document.data)
    except ValidationError as problem:
        found = schema_diagnostics(problem, document, ReviewFile)
        return StoredReview(path, exists=True, diagnostics=(*read.diagnostics, *found))
    return StoredReview(
        path,
        exists=True,
        review=_with_one_word(written),
        written=written,
        sha256=digest_of(document),
        diagnostics=(*read.diagnostics, *_misplaced(written, document)),
    )


def _misplaced(review: ReviewFile, document: Document) -> Iterator[Diagnostic]:
    """Words under a key that the review does not have: nobody would ever read them."""
    for problem in unknown_keys(review):
        block = "answers" if problem.row in review.answers else "free_rows"
        place = document.locate((block, problem.row), at_key=True)
        yield Diagnostic(
            code="REF010",
            severity=Severity.WARNING,
            path=document.path,
            line=place.line,
            column=place.column,
            length=place.length,
            params={"given": problem.row},
        )


def _with_one_word(review: ReviewFile) -> ReviewFile:
    """`oui`, `nee, ...` as `yes`, `no` and a comment, in the rows that ask for one of them."""
    answers = {key: _one_word(key, answer) for key, answer in review.answers.items()}
    return replace(review, answers=answers)


def _one_word(key: str, answer: Answer) -> Answer:
    row = ROWS.get(key)
    if row is None or (row.choices != YES_NO and key != MEASURES):
        return answer
    found = yes_no_and_more(answer.answer)
    if found is None:
        return answer
    said, more = found
    words = "\n".join(part for part in (more, answer.comment) if part)
    return Answer(answer="yes" if said else "no", comment=words)
