"""The shape of a finding's text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FindingText:
    """English sentences with `{named}` places; `source` is a requirement or a standard."""

    message: str
    help: str = ""
    source: str = ""
