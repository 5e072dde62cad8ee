"""The text of the files a new plan starts with."""

import re
from collections.abc import Mapping

from incplan.app.plan.start.contacts import PersonAnswer, contact_files, quoted
from incplan.app.plan.start.obligations import obligations_file
from incplan.app.plan.start.text import comment
from incplan.i18n.catalogue import Translator
from incplan.plan.files.fiches import Fiche
from incplan.plan.library.copies import copy_of
from incplan.plan.validation.schemas import OWN_KINDS, PLACE, modeline
from incplan.store.disk.resources import data_file, schema_text
from incplan.store.journal.identity import new_plan_id
from incplan.store.plan.library_copies import PLACE as COPIES
from incplan.store.plan.library_copies import copy_name, copy_text
from incplan.store.plan.loader import load_library
from incplan.vocabulary import LANGUAGES


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
        "roster.yaml": _roster(translator),
        "activities/first-activity.yaml": _activity(translator),
        ".gitignore": ".*.tmp\n/documents/\n",
        ".gitattributes": "incidents/** -text\nexercises/** -text\njournal/** -text\n",
    }
    files.update(contact_files(tuple(people.values()), language, languages, translator))
    for fiche in load_library()[0].values():
        files[f"fiches/{fiche.id}.yaml"] = _adoption(fiche, language, translator)
    files = {path: modeline(path) + content for path, content in files.items()}
    for fiche in load_library()[0].values():
        copy = copy_of(fiche)
        files[f"{COPIES}/{copy_name(copy.fiche, copy.version)}"] = copy_text(copy)
    for kind in OWN_KINDS:
        files[f"{PLACE}/{kind}.json"] = schema_text(kind)
    return files


def _roster(translator: Translator) -> str:
    t = translator.t
    return (
        comment(t("Who is on duty when, where it is not always the holder; [] says that it is."))
        + "format: 1\n"
        + comment(t("The hour at which duty passes to the next."))
        + '# changes_at: "08:00"\n'
        + "# turns:\n"
        + "#   - {role: incident_manager, people: [anne, bert], in_turn_from: 2026-11-30}\n"
        + '#   - {role: incident_manager, people: [bert], days: "sat, sun"}\n'
    )


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
        comment(t("Your incident management plan. Lines that begin with # are explanations."))
        + comment(t("Check it at any time with: incplan validate"))
        + "format: 1\n"
        + comment(t("The id of this plan, whatever its folder is called. A copy gets its own."))
        + f"id: {new_plan_id()}\nlanguage: {language}\n"
        + f"languages: [{', '.join(languages)}]\n"
        + "timezone: Europe/Brussels\n"
        + 'version: "0.1"\n'
        + "git:\n  commit: auto\n"
        + f"organisation:\n  name: {quoted(name)}\n"
        + comment(t("Staff, turnover and sector decide some legal duties (NIS2)."), 2)
        + "  # staff: 25\n  # turnover_eur: 5000000\n  # balance_sheet_eur: 2000000\n"
        + comment(t("Step 1: who drafts the plan, who in management validates it (S-026)."))
        + f"preparation:\n  drafted_by: [{ids['manager']}]\n"
        + f"  approved_by: {ids['management']}\n"
        + comment(t("Risk assessment and treatment come first (S-006): yes or no, and where."))
        + "prior_documents:\n  risk_assessment: {}\n  risk_treatment: {}\n"
        + "  business_continuity_plan: {}\n"
        + comment(t("Who holds which function, and who replaces them (S-028, S-029)."))
        + f"roles:\n  incident_manager:\n    holder: {ids['manager']}\n"
        + _deputies(ids["manager"], ids["deputy"])
        + f"  bcp_manager:\n    holder: {ids['bcp_manager']}\n"
        + f"  management:\n    holder: {ids['management']}\n"
        + comment(t("Other functions of the template; nobody holds them yet:"), 2)
        + "  # helpdesk_operator:\n  # helpdesk_manager:\n  # designated_employee:\n"
        + "  # communications_lead:\n"
        + comment(t("Below 20 workers the employer may be the prevention adviser (S-030)."), 2)
        + "  # prevention_adviser:\n"
        + comment(t("How staff, customers and suppliers report an incident (S-036)."))
        + "# reporting_channels:\n"
        + comment(t("How you talk to each other when your own network is down."))
        + "# out_of_band:\n# call_again_after:\n"
        + comment(t("Reviewed at least yearly, after incidents, at large projects (S-023)."))
        + "review:\n  every: 12 months\n  exercise_every: 12 months\n"
    )


def _deputies(holder: str, deputy: str) -> str:
    """The line of the deputy, as long as this is somebody else."""
    return f"    deputies: [{deputy}]\n" if deputy != holder else ""


def _levels(languages: tuple[str, ...], translator: Translator) -> str:
    """The shipped levels, in the languages of the plan only."""
    dropped = [item for item in LANGUAGES if item not in languages]
    text = data_file("levels.yaml").read_text(encoding="utf-8")
    body = text[text.index("format: 1") :]
    for item in dropped:
        body = re.sub(rf"^ +{item}: .*\n", "", body, flags=re.MULTILINE)
        body = re.sub(rf'(?:, )?\b{item}: "[^"]*"(?:, )?', _joint, body)
    return (
        comment(
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


def _activity(translator: Translator) -> str:
    t = translator.t
    return (
        comment(t("One essential activity a file (S-042 to S-045). Rename this file and copy it."))
        + f"format: 1\nname: {quoted(t('to fill in'))}\n"
        + comment(t("Who answers for it, and who in their place (S-045)."))
        + "# owner:\n# deputy:\n"
        + comment(t("The six lists of the template. [] means: considered, nothing needed."))
        + "resources: {}\n  # key_personnel:\n  # key_information:\n  # it_services:\n"
        + "  # buildings:\n  # external_contacts:\n"
        + comment(t("Activities that must run first."))
        + "# depends_on:\n"
        + comment(t("Could an interruption endanger people? When does it hurt seriously?"))
        + comment(t("yes, indirect, no; few_hours, 24h, 48h, week, never (S-043, S-044)"))
        + "impact: {}\n  # danger_to_persons:\n  # serious_economic_impact_after:\n"
        + comment(t("RTO: back within this time (S-069). RPO: data at most this old (S-070)."))
        + "# rto:\n# rpo:\n# mtpd:\n"
        + comment(t("The degraded mode that is acceptable (S-066)."))
        + "minimum_level: {}\n  # description:\n"
        + comment(t("When it must run: mon-fri 08:30-17:30"))
        + "# windows:\n"
    )


def _adoption(fiche: Fiche, language: str, translator: Translator) -> str:
    title = fiche.title.get(language, "en")[0]
    lines = [
        comment(translator.t("{title}: is each preventive measure really in place? (S-033)",
                              title=title)),
        comment(translator.t(
            "adopted: yes, partial, in_progress, planned, no, not_applicable (with a reason)")),
        f"format: 1\nlibrary_version: {quoted(fiche.version)}\nadoption: {{}}\n",
    ]  # fmt: skip
    for measure in fiche.preventive:
        lines.append(comment(measure.text.get(language, "en")[0], 2))
        lines.append(f"  # {measure.id}:\n")
    return "".join(lines)
