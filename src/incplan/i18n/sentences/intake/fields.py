"""What the values are called that an import takes."""

from typing import Final

from incplan.i18n.catalogue import N_, Translator
from incplan.i18n.labels import label

_FIELDS: Final = {
    "name": N_("name"),
    "title": N_("function"),
    "information": N_("information"),
    "country": N_("country"),
    "office": N_("office"),
    "mobile": N_("mobile"),
    "home": N_("home"),
    "emergency": N_("emergency"),
    "short_code": N_("short code"),
    "email": N_("e-mail"),
    "activity": N_("activity"),
    "owner": N_("owner"),
    "rto": "RTO",
    "rpo": "RPO",
    "mtpd": "MTPD",
    "depends_on": N_("depends on"),
    "external_contacts": N_("contact outside"),
    "danger_to_persons": N_("danger to people"),
    "serious_economic_impact_after": N_("serious impact after"),
    "rows": N_("row of the directory"),
    "open_row": N_("no longer open, filled by"),
    "broker": N_("broker"),
    "contracts": N_("contract"),
    "contract_end": N_("end of the contract"),
    "customer_account_no": N_("customer number"),
    "ean": "EAN",
    "languages": N_("language"),
    "address": N_("address"),
    "backup": N_("replaced by"),
    "documents": N_("document"),
    "form_read": N_("the form was read"),
    "staff": N_("staff"),
    "enterprise_number": N_("enterprise number"),
    "approved_by": N_("approved by"),
    "signed_on": N_("signed on"),
    "signed_version": N_("signed version"),
    "version": N_("version"),
    "risk_assessment": N_("risk assessment"),
    "risk_treatment": N_("risk treatment"),
    "reporting": N_("reported at"),
    "available": N_("answers"),
    "action": N_("action"),
    "service": N_("service"),
    "terms": N_("what is promised"),
    "response_time": N_("response time"),
    "resolution_time": N_("resolution time"),
    "availability_percent": N_("availability"),
    "backup_interval": N_("backup"),
    "penalty": N_("penalty"),
    "own_fiche": N_("response card of your own"),
    "own_risk": N_("risk"),
    "managed": N_("measure in an incident"),
    "phase": N_("due"),
    "own_first": N_("done first"),
    "link": N_("link between procedures"),
    "working_hours": N_("working hours"),
    "priority": N_("priority"),
    "management_response": N_("answer of management"),
    "staff_readiness": N_("readiness of the staff"),
    "measure": N_("measure"),
    "adopted": N_("how far it is"),
    "due": N_("due"),
    "on": N_("on"),
    "evidence": N_("proof"),
    "reason": N_("reason"),
    "review_every": N_("checked every"),
    "register_number": N_("number"),
    "date": N_("date"),
    "type": N_("type"),
    "description": N_("description"),
    "team": N_("team"),
    "detail": N_("details"),
    "actions": N_("actions taken"),
    "level": N_("level"),
    "duration": N_("duration"),
    "cause": N_("cause"),
    "same_as": N_("the same as"),
    "entry": N_("entry"),
    "who": N_("by"),
    "kind": N_("kind"),
    "role": N_("function"),
    "people": N_("on duty"),
    "first": N_("from"),
    "last": N_("until"),
    "days": N_("days"),
    "holidays": N_("holidays"),
    "key_personnel": N_("key people"),
    "key_information": N_("key information"),
    "it_services": N_("IT services"),
    "buildings": N_("buildings"),
    "equipment": N_("equipment"),
    "transport": N_("vehicles"),
    "other": N_("other needs"),
    "table:escalation": N_("action of the escalation"),
    "table:handling": N_("action of the handling"),
    "table:deactivation": N_("action of the deactivation"),
}


def field_words(translator: Translator, field: str) -> str:
    """The name of a value; `function:incident_manager` is that function, `deputy:` its deputy."""
    kind, apart, role = field.partition(":")
    if apart and kind == "function":
        return label(translator, f"role.{role}")
    if apart and kind == "criteria":
        return translator.t(N_("when it is {level}"), level=label(translator, f"level.{role}"))
    if apart and kind == "deputy":
        return translator.t(N_("deputy: {function}"), function=label(translator, f"role.{role}"))
    if field.startswith("pir."):
        return label(translator, field)
    return translator.t(_FIELDS[field]) if field in _FIELDS else field
