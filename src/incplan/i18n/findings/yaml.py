"""Files that cannot be read as YAML the strict way."""

from typing import Final

from incplan.i18n.catalogue import N_
from incplan.i18n.findings.text import FindingText as T

YAML: Final = {
    "YML001": T(N_("The file is empty."), N_("A crash or a full disk may have emptied it: look in git history or in a backup.")),
    "YML002": T(N_("The file holds no data, only comments."), N_("Fill it in, or remove it.")),
    "YML003": T(N_("The top level must be a list of `name: value` lines."), N_("Begin with `format: 1`.")),
    "YML004": T(N_("Only one YAML document may stand in a file."), N_("Remove the line `---` or `...` and what follows, or move it to a file of its own.")),
    "YML005": T(N_("A tab is used for indentation."), N_("Replace it by spaces.")),
    "YML006": T(N_("A control character ({char}) stands in the text."), N_("Remove it; it can hide or change what a terminal shows.")),
    "YML007": T(N_("Anchors and aliases (& and *) are not used here."), N_("Write the value out; put text that begins with & or * in quotes.")),
    "YML008": T(N_("Tags (!) are not used here."), N_("Put text that begins with ! in quotes.")),
    "YML009": T(N_("A colon or an indentation is not where YAML expects it: mapping values are not allowed here."), N_("Put text that contains `: ` in quotes, and align the names.")),
    "YML010": T(N_("This is not valid YAML from here on."), N_("Compare with the lines above: quotes, colons, indentation.")),
    "YML011": T(N_("A name is not followed by a colon: could not find expected ':'."), N_("Write `name: value`; spaces pasted from a document may not be real spaces.")),
    "YML012": T(N_("Text cannot begin with '{char}' without quotes."), N_("Put the text in quotes.")),
    "YML013": T(N_("Directives (%) are not used here."), N_("Remove the line.")),
    "YML014": T(N_("The rest of the line is lost: `{lost}` is read as a comment."), N_("Put the whole text in quotes.")),
    "YML015": T(N_("The text holds half a character (a lone surrogate)."), N_("Type the text again.")),
    "YML016": T(N_("The file is too large or too deeply nested."), N_("A plan file stays below 1 MiB and 32 levels.")),
    "YML017": T(N_("A line is longer than the limit of {limit} characters."), N_("Break it into several lines with `|`.")),
    "YML018": T(N_("A key must be plain text."), N_("Put text that begins with { or [ in quotes.")),
    "YML019": T(N_("The merge key << is not used here."), N_("Write the values out.")),
    "YML020": T(N_("Not a regular file: links and special files are not followed."), N_("Put the file itself there.")),
    "YML021": T(N_("The file cannot be read ({reason})."), N_("Check that it exists and that you may read it.")),
    "YML022": T(N_("Duplicate key: `{key}` already stands on line {first}."), N_("Keep one of them.")),
    "YML023": T(N_("The file is not UTF-8 (byte {byte})."), N_("Save it again as UTF-8.")),
    "YML024": T(N_("The file is UTF-16 (\"Unicode\" in some editors)."), N_("Save it again as UTF-8.")),
    "YML025": T(N_("An unresolved merge conflict."), N_("Keep the right lines and remove <<<<<<<, ======= and >>>>>>>.")),
}  # fmt: skip
