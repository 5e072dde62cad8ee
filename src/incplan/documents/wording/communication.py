"""Rows of a review on communication: to whom, how soon, and whether in time."""

from collections.abc import Iterator

from incplan.documents.wording.events import closed_word
from incplan.documents.wording.wording import Wording
from incplan.incident.review.facts import MediaFact, RhythmFact, SentFact
from incplan.incident.review.timeliness import Notified, Told


def communication_words(say: Wording, fact: SentFact | MediaFact | RhythmFact) -> str:
    """One row; of what was promised, one line for each recipient or duty."""
    match fact:
        case SentFact():
            return "\n".join(_sent(say, fact))
        case MediaFact():
            used = [f"{medium} ({count})" for medium, count in fact.media]
            return ", ".join(used) or say.t("none")
        case RhythmFact():
            return _rhythm(say, fact)


def _sent(say: Wording, fact: SentFact) -> Iterator[str]:
    """The verdict only where something was promised and was due; then what it rests on.

    Readers outside are not told what was promised to others.
    """
    if fact.in_time is not None:
        verdict = say.t("in time") if fact.in_time else say.t("not in time")
        yield say.listed((say.yes_no(fact.in_time), verdict))  # the row asks "in time?"
    if not fact.sent and fact.in_time is None:
        yield say.t("no message recorded")
    if fact.sent:
        yield say.t(
            "to {whom}; the first {delay} after detection ({time})",
            whom=", ".join(_whom(say, fact)),
            delay=say.span(fact.delay),
            time=say.moment(fact.first_at),
        )
    yield from (_told(say, item) for item in fact.told)
    yield from (_notified(say, item) for item in fact.notified)
    if say.anonymous:
        return
    if not fact.promised:
        yield say.t("whether in time is not said: nothing was promised on when")
    elif fact.unpromised:
        whom = ", ".join(closed_word(say, item) for item in fact.unpromised)
        yield say.t("on when, nothing was promised to: {whom}", whom=whom)


def _whom(say: Wording, fact: SentFact) -> Iterator[str]:
    yield from (closed_word(say, item) for item in fact.audiences)
    if fact.reached:
        yield say.t("on the phone {names}", names=say.people(fact.reached))


def _told(say: Wording, item: Told) -> str:
    every = ", ".join(say.span(span) for span in item.every)
    promise = say.t("{who}, every {span}", who=say.role(item.recipient), span=every)
    return say.named(promise, say.listed(_how_late(say, item)))


def _how_late(say: Wording, item: Told) -> Iterator[str]:
    if not item.due:
        yield say.t("nothing was due yet")
    elif not item.late:
        yield say.n("in time", "all {count} in time", item.due)
    else:
        yield say.t("{late} of {count} late", late=item.late, count=item.due)
        yield say.t(
            "longest delay {span}, due {time}",
            span=say.span(item.longest),
            time=say.moment(item.due_at),
        )
        if item.never:
            yield say.n("one never came", "{count} never came", item.never)


def _notified(say: Wording, item: Notified) -> str:
    name = say.text(item.title)
    if item.stage:
        name = f"{name} - {say.text(item.stage)}"
    limit = say.t("limit {time}", time=say.moment(item.limit_at))
    if item.met_at is None:
        done = say.t("not done, {span} late", span=say.span(item.late))
    elif item.late:
        done = say.t("{span} late", span=say.span(item.late))
    else:
        done = say.t("in time")
    return say.named(name, say.listed((limit, done)))


def _rhythm(say: Wording, fact: RhythmFact) -> str:
    if not fact.count:
        return say.t("no message recorded")
    first = say.t(
        "first: {time}, {delay} after detection",
        time=say.moment(fact.first_at),
        delay=say.span(fact.delay),
    )
    if fact.every is None:
        return say.t("{first}; no update followed", first=first)
    return say.t(
        "{first}; {count} in all, every {every} on average, longest silence {gap}",
        first=first,
        count=fact.count,
        every=say.span(fact.every),
        gap=say.span(fact.longest_gap),
    )
