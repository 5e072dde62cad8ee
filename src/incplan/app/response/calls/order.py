"""Whom to call now, and everybody after: what the incident asks, or whom somebody wants."""

from incplan.app.desk.desk import Desk
from incplan.app.desk.people import Person, name_of, person
from incplan.app.response.calls.details import details_of
from incplan.app.response.calls.lines import CallOrder, TriedLine
from incplan.app.response.calls.whom import named, unclear
from incplan.app.response.calls.without import without_failed
from incplan.app.response.situation.briefing import Briefing
from incplan.app.response.situation.elsewhere import tried_elsewhere
from incplan.app.response.situation.moment import ref_of
from incplan.app.response.situation.next_call import CallNow, turn_of
from incplan.app.response.situation.status import situation, status
from incplan.errors import IncplanError, UsageError
from incplan.i18n.catalogue import Translator
from incplan.incident.events.events import Called
from incplan.incident.response.assignment import ladder
from incplan.incident.response.chains import acting_in, chain_of
from incplan.incident.response.failing import down_in
from incplan.incident.state.state import Incident
from incplan.plan.plan import Plan
from incplan.vocabulary import CONTACT_ROWS, ROLES

#: So many contacts or functions that words may mean are shown together.
_SHOWN = 3
_FIRST = "incident_manager"


def call_order(
    desk: Desk,
    whom: str | None,
    translator: Translator,
    *,
    without: str | None = None,
    part: str | None = None,
) -> CallOrder:
    """The call of now with everybody behind it; or those for a function, a row, one person.

    Without `whom` the incident says whom; where none runs, whoever would lead one. People who are
    away are left out while others remain; whoever took a function over in the incident comes first,
    and the incident's fiche may name other contacts. Words that may mean two or three give all of
    them: at night both numbers beat a question. `without` leaves out means that depend on
    `telephony`, `it`, `mobile`, or an operator. Raises UsageError for any other word.
    """
    incident = _incident(desk, part)
    if whom is None and without is None:
        turn, incident = _asked_by_incident(desk, incident, part, translator)
        if turn is not None:
            return _order(desk, incident, turn.chain, turn, translator)
    plan = desk.plan()
    whom = whom or _FIRST
    names = named(plan, whom)
    if len(names) > _SHOWN:
        raise unclear(plan, whom, names)
    turns = [_turn(desk, plan, incident, name, translator) for name in names]
    every = (item for _turn_of, people in turns for item in people)
    people = tuple({item.id: item for item in every}.values())
    alone = turns[0][0] if len(turns) == 1 and without is None else None
    order = _order(desk, incident, people, alone, translator)
    return without_failed(plan, order, without) if without is not None else order


def called_contact(
    desk: Desk, whom: str, translator: Translator, part: str | None
) -> tuple[str, str | None]:
    """The contact who was called, and in which function, if one was named.

    Of a function it is whoever is to be called now. Raises UsageError, also for words that may mean
    two.
    """
    plan = desk.plan()
    names = named(plan, whom)
    incident = _incident(desk, part)
    found = {key: _first(desk, plan, incident, key, translator) for key in names}
    if len(set(found.values())) > 1:
        raise unclear(plan, whom, names)
    name, contact = next(iter(found.items()))
    if contact is None:
        raise UsageError("nobody", given=whom)
    return contact, name if name in ROLES and len(found) == 1 else None


def order_after(
    desk: Desk,
    incident_id: str,
    contact: str,
    role: str | None,
    translator: Translator,
    *,
    spoken: bool,
) -> CallOrder | None:
    """Whom to call after a call to `contact`; None when nobody is to be called.

    Unless somebody was spoken to, whoever is next for the same purpose: that of the incident, where
    it was this person's turn, else that of the function he or she holds. Else what the incident
    asks.
    """
    incident, plan = desk.dossier(incident_id).incident, desk.plan()
    item, _moment = situation(desk, incident_id, translator)
    turn = _of_incident(desk, incident, item, translator)
    if not spoken and not (turn and _was_due(incident, plan, turn.wanted, contact, desk)):
        now, down = desk.local_now, down_in(incident, plan)
        wanted = person(plan, contact, role or _as(plan, contact), now, translator, down)
        own = _turn_in(desk, incident, wanted, translator)
        waits = own is not None and own.tried is not None and own.tried.waits
        # Where nobody is left for that purpose, the incident goes on with its own call.
        turn = own if own is not None and not (waits and turn is not None) else turn
    return _order(desk, incident, turn.chain, turn, translator) if turn else None


def next_number(
    desk: Desk, part: str | None, contact: str, role: str | None, translator: Translator
) -> str:
    """The number of a contact that is to be dialled now; "" where there is none."""
    plan = desk.plan()
    try:
        incident = desk.dossier(part).incident
    except IncplanError:
        incident = None  # recording it never waits for what can be read of the incident
    now, down = desk.local_now, down_in(incident, plan)
    wanted = person(plan, contact, role or _as(plan, contact), now, translator, down)
    turn = _turn_in(desk, incident, wanted, translator)
    found = next((item for item in turn.chain if item.id == contact), None) if turn else None
    return (found or wanted).first_phone


def _turn_in(
    desk: Desk, incident: Incident | None, wanted: Person, translator: Translator
) -> CallNow | None:
    """Where the chain behind somebody stands, in view of what was tried in other incidents too."""
    others = tried_elsewhere(desk, incident) if incident else ()
    return turn_of(incident, desk.plan(), wanted, desk.local_now, translator, others)


def _was_due(incident: Incident, plan: Plan, wanted: Person, contact: str, desk: Desk) -> bool:
    """Whether a contact stands in a chain where everybody before was tried, or at its foot."""
    chain = chain_of(incident, plan, wanted.id, wanted.role, desk.local_now)
    tried = {call.contact for call in incident.calls}
    ahead: set[str] = set()
    for rung in chain:
        if rung.contact == contact:
            return rung.level == 0 or ahead <= tried
        ahead.add(rung.contact)
    return False


def calls_made(incident: Incident, plan: Plan, people: tuple[str, ...]) -> tuple[TriedLine, ...]:
    """The calls of an incident to some people, the last first."""
    return tuple(_line(plan, call) for call in reversed(incident.calls) if call.contact in people)


def _line(plan: Plan, call: Called) -> TriedLine:
    return TriedLine(
        contact=call.contact,
        name=name_of(plan, call.contact),
        outcome=call.outcome.value,
        at=call.occurred_at,
        number=call.dialled,
        answered_by=name_of(plan, call.answered_by or None),
    )


def _order(
    desk: Desk,
    incident: Incident | None,
    people: tuple[Person, ...],
    turn: CallNow | None,
    translator: Translator,
) -> CallOrder:
    plan = desk.plan()
    shown = tuple(item.id for item in people)
    return CallOrder(
        steps=people,
        at=desk.local_now,
        call_again_after=plan.file.patience,
        call=turn.person if turn else None,
        call_next=turn.then if turn else None,
        tried=turn.tried if turn else None,
        calls=calls_made(incident, plan, shown) if incident else (),
        details=tuple(item for key in shown if (item := details_of(plan, key, translator))),
        incident=incident.id if incident else None,
        ref=ref_of(incident.id, desk.open_incidents()) if incident and incident.is_open else "",
    )


def _asked_by_incident(
    desk: Desk, incident: Incident | None, part: str | None, translator: Translator
) -> tuple[CallNow | None, Incident | None]:
    """The call that the incident asks for, of several the gravest that asks for one.

    While something real is open no exercise asks for any.
    """
    if incident is not None:
        item, moment = situation(desk, incident.id, translator)
        pairs = [(item, moment)]
    elif part is None and desk.open_incidents():
        found = status(desk, None, translator)
        every = list(zip(found.incidents, found.moments, strict=True))
        pairs = [pair for pair in every if not pair[0].exercise] or every
    else:
        return None, incident
    for item, moment in pairs:
        if moment.call is None:
            continue
        about = desk.dossier(item.id).incident
        return _of_incident(desk, about, item, translator), about
    return None, incident


def _of_incident(
    desk: Desk, incident: Incident, item: Briefing, translator: Translator
) -> CallNow | None:
    """The call that an incident asks for, as its screen shows it."""
    if item.call_for is None or item.call_first is None:
        return None
    turn = _turn_in(desk, incident, item.call_for, translator)
    chain = turn.chain if turn else (item.call_first,)
    then = item.call_then
    if then is not None and then.id not in {step.id for step in chain}:
        chain = (*chain, then)
    return CallNow(
        wanted=item.call_for, person=item.call_first, then=then, tried=item.call_tried, chain=chain
    )


def _turn(
    desk: Desk, plan: Plan, incident: Incident | None, name: str, translator: Translator
) -> tuple[CallNow | None, tuple[Person, ...]]:
    """The next call for one contact or function, by its id, and all who may be called for it."""
    now, down = desk.local_now, down_in(incident, plan)
    if name in plan.contact_ids and name not in ROLES and name not in CONTACT_ROWS:
        back = plan.contacts[name].backup if name in plan.contacts else None
        ids = (name, back) if back else (name,)
        people = tuple(person(plan, key, _as(plan, key), now, translator, down) for key in ids)
        turn = _turn_in(desk, incident, people[0], translator)
        return turn, people
    once: dict[str, Person] = {}
    for role in ladder(name):
        for key in acting_in(incident, plan, role):
            once.setdefault(key, person(plan, key, role, now, translator, down))
    present = tuple(item for item in once.values() if not item.absent) or tuple(once.values())
    turn = _turn_in(desk, incident, present[0], translator) if present else None
    if turn is None:
        return None, present
    numbered = {item.id: item for item in turn.chain}
    order = list(numbered)
    last = len(order)
    ranked = (
        present
        if turn.tried is None
        else sorted(present, key=lambda item: order.index(item.id) if item.id in order else last)
    )
    return turn, tuple(numbered.get(item.id, item) for item in ranked)


def _first(
    desk: Desk, plan: Plan, incident: Incident | None, name: str, translator: Translator
) -> str | None:
    """The contact itself, or whoever is to be called now for a function."""
    if name in plan.contact_ids:
        return name
    turn, people = _turn(desk, plan, incident, name, translator)
    return turn.person.id if turn else next((item.id for item in people), None)


def _as(plan: Plan, contact: str) -> str:
    """The function, or else the row of the directory, a contact belongs to."""
    held = next((role for role in plan.file.roles if plan.holds(contact, role)), None)
    known = plan.contacts.get(contact)
    return held or next(iter(known.rows if known else ()), "everyone")


def _incident(desk: Desk, part: str | None) -> Incident | None:
    """The incident named, else the only open one, else None: numbers are shown without any."""
    if part is not None:
        return desk.dossier(part).incident
    opened = desk.open_incidents()
    try:
        return desk.dossier(opened[0]).incident if len(opened) == 1 else None
    except IncplanError:
        return None
