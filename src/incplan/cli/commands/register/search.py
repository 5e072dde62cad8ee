"""`incplan search`."""

from typing import Annotated, Final

import typer

from incplan.app.register.search import SearchResult, search
from incplan.cli.output import phrases
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.parsing.options import TeamOption
from incplan.cli.parsing.values import word
from incplan.cli.screens.response.unread import hidden_incidents
from incplan.cli.session.session import open_session
from incplan.documents.audiences.editions import edition_for
from incplan.errors import UNREADABLE
from incplan.i18n.catalogue import N_, _, ngettext_
from incplan.i18n.labels.doubt import in_doubt_sentence
from incplan.vocabulary import Audience

FOLDS = True
HELP = N_(
    """Find words in incidents, exercises, reviews, response cards and contacts.

    Accents and capitals do not matter; from three letters on, the beginning of a word is enough.
    What holds most of the words comes first, with the places where they stand."""
)
EXAMPLES = (
    "incplan search generator",
    "incplan search groupe electrogene --json",
    "incplan search phishing multifactor --most 5",
)
_SOURCES: Final = {
    "incident": N_("incident"),
    "exercise": N_("exercise"),
    "review": N_("review"),
    "fiche": N_("sheet"),
    "contact": N_("contact"),
}
#: The command that shows what was found.
_SHOWN_BY: Final = {
    "incident": "show",
    "exercise": "show",
    "review": "review",
    "fiche": "fiche",
    "contact": "contacts",
}
_WHERE: Final = {
    "id": N_("number"),
    "title": N_("title"),
    "keywords": N_("keywords"),
    "scenario": N_("scenario"),
    "name": N_("name"),
    "function": N_("function"),
    "channels": N_("means of contact"),
}


def command(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar=_("WORD..."), help=_("What to look for."))
    ] = None,
    most: Annotated[int, typer.Option("--most", min=1, help=_("How many to show."))] = 20,
    audience: TeamOption = "team",
) -> object:
    """Search everything."""
    edition_for("search", word(Audience, audience, "--audience"))
    session = open_session(ctx)
    asked = " ".join(words or ())
    result: SearchResult = search(session.desk, asked, session.translator, most=most)

    hidden = hidden_incidents(session)

    def show(screen: Screen) -> None:
        if not result.hits and not hidden:
            screen.line(_("Nothing found for {word}.", word=asked))
        if told := in_doubt_sentence(session.translator, result.in_doubt):
            screen.line(told, "red")
        for hit in result.hits:
            source = _(_SOURCES[hit.source])
            name = hit.id if hit.title == hit.id else f"{hit.id}  {hit.title}"
            screen.line(f"{source}  {name}", "bold")
            for place in hit.places:
                where = _(_WHERE[place.where]) if place.where in _WHERE else place.where
                screen.line(phrases.named(where, place.excerpt), indent=2)
        if result.total > len(result.hits):
            left = result.total - len(result.hits)
            screen.line(ngettext_("{count} more", "{count} more", left), "dim")
        _end(screen, result)

    return Answer(result, show, UNREADABLE if hidden else 0, warnings=hidden)


def _end(screen: Screen, result: SearchResult) -> None:
    """What shows the first thing found, whole."""
    first = result.hits[0] if result.hits else None
    word = _SHOWN_BY.get(first.source) if first else None
    if first is not None and word is not None:
        command = f"incplan {word} {first.id}"
        screen.end(_("Next: {command}", command=command), command)
