"""A plan without an id gets one, so that what waits for it is found wherever its folder lies.

The id is bookkeeping: it belongs to no part of an approval.
"""

from incplan.app.desk.desk import Desk
from incplan.store.disk.safepath import read_regular
from incplan.store.journal.identity import new_plan_id, with_id
from incplan.store.yaml.document import MAX_BYTES, parse_document
from incplan.store.yaml.replace import exchange

FILE = "plan.yaml"


def may_get_id(desk: Desk) -> bool:
    """Whether the plan has no id, and can get one without a change of anything else in the file."""
    return _identified(desk, new_plan_id()) is not None


def give_id(desk: Desk) -> str | None:
    """Write a new id into `plan.yaml`; None where it has one, or cannot get one.

    Raises RefusedError `changed_meanwhile`, NotWrittenError.
    """
    plan_id = new_plan_id()
    found = _identified(desk, plan_id)
    if found is None:
        return None
    exchange(desk.root, desk.root / FILE, *found)
    return plan_id


def _identified(desk: Desk, plan_id: str) -> tuple[bytes, bytes] | None:
    """The file as it is and with the id; the plan must be readable, and nothing else may differ."""
    plan = desk.plan_or_none()
    if plan is None or plan.file.id is not None:
        return None
    try:
        before = read_regular(desk.root / FILE, MAX_BYTES)
        after = with_id(before.decode("utf-8"), plan_id).encode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    old, new = _data(before), _data(after)
    if old is None or "id" in old or new != {**old, "id": plan_id}:
        return None
    return before, after


def _data(content: bytes) -> dict[str, object] | None:
    document = parse_document(content, FILE).value
    data = document.data if document else None
    return dict(data) if isinstance(data, dict) else None
