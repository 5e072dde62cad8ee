"""Ask what a plan still asks, one question after the other; each answer is written when given."""

import sys
from dataclasses import dataclass, field

from incplan.app.plan.filling.doubts import doubts
from incplan.app.plan.filling.fill import Filling
from incplan.app.plan.filling.listing import Asked, chosen, in_words, parts_meant
from incplan.app.plan.filling.newcomers import NewFile, new_file
from incplan.cli.output.screen import new_screen
from incplan.cli.output.streams import say_aside
from incplan.cli.prompts.ask import ask
from incplan.cli.session.session import Session
from incplan.errors import RefusedError, UsageError
from incplan.i18n.catalogue import _
from incplan.i18n.labels import label
from incplan.i18n.sentences import error_sentence
from incplan.i18n.text.answers import parse_yes_no
from incplan.plan.filling.catalogue import Part
from incplan.plan.filling.open_questions import OpenQuestion
from incplan.plan.values.answers import says_not_yet

#: Typed in the place of an answer.
BACK = "<"
STOP = "."
_NOBODY = ("nobody", "unknown_contact", "unknown_supplier", "unknown_activity")
#: Parts to which files of one's own belong, with the folder of these files.
_MORE = {
    Part.PEOPLE: "contacts",
    Part.ACTIVITIES: "activities",
    Part.SUPPLIERS: "suppliers",
}


class _Stopped(Exception):
    """The person stopped; what was answered is written."""


@dataclass(slots=True)
class _Pass:
    """One pass: what was left open in it, what was asked before, where it stands."""

    session: Session
    filling: Filling
    wanted: str | None
    left: set[str] = field(default_factory=set)
    before: list[OpenQuestion] = field(default_factory=list)
    ended: set[Part] = field(default_factory=set)
    part: Part | None = None
    about: str = ""


def ask_open_questions(session: Session, filling: Filling, wanted: str | None) -> None:
    """Ask what is open in a part, or in all, until nothing is left or the person stops."""
    asking = _Pass(session, filling, wanted)
    _say(_("Enter or ? leaves a question open for later, none says that there is nothing."))
    _say(_("< goes back, . stops. What was answered is kept; go on later with: incplan fill"))
    try:
        while (item := _next(asking)) is not None:
            _ask_one(asking, item)
    except (EOFError, KeyboardInterrupt, _Stopped):
        _say("")


def _next(asking: _Pass) -> OpenQuestion | None:
    """The first question that was not left open in this pass.

    At the end of a part the person may add a file to it, which is then asked about.
    """
    while True:
        found = chosen(asking.filling.open(), asking.wanted, asking.session.translator)
        waiting = [item for item in found if str(item.key) not in asking.left]
        ended = [
            part for part in _MORE if part not in asking.ended and _reached(asking, part, waiting)
        ]
        if not ended:
            return waiting[0] if waiting else None
        if not _one_more(asking, ended[0]):
            asking.ended.add(ended[0])


def _reached(asking: _Pass, part: Part, waiting: list[OpenQuestion]) -> bool:
    """Whether the pass has come to the end of a part that it goes through."""
    order = list(Part)
    meant = parts_meant(asking.wanted, asking.session.translator)
    passed = all(order.index(item.part) > order.index(part) for item in waiting)
    return part in meant and passed


def _one_more(asking: _Pass, part: Part) -> bool:
    """Ask for one more person, activity or supplier. Whether there was one."""
    questions = {
        Part.PEOPLE: _("Somebody else, inside or outside? Name (Enter: nobody)"),
        Part.ACTIVITIES: _("Another essential activity? Name (Enter: none)"),
        Part.SUPPLIERS: _("Another supplier? Name (Enter: none)"),
    }
    name = ask(f"\n{questions[part]}")
    if name == STOP:
        raise _Stopped
    return bool(name) and _add(asking, _MORE[part], name) is not None


def _add(asking: _Pass, folder: str, name: str) -> str | None:
    """Begin a file for a name. Its id, None when that was refused."""
    kind = _kind(asking, name) if folder == "contacts" else ""
    try:
        made: NewFile = new_file(asking.filling, folder, name, kind)
    except (UsageError, RefusedError) as problem:
        _refused(asking, problem)
        return None
    _say(_("{name}: {value}", name=made.path, value=name), indent=2)
    return made.id


def _kind(asking: _Pass, name: str) -> str:
    words = ask(_("Is {name} a person of your company? yes/no", name=name), _("yes"))
    said = parse_yes_no(words, asking.session.translator.language)
    return "external" if said is False else "person"


def _ask_one(asking: _Pass, item: OpenQuestion) -> None:
    filling = asking.filling
    words = in_words(item, filling.plan.file.language, asking.session.translator)
    _headings(asking, words)
    _say(f"\n{words.question}")
    _say(words.why, indent=2)
    if words.example:
        _say(_("For instance: {example}", example=words.example), indent=2)
    if now := filling.now(item.key):
        _say(_("Now: {value}", value=now), indent=2)
    while True:
        given = ask(">")
        if given == STOP:
            raise _Stopped
        if given == BACK:
            _back(asking)
            return
        if _taken(asking, item, given):
            break
    asking.before.append(item)


def _headings(asking: _Pass, words: Asked) -> None:
    """The part, and what the questions are about, whenever one of the two changes."""
    if words.part is not asking.part:
        asking.part = words.part
        _say(f"\n== {label(asking.session.translator, f'part.{words.part.value}')} ==")
    if words.about != asking.about:
        asking.about = words.about
        if words.about:
            _say(f"\n-- {words.about} --")


def _back(asking: _Pass) -> None:
    """Ask the question before again, whether it was answered or not."""
    if not asking.before:
        _say(_("This is the first question."))
        return
    item = asking.before.pop()
    asking.left.discard(str(item.key))
    _ask_one(asking, item)


def _taken(asking: _Pass, item: OpenQuestion, given: str) -> bool:
    """Whether the answer is written, or the question is left open; a refused one is asked again."""
    key = str(item.key)
    if not given or (says_not_yet(given) and item.part is not Part.OBLIGATIONS):
        asking.left.add(key)
        return True
    try:
        _write(asking, key, given)
    except UsageError as problem:
        added = _added(asking, problem)
        if not added:
            _refused(asking, problem)
            return False
        return _taken(asking, item, given)
    except RefusedError as problem:
        _refused(asking, problem)
    # What stays open after an answer (a second number, an owner) is not asked twice in one pass.
    asking.left.add(key)
    return True


def _write(asking: _Pass, key: str, given: str) -> None:
    for item in asking.filling.answer([(key, given)]):
        _say(_("{name}: {value}", name=item.key, value=item.after), indent=2)
        for doubt in doubts(item, asking.session.translator):
            _say(doubt, indent=2)


def _added(asking: _Pass, problem: UsageError) -> bool:
    """Whether somebody who is named and not known was added to the plan."""
    name = str(problem.params.get("given", ""))
    if problem.code not in _NOBODY or not name:
        return False
    folder = {"unknown_supplier": "suppliers", "unknown_activity": "activities"}.get(
        problem.code, "contacts"
    )
    words = ask(_("{name} is not in the plan yet. Add? yes/no", name=name), _("no"))
    if not parse_yes_no(words, asking.session.translator.language):
        return False
    return _add(asking, folder, name) is not None


def _refused(asking: _Pass, problem: UsageError | RefusedError) -> None:
    _say(error_sentence(asking.session.translator, problem.code, problem.params))


def _say(text: str, indent: int = 0) -> None:
    """One paragraph, broken between words at the width of the window."""
    screen = new_screen(None, sys.stderr)
    screen.line(text, indent=indent)
    say_aside(screen.text())
