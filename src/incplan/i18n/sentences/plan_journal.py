"""Refusals and errors of the commands about the plan itself."""

from typing import Final

from incplan.i18n.catalogue import N_

PLAN_JOURNAL: Final = {
    "approver_needed": N_("Say who approves: --by NAME."),
    "may_not_approve": N_("{by} may not approve the plan: management does. Who may: {people}."),
    "version_differs": N_(
        "plan.yaml is version {current}, not {given}. Set `version` there first, so that every "
        "page bears it."
    ),
    "approve_refused": N_(
        "The plan cannot be approved while errors stand ({count}). Mend each with incplan fill or in "
        "its file, or have management accept knowingly, for a time, what it can live with: "
        "incplan accept CODE FILE. See: incplan validate"
    ),
    "accepter_needed": N_("Say who accepts it: --by NAME."),
    "may_not_accept": N_("{by} may not accept a finding: management does. Who may: {people}."),
    "never_accepted": N_(
        "{finding} cannot be accepted: the file is wrong, and that is no matter of judgement. Mend it."
    ),
    "accept_needs_reason": N_('Say why management lives with it: --reason "contract of spring"'),
    "accept_needs_until": N_("Say until which day it is accepted: --until 2027-06-30"),
    "accept_until_past": N_("{until} is past. Give the last day on which it is accepted."),
    "nothing_to_accept": N_("No finding {finding} stands now. See: incplan validate"),
    "nothing_to_accept_there": N_("No finding {finding} at `{where}`. It stands at:"),
    "accept_which_file": N_("{finding} stands in several files: name one of them."),
    "accept_which_value": N_(
        "Several findings of this code stand in {file}: name one ({example}), or take all that are "
        "and will be there with --every."
    ),
    "only_is_key_value": N_("`{given}` is not KEY=VALUE: --only activity=order-intake"),
    "file_not_editable": N_(
        "{path} is written in a form that cannot be changed safely here; nothing was changed. "
        "Change it in an editor, then: incplan validate"
    ),
    "finding": N_("{path}:{line} ({code}) {values}"),
    "approve_declined": N_("Not approved; nothing was recorded."),
    "not_saved": N_("Nothing was saved: git cannot commit now. The files stay on disk."),
    "save_commits": N_("`save` is a commit: leave out --no-commit."),
    "save_declined": N_("Nothing was saved."),
    "reviewed_changed_or_not": N_(
        "Say what the review gave: incplan plan reviewed --changed, or --no-change."
    ),
    "reviewed_not_changed": N_(
        "The files say what they said on {since}. If the review changed nothing: incplan plan "
        "reviewed --no-change. Otherwise change the plan first, then note the review."
    ),
    "reviewed_as_approved": N_(
        "The files say what was approved on {since}. If the review changed nothing since: incplan "
        "plan reviewed --no-change. If its changes were approved then, give the day it was held: "
        "--changed --at DAY. Otherwise change the plan first, then note the review."
    ),
    "project_needs_name": N_('Say what the project is: incplan plan project "New web shop"'),
    "distribute_to_whom": N_(
        "Say who gets a copy, once for each person: incplan distribute binder --to nadia,wim"
    ),
    "copy_to_who_left": N_("{names}: left, as their contact says. Nothing was handed out."),
    "copy_to_nobody": N_(
        "{names}: still to be filled in, so nobody can hold a copy. Name the person first."
    ),
    "role_of_whom": N_("Say whose sheet: incplan export role nadia"),
    "awareness_whom": N_(
        "Say who was there: --present nadia,wim or --present 19; who caught up later: --caught-up"
    ),
    "test_of_what": N_("Say what was tested: incplan tests record ransomware. See: incplan tests"),
    "test_form": N_("Say how it was tested: --form tabletop_90, or --from INCIDENT."),
    "unknown_procedure": N_("No procedure `{given}`. Known: {known}."),
    "one_time_one_procedure": N_("One time is of one procedure: record each with its own --took."),
    "roll_call": N_("`{given}` is no roll call: how many of how many, as 26/27 (--counted)."),
    "form_tries_something_else": N_("{form} does not try {procedure}. What does: {known}."),
    "not_touched": N_("The journal of {incident} does not show that {procedure} was used."),
    "measured_of_something_else": N_("{option} says nothing of {procedure}."),
    "not_of_the_standby": N_(
        "{procedure} takes over nothing that is called `{given}`. What it takes over: {known}."
    ),
    "no_shift_of_the_site": N_(
        "{procedure} has no shift that is called `{given}`. Its shifts: {known}."
    ),
    "form_of_exercise": N_("{exercise} was played as {form}: it is a test of no other form."),
    "exercise_played_alone": N_(
        "{exercise} was played by one person alone, or by nobody who can lead an incident: it tests "
        "nothing."
    ),
    "test_of_open_incident": N_("{incident} is not over yet: close it first."),
    "test_without_review": N_("{incident} has no completed review yet: incplan review complete"),
    "awareness_topic": N_(
        'Say what it was about: incplan awareness record "the first ten minutes"'
    ),
    "three_answers": N_(
        "Say how many knew each of the three questions, with commas: --answers 21,14,18"
    ),
    "more_than_there": N_("{option} {given}: only {people} were there or caught up."),
    "more_than_staff": N_("{people} were there or caught up, but it was for {staff} only."),
    "received_by_whom": N_("Say who confirms: incplan received NAME"),
    "no_copy_to_confirm": N_(
        "{name} holds no copy, so nothing was noted. First: incplan distribute binder --to {id}"
    ),
    "all_confirmed": N_("{name} has confirmed every copy already: no. {copies}."),
    "no_such_copy": N_("No copy bears the number {number}. See: incplan plan holders"),
    "holds_no_copy": N_("{name} holds no copy. See: incplan plan holders"),
    "holds_several_copies": N_("{name} holds several copies; say which one:"),
    "copy_held": N_("{part}, given on {on}: incplan returned {number}"),
    "copy_ended_already": N_("Copy no. {number} is out no longer since {on}."),
    "copy_of_another": N_("Copy no. {number} is held by {holder}, not by {name}."),
    "destroyed_needs_witness": N_(
        "Say who saw it destroyed: incplan returned {number} --destroyed --seen-by NAME"
    ),
    "own_witness": N_("{name} holds the copy: somebody else must have seen it destroyed."),
    "lost_needs_reason": N_(
        'Say how it was lost: incplan returned {number} --lost --reason "left in the train"'
    ),
    "two_copies_of_a_number": N_(
        "Two copies bear the number {number}, made apart: say whose with --holder ({names})."
    ),
    "nothing_to_verify": N_(
        "No number or address is known of {contacts}: fill it in first. Nothing was noted."
    ),
    "verified_whom": N_("Say whose numbers were tried: incplan contacts verified nadia marc"),
}
