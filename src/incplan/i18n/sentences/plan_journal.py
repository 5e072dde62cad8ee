"""Refusals and errors of the commands about the plan itself."""

from typing import Final

from incplan.i18n.catalogue import N_

PLAN_JOURNAL: Final = {
    "approver_needed": N_("Say who approves: --by NAME."),
    "may_not_approve": N_("{by} may not approve the plan: management does. Who may: {people}."),
    "version_differs": N_(
        "plan.yaml is version {current}, not {given}. Set `version` there first, so that every "
        "page bears it."
    ),
    "approve_refused": N_(
        "The plan cannot be approved while errors stand ({count}). Mend them, or have management "
        "accept them in accepted-findings.yaml. See: incplan validate"
    ),
    "approve_declined": N_("Not approved; nothing was recorded."),
    "not_saved": N_("Nothing was saved: git cannot commit now. The files stay on disk."),
    "save_commits": N_("`save` is a commit: leave out --no-commit."),
    "save_declined": N_("Nothing was saved."),
    "reviewed_changed_or_not": N_(
        "Say what the review gave: incplan plan reviewed --changed, or --no-change."
    ),
    "reviewed_not_changed": N_(
        "The files say what they said on {since}. If the review changed nothing: incplan plan "
        "reviewed --no-change. Otherwise change the plan first, then note the review."
    ),
    "project_needs_name": N_('Say what the project is: incplan plan project "New web shop"'),
    "nothing_to_verify": N_(
        "No number or address is known of {contacts}: fill it in first. Nothing was noted."
    ),
    "verified_whom": N_("Say whose numbers were tried: incplan plan verified nadia marc"),
}
