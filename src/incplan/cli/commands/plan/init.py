"""`incplan init`."""

import os
from pathlib import Path
from typing import Annotated

import typer

from incplan.app.plan.start.ci import SERVICES
from incplan.app.plan.start.copied import copy_plan
from incplan.app.plan.start.start import InitAnswers, init_plan
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.output.streams import say_aside
from incplan.cli.parsing.combinations import refuse_typed
from incplan.cli.prompts.ask import ask, can_ask, choose
from incplan.cli.session.settings import settings_of
from incplan.errors import RefusedError, UsageError
from incplan.i18n.catalogue import (
    LANGUAGES,
    N_,
    _,
    activate_language,
    active_translator,
    choose_language,
    ngettext_,
    translator,
)
from incplan.i18n.labels import label
from incplan.i18n.sentences import error_sentence
from incplan.i18n.text.hostile import safe
from incplan.plan.library.keywords import plain_words
from incplan.plan.values.phones import normalise_phone
from incplan.store.disk.sharing import keep_private

HELP = N_(
    """Start a plan in a new directory: small, valid, with comments that teach.

    Asks on a terminal for what is not given, the language first; one person may hold several
    functions. What nobody says stays open: go on with incplan fill. Never overwrites a file. --from
    starts from the files of another plan, without its incidents, exercises and journal, under an id
    of its own."""
)
EXAMPLES = (
    "incplan init my-plan",
    "incplan init my-plan --ci github",
    'incplan init my-plan --name "Ma Société SRL" --lang fr',
    'incplan init my-plan --manager "Anne Dupont" --manager-phone 0470000001',
    'incplan init ../next-plan --from . --name "Ma Société SRL"',
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
    source: Annotated[
        Path | None,
        typer.Option("--from", metavar=_("FOLDER"), help=_("Start from the files of this plan.")),
    ] = None,
) -> object:
    """Start a plan."""
    if source is not None:
        refuse_typed(
            "incplan init DIRECTORY",
            languages=languages,
            manager=manager,
            manager_phone=manager_phone,
            deputy=deputy,
            deputy_phone=deputy_phone,
            bcp_manager=bcp_manager,
            bcp_phone=bcp_phone,
            management=management,
            management_phone=management_phone,
        )
    if service is not None and service not in SERVICES:
        raise UsageError("not_in_list", given=service, option="--ci", known=", ".join(SERVICES))
    settings = settings_of(ctx)
    if settings.plan is not None:
        raise UsageError("plan_not_used", command="init")
    language = choose_language(settings.language, None, os.environ)
    activate_language(language)
    if (directory / "plan.yaml").exists():
        raise RefusedError("would_overwrite", path=str(directory / "plan.yaml"))
    keep_private(directory)
    if source is not None:
        return _copied(directory, source, name, service)
    asked = _Questions(can_ask(assume_yes=settings.assume_yes))
    if settings.language is None and not os.environ.get("INCPLAN_LANG"):
        language = asked.language(language)
        activate_language(language)
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

    def show(screen: Screen) -> None:
        screen.line(_("Plan started in {path}", path=result.directory), "bold")
        screen.line(
            _("{count} files; what is not answered yet: incplan fill", count=len(result.files))
        )
        screen.line(_("Next:"))
        screen.line(f"cd {result.directory}", indent=2)
        screen.line(f"incplan import {_('FILE')} ...", indent=2)
        screen.line("incplan fill", indent=2)
        screen.line("incplan validate", indent=2)
        screen.line(f"incplan declare --by {result.people[0]}", indent=2)

    return Answer(result, show, warnings=_warnings(result.not_committed, result.inside))


def _warnings(not_committed: str | None, inside: str | None) -> tuple[str, ...]:
    """Why git has it not, and whose repository it lies in."""
    found: list[str] = []
    if not_committed:
        reason = error_sentence(active_translator(), not_committed, {})
        found.append(_("Written, not committed: {reason}", reason=reason))
    if inside:
        found.append(
            _(
                "The plan lies inside the git repository {path}: what happens is committed there. "
                "For a repository of its own, start it elsewhere.",
                path=inside,
            )
        )
    return tuple(found)


def _copied(directory: Path, source: Path, name: str | None, service: str | None) -> Answer:
    """A plan from the files of another one."""
    result = copy_plan(directory, source, name=name, service=service)

    def show(screen: Screen) -> None:
        screen.line(_("Plan started in {path}", path=result.directory), "bold")
        files = ngettext_("{count} file", "{count} files", len(result.files))
        screen.line(_("{files} from {source}; id: {id}", files=files, source=result.source,
                      id=result.id))  # fmt: skip
        if result.left_out:
            screen.line(_("Left out: {list}", list=", ".join(result.left_out)))
        screen.line(
            _("Read through: names, contacts, signatures, paper copies and accepted findings came "
              "along.")
        )  # fmt: skip
        screen.line(_("Next:"))
        screen.line(f"cd {result.directory}", indent=2)
        screen.line("incplan validate", indent=2)

    return Answer(result, show, warnings=_warnings(result.not_committed, result.inside))


class _Questions:
    """Asks on a terminal for what no option gave."""

    def __init__(self, allowed: bool) -> None:
        self._allowed = allowed
        self._numbers: dict[str, str] = {}

    def text(self, option: str, question: str, given: str | None) -> str:
        if given and given.strip():
            return given.strip()
        if not self._allowed:
            raise UsageError("option_needed", option=option)
        answer = ""
        while not answer:
            answer = ask(question)
        return answer

    def language(self, known: str) -> str:
        """The language of the plan, asked first; without a terminal that of the system."""
        if not self._allowed:
            return known
        # Each in its own words: the system may speak another one than the reader.
        words = [(key, label(translator(key), f"language.{key}")) for key in LANGUAGES]
        return choose(_("In which language is the plan written?"), words, known)

    def person(self, role: str, name: str | None, phone: str | None) -> tuple[str, str]:
        option = "--" + role.replace("_", "-")
        short = "--bcp-phone" if role == "bcp_manager" else f"{option}-phone"
        name_of_role = _(_PEOPLE[role])
        who = self.text(option, _("{role}: name?", role=name_of_role), name)
        same = " ".join(plain_words(who))
        # Somebody with several functions is asked for a number once.
        given = phone or self._numbers.get(same)
        question = _("{role}: phone?", role=name_of_role)
        number = self.text(short, question, given)
        while normalise_phone(number) is None:
            problem = UsageError("not_a_phone", given=number, option=short)
            if given or not self._allowed:
                raise problem
            # Typed just now: what was answered before is kept, and this is asked again.
            words = error_sentence(active_translator(), problem.code, problem.params)
            say_aside(f"{safe(words)}\n")
            number = self.text(short, question, None)
        self._numbers.setdefault(same, number)
        return who, number
