"""Answers to the questions of an import from a file: `NAME: yes`, one a line."""

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from incplan.app.intake.bring_in import Prepared
from incplan.app.intake.report import row_of
from incplan.errors import UnreadableError, UsageError
from incplan.plan.values.scalars import NO_WORDS, YES_WORDS
from incplan.store.disk.safepath import read_regular
from incplan.store.yaml.document import MAX_BYTES, parse_document

_SHOWN: Final = 10
#: More files of answers beside one source are not made.
_FILES: Final = 100


def read_answers(path: Path) -> dict[str, str]:
    """The answers by the name of their question, yes and no in one form.

    Raises UnreadableError for a file that cannot be read or is no mapping of texts.
    """
    try:
        document = parse_document(read_regular(path, MAX_BYTES), path.name).value
    except OSError as problem:
        raise UnreadableError("intake_no_file", file=path.name) from problem
    data = document.data if document is not None else None
    if not isinstance(data, Mapping) or any(not isinstance(item, str) for item in data.values()):
        raise UnreadableError("import_answers_broken", file=path.name)
    return {str(key): plain_answer(str(value)) for key, value in data.items()}


def keep_answers(given: Mapping[str, str], beside: Path) -> tuple[Path | None, str]:
    """A new file with these answers beside a source, else in the working directory; its text.

    Only its owner may read it. None where no file can be written.
    """
    text = "".join(
        f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(answer, ensure_ascii=False)}\n"
        for name, answer in given.items()
    )
    for folder in (beside.parent, Path.cwd()):
        for number in range(1, _FILES):
            end = "" if number == 1 else f"-{number}"
            path = folder / f"{beside.name}{end}.answers.yaml"
            try:
                handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            except FileExistsError:
                continue
            except OSError:
                break
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                stream.write(text)
            return path, text
    return None, text


def plain_answer(text: str) -> str:
    """An answer with yes and no in one form; any other text as it is."""
    word = text.strip().casefold()
    return "yes" if word in YES_WORDS else "no" if word in NO_WORDS else text.strip()


def check_answers(
    answers: Mapping[str, str],
    prepared: Prepared,
    again: Callable[[Mapping[str, str]], Prepared],
) -> None:
    """Raises UsageError for answers to questions that are not asked, or that do not fit one.

    A question that only another answer has settled is no mistake: `again` says what is asked with
    fewer answers.
    """
    report = prepared.report
    asked = {item.id: item for item in (*report.to_ask, *report.answered)}
    unknown = [
        name
        for name in answers
        if name not in asked
        and row_of(name) not in prepared.settled
        and name.partition(":")[0] not in prepared.before
    ]
    if unknown:
        met = _ever_asked(answers, again)
        unknown = [name for name in unknown if name not in met]
    if unknown:
        raise UsageError("import_answers_unknown", names=", ".join(unknown[:_SHOWN]))
    for name, given in answers.items():
        question = asked.get(name)
        if question is not None and question.answer is None:
            choices = ", ".join(question.choices)
            raise UsageError("import_answer_wrong", name=name, given=given[:40], choices=choices)


def _ever_asked(
    answers: Mapping[str, str], again: Callable[[Mapping[str, str]], Prepared]
) -> set[str]:
    """Every question that is asked while answers are given one round after the other."""
    met: set[str] = set()
    while True:
        report = again({name: answer for name, answer in answers.items() if name in met}).report
        new = {item.id for item in (*report.to_ask, *report.answered)} - met
        if not new & answers.keys():
            return met | new
        met |= new
