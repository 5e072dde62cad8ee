"""A card to fold for the wallet, and a poster for the wall of each site."""

from collections.abc import Iterator

from incplan.documents.content.blocks import (
    TO_WRITE,
    Alert,
    Call,
    Calls,
    Card,
    Cards,
    Facts,
    Paragraph,
)
from incplan.documents.content.document import Section
from incplan.documents.views.cards.numbers import (
    EMERGENCY,
    helpdesk_number,
    languages_of,
    public_number,
)
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import N_
from incplan.plan.files.organisation import Site
from incplan.plan.maintenance.adoption import add_months
from incplan.plan.maintenance.coverage import is_on_paper

#: Numbers of people on a wallet card, beside 112 and the helpdesk.
_PEOPLE = 3


def wallet(say: Wording) -> Section:
    """Four cards a sheet, in both languages of the organisation where it has two."""
    return Section(
        id="wallet",
        title=say.t("Wallet card: cut at the marks, fold in the middle (85.6 × 54 mm)"),
        sections=tuple(_wallet(speaker) for speaker in languages_of(say)),
        new_page=True,
        style="wallet",
    )


def _wallet(say: Wording) -> Section:
    """Five numbers, each once, none of them private; what to say; where people gather."""
    known = say.plan.file.organisation
    helpdesk = helpdesk_number(say)
    calls = [
        Call(function="", name=say.t("Danger, fire, injured"), numbers=(EMERGENCY,)),
        Call(function=say.t("day and night"), name=say.t("Helpdesk"), numbers=(helpdesk,)),
        *_people(say, {EMERGENCY, helpdesk}),
    ]
    again = say.plan.file.call_again_after
    facts = [
        (say.t("Say on the phone"), say.t("who, where, what, since when, injured, call back at")),
        *((_short(say, site), _gather(say, site)) for site in known.sites),
        (say.t("Odd computer"), say.t("cut the network, leave it on, phone")),
    ]
    card = next(iter(say.plan.by_row("card_stop")), None)
    if card is not None:
        facts.append((say.t("Bank card"), public_number(say, card)))
    told = (
        say.t("No answer after {delay}: the next person", delay=say.span(again))
        if again is not None
        else say.t("No answer: the next person")
    )
    return Section(
        id=f"wallet-{say.language}",
        title=known.short_name or known.name,
        blocks=(
            Calls((say.t("Role"), say.t("Name"), say.t("Numbers")), tuple(calls)),
            Paragraph(told),
            Facts(tuple(facts)),
        ),
        style="wallet-card",
        language=say.language,
        everyday=say.t("in an incident"),
    )


def _short(say: Wording, site: Site) -> str:
    """The name of a site without what is said of it in brackets."""
    return say.text(site.name).partition(" (")[0]


def _people(say: Wording, used: set[str]) -> Iterator[Call]:
    """The incident managers in order, then the continuity manager; nobody's number twice."""
    told = 0
    wanted = [
        *(("incident_manager", key) for key in say.plan.role("incident_manager").people),
        *(("bcp_manager", key) for key in say.plan.role("bcp_manager").people),
    ]
    last = [item for item in wanted if item[0] == "bcp_manager"][:1]
    first = [item for item in wanted if item[0] == "incident_manager"]
    for role, key in (*first, *last):
        number = public_number(say, key)
        room = _PEOPLE - told - (1 if role == "incident_manager" and last else 0)
        if number in used or number == TO_WRITE or room < 1:
            continue
        used.add(number)
        told += 1
        short = say.t("incidents") if told == 1 else say.t("otherwise")
        why = say.t("continuity") if role == "bcp_manager" else short
        yield Call(function=why, name=say.person(key), numbers=(number,))


def _gather(say: Wording, site: Site) -> str:
    point = say.text(site.assembly_point)
    words = site.address or TO_WRITE
    return say.t("{place}. Assembly point: {point}", place=words, point=point) if point else words


def posters(say: Wording) -> Iterator[Section]:
    """One for each site, in both languages on one page."""
    speakers = languages_of(say)
    for site in say.plan.file.organisation.sites:
        yield Section(
            id=f"poster-{site.id}",
            title=say.t("Poster of {site}", site=say.text(site.name)),
            blocks=(
                Alert(
                    _both(say, speakers, N_("Danger, fire, smoke, injured")),
                    "\n".join(_here(say, speakers, site)),
                ),
                Cards(tuple(_step(say, speakers, place) for place in range(len(_STEPS)))),
                _three(say, speakers),
                Paragraph(_binder(say, site)),
            ),
            new_page=True,
            style="poster",
        )


#: What everybody does first: the step, and how; in the order of the poster.
_STEPS = (
    (N_("People first"), N_("Get out, warn others, be counted.")),
    (N_("Report, even a doubt"), N_("Phone, do not mail.")),
    (N_("Make nothing worse"), N_("Network unplugged, machine on, cold rooms shut.")),
    (N_("Note the time"), N_("What you see, what you did.")),
)


def _each(say: Wording, speakers: tuple[Wording, ...], msgid: str) -> list[str]:
    """The same in each language, marked as such."""
    return [say.beside(speaker.t(msgid), speaker.language) for speaker in speakers]


def _both(say: Wording, speakers: tuple[Wording, ...], msgid: str) -> str:
    return "\n".join(_each(say, speakers, msgid))


def _step(say: Wording, speakers: tuple[Wording, ...], place: int) -> Card:
    head, how = _STEPS[place]
    heads = _each(say, speakers, head)
    return Card(heads[0], (*heads[1:], " ".join(_each(say, speakers, how))))


def _here(say: Wording, speakers: tuple[Wording, ...], site: Site) -> Iterator[str]:
    """The exact address for who calls 112; where people gather, in each language."""
    yield say.t("You are here: {address}", address=site.address or TO_WRITE)
    if site.assembly_point:
        for speaker in speakers:
            point = speaker.t("Assembly point: {point}", point=speaker.text(site.assembly_point))
            yield say.beside(point, speaker.language)


def _three(say: Wording, speakers: tuple[Wording, ...]) -> Calls:
    """The helpdesk day and night, who leads, who answers for the building."""
    calls = [
        Call(
            function=_both(say, speakers, N_("day and night")),
            name=say.t("Helpdesk"),
            numbers=(helpdesk_number(say),),
        )
    ]
    for role in ("incident_manager", "facility_manager"):
        holder = say.plan.role(role).holder
        if holder is not None:
            told = "\n".join(
                say.beside(speaker.role(role), speaker.language) for speaker in speakers
            )
            calls.append(
                Call(function=told, name=say.person(holder), numbers=(public_number(say, holder),))
            )
    return Calls((say.t("Role"), say.t("Name"), say.t("Numbers")), tuple(calls))


def _binder(say: Wording, site: Site) -> str:
    """Where a binder is, as far as the copies handed out tell; which plan this is."""
    name = _short(say, site).casefold()
    places = [
        item.copy.place
        for item in say.plan.facts.handed
        if is_on_paper(item.copy) and name in item.copy.place.casefold()
    ]
    where = places[0] if places else TO_WRITE
    told = say.t(
        "Emergency binder: {place}. Plan {version}.", place=where, version=say.plan.file.version
    )
    return f"{told} {_replace_by(say)}"


def _replace_by(say: Wording) -> str:
    """Until when it may hang: the next review of the plan; a line to write on before the first."""
    last = say.plan.facts.review.on
    due = add_months(last, say.plan.file.review.every) if last is not None else None
    return say.t("To be replaced after {day}.", day=say.day(due) or TO_WRITE)
