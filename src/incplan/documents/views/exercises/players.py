"""The sheet of the players: what they know, the rules, their log."""

from collections.abc import Iterator
from typing import Final

from incplan.documents.content.blocks import (
    Alert,
    BlankTable,
    Bullets,
    Form,
    FormRow,
    Paragraph,
    Table,
)
from incplan.documents.content.document import Section
from incplan.documents.views.exercises.said import said
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import LANGUAGES, N_, translator
from incplan.i18n.labels.plan.scenarios import BLANK
from incplan.incident.exercises.queries.people import chain
from incplan.incident.exercises.staging import Staged

#: What whoever says it stops everything with.
STOP_WORD: Final = N_("STOP EXERCISE")
_LOG_ROWS: Final = 12
_CALL_ROWS: Final = 5


def stop_rule(say: Wording) -> str:
    """How an exercise is stopped, with the word in each language of the plan."""
    file = say.plan.file
    languages = dict.fromkeys((say.language, file.language, *file.languages))
    known = [translator(language).t(STOP_WORD) for language in languages if language in LANGUAGES]
    word, *others = dict.fromkeys(known)
    rule = say.t("Whoever says “{word}” stops it.", word=word)
    if not others:
        return rule
    return say.t("{rule} In other languages: {words}", rule=rule, words=", ".join(others))


def players_sheet(say: Wording, staged: Staged) -> Iterator[Section]:
    """All a player reads before the first inject."""
    scenario = staged.scenario
    rows = tuple(
        (say.role(role), player_in_plan(say, staged, role), BLANK) for role in scenario.players
    )
    rules = (
        say.t("Everybody here knows that this is an exercise. Say “exercise” first in each call."),
        say.t("Call nobody outside: not 112, not a bank, not a customer. Their calls go to: {line}",
              line=BLANK),
        say.t("Act as the plan says, with what you have; write down time and decision."),
        say.t("The hour of the story stands on each card; in the log write that of the wall."),
        *((say.t("Use no IT of the company."),) if scenario.paper_only else ()),
        *((say.t("Away in the story: {roles}", roles=say.roles(scenario.absent)),)
          if scenario.absent else ()),
    )  # fmt: skip
    yield Section(
        id="brief",
        title=say.t("What you know"),
        blocks=(
            Alert(say.t("EXERCISE"), stop_rule(say)),
            Paragraph(said(say, staged, scenario.brief)),
        ),
    )
    yield Section(id="rules", title=say.t("Rules"), blocks=(Bullets(rules),))
    columns = (say.t("Role"), say.t("In the plan"), say.t("Who plays"))
    yield Section(id="roles", title=say.t("Who plays"), blocks=(Table(columns, rows),))
    yield Section(
        id="log",
        title=say.t("Log"),
        blocks=(
            Form((FormRow(label=say.t("Exercise number, sheet number, kept by")),)),
            BlankTable((say.t("Time"), say.t("Who"), say.t("What happened, what was decided")),
                       _LOG_ROWS),
            Paragraph(say.t("Calls, each try: reached, no answer, or a number that is wrong")),
            BlankTable((say.t("Time"), say.t("Caller"), say.t("Whom"), say.t("Number"),
                        say.t("What it gave")), _CALL_ROWS),
        ),
        new_page=True,
    )  # fmt: skip


def player_in_plan(say: Wording, staged: Staged, role: str) -> str:
    """Who takes a function in this plan, or a blank."""
    people = chain(staged.ground, role)
    return say.person(people[0]) if people else BLANK
