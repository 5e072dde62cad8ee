"""Errors about paper that comes back."""

from typing import Final

from incplan.i18n.catalogue import N_

PAPER: Final = {
    "paper_unknown": N_(
        "{given} is no paper number that was given out. It stands at the head of each sheet: "
        "P-2026-001-wcw."
    ),
    "paper_not_clear": N_("{given} may be {known}: type the letters at the end too."),
    "paper_of_another": N_("{number} belongs to {id}, by its sheets typed before; not to {given}."),
    "paper_about_which": N_(
        "Open at the moment: {known}. Say whether {number} is about it: --incident NUMBER, or --new "
        "for an incident of its own."
    ),
    "paper_without_incident": N_(
        "No sheet of {number} was typed yet, and a review declares no incident: begin with I1 or J1, "
        "or name it: --incident NUMBER."
    ),
    "no_such_sheet": N_("{given} is no sheet: I1, J1, J2, C1, A1, M1, D1, N1, P1, P2."),
    "sheet_typed_before": N_(
        "{sheet} of {number} was typed to its end before ({id}, entry {event}); nothing was "
        "written. Put single entries right with: incplan correct"
    ),
    "transcribe_needs_terminal": N_(
        "Boxes are asked on a terminal; without one give them as a table: incplan transcribe "
        "{number} --csv FILE"
    ),
    "head_needed": N_(
        "No incident is known for this paper: {sheet} must say what happens and when it began "
        "(boxes what and began), or name the incident: --incident NUMBER."
    ),
    "csv_columns": N_("{path}: the columns are {given}. Known columns: {known}."),
    "in_the_table": N_("{place}, box {box}"),
    "no_such_box": N_("Sheet {sheet} has no box {given}; its boxes: {known}."),
    "nothing_above": N_("`{given}` repeats the time of the line above, and there is none yet."),
    "day_unreadable": N_("`{given}` is no day. For instance: 8/11, 2026-11-08, yesterday."),
    "not_ringed": N_("`{given}` is none of the letters on the sheet: {known}."),
    "not_on_sheet": N_("`{given}` is none of the answers on the sheet: {known}."),
    "unknown_writer": N_(
        "{given} is not in the plan. Type the name of a contact, or leave it empty."
    ),
    "line_without_time": N_("The time is missing; = repeats that of the line above."),
    "line_without_words": N_("The words are missing."),
    "cell_without_box": N_(
        "“{given}” stands under {column}, which this box does not have; it has: {known}."
    ),
    "cells_beyond": N_("{place}: “{given}” stands beyond the last column."),
    "box_twice": N_("Box {box} stands twice in the table."),
    "line_without_number": N_("The number is missing: to whom it went."),
    "line_without_name": N_("The name is missing: who agreed. It must be a contact of the plan."),
    "restored_without_down": N_(
        "{activity} was not recorded as down: fill in box {line} first, down since."
    ),
    "scan_without_codes": N_("{path}: no code of a sheet can be read. Name the sheet: J1, C1 ..."),
    "scan_of_a_leaf": N_(
        "{path} shows a leaf of the binder ({known}, page code {page}), no sheet of {number}. The boxes on it are typed as sheet C1, what is noted there as J1."
    ),
    "scan_of_others": N_("{path} shows no sheet of {number}, but: {known}."),
    "scan_unreadable": N_("{path} cannot be read as a picture or PDF: {problem}"),
    "file_unreadable": N_("{path} cannot be read: {reason}"),
    "not_utf8": N_("{path} is not UTF-8 (byte {offset}). Save it as CSV UTF-8."),
}
