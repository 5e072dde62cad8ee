"""Page 6 of the kit: who helps from outside, by need."""

from dataclasses import replace
from typing import Final

from incplan.documents.content.blocks import Call, Calls, ToFill
from incplan.documents.content.document import Section
from incplan.documents.views.kit.rows import best_channel, call_line
from incplan.documents.views.kit.tabs import CALL
from incplan.documents.wording.wording import Wording
from incplan.plan.values.windows import always

#: The mark of a number that answers at any hour.
DAY_AND_NIGHT: Final = "24/7"
#: Needs, and the rows of the directory that serve them.
NEEDS: Final = (
    ("life", ("emergency_112", "fire_non_urgent_1722", "poison_centre", "police_urgent", "police")),
    (
        "energy",
        ("electricity_dso", "gas_dso", "water_utility", "electrician", "generator_rental"),
    ),
    ("cold", ("refrigeration_maintenance", "reefer_rental", "lift_maintenance")),
    (
        "it",
        (
            "it_provider",
            "cloud_provider",
            "telecom_operator",
            "incident_response_firm",
            "web_host_registrar",
            "cert",
        ),
    ),
    (
        "money",
        (
            "bank_fraud_desk",
            "card_stop",
            "insurer",
            "cyber_insurer_hotline",
            "work_accident_insurer",
            "lawyer",
        ),
    ),
    (
        "building",
        ("building_owner", "alarm_monitoring_centre", "restoration_company"),
    ),
    (
        "authorities",
        (
            "data_protection_authority",
            "dpo_external",
            "food_agency",
            "environment_hotline",
            "labour_inspectorate",
            "external_prevention_service",
            "municipality_emergency",
        ),
    ),
)


def _helper(say: Wording, key: str) -> Call:
    """An outside party, marked where its number answers day and night."""
    line = call_line(say, key)
    contact = say.plan.contacts.get(key)
    channel = best_channel(say, contact) if contact is not None else None
    if channel is None or not always(channel.available):
        return line
    return replace(line, note=" · ".join(part for part in (DAY_AND_NIGHT, line.note) if part))


def helpers_page(say: Wording) -> Section:
    """Outside parties by need, each once: number, name, site and what to quote."""
    listed: set[str] = set()
    sections = []
    for need, rows in NEEDS:
        keys = [key for item in rows for key in say.plan.by_row(item) if key not in listed]
        keys = list(dict.fromkeys(keys))
        listed.update(keys)
        calls = tuple(_helper(say, key) for key in keys)
        if calls:
            columns = (say.t("Site"), say.t("Name"), say.t("Numbers"))
            sections.append(
                Section(
                    id=f"helpers-{need}",
                    title=say.label(f"need.{need}"),
                    blocks=(Calls(columns, calls),),
                    style="need",
                )
            )
    mark = ToFill(say.t("{mark} Nobody is listed here yet.", mark=say.to_fill))
    return Section(
        id="helpers",
        title=say.t("Who helps from outside"),
        blocks=() if sections else (mark,),
        sections=tuple(sections),
        new_page=True,
        style="helpers",
        tab=CALL,
    )
