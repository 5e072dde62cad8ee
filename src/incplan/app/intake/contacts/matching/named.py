"""Who is meant where only a function stands for a name."""

from dataclasses import replace

from incplan.app.intake.contacts.drafts import Draft, Value, tidy
from incplan.app.intake.contacts.matching.names import Names
from incplan.app.intake.reading.functions import is_function
from incplan.app.intake.report import Dialogue


def named(draft: Draft, names: Names, dialogue: Dialogue) -> Draft | None:
    """The draft; of `patron` or `zaakvoerder` it is asked who that is. None while nobody says so.

    The word is then the function, unless another one is told.
    """
    name = draft.name
    if not draft.is_person or not is_function(name.text) or names.same(draft.words):
        return draft
    said = dialogue.ask(name.place, "nobody_named", ("no",), free=tidy, text=name.text)
    if said is None or said == "no":
        return None
    return replace(draft, name=Value(tidy(said), name.place), title=draft.title or name)
