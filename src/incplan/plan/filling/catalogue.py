"""The questions that a plan answers, in the order of a person's day; their words are in i18n."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Final

from incplan.diagnostics import Route
from incplan.frozen import dataclass
from incplan.plan.filling.keys import value_at
from incplan.plan.values.answers import is_answer, says_not_yet
from incplan.plan.values.scalars import YES_WORDS

Data = Mapping[str, Any]


class Part(StrEnum):
    """Parts of the guided pass, in its order."""

    COMPANY = "company"
    PEOPLE = "people"
    ACTIVITIES = "activities"
    SUPPLIERS = "suppliers"
    MEASURES = "measures"
    OBLIGATIONS = "obligations"
    DOCUMENTS = "documents"


def _missing(value: Any) -> bool:
    """Whether nothing stands there; an empty list says that there is none."""
    return value is None or value == "" or value == {}


def _always(_data: Data) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question about one field of a kind of file.

    `id` names its words. `open_when` says of the value that it is still to be given, `when` of the
    file that the question is of use there.
    """

    id: str
    part: Part
    kind: str
    route: Route
    example: str = ""
    open_when: Callable[[Any], bool] = _missing
    when: Callable[[Data], bool] = _always


def _yes(value: Any) -> bool:
    return isinstance(value, str) and value.lower() in YES_WORDS


def _person(data: Data) -> bool:
    return data.get("kind") == "person"


def _service(data: Data) -> bool:
    return data.get("kind") == "service"


def _outside(data: Data) -> bool:
    return data.get("kind") == "external" and not _yes(data.get("disabled"))


def _row(*rows: str) -> Callable[[Data], bool]:
    def fills(data: Data) -> bool:
        given = data.get("rows") or ()
        named = (given,) if isinstance(given, str) else given
        return _outside(data) and not set(rows).isdisjoint(named)

    return fills


def is_unnamed(data: Data) -> bool:
    """Whether a row of the directory still bears words such as "to fill in" as its name."""
    name = data.get("name")
    return _outside(data) and isinstance(name, str) and says_not_yet(name)


def unsaid_name(name: Any) -> bool:
    """Whether an activity has no name yet, or words such as "to fill in" in its place."""
    return _missing(name) or (isinstance(name, str) and says_not_yet(name))


def _few(value: Any) -> bool:
    """Fewer than two ways to reach somebody."""
    return not isinstance(value, list) or len(value) < 2


def _has(*route: str) -> Callable[[Data], bool]:
    return lambda data: not _missing(value_at(data, route))


def _reachable(data: Data) -> bool:
    used = bool(data.get("channels")) and not _yes(data.get("disabled"))
    return used and not is_unnamed(data)


def _company(name: str, example: str = "") -> Question:
    return Question(
        id=f"company.{name}",
        part=Part.COMPANY,
        kind="plan",
        route=("organisation", name),
        example=example,
    )


def _of_plan(part: Part, route: str, example: str = "") -> Question:
    way = tuple(route.split("."))
    return Question(id=f"plan.{way[-1]}", part=part, kind="plan", route=way, example=example)


def _activity(route: str, example: str = "", when: Callable[[Data], bool] = _always) -> Question:
    way = tuple(route.split("."))
    return Question(
        id=f"activity.{way[-1]}",
        part=Part.ACTIVITIES,
        kind="activity",
        route=way,
        example=example,
        when=when,
    )


def _no_rpo(data: Data) -> bool:
    """Whether nothing is said of the RPO: `~` says that the activity has no data."""
    return "rpo" not in data


def _supplier(route: str, example: str = "", when: Callable[[Data], bool] = _always) -> Question:
    way = tuple(route.split("."))
    return Question(
        id=f"supplier.{way[-1]}",
        part=Part.SUPPLIERS,
        kind="supplier",
        route=way,
        example=example,
        when=when,
    )


def _contact(
    name: str,
    when: Callable[[Data], bool],
    example: str = "",
    *,
    asked: str = "",
    open_when: Callable[[Any], bool] = _missing,
) -> Question:
    return Question(
        id=f"contact.{asked or name}",
        part=Part.PEOPLE,
        kind="contact",
        route=(name,),
        example=example,
        when=when,
        open_when=open_when,
    )


_SLA: Final = _has("sla", "service_window")


def _holidays_matter(data: Data) -> bool:
    """Whether they work in hours that a public holiday may take away."""
    return _SLA(data) and value_at(data, ("sla", "service_window")) not in ("24/7", ["24/7"])


def _has_penalty(data: Data) -> bool:
    """Whether the contract sets a penalty, in words."""
    words = value_at(data, ("sla", "penalty"))
    said = words.values() if isinstance(words, Mapping) else (words,)
    return any(isinstance(item, str) and is_answer(item) for item in said)


def _must_tell(data: Data) -> bool:
    """Whether they must tell us their own incidents."""
    applies = value_at(data, ("sla", "incident_notice_applies"))
    return _SLA(data) and (applies is None or _yes(applies))


#: One holder or more for each; the template names them (S-028 to S-030, S-036).
FUNCTIONS: Final = (
    "incident_manager",
    "bcp_manager",
    "management",
    "helpdesk_operator",
    "helpdesk_manager",
    "designated_employee",
    "communications_lead",
    "prevention_adviser",
)
#: Functions that somebody must be able to take over.
REPLACED: Final = FUNCTIONS[:3]

QUESTIONS: Final = (
    _company("sector"),
    _company("staff", "18"),
    _company("turnover_eur", "2400000"),
    _company("balance_sheet_eur", "1300000"),
    _company("enterprise_number", "0123.456.749"),
    _company("sites"),
    _of_plan(Part.COMPANY, "working_time.hours", "mon-fri 07:30-16:00"),
    _of_plan(Part.COMPANY, "working_time.closed"),
    *(
        Question(
            id="plan.holder", part=Part.PEOPLE, kind="plan", route=("roles", name, "holder")
        )
        for name in FUNCTIONS
    ),
    *(
        Question(
            id="plan.deputies", part=Part.PEOPLE, kind="plan", route=("roles", name, "deputies")
        )
        for name in REPLACED
    ),
    _of_plan(Part.PEOPLE, "preparation.drafted_by"),
    _of_plan(Part.PEOPLE, "preparation.approved_by"),
    _of_plan(Part.PEOPLE, "reporting_channels"),
    _of_plan(Part.PEOPLE, "out_of_band"),
    _of_plan(Part.PEOPLE, "call_again_after", "10min"),
    Question(
        id="roster.turns", part=Part.PEOPLE, kind="roster", route=("turns",),
    ),
    _contact("title", _person),
    _contact("name", is_unnamed, open_when=lambda _value: True),
    _contact("channels", _person, open_when=_few),
    _contact("channels", _outside, asked="outside_channels",
             open_when=lambda value: not value),
    _contact("languages", _reachable, "fr, nl"),
    _contact("customer_account_no", _row(
        "electricity_dso", "gas_dso", "telecom_operator", "cloud_provider", "it_provider"),
        "K-1002003"),
    _contact("ean", _row("electricity_dso", "gas_dso"), "541448920700000008"),
    _contact("policies", _row("insurer")),
    _contact("activities", _service, "order-intake, invoicing"),
    _contact("last_verified", _reachable, "2026-11-30"),
    _contact("to_fill", _reachable, "no", open_when=_yes),
    Question(
        id="activity.name",
        part=Part.ACTIVITIES,
        kind="activity",
        route=("name",),
        open_when=unsaid_name,
    ),
    _activity("owner"),
    _activity("deputy"),
    _activity("impact.danger_to_persons", "no"),
    _activity("impact.serious_economic_impact_after", "24h"),
    _activity("rto", "8h"),
    _activity("rpo", "24h", _no_rpo),
    _activity("mtpd", "3d"),
    _activity("windows", "mon-fri 07:00-16:00"),
    _activity("minimum_level.description"),
    _activity("minimum_level.percent", "50"),
    _activity("resources.key_personnel"),
    _activity("resources.key_information"),
    _activity("resources.it_services"),
    _activity("resources.buildings"),
    _activity("resources.external_contacts"),
    _activity("depends_on"),
    _activity("suppliers"),
    _activity("fiches"),
    _activity("workaround"),
    _supplier("service"),
    _supplier("functions"),
    _supplier("contact"),
    _supplier("contract.reference", "C-2026-17"),
    _supplier("contract.ends", "2028-12-31", _has("contract", "reference")),
    _supplier("sla.service_window", "mon-fri 08:00-17:00", _has("contract", "reference")),
    _supplier("sla.public_holidays", "excluded", _holidays_matter),
    _supplier("sla.response_time", "4h", _SLA),
    _supplier("sla.resolution_time", when=_SLA),
    _supplier("sla.incident_notice_within", "24h", _must_tell),
    _supplier("sla.penalty", when=_SLA),
    _supplier("sla.penalty_terms", when=_has_penalty),
    _supplier("hosts_our_data", "no"),
    _supplier("shared_risks"),
    _supplier("exit_plan"),
    _of_plan(Part.DOCUMENTS, "prior_documents.risk_assessment.done", "no"),
    _of_plan(Part.DOCUMENTS, "prior_documents.risk_treatment.done", "no"),
    _of_plan(Part.DOCUMENTS, "prior_documents.business_continuity_plan.done", "no"),
    _of_plan(Part.DOCUMENTS, "review.last_review", "2026-11-30"),
    _of_plan(Part.DOCUMENTS, "review.last_exercise", "2026-10-15"),
    _of_plan(Part.DOCUMENTS, "paper_copies"),
)  # fmt: skip
