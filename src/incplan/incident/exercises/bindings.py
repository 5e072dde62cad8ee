"""What the names of a scenario mean on this plan: pure queries, answered for the day of the story.

A query has one answer or none; of several that fit, the first in the order of recovery counts, then
the first by id.
"""

import re
from collections.abc import Mapping
from typing import Final

from incplan.incident.exercises.queries.activities import (
    longest_supplier,
    most_needed,
    shortest_rto,
)
from incplan.incident.exercises.queries.people import (
    copy_holder,
    role_holder,
    role_next,
    role_now,
    row_at,
)
from incplan.incident.exercises.queries.query import Answer, Answerer, Ground, Question, Unbound
from incplan.incident.exercises.queries.sites import main_site, other_site, site_in_flood_zone
from incplan.incident.exercises.queries.suppliers import (
    any_standby,
    standby_of,
    supplier_data,
    supplier_of,
)
from incplan.incident.exercises.queries.values import (
    deadline,
    out_of_band,
    penalty,
    resolution_promised,
    rpo,
    rto,
    workaround,
)
from incplan.plan.files.scenarios import Scenario
from incplan.vocabulary import CONTACT_ROWS, ROLES

_QUERY: Final = r"([a-z]+)\.([a-z_]+)(?:\(([^()]*)\))?"


def parse(written: str) -> Question:
    """The parts of a query. Raises ValueError for words that are no query that is known."""
    match = re.fullmatch(_QUERY, written.strip(), re.ASCII)
    if match is None or f"{match[1]}.{match[2]}" not in _ANSWERS:
        raise ValueError(written)
    args: list[str] = []
    named: dict[str, str] = {}
    for part in filter(None, ((item or "").strip() for item in (match[3] or "").split(","))):
        name, colon, value = part.partition(":")
        if colon:
            named[name.strip()] = value.strip()
        else:
            args.append(part)
    return Question(
        written=written.strip(), family=match[1], what=match[2], args=tuple(args), named=named
    )


def bindings(scenario: Scenario, ground: Ground) -> dict[str, Answer]:
    """The answer to each name of a scenario, and to each answer wanted of somebody alone.

    Those of injects are kept under the id of the inject. A name that needs one without an answer
    has none either.
    """
    known: dict[str, Answer] = {}
    for name, written in scenario.bind.items():
        known[name] = answer(written, ground, known)
    for inject in scenario.injects:
        if inject.answer:
            known[inject.id] = answer(inject.answer, ground, known)
    return known


def answer(written: str, ground: Ground, known: Mapping[str, Answer]) -> Answer:
    """The answer to one query; none for words that are no query."""
    try:
        asked = parse(written)
    except ValueError:
        return Unbound(query=written, missing="query")
    if not asked.args and f"{asked.family}.{asked.what}" not in _NEED_NONE:
        return Unbound(query=written, missing="query")
    for name in (*asked.args, *asked.named.values()):
        before = known.get(name)
        if isinstance(before, Unbound):
            return Unbound(query=written, missing=before.missing, of=before.of)
    return _ANSWERS[f"{asked.family}.{asked.what}"](asked, ground, known)


_ANSWERS: Final[Mapping[str, Answerer]] = {
    "activity.shortest_rto": shortest_rto,
    "activity.most_needed": most_needed,
    "activity.longest_supplier": longest_supplier,
    "supplier.of": supplier_of,
    "supplier.data": supplier_data,
    "supplier.standby_of": standby_of,
    "role.now": role_now,
    "role.next": role_next,
    "role.holder": role_holder,
    "row.first": row_at(0),
    "row.second": row_at(1),
    "site.flood": site_in_flood_zone,
    "site.main": main_site,
    "site.other": other_site,
    "standby.any": any_standby,
    "workaround.of": workaround,
    "channel.out_of_band": out_of_band,
    "copy.holder": copy_holder,
    "value.rto": rto,
    "value.rpo": rpo,
    "value.resolution": resolution_promised,
    "value.deadline": deadline,
    "value.penalty": penalty,
}
#: Families whose first argument is a word of the vocabulary, with the words.
_WORDS: Final = {"role": ROLES, "row": CONTACT_ROWS}
_NEED_NONE: Final = (
    "activity.shortest_rto", "activity.most_needed", "activity.longest_supplier", "site.flood",
    "site.main", "standby.any", "channel.out_of_band", "copy.holder",
)  # fmt: skip
QUERIES: Final = tuple(_ANSWERS)


def wrong_query(written: str, names: frozenset[str], injects: frozenset[str]) -> str:
    """What is wrong with a query, as a code; empty where nothing is."""
    try:
        asked = parse(written)
    except ValueError:
        return "unknown"
    if not asked.args:
        return "" if f"{asked.family}.{asked.what}" in _NEED_NONE else "argument"
    if asked.family in _WORDS:
        return "" if asked.args[0] in _WORDS[asked.family] else "word"
    story = asked.named.get("story")
    if story is not None and story not in injects:
        return "inject"
    bound = [asked.args[0], *(value for name, value in asked.named.items() if name == "site")]
    unknown = [name for name in bound if name.isupper() and name not in names]
    return "name" if unknown else ""
