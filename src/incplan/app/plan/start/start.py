"""Start a plan: a small valid one, with comments that teach what to fill in and why."""

import re
from dataclasses import dataclass
from pathlib import Path

from incplan.app.plan.start.ci import ci_files
from incplan.app.plan.start.contacts import PersonAnswer
from incplan.app.plan.start.files import plan_files
from incplan.errors import RefusedError, UsageError
from incplan.i18n.catalogue import Translator
from incplan.plan.library.keywords import plain_words
from incplan.store.git.commits import commit_files, init_repository
from incplan.store.git.state import git_state


@dataclass(frozen=True, slots=True, kw_only=True)
class InitAnswers:
    """The answers given: the company and the people of the command line."""

    name: str
    language: str
    languages: tuple[str, ...]
    manager: tuple[str, str]
    deputy: tuple[str, str]
    bcp_manager: tuple[str, str]
    management: tuple[str, str]
    ci: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InitResult:
    """What was written, and what to do next."""

    directory: str
    files: tuple[str, ...]
    people: tuple[str, ...]
    commit: str | None
    not_committed: str | None
    inside: str | None = None


def init_plan(directory: Path, answers: InitAnswers, translator: Translator) -> InitResult:
    """Write a plan into an empty or new directory. RefusedError: nothing was written."""
    people = _people(answers)
    files = plan_files(answers.name, answers.language, answers.languages, people, translator)
    files.update(ci_files(answers.ci))
    existing = [name for name in files if (directory / name).exists()]
    if existing:
        raise RefusedError("would_overwrite", path=str(directory / sorted(existing)[0]))
    for name, content in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(content)
    for folder in ("incidents", "exercises"):
        (directory / folder).mkdir(exist_ok=True)
    commit, reason, inside = first_commit(directory, tuple(files))
    return InitResult(
        directory=str(directory),
        files=tuple(sorted(files)),
        people=tuple(person.id for person in people.values()),
        commit=commit,
        not_committed=reason,
        inside=inside,
    )


def _people(answers: InitAnswers) -> dict[str, PersonAnswer]:
    found: dict[str, PersonAnswer] = {}
    for role in ("manager", "deputy", "bcp_manager", "management"):
        name, phone = getattr(answers, role)
        key = _slug(name)
        if not key:
            raise UsageError("person_needs_name", role=role)
        found[role] = PersonAnswer(id=key, name=name.strip(), phone=phone.strip())
    return found


def _slug(name: str) -> str:
    return re.sub(r"-+", "-", "-".join(plain_words(name)))[:60].strip("-")


def first_commit(
    directory: Path, names: tuple[str, ...]
) -> tuple[str | None, str | None, str | None]:
    """Make a first commit when git is there: its id, why there is none, the repository around.

    Inside another repository none is started.
    """
    state = git_state(directory)
    if state.reason == "git.not_a_repository":
        if not init_repository(directory):
            return None, "git.no_git", None
    elif state.reason is not None:
        return None, state.reason, None
    above = len(Path(state.prefix).parts)
    around = str(directory.resolve().parents[above - 1]) if above else None
    paths = tuple(directory / name for name in names)
    result = commit_files(directory, paths, "Start the incident management plan")
    return result.commit, result.reason, around
