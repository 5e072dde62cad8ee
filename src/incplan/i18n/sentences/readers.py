"""Sentences about who may read a document, and what was found in it that they must not read."""

from typing import Final

from incplan.i18n.catalogue import N_

READERS: Final = {
    "not_outside_plan": N_(
        "{document}: it says how the organisation protects itself and on whom it depends. There is "
        "no edition for these readers ({audience}). They get: {instead}"
    ),
    "not_outside_people": N_(
        "{document}: it names people, other parties and their numbers. There is no edition for "
        "these readers ({audience}). They get a message that names whom to ask: {instead}"
    ),
    "not_outside_work": N_(
        "{document}: it is for those who have work to do in it. There is no edition for these "
        "readers ({audience}). They get: {instead}"
    ),
    "screen_for_team": N_(
        "`{document}` is for the team: it shows private numbers, names and what nobody released. "
        "For these readers ({audience}): {instead}"
    ),
    "sealed_for_team": N_(
        "A sealed journal proves the entries as they were written, and nothing can be left out of "
        "it: it is for the team. For these readers ({audience}): {instead}"
    ),
    "not_public_timeline": N_(
        "The timeline shows what was down and for how long, which the public is not told. It gets: "
        "{instead}"
    ),
    "not_public_levels": N_(
        "Statistics show how severe incidents were, which the public is not told. It gets: "
        "{instead}"
    ),
    "secrets_unknown": N_(
        "Not made: {files} cannot be read, so it is not known what these readers must not read. "
        "See: incplan validate"
    ),
    "leaks": N_(
        "Not made, since it says what these readers must not read: {document} ({audience}). Choose "
        "other words (incplan correct ENTRY TEXT; incplan release ENTRY --text TEXT) or readers."
    ),
    "leak_number": N_("{place}: a private number of {whose} ({path})"),
    "leak_mail": N_("{place}: a private address of {whose} ({path})"),
    "leak_address": N_("{place}: the home address of {whose} ({path})"),
    "leak_name": N_("{place}: the name {whose} ({path})"),
    "leaks_more": N_("and {count} more places"),
    "leaks_more.one": N_("and {count} more place"),
    "releaser_needed": N_("Say who releases it: --by NAME."),
    "nothing_to_release": N_(
        "{entry} has no words that outsiders could read. Give them: --text TEXT"
    ),
    "not_released": N_(
        "{entry} is about another entry and says nothing of its own. Release that one: incplan "
        "release {about}"
    ),
    "released_already": N_("Outsiders read that already: {entry}."),
    "nothing_of_yours_to_release": N_(
        "No entry of {person} is left to release here. Name one: incplan show lists them."
    ),
}
