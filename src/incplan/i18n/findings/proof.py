"""What `verify` says of the record as proof: git history, clocks, evidence, removed words."""

from typing import Final

from incplan.i18n.catalogue import N_
from incplan.i18n.findings.text import FindingText as T

_BACK: Final = N_("Bring the first version back from git history; correct by a new entry.")
_WHOLE: Final = N_("The record is evidence only as long as nobody rewrites it.")

PROOF: Final = {
    "JRN040": T(N_("The number {number} was given twice, on two machines: also {other}."), N_("Nothing is lost: both stay, told apart by the last four signs. Name them in full."), why=N_("Whoever says only the number may mean either incident.")),
    "JRN041": T(N_("Changed after it was committed: commit {commit} of {when} by {author}."), _BACK, why=_WHOLE),
    "JRN042": T(N_("Removed after it was committed: commit {commit} of {when} by {author}."), _BACK, why=_WHOLE),
    "JRN043": T(N_("Renamed after it was committed, to {to}: commit {commit} of {when} by {author}."), N_("Give the file back its name."), why=N_("A file that moved is missing where other copies look for it.")),
    "JRN044": T(N_("The file on disk is not the one that was committed."), N_("See what changed with git diff; bring it back with git restore."), why=_WHOLE),
    "JRN045": T(N_("Committed, but no longer on disk."), N_("Bring it back with git restore."), why=N_("A fact of the incident is missing from the record until it is found again.")),
    "JRN046": T(N_("This clone is shallow: what happened before commit {commit} cannot be checked."), N_("Fetch the rest: git fetch --unshallow"), why=N_("A change made earlier would look like the first version.")),
    "JRN047": T(N_("Recorded at {recorded}, though the commit that holds it is of {when}."), N_("One of the two clocks was wrong, or the time was written by hand."), why=N_("An entry cannot be written after it was committed: times of that machine prove little.")),
    "JRN048": T(N_("Written down {late} after it happened."), N_("Nothing to do; documents show it as written late."), why=N_("Memory fades: what is written hours later weighs less.")),
    "JRN049": T(N_("The clock of {author} was {skew} behind that of {other}."), N_("Set the clocks; the order of entries stays right."), why=N_("Durations between entries of two machines are off by as much.")),
    "JRN050": T(N_("The evidence {name} is not here (SHA-256 {hash})."), N_("Merge the copy that has it."), why=N_("What the entry speaks of cannot be shown.")),
    "JRN051": T(N_("The evidence is not what its name says: it was changed or damaged."), N_("Bring it back from git history or from another copy."), why=N_("A changed file proves nothing.")),
    "JRN052": T(N_("No entry names this evidence."), N_("Log it again with --file, or merge the copy whose entry does."), why=N_("Nobody knows who kept it, when and why.")),
    "JRN053": T(N_("Words were removed on {when} by {author} ({fields}): {reason}"), N_("Nothing to do; their hash stays."), why=N_("Somebody asked for it; everything else in the entry is as it was.")),
    "JRN054": T(N_("Words were removed ({fields}), but no entry says who did it and why."), N_("Merge the copy that holds that entry, or record it: incplan redact"), why=N_("Words that vanish without a name and a reason look like tampering.")),
    "JRN055": T(N_("There is no git history here: seals and evidence were checked, past changes could not be."), N_("Keep the plan in git, and push it where history cannot be rewritten."), why=N_("A seal shows accidents; whoever changes a file on purpose can seal it again.")),
    "JRN056": T(N_("Words are to be removed ({fields}), but they are still here."), N_("Finish it: incplan redact {event}"), why=N_("The person was told that the words are gone.")),
    "JRN057": T(N_("Not committed yet."), N_("The next command commits it, or: incplan sync"), why=N_("Until then no history shows whether it was changed.")),
}  # fmt: skip
