"""Files that cannot be read as YAML the strict way."""

from typing import Final

from incplan.i18n.catalogue import N_
from incplan.i18n.findings.text import FindingText as T

YAML: Final = {
    "YML001": T(N_("The file is empty."), N_("A crash or a full disk may have emptied it: look in git history or in a backup."), why=N_("An emptied file says nothing, and nobody notices until it is needed.")),
    "YML002": T(N_("The file holds no data, only comments."), N_("Fill it in, or remove it."), why=N_("A file with only comments fills no place in the plan, though it looks as if it did.")),
    "YML003": T(N_("The top level must be a list of `name: value` lines."), N_("Begin with `format: 1`."), why=N_("Every file of a plan is a set of named values; a bare text or list has no names to read.")),
    "YML004": T(N_("Only one YAML document may stand in a file."), N_("Remove the line `---` or `...` and what follows, or move it to a file of its own."), why=N_("Most readers take the first document and drop the rest without a word.")),
    "YML005": T(N_("A tab stands where only spaces may."), N_("Replace it by spaces."), why=N_("Two editors would show two structures, and programs read it differently.")),
    "YML006": T(N_("A control character ({char}) stands in the text."), N_("Remove it; it can hide or change what a terminal shows."), why=N_("Control characters can move the cursor, clear the screen or write to the clipboard of whoever looks at the plan.")),
    "YML007": T(N_("Anchors and aliases (& and *) are not used here."), N_("Write the value out; put text that begins with & or * in quotes."), why=N_("A text that begins with * or & is read as a reference and lost; references also make files that explode when read.")),
    "YML008": T(N_("Tags (!) are not used here."), N_("Put text that begins with ! in quotes."), why=N_("A text that begins with ! is read as a type and lost; types can also make other programs run code.")),
    "YML009": T(N_("A colon or an indentation is not where YAML expects it: mapping values are not allowed here."), N_("Put text that contains `: ` in quotes, and align the names."), why=N_("Text such as `Error: no answer` looks like a second name on one line.")),
    "YML010": T(N_("This is not valid YAML from here on."), N_("Compare with the lines above: quotes, colons, indentation."), why=N_("From here on nobody can tell what was meant, so the whole file is left out.")),
    "YML011": T(N_("A name is not followed by a colon: could not find expected ':'."), N_("Write `name: value`; spaces pasted from a document may not be real spaces."), why=N_("Spaces that are not real spaces do not indent: the text became a name of its own.")),
    "YML012": T(N_("Text cannot begin with '{char}' without quotes."), N_("Put the text in quotes."), why=N_("YAML keeps this sign for later use, so each program reads it differently.")),
    "YML013": T(N_("Directives (%) are not used here."), N_("Remove the line."), why=N_("A directive changes how the rest is read: `no` and phone numbers could become something else.")),
    "YML014": T(N_("The rest of the line is lost: `{lost}` is read as a comment."), N_("Put the whole text in quotes."), why=N_("A space and # start a comment, so the end of the sentence is silently lost.")),
    "YML015": T(N_("The text holds half a character (a lone surrogate)."), N_("Type the text again."), why=N_("Half a character makes every program that prints or stores the text fail.")),
    "YML016": T(N_("The file is too large: the limit is {limit} bytes."), N_("Split it, or look what filled it."), why=N_("A file of this size was not written by hand; reading it could take minutes when seconds count.")),
    "YML017": T(N_("A line is longer than the limit of {limit} characters."), N_("Break it into several lines with `|`."), why=N_("A line that long was not typed; it hides what it holds, and some documents would cut it.")),
    "YML018": T(N_("A key must be plain text."), N_("Put text that begins with { or [ in quotes."), why=N_("`{ ... }` without quotes is read as a structure, not as text.")),
    "YML019": T(N_("The merge key << is not used here."), N_("Write the values out."), why=N_("Values that come from elsewhere cannot be checked or read on paper.")),
    "YML020": T(N_("Not a regular file: links and special files are not followed."), N_("Put the file itself there."), why=N_("A link may lead outside the plan, and is empty on another machine.")),
    "YML021": T(N_("The file cannot be read ({reason})."), N_("Check that it exists and that you may read it."), why=N_("What cannot be read is missing from every screen and document.")),
    "YML022": T(N_("Duplicate key: `{key}` already stands on line {first}."), N_("Keep one of them."), why=N_("Readers keep one of the two and drop the other: perhaps the wrong one.")),
    "YML023": T(N_("The file is not UTF-8 (byte {byte})."), N_("Save it again as UTF-8."), why=N_("Accents would come out wrong, or the file would not open at all on another machine.")),
    "YML024": T(N_("The file is UTF-16 (\"Unicode\" in some editors)."), N_("Save it again as UTF-8."), why=N_("Other tools, git among them, take such a file for a picture.")),
    "YML025": T(N_("An unresolved merge conflict."), N_("Keep the right lines and remove <<<<<<<, ======= and >>>>>>>."), why=N_("Both versions are in the file, and neither counts until somebody chooses.")),
    "YML026": T(N_("A line separator ({char}) stands in the text."), N_("Replace it by a real line break; it came with text pasted from elsewhere."), why=N_("Some programs end the line there and some do not: they would read two different files.")),
    "YML027": T(N_("The text holds direction marks ({char})."), N_("Remove them unless the language needs them."), why=N_("They show text in another order than it is stored: a name or file ending can pass for another one.")),
    "YML028": T(N_("The text holds zero-width characters ({char})."), N_("Type the text again."), why=N_("Two names can look the same and be different; searches miss them.")),
    "YML029": T(N_("The file is nested deeper than {depth} levels, or holds more than {limit} values."), N_("Split it; a plan file stays far below both."), why=N_("A file of this shape was not written by hand; reading it could take minutes when seconds count.")),
    "YML030": T(N_("The text holds line breaks of another kind ({char})."), N_("Use ordinary line breaks."), why=N_("They are lost or doubled when the text passes through other programs.")),
    "YML031": T(N_("A `#` stands directly behind a quote, bracket or comma: `{lost}` would be lost."), N_("Move it inside the quotes; for a comment, put a space before the #."), why=N_("Many programs take it for a comment and drop the rest of the line without a word.")),
}  # fmt: skip
