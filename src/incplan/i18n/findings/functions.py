"""Texts about functions: one person in two of them, functions without a holder."""

from typing import Final

from incplan.i18n.catalogue import N_
from incplan.i18n.findings.text import FindingText as T

FUNCTIONS: Final = {
    "ROLE007": T(N_("{name} leads the incident and stands for continuity: nobody else looks at the decision to close or step down."), N_("Name somebody else, or say in `acknowledged` why it is so here."), "S-028"),
    "ROLE008": T(N_("Nobody holds any of: {functions}. Duties that wait for them: {duties}."), N_("Name a holder under `roles`."), "S-046"),
    "ROLE009": T(N_("{name} validates the plan but does not hold the function of management."), N_("Let a member of management validate it, or name this person under `roles`."), "S-010"),
    "ROLE010": T(N_("The holder of {role} is also listed as deputy."), N_("Remove the name from the deputies."), "S-028"),
    "ROLE011": T(N_("{name} both leads the incident and stands for continuity, as acknowledged: agreements show the same person."), "", "S-028"),
    "ROLE013": T(N_("{name} is outside the organisation, and is to decide in an incident ({role})."), N_("Name somebody of the organisation; others are called through the directory."), "S-028"),
    "ROLE014": T(N_("This way to report (`{means}`) has no `{field}`."), N_("Add it on the line below, or remove this entry."), "S-036"),
    "ROLE015": T(N_("At the level {level}, `report_every` is for nobody: reports go to the business continuity manager from major, to management in a crisis."), N_("Name who gets it: `bcp_manager: {every}` below `report_every`; or remove the line."), "S-110", why=N_("A rhythm without a recipient starts no clock: nobody is told, and nothing is late.")),
    "ROLE016": T(N_("At the level {level}, no regular report is promised to: {functions}."), N_("Say how often under `report_every`: one duration for all, or one for each of them."), "S-110", why=N_("Who decides on the continuity plan, or answers for the company, hears of it too late.")),
    "ROLE012": T(N_("Nobody holds these functions, which measures of the fiches name: {functions}."), N_("Name a holder under `roles`, so that everybody knows who does it."), "S-099"),
}  # fmt: skip
