"""Names of the procedures that are tested, and of the forms of a test."""

from typing import Final

from incplan.i18n.catalogue import N_, Translator
from incplan.plan.plan import Plan
from incplan.vocabulary import ProcedureKind as Kind

_NAMES: Final = {
    Kind.CALL_TREE: N_("Call tree"),
    Kind.CHANNEL: N_("Channel without our IT"),
    Kind.FICHE: N_("Sheet: {subject}"),
    Kind.EVACUATION: N_("Evacuation: {subject}"),
    Kind.RESTORE: N_("Restore: {subject}"),
    Kind.STANDBY: N_("Standby: {subject}"),
    Kind.PAPER: N_("Work on paper: {subject}"),
    Kind.SUPPLIER: N_("Emergency line: {subject}"),
    Kind.WHOLE: N_("Full exercise"),
}
_FORMS: Final = {
    "tabletop_30": N_("tabletop, 30 minutes"),
    "tabletop_90": N_("tabletop, 90 minutes"),
    "tabletop_120": N_("tabletop, 2 hours"),
    "walk_through": N_("walk-through on the spot"),
    "call_round": N_("call round"),
    "channel_check": N_("check of the channel"),
    "evacuation_drill": N_("evacuation drill"),
    "restore_test": N_("restore test"),
    "failover_test": N_("failover test"),
    "paper_half_day": N_("half a day on paper"),
    "full": N_("full exercise"),
    "real": N_("real incident"),
}


def form_name(translator: Translator, form: str) -> str:
    """A form of test in words."""
    return translator.t(_FORMS[form])


def procedure_name(translator: Translator, plan: Plan, kind: Kind, subject: str) -> str:
    """A procedure by the name of what it is about."""
    return translator.t(_NAMES[kind], subject=_subject(translator, plan, kind, subject))


def _subject(translator: Translator, plan: Plan, kind: Kind, subject: str) -> str:
    language = translator.language
    if kind is Kind.FICHE:
        fiche = plan.fiche(subject)
        return plan.text(fiche.title, language) if fiche else subject
    if kind is Kind.SUPPLIER:
        supplier = plan.suppliers.get(subject)
        return supplier.name if supplier else subject
    if kind is Kind.EVACUATION:
        sites = {site.id: site for site in plan.file.organisation.sites}
        return plan.text(sites[subject].name, language) if subject in sites else subject
    return plan.activity_name(subject, language)
