"""The computed rows of a review in words."""

from incplan.documents.wording.communication import communication_words
from incplan.documents.wording.events import channel_word, closed_word
from incplan.documents.wording.tasks import Tasks, task_words
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import N_
from incplan.i18n.labels.doubt import unsure_sentence
from incplan.i18n.labels.limits import shared_words
from incplan.i18n.labels.proposals import level_why
from incplan.incident.events.events import MeasureTaken
from incplan.incident.events.words import MeasureOutcome
from incplan.incident.response.level.classification import RULE_SOURCES
from incplan.incident.review.facts import (
    ActivityRecovery,
    AnswerFact,
    BcpFact,
    CauseFact,
    Computed,
    DetectedFact,
    DetectionFact,
    Likeness,
    ManagerFact,
    MeasuresFact,
    MediaFact,
    NumberFact,
    RecoveryFact,
    RecoveryOutcome,
    RelatedFact,
    Relative,
    ResolvedBy,
    ResolvedFact,
    ResourcesFact,
    RhythmFact,
    SentFact,
    SeverityFact,
    TypeFact,
    UnderlyingFact,
    WordsFact,
)

_RESOLVED = {
    ResolvedBy.STATED: N_("as stated at closing"),
    ResolvedBy.RESTORED: N_("last activity back to full service"),
    ResolvedBy.CLOSED: N_("when it was closed"),
}
_LIKENESS = {
    Likeness.RELATED: N_("related"),
    Likeness.SAME_EVENT: N_("another record of the same event"),
    Likeness.SAME_TYPE: N_("same type"),
}


def fact_words(say: Wording, tasks: Tasks, fact: Computed) -> str:
    """One computed row; several lines where there is a list."""
    match fact:
        case MeasuresFact():
            return _measures(say, tasks, fact)
        case RecoveryFact():
            return _recovery(say, fact)
        case SentFact() | MediaFact() | RhythmFact():
            return communication_words(say, fact)
        case CauseFact() | RelatedFact() | UnderlyingFact():
            return _causes(say, fact)
        case BcpFact():
            return _bcp(say, fact)
        case ResourcesFact():
            return _resources(say, fact)
        case _:
            return _administration(say, fact)


def _administration(say: Wording, fact: Computed) -> str:
    match fact:
        case NumberFact():
            return f"{fact.number} ({fact.id})"
        case DetectedFact():
            return _detected(say, fact)
        case ResolvedFact():
            return _resolved(say, fact)
        case TypeFact():
            return say.fiche(fact.type) or say.t("no sheet fits")
        case SeverityFact():
            return _severity(say, fact)
        case AnswerFact():
            return say.yes_no(fact.answer)
        case ManagerFact():
            names = say.people(fact.people) or say.t("not known")
            return say.t("{names} (in turn)", names=names) if len(fact.people) > 1 else names
        case WordsFact():
            return fact.text or say.t("no words were given")
        case DetectionFact():
            return _detection(say, fact)
        case _:
            raise TypeError(f"no words for {type(fact).__name__}")


def _detected(say: Wording, fact: DetectedFact) -> str:
    words = say.moment(fact.at)
    if not fact.stated:
        words = say.t("{time} (time of the report)", time=words)
    if fact.disrupted_at is not None:
        words = say.t(
            "{time}; disrupted since {start}", time=words, start=say.moment(fact.disrupted_at)
        )
    return words


def _resolved(say: Wording, fact: ResolvedFact) -> str:
    if fact.at is None or fact.by is None:
        return say.t("not resolved yet")
    return say.t(
        "{time}, {how}; {span} after detection",
        time=say.moment(fact.at),
        how=say.t(_RESOLVED[fact.by]),
        span=say.span(fact.after),
    )


def _severity(say: Wording, fact: SeverityFact) -> str:
    def name(level: str) -> str:
        return say.label(f"level.{level}")

    lines = [
        say.t("highest: {level}", level=name(fact.highest)),
        say.t("final: {level}", level=name(fact.final)),
    ]
    source = fact.source
    why = level_why(
        say.translator,
        rule="" if source.chosen else source.rule,
        source=RULE_SOURCES.get(source.rule, ""),
        chosen=source.chosen,
        name=say.person(source.by) if source.by else "",
        reason=source.reason,
    )
    lines += [why] if why else []
    if len(fact.history) > 1:
        lines += [
            f"{say.moment(change.at)} {name(change.told)} {change.reason}".strip()
            for change in fact.history
        ]
    return "\n".join(lines)


def _detection(say: Wording, fact: DetectionFact) -> str:
    parts = [say.t("through {whom}", whom=closed_word(say, fact.reporter))]
    if fact.reported_by:
        parts.append(say.t("reported by {who}", who=fact.reported_by))
    if fact.channel:
        parts.append(say.t("channel: {channel}", channel=channel_word(say, fact.channel)))
    if fact.recorded_by:
        parts.append(say.t("recorded by {who}", who=say.person(fact.recorded_by)))
    return say.listed(parts)


def _bcp(say: Wording, fact: BcpFact) -> str:
    steps = [
        say.t(
            "{time}: {step} ({who})",
            time=say.moment(step.at),
            step=closed_word(say, step.change),
            who=say.person(step.by) or say.t("not known"),
        )
        for step in fact.steps
    ]
    return "\n".join((say.yes_no(fact.activated), *steps))


def _measures(say: Wording, tasks: Tasks, fact: MeasuresFact) -> str:
    lines = [_measure(say, tasks, taken) for taken in fact.taken]
    lines += [f"{say.moment(entry.occurred_at)} {entry.text}".strip() for entry in fact.logged]
    return "\n".join(lines) or say.t("none recorded")


def _measure(say: Wording, tasks: Tasks, taken: MeasureTaken) -> str:
    words = f"{say.moment(taken.occurred_at)} {task_words(say, tasks, taken.measure)}"
    if taken.outcome is MeasureOutcome.SKIPPED:
        words = say.t("{task}: skipped, {reason}", task=words, reason=taken.reason or "?")
    decided = say.listed((taken.decision, taken.reason))
    return say.named(words, decided) if taken.decision else words


def _resources(say: Wording, fact: ResourcesFact) -> str:
    lines = [
        say.t("people: {names}", names=say.people(fact.people) or say.t("not recorded")),
        say.t("effort: {time}", time=say.span(fact.effort) or say.t("not recorded")),
        say.t("cost: {amount}", amount=_euros(say, fact)),
    ]
    if fact.team:
        lines.insert(1, say.t("response team: {names}", names=say.people(fact.team)))
    if fact.meetings:
        lines.append(say.n("{count} meeting", "{count} meetings", fact.meetings))
    if fact.called:
        lines.insert(1, say.t("called in: {names}", names=say.people(fact.called)))
    return "\n".join(lines)


def _euros(say: Wording, fact: ResourcesFact) -> str:
    return say.t("not recorded") if fact.cost_eur is None else say.euros(fact.cost_eur)


def _causes(say: Wording, fact: CauseFact | RelatedFact | UnderlyingFact) -> str:
    match fact:
        case CauseFact():
            found = say.yes_no(fact.found)
            if fact.cause:
                return say.named(found, fact.cause)
            tried = say.t("tried: {text}", text=fact.efforts) if fact.efforts else ""
            return say.listed((found, tried))
        case RelatedFact():
            lines = [_relative(say, item) for item in fact.relatives]
            return "\n".join(lines) or say.t("none within {period}", period=say.months(fact.months))
        case UnderlyingFact():
            return _underlying(say, fact)


def cause_words(say: Wording, cause: str, efforts: str) -> str:
    """What is known of the cause; what was tried in vain is never shown as the cause (S-080)."""
    return cause or (say.t("not found; tried: {text}", text=efforts) if efforts else "")


def _relative(say: Wording, item: Relative) -> str:
    level = say.label(f"level.{item.level}") if item.level else ""
    parts = (item.id, say.t(_LIKENESS[item.likeness]), say.moment(item.detected_at), level)
    words = ", ".join(part for part in parts if part)
    return say.named(words, item.title) if item.title else words


def _underlying(say: Wording, fact: UnderlyingFact) -> str:
    if not fact.is_likely:
        return say.t("nothing in the journal points to one")
    lines = [say.t("possibly")]
    if fact.repeats:
        lines.append(
            say.n("{count} incident of the same type", "{count} of the same type", fact.repeats)
        )
    if fact.reopened:
        lines.append(say.n("reopened once", "reopened {count} times", fact.reopened))
    if fact.weak_signals:
        lines.append(say.t("weak signals before: {ids}", ids=", ".join(fact.weak_signals)))
    return "\n".join(lines)


def _recovery(say: Wording, fact: RecoveryFact) -> str:
    outcomes = {
        RecoveryOutcome.NONE: say.label("pir.adequacy.none"),
        RecoveryOutcome.SOME: say.label("pir.adequacy.some"),
        RecoveryOutcome.ALL: say.label("pir.adequacy.all"),
        RecoveryOutcome.NOT_APPLICABLE: say.t("not applicable: no activity was interrupted"),
    }
    words = say.t("not known yet") if fact.outcome is None else outcomes[fact.outcome]
    lines = [words, *(_activity(say, item) for item in fact.activities)]
    if fact.unsure:
        lines.append(unsure_sentence(say.translator, fact.unsure))
    return "\n".join(lines)


def _activity(say: Wording, item: ActivityRecovery) -> str:
    kept = {True: say.t("kept"), False: say.t("missed"), None: say.t("not known")}
    words = say.t(
        "{activity}: {used} against RTO {rto}, {kept}",
        activity=say.activity(item.activity),
        used=say.span(item.used),
        rto=say.span(item.rto) or say.t("none"),
        kept=kept[item.kept],
    )
    parts = [words]
    if item.still_down and not item.down_in:
        parts.append(say.t("still down"))
    if item.shared_with:
        parts.append(say.t("since {time}", time=say.moment(item.since)))
    parts.extend(shared_words(say.translator, item.shared_with, item.down_in))
    if item.periods > 1:
        longest = say.span(item.longest)
        parts.append(
            say.t("{count} interruptions, longest {time}", count=item.periods, time=longest)
        )
    if item.rto_now is not None:
        parts.append(say.t("RTO changed since, now {time}", time=say.span(item.rto_now)))
    if item.data_loss is not None:
        parts.append(
            say.t(
                "data loss {loss} against RPO {rpo}, {kept}",
                loss=say.span(item.data_loss),
                rpo=say.span(item.rpo) or say.t("none"),
                kept=kept[item.rpo_kept],
            )
        )
    return say.listed(parts)
