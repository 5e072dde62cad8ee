"""What the journal says about each item of a notification; nothing where it says nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from incplan.documents.content.blocks import Block, Bullets, Facts, Paragraph
from incplan.documents.wording.tasks import task_texts
from incplan.documents.wording.wording import Wording
from incplan.i18n.labels.doubt import level_words
from incplan.i18n.text.numbers import shortest
from incplan.incident.clocks.downtime import last_stretch
from incplan.incident.events.events import MeasureTaken, Work
from incplan.incident.events.words import ObligationChange
from incplan.incident.obligations.assessment import Answered
from incplan.incident.obligations.awareness import AwareBasis
from incplan.incident.obligations.standing import DutyView
from incplan.incident.state.state import Incident
from incplan.plan.obligations.pack import ObligationPack, Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a draft is made from."""

    say: Wording
    incident: Incident
    view: DutyView
    pack: ObligationPack
    answers: Mapping[str, Answered]
    late: bool = False


def item_blocks(key: str, known: Known) -> tuple[Block, ...]:
    """The known facts of one item; an empty tuple is a place to fill in."""
    make = _ITEMS.get(key)
    return make(known) if make else ()


def _paragraph(text: str) -> tuple[Block, ...]:
    return (Paragraph(text),) if text else ()


def _facts(rows: list[tuple[str, str]]) -> tuple[Block, ...]:
    said = tuple((name, value) for name, value in rows if value)
    return (Facts(said),) if said else ()


def _bullets(items: list[str]) -> tuple[Block, ...]:
    said = tuple(dict.fromkeys(item for item in items if item))
    return (Bullets(said),) if said else ()


def _nature(known: Known) -> tuple[Block, ...]:
    say, incident = known.say, known.incident
    return _facts(
        [
            (say.t("Description"), incident.title),
            (say.t("Type of incident"), say.fiche(incident.type)),
        ]
    )


def _times(known: Known) -> tuple[Block, ...]:
    say, incident, aware = known.say, known.incident, known.view.known[-1]
    proposed = aware.basis is AwareBasis.PROPOSED
    disrupted = incident.declared.disrupted_at
    return _facts(
        [
            (say.t("Start"), say.moment(disrupted) if disrupted else say.to_fill),
            (say.t("Detected"), say.moment(incident.detected_at)),
            (say.t("Known since"), say.to_fill if proposed else say.moment(aware.at)),
            (say.t("Reason"), aware.reason),
        ]
    )


def _answered(known: Known, *keys: str) -> list[str]:
    """Questions with their answers and reasons."""
    found = []
    for key in keys:
        item, question = known.answers.get(key), known.pack.question(key)
        if item is None or question is None or item.answer is Scope.UNKNOWN:
            continue
        said = known.say.yes_no(item.answer is Scope.YES)
        text = f"{known.say.text(question.text)} {said}"
        found.append(f"{text} ({item.reason})" if item.reason else text)
    return found


def _consequences(known: Known) -> tuple[Block, ...]:
    return _bullets(_answered(known, "personal_data", "privacy_risk", "privacy_high_risk"))


def _malicious(known: Known) -> tuple[Block, ...]:
    return _bullets(_answered(known, "crime"))


def _contact(known: Known) -> tuple[Block, ...]:
    """The data protection officer, with the numbers outsiders may have."""
    say = known.say
    for person in say.plan.called("dpo"):
        contact = say.plan.contacts.get(person)
        if contact is not None and (contact.channels or not contact.to_fill):
            numbers = ", ".join(say.channel(item) for item in say.channels(contact))
            return _paragraph(", ".join(part for part in (contact.name, numbers) if part))
    return ()


def _done(say: Wording, text: str, taken: MeasureTaken) -> str:
    """A measure with what was written down when it was ticked."""
    said = say.listed((taken.decision, taken.text))
    return f"{text} ({said})" if said else text


def _measures(known: Known) -> tuple[Block, ...]:
    say, incident = known.say, known.incident
    texts = task_texts(say.plan)
    done = [
        _done(say, say.text(texts[key]) if key in texts else key, taken)
        for key, taken in incident.measures.items()
        if incident.was_done(key)
    ]
    if incident.contained_at:
        done.append(say.t("Contained {time}", time=say.moment(incident.contained_at)))
    if incident.eradicated_at and incident.cause_found:
        done.append(say.t("Cause removed {time}", time=say.moment(incident.eradicated_at)))
    return _bullets(done)


def _delay_reason(known: Known) -> tuple[Block, ...]:
    return () if known.late else _paragraph(known.say.t("Not applicable: within the limit."))


def _severity(known: Known) -> tuple[Block, ...]:
    say, incident = known.say, known.incident
    level = level_words(say.translator, incident.told_level(incident.level), incident.doubt)
    rows = [(say.t("Level"), level)]
    for key in incident.interruptions:
        stretch = last_stretch(incident, say.plan, key)
        since = say.t("down since {time}", time=say.moment(stretch.start))
        until = say.t("restored {time}", time=say.moment(stretch.end)) if stretch.end else ""
        rows.append((say.activity(key), ", ".join(part for part in (since, until) if part)))
    if incident.customers_affected is not None:
        rows.append((say.t("Customers affected"), say.yes_no(incident.customers_affected)))
    return _facts(rows)


def _cause(known: Known) -> tuple[Block, ...]:
    incident = known.incident
    if incident.cause:
        return _paragraph(incident.cause)
    if incident.efforts:
        return _paragraph(known.say.t("Not found; tried: {text}", text=incident.efforts))
    return ()


def _costs(known: Known) -> tuple[Block, ...]:
    amounts = [
        event.cost_eur
        for event in known.incident.events
        if isinstance(event, Work) and event.cost_eur is not None
    ]
    total = shortest(sum(amounts, Decimal(0)), known.say.language)
    return _paragraph(known.say.t("Recorded so far: EUR {amount}", amount=total) if amounts else "")


def _status(known: Known) -> tuple[Block, ...]:
    return _paragraph(known.say.label(f"status.{known.incident.status.value}"))


def _place(known: Known) -> tuple[Block, ...]:
    """The sites of the incident; where none is recorded, the only one it can be."""
    every = known.say.plan.file.organisation.sites
    sites = [site for site in every if site.id in known.incident.sites]
    sites = sites or [*every] * (len(every) == 1)
    places = ((known.say.text(site.name), site.address or "") for site in sites)
    return _bullets([", ".join(part for part in parts if part) for parts in places])


def _circumstances(known: Known) -> tuple[Block, ...]:
    say = known.say
    entries = sorted(known.incident.entries, key=lambda entry: entry.occurred_at)
    return _bullets([say.named(say.moment(entry.occurred_at), entry.text) for entry in entries])


def _policy(known: Known) -> tuple[Block, ...]:
    """Every policy with its own limit; a person must say which of them the incident concerns."""
    say = known.say
    limits = {item.stage.id: item.limit_at for item in known.view.stages}
    found = []
    for contact in say.plan.contacts.values():
        for policy in () if contact.disabled else contact.policies:
            at = limits.get(policy.reference)
            until = f" ({_named(say, say.t('Limit'), say.moment(at))})" if at else ""
            found.append(f"{contact.name}, {policy.reference}: {say.text(policy.covers)}{until}")
    return _bullets(found)


def _named(say: Wording, name: str, value: str) -> str:
    return say.t("{name}: {value}", name=name, value=value)


def _complaint(known: Known) -> tuple[Block, ...]:
    found = [
        event.reference
        for event in known.incident.obligations
        if event.obligation == "police_complaint" and event.change is ObligationChange.SUBMITTED
    ]
    return _paragraph(found[-1] if found else "")


def _evidence(known: Known) -> tuple[Block, ...]:
    return _bullets(
        [
            f"{item.name} (sha256 {item.sha256[:16]})"
            for event in known.incident.events
            for item in event.evidence
        ]
    )


_ITEMS: Final[Mapping[str, Callable[[Known], tuple[Block, ...]]]] = {
    "nature": _nature,
    "times": _times,
    "contact": _contact,
    "consequences": _consequences,
    "measures": _measures,
    "delay_reason": _delay_reason,
    "malicious": _malicious,
    "severity": _severity,
    "cause": _cause,
    "costs": _costs,
    "status": _status,
    "place": _place,
    "circumstances": _circumstances,
    "policy": _policy,
    "complaint": _complaint,
    "evidence": _evidence,
}
