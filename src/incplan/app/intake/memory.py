"""Answers given at earlier imports: what was settled once is not asked again."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Final

from incplan.app.intake.secrets import tells_secret
from incplan.store.intake.records import ImportRecord

#: Questions about a name or value and what the plan has of it: an answer counts in any file that
#: says the same. All others are about a place in a file: it counts for that very file.
_OF_THE_PLAN: Final = frozenset(
    {
        "function_differs", "number_differs", "number_of_another", "order_of_name",
        "same_contact", "same_incident", "same_measure", "template_number", "title_differs",
        "value_differs",
    }
)  # fmt: skip
#: What else is known then does not change the answer.
_PASSING: Final = frozenset({("number_differs", "known")})


def key_of(code: str, params: Mapping[str, str], where: str, digest: str) -> str:
    """By what the answer to a question is known again: a hash, so that nothing can be read in it.

    `where` is its place within the file whose `digest` this is, and its turn there.
    """
    told = {key: said for key, said in params.items() if (code, key) not in _PASSING}
    matter = (
        [code, sorted(told.items())]
        if code in _OF_THE_PLAN
        else [code, where, digest, params.get("text", "")]
    )
    return hashlib.sha256(json.dumps(matter, ensure_ascii=False).encode()).hexdigest()[:32]


def remembered(known: Iterable[ImportRecord]) -> dict[str, str]:
    """The answers of the imports that stand; a later one counts before an earlier one."""
    found: dict[str, str] = {}
    for record in known:
        if not record.undone:
            found |= dict(record.answers)
    return found


def to_keep(given: Mapping[str, str], known: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The answers of this import, by their keys, that are not remembered yet."""
    return tuple(
        (key, answer)
        for key, answer in given.items()
        if known.get(key) != answer and not tells_secret(answer)
    )
