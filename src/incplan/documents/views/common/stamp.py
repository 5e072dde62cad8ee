"""Lines that every document bears about itself: version, date, commit, readers."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from incplan.documents.content.blocks import Facts
from incplan.documents.content.document import Section
from incplan.documents.content.page_codes import PROOF
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import N_
from incplan.i18n.labels.doubt import doubt_sentence, in_doubt_sentence
from incplan.i18n.sentences.waiting import waiting_words
from incplan.i18n.typography import typeset
from incplan.incident.state.state import Incident
from incplan.vocabulary import Audience

_READERS: Final = {
    Audience.TEAM: N_("team"),
    Audience.MANAGEMENT: N_("management"),
    Audience.CUSTOMERS: N_("customers"),
    Audience.PUBLIC: N_("public"),
}


def stamp(
    say: Wording, *, today: date, commit: str | None, fingerprint: str = ""
) -> tuple[tuple[str, str], ...]:
    """Lines under the title; a plan without git says so by its fingerprint."""
    shown = dated(say, today)
    return (*shown[:-1], *made_of(say, commit=commit, fingerprint=fingerprint), *shown[-1:])


def dated(say: Wording, today: date) -> tuple[tuple[str, str], ...]:
    """The lines that a reader in a hurry needs: which plan, which day, for whom."""
    facts = (
        (say.t("Plan version"), say.plan.file.version),
        (say.t("Date"), say.day(today)),
        (say.t("Readers"), say.t(_READERS[say.audience])),
    )
    return tuple((name, value) for name, value in facts if value)


def made_of(
    say: Wording, *, commit: str | None, fingerprint: str = ""
) -> tuple[tuple[str, str], ...]:
    """The lines that prove from which state of the plan a document is made."""
    facts = (
        (say.t("Commit"), commit[:12] if commit else ""),
        (say.t("Plan fingerprint"), fingerprint[:16]),
    )
    return tuple((name, value) for name, value in facts if value)


def proof_section(
    say: Wording,
    *,
    commit: str | None,
    fingerprint: str = "",
    more: tuple[tuple[str, str], ...] = (),
) -> tuple[Section, ...]:
    """The same at the end of a document whose first page is for readers in a hurry."""
    facts = (*more, *made_of(say, commit=commit, fingerprint=fingerprint))
    if not facts:
        return ()
    title = say.t("What this document is made from")
    return (Section(id="made-from", title=title, blocks=(Facts(facts),), style=PROOF),)


def exercise_notice(say: Wording, incident: Incident) -> tuple[str, ...]:
    """The banner of an exercise, on every document made from it (TC17)."""
    return (say.t("EXERCISE - this did not happen"),) if incident.is_exercise else ()


def waiting_notice(say: Wording, count: int) -> tuple[str, ...]:
    """The banner of a document that rests on entries nobody else has yet."""
    words = waiting_words(say.translator, count)
    return (typeset(words, say.language),) if words else ()


def doubt_notice(say: Wording, incident: Incident) -> tuple[str, ...]:
    """A notice of entries that are missing, because they are unreadable or gone."""
    told = doubt_sentence(say.translator, incident.doubt)
    return (told,) if told else ()


def in_doubt_notice(
    say: Wording, incidents: Iterable[str], missing: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """A notice for documents over several incidents: which of them lack entries or are missing."""
    told = (
        in_doubt_sentence(say.translator, incidents),
        say.t("IN DOUBT - these incidents cannot be read: {ids}.", ids=", ".join(missing))
        if missing
        else "",
    )
    return tuple(sentence for sentence in told if sentence)


def demonstration(say: Wording) -> tuple[str, ...]:
    """The notice on every document of a plan whose numbers are invented."""
    demo = say.plan.file.demo
    return (say.t("Fictitious organisation, for demonstration."),) if demo else ()
