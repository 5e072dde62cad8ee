"""The papers of an exercise for players, facilitator and observers, each in a file of its own.

No player reads what comes: player sheets hold the brief and the rules, cards one inject each, and
the facilitator's book is never in the same file.
"""

import hashlib
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Final

from incplan.documents.content.blocks import (
    Alert,
    BlankTable,
    Bullets,
    Card,
    Cards,
    Form,
    FormRow,
    Paragraph,
    Table,
)
from incplan.documents.content.document import Document, Section
from incplan.documents.views.common.stamp import stamp
from incplan.documents.views.exercises.facilitator import facilitator_book
from incplan.documents.views.exercises.injects import inject_section, story_hour
from incplan.documents.views.exercises.players import player_in_plan, players_sheet, stop_rule
from incplan.documents.views.exercises.said import said
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import N_
from incplan.i18n.labels.plan.scenarios import bound_words
from incplan.incident.exercises.staging import Staged

#: The sheets, each a document of its own.
SHEETS: Final = ("players", "leader", "cards", "evaluation", "attendance", "answers")
_TITLES: Final = {
    "players": N_("EXERCISE: {title} (player's sheet)"),
    "leader": N_("EXERCISE: {title} (facilitator's book)"),
    "cards": N_("EXERCISE: {title} (inject cards)"),
    "evaluation": N_("EXERCISE: {title} (observer's sheet)"),
    "attendance": N_("EXERCISE: {title} (attendance list)"),
    "answers": N_("EXERCISE: {title} (answers: keep face down)"),
}
_EXTRA_ROWS: Final = 6
#: Sheets that players see: the id of a scenario tells what it is about, so it is not on them.
_SEEN: Final = ("players", "cards", "attendance")


def papers_view(
    say: Wording,
    staged: Staged,
    sheet: str,
    *,
    now: datetime,
    commit: str | None,
    fingerprint: str = "",
) -> Document:
    """One sheet of a scenario, as this plan plays it."""
    title = said(say, staged, staged.scenario.title)
    return Document(
        id="scenario",
        part=f"{_mark(staged) if sheet in _SEEN else staged.scenario.id}-{sheet}",
        language=say.language,
        title=say.t(_TITLES[sheet], title=title),
        organisation=say.plan.file.organisation.name,
        subtitle=_subtitle(say, staged, sheet),
        stamp=stamp(
            say, today=now.astimezone(say.zone).date(), commit=commit, fingerprint=fingerprint
        ),
        notices=(say.t("EXERCISE - this did not happen"), stop_rule(say)),
        chapters=tuple(_CHAPTERS[sheet](say, staged)),
    )  # fmt: skip


def _mark(staged: Staged) -> str:
    """What tells sheets of two scenarios apart in a file, and not what they are about."""
    return hashlib.sha256(staged.scenario.id.encode()).hexdigest()[:8]


def _subtitle(say: Wording, staged: Staged, sheet: str) -> str:
    """Which scenario this is, in which version."""
    version = staged.scenario.version
    if sheet in _SEEN:
        return say.t("Scenario, version {version}", version=version)
    return say.t("Scenario {id} {version}", id=staged.scenario.id, version=version)


def _cards(say: Wording, staged: Staged) -> Iterator[Section]:
    cards = tuple(
        Card(
            say.t(
                "{id}: minute {minute}; in the story it is {hour}",
                id=item.id,
                minute=item.at,
                hour=story_hour(say, staged, item.id),
            ),
            tuple(
                line
                for line in (
                    say.t("EXERCISE"),
                    f"{say.roles(item.to)}, {say.label(f'via.{item.via.value}')}",
                    said(say, staged, staged.said(item)),
                    said(say, staged, item.ask),
                )
                if line
            ),
        )
        for item in staged.injects
    )
    yield Section(id="cards", title=say.t("Cut and keep in order"), blocks=(Cards(cards),))


def _evaluation(say: Wording, staged: Staged) -> Iterator[Section]:
    yield Section(
        id="how",
        title=say.t("How to watch"),
        blocks=(
            Alert(say.t("For observers only"), say.t("No player reads this sheet.")),
            Bullets((
                say.t("Tick what you see and write the time on the wall; never help."),
                say.t("“Do not” lines: tick only if it happened."),
                say.t("No marks for persons: the plan is tested, not people."),
                say.t("“Who” is who did it: a first name is enough."),
            )),
            Form((FormRow(label=say.t("Observer, day, began at")),)),
        ),
    )  # fmt: skip
    for inject in staged.injects:
        yield inject_section(say, staged, inject, whole=False)


def _attendance(say: Wording, staged: Staged) -> Iterator[Section]:
    columns = (
        say.t("Role"), say.t("In the plan"), say.t("Name"), say.t("From, to"),
        say.t("Signature"),
    )  # fmt: skip
    rows = tuple(
        (say.role(role), player_in_plan(say, staged, role), "", "", "")
        for role in staged.scenario.players
    )
    yield Section(
        id="attendance",
        title=say.t("Who took part"),
        blocks=(
            Form((FormRow(label=say.t("Exercise number, day, facilitator")),)),
            BlankTable(columns, len(rows) + _EXTRA_ROWS, rows),
        ),
    )


def _answers(say: Wording, staged: Staged) -> Iterator[Section]:
    rows = tuple(
        (
            item.id,
            said(say, staged, item.ask),
            bound_words(say.translator, say.plan, staged.answers[item.id]),
        )
        for item in staged.injects
        if item.answer
    )
    if not rows:
        words = say.t("Somebody leads this scenario: its answers are in the facilitator's book.")
        yield Section(id="answers", title=say.t("Answers"), blocks=(Paragraph(words),))
        return
    columns = (say.t("No."), say.t("Question"), say.t("Answer"))
    yield Section(id="answers", title=say.t("Answers"), blocks=(Table(columns, rows),))


_CHAPTERS: Final[dict[str, Callable[[Wording, Staged], Iterator[Section]]]] = {
    "players": players_sheet,
    "leader": facilitator_book,
    "cards": _cards,
    "evaluation": _evaluation,
    "attendance": _attendance,
    "answers": _answers,
}
