"""The text of the files a new plan starts with."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from incplan.app.init_obligations import obligations_file
from incplan.app.init_text import comment as _comment
from incplan.i18n.catalogue import N_, Translator
from incplan.plan.fiches import Fiche
from incplan.store.plan import load_library
from incplan.store.resources import data_file
from incplan.vocabulary import LANGUAGES


@dataclass(frozen=True, slots=True)
class PersonAnswer:
    """Somebody of the command line."""

    id: str
    name: str
    phone: str


_BLANK_ROWS: Final = {
    "insurer": N_("Insurer: policy numbers, claims phone, delay to declare."),
    "electrician-1": N_("First electrician, able to come quickly."),
    "electrician-2": N_("Second electrician, another firm."),
    "electricity-dso": N_("Electricity grid operator: fault number, EAN code."),
    "telecom-operator": N_("Telecom operator: emergency number 24/7, customer number, e-mail."),
    "cloud-provider": N_("Cloud provider."),
    "it-provider-1": N_("IT provider; one file each, with its role."),
    "building-owner": N_("Owner of the building."),
    "external-prevention-service": N_("External service for prevention and protection at work."),
    "dpo-external": N_("Data protection officer, if external."),
}


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def plan_files(
    name: str,
    language: str,
    languages: tuple[str, ...],
    people: Mapping[str, PersonAnswer],
    translator: Translator,
) -> dict[str, str]:
    """Plan-relative path to content."""
    files = {
        "plan.yaml": _plan(name, language, languages, people, translator),
        "levels.yaml": _levels(languages, translator),
        "obligations.yaml": obligations_file(language, translator),
        "activities/first-activity.yaml": _activity(people, translator),
        ".gitignore": ".*.tmp\n/documents/\n",
        ".gitattributes": "incidents/** -text\nexercises/** -text\njournal/** -text\n",
    }
    for person in people.values():
        files[f"contacts/{person.id}.yaml"] = _person(person, language, translator)
    files.update(_authorities())
    for row, hint in _BLANK_ROWS.items():
        files[f"contacts/{row}.yaml"] = _blank_row(row, translator.t(hint), translator)
    for fiche in load_library()[0].values():
        files[f"fiches/{fiche.id}.yaml"] = _adoption(fiche, language, translator)
    return files


def _plan(
    name: str,
    language: str,
    languages: tuple[str, ...],
    people: Mapping[str, PersonAnswer],
    translator: Translator,
) -> str:
    t = translator.t
    ids = {role: person.id for role, person in people.items()}
    return (
        _comment(t("Your incident management plan. Lines that begin with # are explanations."))
        + _comment(t("Check it at any time with: incplan validate"))
        + f"format: 1\nlanguage: {language}\nlanguages: [{', '.join(languages)}]\n"
        + "timezone: Europe/Brussels\n"
        + 'version: "0.1"\n'
        + "git:\n  commit: auto\n"
        + f"organisation:\n  name: {_quoted(name)}\n"
        + _comment(t("Staff, turnover and sector decide some legal duties (NIS2)."), 2)
        + "  # staff: 25\n  # turnover_eur: 5000000\n  # balance_sheet_eur: 2000000\n"
        + _comment(t("Step 1: who drafts the plan, who in management validates it (S-026)."))
        + f"preparation:\n  drafted_by: [{ids['manager']}]\n"
        + f"  approved_by: {ids['management']}\n"
        + _comment(t("Risk assessment and treatment come first (S-006): yes or no, and where."))
        + "prior_documents:\n  risk_assessment: {done: no}\n  risk_treatment: {done: no}\n"
        + "  business_continuity_plan: {done: no}\n"
        + _comment(t("Who holds which function, and who replaces them (S-028, S-029)."))
        + f"roles:\n  incident_manager:\n    holder: {ids['manager']}\n"
        + f"    deputies: [{ids['deputy']}]\n"
        + f"  bcp_manager:\n    holder: {ids['bcp_manager']}\n    deputies: [{ids['manager']}]\n"
        + f"  management:\n    holder: {ids['management']}\n    deputies: [{ids['bcp_manager']}]\n"
        + f"  helpdesk_operator: {{holder: {ids['deputy']}}}\n"
        + f"  helpdesk_manager: {{holder: {ids['deputy']}}}\n"
        + f"  designated_employee: {{holder: {ids['deputy']}}}\n"
        + f"  communications_lead: {{holder: {ids['management']}}}\n"
        + _comment(t("How staff, customers and suppliers report an incident (S-036)."))
        + "reporting_channels:\n  - means: phone\n"
        + f"    label: {_quoted(t('Helpdesk'))}\n    phone: {_quoted(people['deputy'].phone)}\n"
        + "    without_it: yes\n"
        + _comment(t("How you talk to each other when your own network is down."))
        + f"# out_of_band: {_quoted(t('Phone group on private mobiles'))}\n"
        + "call_again_after: 10min\n"
        + _comment(t("Reviewed at least yearly, after incidents, at large projects (S-023)."))
        + "review:\n  every: 12 months\n  exercise_every: 12 months\n"
    )


def _levels(languages: tuple[str, ...], translator: Translator) -> str:
    """The shipped levels, in the languages of the plan only."""
    dropped = [item for item in LANGUAGES if item not in languages]
    text = data_file("levels.yaml").read_text(encoding="utf-8")
    body = text[text.index("format: 1") :]
    for item in dropped:
        body = re.sub(rf"^ +{item}: .*\n", "", body, flags=re.MULTILINE)
        body = re.sub(rf'(?:, )?\b{item}: "[^"]*"(?:, )?', _joint, body)
    return (
        _comment(
            translator.t(
                "The four levels: criteria, limits, numbered duties (S-037 to S-063). Reword them, "
                "change the limits, add duties; ids stay as they are."
            )
        )
        + body
    )


def _joint(match: "re.Match[str]") -> str:
    """Keep one comma when a language is taken out of the middle of a short map."""
    return ", " if match[0].startswith(", ") and match[0].endswith(", ") else ""


def _activity(people: Mapping[str, PersonAnswer], translator: Translator) -> str:
    t = translator.t
    return (
        _comment(t("One essential activity a file (S-042 to S-045). Rename this file and copy it."))
        + f"format: 1\nname: {_quoted(t('First essential activity'))}\n"
        + f"owner: {people['manager'].id}\ndeputy: {people['deputy'].id}\n"
        + _comment(t("The six lists of the template. [] means: considered, nothing needed."))
        + f"resources:\n  key_personnel: [{people['manager'].id}]\n"
        + "  key_information: []\n  it_services: []\n  buildings: []\n  external_contacts: []\n"
        + _comment(t("Activities that must run first."))
        + "depends_on: []\n"
        + _comment(t("Could an interruption endanger people? When does it hurt seriously?"))
        + _comment(t("yes, indirect, no; few_hours, 24h, 48h, week, never (S-043, S-044)"))
        + "impact:\n  danger_to_persons: no\n  serious_economic_impact_after: 24h\n"
        + _comment(t("RTO: back within this time (S-069). RPO: data at most this old (S-070)."))
        + "rto: 8h\nrpo: 24h\n"
        + _comment(t("The degraded mode that is acceptable (S-066)."))
        + f"minimum_level:\n  description: {_quoted(t('To be described'))}\n"
        + "windows: [mon-fri 08:30-17:30]\n"
    )


def _person(person: PersonAnswer, language: str, translator: Translator) -> str:
    return (
        _comment(translator.t("Several means of contact, the best first, not all on one network."))
        + f"format: 1\nkind: person\nname: {_quoted(person.name)}\nlanguages: [{language}]\n"
        + f"channels:\n  - kind: mobile\n    phone: {_quoted(person.phone)}\n"
        + '  # - kind: home\n  #   phone: ""\n  #   private: yes\n'
        + "# absences:\n#   - {first: 2027-07-05, last: 2027-07-18}\n"
    )


def _blank_row(row: str, hint: str, translator: Translator) -> str:
    key = re.sub(r"-\d$", "", row).replace("-", "_")
    return (
        _comment(hint)
        + f"format: 1\nkind: external\nname: {_quoted(translator.t('to fill in'))}\n"
        + f"rows: [{key}]\n"
        + '# channels:\n#   - {kind: emergency, phone: "", available: 24/7}\n'
        + '# contracts: []\n# customer_account_no: ""\nto_fill: yes\n'
    )


def _authorities() -> dict[str, str]:
    """Emergency services and authorities with their real numbers, dated."""
    text = data_file("init-contacts.yaml").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for part in text.split("\n--- ")[1:]:
        name, _newline, body = part.partition("\n")
        found[f"contacts/{name.strip()}.yaml"] = body.rstrip("\n") + "\n"
    return found


def _adoption(fiche: Fiche, language: str, translator: Translator) -> str:
    title = fiche.title.get(language, "en")[0]
    lines = [
        _comment(translator.t("{title}: is each preventive measure really in place? (S-033)",
                              title=title)),
        _comment(translator.t("adopted: yes, partial, no, not_applicable (with a reason)")),
        f"format: 1\nlibrary_version: {_quoted(fiche.version)}\nadoption:\n",
    ]  # fmt: skip
    for measure in fiche.preventive:
        lines.append(_comment(measure.text.get(language, "en")[0], 2))
        lines.append(f"  {measure.id}: {{adopted: no}}\n")
    return "".join(lines)
