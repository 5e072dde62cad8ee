"""Texts about problems in the files of an incident."""

from typing import Final

from incplan.i18n.catalogue import N_
from incplan.i18n.findings.text import FindingText as T

_MEND: Final = N_(
    "Mend the file if somebody wrote it by hand and just now; else correct it by a new entry."
)

JOURNAL: Final = {
    "JRN001": T(N_("The event cannot be read ({reason})."), N_("Look in git history or in another clone."), why=N_("A fact of the incident is missing from the record until it is found again.")),
    "JRN001.away": T(N_("The entry is not on this machine: a cloud folder keeps it elsewhere."), N_("Open the folder while connected and have it keep the files of the plan on this machine."), why=N_("What it says is missing from every screen and document.")),
    "JRN002": T(N_("A symbolic link stands where a file or folder of the journal should be; it was not followed."), N_("Put the file or folder itself there."), why=N_("A link may lead outside the plan: reading it would show, and writing change, somebody else's files.")),
    "JRN003": T(N_("The event was changed after it was written: its checksum does not match."), N_("Compare with git history; correct by a new entry, never in the file."), why=N_("The record is evidence only as long as nobody rewrites it.")),
    "JRN004": T(N_("The event has no seal: written by hand, or cut short."), N_("If it is complete, nothing needs doing."), why=N_("A file cut in the middle is often still readable; only the missing last line shows it.")),
    "JRN005": T(N_("Name and content of the event do not agree: `{field}` is {given}, the file name says {expected}. It is not counted."), N_("Give the file back its name."), why=N_("Commands tell open from closed by the names alone.")),
    "JRN006": T(N_("An unfinished write left this behind."), N_("It was never acknowledged; read it before you delete it."), why=N_("A crash or power cut came between writing and confirming; its text may still be wanted.")),
    "JRN006.twin": T(N_("An unfinished write left this behind: a second copy of {original}, which is whole."), N_("It can be deleted."), why=N_("A crash or power cut came between writing and confirming; its text may still be wanted.")),
    "JRN007": T(N_("An identical copy of {original}, made by a sync program."), N_("It can be deleted."), why=N_("It changes nothing, but it clutters the record.")),
    "JRN008": T(N_("A copy of {original} with other content."), N_("Find out which one is right; both are kept, only the original counts."), why=N_("Two machines wrote one file: one of the two texts is not in the record.")),
    "JRN009": T(N_("Not an event; it was left alone."), N_("Move it elsewhere, or into the folder evidence/ beside it."), why=N_("Notes beside the journal are in no document.")),
    "JRN010": T(N_("The incident holds no readable declaration."), N_("Merge the other clone, or look in git history."), why=N_("Without it nobody knows what the incident is, since when and how severe.")),
    "JRN011": T(N_("Entries its author had seen are not here yet: {missing}."), N_("Merge the other clone."), why=N_("Part of what was known then is on another machine.")),
    "JRN012": T(N_("It corrects an entry that is not here: {missing}."), N_("Merge the other clone."), why=N_("A correction without what it corrects cannot be understood.")),
    "JRN012.released": T(N_("It releases an entry that is not here: {missing}."), N_("Merge the other clone."), why=N_("Readers outside read nothing of it until the entry is here.")),
    "JRN013": T(N_("Declared {count} times in one folder; the first one counts."), N_("If they are two incidents, declare the other one again under its own number."), why=N_("Two people reported under one id; titles, levels and start times may differ.")),
    "JRN014": T(N_("The author `{given}` is not in contacts/."), N_("Add the contact, or leave it: the fact stays."), why=N_("Documents can only show the id.")),
    "JRN015": T(N_("The id {given} is also in {other}."), N_("Compare the two; both are shown."), why=N_("Ids are drawn at random and do not repeat: one of the two is a changed copy.")),
    "JRN016": T(N_("These entries claim to have seen each other, in a circle: {circle}."), N_("Look in git history which `after` was changed."), why=N_("Nobody can have seen what came later; the order of events is then a guess by the clock.")),
    "JRN017": T(N_("It was recorded in the future ({given}): the clock of that machine runs ahead."), N_("Set the clock; the order of entries stays right."), why=N_("Times of that machine cannot be trusted in a report.")),
    "JRN018": T(N_("`{given}` is not an incident id; the folder was not read."), N_("Rename it back, or move it out of here."), why=N_("No command finds what is in it.")),
    "JRN019": T(N_("Not a folder, though one is needed here."), N_("Move the file away; the next declaration makes the folder."), why=N_("Nothing can be declared while it stands there.")),
    "JRN020": T(N_("The event belongs to {given}, not to {expected}."), N_("Move it back where it belongs."), why=N_("It would tell of something that did not happen here.")),
    "JRN021": T(N_("`{field}` has a value of another kind than it takes: {given}"), _MEND, why=N_("A value that cannot be read with certainty is not guessed; the entry does not count until it is mended.")),
    "JRN022": T(N_("`{field}` is missing."), _MEND, why=N_("Without it the entry cannot take its place in the record.")),
    "JRN023": T(N_("Unknown name `{field}`."), N_("Names of your own begin with `x-`."), why=N_("A misspelt name would be ignored in silence.")),
    "JRN024": T(N_("Unknown kind of event `{given}`."), _MEND, why=N_("What an event does to an incident follows from its kind; a newer incplan may know it.")),
    "JRN025": T(N_("The event is written in format `{given}`, which this version does not know."), N_("Use a newer incplan; the file is left as it is."), why=N_("An older program could misread it and, worse, believe it.")),
    "JRN026": T(N_("`{field}` is not a date with time and time zone: {given}"), N_("Write 2026-11-23T07:42:00+01:00."), why=N_("Times order the record and start the clocks; a time that could be read in two ways is not guessed.")),
    "JRN027": T(N_("`{field}` has no time zone: {given}"), N_("Add the offset: +01:00 in winter, +02:00 in summer, or Z."), why=N_("Without it the same text means another moment on another machine.")),
    "JRN028": T(N_("There is no such time: {given}"), N_("Check the day of the month, and the hour from 00 to 23."), why=N_("Times order the record and start the clocks.")),
    "JRN029": T(N_("The offset of `{field}` is out of range: {given}"), N_("Offsets go up to 14 hours: +01:00 in winter, +02:00 in summer."), why=N_("Times order the record and start the clocks.")),
    "JRN030": T(N_("`{field}` is out of range: {given}"), N_("Check the year."), why=N_("Times order the record and start the clocks.")),
    "JRN031": T(N_("{given} does not exist in {zone}: clocks went forward."), N_("Write the time with its offset."), why=N_("Nobody's clock ever showed it, so it is not known which hour was meant.")),
    "JRN032": T(N_("`{given}` is not one of the words expected for `{field}`."), _MEND, why=N_("Rules and documents know these words only.")),
    "JRN033": T(N_("`{field}` is not an id: {given}"), N_("Small letters a to z, digits and hyphens; at most 64."), why=N_("Ids become file names; anything else could name a file outside the plan.")),
    "JRN034": T(N_("The event does not say its format; `format: 1` was expected first. It is read as format 1."), N_("Add the line if somebody wrote the file by hand."), why=N_("A later program would not know how to read it.")),
    "JRN035": T(N_("It is said to happen in the future: {given}"), N_("Correct the time by a new entry."), why=N_("Clocks that run from it show wrong remaining times.")),
    "JRN060": T(N_("An unfinished write left a whole entry behind; it is not counted."), N_("If it is missing from the record, recover it: rename the file to {original}"), why=N_("A crash or power cut came between writing and confirming: nobody was told that it is recorded, and its text may be wanted.")),
    "JRN061": T(N_("`{given}` is listed as closed, but its own events say it is open."), N_("Delete this one file; the list is only there for speed."), why=N_("An incident that was reopened by hand, or half copied, would go on unseen.")),
    "JRN098": T(N_("... more problems in this file: {count}."), N_("Mend the first ones, then check again."), why=N_("One slip often causes many problems.")),
    "LIF001": T(N_("Closed while the continuity plan was still active."), N_("Record the stand-down."), "S-081", why=N_("Staff may still be working in emergency mode though the incident counts as over.")),
    "LIF002": T(N_("Closed without the agreement of {role}."), N_("Record it: incplan agree --by NAME."), "S-081", why=N_("The template lets an incident end only when both responsible functions agree that it is over.")),
    "LIF003": T(N_("{count} changes were made apart, without knowing of each other."), N_("Somebody who has seen both settles it with `classify`; the more severe level counts until then."), why=N_("Two people led the incident in two directions, and neither saw it.")),
    "LIF004": T(N_("Closed ({closed}) before it was detected ({detected})."), N_("Correct the time that is wrong by a new entry."), why=N_("Durations in the review and the register would be negative.")),
}  # fmt: skip
