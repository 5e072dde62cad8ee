"""Singular forms of findings that count days, for one day: tomorrow, yesterday."""

from typing import Final

from incplan.i18n.catalogue import N_

ONE_DAY: Final = {
    "REV006": N_("The review is due tomorrow, on {due}."),
    "REV013": N_("{action} was due yesterday, on {due} ({owner}): {what}"),
    "REV022": N_("The next exercise is due tomorrow, on {due}."),
    "REV025": N_("Making staff aware is due tomorrow, on {due}."),
    "REV042": N_("The review of {document} is due tomorrow, on {due}."),
    "REV093": N_("The acceptance of {accepted} in {file} ends tomorrow, on {expires}."),
}
