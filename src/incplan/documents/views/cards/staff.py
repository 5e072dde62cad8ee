"""Cards of A5 for everybody and for the helpdesk: numbered steps, then 112 and the helpdesk."""

from collections.abc import Iterator

from incplan.documents.content.blocks import Call, Calls, Card, Cards
from incplan.documents.content.document import Section
from incplan.documents.views.cards.numbers import (
    EMERGENCY,
    helpdesk_number,
    languages_of,
    person_call,
)
from incplan.documents.views.kit.tabs import everyday_name
from incplan.documents.wording.wording import Wording
from incplan.plan.files.contacts import ContactKind
from incplan.plan.files.fiches import Fiche
from incplan.vocabulary import EMERGENCY as EMERGENCY_ROW
from incplan.vocabulary import HELPDESK

#: Cards on one sheet of A4.
_PER_SHEET = 2


def staff_sheets(say: Wording) -> Iterator[Section]:
    """Two cards a sheet: one fiche in two languages, or two fiches in one."""
    speakers = languages_of(say)
    known = [fiche for key in say.plan.fiche_ids() if (fiche := say.plan.fiche(key)) is not None]
    for key, of in (("everybody", _steps_of_everybody), ("helpdesk", _steps_of_helpdesk)):
        cards = [
            card
            for fiche in known
            if of(fiche)
            for speaker in speakers
            for card in (_card(speaker, fiche, key),)
        ]
        for first in range(0, len(cards), _PER_SHEET):
            pair = cards[first : first + _PER_SHEET]
            yield Section(
                id=f"sheet-of-{pair[0].id}",
                title=_title(say, key, pair),
                sections=tuple(pair),
                new_page=True,
                style="staff-sheet",
            )


def _title(say: Wording, key: str, pair: list[Section]) -> str:
    """For whom a sheet is, and of what; a fiche has one for everybody and one for the helpdesk."""
    fiches = ", ".join(dict.fromkeys(card.title for card in pair if card.language == say.language))
    if key == "helpdesk":
        return say.t("Card for the helpdesk: {fiches}", fiches=fiches)
    return say.t("Card for everybody: {fiches}", fiches=fiches)


def _steps_of_everybody(fiche: Fiche) -> bool:
    return bool(fiche.user_card)


def _steps_of_helpdesk(fiche: Fiche) -> bool:
    return bool(fiche.helpdesk_card)


def _card(say: Wording, fiche: Fiche, key: str) -> Section:
    helpdesk = key == "helpdesk"
    steps = fiche.helpdesk_card if helpdesk else fiche.user_card
    title = say.fiche(fiche.id).partition(" (")[0]
    return Section(
        id=f"card-{fiche.id}-{key}-{say.language}",
        title=title,
        everyday=say.t("for the helpdesk") if helpdesk else everyday_name(say, fiche.id),
        blocks=(
            Cards((Card(title, tuple(map(say.text, steps))),)),
            _numbers(say, () if helpdesk else _spoken_of(say, fiche)),
        ),
        style="staff-card",
        language=say.language,
    )


def _spoken_of(say: Wording, fiche: Fiche) -> tuple[Call, ...]:
    """Outside parties that its steps name, such as the fraud desk of the bank and Card Stop.

    People of the house are called by the helpdesk: their numbers stay off what anybody may find.
    """
    keys = (key for key in fiche.calls_of_everybody if key not in (EMERGENCY_ROW, HELPDESK))
    found = dict.fromkeys(
        person
        for key in keys
        for person in say.plan.called(key, fiche.id)[:1]
        if (contact := say.plan.contacts.get(person)) and contact.kind is ContactKind.EXTERNAL
    )
    return tuple(person_call(say, person, "") for person in found)


def _numbers(say: Wording, others: tuple[Call, ...]) -> Calls:
    """112 with the addresses, who answers day and night, the others; where to gather."""
    addresses = "\n".join(site.address or "" for site in say.plan.file.organisation.sites)
    calls = (
        Call(function=addresses, name=say.t("Danger"), numbers=(EMERGENCY,)),
        Call(
            function=say.t("day and night"), name=say.t("Helpdesk"), numbers=(helpdesk_number(say),)
        ),
    )
    columns = (say.t("Where"), say.t("Name"), say.t("Numbers"))
    return Calls(columns, (*calls, *others, *_gathering(say)))


def _gathering(say: Wording) -> Iterator[Call]:
    """Where people gather, at each site."""
    sites = say.plan.file.organisation.sites
    points = [(say.text(site.name), say.text(site.assembly_point)) for site in sites]
    known = [(name.partition(" (")[0], point) for name, point in points if point]
    lines = (say.named(name, point) if len(sites) > 1 else point for name, point in known)
    if known:
        yield Call(function="\n".join(lines), name=say.t("Assembly point"), numbers=())
