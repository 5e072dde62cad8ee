"""Whatever commands are accepted, in whatever order: the journal never contradicts the rules."""

import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from incplan.app.desk.desk import Desk
from incplan.app.desk.plan_reader import PlanReader
from incplan.app.response.activities import affect, eta, restore
from incplan.app.response.bcp import change_bcp
from incplan.app.response.cause import cause
from incplan.app.response.closing import agree, cancel, close, reopen
from incplan.app.response.declare import DeclareRequest, declare
from incplan.app.response.handover import hand_over
from incplan.app.response.level.classify import classify
from incplan.app.response.level.escalate import escalate
from incplan.app.response.situation.duties import open_obligations
from incplan.app.response.situation.proposals import decline
from incplan.app.response.tasks import Tick, tick
from incplan.errors import IncplanError
from incplan.i18n.catalogue import translator
from incplan.incident.clocks.running import clocks
from incplan.incident.events.words import BcpChange, RestoreScope
from incplan.incident.response.journal_rules import journal_findings
from incplan.incident.response.level.escalation import proposals
from incplan.incident.response.lifecycle import closing_objections
from incplan.incident.response.tasks import tasks
from incplan.plan.record import PlanRecord
from incplan.store.plan.loader import load_plan
from incplan.vocabulary import BcpState, Level
from tests.conftest import DEMO
from tests.effort import examples

people = st.sampled_from(("nadia", "wim", "claire", "elodie", "joris"))
activities = st.sampled_from(("order-intake", "it-platform", "invoicing-payments"))
levels = st.sampled_from(Level)
waivers = st.sampled_from(((), ("duties",), ("obligations",), ("duties", "obligations")))
ENGLISH = translator("en")


@cache
def the_plan():
    """The demo plan, read once: no command changes it."""
    return load_plan(DEMO)


class Lifecycle(RuleBasedStateMachine):
    """One incident; each rule is a command that may be refused but never half-done."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        root = self.folder / "plan"
        root.mkdir()
        shutil.copy(DEMO / "plan.yaml", root)
        self.desk = Desk(
            root=root,
            now=datetime(2026, 11, 23, 6, 0, tzinfo=UTC),
            zone=ZoneInfo("Europe/Brussels"),
            language="en",
            by="nadia",
            commit=False,
            _reader=PlanReader(
                root,
                PlanRecord,
                datetime(2026, 11, 23, tzinfo=UTC),
                _loaded=the_plan(),
                _positions=True,
            ),
        )

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def attempt(self, by: str, command, *words, **more) -> bool:
        """Run a use case as somebody, an hour later; whether it was accepted."""
        self.desk.by = by
        self.desk.now += timedelta(minutes=61)
        before = self.count()
        try:
            command(self.desk, self.id, *words, **more)
        except IncplanError:
            assert self.count() == before, "refused, yet something was written"
            return False
        assert self.count() > before
        return True

    def count(self) -> int:
        return len(list((self.desk.root / "incidents").rglob("*.yaml")))

    @property
    def incident(self):
        return self.desk.dossier(self.id).incident

    @initialize(level=levels, by=people)
    def declared(self, level: Level, by: str) -> None:
        self.desk.by = by
        request = DeclareRequest(text="Panne", level=level, type="phishing")
        self.id = declare(self.desk, request, ENGLISH).incident

    @rule(by=people, level=levels, agreed=st.one_of(st.none(), people))
    def reclassified(self, by: str, level: Level, agreed: str | None) -> None:
        self.attempt(by, classify, ENGLISH, level=level, reason="vu", agreed_by=agreed)

    @rule(by=people)
    def escalated(self, by: str) -> None:
        self.attempt(by, escalate, ENGLISH)

    @rule(by=people, activity=activities, percent=st.sampled_from((None, 30, 80)))
    def affected(self, by: str, activity: str, percent: int | None) -> None:
        self.attempt(by, affect, activity, percent=percent)

    @rule(by=people, activity=activities, scope=st.sampled_from(RestoreScope))
    def restored(self, by: str, activity: str, scope: RestoreScope) -> None:
        self.attempt(by, restore, activity, scope=scope)

    @rule(by=people, hours=st.one_of(st.none(), st.integers(0, 60)))
    def estimated(self, by: str, hours: int | None) -> None:
        self.attempt(by, eta, None if hours is None else self.desk.now + timedelta(hours=hours))

    @rule(by=people, change=st.sampled_from(BcpChange))
    def continuity(self, by: str, change: BcpChange) -> None:
        self.attempt(by, change_bcp, change)

    @rule(by=people, to=people, role=st.sampled_from(("incident_manager", "bcp_manager")))
    def handed_over(self, by: str, to: str, role: str) -> None:
        self.attempt(by, hand_over, role, to)

    @rule(by=people, number=st.integers(1, 12), skip=st.booleans())
    def ticked(self, by: str, number: int, skip: bool) -> None:
        before = {task.number: task.id for task in tasks(self.incident, self.desk.plan())}
        said = Tick(skip=skip, reason="vu", decision="oui")
        if self.attempt(by, tick, (str(number),), said):
            after = {task.number: task.id for task in tasks(self.incident, self.desk.plan())}
            assert after == before, "numbers moved while the level held"

    @rule(by=people)
    def cause_settled(self, by: str) -> None:
        self.attempt(by, cause, found=True, cause_text="câble")

    @rule(by=people)
    def agreed(self, by: str) -> None:
        self.attempt(by, agree)

    @rule(by=people, other=people, waived=waivers)
    def closed(self, by: str, other: str, waived: tuple[str, ...]) -> None:
        given = {"agreed_by": (by, other), "waived": waived}
        expected = not (
            closing_objections(self.incident, self.desk.plan(), **given)
            or open_obligations(self.desk, self.incident, waived=waived)
        )
        accepted = self.attempt(by, close, agreed_by=(other,), waived=waived, reason="papier")
        assert accepted is expected
        if accepted:
            assert not self.incident.is_open
            assert self.incident.bcp_state is not BcpState.ACTIVATED

    @rule(by=people)
    def cancelled(self, by: str) -> None:
        self.attempt(by, cancel, reason="vapeur")

    @rule(by=people)
    def reopened(self, by: str) -> None:
        was_open = self.incident.is_open
        assert self.attempt(by, reopen, reason="revenu") is not was_open

    @rule(by=people)
    def declined(self, by: str) -> None:
        waiting = proposals(self.incident, self.desk.plan(), self.desk.local_now)
        if waiting and self.attempt(by, decline, waiting[0].id, reason="non"):
            left = proposals(self.incident, self.desk.plan(), self.desk.local_now)
            assert waiting[0].id not in [item.id for item in left]

    @invariant()
    def journal_and_rules_agree(self) -> None:
        if not hasattr(self, "id"):
            return
        incident, plan = self.incident, self.desk.plan()
        findings = list(journal_findings(incident, incident.events, plan, self.id))
        assert findings == []
        assert incident.highest_level.rank >= incident.level.rank
        clocks(incident, plan, self.desk.local_now)
        if not incident.is_open:
            assert proposals(incident, plan, self.desk.local_now) == ()


Lifecycle.TestCase.settings = settings(
    max_examples=examples(8), stateful_step_count=20, deadline=None
)
TestLifecycle = Lifecycle.TestCase
