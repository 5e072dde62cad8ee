"""What follows a refusal: a reason that is missing is asked for, else it is explained."""

from collections.abc import Sequence

from incplan.cli.output.errors import explain, system_error
from incplan.cli.output.streams import say_aside
from incplan.cli.prompts.ask import ask, can_ask
from incplan.errors import IncplanError
from incplan.i18n.catalogue import _, active_translator
from incplan.i18n.sentences import error_sentence

__all__ = ["explain", "system_error", "with_reason"]
#: Refusals that a reason given with `--reason` mends, on every command that raises them.
MENDED = frozenset(
    {
        "waiver_needs_reason",
        "level_needs_reason",
        "accept_needs_reason",
        "measure_needs_reason",
        "not_applicable_needs_reason",
        "lost_needs_reason",
        "redact_needs_reason",
        "abort_needs_reason",
        "waive_needs_reason",
        "answer_needs_reason",
        "decline_needs_reason",
        "cancel_needs_reason",
        "reopen_needs_reason",
    }
)


def with_reason(error: IncplanError, words: Sequence[str], *, assume_yes: bool) -> list[str]:
    """The line with the reason that a person gives; empty where nobody does, or none is missing.

    Nothing was written by a command that was refused, so that it may be typed again.
    """
    said = any(word == "--reason" or word.startswith("--reason=") for word in words)
    asks = "--json" not in words and can_ask(assume_yes=assume_yes)
    if said or not asks or error.code not in MENDED:
        return []
    say_aside(error_sentence(active_translator(), error.code, error.params) + "\n")
    reason = ask(_("Why?"))
    if not reason:
        return []
    place = list(words).index("--") if "--" in words else len(words)
    return [*words[:place], "--reason", reason, *words[place:]]
