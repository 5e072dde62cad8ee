"""What an import asks and what it leaves, in words."""

from collections.abc import Mapping
from typing import Final

from incplan.i18n.catalogue import N_, Translator
from incplan.i18n.sentences.intake.fields import field_words
from incplan.i18n.sentences.intake.values import Names, choice_words, subject_words, value_words
from incplan.i18n.text.phones import readable_phone

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
    "same_as_above": N_("`{text}`: is it what stands above, {proposal}?"),
    "hidden_column": N_("the column is hidden: take {text} as private?"),
    "hidden_row": N_("the row is hidden: take it ({text})?"),
    "order_of_name": N_("`{text}`: is that {proposal}?"),
    "only_a_nickname": N_("only a nickname, {text}: take it as the name?"),
    "whose": N_("{text} has no name: whose is it?"),
    "family_name": N_("{text}: is the last word the family name ({proposal})?"),
    "place_card": N_("{text} is a place: take its number?"),
    "same_contact": N_("is {text} the same as {name} ({into})?"),
    "same_measure": N_("is the measure «{text}» the same as «{name}»? Without an answer it is not taken."),
    "title_differs": N_("the function of {name} is «{known}», here «{text}»: keep it, or take this one?"),
    "number_of_another": N_("{text} is the number or address of {other}: is it that of {name} too?"),
    "shared_number": N_("{text} is the number of {other} and of {name}: do they share it, as a switchboard? Without an answer both keep it, and `validate` warns."),
    "duration_unclear": N_("{field}: `{text}` is no duration the plan can hold. Which one is meant (4h, 2d)?"),
    "part_of_a_day": N_("{field}: `{text}`: is that {proposal}, or how many working hours?"),
    "which_unit": N_("{field}: `{text}` has no unit: {proposal}?"),
    "very_long": N_("{field}: `{text}` is very long: {proposal}?"),
    "no_data": N_("{field}: does `{text}` mean that there is no data to lose?"),
    "serious_from": N_("from which of these on is an impact serious: {text}?"),
    "owner_open": N_("{text}: who is its owner (a name, or the id of a contact)? Until then nobody is named."),
    "activity_meant": N_("`{text}`: is the activity {proposal} meant?"),
    "waits_longer": N_("{name} must be back within {known}, but needs {text}, which may take {proposal}: does it? Without an answer it does, and the plan contradicts itself until that is mended or accepted."),
    "number_differs": N_("the {field} of {name} is {known}, here {text}: add it, or keep only what there is?"),
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
    "own_risk": N_("a card of your own, {text}: what does it endanger most?"),
    "own_first": N_("a card of your own, {text}: what is done first, in the first quarter of an hour? Without it there is no card."),
    "own_role": N_("a card of your own, {text}: who does that first thing?"),
    "managed_due": N_("measures of {name} in an incident ({text}): when after the detection are they due? Without it they are not taken."),
    "managed_role": N_("measures of {name} in an incident ({text}): who takes them? Without it they are not taken."),
    "which_type": N_("`{text}` is the name of no fiche: which type of incident is it? Without one it has none. {proposal}"),
    "state_differs": N_("{name}: done according to «{text}», but {other}: how far is it?"),
    "planned_as": N_("{name}: `{text}`: how does the plan say that?"),
    "dropped_as": N_("{name}: `{text}`: given up on purpose (not_applicable), or not in place?"),
    "state_unsaid": N_("{name}: nothing says how far it is (perhaps a colour; `{text}`). How far is it?"),
    "which_level": N_("`{text}`: which level is it?"),
    "level_of_past": N_("from here on incidents have no level: which one had they? Without an answer it is not said."),
    "same_incident": N_("is {text} the same as {name} ({into})?"),
    "number_used": N_("the number {text} is that of {name} ({into}): keep it all the same, or give it the next one?"),
    "number_from": N_("incidents of {text} have no number here, and the plan has some of that year: numbered from {proposal} on, or from another number? Without an answer it counts."),
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
    "zone_of_log": N_("the heading leaves open in which time zone the times are: {proposal}? Else type the zone (Europe/Lisbon). Without an answer it counts."),
    "hash_cut": N_("`{text}` is no whole SHA-256: what are its 64 signs? Without an answer it stays as it is."),
    "poll": N_("«{text}»: is that an entry of the log?"),
    "same_entry": N_("«{text}»: is it the same as «{name}»? Keep both, or leave this one out?"),
    "calls_apart": N_("«{text}»: one call, or {count}? Without an answer it stays one entry."),
    "past_brief": N_("what happened then, in one line? Without an answer: «{proposal}»."),
    "which_incident": N_("to which incident or exercise does it belong? Without one nothing is taken. With -i it is not asked. On these days: {proposal}."),
    "which_function": N_("`{text}`: for which function are they on duty? Without one nothing is taken."),
    "which_year": N_("week {text}: of which year? Without one the weeks are not taken."),
    "each_week": N_("{text} and the days below are a week apart: does each turn last a week? Without an answer they are not taken."),
    "levels_map": N_("{text}: are these the levels {proposal}? Then what the table says of each takes the place of its criteria."),
    "many": N_("{count} new contacts: really?"),
    "objective_which": N_("{field} of {name}: `{text}`. Which one is meant (4h, 2d)?"),
    "order_right": N_("{text} stands before {name}, which has the shorter RTO: is the order right?"),
    "sign_means": N_("{name}: what does `{text}` mean?"),
    "cross_ticked": N_("`{text}` in one row only: is that row ticked?"),
    "action_due": N_("{name}: until when? ({text} {proposal})"),
    "working_hours": N_("a length is in working days: when is work done (mon-fri 08:00-17:00)? Without an answer such a day has 24 hours."),
    "service_window": N_("{name} promises `{text}`: within which hours (24/7, mon-fri 08:00-17:00)? Without an answer it stays a note."),
    "nobody_named": N_("`{text}` names nobody: who is it?"),
    "group_team": N_("{text} is a group ({name}): is it a team of the plan? Without an answer it is not taken."),
    "surname": N_("{text} has no family name here: what is the whole name?"),
    "one_contact": N_("`{text}`: one contact, {proposal}?"),
    "template_number": N_("{text} is what the template of 2020 says of {name}, perhaps out of date: add it?"),
    "function_differs": N_("{field} is {known} in the plan, here {text}: keep it, or take this one?"),
    "extension_of": N_("`{text}` is an extension: of {proposal}, or of which number?"),
    "each_other": N_("{field}: {text} replace each other. Who else does?"),
    "vacant": N_("{text}: nobody is named. Who is it?"),
    "function_open": N_("{field}: nobody is named (`{text}`). Who is it?"),
    "another_holder": N_("{field}: {text} is named beside {known}, in the same row of the table: a deputy?"),
    "function_whose": N_("{field}: who is `{text}`, a contact of the plan?"),
    "which_version": N_("which version is it: {text} (the plan says {known})?"),
}  # fmt: skip
LEFT: Final = {
    "not_said": N_("not decided: {value}"),
    "impact_open": N_("impact, not judged: {value}"),
    "supplier_terms": N_("what is agreed with a supplier; it goes into a contract: {value}"),
    "no_activity": N_("no activity of the plan or the table: {value}"),
    "twice_in_table": N_("an activity for the second time: {value}"),
    "later_row": N_("a later row says otherwise, and that one was taken: {value}"),
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
    "escalation_by_hand": N_("who leads and to whom it goes on; the plan says it by functions and duties: {value}"),
    "own_clocks": N_("a duty to notify; the plan counts its terms itself: {value}"),
    "fiches_missing": N_("cards that this document does not have: {value}"),
    "no_hash": N_("evidence without a hash: {value}"),
    "no_rows": N_("only headings: no row is filled in"),
    "no_fiche": N_("against a risk without a fiche: {value}"),
    "no_state": N_("it belongs to a measure of which nothing says how far it is: {value}"),
    "too_many_measures": N_("a fiche has no number left for a measure of your own: {value}"),
    "headings_again": N_("the headings once more"),
    "other_letters": N_("the file is UTF-8, this line is not: it is read as {encoding}; look at its accents, or save the file as UTF-8"),
    "encoding_told": N_("the file is no UTF-8: by its letters it is {encoding}, and is read as that; look at its accents, or save the file as UTF-8"),
    "letters_uncertain": N_("the file does not tell how its letters are written: it is read as {encoding}; look at its accents, or save the file as UTF-8"),
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
    "sheet_not_understood": N_("no table that is understood (rows: {count})"),
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
    "template_text": N_("text of the template, as it was (paragraphs and tables: {count})"),
    "template_row": N_("only what the template says: {value}"),
    "template_data": N_("a number of the template of 2020, perhaps out of date: {value}"),
    "name_too_long": N_("too long to be a name: {value}"),
    "embedded_part": N_("another document inside this one, which is not read"),
    "text_not_read": N_("text for a person to read: {value}"),
    "table_not_read": N_("a table that has no place in the plan: {value}"),
    "an_answer": N_("an answer, no contact: {value}"),
    "site_not_added": N_("an address; the plan has sites of its own: {value}"),
}  # fmt: skip

#: Questions without the part that stands in brackets, where nothing stands in it.
_BARE: Final = {
    "which_incident": N_(
        "to which incident or exercise does it belong? Without one nothing is taken. With -i it is not asked."
    ),
    "action_due": N_("{name}: until when?"),
    "no_such_day": N_("there is no day `{text}`: which one is meant?"),
    "state_unsaid": N_("{name}: nothing says how far it is (perhaps a colour). How far is it?"),
}
_ALSO: Final = {"state_unsaid": ("text",), "action_due": ("text",)}
#: The field of a value that a question asks about, where it does not name the field itself.
_ASKED: Final = {
    "part_of_a_day": "rto",
    "very_long": "rto",
    "which_unit": "rto",
    "day_serial": "date",
    "month_first": "date",
    "day_to_come": "date",
    "no_such_day": "date",
    "action_due": "due",
    "activity_meant": "depends_on",
    "which_contact": "owner",
    "time_goes_back": "kind",
    "level_set": "level",
    "levels_map": "level",
    "each_other": "owner",
    "template_number": "mobile",
}
#: Questions whose `text` is a value in the form of the plan, not what stands in the file.
_IN_FORM: Final = frozenset({"each_other", "function_differs", "value_differs"})


def question_words(
    translator: Translator, code: str, params: Mapping[str, str], names: Names
) -> str:
    """A question in words."""
    shown = dict(params)
    field = params.get("field", "")
    for key in ("known", "proposal", *(("text",) if code in _IN_FORM else ())):
        if key in shown:
            shown[key] = ", ".join(
                _value(translator, code, _ASKED.get(code, field), part, names)
                for part in shown[key].split(", ")
            )
    for key in ("day", "name"):
        if key in shown:
            shown[key] = subject_words(translator, shown[key])
    if "text" in shown:
        shown["text"] = readable_phone(shown["text"])
    if field:
        shown["field"] = field_words(translator, field)
    bare = code in _BARE and not any(params.get(key) for key in ("proposal", *_ALSO.get(code, ())))
    return translator.t(_BARE[code] if bare else QUESTIONS[code], **shown)


def _value(translator: Translator, code: str, field: str, value: str, names: Names) -> str:
    said = value_words(translator, field, value, names)
    return choice_words(translator, code, value, names) if said == value else said


def left_words(translator: Translator, code: str, params: Mapping[str, str]) -> str:
    """What is not taken, in words; a value that is not known is left out."""
    return translator.t(LEFT[code], **{"value": "", **params})
