"""Errors of an import: why a file is not read, an answer not taken."""

from typing import Final

from incplan.i18n.catalogue import N_

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
    "intake_many_lines": N_("{file} has more than {limit} lines; nothing was read. Leave out what is no list, or split it."),
    "intake_long_line": N_("{file}:{line}: this line is longer than {limit} signs, as no list or address book has it; nothing was read. Export the file again."),
    "intake_many_cards": N_("{file} has more than {limit} address cards; nothing was read. Split it."),
    "intake_card_long": N_("{file}:{line}: the address card that begins here has more than {limit} lines; nothing was read. Export the address book again."),
    "intake_card_open": N_("{file}:{line}: address cards begin inside one another, again and again; nothing was read. Export the address book again."),
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
