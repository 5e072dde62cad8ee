"""Who a plan is, wherever its folder lies: the key `id` of plan.yaml, and whose plan it is.

Read without the plan's loader: an entry that must be kept elsewhere cannot wait for it, and a
plan.yaml that is broken further down still says whose it is.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from incplan.frozen import dataclass
from incplan.store.disk.safepath import read_regular
from incplan.store.journal.ids import random_signs
from incplan.store.yaml.document import MAX_BYTES, parse_document

_ID: Final = re.compile(
    r"""^id:[ \t]+(["']?)([A-Za-z0-9][A-Za-z0-9._-]{0,63})\1[ \t]*(?:\#[^\r\n]*)?\r?$""",
    re.MULTILINE | re.ASCII | re.VERBOSE,
)
_FORMAT: Final = re.compile(r"^\ufeff?format:[^\n]*\n?", re.MULTILINE)
_LENGTH: Final = 16


@dataclass(frozen=True, slots=True)
class PlanIdentity:
    """What tells a plan from any other: its id and organisation, None where it does not say."""

    id: str | None = None
    organisation: str | None = None


def new_plan_id() -> str:
    """A letter and fifteen base 32 signs: no two plans get the same one."""
    return random_signs(_LENGTH)


def plan_id_of(text: str) -> str | None:
    """The id a text of plan.yaml gives; None where it gives none, or several."""
    found = _ID.findall(text)
    return found[0][1] if len(found) == 1 else None


def with_id(text: str, plan_id: str) -> str:
    """The text of plan.yaml with this id, in place of the one it has or else below `format`.

    Every other character stays as it is, line ends included. A file that is not written as a
    block mapping cannot be changed so: whoever writes it loads the result again.
    """
    if plan_id_of(text) is not None:
        start, stop = next(_ID.finditer(text)).span(2)
        return f"{text[:start]}{plan_id}{text[stop:]}"
    end = "\r\n" if "\r\n" in text else "\n"
    line = f"id: {plan_id}{end}"
    place = _FORMAT.search(text)
    if place is None:  # at the end, where nothing can stand before it that must come first
        return f"{text}{'' if not text or text.endswith(end) else end}{line}"
    head = text[: place.end()]
    return f"{head}{'' if head.endswith(end) else end}{line}{text[place.end() :]}"


def identify(root: Path) -> PlanIdentity:
    """Id and organisation of the plan in a folder, as far as its plan.yaml can be read."""
    try:
        content = read_regular(root / "plan.yaml", MAX_BYTES)
    except OSError:
        return PlanIdentity()
    text = content.decode("utf-8-sig", "replace")
    return PlanIdentity(plan_id_of(text), _organisation(content))


def _organisation(content: bytes) -> str | None:
    document = parse_document(content, "plan.yaml").value
    data = document.data if document else None
    organisation = data.get("organisation") if isinstance(data, Mapping) else None
    name = organisation.get("name") if isinstance(organisation, Mapping) else None
    return " ".join(name.split()) or None if isinstance(name, str) else None
