"""The shape of a finding's text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FindingText:
    """English sentences with `{named}` places; `source` is a requirement or a standard.

    `message` says what is wrong, `help` what to do, `why` what goes wrong if nobody does.
    """

    message: str
    help: str = ""
    source: str = ""
    why: str = ""
