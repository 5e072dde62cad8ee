"""By which way a report came in: a kind of way, a way to report of the plan, or words."""

from typing import Final

from incplan.plan.files.organisation import ChannelMeans
from incplan.plan.library.keywords import plain_words
from incplan.plan.plan import Plan

_WORDS: Final = {
    **dict.fromkeys(
        ("phone", "telephone", "tel", "gsm", "telefoon", "telefon", "handy", "mobile"),
        ChannelMeans.PHONE,
    ),
    **dict.fromkeys(("email", "mail", "courriel", "e mail"), ChannelMeans.EMAIL),
    **dict.fromkeys(
        ("web", "site web", "website", "webpagina", "formulaire", "formulier", "formular"),
        ChannelMeans.WEB,
    ),
    **dict.fromkeys(
        ("in person", "personally", "de vive voix", "en personne", "persoonlijk", "mondeling",
         "personlich", "mundlich"),
        ChannelMeans.IN_PERSON,
    ),
    **dict.fromkeys(("other", "autre", "ander", "anders", "andere"), ChannelMeans.OTHER),
}  # fmt: skip


def channel_meant(plan: Plan, given: str) -> str:
    """The kind of way, the name of one in the plan, or the words themselves.

    Nothing is refused: a report may come in by a way that nobody thought of.
    """
    said = " ".join(plain_words(given))
    if said in _WORDS:
        return _WORDS[said].value
    for way in plan.file.reporting_channels:
        if said and any(
            " ".join(plain_words(name)).startswith(said) for name in way.label.wordings
        ):
            return plan.text(way.label, plan.file.language)
    return given.strip()
