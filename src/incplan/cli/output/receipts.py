"""Where a new entry is, in one line; apart, because `log` loads nothing it does not need."""

from collections.abc import Container

from incplan.i18n.catalogue import _


def on_disk(event: str, waiting: Container[str] = ()) -> str:
    """Where an entry is: in the plan, or `waiting` outside it until the plan can be written."""
    if event in waiting:
        return _("On disk, waiting OUTSIDE the plan: {event}", event=event)
    return _("On disk: {event}", event=event)
