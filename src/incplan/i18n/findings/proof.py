"""What `verify` says of the record as proof: git history, clocks, evidence, removed words."""

from typing import Final

from incplan.i18n.catalogue import N_
from incplan.i18n.findings.text import FindingText as T

_BACK: Final = N_("Bring the first version back from git history; correct by a new entry.")
_WHOLE: Final = N_("The record is evidence only as long as nobody rewrites it.")
_PROMISED: Final = N_("The person was told that the words are gone.")

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
    "JRN048.several": T(N_("{count} of {total} entries were written down up to {late} after it happened."), N_("Nothing to do; documents show them as written late."), why=N_("Memory fades: what is written hours later weighs less.")),
    "JRN049": T(N_("The clock of {author} was {skew} behind that of {other}."), N_("Set the clocks; the order of entries stays right."), why=N_("Durations between entries of two machines are off by as much.")),
    "JRN050": T(N_("The evidence {name} is not here (SHA-256 {hash})."), N_("Merge the copy that has it."), why=N_("What the entry speaks of cannot be shown.")),
    "JRN051": T(N_("The evidence is not what its name says: it was changed or damaged."), N_("Bring it back from git history or from another copy."), why=N_("A changed file proves nothing.")),
    "JRN052": T(N_("No entry names this evidence."), N_("Log it again with --file, or merge the copy whose entry does."), why=N_("Nobody knows who kept it, when and why.")),
    "JRN053": T(N_("Words were removed on {when} by {author} ({fields}): {reason}"), N_("Nothing to do here; their hash stays, and older commits keep the words: see docs/erasure.md"), why=N_("Somebody asked for it; everything else in the entry is as it was.")),
    "JRN054": T(N_("Words were removed ({fields}), but no entry says who did it and why."), N_("Merge the copy that holds that entry, or record it: incplan redact"), why=N_("Words that vanish without a name and a reason look like tampering.")),
    "JRN051.unread": T(N_("The evidence cannot be read ({reason})."), N_("Give yourself the right to read the file, or bring it back from another copy."), why=N_("What was not read proves nothing.")),
    "JRN044.unread": T(N_("The file cannot be read ({reason}): it was not compared with the commit."), N_("Give yourself the right to read the file."), why=N_("What was not read proves nothing.")),
    "JRN055.gone": T(N_("The folder .git is not here, though other files show that the plan was kept in git: its history was deleted, or this is a copy without it."), N_("Get the history back from the server or a colleague: clone it, then incplan merge this folder into it."), why=N_("Without history nobody sees what was changed since; whoever deletes it may have had a reason.")),
    "JRN055": T(N_("There is no git history here: seals and evidence were checked, past changes could not be."), N_("Keep the plan in git, and push it where history cannot be rewritten."), why=N_("A seal shows accidents; whoever changes a file on purpose can seal it again.")),
    "JRN056": T(N_("Words are to be removed ({fields}), but they are still here."), N_("The next command that writes removes them, or: incplan sync"), why=_PROMISED),
    "JRN057": T(N_("Not committed yet."), N_("The next command commits it, or: incplan sync"), why=N_("Until then no history shows whether it was changed.")),
    "JRN070": T(N_("The name of the file says it was recorded at {expected}, the entry itself at {given}."), N_("Give the file the name it had; git history shows it."), why=N_("Order and clocks go by these times: where they differ, one of them was changed.")),
    "JRN071": T(N_("The same entry stands in another place too: {other}."), N_("Find out which incident it was written for; git history shows which file came first."), why=N_("An entry is written once, for one incident: a copy under a fresh seal is a forgery or a slip.")),
    "JRN071.after": T(N_("It follows an entry of another incident: {other}."), N_("Find out which incident it was written for; git history shows who added it."), why=N_("Whoever writes an entry has seen those of the same incident: this one was moved or made by hand.")),
    "JRN072": T(N_("Commit {commit} by {author} bears a date that cannot be."), N_("Ask who made it; incplan writes no such commit."), why=N_("What was committed when is known by these dates alone.")),
    "JRN072.future": T(N_("Commit {commit} by {author} is dated {when}, which is still to come."), N_("Ask who made it, and look at the clock of that machine."), why=N_("What was committed when is known by these dates alone.")),
    "JRN073": T(N_("{count} of {total} entries came into git up to {late} after they say they were written."), N_("Ask who wrote them whether that machine was offline or git was busy; when they were written is their word alone."), why=N_("Whoever sets a clock back can write an entry today that looks a month old.")),
    "JRN074": T(N_("Entries that this branch had are gone ({count}): commit {commit} of {when} by {author} held them."), N_("Bring them back: git merge {commit}"), why=N_("Somebody moved the branch back or wrote its history again; facts of the incident are missing.")),
    "JRN075": T(N_("Entries stand at {name} that this record does not hold: {count}."), N_("Bring them in: incplan sync, or git merge {name}"), why=N_("They were not brought in yet, or were taken out here: this record is not all there is.")),
    "JRN076": T(N_("Two histories hold this file with different words: commits {commit} and {other}."), N_("Compare them with git diff; correct by a new entry."), why=N_("An entry is written once: one of the two was made to replace the other.")),
    "JRN077": T(N_("Git is told to show another history than the real one (.git/info/grafts); this proof looked past that."), N_("Delete .git/info/grafts, unless you know why it is there."), why=N_("Everybody else who asks git here sees a false past.")),
    "JRN077.replaced": T(N_("Git is told to show other objects in place of real ones (refs/replace: {count}); this proof looked past that."), N_("Delete them, unless you know why they are there: git replace -d"), why=N_("Everybody else who asks git here sees a false past.")),
    "JRN078": T(N_("Git is told to leave this file alone ({rule}): no history holds it."), N_("Remove that rule, then: incplan sync"), why=N_("A file that git never sees can be changed and removed without a trace.")),
    "JRN079": T(N_("Git could not be asked: {words}"), N_("Mend what git names, then verify again."), why=N_("Past changes are seen in git history alone; that it cannot be read does not mean there were none.")),
    "JRN079.no_git": T(N_("Git is not installed here, or cannot be run: past changes could not be checked."), N_("Install git, or verify on another machine."), why=N_("Past changes are seen in git history alone.")),
    "JRN079.timeout": T(N_("Git took too long: past changes could not be checked."), N_("Try again when the machine or the network share is less busy."), why=N_("Past changes are seen in git history alone.")),
    "JRN079.dubious_ownership": T(N_("The repository belongs to somebody else, so git does not answer: past changes could not be checked."), N_("Verify as the owner, or trust it once: git config --global --add safe.directory and the path of the plan."), why=N_("Past changes are seen in git history alone.")),
    "JRN079.damaged": T(N_("There is a .git here that git does not take for a repository: {words}"), N_("Repair it, or get the history back from the server or a colleague."), why=N_("A damaged history is not the same as none: what it showed is not seen now.")),
    "JRN079.part": T(N_("Git reads only part of its references: {words}"), N_("Remove what does not belong into .git/refs, or fetch again; then verify again."), why=N_("Entries that stand on the unread part only are not seen.")),
    "JRN080": T(N_("This history begins after the record: commit {commit} of {when} brought all {total} entries at once, {count} of them long after they were written."), N_("Compare the digest with one noted earlier, or with another copy; the next entries will be proven."), why=N_("A folder put under git for the first time looks like one whose history was deleted.")),
    "JRN080.some": T(N_("{count} of {total} entries were there when this history began, with commit {commit} of {when}: nothing before can be checked."), N_("Compare the digest with one noted earlier, or with another copy."), why=N_("A folder put under git for the first time looks like one whose history was deleted.")),
    "JRN081": T(N_("Commit {commit} by {author} is dated {when}, though it builds on one of {since}."), N_("Look at the clock of that machine; its entries are counted as of the later date."), why=N_("A commit cannot be older than what it builds on: a dead battery, or somebody dated it back.")),
    "JRN082": T(N_("The review says something else than what {author} recorded as complete on {when}."), N_("Bring it back with git, or complete it again: incplan review complete"), why=N_("What was sent to the business continuity manager is not what stands here.")),
    "JRN082.gone": T(N_("The review that {author} recorded as complete on {when} is not here, or cannot be read."), N_("Bring it back with git."), why=N_("What was sent to the business continuity manager is not what stands here.")),
    "JRN083": T(N_("Git holds no entry of this record yet ({count})."), N_("Commit them: incplan sync"), why=N_("Until then no history shows whether they were changed.")),
    "JRN084": T(N_("This folder is a link or cannot be opened: the entries in it were not seen."), N_("Give yourself the right to read it, or put the folder itself in place of the link."), why=N_("Entries that nobody could look at prove nothing, and are not none.")),
    "JRN085.here": T(N_("What is checked out ({name}) still holds words that were removed: {entries}"), N_("Commit the removal: incplan sync, or any command that writes; without a branch, go back to one first."), why=_PROMISED),
    "JRN085.index": T(N_("What is staged still holds words that were removed: {entries}"), N_("Run incplan sync, or any command that writes, before the next git commit."), why=_PROMISED),
    "JRN085.branch": T(N_("The branch {name} still holds words that were removed: {entries}"), N_("Merge the branch with the removal into it, or delete it: git branch -D {name}"), why=_PROMISED),
    "JRN085.remote": T(N_("{name}, as last fetched, still holds words that were removed: {entries}"), N_("Send the removal: incplan sync. For another branch than yours: have it merged or deleted there, then git fetch --prune."), why=_PROMISED),
    "JRN085.tag": T(N_("The tag {name} still holds words that were removed: {entries}"), N_("Delete it here and where it was pushed: git tag -d {name}, git push REMOTE :refs/tags/{name}"), why=_PROMISED),
    "JRN085.stash": T(N_("The stash {name} still holds words that were removed: {entries}"), N_("Take what you need out of it, then: git stash drop {name}"), why=_PROMISED),
    "JRN085.other": T(N_("The reference {name} still holds words that were removed: {entries}"), N_("Delete it: git update-ref -d {name}"), why=_PROMISED),
    "JRN085.disk": T(N_("A file beside an entry whose words were removed cannot be read, or still holds them."), N_("Look at it, keep what is yours, delete it."), why=_PROMISED),
    "JRN085.unread": T(N_("Git does not tell whether references still hold words that were removed: {words}"), N_("Mend what git complains about, then verify again."), why=_PROMISED),
}  # fmt: skip
