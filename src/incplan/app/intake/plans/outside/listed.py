"""People of a list of those outside, such as an extended response team."""

import re
from dataclasses import replace

from incplan.app.intake.contacts.drafts import Detail, Draft, Value, tidy
from incplan.app.intake.plans.vocabulary.rows import row_key
from incplan.app.intake.plans.vocabulary.wording import plain


def as_party(draft: Draft) -> Draft:
    """Somebody of a list of people outside, with the row of the directory of the function."""
    title, name = draft.title, draft.name
    details: list[Detail] = []
    key = row_key(title.text) if title else ""
    if title is not None and key:
        details.append(Detail("rows", Value(key, title.place)))
    bare, comma, rest = name.text.partition(",")
    if comma and re.match(r"\s*(?:police|polis|policy|contrat|contract)\b", plain(rest)):
        details.append(Detail("contracts", Value(tidy(rest), name.place)))
        name = Value(tidy(bare), name.place)
    return replace(draft, name=name, is_person=False, kind="external", details=tuple(details))
