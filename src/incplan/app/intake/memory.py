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


def keys_of(code: str, params: Mapping[str, str], where: str, digest: str) -> tuple[str, str]:
    """By what an answer is known again: hashes, so that nothing can be read in them.

    Of this place (`where`, and its turn) in the file of this `digest`, and of any other that says
    the same; "" where the answer counts for the place only.
    """
    told = {key: said for key, said in params.items() if (code, key) not in _PASSING}
    if code not in _OF_THE_PLAN:
        return _hash([code, where, digest, params.get("text", "")]), ""
    matter = [code, sorted(told.items())]  # its turn at the place tells less than what it is about
    return _hash([*matter, where.rpartition(":")[0], digest]), _hash(matter)


def _hash(matter: object) -> str:
    return hashlib.sha256(json.dumps(matter, ensure_ascii=False).encode()).hexdigest()[:32]


def remembered(known: Iterable[ImportRecord]) -> dict[str, str]:
    """The answers of the imports that stand; a later one counts before an earlier one."""
    found: dict[str, str] = {}
    for record in known:
        if not record.undone:
            found |= dict(record.answers)
    return found


def to_keep(
    given: Iterable[tuple[str, str, str]], left: Iterable[str], known: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """The answers of this import, by their keys, that are not remembered yet.

    What was `left` open in one place, or answered in two ways, counts for its own place only.
    """
    told = tuple(given)
    said: dict[str, set[str]] = {}
    for _place, everywhere, answer in told:
        said.setdefault(everywhere, set()).add(answer)
    apart = {"", *left, *(key for key, answers in said.items() if len(answers) > 1)}
    kept = {
        (place if everywhere in apart else everywhere): answer
        for place, everywhere, answer in told
        if not tells_secret(answer)
    }
    return tuple((key, answer) for key, answer in kept.items() if known.get(key) != answer)
