"""Duties to notify at 80 columns: those to meet first, then those not assessed."""

from datetime import datetime
from typing import Final

from incplan.app.obligations.lines import AwareLine, DutyLine, StageLine
from incplan.app.obligations.questions import Obligations
from incplan.cli.output import phrases
from incplan.cli.output.screen import Screen
from incplan.cli.screens.obligations.briefly import (
    exercise_words,
    show_duties_briefly,
    submit_command,
)
from incplan.i18n.catalogue import N_, Translator, _
from incplan.i18n.labels import LABELS, label
from incplan.i18n.time.dates import plain_date
from incplan.incident.obligations.assessment import POLICY_UNKNOWN, TYPE_UNKNOWN

#: What is answered elsewhere than with `obligations assess`.
OTHER_QUESTIONS: Final = {
    TYPE_UNKNOWN: N_("Of which kind is it? Say: incplan classify"),
    POLICY_UNKNOWN: N_(
        "Which policy covers it? Each other one is waived by its number, with --stage."
    ),
}
_STATES: Final = ("running", "not_assessed", "submitted", "not_notifiable", "waived")


def show_obligations(
    screen: Screen, found: Obligations, translator: Translator, now: datetime, *, every: bool
) -> None:
    """All duties of one incident, by state; in a window, what is to be done about them."""
    if screen.height is not None and not every:
        show_duties_briefly(screen, found, translator, now)
        return
    if found.exercise:
        screen.line("*** " + exercise_words(in_story=found.in_story) + " ***", "yellow")
    screen.line(f"{found.incident}  {found.title}", "bold")
    checked = plain_date(found.last_verified, translator.language)
    screen.line(
        _(
            "Facts of law {pack} {version}, checked {date}; not legal advice.",
            pack=found.pack,
            version=found.pack_version,
            date=checked,
        ),
        "dim",
    )
    _ended(screen, found, translator, now)
    if not found.duties and not found.never_assessed:
        screen.line(_("Nothing points to a duty to notify so far."))
    for state in _STATES:
        chosen = [line for line in found.duties if line.state == state]
        if state == "not_notifiable":
            chosen.sort(key=lambda line: line.because)
        if chosen:
            screen.heading(label(translator, f"duty_state.{state}").upper())
        for place, line in enumerate(chosen):
            following = chosen[place + 1] if place + 1 < len(chosen) else None
            told = following is not None and _same_decision(line, following)
            show_duty(screen, line, translator, now, every=every, told_below=told)
    _questions(screen, found, translator)


def _ended(screen: Screen, found: Obligations, translator: Translator, now: datetime) -> None:
    if found.ended_at is None:
        return
    when = phrases.moment(translator, found.ended_at, now)
    screen.line(_("The incident ended {time}: no limit runs on what was not assessed.", time=when))
    if found.never_assessed:
        left = _("Never assessed: {duties}", duties=phrases.listed(found.never_assessed))
        screen.line(left, "dim", 2)


def _questions(screen: Screen, found: Obligations, translator: Translator) -> None:
    if found.nis2_size is not None and found.nis2_size != "small":
        screen.line()
        screen.line(label(translator, f"nis2_size.{found.nis2_size}"), "yellow")
    other = [key for key in OTHER_QUESTIONS if any(key in line.asks for line in found.duties)]
    if not found.questions and not other:
        return
    screen.heading(_("QUESTIONS"))
    for item in found.questions:
        screen.line(phrases.named(item.id, item.text), indent=2)
    if found.questions:
        answer = _("Answer with: incplan obligations assess")
        screen.line(answer, "dim", 2)
    for key in other:
        screen.line(phrases.named(key, _(OTHER_QUESTIONS[key])), indent=2)


def _same_decision(line: DutyLine, other: DutyLine) -> bool:
    """Duties that one answer settled, to be shown together."""
    return line.state == other.state == "not_notifiable" and line.because == other.because


def show_duty(
    screen: Screen,
    line: DutyLine,
    translator: Translator,
    now: datetime,
    *,
    every: bool,
    told_below: bool = False,
) -> None:
    """One duty: what, whom, until when, or why not; `told_below` omits the reason, shown next."""
    screen.line(f"{line.title} ({line.id})", indent=2)
    if line.state in ("not_notifiable", "waived"):
        if not told_below:
            screen.line(_decided(translator, line, now), "dim", indent=6)
    else:
        for stage in line.stages:
            if stage.optional and stage.started_at is None and not every:
                continue
            text, style = _stage(translator, line, stage, now)
            screen.line(text, style, indent=6)
        if line.state == "not_assessed" and line.asks:
            screen.line(_hangs_on(line.asks), "dim", indent=6)
    if line.state == "running" or every:
        _details(screen, line, translator, now, every=every)


def _decided(translator: Translator, line: DutyLine, now: datetime) -> str:
    """How a duty was assessed: why, by whom, when; never just "no duty" (GDPR art. 33(5))."""
    waived = [stage for stage in line.stages if stage.waived]
    reason, by, at = line.reason, line.by, line.at
    if line.state == "waived" and waived:
        reason, by, at = waived[0].waived_reason, waived[0].waived_by, waived[0].waived_at
    parts = [f"{line.because_text} {_('no')}"] if line.because_text and not waived else []
    parts.append(reason or _("no reason given"))
    if line.from_plan and not waived:
        parts.append(_("by the plan: obligations.yaml"))
    parts.append(by or _("nobody named"))
    if at:
        parts.append(phrases.moment(translator, at, now))
    return phrases.listed(parts)


def _stage(
    translator: Translator, line: DutyLine, stage: StageLine, now: datetime
) -> tuple[str, str]:
    text, style = _stage_text(translator, line, stage, now)
    if stage.asks and line.state != "not_assessed":
        text = phrases.listed((text, _hangs_on(stage.asks)))
    return (phrases.named(stage.title, text) if stage.title else text), style


def _hangs_on(asks: tuple[str, ...]) -> str:
    """The open questions that decide; they stand below with their words."""
    return _("hangs on: {questions}", questions=", ".join(asks))


def _stage_text(
    translator: Translator, line: DutyLine, stage: StageLine, now: datetime
) -> tuple[str, str]:
    if stage.submitted_at is not None:
        return _submitted(translator, stage, now), "dim"
    if stage.waived:
        return _("not submitted: {reason}", reason=stage.waived_reason), "dim"
    if stage.limit_at is None or stage.left is None:
        return without_limit(translator, line.id, stage), "dim" if stage.optional else ""
    until = phrases.limit_time(translator, stage.limit_at, now, wall=stage.wall_at, left=stage.left)
    if stage.unit == "immediate":
        text = _("{word} (since {time})", word=label(translator, "duty_unit.immediate"), time=until)
    else:
        text = _("{left}, until {time}", left=phrases.left(translator, stage.left), time=until)
    late = stage.left.total_seconds() < 0
    if line.state == "not_assessed" or stage.asks:
        text = _("if it applies: {text}", text=text)
    if stage.rest_day:
        text = f"{text} ({label(translator, f'rest_day.{stage.rest_day}')})"
    if late and stage.late_because:
        text = f"{text}, {_late(stage)}"
    return f"{'!! ' if late else ''}{text}", "red" if late else ""


def _late(stage: StageLine) -> str:
    """That a limit was missed, and why where somebody said it."""
    if stage.late_because:
        return _("late because: {reason}", reason=stage.late_because)
    return _("late: explain the delay")


def _submitted(translator: Translator, stage: StageLine, now: datetime) -> str:
    at = phrases.moment(translator, stage.submitted_at, now)
    text = _("submitted {time}", time=at)
    if stage.in_time is not None:
        text += f", {_('in time') if stage.in_time else _late(stage)}"
    return f"{text}, {stage.reference}" if stage.reference else text


def without_limit(translator: Translator, duty: str, stage: StageLine) -> str:
    """How fast, in words, and what must happen first."""
    unit = translator.t(LABELS[f"duty_unit.{stage.unit}"], count=stage.value)
    if stage.started_at is not None:
        return unit
    kind = stage.start_event.partition(":")[0]
    return f"{unit}, {translator.t(LABELS[f'duty_start.{kind}'], name=stage.after, id=duty)}"


def _details(
    screen: Screen, line: DutyLine, translator: Translator, now: datetime, *, every: bool
) -> None:
    reach = phrases.listed(phrases.reach(person) for person in line.contacts)
    recipient = phrases.named(line.recipient, reach) if reach else line.recipient
    screen.line(f"> {recipient}", indent=6)
    if any(stage.start_event.startswith("awareness") for stage in line.stages):
        screen.line(_known(translator, line.id, line.aware[-1], now), "dim", indent=6)
    if line.note:
        screen.line(line.note, "dim", indent=6)
    if line.form:
        screen.line(line.form, "dim", indent=6)
    if every:
        screen.line(_("Say: {items}", items=phrases.listed(line.content)), "dim", indent=6)
        trust = label(translator, f"confidence.{line.confidence}")
        screen.line(f"{line.source} ({phrases.named(line.confidence, trust)})", "dim", indent=6)
        for earlier in line.aware[:-1]:
            screen.line(
                _("Before: {text}", text=_known(translator, line.id, earlier, now)), "dim", 6
            )
    if line.state == "running":
        screen.line(submit_command(line), "dim", indent=6)


def _known(translator: Translator, duty: str, item: AwareLine, now: datetime) -> str:
    at = phrases.moment(translator, item.at, now)
    if item.basis == "proposed":
        return _(
            "Known since {time}: the detection, as a proposal; confirm or change it with: "
            "incplan obligations aware {id}",
            time=at,
            id=duty,
        )
    who = item.by or _("nobody named")
    if item.basis == "renewed":
        return _(
            "Known since {time}: new knowledge ({reason}; {person})",
            time=at,
            reason=item.reason or _("no reason given"),
            person=who,
        )
    return _("Known since {time} ({reason}; {person})", time=at, reason=item.reason, person=who)
