"""Texts about what is out of date: approval, reviews, paper, links; and about acceptances."""

from typing import Final

from incplan.i18n.catalogue import N_
from incplan.i18n.findings.text import FindingText as T

REVIEWS: Final = {
    "REV001": T(N_("Management has not approved this plan yet."), N_("Once it is ready: incplan approve --by NAME."), "S-010", why=N_("In the middle of an incident, a plan nobody stands behind is discussed instead of followed.")),
    "REV001.signed": T(N_("Version {signed} was signed on paper on {on} by {by}; the journal holds no approval, so what changed since cannot be told."), N_("Have management read it, then: incplan approve --by NAME."), "S-010", why=N_("A signature stands under what was signed, and nobody can compare that with the files.")),
    "REV002": T(N_("Changed since {by} approved version {version} on {on}: {files}."), N_("Have management read the changes, then: incplan approve --by NAME."), "S-104", why=N_("People would act on something management never validated.")),
    "REV003": T(N_("Contacts changed since {by} approved version {version} on {on}: {files}."), N_("Have it approved with the next changes: incplan approve --by NAME."), "S-104", why=N_("Paper copies hold old numbers until they are printed again.")),
    "REV004": T(N_("Nobody noted a review of this plan yet."), N_("Read it through, then: incplan plan reviewed --no-change (or --changed)."), "S-023", why=N_("A plan is right on the day it is written, and less so each month.")),
    "REV005": T(N_("Last reviewed on {last}; the review was due on {due}."), N_("Read it through, then: incplan plan reviewed --no-change (or --changed)."), "S-023", why=N_("People leave, contracts end, machines move: an old plan sends help to the wrong place.")),
    "REV005.approved": T(N_("Approved on {approved} and never reviewed since; the review was due on {due}."), N_("Read it through, then: incplan plan reviewed --no-change (or --changed)."), "S-023", why=N_("People leave, contracts end, machines move: an old plan sends help to the wrong place.")),
    "REV006": T(N_("The review is due in {days} days, on {due}."), N_("Set a date with those who drafted it."), "S-023", why=N_("A review that is planned gets done.")),
    "REV007": T(N_("Version {signed} was signed on {on}; this is version {version}."), N_("Have management read it, then: incplan approve --by NAME."), "S-010", why=N_("A signature stands under what was signed, not under what came after.")),
    "REV010": T(N_("Closed after the last review of the plan: {which} (first on {oldest})."), N_("By {until}, read plan, risk analysis and continuity plan again with the lessons, then: incplan plan reviewed --changed (or --no-change)."), "S-022", why=N_("The same incident would find the same gap.")),
    "REV011": T(N_("Projects begun after the last review of the plan: {which} (first on {oldest})."), N_("By {until}, read the plan again with the project in mind, then: incplan plan reviewed --changed (or --no-change)."), "S-023", why=N_("What a project brings is not in the plan: new tools, new suppliers, new risks.")),
    "REV012": T(N_("Closed on {on} and never reviewed."), N_("Write it down while people remember: incplan review {incident}."), "S-082", why=N_("After a month, nobody remembers what really happened.")),
    "REV013": T(N_("{action} was due on {due}, {days} days ago ({owner}): {what}"), N_("Do it, then: incplan actions done {action} --evidence TEXT. Or move the day in the review, and say why."), "S-089", why=N_("The same incident comes back where its lesson was only written down.")),
    "REV014": T(N_("Reviews put in question: {asked}. Nobody noted having read it again since {since} ({which})."), N_("Read it with those reviews beside it, then: incplan actions review {target} --changed (or --no-change)."), "S-020, S-021", why=N_("The analysis or the contract still says what the incident has disproved.")),
    "REV020": T(N_("Nobody noted an exercise yet."), N_("Two hours around a table are enough to begin: incplan plan exercised --form tabletop."), "S-023", why=N_("A procedure nobody has tried does not work the first time.")),
    "REV021": T(N_("Last exercise on {last}; the next was due on {due}."), N_("Hold one, then: incplan plan exercised --form tabletop."), "S-023", why=N_("Habits fade, and new people have never practised.")),
    "REV022": T(N_("The next exercise is due in {days} days, on {due}."), N_("Choose a scenario and invite those who act in it."), "S-023", why=N_("An exercise takes some weeks to prepare.")),
    "REV023": T(N_("Nobody noted that staff was made aware."), N_("Tell everybody what to report and how, then: incplan plan exercised --form awareness."), "S-079", why=N_("Who does not know what to report does not report it.")),
    "REV024": T(N_("Staff was last made aware on {last}; it was due again on {due}."), N_("Tell everybody what to report and how, then: incplan plan exercised --form awareness."), "S-079", why=N_("Who does not know what to report does not report it.")),
    "REV025": T(N_("Making staff aware is due in {days} days, on {due}."), N_("Plan it with a team meeting."), "S-079", why=N_("It is easily forgotten.")),
    "REV030": T(N_("Nobody has the plan on paper."), N_("Print it: incplan export binder --printed; hand it out: incplan distribute binder --to NAME."), "S-024", why=N_("When the network is down, so is a plan that is only a file.")),
    "REV030.printed": T(N_("Printed on {on}, but no copy of it was handed out: it is in nobody's hands."), N_("Hand the copies out, and note to whom: incplan distribute binder --to NAME."), "S-024", why=N_("A copy that nobody holds is in nobody's hands when the network is down.")),
    "REV031": T(N_("The paper copy of {holder} is version {given}; the plan is version {current}."), N_("Bring the new one and take the old one back."), "S-024", why=N_("Two versions in one incident mean two sets of orders.")),
    "REV032": T(N_("The paper copy of {holder}, delivered on {delivered}, is older than the approval of {approved}."), N_("Bring the new one and take the old one back; note its version."), "S-024", why=N_("Two versions in one incident mean two sets of orders.")),
    "REV033": T(N_("Changed since the plan was last printed on {on}: {files}."), N_("Print it again with incplan export binder --printed, and hand it out: incplan distribute binder --to NAME."), "S-024", why=N_("Whoever opens the binder reads something else than the screen says.")),
    "REV033.copies": T(N_("Copies no. {copies} of {part}, given to {holders} on {on}, are old; changed since: {files}."), N_("Give them the new one (incplan distribute {part} --to NAME) and take the old one back: incplan returned NUMBER."), "S-024", why=N_("Whoever opens the binder reads something else than the screen says.")),
    "REV034": T(N_("{copies} copies were printed on {on}; {holders} of them were handed out."), N_("Hand out the others (incplan distribute binder --to NAME), or destroy them."), "S-024", why=N_("A copy nobody answers for is never replaced, and it holds names and numbers.")),
    "REV035": T(N_("A paper copy is held by {holder}, a contact that is still to be filled in: nobody has it."), N_("Name who holds it, or fill in the contact."), "S-024", why=N_("A copy that nobody holds is in no cupboard when it is needed.")),
    "REV036": T(N_("{name} holds a function ({functions}) and no copy that tells it."), N_("Give them the binder or their sheet (incplan export role {person}), then: incplan distribute role --to {person}."), "S-024", why=N_("Who does not know the own role looks for it while the incident runs.")),
    "REV036.unconfirmed": T(N_("{name} ({functions}) was given copies no. {copies} and never confirmed to know the role."), N_("Ask, then: incplan received {person}."), "S-024", why=N_("A binder in a drawer was perhaps never opened.")),
    "REV036.new_function": T(N_("{name} holds a new function since the last confirmation: {functions}."), N_("Go through the role with them (incplan export role {person}), then: incplan received {person}."), "S-024", why=N_("A function that changed hands is held by nobody until the new holder knows it.")),
    "REV037": T(N_("Copy no. {number} of {part}, held by {holder}, is old since {since}, {days} days; it should be back within {limit}."), N_("Exchange it for the new one, then: incplan returned {number}."), "S-024", why=N_("Two versions in one incident mean two sets of orders.")),
    "REV038": T(N_("Copy no. {number} of {part}, given on {on}, is held by {holder}, who left."), N_("Take it back, then: incplan returned {number}; if nobody knows where it is: --lost --reason TEXT."), "S-024", why=N_("It holds names, numbers and what the company cannot do without.")),
    "REV039": T(N_("plan.yaml lists a copy of {holder}; none with a number was handed out."), N_("Hand one out (incplan distribute binder --to {holder}), or remove the line."), "S-024", why=N_("Nobody can say which version it is.")),
    "REV040": T(N_("{document} bears no date."), N_("Write under `updated` when it was last changed."), "S-032", why=N_("Nobody can tell whether it still holds.")),
    "REV041": T(N_("{document} dates from {last}; its review was due on {due}."), N_("Review it before the plan that stands on it."), "S-022", why=N_("The plan prepares for the risks of then.")),
    "REV042": T(N_("The review of {document} is due in {days} days, on {due}."), N_("Review it before the plan that stands on it."), "S-022", why=N_("The plan prepares for the risks of then.")),
    "REV050": T(N_("Objectives of {activity} changed after {after} ({before}, now {now}); the contract was last read against them on {read}."), N_("Read the contract against the new objectives, then set `contract.reviewed`."), "S-072", why=N_("The supplier promised enough for the old objective, perhaps not for the new one.")),
    "REV051": T(N_("Objectives of {activity} changed after {after} ({before}, now {now}); the fiche was last reviewed on {read}."), N_("Read the fiche with the new objectives in mind, then set `reviewed`."), "S-098", why=N_("Its measures may be too slow for the new objective.")),
    "REV060": T(N_("`{field}` has a day that has not come yet: {day}."), N_("Write the day it was really done."), "S-023", why=N_("A slip in the year keeps the reminder silent for as long.")),
    "REV061": T(N_("Signed on {on} by {by} (version {version}), says the file; the last approval in the journal is of version {approved_version}, by {approver} on {approved}. The journal counts."), N_("If management approved again: incplan approve --by NAME; else correct `signed_on`."), "S-010", why=N_("Two approvals of one plan: nobody can tell which text management stands behind.")),
    "REV062": T(N_("{measure} on {day}: the file says “{answer_of_file}” ({owner}), the journal “{answer_of_journal}” ({said_owner}, noted by {by}). The journal counts."), N_("Correct the file, or say again how it is: incplan adopt {measure}."), "S-033", why=N_("In an incident, people would count on a measure that may not be in place.")),
    "REV062.later": T(N_("{measure}: the file of {day} says “{answer_of_file}” ({owner}) and counts; the journal of {on} says “{answer_of_journal}” ({said_owner}, noted by {by})."), N_("Nothing to do when the file is right; else: incplan adopt {measure}."), "S-033", why=N_("In an incident, people would count on a measure that may not be in place.")),
    "REV062.undated": T(N_("{measure}: the file says “{answer_of_file}” without a day; the journal of {on} says “{answer_of_journal}” (noted by {by}) and counts."), N_("Write in the file what the journal says; if the file is newer, give its answer a day (`on`)."), "S-033", why=N_("In an incident, people would count on a measure that may not be in place.")),
    "REV090": T(N_("The acceptance of {accepted} in {file} expired on {expires}; the finding counts again."), N_("Mend the finding, or have management accept it anew with a later date: incplan accept {accepted} {file} --until DAY"), "S-104", why=N_("An exception without an end becomes the rule.")),
    "REV091": T(N_("The acceptance of {accepted} in {file} is about no finding (any more)."), N_("If the finding was mended, remove it; else compare code and path with incplan validate."), "S-104", why=N_("It would silently accept the next finding of that kind.")),
    "REV092": T(N_("{by} accepted {accepted} in {file} without being management."), N_("Have it accepted by the holder of management or a deputy."), "S-010", why=N_("Only management may decide to live with a risk.")),
    "REV093": T(N_("The acceptance of {accepted} in {file} ends in {days} days, on {expires}."), N_("Mend the finding, or have management accept it anew: incplan accept {accepted} {file} --until DAY"), "S-104", why=N_("From then on, the check fails again.")),
    "REV095": T(N_("The acceptance of {accepted} in {file} gives no reason."), N_("Write why management lives with it."), "S-104", why=N_("In a year nobody knows whether the reason still holds.")),
    "REV094": T(N_("{accepted} cannot be accepted: the file is wrong, and that is no matter of judgement."), N_("Mend the file."), "S-104", why=N_("What cannot be read protects nobody.")),
}  # fmt: skip

#: Singular forms of findings that count days, for one day: tomorrow, yesterday.
ONE_DAY: Final = {
    "REV006": N_("The review is due tomorrow, on {due}."),
    "REV013": N_("{action} was due yesterday, on {due} ({owner}): {what}"),
    "REV022": N_("The next exercise is due tomorrow, on {due}."),
    "REV025": N_("Making staff aware is due tomorrow, on {due}."),
    "REV042": N_("The review of {document} is due tomorrow, on {due}."),
    "REV093": N_("The acceptance of {accepted} in {file} ends tomorrow, on {expires}."),
}
