"""All errors that users may meet; their sentences are made in `incplan.i18n`."""

from typing import Final

FINDINGS: Final = 1
USAGE: Final = 2
UNREADABLE: Final = 3
NOT_WRITTEN: Final = 4
REFUSED: Final = 5
PROPOSED: Final = 10
OVERRUN: Final = 11
FAULT: Final = 70
INTERRUPTED: Final = 130
CLOSED_PIPE: Final = 141


class IncplanError(Exception):
    """Something the user can act on: a stable code, its parameters, the exit code.

    `details` are further coded lines (for instance all that is missing before closing);
    each is a (code, params) pair shown under the main sentence.
    """

    exit_code = USAGE

    def __init__(
        self,
        code: str,
        *,
        details: tuple[tuple[str, dict[str, object]], ...] = (),
        **params: object,
    ) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params
        self.details = details


class UsageError(IncplanError):
    """The words of the command cannot be understood (exit 2)."""


class UnreadableError(IncplanError):
    """Not a plan, or a file this command needs cannot be read (exit 3)."""

    exit_code = UNREADABLE


class NotWrittenError(IncplanError):
    """The fact could not be written or confirmed (exit 4)."""

    exit_code = NOT_WRITTEN


class RefusedError(IncplanError):
    """Refused by a rule or by the state of the incident; nothing was written (exit 5)."""

    exit_code = REFUSED
