"""Cards to cut out: what everybody does, what the helpdesk does, by type of incident."""

from incplan.documents.blocks import Card, Cards
from incplan.documents.document import Section
from incplan.documents.wording import Wording


def user_cards(say: Wording) -> Section | None:
    """One section for everybody and one for the helpdesk; nothing without cards."""
    fiches = [fiche for key in say.plan.fiche_ids() if (fiche := say.plan.fiche(key)) is not None]
    decks = (
        (
            "everybody",
            say.t("For everybody"),
            [(item.title, item.user_card) for item in fiches if item.user_card],
        ),
        (
            "helpdesk",
            say.t("For the helpdesk"),
            [(item.title, item.helpdesk_card) for item in fiches if item.helpdesk_card],
        ),
    )
    parts = tuple(
        Section(
            id=f"cards-{key}",
            title=title,
            blocks=(
                Cards(
                    tuple(Card(say.text(name), tuple(map(say.text, lines))) for name, lines in deck)
                ),
            ),
        )
        for key, title, deck in decks
        if deck
    )
    if not parts:
        return None
    return Section(id="cards", title=say.t("Cards to hand out"), sections=parts, new_page=True)
