"""Cards to cut out: what everybody does, what the helpdesk does, by type of incident."""

from collections.abc import Iterator

from incplan.documents.content.blocks import Card, Cards
from incplan.documents.content.document import Section
from incplan.documents.views.binder.reach import call, meant
from incplan.documents.wording.wording import Wording
from incplan.plan.files.fiches import Fiche


def user_cards(say: Wording) -> Section | None:
    """One section for everybody and one for the helpdesk; nothing without cards."""
    fiches = [fiche for key in say.plan.fiche_ids() if (fiche := say.plan.fiche(key)) is not None]
    decks = (
        (
            "everybody",
            say.t("For everybody"),
            tuple(
                Card(
                    say.text(item.title),
                    (*map(say.text, item.user_card), *_numbers_at_once(say, item)),
                )
                for item in fiches
                if item.user_card
            ),
        ),
        (
            "helpdesk",
            say.t("For the helpdesk"),
            tuple(
                Card(say.text(item.title), tuple(map(say.text, item.helpdesk_card)))
                for item in fiches
                if item.helpdesk_card
            ),
        ),
    )
    parts = tuple(
        Section(id=f"cards-{key}", title=title, blocks=(Cards(deck),))
        for key, title, deck in decks
        if deck
    )
    if not parts:
        return None
    return Section(id="cards", title=say.t("Cards to hand out"), sections=parts, new_page=True)


def _numbers_at_once(say: Wording, fiche: Fiche) -> Iterator[str]:
    """A line for each number the card tells people to call: the first contact of a row."""
    for row in fiche.calls_of_everybody:
        for function, key in meant(say, fiche.id, (row,))[:1]:
            if key:
                yield say.named(function, call(say, key, function, count=1).numbers[0])
