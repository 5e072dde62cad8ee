"""What the card of a function says of it: in one sentence, what it decides, what it does not."""

from typing import Final

from incplan.i18n.catalogue import N_

CARDS: Final = {
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
}
