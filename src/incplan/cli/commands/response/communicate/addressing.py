"""What `record` and `draft` share: whom a message is for, and in which language."""

from typing import Annotated

import typer

from incplan.i18n.catalogue import _

AudienceOption = Annotated[
    str,
    typer.Option(
        "--to",
        metavar="staff|bcp_manager|management|customers|suppliers|press|authority|public",
        help=_("Whom it is for."),
    ),
]
LanguageOption = Annotated[
    str | None, typer.Option("--in", metavar="fr|nl|de|en", help=_("Language of the message."))
]
