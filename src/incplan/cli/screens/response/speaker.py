"""Who speaks outside, by links G and H."""

from incplan.app.desk.fact import Recorded
from incplan.app.desk.people import person
from incplan.cli.output import phrases
from incplan.cli.session.session import Session
from incplan.i18n.catalogue import _


def right_speaker(session: Session, recorded: Recorded) -> tuple[str, ...]:
    """The person links G and H name, with numbers, after a message that somebody else sent."""
    details = recorded.details or {}
    named = details.get("speaker_person")
    if named is None or f"speaker_should_be_{details['speaker']}" not in recorded.flags:
        return ()
    now = session.desk.local_now
    found = person(session.desk.plan(), named, details["speaker"], now, session.translator)
    return (
        _(
            "Now that is {name}; with that person's approval: --approved-by {id}",
            name=phrases.reach(found),
            id=named,
        ),
    )
