"""Labels of duties to notify: their states, what starts a limit, what points to them."""

from typing import Final

from incplan.i18n.catalogue import N_

OBLIGATIONS: Final = {
    "duty_state.running": N_("To be met"),
    "duty_state.not_assessed": N_("Not assessed yet"),
    "duty_state.submitted": N_("Submitted"),
    "duty_state.not_notifiable": N_("Assessed: not notifiable"),
    "duty_state.waived": N_("Decided not to notify"),
    "duty_start.awareness": N_("since the organisation knew"),
    "duty_start.awareness_proposed": N_("since detection, as a proposal"),
    "duty_start.occurrence": N_("since it happened"),
    "duty_start.classification": N_("since it was classified"),
    "duty_start.submitted": N_("after {name} is submitted"),
    "duty_start.told": N_("once the starting day is recorded: incplan obligations aware {id}"),
    "duty_start.end": N_("once the handling of the incident has ended"),
    "duty_unit.undue": N_("without undue delay"),
    "duty_unit.immediate": N_("at once"),
    "duty_unit.none": N_("see the note"),
    "duty_unit.hour": N_("within {count} h"),
    "duty_unit.calendar_day": N_("within {count} calendar days"),
    "duty_unit.working_day": N_("within {count} working days"),
    "duty_unit.month": N_("within {count} month(s)"),
    "rest_day.weekend": N_("falls on a weekend: act before"),
    "rest_day.holiday": N_("falls on a public holiday: act before"),
    "confidence.A": N_("read in an official source"),
    "confidence.B": N_("read in a professional source"),
    "confidence.C": N_("to be checked before use"),
    "nis2_size.small": N_(
        "NIS2: by its figures the organisation is below the size limit; the group counts too."
    ),
    "nis2_size.medium": N_(
        "NIS2: by its figures the organisation reaches the size limit; check the sector at "
        "atwork.safeonweb.be"
    ),
    "nis2_size.unclear": N_(
        "NIS2: scope to check. Only one of turnover and balance sheet exceeds EUR 10 million; "
        "make the test at atwork.safeonweb.be"
    ),
    "nis2_size.unknown": N_(
        "NIS2: scope to check. Staff, turnover or balance sheet are missing in plan.yaml; the "
        "test is at atwork.safeonweb.be"
    ),
}
