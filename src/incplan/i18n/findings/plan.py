"""What a continuity consultant would say of a plan."""

from typing import Final

from incplan.i18n.catalogue import N_
from incplan.i18n.findings.text import FindingText as T

PLAN: Final = {
    "REF001": T(N_("No contact `{given}`: there is no such file in contacts/."), "", "S-101"),
    "REF002": T(N_("No site `{given}` in the organisation."), ""),
    "REF003": T(N_("No activity `{given}`: there is no such file in activities/."), "", "S-045"),
    "REF004": T(N_("No supplier `{given}`: there is no such file in suppliers/."), "", "S-071"),
    "REF005": T(N_("No fiche `{given}`."), "", "S-096"),
    "REF006": T(N_("The supplier does not offer the function `{given}`."), "", "S-071"),
    "REF007": T(N_("The fiche has no measure `{given}`."), "", "S-098"),
    "REF008": T(N_("No duty or question `{given}` in the pack of duties to notify."), N_("The ids are in docs/obligations.md and in: incplan obligations --json"), "S-103"),
    "ROLE001": T(N_("Nobody holds the function {role}."), N_("Name a holder under `roles`."), "S-029"),
    "ROLE002": T(N_("No member of management is named to validate the plan."), N_("Set `preparation.approved_by`."), "S-010"),
    "ROLE003": T(N_("{role} has no deputy."), N_("Name somebody for absence, illness or departure."), "S-028"),
    "ROLE004": T(N_("The only deputy of {role} is the holder."), N_("Name another person."), "S-028"),
    "ROLE005": T(N_("The plan does not say how to report an incident."), N_("Fill in `reporting_channels`."), "S-036"),
    "ROLE006": T(N_("{document} has not been done yet."), N_("Start there: without it, nobody knows which incidents to expect."), "S-006"),
    "OBJ001": T(N_("{activity} must be back within {rto}, but depends on {other}, which may take {other_rto}."), N_("Shorten the RTO of {other} to {rto}, or lengthen that of {activity}."), "S-068"),
    "OBJ002": T(N_("These activities wait for each other: {circle}."), N_("Remove one of the dependencies."), "S-068"),
    "OBJ003": T(N_("The RTO ({rto}) is not shorter than the maximum tolerable disruption ({mtpd})."), N_("Leave room between the two."), "ISO 22301"),
    "OBJ004": T(N_("An RTO of {rto} is unusual."), N_("Check the unit."), "S-069"),
    "OBJ005": T(N_("A backup every {interval} cannot give back data at most {rpo} old."), N_("Save more often, or accept a longer RPO."), "S-070"),
}  # fmt: skip
