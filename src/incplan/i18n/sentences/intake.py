"""What an import says: why a file is not read, what it asks, what it leaves, and where."""

from collections.abc import Mapping
from typing import Final, Protocol

from incplan.i18n.catalogue import N_, Translator
from incplan.i18n.sentences.intake_fields import field_words
from incplan.i18n.text.phones import readable_phone

INTAKE: Final = {
    "intake_no_file": N_("There is no file {file}."),
    "intake_not_opened": N_("{file} cannot be opened: {reason}."),
    "intake_too_large": N_("{file} is larger than {limit}; split it, or leave pictures out."),
    "intake_empty": N_("{file} is empty: nothing stands in it."),
    "intake_password": N_("{file} is protected by a password. Open it, save it without one, and import that."),
    "intake_old_office": N_("{file} is in an old format of Word or Excel. Open it, save it as .docx or .xlsx, and import that."),
    "intake_pdf": N_("{file} is a PDF, from which nothing is read. Export the list as .csv or .xlsx."),
    "intake_picture": N_("{file} is a picture, from which nothing is read."),
    "intake_web_page": N_("{file} is a web page, not a workbook. Open it in Excel, save it as .xlsx, and import that."),
    "intake_no_text": N_("{file} is neither text nor a workbook; nothing was read."),
    "intake_too_many": N_("{file} has more than {rows} rows or {columns} columns; nothing was read."),
    "intake_quote_open": N_('{file}:{line}: a quote (") opens in this row and does not close rightly; nothing was read. Close it, or export the file again.'),
    "intake_damaged": N_("{file} is damaged, or was not received whole. Open it, save it again, and import that."),
    "intake_doubled_part": N_("{file} holds two parts of one name, as no program writes it; nothing was read."),
    "intake_bomb": N_("{file} would unpack to more than {limit}, or to more than {ratio} times its size; nothing was unpacked."),
    "intake_outside_path": N_("{file} holds a part whose name leads outside; nothing was unpacked."),
    "intake_entities": N_("{file} declares entities, which no office program does; nothing was read."),
    "intake_too_deep": N_("{file} holds elements in one another more than {limit} deep, as no program writes it; nothing was read."),
    "intake_open_document": N_("{file} is an OpenDocument file. Open it, save it as .docx or .xlsx, and import that."),
    "intake_other_zip": N_("{file} is an archive, neither a workbook nor a document; nothing was read."),
    "import_unknown_kind": N_("There is no kind {given}. Known: {known}."),
    "import_not_understood": N_("{file}: no row names columns that are known (of contacts: a name, and a number or an e-mail address; of activities: a name, and an RTO, RPO or MTPD; of measures: a measure, and how far it is; of a register: a date, a type, a description; of a log: a time, and what happened; of a roster: when, and who is on duty); nothing was taken."),
    "import_no_timeline": N_("No log or chat is among the files, so nothing belongs to {incident}."),
    "import_answers_broken": N_("{file} is no file of answers. Its form: one NAME: ANSWER a line."),
    "import_answers_unknown": N_("No such question is asked: {names}. The names stand in: incplan import FILE --dry-run"),
    "import_answer_wrong": N_("{name}: `{given}` is no answer. Answers: {choices}."),
    "import_record_broken": N_("{path} cannot be read: this import cannot be undone by incplan. Use git."),
    "import_nothing_to_undo": N_("There is no import to take back."),
    "import_no_such_number": N_("There is no import {given}. Known: {known}."),
    "import_undone_before": N_("Import {given} was taken back at {at} already."),
}  # fmt: skip

QUESTIONS: Final = {
    "direction_marks": N_("the number holds signs that turn its direction ({text}). Which number is it?"),
    "two_numbers": N_("`{text}`: is {proposal} a number too?"),
    "dial_through": N_("`{text}`: note beside {proposal} what is dialled after a pause ({note})?"),
    "extension": N_("`{text}`: note {note} beside {proposal}?"),
    "extension_of_what": N_("`{text}` is an extension: which is the whole number?"),
    "lost_zero": N_("`{text}` has lost its zero, perhaps: {proposal}?"),
    "which_number": N_("`{text}` is no number that can be dialled here. Which one is it?"),
    "own_label": N_("{text} is called «{label}»: take it, take it as private, or leave it?"),
    "number_in_note": N_("{text} stands in a note: take it, take it as private, or leave it?"),
    "same_as_above": N_("`{text}`: is it the number above, {proposal}?"),
    "hidden_column": N_("the column is hidden: take {text} as private?"),
    "hidden_row": N_("the row is hidden: take it ({text})?"),
    "order_of_name": N_("`{text}`: is that {proposal}?"),
    "only_a_nickname": N_("only a nickname, {text}: take it as the name?"),
    "whose": N_("{text} has no name: whose is it?"),
    "family_name": N_("{text}: is the last word the family name ({proposal})?"),
    "place_card": N_("{text} is a place: take its number?"),
    "same_contact": N_("is {text} the same as {name} ({into})?"),
    "title_differs": N_("the function of {name} is «{known}», here «{text}»: keep it, or take this one?"),
    "number_of_another": N_("{text} is the number or address of {other}: is it that of {name} too?"),
    "duration_unclear": N_("{field}: `{text}` is no duration the plan can hold. Which one is meant (4h, 2d)?"),
    "part_of_a_day": N_("{field}: `{text}`: is that {proposal}, or how many working hours?"),
    "which_unit": N_("{field}: `{text}` has no unit: {proposal}?"),
    "very_long": N_("{field}: `{text}` is very long: {proposal}?"),
    "no_data": N_("{field}: does `{text}` mean that there is no data to lose?"),
    "serious_from": N_("from which of these on is an impact serious: {text}?"),
    "owner_needed": N_("{text} has no owner: who is it (a name, or the id of a contact)? Without one it is not taken."),
    "owner_open": N_("{text}: who is its owner (a name, or the id of a contact)? Until then it is somebody to be named."),
    "activity_meant": N_("`{text}`: is the activity {proposal} meant?"),
    "value_differs": N_("the {field} of {name} is {known} in the plan, here {text}: keep it, or take this one?"),
    "day_serial": N_("`{text}` is the number of a day, {proposal}: right? Without an answer it counts as that."),
    "month_first": N_("`{text}` is written with the month first, {proposal}: right? Without an answer it counts as that."),
    "day_to_come": N_("`{text}` has not come yet: which day is meant ({proposal})?"),
    "day_unclear": N_("`{text}`: which day is it (2026-04-14)?"),
    "day_without_year": N_("`{text}` has no year: which day is it (2026-04-14)?"),
    "no_such_day": N_("there is no day `{text}`: which one is meant ({proposal})?"),
    "time_missing": N_("on {day} no clock showed `{text}`: what time was it (03:30)?"),
    "time_twice": N_("on {day} clocks showed `{text}` twice: the first or the second time?"),
    "which_contact": N_("`{text}` may be several people: {proposal}. Which one?"),
    "who_is": N_("who is `{text}` (the id or name of a contact)?"),
    "which_fiche": N_("`{text}` is the name of no fiche: against which risk is it? Without one the measure is not taken. {proposal}"),
    "which_type": N_("`{text}` is the name of no fiche: which type of incident is it? Without one it has none. {proposal}"),
    "state_differs": N_("{name}: done according to «{text}», but {other}: how far is it?"),
    "planned_as": N_("{name}: `{text}`: how does the plan say that?"),
    "dropped_as": N_("{name}: `{text}`: given up on purpose (not_applicable), or not in place?"),
    "state_unsaid": N_("{name}: nothing says how far it is (perhaps a colour; `{text}`). How far is it?"),
    "which_level": N_("`{text}`: which level is it?"),
    "level_of_past": N_("from here on incidents have no level: which one had they? Without an answer it is not said."),
    "same_incident": N_("is {text} the same as {name} ({into})?"),
    "number_used": N_("the number {text} is that of {name} ({into}): keep it all the same, or give it the next one?"),
    "one_or_two": N_("{text} and {name} ({into}) have one number: one incident, or two? Without an answer they are two."),
    "time_unclear": N_("`{text}` is no time of the day: what time was it (14:30)? Without one the entry is not taken."),
    "time_about": N_("`{text}`: take it as {proposal}? Without an answer it counts as that, and the words stay in front."),
    "time_goes_back": N_("`{text}` stands below {known}: the next day ({day}), or noted late the same day? Without an answer it counts as {proposal}."),
    "which_today": N_("`{text}`: which day was that (2026-04-14)? Without one the entries below are not taken."),
    "day_of_log": N_("no day is told: which one is it (2026-04-14)? Without one nothing is taken."),
    "who_noted": N_("nobody is named for «{text}»: who was it (the id or name of a contact)?"),
    "level_set": N_("«{text}»: record that the level was set to {proposal} then?"),
    "said_later": N_("«{text}»: did it happen at {proposal}? Without an answer it counts as sent."),
    "zone_of_chat": N_("were the times saved by a telephone in the time zone {proposal}? Else type the zone (Europe/Lisbon). Without an answer it counts."),
    "poll": N_("«{text}»: is that an entry of the log?"),
    "same_entry": N_("«{text}»: is it the same as «{name}»? Keep both, or leave this one out?"),
    "which_incident": N_("to which incident or exercise does it belong? Without one nothing is taken. With -i it is not asked."),
    "which_function": N_("`{text}`: for which function are they on duty? Without one nothing is taken."),
    "which_year": N_("week {text}: of which year? Without one the weeks are not taken."),
    "each_week": N_("{text} and the days below are a week apart: does each turn last a week? Without an answer they are not taken."),
    "many": N_("{count} new contacts: really?"),
    "objective_which": N_("{field} of {name}: `{text}`. Which one is meant (4h, 2d)?"),
    "order_right": N_("{text} stands before {name}, which has the shorter RTO: is the order right?"),
    "sign_means": N_("{name}: what does `{text}` mean?"),
    "cross_ticked": N_("`{text}` in one row only: is that row ticked?"),
    "action_due": N_("{name}: until when? ({text} {proposal})"),
    "working_hours": N_("a length is in working days: when is work done (mon-fri 08:00-17:00)? Without an answer such a day has 24 hours."),
    "service_window": N_("{name} promises `{text}`: within which hours (24/7, mon-fri 08:00-17:00)? Without an answer it stays a note."),
    "nobody_named": N_("`{text}` names nobody: who is it?"),
    "surname": N_("{text} has no family name here: what is the whole name?"),
    "one_contact": N_("`{text}`: one contact, {proposal}?"),
    "template_number": N_("{text} is what the template of 2020 says of {name}, perhaps out of date: add it?"),
    "function_differs": N_("{field} is {known} in the plan, here {text}: keep it, or take this one?"),
    "extension_of": N_("`{text}` is an extension: of {proposal}, or of which number?"),
    "each_other": N_("{field}: {text} replace each other. Who else does?"),
    "vacant": N_("{text}: nobody is named. Who is it?"),
    "function_open": N_("{field}: nobody is named (`{text}`). Who is it?"),
    "function_whose": N_("{field}: who is `{text}`, a contact of the plan?"),
    "which_version": N_("which version is it: {text} (the plan says {known})?"),
}  # fmt: skip

LEFT: Final = {
    "not_said": N_("not decided: {value}"),
    "impact_open": N_("impact, not judged: {value}"),
    "supplier_terms": N_("what is agreed with a supplier; it goes into a contract: {value}"),
    "no_activity": N_("no activity of the plan or the table: {value}"),
    "twice_in_table": N_("an activity for the second time: {value}"),
    "stands_in_plan": N_("{into} stands already; compare there: {value}"),
    "gap": N_("no time, so no entry; perhaps a gap in the log: {value}"),
    "no_moment": N_("its day or time is not certain: {value}"),
    "no_incident": N_("it is not said to which incident it belongs; entries: {count}"),
    "system_message": N_("a line of the program: {value}"),
    "deleted_message": N_("a message that was deleted, by {value}"),
    "media_left_out": N_("something that is not in this file: {value}"),
    "added_by_program": N_("what the program adds below a message: {value}"),
    "no_turn": N_("nobody, or no time, is named: {value}"),
    "turn_open": N_("function or person is not certain: {value}"),
    "turn_over": N_("a turn that is over: {value}"),
    "no_days": N_("no days of the week: {value}"),
    "no_week": N_("no week of a year: {value}"),
    "hidden_row_read": N_("the row is hidden; it was read"),
    "no_type": N_("no type of its own: {value}"),
    "no_description": N_("nothing says what happened: {value}"),
    "nothing_above": N_("nothing stands above: {value}"),
    "no_time": N_("no time of the day that is certain, so the day alone is taken: {value}"),
    "incident_twice": N_("an incident for the second time: {value}"),
    "risk_accepted": N_("a risk that is accepted, without a measure: {value}"),
    "no_measure": N_("no measure: {value}"),
    "own_scale": N_("levels on another scale than that of the plan: {value}"),
    "no_fiche": N_("against a risk without a fiche: {value}"),
    "no_state": N_("it belongs to a measure of which nothing says how far it is: {value}"),
    "too_many_measures": N_("a fiche has no number left for a measure of your own: {value}"),
    "title_row": N_("above the table: {value}"),
    "only_defaults": N_("only what the program writes where nobody wrote"),
    "total_row": N_("a total: {value}"),
    "only_a_name": N_("a heading, or a name alone: {value}"),
    "struck_through": N_("struck through: {value}"),
    "no_name": N_("no name: {value}"),
    "secret": N_("a secret (PIN, password, code, account): not taken, and not shown"),
    "secret_after_pause": N_("what is dialled after the pause, a secret: not taken, and not shown"),
    "fax": N_("a fax: {value}"),
    "assistant": N_("the number or name of an assistant: {value}"),
    "not_read": N_("it has no place in the plan: {value}"),
    "address": N_("an address: {value}"),
    "unknown_country": N_("a country that is not known: {value}"),
    "country_not_set": N_("the country {value}: the file of {name} says none or another; set it there"),
    "exchange_address": N_("an internal address of Exchange, no mail address"),
    "no_mail_address": N_("no mail address: {value}"),
    "note": N_("a note, for a person to read: {value}"),
    "network_code": N_("a code of the network: {value}"),
    "operator_code": N_("a service of the operator: {value}"),
    "extension_only": N_("an extension of an unknown number: {value}"),
    "no_number": N_("no number: {value}"),
    "card_cut_off": N_("a card without an end, so the file was cut: {value}"),
    "group_card": N_("a group of {count}: {value}"),
    "picture": N_("a picture"),
    "pictures": N_("pictures: {count}"),
    "sheet_not_understood": N_("no table that is understood ({count} rows)"),
    "extension_lies": N_("the name does not say what the file is; read by its content"),
    "zero_bytes": N_("zero bytes, left out; check what stands here"),
    "line_not_understood": N_("a line of no card"),
    "macros": N_("macros: never run"),
    "outside_links": N_("links to other workbooks: never followed"),
    "comment": N_("a comment beside the cell"),
    "formula_without_result": N_("a formula without a stored result: open the workbook and save it"),
    "cell_error": N_("an error of the workbook: {value}"),
    "hidden_sheet": N_("the sheet is hidden; its rows were read"),
    "party_unknown": N_("nobody of the contacts outside: {value}"),
    "order_by_hand": N_("an order written by hand; the plan works it out from its objectives: {value}"),
    "action_function": N_("who does it; no function of the plan: {value}"),
    "function_reworded": N_("a function that is worded otherwise in the template's row: {value}"),
    "version_row": N_("an earlier version; what changed, the journal tells from now on: {value}"),
    "review_without_number": N_("an answer of a review that names no incident: {value}"),
    "review_without_incident": N_("a review of incident {value}, which is not taken"),
    "several_ticked": N_("several rows are ticked: {value}"),
    "deleted_text": N_("deleted, as a tracked change: {value}"),
    "hidden_text": N_("hidden text: {value}"),
    "word_comment": N_("a comment: {value}"),
    "line_without_number": N_("a line without a number: {value}"),
    "template_text": N_("text of the template, as it was: {count} paragraphs and tables"),
    "template_row": N_("only what the template says: {value}"),
    "template_data": N_("a number of the template of 2020, perhaps out of date: {value}"),
    "text_not_read": N_("text for a person to read: {value}"),
    "table_not_read": N_("a table that has no place in the plan: {value}"),
    "an_answer": N_("an answer, no contact: {value}"),
    "site_not_added": N_("an address; the plan has sites of its own: {value}"),
}  # fmt: skip

_NUMBERS: Final = frozenset({"proposal", "text"})


#: Pieces of a document of Word, by the part they stand in.
_PARTS: Final = {
    "": N_("paragraph {number}"),
    "box": N_("line {number} of the text boxes"),
    "header": N_("line {number} of the header"),
    "footer": N_("line {number} of the footer"),
    "footnote": N_("line {number} of the footnotes"),
}


class PlaceSaid(Protocol):
    """Where something stands: a file, its sheet or table, row or line, column and heading."""

    @property
    def file(self) -> str: ...
    @property
    def sheet(self) -> str: ...
    @property
    def row(self) -> int | None: ...
    @property
    def line(self) -> int | None: ...
    @property
    def column(self) -> str: ...
    @property
    def header(self) -> str: ...
    @property
    def table(self) -> int | None: ...
    @property
    def paragraph(self) -> int | None: ...
    @property
    def part(self) -> str: ...


def place_words(translator: Translator, place: PlaceSaid) -> str:
    """A place as people say it: the file, the sheet, the cell or row, the line."""
    words = [place.file]
    if place.sheet:
        words.append(translator.t(N_("sheet {sheet}"), sheet=place.sheet))
    if place.table is not None:
        words.append(translator.t(N_("table {number}"), number=place.table))
    if place.paragraph is not None:
        words.append(translator.t(_PARTS[place.part], number=place.paragraph))
    if place.column and place.row is not None:
        words.append(f"{place.column}{place.row}")
    elif place.row is not None:
        words.append(translator.t(N_("row {row}"), row=place.row))
    if place.line is not None and place.line != place.row:
        words.append(translator.t(N_("line {line}"), line=place.line))
    if place.header:
        words.append(f"«{place.header}»")
    return ", ".join(words)


def question_words(translator: Translator, code: str, params: Mapping[str, str]) -> str:
    """A question in words."""
    shown = {key: readable_phone(item) if key in _NUMBERS else item for key, item in params.items()}
    if "field" in shown:
        shown["field"] = field_words(translator, shown["field"])
    return translator.t(QUESTIONS[code], **shown)


def left_words(translator: Translator, code: str, params: Mapping[str, str]) -> str:
    """What is not taken, in words; a value that is not known is left out."""
    return translator.t(LEFT[code], **{"value": "", **params})
