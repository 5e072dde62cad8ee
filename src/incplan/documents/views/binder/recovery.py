"""Activities in recovery order, with the limits to write down (S-066 to S-073)."""

from incplan.documents.content.blocks import Block, Facts, Table
from incplan.documents.content.document import Section
from incplan.documents.views.binder.reach import first_numbers
from incplan.documents.wording.wording import Wording
from incplan.plan.recovery.order import Place, recovery_order

BLANK = "__:__"


def activities_in_order(say: Wording) -> Section | None:
    """What each activity needs to run at its minimum, in recovery order."""
    places = recovery_order(say.plan.activities)
    if not places:
        return None
    return Section(
        id="activities",
        title=say.t("Activities in recovery order"),
        sections=tuple(_activity(say, place) for place in places),
        new_page=True,
    )


def recovery_table(say: Wording, places: tuple[Place, ...]) -> Block:
    """The sheet to write on: T0, limit, estimate, back."""
    columns = (
        say.t("No."),
        say.t("Activity"),
        say.t("RTO"),
        say.t("RPO"),
        "T0",
        say.t("Limit"),
        say.t("Estimated"),
        say.t("Minimally restored"),
        say.t("Fully restored"),
    )
    return Table(columns, tuple(_row(say, place) for place in places))


def _row(say: Wording, place: Place) -> tuple[str, ...]:
    activity = say.plan.activities[place.activity]
    name = say.activity(place.activity)
    return (str(place.rank), name, say.objective(activity), say.data_age(activity), *[BLANK] * 5)


def _activity(say: Wording, place: Place) -> Section:
    activity = say.plan.activities[place.activity]
    minimum = say.text(activity.minimum_level.description)
    facts = (
        (say.t("Owner"), _reach(say, activity.owner) if activity.owner else say.to_fill),
        (say.t("Deputy"), _reach(say, activity.deputy) if activity.deputy else ""),
        (say.t("Minimum level"), say.or_fill(minimum)),
        (say.t("Workaround"), say.or_fill(say.text(activity.workaround))),
        (say.t("Waits for"), say.activities(place.waits_for)),
        (say.t("IT services"), ", ".join(map(say.text, activity.resources.it_services or ()))),
        (say.t("External contacts"), say.people(activity.resources.external_contacts or ())),
        (say.t("MTPD"), say.span(activity.mtpd)),
    )
    return Section(
        id=f"activity-{place.activity}",
        number=f"{place.rank}.",
        title=say.activity(place.activity),
        blocks=(Facts(tuple((name, value) for name, value in facts if value)),),
    )


def _reach(say: Wording, key: str) -> str:
    contact = say.plan.contacts.get(key)
    return ", ".join((say.person(key), *(first_numbers(say, contact, 2) if contact else ())))
