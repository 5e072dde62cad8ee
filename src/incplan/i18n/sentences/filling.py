"""Refusals of answers by which a plan is filled in."""

from typing import Final

from incplan.i18n.catalogue import N_

FILLING: Final = {
    "set_is_key_value": N_("`{given}` is not KEY=VALUE: --set activities/order-intake.rto=8h"),
    "not_a_key": N_(
        "`{given}` is not a key. Keys look like activities/order-intake.rto, plan.organisation.staff "
        "or fiches/flood.FLD-P01. See: incplan fill --list"
    ),
    "no_such_field": N_("No file of the plan holds {key}. Meant: {suggestion}?"),
    "no_such_field.unlike": N_("No file of the plan holds {key}. See: incplan fill --list"),
    "file_begins_with": N_(
        "There is no {path} yet. Meant: {suggestion}? A new file begins with its {field}: "
        "--set {subject}.{field}=..."
    ),
    "file_begins_with.unlike": N_(
        "There is no {path} yet. A new file begins with its {field}: --set {subject}.{field}=..."
    ),
    "no_such_file": N_("There is no {path}."),
    "no_answer_given": N_("Nothing is said for {key}. Leave it out: it stays open."),
    "not_known_yet": N_(
        "`{given}` is no answer for {key}. Leave it out: it stays open, and is asked again."
    ),
    "not_a_list_or_mapping": N_("`{given}` is neither a list nor a mapping ({key})."),
    "answer_refused": N_("{key}: {problem} {help} Nothing was written."),
    "answer_one_by_one": N_("{key} has several values, each with a key of its own: {fields}."),
    "not_one_of": N_("`{given}` is not one of: {choices}."),
    "not_a_channel": N_(
        "`{given}` is no way to reach somebody: mobile 0470 00 00 01, office 081 00 00 01 mon-fri "
        "08:00-17:00, emergency 0800 00 001 24/7, anne@example.com"
    ),
    "odd_in_number": N_(
        "`{given}` holds a sign that no telephone number has: {odd}. Type it again."
    ),
    "several_numbers": N_(
        "`{given}`: which numbers? Write each in full, with `;` between: 056 00 00 01; 056 00 00 02"
    ),
    "not_a_policy": N_("`{given}`: write the number, a colon, what it covers: POL-123: fire"),
    "not_a_use": N_("`{given}`: write the supplier, then what is used of it: telecom telephony"),
    "until_midnight": N_(
        "`{given}`: day and night, without a minute's break at midnight? Then write 24/7, or "
        "00:00-24:00 with its days"
    ),
    "not_a_turn": N_(
        "`{given}`: write the function, a colon, people, then when: incident manager: anne sat, sun; "
        "or: anne, bert in turn from 30/11/2026; or: anne 24/12/2026 - 26/12/2026; or: anne holidays"
    ),
    "not_closing_days": N_(
        "`{given}`: write the days, a colon, why: 24/12/2026 - 03/01/2027: yearly leave; "
        "`every year 27/09/2026` for a day that comes back"
    ),
    "not_a_copy": N_("`{given}`: write the holder, a colon, the place: anne-dupont: her car"),
    "not_a_measure_state": N_(
        "`{given}` does not say how far it is in place: yes, partly, in progress, planned, no or does not "
        "apply; then who and by when; then a colon and words: planned anne 2027-03-31"
    ),
    "measure_needs_reason": N_("Say why it does not apply: does not apply: no tank on the site"),
    "measure_day_past": N_("{due} has passed: give the day by which it will be in place."),
    "nothing_open_there": N_(
        "`{given}` is neither a part of the plan nor the beginning of a key. Parts: {known}."
    ),
    "name_needs_letters": N_("`{given}` has no letter from which an id could be made."),
    "not_penalty_terms": N_(
        "`{given}`: write what one unit costs: 5 % per hour, max 50 %, of 800; or 50 EUR per day"
    ),
    "fill_needs_terminal": N_(
        "Questions need a terminal. Without one: incplan fill --list, then incplan fill --set "
        "KEY=VALUE"
    ),
    "list_or_set": N_("Give either --list or --set."),
}
