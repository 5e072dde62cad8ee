"""Words for entries that are kept outside the plan until its disk can be written."""

from incplan.i18n.catalogue import Translator


def waiting_words(translator: Translator, count: int) -> str:
    """That so many entries are on one computer and nowhere else yet; nothing for none."""
    if not count:
        return ""
    return translator.n(
        "{count} entry waits outside the plan, on one computer only",
        "{count} entries wait outside the plan, on one computer only",
        count,
    )
