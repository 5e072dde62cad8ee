"""The questions about the plan itself: hours, functions, approval, measures, upkeep."""

from typing import Final

from incplan.i18n.catalogue import N_

PLAN: Final[dict[str, tuple[str, str, str]]] = {
    "plan.hours": (
        N_("When do you work? Days and hours of the week."),
        N_("A limit in working days or half days runs within these hours."),
        "",
    ),
    "plan.closed": (
        N_("On which days of your own are you closed, beside public holidays? Or: none."),
        N_("Limits in working hours do not run then (yearly leave, bridge days)."),
        N_("24/12/2026 - 03/01/2027: yearly leave"),
    ),
    "plan.holder": (
        N_("Who is {role}?"),
        N_("In an incident this person is called first for it (S-028, S-029)."),
        "",
    ),
    "plan.deputies": (
        N_("Who replaces: {role}?"),
        N_("The first person may be away, ill or the one who is hurt (S-029)."),
        "",
    ),
    "plan.drafted_by": (N_("Who drafts the plan?"), N_("Printed on the cover (S-026)."), ""),
    "plan.approved_by": (
        N_("Who in management validates the plan?"),
        N_("Without this signature the plan is a draft (S-010)."),
        "",
    ),
    "plan.reporting_channels": (
        N_("How do staff, customers and suppliers report an incident?"),
        N_("Everybody must know one way that works when your own IT does not (S-036)."),
        N_("telephone 081 00 20 01"),
    ),
    "plan.out_of_band": (
        N_("How do you talk to each other when your own network is down?"),
        N_("Mail and internal telephones may be what has failed, or be read by an attacker."),
        N_("phone group on private mobiles"),
    ),
    "roster.turns": (
        N_(
            "Who is on duty when, where it is not always the holder? Function: people, then when; "
            "none: always the holder, then the deputies."
        ),
        N_("Whoever is on duty is called first, at night and on holidays too (S-101)."),
        N_("incident manager: anne, bert in turn from 30/11/2026"),
    ),
    "plan.call_again_after": (
        N_("After how long without an answer is the next person called?"),
        N_("Nobody should have to decide that during an incident."),
        "",
    ),
    "measure": (
        N_(
            "Is it in place? yes, partly, in progress, planned, no, does not apply (why); then who "
            "and by when."
        ),
        N_("Prevention that exists only on paper is no prevention (S-033)."),
        N_("yes: certificate of May"),
    ),
    "plan.done": (
        N_("Is this done: {document}? yes, no"),
        N_("Risk assessment and treatment come first (S-006)."),
        "",
    ),
    "plan.last_review": (
        N_("On which day was the plan last read through?"),
        N_("At least yearly, after incidents, at large projects (S-023)."),
        "",
    ),
    "plan.last_exercise": (
        N_("On which day was the plan last practised?"),
        N_("What was never tried fails when it is needed (S-023)."),
        "",
    ),
    "plan.paper_copies": (
        N_("Who holds a printed binder, and where? PERSON: place"),
        N_("Paper works without power and without IT (S-024)."),
        N_("Anne Dupont: her car"),
    ),
}
