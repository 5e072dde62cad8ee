"""`incplan obligations`."""

from typing import Annotated

from incplan.cli import words as typer
from incplan.cli.ask import ask, can_ask, choose
from incplan.cli.options import AtOption, ByOption, IncidentOption, ReasonOption
from incplan.cli.present import Answer
from incplan.cli.screen import Screen
from incplan.cli.session import Session, open_session, receipt_warnings
from incplan.cli.values import word
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _

WRITES = True
HELP = N_(
    """Duties to notify: which may apply, whom to tell, until when, and what was decided.

    assess asks plain questions (on a terminal, or with --answer) and records each answer; aware
    says since when the organisation knew; submit records what was sent, and its reference; waive
    records the decision not to notify; register prints the internal register of personal data
    breaches; draft gdpr, nis2, insurer or police writes the text from the journal. No legal
    advice."""
)
EXAMPLES = (
    "incplan obligations",
    "incplan obligations assess --answer personal_data=yes --answer privacy_risk=yes",
    'incplan obligations assess --answer privacy_risk=no --reason "disk encrypted, key safe"',
    'incplan obligations aware gdpr_art33 --at "yesterday 09:00" --reason "mailbox content seen"',
    "incplan obligations submit gdpr_art33 --reference DBN-2026-1234",
    'incplan obligations waive insurer_claim --reason "below the excess"',
    "incplan obligations register",
    "incplan obligations draft gdpr --lang nl",
)
_ACTIONS = ("list", "assess", "aware", "submit", "waive", "register", "draft")


def command(
    ctx: typer.Context,
    action: Annotated[
        str | None,
        typer.Argument(metavar="[list|assess|aware|submit|waive|register|draft]"),
    ] = None,
    subject: Annotated[
        str | None,
        typer.Argument(metavar=_("[ID]"), help=_("A duty; for draft gdpr|nis2|insurer|police.")),
    ] = None,
    answer: Annotated[
        list[str] | None,
        typer.Option(
            "--answer",
            metavar=_("QUESTION=yes|no|unknown"),
            help=_("Answer a question, or say whether a duty applies; repeat."),
        ),
    ] = None,
    stage: Annotated[
        str | None, typer.Option("--stage", metavar=_("STAGE"), help=_("Which stage or policy."))
    ] = None,
    reference: Annotated[
        str, typer.Option("--reference", metavar=_("TEXT"), help=_("Number received in return."))
    ] = "",
    reason: ReasonOption = "",
    every: Annotated[bool, typer.Option("--all", help=_("Sources, content, history."))] = False,
    incident: IncidentOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> object:
    """Work on duties to notify."""
    session = open_session(ctx, by=by)

    if action is not None and action not in _ACTIONS:
        if subject is not None:
            raise UsageError(
                "not_in_list", given=action, option="obligations", known=", ".join(_ACTIONS)
            )
        action, incident = "list", action
    if action == "register":
        return _register(session)
    if action == "draft":
        return _draft(session, incident, subject)
    if action in ("aware", "submit", "waive"):
        if subject is None:
            raise UsageError("duty_needed", action=action)
        if action == "submit" and not reference and can_ask(assume_yes=session.settings.assume_yes):
            reference = ask(_("Number received in return (empty: none yet)?"))
        return _record(session, action, incident, subject, stage, reference, reason, at)
    part = subject if incident is None else incident
    if action == "assess":
        return _assess(session, part, tuple(answer or ()), reason, at)
    return _list(session, part, every=every)


def _list(session: Session, incident: str | None, *, every: bool) -> Answer:
    from incplan.app.obligations import obligations
    from incplan.cli.obligations_screen import show_obligations

    found = obligations(session.desk, incident, session.translator)

    def show(screen: Screen) -> None:
        show_obligations(screen, found, session.translator, session.desk.local_now, every=every)

    return Answer(found, show)


def _assess(
    session: Session, incident: str | None, said: tuple[str, ...], reason: str, at: str | None
) -> Answer:
    from incplan.app.obligations import answer, obligations
    from incplan.cli.obligations_screen import show_obligations
    from incplan.plan.obligations import Scope

    when = session.time(at)
    if said:
        given = {}
        for item in said:
            name, equals, value = item.partition("=")
            if not equals or not name:
                raise UsageError("bad_answer", given=item)
            given[name.strip()] = word(Scope, value, f"--answer {name}")
        receipt = answer(session.desk, incident, given, reason=reason, at=when)
    elif can_ask(assume_yes=session.settings.assume_yes):
        _ask_all(session, incident)
        receipt = None
    else:
        asked = obligations(session.desk, incident, session.translator).questions
        options = " ".join(f"--answer {item.id}=unknown" for item in asked)
        raise UsageError("obligation_answers_needed", options=options or "--answer ...")
    found = obligations(session.desk, incident, session.translator, receipt=receipt)

    def show(screen: Screen) -> None:
        show_obligations(screen, found, session.translator, session.desk.local_now, every=False)

    return Answer(found, show, warnings=receipt_warnings(session, receipt) if receipt else ())


def _ask_all(session: Session, incident: str | None) -> None:
    """The decision tree, one question at a time; each answer is on disk before the next."""
    from incplan.app.obligations import answer, next_question
    from incplan.plan.obligations import Scope

    asked: set[str] = set()
    words = (("yes", _("yes")), ("no", _("no")), ("unknown", _("nobody knows yet")))
    while True:
        question = next_question(session.desk, incident, session.translator, frozenset(asked))
        if question is None:
            return
        asked.add(question.id)
        chosen = Scope(choose(question.text, words, "unknown"))
        why = ask(_("Why?")) if chosen is not Scope.UNKNOWN else ""
        while chosen is Scope.NO and not why:
            why = ask(_("A no needs a reason:"))
        answer(session.desk, incident, {question.id: chosen}, reason=why)


def _record(
    session: Session,
    action: str,
    incident: str | None,
    subject: str,
    stage: str | None,
    reference: str,
    reason: str,
    at: str | None,
) -> Answer:
    from incplan.app import obligations as use
    from incplan.app.naming import known
    from incplan.cli.obligations_screen import show_duty

    when = session.time(at)
    if action == "aware":
        receipt = use.aware(session.desk, incident, subject, when, reason=reason, stage=stage)
    elif action == "submit":
        receipt = use.submit(
            session.desk,
            incident,
            subject,
            stage=stage,
            reference=reference,
            reason=reason,
            at=when,
        )
    else:
        receipt = use.waive(session.desk, incident, subject, reason=reason, stage=stage, at=when)
    found = use.obligations(session.desk, receipt.incident, session.translator, receipt=receipt)
    duty = known("duty", subject, [line.id for line in found.duties])
    late = tuple(
        _("{id} was submitted late: say why in the notification.", id=f"{duty}.{name}")
        for name in use.late_stages(found, duty)
        if action == "submit"
    )
    bare = use.stages_without_reference(found, duty) if action == "submit" else ()
    unnumbered = tuple(
        _(
            "No reference is noted. Once you have one: "
            "incplan obligations submit {id} --stage {stage} --reference ...",
            id=duty,
            stage=name,
        )
        for name in bare
    )

    def show(screen: Screen) -> None:
        screen.line(f"{found.incident}  {found.title}", "bold")
        for line in found.duties:
            if line.id == duty:
                show_duty(screen, line, session.translator, session.desk.local_now, every=False)

    return Answer(found, show, warnings=(*late, *unnumbered, *receipt_warnings(session, receipt)))


def _register(session: Session) -> Answer:
    from incplan.app.breaches import breach_register
    from incplan.cli.obligations_screen import show_breaches

    found = breach_register(session.desk, session.translator)

    def show(screen: Screen) -> None:
        show_breaches(screen, found.breaches, session.translator, session.desk.local_now)

    return Answer(found, show)


def _draft(session: Session, incident: str | None, subject: str | None) -> Answer:
    from incplan.app.drafts import DRAFTS, draft

    if subject not in DRAFTS:
        raise UsageError("unknown_draft", given=subject or "", known=", ".join(DRAFTS))
    found = draft(session.desk, incident, subject, session.translator)
    return Answer(found, raw=found.text)
