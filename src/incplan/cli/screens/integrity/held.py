"""Where words that were removed still stand, in sentences."""

from collections.abc import Iterator

from incplan.app.integrity.proof.removals import holder_remarks
from incplan.i18n.catalogue import Translator
from incplan.i18n.findings import finding_help, finding_message
from incplan.store.git.proof.holders import Holder


def held_lines(translator: Translator, holders: tuple[Holder, ...]) -> Iterator[str]:
    """One sentence for each place, and how to clean it."""
    for found in holder_remarks(holders):
        code, params = found.diagnostic.code, found.diagnostic.params
        said = finding_message(translator, code, params)
        path = "" if found.diagnostic.path == "." else f"{found.diagnostic.path}: "
        yield f"{path}{said} {finding_help(translator, code, params)}"
