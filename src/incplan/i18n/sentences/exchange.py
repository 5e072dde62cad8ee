"""Sentences about files that come from another copy of the plan, and about its proof."""

from typing import Final

from incplan.i18n.catalogue import N_

EXCHANGE: Final = {
    "merge_not_unpacked": N_("{path} is a file. Unpack it first, then merge the folder."),
    "merge_with_itself": N_("{path} is this plan itself. Name the other copy."),
    "nothing_to_merge": N_(
        "{path} holds no incidents/, exercises/ or journal/. Name the folder of the other plan."
    ),
    "other_organisation": N_(
        "{path} holds entries of {theirs}, this is the plan of {ours}: nothing was taken. If they "
        'belong here: incplan merge {path} --organisation "{theirs}"'
    ),
    "redact_needs_name": N_("Say who removes the words: --by NAME."),
    "redact_needs_reason": N_("Say why the words are removed: --reason TEXT."),
    "unknown_entry": N_(
        "No entry `{given}`. Its id, or the first four signs or more, are in: incplan show"
    ),
    "entry_unreadable": N_("{path} cannot be read for certain; nothing was changed."),
    "no_free_words": N_("`{given}` holds no free words. Words can be removed from: {known}"),
    "nothing_to_redact": N_("{entry} holds no words to remove there ({fields})."),
    "not_sealed": N_("{path} is not a sealed journal, or it is damaged."),
    "sealed.changed": N_("{path}: not what the list of hashes says; changed after sealing."),
    "sealed.missing": N_("{path}: in the list of hashes, but not in the file."),
    "sealed.extra": N_("{path}: not in the list of hashes; added after sealing."),
    "sealed.doubled": N_("{path}: in the file twice."),
    "sealed.event_broken": N_("{path}: its seal does not match; changed before sealing."),
    "sealed.event_name": N_("{path}: its name is not what the entry says of itself."),
    "sealed.evidence_missing": N_("{path}: evidence an entry names, but not in the file."),
    "sealed.evidence_changed": N_("{path}: not the bytes its name stands for."),
    "sealed.foreign": N_("{path}: no entry, no evidence, and nothing that sealing writes."),
    "sealed.incident": N_("{path}: not an entry of the incident the list of hashes names."),
    "sealed.digest": N_("{path}: the digest of all seals is another one."),
    "sync.no_repository": N_(
        "This plan is not in git: exchange it by copying, then incplan merge DIR."
    ),
    "sync.no_remote": N_(
        "No remote is configured: git remote add origin URL, or exchange copies with incplan merge."
    ),
    "sync.unheld": N_(
        "Entries are on disk but not in git, so nobody else has them: {files}. An ignore rule hides "
        "them, or commits are turned off; incplan verify says which."
    ),
    "sync.unreachable": N_("{remote} cannot be reached."),
    "sync.behind": N_("Others were quicker each time; try again in a moment."),
    "sync.locked": N_(
        "Another git command holds the repository. If none runs, remove its .lock file by hand."
    ),
    "sync.rejected": N_("{remote} refuses what is sent; ask whoever keeps it."),
    "sync.failed": N_("git could not merge what came from {remote}."),
    "sync.unrelated": N_("{remote} holds another plan: the two have no commit in common."),
    "sync.conflict": N_(
        "Both sides changed {files}. Mend and git add them, then: git merge --continue. Or undo: "
        "git merge --abort"
    ),
    "sync.local_changes": N_(
        "Changes not saved here stand in the way: {files}. Save them (incplan save) or put them "
        "aside (git stash), then sync again."
    ),
    "sync.unsafe": N_(
        "{files}: an address that is not used, or several, or a work tree elsewhere. Sync takes one "
        "https, ssh or git address, or a folder outside the plan. See docs/exchange.md"
    ),
    "sync.ignored": N_(
        "Settings of this repository that sync does not follow: {files}. Those that are yours "
        "belong into your own ~/.gitconfig."
    ),
    "sync.own_way": N_(
        "Settings that sync never follows, since it merges and pushes in a way of its own: {files}"
    ),
    "sync.variables": N_("Variables of the environment that sync does not follow: {files}"),
    "sync.apart": N_(
        "Sent to {pushed}. {fetched}, from which sync fetches, was looked at afterwards and does not "
        "have it: whoever fetches there gets nothing of it. Sync again, or give the remote one address."
    ),
    "merge.copy": N_("{path}: a copy a sync program made of {target}; nothing new in it."),
    "merge.copy_taken": N_(
        "{path}: a copy whose original is not here; its content was taken as {target}."
    ),
    "merge.both_kept": N_(
        "{path}: other content than here under the same name. Both are kept, the other one as "
        "{target}; only the one that was here counts."
    ),
    "merge.unread": N_("{path}: cannot be opened as a folder; what is in it was not seen."),
    "merge.broken": N_("{path}: cut, changed or misnamed; not taken. Ask for it again."),
    "merge.unsealed": N_(
        "{path}: has no seal (written by hand, or cut short); not taken. Read it; if it is whole, "
        "merge again with --unsealed."
    ),
    "merge.link": N_("{path}: a link; not followed, not taken."),
    "merge.stranger": N_("{path}: not part of a journal; left where it is."),
    "merge.leftover": N_("{path}: an unfinished write; read it there, it may hold words."),
    "merge.not_downloaded": N_("{path}: not downloaded yet; fetch it, then merge again."),
    "merge.damaged_here": N_(
        "{target}: the file here no longer holds what its name says; the other copy is whole. Move "
        "the damaged one away, then merge again."
    ),
    "merge.review_differs": N_(
        "{path}: differs from the review here, which was not touched. Compare the two."
    ),
    "merge.redacted_here": N_(
        "{path}: its words were removed here; that copy still holds them. Merge this plan into it, "
        "or delete it."
    ),
    "merge.redacted_there": N_("{path}: its words were removed there; the removal comes in."),
    "merge.redacted_untold": N_(
        "{path}: its words were removed there, but no entry says who did it and why, so they stay "
        "here. To remove them here too: incplan redact"
    ),
}
