"""The binder and the parts of it that are printed alone: a sheet, the directory, the forms."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from incplan.documents.content.document import Document, Section
from incplan.documents.views.binder.call_tree import call_tree
from incplan.documents.views.binder.cards import user_cards
from incplan.documents.views.binder.distribution import distribution
from incplan.documents.views.binder.forms import form_sets
from incplan.documents.views.binder.grab_card import grab_card
from incplan.documents.views.binder.levels import levels
from incplan.documents.views.binder.messages import messages
from incplan.documents.views.binder.recovery import recovery
from incplan.documents.views.binder.sheets import background, sheets
from incplan.documents.views.common.stamp import demonstration, stamp
from incplan.documents.views.kit.leaf import leaf, leaf_words
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
    templates: MessagePack | None = None,
) -> Document:
    """Everything a person needs on paper, in the order it is needed.

    `numbers` are the paper numbers reserved for the forms; `templates` the messages to complete,
    left out without any.
    """
    cards, before_and_after = user_cards(say), background(say)
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
        words=leaf_words(say),
        tabs=kit_tabs(say),
        chapters=(
            grab_card(say),
            call_tree(say),
            recovery(say),
            levels(say),
            sheets(say),
            *((cards,) if cards else ()),
            *((before_and_after,) if before_and_after else ()),
            *((messages(say, templates),) if templates else ()),
            Section(
                id="directory",
                title=say.t("Contact directory"),
                sections=(internal_contacts(say), external_contacts(say)),
                new_page=True,
            ),
            *form_sets(say, numbers),
            distribution(say),
        ),
    )


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
) -> Document:
    """The forms alone."""
    return Document(
        id="forms",
        language=say.language,
        title=say.t("Forms to fill in by hand"),
        organisation=say.plan.file.organisation.name,
        stamp=stamp(say, today=today, commit=commit, fingerprint=fingerprint),
        notices=demonstration(say),
        chapters=form_sets(say, numbers),
    )
