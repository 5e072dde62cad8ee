"""Save the plan: commit every plan file that differs from the last commit, and nothing else."""

from dataclasses import dataclass
from pathlib import Path

from incplan.app.desk.desk import Desk
from incplan.app.desk.unsaved import unsaved
from incplan.app.plan.difference import plan_changes
from incplan.app.plan.identity import FILE, give_id, may_get_id
from incplan.app.plan.practice.to_brief import ToBrief, to_brief
from incplan.documents.wording.changes import ToldChange
from incplan.errors import NotWrittenError, UnreadableError, UsageError
from incplan.i18n.catalogue import Translator
from incplan.store.git.commits import commit_files
from incplan.store.git.state import git_state
from incplan.store.git.unsaved import How, Unsaved, UnsavedFile

_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSave:
    """What would be saved: the files, and in words what changed in them, where that can be told.

    `broken` are files that cannot be used as written: they are saved all the same. `gets_id` says
    that the plan has no id yet and gets one, in plan.yaml. `ignored_files` are not saved: a rule of
    git keeps them out.
    """

    files: tuple[UnsavedFile, ...]
    changes: tuple[ToldChange, ...]
    broken: tuple[str, ...]
    gets_id: bool = False
    ignored_files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What was saved, in which commit; `commit` is None when there was nothing to save.

    `new_id` is the id that the plan got with it, `to_brief` who holds a function and was not told.
    """

    files: tuple[UnsavedFile, ...]
    changes: tuple[ToldChange, ...]
    broken: tuple[str, ...]
    subject: str
    commit: str | None
    new_id: str | None = None
    ignored_files: tuple[str, ...] = ()
    to_brief: tuple[ToBrief, ...] = ()


def what_to_save(desk: Desk, translator: Translator) -> ToSave:
    """What changed since the last commit. Raises NotWrittenError where git cannot commit."""
    state = git_state(desk.root, author=desk.author)
    if state.reason is not None:
        raise _refused(state.reason)
    found = unsaved(desk)
    if found.reason is not None:
        raise _refused(found.reason)
    gets_id = FILE not in found.ignored and may_get_id(desk)
    return ToSave(
        files=_with_plan(found.files) if gets_id else found.files,
        changes=_told(desk, translator) if found.files else (),
        broken=tuple(dict.fromkeys(gap.problem.path for gap in desk.gaps())),
        gets_id=gets_id,
        ignored_files=found.ignored,
    )


def save(desk: Desk, wanted: ToSave, message: str = "") -> Saved:
    """Commit these files as they stand. Raises NotWrittenError when git does not take them.

    A plan that `gets_id` has it then all the same: the next save commits it.
    """
    new_id = give_id(desk) if wanted.gets_id else None
    files = Unsaved(wanted.files)
    subject, _line, body = message.strip().partition("\n")
    subject = subject or _subject(wanted.files)
    commit = None
    if wanted.files:
        done = commit_files(
            desk.root,
            files.kept(desk.root),
            subject,
            body.strip(),
            author=desk.author,
            gone=files.gone(desk.root),
            alone=True,
        )
        if done.reason is not None:
            raise _refused(done.reason)
        commit = done.commit
    return Saved(
        files=wanted.files,
        changes=wanted.changes,
        broken=wanted.broken,
        subject=subject if wanted.files else "",
        commit=commit,
        new_id=new_id,
        ignored_files=wanted.ignored_files,
        to_brief=to_brief(desk),
    )


def _with_plan(files: tuple[UnsavedFile, ...]) -> tuple[UnsavedFile, ...]:
    """These files, and plan.yaml, which is about to change."""
    if any(item.path == FILE for item in files):
        return files
    return tuple(sorted((*files, UnsavedFile(FILE, How.CHANGED)), key=lambda item: item.path))


def _refused(reason: str) -> NotWrittenError:
    return NotWrittenError("not_saved", details=((reason, {}),))


def _subject(files: tuple[UnsavedFile, ...]) -> str:
    """The first line of a commit without a message from the user."""
    names = ", ".join(Path(item.path).name for item in files[:_NAMED])
    more = f" (+{len(files) - _NAMED})" if len(files) > _NAMED else ""
    return f"plan: saved {names}{more}"


def _told(desk: Desk, translator: Translator) -> tuple[ToldChange, ...]:
    """The changes in words; none when the last commit holds no readable plan."""
    try:
        return plan_changes(desk, "HEAD", translator, bookkeeping=True).changes
    except (UsageError, UnreadableError):
        return ()
