"""`incplan tests record`."""

import re
from datetime import timedelta

import typer

from incplan.app.plan.practice.record_test import TestRequest, record_test
from incplan.cli.commands.plan.programme.record_options import (
    ClosedOption,
    CountedOption,
    FailedOption,
    FormOption,
    FromOption,
    LedByOption,
    LossOption,
    MistakesOption,
    MovedOption,
    NotMovedOption,
    ProceduresArgument,
    ProofOption,
    RateOption,
    ReentryOption,
    ShiftsOption,
    TookOption,
    TookPartOption,
)
from incplan.cli.output.present import Answer
from incplan.cli.parsing.days import moment
from incplan.cli.parsing.options import AtOption, ByOption, NoteOption
from incplan.cli.parsing.values import duration, names_in, word
from incplan.cli.screens.plan.programme import show_recorded_test
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.session.session import open_session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_
from incplan.plan.record import TestForm

WRITES = True
HELP = N_(
    """Record that procedures were tested, in which form, and which time it took.

    A procedure is a key of incplan tests, or its subject alone: ransomware. A form that does not
    try it is refused: a restore is tested by restoring. --from takes a closed, reviewed incident or
    an exercise: it counts for what its journal shows and for nothing else. --failed keeps the test
    and renews nothing. A restore is timed from the decision on; the time until then
    (detection_allowance of levels.yaml) is added before it is held against the RTO.

    A test held elsewhere has its evidence (--proof). One that does not tell what its form measures
    is kept, and shown as incomplete."""
)
EXAMPLES = (
    "incplan tests record restore:it-platform --form restore_test --took 3h10 --loss 50min",
    "incplan tests record ransomware --form tabletop_90 --participants nadia,wim,claire",
    "incplan tests record standby:order-intake --form failover_test --took 4min20s --moved data",
    "incplan tests record call_tree --from INC-2026-004",
)


def command(
    ctx: typer.Context,
    given: ProceduresArgument = None,
    form: FormOption = None,
    took: TookOption = None,
    loss: LossOption = None,
    counted: CountedOption = None,
    closed: ClosedOption = None,
    shifts: ShiftsOption = None,
    moved: MovedOption = None,
    not_moved: NotMovedOption = None,
    rate: RateOption = None,
    reentry: ReentryOption = None,
    mistakes: MistakesOption = None,
    led_by: LedByOption = None,
    participants: TookPartOption = None,
    failed: FailedOption = False,
    source: FromOption = None,
    proof: ProofOption = "",
    note: NoteOption = "",
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Record a test."""
    session = open_session(ctx, by=by)
    roll = _roll_call(counted)
    request = TestRequest(
        given=names_in(given or ()),
        form=word(TestForm, form, "--form") if form else None,
        took=_measured(took),
        loss=duration(loss),
        counted=roll[0],
        expected=roll[1],
        closed=_measured(closed),
        shifts=names_in(shifts or ()),
        moved=names_in(moved or ()),
        not_moved=names_in(not_moved or ()),
        rate=_count(rate, "--rate"),
        reentry=_measured(reentry),
        mistakes=_count(mistakes, "--mistakes"),
        led_by=led_by,
        people=names_in(participants or ()),
        failed=failed,
        source=source,
        proof=proof,
        text=note,
        at=moment(session, at),
    )
    result = record_test(session.desk, request)
    return Answer(
        result,
        lambda screen: show_recorded_test(screen, result, session),
        warnings=receipt_warnings(session, result.receipt),
    )


def _count(value: int | None, option: str) -> int | None:
    """A number that is counted. Raises UsageError below nothing."""
    if value is not None and value < 0:
        raise UsageError("not_a_number_for", given=value, option=option)
    return value


def _measured(text: str | None) -> timedelta | None:
    """A time measured with a watch, in minutes and seconds where it is short: `3min40s`."""
    found = re.fullmatch(r"\s*(?:(\d{1,3})\s*min\s*)?(\d{1,3})\s*s\s*", text or "", re.ASCII)
    if found is None:
        return duration(text)
    return timedelta(minutes=int(found[1] or 0), seconds=int(found[2]))


def _roll_call(text: str | None) -> tuple[int | None, int | None]:
    """Counted and expected. Raises UsageError."""
    if text is None:
        return None, None
    found = re.fullmatch(r"\s*(\d{1,5})\s*/\s*(\d{1,5})\s*", text, re.ASCII)
    if found is None or int(found[1]) > int(found[2]) or not int(found[2]):
        raise UsageError("roll_call", given=text)
    return int(found[1]), int(found[2])
