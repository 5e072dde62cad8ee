"""What is odd about the files of an incident."""

from typing import Final

from incplan.i18n.catalogue import N_
from incplan.i18n.findings.text import FindingText as T

JOURNAL: Final = {
    "JRN001": T(N_("The event cannot be read ({reason})."), N_("Look in git history or in another clone.")),
    "JRN002": T(N_("A link stands where an event should be; it was not followed."), N_("Put the file itself there.")),
    "JRN003": T(N_("The event was changed after it was written: its checksum does not match."), N_("Compare with git history; correct by a new entry, never in the file.")),
    "JRN004": T(N_("The event has no seal: written by hand, or cut short."), N_("If it is complete, nothing needs doing.")),
    "JRN005": T(N_("Name and content of the event do not agree (id {given}); it is not counted."), N_("Give the file back its name.")),
    "JRN006": T(N_("A leftover of an interrupted write."), N_("It was never acknowledged; read it before you delete it.")),
    "JRN007": T(N_("An identical copy of {original}, made by a sync program."), N_("It can be deleted.")),
    "JRN008": T(N_("A copy of {original} with other content."), N_("Find out which one is right; both are kept, only the original counts.")),
    "JRN009": T(N_("Not an event; it was left alone."), ""),
    "JRN010": T(N_("The incident holds no readable declaration."), N_("Look in git history or in another clone.")),
    "JRN011": T(N_("Entries its author had seen are not here yet: {missing}."), N_("Merge the other clone.")),
    "JRN012": T(N_("It corrects an entry that is not here: {missing}."), N_("Merge the other clone.")),
    "JRN013": T(N_("Declared {count} times in one folder; the first one counts."), ""),
    "JRN014": T(N_("The author `{given}` is not in contacts/."), N_("Add the contact, or leave it: the fact stays.")),
    "JRN020": T(N_("The event belongs to {given}, not to {expected}."), N_("Move it back where it belongs.")),
    "JRN021": T(N_("`{field}` cannot be read ({problem}): {given}"), N_("Correct by a new entry.")),
    "LIF001": T(N_("Closed while the continuity plan was still active."), N_("Record the stand-down."), "S-081"),
    "LIF002": T(N_("Closed without the agreement of {role}."), N_("Record it: incplan agree --by NAME."), "S-081"),
    "LIF003": T(N_("{count} changes were made apart, without knowing of each other."), N_("Somebody who has seen both settles it with `classify`; the more severe level counts until then.")),
}  # fmt: skip
