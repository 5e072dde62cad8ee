"""How the plan stands, on a screen."""

from datetime import date

from incplan.app.desk.people import role_label
from incplan.app.plan.standing import Paper, Rhythm, Standing
from incplan.cli.output import phrases
from incplan.cli.output.screen import Screen
from incplan.cli.output.window.layout import Block, fit
from incplan.cli.screens.plan.awareness import show_to_brief
from incplan.cli.screens.plan.unsaved import not_shared_lines, some
from incplan.cli.screens.response.moment.head import command_block, page_of
from incplan.i18n.catalogue import _, active_translator, ngettext_
from incplan.i18n.sentences.waiting import waiting_words
from incplan.i18n.time.dates import short_date

_FACTS = 3


def show_standing(screen: Screen, result: Standing, today: date) -> None:
    """The approval, then reviews, exercises and prints with their due days."""
    screen.line(_("Version {version}", version=result.version), "bold")
    given = result.approval
    if given is None:
        screen.line(_unapproved(result), "yellow")
    else:
        screen.line(
            _(
                "Version {version} approved by {name} on {on}",
                version=given.version,
                name=given.name,
                on=_day(given.on),
            ),
            "yellow" if given.changed else "green",
        )
    changed = given.changed if given else ()
    if changed:
        screen.line(_("changed since: {files}", files=some(changed)), indent=2)
    besides = given.changed_besides if given else ()
    if besides:
        screen.line(
            _("changed since, without touching the approval: {files}", files=some(besides)),
            indent=2,
        )
    for sentence in not_shared_lines(result.unsaved, result.ignored_files):
        screen.line(sentence, "yellow")
    if result.facts_not_in_git:
        told = ", ".join(result.facts_not_in_git[:_FACTS])
        left = len(result.facts_not_in_git) - _FACTS
        files = f"{told} (+{left})" if left > 0 else told
        words = _(
            "In the plan's journal but not in git, so nobody else has it: {files}", files=files
        )
        screen.line(words, "yellow")
    screen.line()
    screen.pairs(
        (
            (_("Plan reviewed"), _rhythm(result.review, today)),
            (_("Exercise"), _rhythm(result.exercise, today)),
            (_("Awareness"), _rhythm(result.awareness, today)),
            (_("Printed"), _printed(result.paper)),
            (_("On duty"), phrases.listed(_on_duty(result))),
            (_("Incidents since the review"), ", ".join(result.incidents_since)),
            (_("Projects since the review"), ", ".join(result.projects_since)),
            (_("Risk assessment to be read for"), ", ".join(result.unread_projects)),
            (_("Empty links"), ", ".join(_not_organised(result))),
            (_("Fingerprint"), result.fingerprint),
        )
    )
    show_to_brief(screen, result.to_brief, active_translator())
    if result.waiting:
        screen.line(waiting_words(active_translator(), result.waiting), "yellow")
    if result.conflicts:
        screen.line(
            ngettext_(
                "{count} statement of the files does not fit the journal: incplan validate",
                "{count} statements of the files do not fit the journal: incplan validate",
                result.conflicts,
            ),
            "yellow",
        )
    _next(screen, result)


def _not_organised(result: Standing) -> tuple[str, ...]:
    return tuple(item.letter for item in result.links if not item.organised)


def _on_duty(result: Standing) -> tuple[str, ...]:
    """Whose turn it is now, by function."""
    translator = active_translator()
    return tuple(f"{item.name} ({role_label(item.role, translator)})" for item in result.on_duty)


def _unapproved(result: Standing) -> str:
    signed = result.signature
    if signed is None:
        return _("Not approved yet.")
    return _(
        "Signed on paper by {name} on {on} (version {version}), not in the journal.",
        name=signed.name or "?",
        on=_day(signed.on),
        version=signed.version or "?",
    )


def _next(screen: Screen, result: Standing) -> None:
    """What is checked next, and what management does; the command that says it under the fact."""
    screen.line()
    screen.line(_("Check it: {command}", command="incplan validate"))
    given = result.approval
    if given is not None and not given.changed:
        return
    if result.signer is None:
        screen.line(_("Nobody is named for management: see roles in plan.yaml."), "yellow")
        return
    command = f"incplan approve --by {result.signer}"
    told = _("When {name} has signed: {command}", name=result.signer_name, command=command)
    screen.rows(fit(page_of(screen), (command_block(page_of(screen), told, command),), _nothing))


def _day(day: date) -> str:
    return short_date(day, active_translator().language)


def _nothing(_shown: object) -> tuple[Block, ...]:
    return ()


def _printed(paper: Paper) -> str:
    if paper.printed_on is None and paper.holders:
        return ngettext_(
            "no print run noted; {count} copy is held",
            "no print run noted; {count} copies are held",
            paper.held,
        )
    if paper.printed_on is None:
        return _("never")
    day = _day(paper.printed_on)
    if paper.holders:
        return ngettext_("{day}; {count} copy is held", "{day}; {count} copies are held",
                         paper.held, day=day)  # fmt: skip
    return _("{day}, and nobody holds a copy", day=day)


def _rhythm(rhythm: Rhythm, today: date) -> str:
    if rhythm.last is None or rhythm.due is None:
        return _("never")
    last, due = _day(rhythm.last), _day(rhythm.due)
    if rhythm.due < today:
        return _("{last}, was due again on {due}", last=last, due=due)
    return _("{last}, due again on {due}", last=last, due=due)
