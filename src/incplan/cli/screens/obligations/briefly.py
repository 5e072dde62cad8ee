"""Duties to notify in a window: what runs, then the questions, each with what it settles."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from incplan.app.obligations.lines import DutyLine, StageLine
from incplan.app.obligations.questions import Obligations, QuestionLine
from incplan.cli.output import phrases
from incplan.cli.output.screen import Screen
from incplan.cli.output.window.layout import Block, Item, Page, fit
from incplan.cli.screens.response.moment.head import command_block, labelled, page_of
from incplan.i18n.catalogue import Translator, _, ngettext_
from incplan.i18n.labels import label
from incplan.i18n.text.hostile import safe
from incplan.i18n.time.dates import plain_date


def show_duties_briefly(
    screen: Screen, found: Obligations, translator: Translator, now: datetime
) -> None:
    """The limits that run, then the questions; what is settled in counts."""
    page = page_of(screen)
    running = tuple(_running(found, translator, now))
    questions = tuple(
        _question(number, item, translator, now)
        for number, item in enumerate(found.questions, start=1)
    )
    settled = sum(line.state == "not_assessed" for line in found.duties)
    answer = phrases.named(
        ngettext_("Answer {count} question", "Answer {count} questions", len(questions)),
        ngettext_("that settles {count} duty.", "that settles {count} duties.", settled),
    )
    nothing = _("Nothing points to a duty to notify so far.")
    asked = [answer] if questions else [] if found.duties or found.never_assessed else [nothing]
    blocks = [
        *(_alone(f"head{place}", *row) for place, row in enumerate(_head(found, translator, now))),
        Block(key="limits", label=labelled(page, "DEADLINE"), items=running,
              least=min(len(running), 1), most=6, gap=True),
        Block(key="now", label=labelled(page, "NOW"), gap=True,
              items=tuple(Item(text=text, most=2) for text in asked), least=len(asked)),
        Block(key="questions", items=questions, rank=1, flush=False),
    ]  # fmt: skip

    def rest(shown: Mapping[str, int]) -> tuple[Block, ...]:
        return (*_counted(page, found, shown), _next(page, found))

    screen.rows(fit(page, blocks, rest))


def _head(found: Obligations, translator: Translator, now: datetime) -> Iterator[tuple[str, str]]:
    """Which incident, of when the facts of law are, that it ended, what figures say about NIS2."""
    if found.exercise:
        yield "*** " + exercise_words(in_story=found.in_story) + " ***", "yellow"
    yield safe(f"{found.incident}  {found.title}"), "bold"
    checked = plain_date(found.last_verified, translator.language)
    yield (
        _(
            "Facts of law {pack} {version}, checked {date}; not legal advice.",
            pack=found.pack,
            version=found.pack_version,
            date=checked,
        ),
        "dim",
    )
    if found.ended_at is not None:
        when = phrases.moment(translator, found.ended_at, now)
        yield (
            _("The incident ended {time}: no limit runs on what was not assessed.", time=when),
            "",
        )
    if found.nis2_size is not None and found.nis2_size != "small":
        yield label(translator, f"nis2_size.{found.nis2_size}"), "yellow"


def exercise_words(*, in_story: bool) -> str:
    """That nothing here is real; with a story, whose hours the limits are."""
    if in_story:
        return _("EXERCISE: limits by the hour of the story; no legal limit runs")
    return _("EXERCISE: no legal limit runs")


def _alone(key: str, text: str, style: str) -> Block:
    return Block(key=key, items=(Item(text=text, style=style, most=2),), least=1, flush=True)


def _running(found: Obligations, translator: Translator, now: datetime) -> Iterator[Item]:
    """Duties that apply, each with what is to be sent next, the nearest limit first."""
    lines = [line for line in found.duties if line.state == "running"]
    stages = [(line, stage) for line in lines for stage in line.stages if _is_open(stage)]
    stages.sort(key=lambda pair: pair[1].limit_at.timestamp() if pair[1].limit_at else float("inf"))
    for line, stage in stages:
        text = phrases.named(line.title, stage.title) if stage.title else line.title
        if stage.asks:
            text = _("if it applies: {text}", text=text)
        late = stage.left is not None and stage.left.total_seconds() < 0
        yield Item(
            head=_until(stage, translator, now),
            text=safe(f"{text}, {line.recipient}" if line.recipient else text),
            style="red" if late else "",
            mark="!!" if late else "",
            most=2,
        )


def _is_open(stage: StageLine) -> bool:
    done = stage.submitted_at is not None or stage.waived
    return not done and not (stage.optional and stage.started_at is None)


def _until(stage: StageLine, translator: Translator, now: datetime) -> str:
    if stage.limit_at is None or stage.left is None:
        return label(translator, "duty_unit.immediate") if stage.unit == "immediate" else ""
    until = phrases.limit_time(translator, stage.limit_at, now, wall=stage.wall_at, left=stage.left)
    return _("{left} ({time})", left=phrases.left(translator, stage.left), time=until)


def _question(number: int, item: QuestionLine, translator: Translator, now: datetime) -> Item:
    """A question, how many duties hang on it, and how soon the first would be due."""
    count = ngettext_("{count} duty", "{count} duties", item.duties)
    if item.at_once:
        soon = label(translator, "duty_unit.immediate")
    elif item.first_at is not None:
        soon = _("by {time}", time=phrases.moment(translator, item.first_at, now))
    else:
        soon = ""
    said = ", ".join(part for part in (count if item.duties else "", soon) if part)
    return Item(head=str(number), text=safe(item.text), right=said, most=2)


def _counted(page: Page, found: Obligations, shown: Mapping[str, int]) -> tuple[Block, ...]:
    """What is settled or did not fit, and the command that shows it."""
    told = []
    hidden = len(found.questions) - shown.get("questions", 0)
    if hidden > 0:
        told.append(ngettext_("{count} question", "{count} questions", hidden))
    sent = sum(line.state == "submitted" for line in found.duties)
    out = sum(line.state in ("not_notifiable", "waived") for line in found.duties)
    never = len(found.never_assessed)
    told += [_("never assessed: {count}", count=never)] if never else []
    told += [_("{count} sent", count=sent)] if sent else []
    told += [_("{count} ruled out", count=out)] if out else []
    command = f"incplan obligations {found.ref} --all" if found.ref else "incplan obligations --all"
    sentence = phrases.named(_("More: {list}", list=", ".join(told)), command) if told else (
        _("See all: {command}", command=command)
    )  # fmt: skip
    block = command_block(page, sentence, command)
    return (Block(key="rest", items=block.items, least=len(block.items), flush=True, gap=True),)


def _next(page: Page, found: Obligations) -> Block:
    """The questions, else the next thing to send, else where the incident stands."""
    running: list[DutyLine] = [line for line in found.duties if line.state == "running"]
    if found.questions:
        command = f"incplan obligations assess {found.ref}".rstrip()
        return command_block(page, _("Next: {command}", command=command), command)
    if running:
        which = f" -i {found.ref}" if found.ref else ""
        command = f"{submit_command(running[0])}{which}"
        return command_block(page, _("Once sent: {command}", command=command), command)
    command = f"incplan status {found.ref}".rstrip()
    return command_block(page, _("Next: {command}", command=command), command)


def submit_command(line: DutyLine) -> str:
    """The command that records what is sent next; with its stage where there are several."""
    left = [item for item in line.stages if _is_open(item)]
    stage = next((item for item in left if not item.asks), left[0] if left else None)
    which = f" --stage {stage.id}" if stage is not None and len(line.stages) > 1 else ""
    return f"incplan obligations submit {line.id}{which}"
