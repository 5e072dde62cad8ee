"""An order of calls as it is shown: people, what was tried, what was left out."""

from datetime import datetime, timedelta

from incplan.app.desk.people import Number, Person
from incplan.app.response.calls.details import ContactDetails
from incplan.app.response.situation.next_call import CallTried
from incplan.frozen import dataclass


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A means of communication that fails together with what failed."""

    contact: str
    name: str
    number: Number


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedLine:
    """A call that was made: to whom, on which number, what it gave."""

    contact: str
    name: str
    outcome: str
    at: datetime
    number: str
    answered_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallOrder:
    """People to try one after the other, in view of what was tried in the incident.

    `call` is who is to be dialled now, `call_next` who follows, `tried` what the round came to.
    `unreachable` are people whose every number depends on what failed; all are shown all the same.
    `unknown_operator` are people with a number whose operator is not noted. `at` is the moment that
    says which numbers are open. `calls` are those made in the incident to the people shown, the
    last first; `ref` is the shortest word that means the incident, "" while no other one runs.
    """

    steps: tuple[Person, ...]
    at: datetime
    call_again_after: timedelta
    call: Person | None = None
    call_next: Person | None = None
    tried: CallTried | None = None
    calls: tuple[TriedLine, ...] = ()
    details: tuple[ContactDetails, ...] = ()
    incident: str | None = None
    ref: str = ""
    without: str | None = None
    left_out: tuple[LeftOut, ...] = ()
    unreachable: tuple[str, ...] = ()
    unknown_operator: tuple[str, ...] = ()
