"""The binder and the parts of it that are printed alone: a sheet, the directory, the forms."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from incplan.documents.content.document import Document, Section
from incplan.documents.views.binder.distribution import distribution
from incplan.documents.views.binder.forms import LOGS, form_sets, form_words
from incplan.documents.views.binder.levels import levels
from incplan.documents.views.binder.messages import messages
from incplan.documents.views.binder.recovery import activities_in_order
from incplan.documents.views.binder.sheets import background
from incplan.documents.views.cards.document import card_sections
from incplan.documents.views.common.stamp import demonstration, stamp
from incplan.documents.views.kit.board import board
from incplan.documents.views.kit.helpers import helpers_page
from incplan.documents.views.kit.leaf import leaf, leaf_words
from incplan.documents.views.kit.people import ladder, people_page
from incplan.documents.views.kit.start import every_incident, first_calls, start_page
from incplan.documents.views.kit.tabs import kit_tabs
from incplan.documents.views.plan.contacts import external_contacts, internal_contacts
from incplan.documents.views.plan.purpose import approved
from incplan.documents.wording.wording import Wording
from incplan.plan.files.fiches import Fiche
from incplan.plan.files.messages import MessagePack


def binder_view(
    say: Wording,
    *,
    today: date,
    commit: str | None,
    fingerprint: str = "",
    numbers: Sequence[str] = (),
    logs: int = LOGS,
    templates: MessagePack | None = None,
) -> Document:
    """Everything a person needs on paper, in the order it is needed.

    `numbers` are the paper numbers reserved for the forms; `templates` the messages to complete,
    left out without any.
    """
    marks = stamp(say, today=today, commit=commit, fingerprint=fingerprint)
    return Document(
        id="binder",
        language=say.language,
        title=say.t("Emergency binder"),
        organisation=say.plan.file.organisation.name,
        subtitle=say.t("Incident management plan, made for use"),
        stamp=((say.t("Approved by management"), approved(say)), *marks),
        notices=demonstration(say),
        contents=say.t("Contents"),
        words={**leaf_words(say), **form_words(say)},
        tabs=kit_tabs(say),
        first_calls=first_calls(say),
        chapters=(
            *_of("kit", _kit(say)),
            *_of("reference", _reference(say, templates)),
            *_of("forms", form_sets(say, numbers, logs)),
            *_of("cards", card_sections(say)),
        ),
    )


def _of(part: str, sections: Iterable[Section]) -> tuple[Section, ...]:
    return tuple(replace(section, part=part) for section in sections)


def _kit(say: Wording) -> Iterator[Section]:
    """The pages for 3 a.m., in the order of the thumb index."""
    yield start_page(say)
    yield every_incident(say)
    yield ladder(say)
    yield people_page(say)
    yield board(say)
    yield helpers_page(say)
    for key in say.plan.fiche_ids():
        fiche = say.plan.fiche(key)
        if fiche is not None:
            yield leaf(say, fiche)


def _reference(say: Wording, templates: MessagePack | None) -> Iterator[Section]:
    """What is looked up with more time."""
    yield Section(
        id="directory",
        title=say.t("Contact directory"),
        sections=(internal_contacts(say), external_contacts(say)),
        new_page=True,
    )
    yield levels(say)
    for found in (activities_in_order(say), background(say)):
        if found is not None:
            yield found
    if templates is not None:
        yield messages(say, templates)
    yield distribution(say)


def fiche_view(
    say: Wording, fiche: Fiche, *, today: date, commit: str | None, fingerprint: str = ""
) -> Document:
    """One incident sheet alone."""
    return Document(
        id="fiche",
        part=fiche.id,
        language=say.language,
        title=say.t("Incident sheet: {title}", title=say.text(fiche.title)),
        words=leaf_words(say),
        tabs=kit_tabs(say),
        organisation=say.plan.file.organisation.name,
        stamp=stamp(say, today=today, commit=commit, fingerprint=fingerprint),
        notices=demonstration(say),
        chapters=(leaf(say, fiche),),
    )


def contacts_view(
    say: Wording, *, today: date, commit: str | None, fingerprint: str = ""
) -> Document:
    """The directory alone: internal contacts, then external ones."""
    return Document(
        id="contacts",
        language=say.language,
        title=say.t("Contact directory"),
        organisation=say.plan.file.organisation.name,
        stamp=stamp(say, today=today, commit=commit, fingerprint=fingerprint),
        notices=demonstration(say),
        chapters=(internal_contacts(say), replace(external_contacts(say), new_page=True)),
    )


def forms_view(
    say: Wording,
    *,
    today: date,
    commit: str | None,
    fingerprint: str = "",
    numbers: Sequence[str] = (),
    logs: int = LOGS,
) -> Document:
    """The forms alone, with so many sheets of the log in each set."""
    return Document(
        id="forms",
        language=say.language,
        title=say.t("Forms to fill in by hand"),
        organisation=say.plan.file.organisation.name,
        stamp=stamp(say, today=today, commit=commit, fingerprint=fingerprint),
        notices=demonstration(say),
        words={**leaf_words(say), **form_words(say)},
        tabs=kit_tabs(say),
        chapters=form_sets(say, numbers, logs),
    )
