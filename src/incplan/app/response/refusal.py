"""Refuse with every objection at once, each with its remedy."""

from incplan.errors import RefusedError
from incplan.incident.response.lifecycle import ENDED, Objection


def refuse(objections: tuple[Objection, ...], code: str, **params: object) -> None:
    """Raise one RefusedError that lists every objection with its remedy.

    For an incident that has ended it says only that.
    """
    if not objections:
        return
    first = objections[0]
    if first.code in ENDED:  # nothing else matters then
        raise RefusedError(first.code, id=first.params["id"])
    details = tuple(
        (item.code, {**item.params, "mend": item.mend, "item": item.item}) for item in objections
    )
    raise RefusedError(code, details=details, **params)
