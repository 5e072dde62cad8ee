"""All cards, as a document of their own and as a part of the binder."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from incplan.documents.content.document import Document, Section
from incplan.documents.views.cards.numbers import languages_of
from incplan.documents.views.cards.role_card import CARD_ROLES, role_card
from incplan.documents.views.cards.staff import staff_sheets
from incplan.documents.views.cards.wall import posters, wallet
from incplan.documents.views.common.stamp import demonstration, stamp
from incplan.documents.views.kit.leaf import leaf_words
from incplan.documents.views.kit.tabs import kit_tabs
from incplan.documents.wording.wording import Wording


def card_sections(say: Wording) -> Iterator[Section]:
    """Every card; `part` says which kind it is."""
    for role in CARD_ROLES:
        for speaker in languages_of(say):
            yield replace(role_card(speaker, role), part="roles")
    for sheet in staff_sheets(say):
        yield replace(sheet, part="staff")
    yield replace(wallet(say), part="wallet")
    for poster in posters(say):
        yield replace(poster, part="poster")


def cards_view(say: Wording, *, today: date, commit: str | None, fingerprint: str = "") -> Document:
    """The cards alone."""
    return Document(
        id="cards",
        language=say.language,
        title=say.t("Cards to hand out"),
        organisation=say.plan.file.organisation.name,
        stamp=stamp(say, today=today, commit=commit, fingerprint=fingerprint),
        notices=demonstration(say),
        words=leaf_words(say),
        tabs=kit_tabs(say),
        chapters=tuple(card_sections(say)),
    )
