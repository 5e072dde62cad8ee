"""Essential activities, each with the elements it needs and its BIA answers (S-042 to S-045)."""

from collections.abc import Callable
from datetime import date
from typing import Final, TypeVar

from incplan.documents.content.blocks import Block, Facts, Question, Questions, Table
from incplan.documents.content.document import Document, Section
from incplan.documents.views.common.stamp import demonstration, stamp
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import N_
from incplan.plan.files.activities import Activity, Danger
from incplan.plan.library.services import serving
from incplan.plan.recovery.enquiries import Enquiry, EnquiryState, enquiries
from incplan.vocabulary import EconomicImpact

T = TypeVar("T")

DANGER: Final = {
    Danger.YES: N_("yes"),
    Danger.INDIRECT: N_("indirectly"),
    Danger.NO: N_("no"),
}
ECONOMIC: Final = {
    EconomicImpact.FEW_HOURS: N_("after a few hours"),
    EconomicImpact.H24: N_("after 24 hours"),
    EconomicImpact.H48: N_("after 48 hours"),
    EconomicImpact.WEEK: N_("after a week"),
    EconomicImpact.NEVER: N_("never"),
}


def activities_view(
    say: Wording, *, today: date, commit: str | None, fingerprint: str = ""
) -> Document:
    """The essential activities alone."""
    return Document(
        id="activities",
        language=say.language,
        title=say.t("Essential activities"),
        organisation=say.plan.file.organisation.name,
        stamp=stamp(say, today=today, commit=commit, fingerprint=fingerprint),
        notices=demonstration(say),
        chapters=(activities(say, "1"),),
    )


def activities(say: Wording, number: str) -> Section:
    """Which activities must be preserved, and what each needs."""
    known = say.plan.activities
    dangers = {key: item.impact.danger_to_persons for key, item in known.items()}
    endangering = [key for key in known if dangers[key] in (Danger.YES, Danger.INDIRECT)]
    nobody = say.t("none") if known and None not in dangers.values() else ""
    questions = Questions(
        (
            Question(
                say.t("Which activities must be preserved for the organisation to survive?"),
                say.activities(known),
            ),
            Question(
                say.t("Which could endanger staff or customers?"),
                say.activities(endangering) or nobody,
            ),
            Question(
                say.t("After how long is the economic impact serious?"),
                _economic(say) if known else "",
            ),
        ),
        say.to_fill,
    )
    return Section(
        id="activities",
        number=number,
        title=say.t("Activities affected: the essential activities"),
        blocks=(questions,),
        sections=tuple(
            _activity(say, key, item, f"{number}.{place}")
            for place, (key, item) in enumerate(known.items(), start=1)
        ),
    )


def _economic(say: Wording) -> str:
    told = []
    for impact in EconomicImpact:
        keys = [
            key
            for key, item in say.plan.activities.items()
            if item.impact.serious_economic_impact_after is impact
        ]
        if keys:
            told.append(say.named(say.t(ECONOMIC[impact]), say.activities(keys)))
    return say.listed(told)


def _activity(say: Wording, key: str, activity: Activity, number: str) -> Section:
    description = say.text(activity.description)
    facts = (
        (say.t("Description"), description),
        (say.t("Owner"), say.or_fill(say.person(activity.owner))),
        (say.t("Deputy"), say.or_fill(say.person(activity.deputy))),
        (say.t("Vital for survival"), say.yes_no(activity.vital)),
        (say.t("Must run"), say.must_run(activity)),
        (say.t("Danger to persons"), _danger(say, activity)),
        (
            say.t("Serious economic impact"),
            say.or_fill(economic(say, activity)),
        ),
        (say.t("Workaround"), say.or_fill(say.text(activity.workaround))),
        (say.t("Planned recovery time"), say.span(activity.planned_recovery)),
        (say.t("Functional services"), say.people(serving(say.plan.contacts, (key,)))),
    )
    return Section(
        id=f"activity-{key}",
        number=number,
        title=say.text(activity.name),
        blocks=(
            Facts(tuple((name, value) for name, value in facts if value)),
            _elements(say, activity),
            _enquiries(say, activity),
        ),
    )


def economic(say: Wording, activity: Activity) -> str:
    """After how long an interruption hurts seriously; nothing as long as nobody has said it."""
    impact = activity.impact.serious_economic_impact_after
    return say.t(ECONOMIC[impact]) if impact is not None else ""


def danger(say: Wording, activity: Activity) -> str:
    """Whether an interruption could endanger people; nothing as long as nobody has said it."""
    answer = activity.impact.danger_to_persons
    return say.t(DANGER[answer]) if answer is not None else ""


def _danger(say: Wording, activity: Activity) -> str:
    answer = say.or_fill(danger(say, activity))
    note = say.text(activity.impact.danger_note)
    return f"{answer} ({note})" if note else answer


def _elements(say: Wording, activity: Activity) -> Block:
    """The six lists of the template, then those used of the others (S-045)."""
    needs = activity.resources
    lists: list[tuple[str, str | None]] = [
        (say.t("Key personnel"), _joined(needs.key_personnel, say.person)),
        (say.t("Key information and data"), _joined(needs.key_information, say.text)),
        (say.t("IT services (hardware, software)"), _joined(needs.it_services, say.text)),
        (say.t("Buildings"), _joined(needs.buildings, say.text)),
        (say.t("External contacts (resources)"), _joined(needs.external_contacts, say.person)),
        (
            say.t("Interdependency with other activities"),
            _joined(activity.depends_on, say.activity),
        ),
    ]
    others = (
        (say.t("Equipment"), _joined(needs.equipment, say.text)),
        (say.t("Transport"), _joined(needs.transport, say.text)),
        (say.t("Other"), _joined(needs.other, say.text)),
    )
    lists += [(name, value) for name, value in others if value is not None]
    rows = tuple(
        (name, say.to_fill if value is None else value or say.t("none")) for name, value in lists
    )
    return Table((say.t("Element"), say.t("Needed for continuity")), rows)


_ENQUIRIES: Final = {
    Enquiry.TELECOM: N_("Telecom operators: redundant lines"),
    Enquiry.CLOUD_IT: N_("IT and cloud providers: backup, commitments"),
    Enquiry.PAYMENT: N_("Online payment providers: redundancy, resilience"),
}


def _enquiries(say: Wording, activity: Activity) -> Block:
    """The three enquiries of the template with suppliers, answered or open (S-072, S-113)."""
    rows = tuple(
        (say.t(_ENQUIRIES[item.enquiry]), _enquiry(say, item))
        for item in enquiries(say.plan, activity)
    )
    return Table((say.t("Enquiry with suppliers"), say.t("Answer")), rows)


def _enquiry(say: Wording, item: EnquiryState) -> str:
    told = [say.text(item.answer)] if item.answer else []
    known = say.plan.suppliers
    if item.promised:
        names = ", ".join(known[key].name for key in item.promised if key in known)
        told.append(say.t("see the contract: {names}", names=names))
    if item.is_open and item.silent:
        names = ", ".join(known[key].name if key in known else key for key in item.silent)
        told.append(say.named(names, say.to_fill))
    return "\n".join(told) or (say.t("none") if item.unused else say.to_fill)


def _joined(items: tuple[T, ...] | None, word: Callable[[T], str]) -> str | None:
    """One line per item; None when the list was never considered, "" when nothing is needed."""
    return None if items is None else "\n".join(word(item) for item in items)
