"""Cards to cut out: what everybody does, what the helpdesk does, by type of incident."""

from collections.abc import Iterator

from incplan.documents.content.blocks import Card, Cards
from incplan.documents.content.document import Section
from incplan.documents.views.binder.reach import call, meant, reporting_number
from incplan.documents.wording.wording import Wording
from incplan.plan.files.fiches import Fiche
from incplan.plan.library.sites import one_for_each_site
from incplan.vocabulary import HELPDESK


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
    """A line for each number the card tells people to call, and for each site that has its own."""
    sites = tuple(site.id for site in say.plan.file.organisation.sites)
    for row in fiche.calls_of_everybody:
        phones = say.plan.file.reporting_phones if row == HELPDESK else ()
        if phones:
            yield say.named(say.role(row), reporting_number(say, phones[0]))
            continue
        named = meant(say, fiche.id, (row,))
        functions = {key: function for function, key in named if key}
        for key in one_for_each_site(say.plan.contacts, tuple(functions), sites, 1):
            yield say.named(_whose(say, key, functions[key]), _number(say, key))


def _whose(say: Wording, key: str, function: str) -> str:
    """The function, and the sites it is for where there is another for the others."""
    contact = say.plan.contacts.get(key)
    serves = say.sites_of(contact) if contact else ""
    return f"{function}, {serves}" if serves else function


def _number(say: Wording, key: str) -> str:
    return call(say, key, "", count=1).numbers[0]
