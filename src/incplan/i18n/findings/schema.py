"""Values a plan file cannot hold."""

from typing import Final

from incplan.i18n.catalogue import N_
from incplan.i18n.findings.text import FindingText as T

SCHEMA: Final = {
    "SCH001": T(N_("Unknown name `{field}`."), N_("Names of your own begin with `x-`."), why=N_("A misspelt name would be ignored in silence: its value would be missing when it matters.")),
    "SCH002": T(N_("`{field}` is missing."), N_("Add it."), why=N_("The template asks for it, or other parts of the plan cannot be computed without it.")),
    "SCH003": T(N_("`{field}` has the wrong shape: a list or a group of names was expected."), N_("A list is written [one, two] or one item a line after `- `; a group as {name: value} or one `name: value` a line, indented."), why=N_("The value stands one level too high or too low, so its parts cannot be found.")),
    "SCH010": T(N_("`{given}` is not a duration."), N_("Write 30min, 4h, 2 days or PT4H."), why=N_("Limits are computed from it; a bare number could be minutes, hours or days.")),
    "SCH011": T(N_("`{given}` is not a date."), N_("Write year-month-day: 2026-11-23."), why=N_("Day and month are swapped too easily in any other form.")),
    "SCH012": T(N_("There is no such day: {given}."), N_("Check the day of the month."), why=N_("A reminder set to a day that does not exist never comes.")),
    "SCH013": T(N_("`{given}` is not a weekly window."), N_("Write days and hours: mon-fri 08:30-17:30, mon-fri 22:00-06:00, or 24/7."), why=N_("Whether a supplier answers at night is read from it.")),
    "SCH014": T(N_("`{given}` is not a phone number."), N_("Write +32 2 501 05 60, 02 501 05 60, or a short code such as 112."), why=N_("Somebody will dial it at night, perhaps from a printed page.")),
    "SCH014.odd": T(N_("`{given}` holds a sign that does not belong there: {odd}."), N_("Type it anew; a copied text may hold signs that look like others."), why=N_("Somebody will dial it at night, perhaps from a printed page.")),
    "SCH014.several": T(N_("`{given}` holds several numbers."), N_("Give each number an entry of its own under `channels`."), why=N_("Somebody will dial it at night, perhaps from a printed page.")),
    "SCH015.odd": T(N_("`{given}` holds a sign that does not belong there: {odd}."), N_("Type it anew; a copied text may hold signs that look like others."), why=N_("A message sent there would not arrive.")),
    "SCH015.several": T(N_("`{given}` holds several addresses."), N_("Give each address an entry of its own under `channels`."), why=N_("A message sent there would not arrive.")),
    "SCH018.odd": T(N_("`{given}` holds a sign that does not belong there: {odd}."), N_("Type it anew; a copied text may hold signs that look like others."), why=N_("It is compared and added up.")),
    "SCH015": T(N_("`{given}` is not an e-mail address."), N_("Write name@domain."), why=N_("A message sent there would not arrive.")),
    "SCH016": T(N_("`{given}` is not a web address."), N_("Only http and https addresses are accepted."), why=N_("Documents make links of it; any other kind of address could run something or open a file.")),
    "SCH017": T(N_("`{given}` is neither yes nor no."), N_("Write yes or no."), why=N_("Anything else would have to be guessed.")),
    "SCH018": T(N_("`{given}` is not a number."), N_("Write digits only."), why=N_("It is compared and added up.")),
    "SCH019": T(N_("`{given}` is not one of the words expected for `{field}`."), "", why=N_("Rules and documents know these words only.")),
    "SCH020": T(N_("`{given}` is not an id."), N_("Small letters a to z, digits and hyphens; at most 64."), why=N_("Ids become file names and are said on the phone; other signs break one or the other.")),
    "SCH021": T(N_("Unknown time zone `{given}`."), N_("For Belgium: Europe/Brussels."), why=N_("All times are shown in it, and clock changes follow from it.")),
    "SCH022": T(N_("Unknown language `{given}`."), N_("Use fr, nl, de or en."), why=N_("Texts in another language would never be printed.")),
    "SCH023": T(N_("`{given}` is out of range for `{field}`."), N_("The limit is {bound}."), why=N_("A value outside is nearly always a wrong unit or a slip.")),
    "SCH024": T(N_("This file is written in format `{given}`, which this version does not know."), N_("Use a newer incplan; the file is left as it is."), why=N_("An older program could misread it and, worse, believe it.")),
    "SCH025": T(N_("`{given}` is not a file name of a plan; it was not read."), N_("Small letters, digits and hyphens, ending in .yaml. What is no part of the plan belongs elsewhere."), why=N_("What stands in a file of another name is missing from every screen and document.")),
    "SCH026": T(N_("Text is expected for `{field}`."), N_("Write text, or one text by language: {fr: ..., nl: ...}."), why=N_("Nothing, a list or a structure would print as nothing.")),
    "SCH027": T(N_("`{given}` is not a period."), N_("Write 6 months, 12 months or 1 year."), why=N_("Reviews are due by it.")),
    "SCH028": T(N_("`{given}` does not have the form expected for `{field}`."), "", why=N_("Other parts of the plan refer to it by this form.")),
    "SCH040": T(N_("No levels.yaml: the shipped levels and duties are used."), N_("Copy the one that `incplan init DIR` writes into an empty folder."), "S-037", why=N_("The shipped levels are a start; when a crisis begins should be the company's own decision.")),
    "SCH041": T(N_("The folder cannot be read ({reason}): nothing in it is known."), N_("Make it a real folder that you may list."), why=N_("All that stands in it is missing from every screen and document.")),
    "SCH042": T(N_("`{given}` was left behind by a system, an editor or a cloud folder; it is not read."), N_("It may be deleted."), why=N_("It takes no room in the plan, only in the folder.")),
    "SCH043": T(N_("This is another copy of {original}, and it says something else: {keys}. Only {original} counts."), N_("Compare the two, keep what is right in {original}, and delete the copy."), why=N_("Two people changed the file at the same time, or somebody kept an old one: what one of them wrote is in neither screen nor paper.")),
    "SCH044": T(N_("This is another copy of {original}, and it says the same."), N_("Delete it."), why=N_("One of the two will be changed one day, and nobody will know which one counts.")),
    "SCH045": T(N_("By its name this is a copy of {original}, which is not there; it was not read."), N_("If it holds what counts, rename it to {original}."), why=N_("A cloud folder may have taken the file away and left its copy; what stands in it is missing from every screen and document.")),
    "SCH046": T(N_("This is another copy of {original}, and it cannot be read: they were not compared."), N_("Mend or delete the copy; only {original} counts."), why=N_("It may hold what somebody changed last.")),
    "SCH046.original": T(N_("This is another copy of {original}, which itself cannot be read."), N_("See whether the copy holds what is missing, and mend {original} from it."), why=N_("The copy may be the only readable one.")),
    "SCH047": T(N_("The file is not on this machine: a cloud folder keeps it elsewhere."), N_("Open the folder while connected and have it keep the files of the plan on this machine."), why=N_("Without a network, as in most incidents, it cannot be fetched: what stands in it is missing from every screen and document.")),
    "SCH048": T(N_("The logo `{given}` cannot be used: a png, jpg or svg of 2 MB at most, in the plan's directory."), N_("Put the picture there, or remove `logo` from plan.yaml."), why=N_("Documents are made without it.")),
    "SCH098": T(N_("... and {count} more problems in this file."), "", why=N_("One slip often causes many problems; mend the first ones and check again.")),
    "SCH099": T(N_("`{field}` cannot be understood (`{given}`)."), "", why=N_("The value fits none of the forms this field knows.")),
    "SCH030": T(N_("The id `{given}` already stands on line {first}."), N_("Give one of the two another id."), why=N_("Whoever names this id could mean either.")),
}  # fmt: skip
