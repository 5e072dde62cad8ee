"""Texts about the content of a plan: what a continuity consultant would remark."""

from typing import Final

from incplan.i18n.catalogue import N_
from incplan.i18n.findings.text import FindingText as T

PLAN: Final = {
    "REF001": T(N_("No contact `{given}`: there is no such file in contacts/."), "", "S-101", why=N_("At night, the name leads to nobody.")),
    "REF002": T(N_("No site `{given}` in the organisation."), "", why=N_("Nobody knows which building is meant.")),
    "REF003": T(N_("No activity `{given}`: there is no such file in activities/."), "", "S-045", why=N_("The recovery order would leave it out.")),
    "REF004": T(N_("No supplier `{given}`: there is no such file in suppliers/."), "", "S-071", why=N_("Whether its contract covers the recovery objectives cannot be checked.")),
    "REF005": T(N_("No fiche `{given}`."), "", "S-096", why=N_("The card would not open when the incident is there.")),
    "REF006": T(N_("The supplier does not offer the function `{given}`."), "", "S-071", why=N_("The activity counts on something nobody promised.")),
    "REF007": T(N_("The fiche has no measure `{given}`."), "", "S-098", why=N_("What was decided about it applies to nothing.")),
    "REF008": T(N_("There is no contact row or function `{given}`."), "", "S-103", why=N_("The fiche asks for somebody nobody can look up.")),
    "REF009": T(N_("No duty or question `{given}` in the pack of duties to notify."), N_("The ids are in docs/obligations.md and in: incplan obligations --json"), "S-103", why=N_("A duty that is not in the pack starts no clock.")),
    "REF010": T(N_("The review has no row or section `{given}` to write in."), N_("The keys stand in the form that incplan review writes, and in: incplan review --json"), "S-084", why=N_("What stands under a key nobody knows is never printed and counts as not answered.")),
    "REF011": T(N_("{activity} takes no {function} from {given}: there is nothing to stand by for."), N_("Name the supplier whose {function} this one replaces."), "S-072", why=N_("When that supplier fails, nobody thinks of the standby.")),
    "REF012": T(N_("{name} is the contact of {other}, not of {supplier}."), N_("Name the contact of {supplier}, or correct `supplier` in the file of the contact."), "S-103", why=N_("At night, the wrong company is called.")),
    "ROLE001": T(N_("Nobody holds the function {role}."), N_("Name a holder under `roles`."), "S-029", why=N_("Duties of this function would wait for somebody who does not exist.")),
    "ROLE002": T(N_("No member of management is named to validate the plan."), N_("Set `preparation.approved_by`."), "S-010", why=N_("A plan nobody in management stands behind is not followed.")),
    "ROLE003": T(N_("{role} has no deputy."), N_("Name somebody for absence, illness or departure."), "S-028", why=N_("Incidents do not wait for the end of a holiday.")),
    "ROLE004": T(N_("The only deputy of {role} is the holder."), N_("Name another person."), "S-028", why=N_("When the holder is away, so is the deputy.")),
    "ROLE005": T(N_("The plan does not say how to report an incident."), N_("Fill in `reporting_channels`."), "S-036", why=N_("An incident that cannot be reported starts late.")),
    "ROLE006": T(N_("{document} has not been done yet."), N_("Start there: without it, nobody knows which incidents to expect."), "S-006", why=N_("The plan answers the risks found there.")),
    "ROLE018": T(N_("This entry of the roster says in several ways when it holds: {ways}."), N_("One entry for each: `first` and `last`, `holidays`, `days`, or `in_turn_from`."), "S-028", why=N_("At night the wrong person would be called first.")),
    "ROLE018.none": T(N_("This entry of the roster does not say when {role} is on duty."), N_("Add `days`, `first` and `last`, `holidays: yes`, or `in_turn_from`."), "S-028", why=N_("At night the wrong person would be called first.")),
    "ROLE018.reversed": T(N_("This entry of the roster begins on {first} and ends before, on {last}."), N_("Correct one of the two days."), "S-028", why=N_("At night the wrong person would be called first.")),
    "ROLE019": T(N_("On duty as {role} without being holder, deputy or member: {people}."), N_("Add them to the deputies of the function, or put somebody else on the roster."), "S-028", why=N_("Whoever is called first must be entitled to decide.")),
    "ROLE020": T(N_("{name} is on duty as {role} on {day}, and away that day."), N_("Change turns, or correct the absence."), "S-028", why=N_("The deputy is called then, and does not know that it is his or her turn.")),
    "ROLE017": T(N_("Nobody has said yet whether this has been done: {document}."), N_("Answer: incplan fill documents"), "S-006", why=N_("What nobody has said is printed as a blank line.")),
    "OBJ001": T(N_("{activity} must be back within {rto}, but depends on {other}, which may take {other_rto}."), N_("Shorten the RTO of {other} to {rto}, or lengthen that of {activity}."), "S-068", why=N_("An activity cannot run before what it needs; the promise cannot be kept.")),
    "OBJ002": T(N_("These activities wait for each other: {circle}."), N_("Remove one of the dependencies: probably that of {activity} on {other}."), "S-068", why=N_("None of them could ever start.")),
    "OBJ002.itself": T(N_("{activity} waits for itself."), N_("Remove it from its own `depends_on`."), "S-068", why=N_("None of them could ever start.")),
    "OBJ003": T(N_("The RTO ({rto}) is not shorter than the maximum tolerable disruption ({mtpd})."), N_("Leave room between the two."), "ISO 22301", why=N_("When the objective is met, the damage is already done.")),
    "OBJ004": T(N_("An RTO of {rto} is unusual."), N_("Check the unit."), "S-069", why=N_("It is probably a slip: hours for days, or nothing filled in.")),
    "OBJ005": T(N_("A backup every {interval} cannot give back data at most {rpo} old."), N_("Save more often, or accept a longer RPO."), "S-070", why=N_("After a failure, the newest copy may be older than the loss that is accepted.")),
}  # fmt: skip
