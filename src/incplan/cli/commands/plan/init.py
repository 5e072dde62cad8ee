"""`incplan init`."""

import os
from pathlib import Path
from typing import Annotated

import typer

from incplan.app.plan.start.ci import SERVICES
from incplan.app.plan.start.start import InitAnswers, init_plan
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.prompts.ask import ask, can_ask
from incplan.cli.session.settings import settings_of
from incplan.errors import RefusedError, UsageError
from incplan.i18n.catalogue import (
    LANGUAGES,
    N_,
    _,
    activate_language,
    active_translator,
    choose_language,
)
from incplan.i18n.sentences import error_sentence
from incplan.plan.values.phones import normalise_phone

HELP = N_(
    """Start a plan in a new directory: small, valid, with comments that teach.

    Asks on a terminal for what is not given; never overwrites a file."""
)
EXAMPLES = (
    "incplan init my-plan",
    "incplan init my-plan --ci github",
    'incplan init my-plan --name "Ma Société SRL" --lang fr',
    'incplan init my-plan --manager "Anne Dupont" --manager-phone 0470000001',
)
_PEOPLE = {
    "manager": N_("Incident manager"),
    "deputy": N_("Deputy of the incident manager"),
    "bcp_manager": N_("Business continuity manager"),
    "management": N_("Management (validates the plan)"),
}


def _name(option: str, text: str) -> object:
    return typer.Option(option, metavar=_("NAME"), help=text)


def _phone(option: str) -> object:
    return typer.Option(option, metavar=_("PHONE"), help=_("Phone number."))


def command(
    ctx: typer.Context,
    directory: Annotated[Path, typer.Argument(metavar=_("DIRECTORY"))],
    name: Annotated[
        str | None, typer.Option("--name", metavar=_("TEXT"), help=_("Name of the company."))
    ] = None,
    languages: Annotated[
        str, typer.Option("--languages", metavar="fr,nl", help=_("Languages of the documents."))
    ] = "",
    manager: Annotated[str | None, _name("--manager", _(_PEOPLE["manager"]))] = None,
    manager_phone: Annotated[str | None, _phone("--manager-phone")] = None,
    deputy: Annotated[str | None, _name("--deputy", _(_PEOPLE["deputy"]))] = None,
    deputy_phone: Annotated[str | None, _phone("--deputy-phone")] = None,
    bcp_manager: Annotated[str | None, _name("--bcp-manager", _(_PEOPLE["bcp_manager"]))] = None,
    bcp_phone: Annotated[str | None, _phone("--bcp-phone")] = None,
    management: Annotated[str | None, _name("--management", _(_PEOPLE["management"]))] = None,
    management_phone: Annotated[str | None, _phone("--management-phone")] = None,
    service: Annotated[
        str | None,
        typer.Option("--ci", metavar="github|gitlab", help=_("Check every push there.")),
    ] = None,
) -> object:
    """Start a plan."""
    if service is not None and service not in SERVICES:
        raise UsageError("not_in_list", given=service, option="--ci", known=", ".join(SERVICES))
    settings = settings_of(ctx)
    if settings.plan is not None:
        raise UsageError("plan_not_used", command="init")
    language = choose_language(settings.language, None, os.environ)
    activate_language(language)
    if (directory / "plan.yaml").exists():
        raise RefusedError("would_overwrite", path=str(directory / "plan.yaml"))
    asked = _Questions(can_ask(assume_yes=settings.assume_yes))
    wanted = tuple(dict.fromkeys((language, *(part for part in languages.split(",") if part))))
    for item in wanted:
        if item not in LANGUAGES:
            raise UsageError("unknown_language", given=item, known=LANGUAGES)
    answers = InitAnswers(
        name=asked.text("--name", _("Name of the company?"), name),
        language=language,
        languages=wanted,
        manager=asked.person("manager", manager, manager_phone),
        deputy=asked.person("deputy", deputy, deputy_phone),
        bcp_manager=asked.person("bcp_manager", bcp_manager, bcp_phone),
        management=asked.person("management", management, management_phone),
        ci=service,
    )
    result = init_plan(directory, answers, active_translator())
    warnings: tuple[str, ...] = ()
    if result.not_committed:
        reason = error_sentence(active_translator(), result.not_committed, {})
        warnings = (_("Written, not committed: {reason}", reason=reason),)

    if result.inside:
        around = _(
            "The plan lies inside the git repository {path}: what happens is committed there. For "
            "a repository of its own, start it elsewhere.",
            path=result.inside,
        )
        warnings = (*warnings, around)

    def show(screen: Screen) -> None:
        screen.line(_("Plan started in {path}", path=result.directory), "bold")
        screen.line(_("{count} files; fill in what is marked `to_fill`.", count=len(result.files)))
        screen.line(_("Next:"))
        screen.line(f"cd {result.directory}", indent=2)
        screen.line("incplan validate", indent=2)
        screen.line(f'incplan declare "..." --by {result.people[0]}', indent=2)

    return Answer(result, show, warnings=warnings)


class _Questions:
    """Asks on a terminal for what no option gave."""

    def __init__(self, allowed: bool) -> None:
        self._allowed = allowed

    def text(self, option: str, question: str, given: str | None) -> str:
        if given and given.strip():
            return given.strip()
        if not self._allowed:
            raise UsageError("option_needed", option=option)
        answer = ""
        while not answer:
            answer = ask(question)
        return answer

    def person(self, role: str, name: str | None, phone: str | None) -> tuple[str, str]:
        option = "--" + role.replace("_", "-")
        short = "--bcp-phone" if role == "bcp_manager" else f"{option}-phone"
        label = _(_PEOPLE[role])
        who = self.text(option, _("{role}: name?", role=label), name)
        number = self.text(short, _("{role}: phone?", role=label), phone)
        if normalise_phone(number) is None:
            raise UsageError("not_a_phone", given=number, option=short)
        return who, number
