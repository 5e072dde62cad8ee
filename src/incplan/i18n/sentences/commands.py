"""Errors of the command line: words that cannot be meant, things that do not exist."""

from typing import Final

from incplan.i18n.catalogue import N_

COMMANDS: Final = {
    "no_such_option": N_("There is no option {given}."),
    "no_such_option_near": N_("There is no option {given}. Did you mean {near}?"),
    "word_missing": N_("{name} is missing."),
    "option_needs_value": N_("The option {option} needs a value."),
    "argument_empty": N_("{name} is empty: say it, or leave it out."),
    "bad_value": N_("{name}: {problem}"),
    "not_a_whole_number": N_("{name}: `{given}` is no whole number."),
    "out_of_range": N_("{name}: {given} is not possible here, only {range}."),
    "too_many_words": N_('Too many words: {words}. Put a sentence in quotes: "...".'),
    "usage_unclear": N_("{problem}"),
    "given_twice": N_("The option {option} takes one value and was given two; nothing was done."),
    "answers_needed_for": N_("{options} goes with --answer QUESTION=yes|no|unknown."),
    "unknown_word": N_("`{given}` is no word of {command}; nothing was done."),
    "word_needed": N_("Say which: {command} WORD."),
    "word_form": N_("{form}: {help}"),
    "right_form": N_("It goes with: {forms}"),
    "not_with_sealed": N_("{option} does not go with --sealed: a sealed journal has one form."),
    "json_or_format": N_("Give --json or --format {form}, not both."),
    "kind_or_all": N_("Name a kind of file or give --all, not both."),
    "plan_not_used": N_("incplan {command} uses no plan: leave out -C."),
    "word_comes_first": N_("`{given}` comes before its options: {form} ..."),
    "see_help": N_("Help: {command} --help"),
    "unknown_command": N_("There is no command {given}. Did you mean: {near}"),
    "declare_empty": N_("There is no text. Say what happened: incplan declare TEXT"),
    "empty_text": N_("There is no text. Say what happened: incplan log TEXT"),
    "placeholder": N_("Put your own words in place of {given} ({option}); nothing was recorded."),
    "message_empty": N_(
        "Say what went out: incplan communicate TEXT --to staff. Propose one: incplan communicate draft --to staff"
    ),
    "message_needs_terminal": N_(
        "Questions need a terminal. Without one: incplan communicate TEXT --to staff --medium phone. "
        "Propose a text: incplan communicate draft --to staff"
    ),
    "text_too_long": N_("The text is longer than {limit} characters; attach it as a file instead."),
    "stdin_not_utf8": N_(
        "Standard input is not UTF-8 (byte {offset}); nothing was written. Convert it first: iconv -f "
        "WINDOWS-1252 -t UTF-8 FILE | incplan ..., or save it as UTF-8."
    ),
    "stdin_has_zeros": N_(
        "Standard input holds zero bytes (byte {offset}), as UTF-16 does; nothing was written. Save it "
        "with a byte order mark, or convert it first: iconv -f UTF-16LE -t UTF-8 FILE | incplan ..."
    ),
    "answer_not_text": N_(
        "The answer holds a byte that is no text here; nothing was written. Type it in a terminal that "
        "speaks UTF-8."
    ),
    "argument_not_text": N_(
        "`{name}` holds a byte that is no text here ({byte}, byte {offset}); nothing was written. Type "
        "it in a terminal that speaks UTF-8, or hand it on: iconv -f WINDOWS-1252 -t UTF-8 FILE | "
        "incplan log -"
    ),
    "unknown_supplier": N_("No supplier `{given}`. Known: {known}."),
    "supplier_what": N_("Say what happened: {form}"),
    "unknown_site": N_("No site `{given}` in plan.yaml. Known: {known}."),
    "ambiguous_name": N_(
        "`{given}` may mean {count} things. Type more of it, or one of these ids:"
    ),
    "id_and_name": N_("{id} ({name})"),
    "id_alone": N_("{id}"),
    "unknown_function": N_("No function `{given}`. Known: {known}."),
    "meeting_who": N_(
        "Say who was there: --present wim,claire; or, to call a meeting: incplan meeting --next TIME"
    ),
    "next_meeting_not_after": N_("The next meeting must be after this one; nothing was recorded."),
    "report_to_team": N_(
        "Reports are promised to {functions}, none to the team in a fixed rhythm. Once said to one "
        "of them: incplan report --for {given} --said; to the team: incplan communicate TEXT --to "
        "staff"
    ),
    "report_to_nobody": N_(
        "No report is promised to anybody at this level, and the team is told in no fixed rhythm. Say "
        "for whom: --for bcp_manager or --for management; to the team: incplan communicate TEXT --to staff"
    ),
    "report_needs_reached": N_(
        "--report says that somebody was told where things stand: incplan call {whom} --reached --report"
    ),
    "report_to_whom": N_(
        "{name} is neither business continuity manager nor management: that call is no report. Record it "
        "without --report."
    ),
    "stop_needs_all": N_(
        "A stop needs all of it: incplan supplier {supplier} stopped --at TIME --until TIME --reason "
        "TEXT --agreed-by CONTACT"
    ),
    "stop_ends_before": N_("The stop ends before it begins."),
    "supplier_has_no_part": N_(
        "{supplier} has no part in this incident yet: incplan supplier {id} notified"
    ),
    "unknown_activity": N_("No activity `{given}`. Known: {known}."),
    "nobody": N_("No contact `{given}`. See: incplan contacts --all"),
    "unknown_contact": N_("No contact `{given}`. Did you mean {suggestion}? See: incplan contacts"),
    "unknown_contact_or_function": N_(
        "No contact or function `{given}`. Did you mean {suggestion}? See: incplan contacts --all"
    ),
    "unknown_part": N_("No part `{given}` that can be handed out. Known: {known}."),
    "unknown_fiche": N_("No fiche `{given}`. Known: {known}."),
    "unknown_task": N_(
        "No task `{given}`. Numbers go from 1 to {last}; ids stand in: incplan status --all"
    ),
    "not_in_list": N_("`{given}` is not one of: {known} ({option})."),
    "not_our_completion": N_(
        "{path} is there already and is not the completion of incplan: move it away first."
    ),
    "unknown_code": N_(
        "No finding has the code `{given}`. Did you mean {near}? All of them: incplan explain"
    ),
    "not_a_duration": N_("`{given}` is not a duration. Write 30min, 4h, 2d."),
    "not_a_date": N_("`{given}` is not a date. Write year-month-day: 2026-11-23."),
    "not_an_amount": N_("`{given}` is not an amount in euro. Write 1250 or 1250,50."),
    "not_a_percentage": N_("{given} is not between 0 and 100."),
    "not_a_phone": N_("`{given}` is not a phone number ({option}). Write +32 470 12 34 56."),
    "eta_is_past": N_(
        "`{given}` is read as {read}, which is past: nothing was recorded. "
        "In six hours: +6h. Tomorrow: tomorrow 06:00."
    ),
    "eta_is_empty": N_(
        "The time is empty. Say when (incplan eta 14:30, incplan eta +3h), or that nobody knows "
        "(incplan eta --unknown)."
    ),
    "no_time_nor_activity": N_(
        "`{given}` is neither a time (14:30, +3h, tomorrow 08:00) nor an activity. Known: {known}."
    ),
    "eta_or_unknown": N_(
        "Say when (incplan eta 14:30), or that nobody knows (incplan eta --unknown)."
    ),
    "no_such_proposal": N_("Nothing called `{given}` is proposed for {id}. Proposed: {known}."),
    "no_proposal": N_("Nothing is proposed for {id}."),
    "unknown_waiver": N_("`{given}` is not an item that can be waived. Items: {known}."),
    "watch_is_for_people": N_("--watch shows a screen: leave out --json, --ics and --exit-code."),
    "not_an_interval": N_("{given} is not an interval: from 1 second to a day."),
    "handover_to_whom": N_(
        "Say who takes over. When that person has agreed: incplan handover {function} {first}. Holder "
        "and deputies: {known}"
    ),
    "answers_needed": N_(
        "Nothing to classify with. Answer at least one question, for instance "
        "--people none --continuity yes, or give --level with --reason."
    ),
    "cause_needs_text": N_("Say what the cause was: incplan done cause --found TEXT"),
    "efforts_need_text": N_(
        "Say what was tried to find the cause: incplan done cause --not-found TEXT"
    ),
    "cause_found_or_not": N_(
        "Say either what the cause was (--found TEXT) or what was tried (--not-found TEXT)."
    ),
    "call_whom": N_("Say who was called: incplan call NAME --reached"),
    "author_needed": N_("Say who agrees: --by NAME."),
    "bad_contact_id": N_(
        "`{given}` is no contact: give the id (small letters, digits, hyphens) or the name. "
        "See: incplan contacts --all"
    ),
    "bad_now": N_("INCPLAN_NOW is not a time: `{given}`."),
    "option_needed": N_("{option} is needed when nobody can be asked."),
    "person_needs_name": N_("A name with letters is needed for {role}."),
    "no_such_plan_file": N_(
        "The plan has no file `{given}`. Name it from the plan's folder: activities/order-intake.yaml"
    ),
    "would_overwrite": N_(
        "{path} is there already; nothing was written. Choose an empty directory."
    ),
    "copy_into_itself": N_(
        "{path} lies inside the plan to be copied; nothing was written. Choose a directory beside "
        "it."
    ),
    "plan_not_copied": N_(
        "{path} is written in a way that takes no id; nothing was written. See: incplan validate"
    ),
    "no_plan_here": N_(
        "No plan in {path} or above. Go to a plan, give -C DIR, or start one: incplan init DIR"
    ),
    "not_a_plan": N_("{path} is not a plan: it has no plan.yaml. Start one: incplan init DIR"),
    "plan_directory_missing": N_("There is no directory {path}."),
    "plan_unreadable": N_(
        "plan.yaml cannot be used. Entries can still be recorded with `incplan log`. "
        "See: incplan validate"
    ),
    "diagnostic": N_("{path}:{line} ({code})"),
    "incident_unreadable": N_(
        "{id} holds no readable declaration. See: incplan validate; look in git or another clone."
    ),
    "candidate_incident": N_("{id}"),
    "spooled": N_(
        "THE PLAN COULD NOT BE WRITTEN. Your entry is safe in {path}; bring it home once the disk "
        "works again."
    ),
    "fiche_needed": N_("Say which sheet: incplan export fiche NAME. Known: {known}."),
    "no_such_version": N_(
        "`{given}` is no version of this plan, no revision of git and no plan's directory."
    ),
    "no_plan_in_version": N_("At `{given}` there was no plan yet."),
    "version_unreadable": N_("The plan at `{given}` cannot be read."),
    "output_needs_md": N_("--output goes with --format md."),
    "no_such_format": N_("The document {document} has no format {given}. It has: {known}."),
    "only_csv": N_("--separator and --raw go with --format csv."),
    "binary_to_terminal": N_("{form} cannot be shown here: give --output FILE, or a pipe."),
    "binary_needs_output": N_("With --json the format {form} needs --output FILE."),
    "printed_needs_output": N_("--printed goes with --output FILE, and not with --draft."),
    "not_a_page_code": N_(
        "`{given}` is not a page code: nine signs such as K7F3-2Q9M-R, at the foot of the page. "
        "Look for a slip."
    ),
    "logo_unusable": N_(
        "The logo {path} cannot be used: a png, jpg or svg of 2 MB at most, in the plan's directory."
    ),
    "pdf_template": N_("The template {template} cannot be used: {problem}"),
    "pdf_package": N_(
        "The template {template} imports a package; templates work with what the plan holds."
    ),
    "pdf_too_slow": N_("The PDF was not ready after {seconds} seconds and was given up."),
    "pdf_failed": N_("The PDF could not be made: {problem}"),
}
