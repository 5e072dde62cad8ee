"""The words on sheets to fill in by hand: the same on paper and when they are asked."""

from typing import Final

from incplan.documents.wording.events import closed_word
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import N_
from incplan.incident.events.words import CallOutcome, MessageAudience
from incplan.incident.response.sheets import Box, Line, SheetKind, SheetName
from incplan.incident.review.sheets import choices_of
from incplan.vocabulary import Level

#: The letters ringed in the log: fact, decision, action, telephone, message.
LETTERS: Final = N_("F D A T M")
_TITLES: Final = {
    SheetKind.INCIDENT: N_("The incident and its times"),
    SheetKind.LOG: N_("Incident log"),
    SheetKind.TICKS: N_("Boxes ticked"),
    SheetKind.CALLS: N_("Calls"),
    SheetKind.MESSAGES: N_("Situation reports and messages"),
    SheetKind.ACTIONS: N_("Actions of steps 3 and 5"),
    SheetKind.DUTIES: N_("Duties to notify"),
    SheetKind.REVIEW: N_("Post-incident review"),
}
_BOXES: Final = {
    Box.WHEN: N_("time"),
    Box.KIND: N_("number"),
    Box.MEANS: N_("by what"),
    Box.TEXT: N_("words"),
    Box.WHO: N_("who"),
}
#: Boxes that are called otherwise on some lines.
_SPECIAL: Final = {
    ("logged", Box.KIND): N_("letter"),
    ("called", Box.WHO): N_("whom"),
    ("message", Box.KIND): N_("to whom, number"),
    ("duty", Box.TEXT): N_("duty"),
    ("duty", Box.KIND): N_("to be notified, number"),
    ("duty", Box.WHEN): N_("notified at"),
    ("duty", Box.MEANS): N_("reference"),
    ("measure", Box.WHEN): N_("time, or x"),
    ("measure", Box.TEXT): N_("reason or remark"),
    ("cause", Box.TEXT): N_("cause"),
    ("review_action", Box.TEXT): N_("action"),
    ("review_action", Box.WHEN): N_("by when"),
    ("review_free", Box.MEANS): N_("subject"),
}
_LINES: Final = {
    "what": N_("What is happening"),
    "noticed": N_("Noticed"),
    "began": N_("Began (T0)"),
    "reported_by": N_("Noticed by, reached at"),
    "type": N_("Incident sheet used"),
    "site": N_("Site"),
    "level": N_("Level"),
    "people": N_("People"),
    "customers": N_("Customers affected"),
    "manager": N_("Who leads"),
    "down": N_("down since"),
    "minimal": N_("at its minimum"),
    "full": N_("all restored"),
    "contained": N_("Contained"),
    "cause": N_("Cause removed"),
    "bcp_activated": N_("Continuity plan activated"),
    "bcp_ended": N_("Continuity plan ended"),
    "agreed_incident_manager": N_("Incident manager agrees to close"),
    "agreed_bcp_manager": N_("BCP manager agrees to close"),
}
_ANSWERS: Final = {
    "yes": N_("yes"),
    "no": N_("no"),
    "unknown": N_("not known"),
    "none": N_("nobody in danger"),
    "danger": N_("in danger"),
    "hurt": N_("hurt"),
}
_RECOVERY: Final = (
    N_("For none of the activities"),
    N_("For some activities only"),
    N_("For all activities"),
)
_CHOSEN_ROWS: Final = {
    "pir.management": ("pir.management.none", "pir.management.partial", "pir.management.full"),
    "pir.readiness": ("pir.readiness.1", "pir.readiness.2", "pir.readiness.3"),
}


def sheet_title(say: Wording, sheet: SheetName) -> str:
    """The title printed on a sheet."""
    return say.t(_TITLES[sheet.kind])


def box_words(say: Wording, line: Line, box: Box) -> str:
    """What is asked for in a box of a line."""
    return say.t(_SPECIAL.get((line.what, box)) or _BOXES[box])


def line_words(say: Wording, line: Line) -> str:
    """What a line is about, as printed beside its number; "" for the free lines of a log."""
    if line.what in ("down", "minimal", "full"):
        return f"{say.activity(line.subject)}, {say.t(_LINES[line.what])}"
    if line.what in _LINES and not (line.what == "level" and line.subject):
        return say.t(_LINES[line.what])
    if line.what == "level":
        return say.label(f"level.{line.subject}")
    if line.what in ("review_row", "review_choice", "review_recovery"):
        return say.label(line.subject)
    if line.what == "review_free":
        return say.t("{section}: anything else", section=say.label(line.subject))
    if line.what == "review_action":
        return say.t("What will be done")
    if line.what == "action" and line.subject:
        return action_words(say, line.subject)
    return ""


def action_words(say: Wording, subject: str) -> str:
    """The printed words of a row of the action tables."""
    table, _dot, place = subject.partition(".")
    return say.text(getattr(say.plan.levels.tables, table)[int(place)].action)


def choice_words(say: Wording, line: Line) -> tuple[str, ...]:
    """The numbered answers of a line in words, in their order."""
    known = choices_of(say.plan, line)
    if line.what == "review_recovery":
        return tuple(say.t(words) for words in _RECOVERY)
    if line.what == "review_choice":
        return tuple(say.label(key) for key in _CHOSEN_ROWS[line.subject])
    return tuple(_answer(say, line, word) for word in known)


def _answer(say: Wording, line: Line, word: str) -> str:
    if line.what == "type":
        return say.fiche(word)
    if line.what == "site":
        return say.site(word)
    if line.what == "level":
        return say.label(f"level.{Level(word).value}")
    if line.what == "called":
        return closed_word(say, CallOutcome(word))
    if line.what == "message":
        return closed_word(say, MessageAudience(word))
    return say.t(_ANSWERS[word])
