"""The questions about essential activities and what they need."""

from typing import Final

from incplan.i18n.catalogue import N_

ACTIVITIES: Final[dict[str, tuple[str, str, str]]] = {
    "activity.name": (
        N_("What is this essential activity called?"),
        N_("What must go on whatever happens (S-042)."),
        N_("Order intake"),
    ),
    "activity.owner": (
        N_("{about}: who answers for it?"),
        N_("This person decides what it needs and is told when it stops (S-045)."),
        "",
    ),
    "activity.deputy": (
        N_("{about}: who replaces this person?"),
        N_("The first person may be away (S-045)."),
        "",
    ),
    "activity.danger_to_persons": (
        N_("{about}: could an interruption endanger people? yes, indirectly, no"),
        N_("What endangers people comes back first (S-043)."),
        "",
    ),
    "activity.serious_economic_impact_after": (
        N_(
            "{about}: after how long does it hurt seriously? a few hours, 24 h, 48 h, a week, never"
        ),
        N_("The second question that orders the recovery (S-044)."),
        "",
    ),
    "activity.rto": (
        N_("{about}: within which time must it run again (RTO)?"),
        N_("Suppliers are measured against it, and the level of an incident follows it (S-069)."),
        "",
    ),
    "activity.rpo": (
        N_("{about}: how old may restored data be (RPO)? none: it has no data"),
        N_("It says how often data must be saved (S-070)."),
        "",
    ),
    "activity.mtpd": (
        N_("{about}: after how long without it is the company at risk (MTPD)?"),
        N_("The RTO must stay below it."),
        "",
    ),
    "activity.windows": (
        N_("{about}: when must it run?"),
        N_("A stop at night may hurt nobody until the morning."),
        "",
    ),
    "activity.description": (
        N_("{about}: which reduced way of working is acceptable for a time (MBCO)?"),
        N_("What must be possible at least, however it is done (S-066)."),
        N_("urgent orders by telephone, on paper"),
    ),
    "activity.percent": (
        N_("{about}: how much of the usual work is that, in percent?"),
        N_("It says when the activity counts as restored in part."),
        "",
    ),
    "activity.key_personnel": (
        N_("{about}: which people can it not do without? none: nobody in particular"),
        N_("First of the six lists of the template (S-045)."),
        "",
    ),
    "activity.key_information": (
        N_("{about}: which information and data? none: no such need"),
        N_("Second of the six lists of the template (S-045)."),
        N_("order book; plans of the customer"),
    ),
    "activity.it_services": (
        N_("{about}: which IT services, hardware and software? none: no such need"),
        N_("Third of the six lists of the template (S-045)."),
        N_("file server; CAD station"),
    ),
    "activity.buildings": (
        N_("{about}: which buildings and rooms? none: no such need"),
        N_("Fourth of the six lists of the template (S-045)."),
        N_("workshop"),
    ),
    "activity.external_contacts": (
        N_("{about}: which parties outside? none: nobody"),
        N_("Fifth of the six lists of the template (S-045)."),
        "",
    ),
    "activity.depends_on": (
        N_("{about}: which other activities must run first? none: none"),
        N_("Last of the six lists of the template: interdependence (S-045)."),
        "",
    ),
    "activity.suppliers": (
        N_("{about}: which suppliers, and for what? none: nobody"),
        N_("What they promise is compared with the RTO (S-071, S-072)."),
        N_("telecom telephony; power electricity"),
    ),
    "activity.fiches": (
        N_("{about}: which incident sheets can stop it?"),
        N_("During such an incident it is then proposed as affected."),
        N_("fire, electricity"),
    ),
    "activity.workaround": (
        N_("{about}: how is the work done until then?"),
        N_("Whoever is there must be able to begin at once."),
        N_("orders on paper, typed in later"),
    ),
    "activity.telecom": (
        N_("{about}: what did you find out with your telecom operators? Or: none."),
        N_("Is there a second line, of another operator (S-072)?"),
        N_("second line of another operator since May"),
    ),
    "activity.cloud_it": (
        N_("{about}: what did you find out with IT and cloud providers? Or: none."),
        N_("How do they save your data, and what do they commit to (S-072)?"),
        N_("copy every night at another site, back within 8 h"),
    ),
    "activity.payment": (
        N_("{about}: what did you find out with online payment providers? Or: none."),
        N_("Does payment go on when one of their systems fails (S-072)?"),
        N_("none"),
    ),
}
