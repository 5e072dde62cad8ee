"""Texts about the organisation's changes to the fiches."""

from typing import Final

from incplan.i18n.catalogue import N_
from incplan.i18n.findings.text import FindingText as T

FICHES: Final = {
    "FIC001": T(N_("The fiche `{fiche}` has no answers: there is no such file in fiches/."), N_("Say which preventive measures are adopted. The communication fiche goes with every incident."), "S-096"),
    "FIC002": T(N_("Preventive measures without an answer: {measures}."), N_("Write `adopted: yes`, `partial`, `in_progress`, `planned`, `no`, or `not_applicable` with a reason."), "S-033"),
    "FIC002.new": T(N_("New in the shipped fiche {version}, without an answer: {measures}. From the day after {until} this is an error."), N_("Write `adopted: yes`, `partial`, `in_progress`, `planned`, `no`, or `not_applicable` with a reason, then set `library_version`."), "S-033"),
    "FIC002.term": T(N_("Preventive measures without an answer: {measures}. From the day after {until} this is an error."), N_("Answer: incplan fill measures; `planned`, with its owner and its day, is an answer too."), "S-033"),
    "FIC003": T(N_("Not in place, and without an owner or a due date: {measures}."), N_("Add `owner` and `due`."), "S-033"),
    "FIC004": T(N_("{measure} does not apply, but nothing says why."), N_("Add `reason`."), "S-033"),
    "FIC005": T(N_("{measure} counts as adopted, but was last checked on {day}; this is due every {months} months."), N_("Repeat the check and note `checked_on`."), "S-033"),
    "FIC005.soon": T(N_("{measure}: the next check is due by {due} (last one: {day})."), N_("Repeat the check and note `checked_on`."), "S-033"),
    "FIC016": T(N_("Counted as adopted, but not checked for more than {months} months: {measures}."), N_("Check again and set `checked_on`, or give a rhythm of their own with `review_every`."), "S-033"),
    "FIC006": T(N_("{measure} was due on {day} and is not in place."), N_("Do it, or set a new date with its owner."), "S-033"),
    "FIC007": T(N_("Nobody can be reached for `{row}`, which these fiches need: {fiches}."), N_("Add a contact with this row, or name a holder."), "S-099"),
    "FIC007.to_fill": T(N_("Nobody can be reached for `{row}`, which these fiches need ({fiches}): its contact is still to be filled in."), N_("Fill in the contact, then remove `to_fill`."), "S-099"),
    "FIC007.new": T(N_("Nobody can be reached for `{row}`, which these fiches need since they changed: {fiches}. From the day after {until} this is an error."), N_("Add a contact with this row, or name a holder."), "S-099"),
    "FIC008": T(N_("{measure} counts as compulsory in the shipped fiche and is left out here."), N_("Read the reason again with the person who validates the plan."), "S-098"),
    "FIC009": T(N_("{measure} is left out, and yet reworded or answered."), N_("Remove one of the two."), "S-098"),
    "FIC010": T(N_("A fiche of your own has the same headings as the others: `{field}` is empty."), N_("Scenario, risks, preventive measures, management measures with their end criteria, review."), "S-098"),
    "FIC011": T(N_("The fiche calls itself `{given}`, its file `{file}`."), N_("Give both the same name."), "S-098"),
    "FIC012": T(N_("The prefix `{given}` already belongs to the fiche `{other}`."), N_("Choose three other letters."), "S-098"),
    "FIC013": T(N_("The shipped fiche is version {version}; you read version {given}."), N_("Compare the measures, then set `library_version`."), "S-023"),
    "FIC014": T(N_("`{given}` does not begin with the prefix of the fiche, {prefix}."), N_("Rename it."), "S-098"),
    "FIC015": T(N_("`{given}` is already a measure of the shipped fiche `{other}`."), N_("Number measures of your own from 51 up: shipped ones stay below."), "S-098", why=N_("One id would mean two things: a tick could not tell which of the two was done.")),
    "FIC017": T(N_("On paper the fiche `{fiche}` does not fit one leaf ({languages}): it is printed on two. Its longest rows: {rows}."), N_("Shorten these rows, name fewer contacts in them, or leave out measures you do not need; `incplan export fiche {fiche} -o fiche.pdf` shows it."), "S-098"),
}  # fmt: skip
