"""Pages for who has a minute: words without the ids that people add for colleagues."""

import re
from typing import Final

from incplan.documents.content.document import Section
from incplan.documents.content.rewriting import rewritten

_ID: Final = re.compile(r"[ \u00a0]\((?:[A-Z]{3}-[A-Z]\d\d|INC-\d{4}-\d{3,}(?:-\w+)?)\)")


def without_ids(section: Section) -> Section:
    """The section without ids in brackets; its annex has the words as they were typed."""
    return rewritten(section, lambda text: _ID.sub("", text))
