"""The grab card: one page that answers what to do first, whom to call, how to report."""

from incplan.documents.content.blocks import (
    Alert,
    Block,
    Call,
    Calls,
    Card,
    Cards,
    Paragraph,
    Reference,
    References,
)
from incplan.documents.content.document import Section
from incplan.documents.views.binder.reach import function_calls
from incplan.documents.wording.wording import Wording
from incplan.i18n.text.phones import readable_phone
from incplan.plan.files.organisation import ReportingChannel, Site
from incplan.vocabulary import Audience

#: Whom the card names: functions, and how many people of each.
_FUNCTIONS = (("incident_manager", 3), ("bcp_manager", 2), ("management", 2))


def grab_card(say: Wording) -> Section:
    """People first, then the calls, then where to read on."""
    return Section(
        id="grab-card",
        title=say.t("Grab card"),
        blocks=(
            Alert(
                say.t("1. People first. Danger to life, fire, smoke: leave, call 112."),
                _places(say),
            ),
            *_calls(say),
            Cards((_reporting(say), _writing(say))),
            *_reading_on(say),
        ),
        new_page=True,
        style="card",
    )


def where_to_read_on(say: Wording) -> References:
    """The sheets with their pages."""
    return References(
        tuple(Reference(f"sheet-{key}", say.fiche(key)) for key in say.plan.fiche_ids())
    )


def _reading_on(say: Wording) -> tuple[Block, ...]:
    if not say.plan.fiche_ids():
        return ()
    title = say.t("5. Open the sheet of the incident, and the communication sheet")
    return (Paragraph(title), where_to_read_on(say))


def _places(say: Wording) -> str:
    """What the 112 operator asks first: the exact address; and where people gather."""
    return "\n".join(_place(say, site) for site in say.plan.file.organisation.sites)


def _place(say: Wording, site: Site) -> str:
    point = say.text(site.assembly_point)
    where = say.t("{site}: {address}", site=say.text(site.name), address=site.address or "")
    return say.t("{place}. Assembly point: {point}", place=where, point=point) if point else where


def _calls(say: Wording) -> tuple[Block, ...]:
    found: list[Call] = []
    for role, count in _FUNCTIONS:
        found += function_calls(say, role, count=2)[:count]
    columns = (say.t("2. Call, in this order"), say.t("Name"), say.t("Numbers"))
    return (Calls(columns, tuple(found)),)


def _reporting(say: Wording) -> Card:
    every = say.plan.file.reporting_channels
    first = say.plan.file.reporting_phones
    ordered = (*first, *(item for item in every if item not in first))
    channels = [_channel(say, item) for item in ordered]
    return Card(
        say.t("3. Report it, even if you only suspect it"), tuple(channels) or (say.to_fill,)
    )


def _channel(say: Wording, channel: ReportingChannel) -> str:
    reach = readable_phone(channel.phone or "") or channel.email or channel.url or ""
    when = say.window(channel.available) if channel.available else ""
    name = say.text(channel.label)
    words = say.t("{name}: {value}", name=name, value=reach) if name and reach else name or reach
    return f"{words} ({when})" if when else words


def _writing(say: Wording) -> Card:
    again = say.plan.file.call_again_after
    lines = [say.t("Since when: __:__    What, where, who is affected"), say.t("What was done")]
    if again is not None:
        lines.append(say.t("No answer after {delay}: the next person", delay=say.span(again)))
    if say.plan.file.out_of_band and say.audience is Audience.TEAM:
        lines.append(say.text(say.plan.file.out_of_band))
    return Card(say.t("4. Write down"), tuple(lines))
