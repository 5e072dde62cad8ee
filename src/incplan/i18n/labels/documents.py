"""Labels of fiches, cards, documents, the activity table and the register."""

from typing import Final

from incplan.i18n.catalogue import N_

DOCUMENTS: Final = {
    "fiche.scenario": N_("What we fear"),
    "fiche.risks": N_("Types of risk"),
    "fiche.preventive": N_("Preventive measures (before the incident)"),
    "fiche.management": N_("Management measures (during the incident)"),
    "fiche.eradication": N_("Eradication criteria"),
    "fiche.deactivation": N_("Deactivation criteria"),
    "fiche.review": N_("Post-incident review (after the incident)"),
    "fiche.do": N_("Do"),
    "fiche.dont": N_("Do not"),
    "fiche.duties": N_("Possible duties"),
    "fiche.group.fire_flood": N_("Fire and flood"),
    "fiche.group.it": N_("IT"),
    "fiche.group.energy_telecom": N_("Energy and telecom"),
    "fiche.group.communication": N_("Communication"),
    "fiche.flood": N_("Flood"),
    "fiche.fire": N_("Fire"),
    "fiche.ransomware": N_("Ransomware"),
    "fiche.phishing": N_("Phishing"),
    "fiche.ceo_fraud": N_("CEO fraud"),
    "fiche.electricity": N_("Energy (electricity)"),
    "fiche.telecom": N_("Telecom"),
    "fiche.communication": N_("Communication"),
    "card.mission.helpdesk_operator": N_(
        "I take the report, note it, give a number, pass it to the right person. I do not "
        "wait to be sure."
    ),
    "card.mission.incident_manager": N_(
        "I lead the response, say when things will be back, and pass it up. I do not repair "
        "anything myself."
    ),
    "card.mission.bcp_manager": N_(
        "I decide whether the continuity plan is activated, lead the crisis, speak to "
        "customers and suppliers."
    ),
    "card.mission.management": N_(
        "I can be reached, I decide what others cannot, I do not lead the response."
    ),
    "card.mission.communications_lead": N_(
        "I prepare one text in every language we need, and say when the next one comes."
    ),
    "card.decides.helpdesk_operator": N_(
        "nothing but to call further up, rather too early than too late."
    ),
    "card.decides.helpdesk_manager": N_(
        "the level up to minor; how the minimum comes back; to pass an incident on, in doubt "
        "always."
    ),
    "card.decides.incident_manager": N_(
        "the level up to major; the team; calling suppliers; a message to a customer while "
        "continuity is not touched; closing a minor incident."
    ),
    "card.decides.bcp_manager": N_(
        "activating and ending the continuity plan; a crisis; what customers are told; the "
        "order of recovery."
    ),
    "card.decides.management": N_(
        "spending beyond the mandate; a complaint; a ransom; stopping a site; a crisis."
    ),
    "card.decides.communications_lead": N_(
        "the words, which readers come first, when the next message comes."
    ),
    "card.leaves.helpdesk_operator": N_(
        "a level above minor (helpdesk manager, incident manager); what is said outside "
        "(communication)."
    ),
    "card.leaves.incident_manager": N_(
        "the continuity plan and a crisis (continuity manager); closing a major incident "
        "without the agreement of continuity."
    ),
    "card.leaves.bcp_manager": N_(
        "the technical response (incident manager); money beyond the mandate and a ransom "
        "(management)."
    ),
    "card.leaves.management": N_(
        "technical steps (incident manager); the order of recovery (continuity manager)."
    ),
    "card.leaves.communications_lead": N_(
        "the facts (incident manager); what goes to customers in a crisis (continuity "
        "manager); admitting a fault (management)."
    ),
    "need.life": N_("Life, fire, poison"),
    "need.energy": N_("Electricity, gas, water"),
    "need.cold": N_("Cold, lifts"),
    "need.it": N_("IT, telephone"),
    "need.money": N_("Money, insurance, law"),
    "need.building": N_("Building, alarm, cleaning"),
    "need.authorities": N_("Authorities"),
    "fiche.tab.flood": N_("Flooding"),
    "fiche.tab.fire": N_("Fire"),
    "fiche.tab.ransomware": N_("Ransomware"),
    "fiche.tab.phishing": N_("Phishing"),
    "fiche.tab.ceo_fraud": N_("Fraud"),
    "fiche.tab.electricity": N_("Energy"),
    "fiche.tab.telecom": N_("Phones"),
    "fiche.tab.communication": N_("Tell people"),
    "fiche.everyday.flood": N_("Water coming in"),
    "fiche.everyday.fire": N_("Fire, smoke"),
    "fiche.everyday.ransomware": N_("Screen locked, files unreadable"),
    "fiche.everyday.phishing": N_("Suspect mail or password"),
    "fiche.everyday.ceo_fraud": N_("Suspect transfer or order"),
    "fiche.everyday.electricity": N_("No electricity"),
    "fiche.everyday.telecom": N_("No phone, no internet"),
    "fiche.everyday.communication": N_("Always, in addition"),
    "fiche.group.other": N_("Other"),
    "doc.plan": N_("Incident management plan"),
    "doc.series": N_("Digital continuity plan"),
    "doc.purpose": N_("Purpose of the document"),
    "doc.procedure_links": N_("Links between procedures"),
    "doc.risk_assessment": N_("Risk assessment"),
    "doc.risk_treatment": N_("Risk treatment"),
    "doc.business_continuity_plan": N_("Continuity plan"),
    "doc.bcp": N_("Business continuity plan (BCP)"),
    "doc.fiches": N_("Incident sheets"),
    "doc.annexes": N_("Annexes"),
    "doc.contact_list": N_("Contact directory"),
    "doc.internal_contacts": N_("Internal contacts"),
    "doc.external_contacts": N_("External contacts"),
    "doc.organisation": N_("Organisation"),
    "doc.version": N_("Version"),
    "doc.approved_by": N_("Approved by management"),
    "doc.next_review": N_("Next review"),
    "doc.paper_copy": N_("Paper copy"),
    "doc.binder": N_("Emergency binder"),
    "doc.fiche": N_("Incident sheet"),
    "doc.contacts": N_("Contact directory"),
    "doc.forms": N_("Forms"),
    "doc.activities": N_("Essential activities"),
    "doc.calendar": N_("Calendar"),
    "doc.register": N_("Incident register"),
    "doc.journal": N_("Incident log"),
    "doc.pir": N_("Post-incident review"),
    "doc.timeline": N_("Timeline"),
    "doc.message": N_("Message"),
    "doc.draft": N_("Notification"),
    "activity.essential_activity": N_("Essential activity"),
    "activity.needed_elements": N_("Elements needed for its continuity"),
    "activity.it_service": N_("IT services (hardware, software)"),
    "activity.buildings": N_("Buildings"),
    "activity.external_resources": N_("External contacts (resources)"),
    "activity.interdependency": N_("Interdependency with other activities"),
    "activity.recovery_order": N_("Recovery order"),
    "activity.rto": N_("Recovery time objective (RTO)"),
    "activity.rpo": N_("Recovery point objective (RPO)"),
    "activity.rco": N_("Consistency objective (RCO): supplier commitments"),
    "activity.mtpd": N_("Maximum tolerable period of disruption (MTPD)"),
    "activity.mbco": N_("Minimum business continuity objective (MBCO)"),
    "activity.bia": N_("Business impact analysis (BIA)"),
    "activity.eta": N_("Estimated time of recovery"),
    "activity.actual_recovery_time": N_("Actual recovery time"),
    "activity.data_loss_actual": N_("Actual data loss"),
    "activity.sla": N_("Service level agreement (SLA)"),
    "activity.response_time": N_("Response time"),
    "activity.resolution_time": N_("Resolution time"),
    "activity.service_window": N_("Service window"),
    "activity.penalty": N_("Penalty"),
    "activity.workaround": N_("Workaround"),
    "activity.backup_interval": N_("Backup interval"),
    "activity.sq_people": N_("Danger for staff or customers?"),
    "activity.sq_economic": N_("Serious economic impact after: a few hours / 24 h / 48 h / a week"),
    "register.action": N_("Action"),
    "register.function": N_("Role"),
    "register.document_link": N_("Link to other documents (name, reference)"),
    "register.ac_quick": N_("Analyse the situation quickly"),
    "register.ac_minimum": N_("Set actions to reach the minimum level"),
    "register.ac_escalate": N_("Escalate according to criticality"),
    "register.ac_execute": N_("Carry out the actions decided"),
    "register.ac_report": N_("Report periodically: situation and expected recovery"),
    "register.ac_rto": N_("Re-check expected recovery against RTO"),
    "register.ac_close": N_("Close the ticket"),
    "register.ac_deactivate": N_("Deactivate the plan"),
    "register.ac_pir": N_("Carry out the PIR"),
    "register.register": N_("Incident register"),
    "register.log": N_("Incident log"),
    "register.number": N_("No."),
    "register.date": N_("Date"),
    "register.incident_type": N_("Incident type"),
    "register.short_description": N_("Short description"),
    "register.team": N_("Team in charge"),
    "register.detailed_description": N_(
        "Detailed description: impact, duration, activities, resources"
    ),
    "register.actions_taken": N_("Actions taken"),
    "register.evidence": N_("Evidence"),
    "register.decision": N_("Decision"),
    "register.reason": N_("Reason"),
}
