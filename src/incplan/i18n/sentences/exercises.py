"""Errors of exercises."""

from typing import Final

from incplan.i18n.catalogue import N_

EXERCISES: Final = {
    "which_scenario": N_("Which scenario? incplan scenario lists them."),
    "unknown_scenario": N_("No scenario `{given}`. Known: {known}."),
    "scenario_unreadable": N_("{path} cannot be used as written. See: incplan validate {path}"),
    "no_such_scenario_word": N_(
        "`{given}` is not a name for a scenario: choose letters, digits and hyphens."
    ),
    "scenario_exists": N_("{path} is there already: choose another name."),
    "no_exercise_runs": N_("No exercise runs. Those that can be played: incplan scenario"),
    "several_exercises": N_("Several exercises run. Say which one:"),
    "no_scenario_there": N_("{id} plays no scenario. Those that can be played: incplan scenario"),
    "exercise_not_declared": N_(
        "Nobody has declared anything in exercise {id} yet: incplan declare --exercise TEXT"
    ),
    "exercise_declared_already": N_(
        "Exercise {id} was declared already; go on with: incplan status {id}"
    ),
    "exercise_runs": N_(
        "Exercise {id} runs. End it first: incplan exercise finish, or abort --reason TEXT"
    ),
    "exercise_is_over": N_("Exercise {id} is over."),
    "exercise_is_paused": N_("Exercise {id} stands still. Go on: incplan exercise resume"),
    "exercise_is_running": N_("Exercise {id} runs already."),
    "real_incident_first": N_(
        "{id} is real and comes first; exercises stand still until it is closed."
    ),
    "exercise_speed": N_("Speed {given} cannot be followed: 0.1 to {most}."),
    "nothing_to_play": N_(
        "This plan can play nothing of {scenario}. See: incplan scenario preview {scenario}"
    ),
    "scenario_has_errors": N_(
        "{scenario} cannot be played as written; correct it (incplan scenario preview {scenario}), "
        "or play it all the same with --despite-errors:"
    ),
    "scenario_finding": N_("{place}: {code} {message}"),
    "no_inject_left": N_("Every inject of {id} was played. End it: incplan exercise finish"),
    "inject_not_due": N_(
        "{inject} is due at {time} on the wall. To play it now: incplan exercise next --early"
    ),
    "abort_needs_reason": N_("Say why: incplan exercise abort --reason TEXT"),
    "ended_before_start": N_("That is before {id} began."),
    "no_such_reaction": N_("No expected reaction {given}. There are: {known}"),
    "tick_does_not_fit": N_(
        "{number}: --happened is for what should not be done, --done and --equivalent for the rest."
    ),
    "no_such_question": N_("No question {given}. There are: {known}"),
    "answer_empty": N_("There is no answer. Say it: incplan exercise answer Q1 TEXT"),
    "attend_who": N_("Say who: incplan exercise attend NAME..."),
    "unknown_tag": N_("`{given}` is no decision or note of a scenario. Known: {known}."),
    "tag_in_exercise": N_("--tag is for entries of an exercise."),
    "not_a_number_for": N_("`{given}` is not a number ({option})."),
    "observe_what": N_("Say what was seen: incplan exercise observe I1.2 --done"),
    "correction_empty": N_("Say what will be done: incplan exercise action TEXT --owner NAME"),
    "call_in_round": N_(
        "Say what the call gave: incplan exercise calls {name} --reached, --no-answer, "
        "--left-message, --wrong-number or --answered-by NAME"
    ),
    "no_round_call": N_("Nobody has called {name} in this round."),
    "no_call_round_ended": N_("No call round has ended yet. See: incplan exercise calls"),
    "nobody_called_yet": N_(
        "Nobody was called yet. Record a call: incplan exercise calls NAME --reached"
    ),
    "ends_before_calls": N_("The last call was at {time}: the round cannot end before it."),
    "call_list_columns": N_("{file} has no column `{missing}`. A list has: {known}"),
    "call_list_empty": N_("{file} says no outcome in any row: nothing was recorded."),
    "call_list_row": N_("{file}:{line} is not clear; nothing of the list was recorded:"),
    "report_incomplete": N_("The report of {id} is not complete:"),
    "report_read_by_management": N_("Management reads it: add --by NAME of a member."),
    "read_before_end": N_("That is before {id} ended: nobody can have read its report."),
    "report.not_ended": N_("The exercise still runs: incplan exercise finish"),
    "report.debrief_open": N_("{of} is not answered: incplan exercise answer {of} TEXT"),
    "report.corrections_open": N_(
        "No correction: incplan exercise action TEXT --owner NAME, or --nothing-to-correct"
    ),
}
