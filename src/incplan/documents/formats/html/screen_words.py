"""What a page on a screen says around its document."""

from dataclasses import fields, replace

from incplan.documents.formats.html.page import ScreenWords
from incplan.documents.wording.finish import finished
from incplan.documents.wording.wording import Wording


def screen_words(say: Wording) -> ScreenWords:
    """Buttons, hints and answers in the document's language; `#` stands for a number."""
    words = ScreenWords(
        skip=say.t("To the text"),
        search=say.t("Search this page"),
        found=say.t("Found in # places"),
        nothing_found=say.t("Nothing found"),
        contents=say.t("Contents"),
        print=say.t("Print"),
        save=say.t("Save what is ticked"),
        reset=say.t("Clear all"),
        reset_sure=say.t("Clear every tick and everything written on this page?"),
        kept=say.t("Ticks and words stay on this device. They are no record: save them."),
        not_kept=say.t("This device keeps nothing when the page is closed: save or print it."),
        ticked=say.t("# of # ticked"),
        top=say.t("Back to the top"),
        made_from=say.t("Made from"),
    )
    finish = finished(say.language)
    return replace(
        words, **{item.name: finish(getattr(words, item.name)) for item in fields(words)}
    )
