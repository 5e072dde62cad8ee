"""What the directory lacks or gets wrong (annex 1)."""

from typing import Final

from incplan.i18n.catalogue import N_
from incplan.i18n.findings.text import FindingText as T

CONTACTS: Final = {
    "CON001": T(N_("`{given}` and the kind `{kind}` do not go together."), N_("Short codes such as 112 have the kind `short_code`; other numbers do not."), "S-103"),
    "CON002": T(N_("`{given}` does not have the length of a Belgian number of this kind."), N_("After +32: eight digits for a fixed line, nine beginning with 4 for a mobile."), "S-103"),
    "CON003.to_fill": T(N_("Two electricians are needed, of different firms with different numbers. Filled in: {entries}. Still to be filled in: {marked}."), N_("Fill in the missing firm, then remove `to_fill`: a placeholder repairs nothing."), "S-103"),
    "CON003": T(N_("Two electricians are needed, of different firms with different numbers. Found: {entries}."), N_("Add a second firm; the first one may be busy with the same storm."), "S-103"),
    "CON004": T(N_("{name}: `{field}` is missing."), N_("The template asks for an emergency number day and night, the customer number and an e-mail address for incidents."), "S-103"),
    "CON005": T(N_("{name} is named as the own back-up."), N_("Name another person."), "S-028"),
    "CON007": T(N_("{name}: {count} means of communication, {free} of them without our own IT and telephony."), N_("Several means that do not fail together: a private mobile, another operator, a group on private telephones."), "S-101"),
    "CON008": T(N_("The mobiles noted for the {count} people of the command line are all on one operator, {operator}."), N_("If that network fails, nobody who decides can be called. Spread them over two operators."), "S-101"),
    "CON009": T(N_("{name} can only be written to."), N_("Add a number that is answered."), "S-103"),
    "CON010": T(N_("{given} also stands in contacts/{other}.yaml."), N_("If several people really answer it, write `shared: yes` in both files."), "S-101"),
    "CON011": T(N_("{name}: last verified {day}; this is due every {months} months."), N_("Call or write, then set `last_verified`."), "S-103"),
    "CON011.soon": T(N_("{name}: last verified {day}; due again by {due}."), N_("Call or write, then set `last_verified`."), "S-103"),
    "CON012": T(N_("{name}: the contract runs until {day}."), N_("Renew it, or name another party."), "S-102"),
    "CON013": T(N_("{name} is set aside but still named in: {places}."), N_("Name somebody else there, or remove `disabled`."), "S-099"),
    "CON014": T(N_("No function, activity, supplier or fiche names {name}, and no row of the directory."), N_("Say what this contact is for (`rows`, `role_note`), or remove the file."), "S-101"),
    "CON015": T(N_("{name} serves {activity}, which runs {window}, but has no number known to be answered all that time."), N_("Ask for an out-of-hours number and note its `available` hours."), "S-072"),
    "CON016": T(N_("{name}: the notification form has not been read yet."), N_("Read it and create the account before an incident, then set `form_read: yes`."), "S-103"),
    "CON017": T(N_("{name}: `{field}` is missing."), N_("Note policy numbers, the phone and delay for claims, and the broker."), "S-103"),
    "CON018": T(N_("{name}: `{field}` is missing."), N_("Grid operator: EAN code and customer number. Electrician: where the wiring diagrams are."), "S-103"),
    "CON019": T(N_("Nobody holding {role} is there from {first} to {last} (both included): {people}."), N_("Name a further deputy for these days, or move an absence."), "S-101"),
    "CON019.alone": T(N_("{role} has no deputy, and {people} is away from {first} to {last} (both included)."), N_("Name somebody for absence, illness or departure."), "S-101"),
    "CON020": T(N_("`{given}` is on our own mail domain: it stops when our own mail stops."), N_("Use another domain, or mark the channel `own_it: yes`."), "S-101"),
    "CON021": T(N_("`{given}` is no longer in use. Today: {now}."), N_("Replace it. Source: {source}."), "S-103"),
    "CON022": T(N_("`{given}` is a former name or address. Today: {now}."), N_("Replace it; the old one can stay as `former_name`. Source: {source}."), "S-103"),
    "CON023": T(N_("The home number of {name} is not marked private."), N_("Write `private: yes`: it then stays out of anything shared outside the team."), "S-101"),
    "CON024": T(N_("{name} speaks: {languages}. The command line speaks: {spoken}."), N_("Note the languages, and who of the team talks to this contact."), "S-103"),
    "CON025": T(N_("`{given}` is not a valid number (`{field}`): its check digits do not match."), N_("Compare it with an official document."), "S-103"),
    "CON026": T(N_("{name} is abroad ({country}) and has only numbers that work inside Belgium."), N_("Add an international number."), "S-103"),
    "CON027": T(N_("{name} left on {day} and is still named in: {places}."), N_("Name a successor."), "S-101"),
    "CON028": T(N_("The file of {name} seems to hold a bank account or a payment card number."), N_("`customer_account_no` means our customer number there. Keep bank details out of the plan."), "S-103"),
    "CON029": T(N_("{name}: the shipped data of {day} gives another number: {now}."), N_("Check which one is right."), "S-103"),
    "CON030": T(N_("{name} knows {known_sites}, but not: {sites}."), N_("Arrange a visit with the wiring diagrams."), "S-103"),
    "CON031": T(N_("{name}: still to fill in ({row})."), N_("Fill it in, then remove `to_fill`."), "S-103"),
    "CON032": T(N_("The shipped data on authorities was last verified on {day} (version {version})."), N_("Update incplan, or verify the numbers of authorities yourself."), "S-103"),
    "CON033": T(N_("`{given}` is not an EAN code of a connection."), N_("18 digits that begin with 54, on every invoice."), "S-103"),
    "CON034": T(N_("{name}: the means of communication `{kind}` has no `{field}`."), N_("Add it on the line below, or remove this entry."), "S-101"),
    "CON034.two": T(N_("{name}: the means of communication `{kind}` also holds `{field}`, which would never be shown."), N_("Give it an entry of its own under `channels`."), "S-101"),
    "CON036": T(N_("`{given}` is more than an e-mail address: `{fields}` could add recipients or a text."), N_("Keep what stands before the question mark."), "S-101"),
    "CON035": T(N_("{name}: the absence that begins on {first} ends before, on {last}."), N_("Correct one of the two days."), "S-101"),
}  # fmt: skip
