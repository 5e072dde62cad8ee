"""The state of an incident in two forms: for the team, and one paragraph to report upwards.

Both contain recorded facts only; what nobody recorded is said to be unknown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from incplan.app.desk.desk import Desk
from incplan.app.desk.people import name_of, role_label
from incplan.app.response.situation.briefing import ActivityLine, Briefing, ClockLine, brief
from incplan.app.response.situation.duties import with_obligations
from incplan.app.response.situation.report_due import TEAM, ReportDue, report_due
from incplan.documents.audiences.refusing import wording_for
from incplan.documents.wording.tasks import task_texts
from incplan.i18n.catalogue import N_, Translator
from incplan.i18n.labels import label
from incplan.i18n.labels.doubt import doubt_sentence, level_words, unsure_sentence
from incplan.i18n.labels.limits import limit_name, shared_words
from incplan.i18n.labels.proposals import proposal_words
from incplan.i18n.sentences.waiting import waiting_words
from incplan.i18n.text.lists import and_list
from incplan.i18n.time.dates import near_datetime, short_datetime
from incplan.i18n.time.durations import human, left
from incplan.incident.clocks.clock import later
from incplan.incident.clocks.reports import rhythm
from incplan.incident.events.words import LEVEL_NOT_SAID
from incplan.incident.state.fold import fold
from incplan.incident.state.state import Incident
from incplan.plan.plan import Plan
from incplan.vocabulary import Audience

_STATES: Final = {
    "down": N_("down"),
    "degraded": N_("degraded"),
    "minimal": N_("minimum level"),
    "restored": N_("restored"),
}
_LAST_DONE: Final = 10
_NEXT: Final = 3
_LAST_MESSAGES: Final = 5


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under a heading."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationReport:
    """A report in one language; `text` is all of it, ready to read out or to send.

    `due` says who waits for it, and until when.
    """

    incident: str
    readers: str
    language: str
    at: datetime
    level: str
    status: str
    parts: tuple[Part, ...]
    text: str
    due: ReportDue | None = None


def situation_report(
    desk: Desk,
    part: str | None,
    readers: str,
    translator: Translator,
    *,
    taken_over: Mapping[str, str] | None = None,
    moment: datetime | None = None,
) -> SituationReport:
    """The report for the team, or for a function; `taken_over` are functions handed over with it.

    `moment` is when it was given, if not now: what happened later is not in it.
    """
    dossier = desk.dossier(part)
    plan, now = desk.plan(), desk.local_now
    incident = dossier.incident
    if moment is not None:
        now = moment.astimezone(desk.zone)
        incident = desk.with_outages(as_it_stood(incident, now))
    if taken_over:
        incident = replace(incident, roles={**incident.roles, **taken_over})
    known = with_obligations(desk, incident, brief(incident, plan, now, translator), translator)
    words = ReportWords(incident, plan, known, translator, now, readers)
    parts = words.parts() if readers == TEAM else ()
    return SituationReport(
        incident=dossier.id,
        readers=readers,
        language=translator.language,
        at=now,
        level=known.level,
        status=known.status,
        parts=parts,
        text=_text(words.heading(), parts)
        if readers == TEAM
        else wording_for(plan, translator, Audience.MANAGEMENT).masked(words.paragraph()),
        due=None if readers == TEAM else report_due(incident, plan, readers, now, translator),
    )


def as_it_stood(incident: Incident, moment: datetime) -> Incident:
    """The incident by what had happened until then; as it is when it had not been declared yet."""
    until = (event for event in incident.written if event.occurred_at <= moment)
    return fold(until) or incident


def _text(heading: tuple[str, ...], parts: tuple[Part, ...]) -> str:
    blocks = ["\n".join(heading)]
    blocks += ["\n".join((part.title, *(f"- {line}" for line in part.lines))) for part in parts]
    return "\n\n".join(blocks)


@dataclass(frozen=True, slots=True)
class ReportWords:
    """The facts of one incident as sentences."""

    incident: Incident
    plan: Plan
    known: Briefing
    translator: Translator
    now: datetime
    readers: str = TEAM

    def heading(self) -> tuple[str, ...]:
        """Which incident, how grave, since when, who leads."""
        known, t = self.known, self.translator.t
        exercise = (t("EXERCISE"),) if known.exercise else ()
        asked = (t("A crisis was asked for and is not confirmed yet."),)
        return (
            *exercise,
            *self.doubt(),
            t(
                "Situation report of {time}",
                time=short_datetime(self.now, self.translator.language, with_zone=True),
            ),
            f"{known.id} {known.title}",
            *self._waiting(),
            t("{level} since {time}", level=self._level(), time=self._time(known.level_since)),
            *((known.level_source.words,) if known.level_source.words else ()),
            *(asked if known.crisis_awaits_confirmation else ()),
            self._named(t("Status"), label(self.translator, f"status.{known.status}")),
            self._named(t("Continuity plan"), label(self.translator, f"bcp.{known.bcp}")),
            self._named(t("Manager"), known.manager.name if known.manager else t("nobody named")),
        )

    def doubt(self) -> tuple[str, ...]:
        """A sentence on entries the report lacks, because they are unreadable or gone."""
        known, translator = self.known, self.translator
        return (
            *((doubt_sentence(translator, known.doubt),) if known.doubt else ()),
            *((unsure_sentence(translator, known.unsure),) if known.unsure else ()),
        )

    def parts(self) -> tuple[Part, ...]:
        """Activities, limits, work done, next steps, messages; each only where there are any."""
        t = self.translator.t
        found = (
            Part(t("Response team"), self._team()),
            Part(t("Meetings"), self._meetings()),
            Part(t("Activities"), tuple(self._activity(item) for item in self.known.activities)),
            Part(t("Suppliers"), self._suppliers()),
            Part(t("Open limits"), tuple(self._limit(item) for item in self._open())),
            Part(t("Proposed, nobody has answered yet"), self._proposed()),
            Part(t("Done"), self._done()),
            Part(t("Next tasks"), self._next()),
            Part(t("Last messages"), self._messages()),
        )
        return tuple(part for part in found if part.lines)

    def paragraph(self) -> str:
        """What those who are reported to need, in one paragraph."""
        known, t = self.known, self.translator.t
        every = rhythm(self.plan, self.incident.level).get(self.readers)
        following = later(self.now, every) if every and self.incident.is_open else None
        sure = (item for item in self._open() if item.rule != "obligation_if_it_applies")
        limit = next((item for item in sure if item.kind != "report"), None)
        sentences = [
            *([t("EXERCISE") + "."] if known.exercise else []),
            *(f"{sentence}." for sentence in self._waiting()),
            *self.doubt(),
            t(
                "Incident {number} ({title}) is at level {level} since {time}; status: {status}.",
                number=known.number,
                title=known.title,
                level=self._level(),
                time=self._time(known.level_since),
                status=label(self.translator, f"status.{known.status}"),
            ),
            self._sentence(known.level_source.words),
            self._touched(),
            *(f"{sentence}." for sentence in self._suppliers()),
            t("Continuity plan: {state}.", state=label(self.translator, f"bcp.{known.bcp}")),
            t("Tasks done: {done} of {total}.", done=known.done_count, total=known.task_count),
            *([t("Nearest limit: {limit}.", limit=self._limit(limit))] if limit else []),
            self._asked(),
            t("Led by {name}.", name=known.manager.name) if known.manager else "",
            t("A crisis was asked for and is not confirmed yet.")
            if known.crisis_awaits_confirmation
            else "",
            t("Next report due: {time}.", time=self._time(following)) if following else "",
        ]
        return " ".join(sentence for sentence in sentences if sentence)

    def _sentence(self, words: str) -> str:
        return words if not words or words.endswith(".") else f"{words}."

    def _waiting(self) -> tuple[str, ...]:
        """That part of it is on this computer only."""
        words = waiting_words(self.translator, len(self.known.waiting))
        return (words,) if words else ()

    def _asked(self) -> str:
        """What the rules ask of these readers, who alone can answer it."""
        function = role_label(self.readers, self.translator)
        asked = [
            proposal_words(self.translator, item.rule, item.activities)
            for item in self.known.proposals
            if function in item.functions
        ]
        return " ".join(asked)

    def _touched(self) -> str:
        t, activities = self.translator.t, self.known.activities
        if not activities:
            return t("No essential activity is recorded as affected.")
        listed = and_list(
            self.translator, (f"{item.name} ({self._state(item)})" for item in activities)
        )
        return t("Activities affected: {list}.", list=listed)

    def _activity(self, item: ActivityLine) -> str:
        limits = [
            self._left(clock)
            for clock in self._open()
            if clock.kind in ("rto", "mtpd") and clock.subject == item.id
        ]
        return self._named(item.name, self.translator.listed((self._state(item), *limits)))

    def _state(self, item: ActivityLine) -> str:
        t = self.translator.t
        since = self._time(item.back or item.since)
        said = [t(_STATES[item.state]), t("since {time}", time=since)]
        if item.percent is not None:
            said.append(f"{item.percent} %")
        if item.state in ("down", "degraded"):
            if item.eta is not None:
                said.append(t("expected back {time}", time=self._time(item.eta)))
            else:
                said.append(t("return unknown") if item.eta_known else t("no estimate yet"))
        margin = next((m.margin for m in self.known.margins if m.activity == item.id), None)
        if margin is not None and margin < timedelta(0):
            span = human(-margin, self.translator.language)
            said.append(t("{span} after its objective", span=span))
        rto = next((c for c in self.known.clocks if (c.kind, c.subject) == ("rto", item.id)), None)
        if rto is not None:
            said.extend(shared_words(self.translator, rto.shared_with, rto.down_in))
        return ", ".join(said)

    def _suppliers(self) -> tuple[str, ...]:
        """Whose promise is too late for an objective, though it is kept."""
        t = self.translator.t
        return tuple(
            self._named(
                item.name,
                t("even in time it comes too late for: {names}", names=names)
                if item.told
                else t("called now, it would come too late even in time for: {names}", names=names),
            )
            for item in self.known.too_late
            for names in [and_list(self.translator, item.activities)]
        )

    def _open(self) -> tuple[ClockLine, ...]:
        """Running limits, the nearest first."""
        running = [item for item in self.known.clocks if item.limit_at and not item.stopped_at]
        return tuple(sorted(running, key=lambda item: (item.limit_at or self.now, item.subject)))

    def _limit(self, clock: ClockLine) -> str:
        name = limit_name(
            self.translator, clock.rule, clock.kind, clock.name, clock.limit, clock.working_days
        )
        return self._named(name, self._left(clock))

    def _left(self, clock: ClockLine) -> str:
        spare = left(self.translator, clock.left) if clock.left is not None else ""
        until = self._time(clock.limit_at)
        return self.translator.t("{left}, until {time}", left=spare, time=until)

    def _proposed(self) -> tuple[str, ...]:
        return tuple(
            f"{proposal_words(self.translator, item.rule, item.activities)} "
            f"({', '.join([who.name for who in item.addressees] or item.functions)})"
            for item in self.known.proposals
        )

    def _done(self) -> tuple[str, ...]:
        texts = task_texts(self.plan)
        taken = sorted(self.incident.measures.values(), key=lambda item: item.occurred_at)
        return tuple(
            self._said(
                item.occurred_at,
                self.plan.text(texts.get(item.measure), self.translator.language) or item.measure,
                item.by,
            )
            for item in taken
            if self.incident.was_done(item.measure)
        )[-_LAST_DONE:]

    def _next(self) -> tuple[str, ...]:
        return tuple(
            f"{item.text} ({', '.join([who.name for who in item.who] or item.roles)})"
            for item in self.known.next_tasks(_NEXT)
        )

    def _team(self) -> tuple[str, ...]:
        """Everybody in the team, each with a task."""
        return tuple(
            self._named(item.name, item.task) if item.task else item.name
            for item in self.known.response_team
        )

    def _meetings(self) -> tuple[str, ...]:
        """What the last meetings decided."""
        return tuple(
            self._said(item.at, item.decisions.replace("\n", "; ") or item.text, item.chair)
            for item in self.known.meetings[-_NEXT:]
        )

    def _messages(self) -> tuple[str, ...]:
        last = sorted(self.incident.messages, key=lambda item: item.occurred_at)[-_LAST_MESSAGES:]
        return tuple(
            self._said(
                item.occurred_at,
                self._named(
                    f"{label(self.translator, f'audience.{item.audience.value}')} ({item.medium})",
                    item.text,
                ),
                item.by,
            )
            for item in last
        )

    def _said(self, at: datetime, words: str, by: str | None) -> str:
        name = name_of(self.plan, by)
        return f"{self._time(at)} {words}" + (f" ({name})" if name else "")

    def _level(self) -> str:
        if self.known.level == LEVEL_NOT_SAID:
            return self.translator.t("level not said")
        return level_words(self.translator, self.known.level, self.known.doubt)

    def _named(self, name: str, value: str) -> str:
        return self.translator.t("{name}: {value}", name=name, value=value)

    def _time(self, at: datetime | None) -> str:
        if at is None:
            return ""
        return near_datetime(at.astimezone(self.now.tzinfo), self.now, self.translator.language)
