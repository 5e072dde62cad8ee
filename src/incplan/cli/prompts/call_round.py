"""A call round on a terminal: one after another, each answer on disk before the next question."""

import sys

from incplan.app.exercises.call_view import CallRoundView
from incplan.app.exercises.calls import RoundCallRequest, record_calls, show_round
from incplan.app.response.calls.record import CallWords
from incplan.cli.prompts.ask import choose
from incplan.cli.screens.response.call.tried import SAID
from incplan.cli.session.session import Session
from incplan.frozen import replace
from incplan.i18n.catalogue import _
from incplan.i18n.labels import label
from incplan.i18n.text.hostile import safe
from incplan.i18n.text.phones import readable_phone
from incplan.incident.events.words import CallOutcome


def ask_round(session: Session) -> CallRoundView:
    """Ask what each channel gave that was not tried yet; `stop` leaves the rest for later."""
    desk, translator = session.desk, session.translator
    view = show_round(desk, translator)
    pen = desk.plan_pen()
    choices = (
        *((item.value, _(SAID[item])) for item in CallOutcome),
        ("skip", _("next one")),
        ("stop", _("stop here, go on later")),
    )
    waiting = [
        (person, way)
        for person in view.people
        for way in person.ways
        if way.outcome is None and not person.away
    ]
    for person, way in waiting:
        kind = label(translator, f"channel.{way.kind}") if way.kind else ""
        sys.stderr.write(safe(f"{person.name}, {kind} {readable_phone(way.number)}") + "\n")
        try:
            answer = choose(_("What did it give?"), choices)
        except EOFError:
            break
        if answer == "stop":
            break
        if answer != "skip":
            said = CallWords(outcome=CallOutcome(answer), number=way.number)
            request = RoundCallRequest(contact=person.contact, said=said)
            before, view = view, record_calls(desk, (request,), translator, pen)
            touched = tuple(dict.fromkeys((*before.touched, *view.touched)))
            view = replace(view, events=(*before.events, *view.events), touched=touched)
    return view
