"""The one table of what readers get: for each document and audience an edition, or a refusal.

The command line refuses by it, `docs/audiences.md` shows it, and a test walks all of it.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from incplan.errors import UsageError
from incplan.frozen import dataclass
from incplan.vocabulary import Audience

#: Readers who do not belong to the organisation.
OUTSIDE: Final = (Audience.CUSTOMERS, Audience.PUBLIC)


class Cut(StrEnum):
    """How much of a document an edition holds.

    `whole` is everything; `no_private` everything but private numbers and addresses; `released`
    facts and the sentences that somebody released for readers outside.
    """

    WHOLE = "whole"
    NO_PRIVATE = "no_private"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class Refusal:
    """No edition: the code of the sentence that says why, and what does instead.

    `{audience}` in it is the audience that was asked for.
    """

    code: str
    instead: str


Offer = Cut | Refusal

_EVENT: Final = "incplan export journal --audience {audience}"
_PLAN: Final = Refusal("not_outside_plan", f"{_EVENT}; incplan export pir --audience {{audience}}")
_PEOPLE: Final = Refusal("not_outside_people", "incplan communicate draft --to {audience}")
_INSIDE: Final[Mapping[Audience, Offer]] = {
    Audience.TEAM: Cut.WHOLE,
    Audience.MANAGEMENT: Cut.NO_PRIVATE,
}


def _inside_only(refusal: Refusal) -> Mapping[Audience, Offer]:
    return {**_INSIDE, **dict.fromkeys(OUTSIDE, refusal)}


_ALL: Final[Mapping[Audience, Offer]] = {**_INSIDE, **dict.fromkeys(OUTSIDE, Cut.RELEASED)}
_WORK: Final = _inside_only(Refusal("not_outside_work", "incplan export pir --audience {audience}"))
_SEALED: Final = Refusal("sealed_for_team", _EVENT)
_SHOW: Final = "incplan show --audience {audience}"


def _team_only(outside: str, management: str) -> Mapping[Audience, Offer]:
    """A screen to work with: whole for the team, and what others read in its place."""
    told = Refusal("screen_for_team", outside)
    return {
        Audience.TEAM: Cut.WHOLE,
        Audience.MANAGEMENT: Refusal("screen_for_team", management),
        **dict.fromkeys(OUTSIDE, told),
    }


#: Documents of `export`, then those of other commands that ask who reads them.
EDITIONS: Final[Mapping[str, Mapping[Audience, Offer]]] = {
    "plan": _inside_only(_PLAN),
    "binder": _inside_only(_PLAN),
    "fiche": _inside_only(_PLAN),
    "role": _inside_only(_PLAN),
    "cards": _inside_only(_PLAN),
    "activities": _inside_only(_PLAN),
    "contacts": _inside_only(_PEOPLE),
    "forms": _WORK,
    "calendar": _WORK,
    "register": _ALL,
    "journal": _ALL,
    "pir": _ALL,
    "exercise": _WORK,
    "scenario": _WORK,
    "sealed": {
        Audience.TEAM: Cut.WHOLE,
        **dict.fromkeys((Audience.MANAGEMENT, *OUTSIDE), _SEALED),
    },
    "show": _ALL,
    "timeline": {**_ALL, Audience.PUBLIC: Refusal("not_public_timeline", _EVENT)},
    "stats": {
        **_ALL,
        Audience.PUBLIC: Refusal("not_public_levels", "incplan register --audience {audience}"),
    },
    "status": _team_only(_SHOW, "incplan report --for management"),
    "search": _team_only(_SHOW, _SHOW),
    "actions": _team_only(
        "incplan export pir --audience {audience}", "incplan export pir --audience {audience}"
    ),
    "diff": _team_only(_SHOW, "incplan export plan --audience {audience}"),
}


def offered(document: str, audience: Audience) -> bool:
    """Whether there is an edition."""
    return isinstance(EDITIONS[document][audience], Cut)


def edition_for(document: str, audience: Audience) -> Cut:
    """The edition of a document. Raises UsageError, which names the form that does instead."""
    offer = EDITIONS[document][audience]
    if isinstance(offer, Cut):
        return offer
    raise UsageError(
        offer.code,
        document=document,
        audience=audience.value,
        instead=offer.instead.format(audience=audience.value),
    )


def is_outside(audience: Audience) -> bool:
    """Whether the readers do not belong to the organisation."""
    return audience in OUTSIDE
