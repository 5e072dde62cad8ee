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
from incplan.i18n.labels.plan.scenarios import BLANK
from incplan.incident.exercises.queries.people import chain
from incplan.incident.exercises.staging import Staged

_LOG_ROWS: Final = 16


def stop_rule(say: Wording) -> str:
    """How an exercise is stopped."""
    return say.t("Whoever says “{word}” stops it.", word=say.t("STOP EXERCISE"))


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
        ),
        new_page=True,
    )  # fmt: skip


def player_in_plan(say: Wording, staged: Staged, role: str) -> str:
    """Who takes a function in this plan, or a blank."""
    people = chain(staged.ground, role)
    return say.person(people[0]) if people else BLANK
