"""Errors of the disk and reasons of git: what happened, what to do."""

from typing import Final

from incplan.i18n.catalogue import N_

STORE: Final = {
    "disk_full": N_("The disk is full ({path}). Free some space, then try again."),
    "read_only": N_("{path} is on a read-only disk. Work on a writable copy."),
    "permission": N_("You may not write {path}. Ask its owner, or work on a copy."),
    "io_error": N_("{path} could not be written: the disk reports an error."),
    "system_error": N_("{path}: {reason}. What was acknowledged is on disk."),
    "not_confirmed": N_(
        "{path} was written, but the disk did not confirm it. Do not type it again: check with "
        "incplan show."
    ),
    "link_refused": N_("{path} is a link; incplan does not write through links."),
    "evidence_missing": N_("{path} is not there (any more); nothing was written."),
    "evidence_unreadable": N_("{path} cannot be read; nothing was written."),
    "evidence_is_a_link": N_("{path} is a link; name the file itself. Nothing was written."),
    "evidence_not_a_file": N_("{path} is not an ordinary file; nothing was written."),
    "evidence_too_large": N_(
        "{path} is larger than {limit} MB. Keep it elsewhere and log where it is, with its SHA-256."
    ),
    "evidence_damaged": N_(
        "{path} no longer holds what its name says; nothing was written. See: incplan verify"
    ),
    "no_open_incident": N_(
        "No open incident. Declare one (incplan declare TEXT), or name a closed one with -i."
    ),
    "incidents_unreadable": N_(
        "The incidents of {path} cannot be read. Name yours in full (-i INC-2026-001-abcd): your "
        "entry is then kept safe. See: incplan validate"
    ),
    "several_open_incidents": N_("Several incidents are open; say which one with -i:"),
    "unknown_incident": N_("No incident `{given}`. See: incplan register"),
    "late_needs_whole_id": N_(
        "`{given}` fits nothing that is open. What is recorded late, after the closing, needs the "
        "whole id; what goes on needs incplan reopen first:"
    ),
    "ambiguous_incident": N_("`{given}` could be any of these:"),
    "git.no_git": N_("git is not installed; the entry is on disk."),
    "git.not_a_repository": N_("this plan is not in a git repository."),
    "git.merge_in_progress": N_("a merge is in progress; the next command commits it."),
    "git.rebase_in_progress": N_("a rebase is in progress; the next command commits it."),
    "git.detached_head": N_("no branch is checked out; go back to a branch."),
    "git.no_identity": N_("git does not know you: git config user.name and user.email."),
    "git.index_locked": N_("another git command is running; the next command commits it."),
    "git.links": N_(
        "the .git folder holds links through which git would write into other files; nothing is "
        "committed there. Make a new clone."
    ),
    "git.another": N_(
        "the .git here leads into the repository of another folder; nothing is committed there. "
        "Make a new clone, or a work tree with git worktree add."
    ),
    "git.ignored": N_("a .gitignore rule hides incidents/; remove it."),
    "git.dubious_ownership": N_(
        "the repository belongs to somebody else; see git's safe.directory."
    ),
    "git.damaged": N_(
        "there is a .git here that git does not take for a repository; repair it, or clone again."
    ),
    "git.failed": N_("git refused; the next command tries again."),
    "git.timeout": N_("git took too long; the next command tries again."),
    "git.off": N_("commits are turned off."),
    "time_unreadable": N_("`{given}` is not a time. Write 07:42, -20m, yesterday 09:00, or ISO."),
    "estimate_unreadable": N_("`{given}` is not a time. Write 14:30, +3h, tomorrow 08:00, or ISO."),
    "time_empty": N_("The time is empty. Write 07:42, -20m, yesterday 09:00, or ISO."),
    "time_does_not_exist": N_(
        "{given} does not exist: clocks went forward. Did you mean {first} or {second}?"
    ),
    "time_morning_or_evening": N_(
        "{given}: in the morning or in the evening? Write {first} or {second}."
    ),
    "time_ambiguous": N_("{given} happened twice: clocks went back. Write {first} or {second}."),
    "time_in_future": N_(
        "{given} is in the future (now {now}). For yesterday, write: yesterday {clock}"
    ),
    "moment_in_future": N_("{given} is {moment}, in the future (now {now})."),
    "unknown_language": N_("No language `{given}`: fr, nl, de, en."),
}
